"""Changing settings: checked, stored, and in force at once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from bitsgui.bits.certificates import CertificateFacts, CertificateFiles
from bitsgui.bits.errors import BitsError, Hresult, InvalidArgumentError
from bitsgui.bits.words import say, words_of
from bitsgui.engine import pacing, tasks
from bitsgui.engine.authorities import read_authorities
from bitsgui.engine.client_certificates import read_identity
from bitsgui.engine.passphrases import Passphrases
from bitsgui.engine.script_trial import remarks_on
from bitsgui.settings import accepted, host_rules, schema, unencrypted

if TYPE_CHECKING:
    from bitsgui.engine.core import Core


async def change(core: Core, values: Mapping[str, object]) -> list[str]:
    """Change settings by name; return sentences on what could not be tried just now.

    Cancelled, it has changed all or nothing.
    Raises: ValueError and BitsError with a sentence that names what is not taken; StoreError.
    """
    if "proxy_script" not in values:
        await tasks.finish(_change(core, values))
        return []
    async with core.prober.script_turn:
        settings = schema.changed(core.settings, **pacing.complete(values, core.settings))
        remarks: list[str] = []
        if settings.proxy_script is not None:
            remarks = await remarks_on(core, settings.proxy_script, settings.interface)
        await tasks.finish(_change(core, values))
    return remarks


async def _change(core: Core, values: Mapping[str, object]) -> None:
    async with core.settings_lock:  # two changes at once must both stay
        settings = schema.changed(core.settings, **pacing.complete(values, core.settings))
        if values.get("ca_file") is not None:
            await _check_authorities(str(values["ca_file"]))
        if values.get("host_rules") is not None:
            for files in host_rules.certificates_of(str(values["host_rules"])):
                await _check_certificate(core, files)
        if values.get("look_for_news"):
            core.news.check_wanted(settings)
        before = core.settings.host_rules
        await _store(core, settings)
        if settings.host_rules != before:
            await _follow_rules(core, before)


async def keep_passphrase(core: Core, files: CertificateFiles) -> None:
    """Keep the passphrase of a certificate for the rules that name it. To be run to its end.

    Raises: BitsError for files that cannot be shown, or not with this passphrase; StoreError.
    """
    for name in filter(None, (files.certificate, files.key)):
        if not Path(name).is_absolute():
            words = "The path {name} is not absolute: write it from the root on."
            raise InvalidArgumentError(say(words, name=name))
    async with core.settings_lock:
        files = await _passphrases(core).completed(files)
        await tasks.on_disk(read_identity, files)
        _passphrases(core).give(files)
        await _follow_rules(core, core.settings.host_rules)


async def accept_certificate(core: Core, facts: CertificateFacts) -> None:
    """Believe a certificate for its server. To be run to its end. Raises: StoreError."""
    async with core.settings_lock:
        believed = accepted.parse(core.settings.accepted_certificates)
        place = accepted.place_of(facts.host, facts.port)
        written = accepted.write({**believed, place: facts.sha256})
        await _store(core, schema.changed(core.settings, accepted_certificates=written))


async def allow_unencrypted_login(core: Core, host: str, port: int) -> None:
    """Let logins go to a server unencrypted. To be run to its end. Raises: StoreError."""
    async with core.settings_lock:
        written = unencrypted.with_server(core.settings.unencrypted_logins, host, port)
        await _store(core, schema.changed(core.settings, unencrypted_logins=written))


async def _store(core: Core, settings: schema.Settings) -> None:
    stored = {**core.unknown_settings, **schema.to_stored(settings)}
    await core.store.save_settings(stored)
    core.apply_settings(settings)


async def _check_authorities(path: str) -> None:
    try:
        await tasks.on_disk(read_authorities, path)
    except ValueError as error:
        raise InvalidArgumentError(words_of(error)) from error


def _passphrases(core: Core) -> Passphrases:
    found = core.transport.passphrases
    assert found is not None
    return found


async def _follow_rules(core: Core, before: str | None) -> None:
    """Store the passphrases of what rules name now, and no others. Raises: StoreError."""
    of_rules = map(host_rules.certificates_of, (before, core.settings.host_rules))
    await _passphrases(core).follow(*of_rules)


async def _check_certificate(core: Core, files: CertificateFiles) -> None:
    """Raise BitsError for a certificate of a rule that cannot be shown."""
    try:
        await tasks.on_disk(read_identity, await _passphrases(core).completed(files))
    except BitsError as error:
        reason = words_of(error)
        if error.hresult == Hresult.WININET_CLIENT_AUTH_NO_ACCESS_PRIVATE_KEY:
            words = "{reason} Give it with the certificate: in Preferences, or --passphrase-file."
            reason = say(words, reason=reason)
        raise InvalidArgumentError(reason) from error
