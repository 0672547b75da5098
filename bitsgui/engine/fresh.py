"""Asking what a fresh link for a file leads to, before the file is pointed to it."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from bitsgui.bits import urls
from bitsgui.bits.fresh_links import FreshLink, Remote, differences
from bitsgui.bits.names import suggest_name
from bitsgui.bits.records import FileRecord, JobSecrets
from bitsgui.bits.types import AuthTarget
from bitsgui.bits.validators import Validator
from bitsgui.engine.asking import known_entity
from bitsgui.engine.local_names import is_folder_name
from bitsgui.engine.own_methods import for_all, suggested
from bitsgui.engine.remote_names import checked_remote

if TYPE_CHECKING:
    from bitsgui.engine.core import Core
    from bitsgui.engine.live import LiveJob

_NOTHING = Validator(None, None, None)


async def look(core: Core, live: LiveJob, file: FileRecord, url: str) -> FreshLink:
    """Ask with what the job sends, and compare; see :class:`FreshLink`.

    Raises: InvalidArgumentError for a link that cannot be read.
    """
    checked_remote(url, core.settings)
    secrets = _secrets_for(file, url, await core.secrets_of(live))
    found = await core.prober.look(url, live.record.options, secrets)
    view, entity = found.view, found.entity
    known = known_entity(file)
    is_settled = not is_folder_name(file.local_name)
    names = _names(file)
    before = Remote(names[0] if names else "", known.size, known.media_type)
    now = Remote(view.name, view.size, view.media_type)
    validators = (known.validator, entity.validator if entity is not None else _NOTHING)
    return FreshLink(
        url,
        before,
        now,
        differences(before, now, names, validators) if view.error is None else frozenset(),
        received=live.transferred_bytes(file),
        is_settled=is_settled,
        is_page=view.is_page,
        error=view.error,
    )


def _secrets_for(file: FileRecord, url: str, secrets: JobSecrets) -> JobSecrets:
    """Return the secrets with the login of the file's link, if that counts for the fresh one."""
    login = secrets.logins.get(file.id)
    if login is None or not urls.may_send_secrets(file.given_name or file.remote_name, url):
        return secrets
    return for_all(secrets, AuthTarget.SERVER, login)


def _names(file: FileRecord) -> list[str]:
    """Return what the file is called here, and what its server called it; the first is shown."""
    here = [] if is_folder_name(file.local_name) else [PurePath(file.local_name).name]
    if file.response_headers is not None:
        return [*here, suggested(file)]
    # Nobody has said what it is called: a guess counts only where it looks like a name.
    guess = suggest_name(None, file.given_name or file.remote_name, "")
    return [*here, guess] if here or PurePath(guess).suffix else []
