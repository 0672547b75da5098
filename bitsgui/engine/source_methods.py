"""What a job's handle has for the links each of its files may come from."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from bitsgui.bits.errors import InvalidArgumentError, InvalidStateError
from bitsgui.bits.mirrors import MOST, Mirror, SourceView, Trouble, in_order, shown
from bitsgui.bits.records import FileRecord, JobOptions
from bitsgui.bits.requests import LinkRequest
from bitsgui.bits.states import RUNNING
from bitsgui.bits.urls import parse_remote
from bitsgui.bits.words import say
from bitsgui.engine.drafts import Draft
from bitsgui.engine.handle_base import in_turn
from bitsgui.engine.job_files import JobFiles
from bitsgui.engine.remote_names import checked_mirrors
from bitsgui.settings.schema import Settings


class SourceMethods(JobFiles):
    """See :class:`bitsgui.bits.sources_interface.ChoosesSources`."""

    async def sources(self, file_id: int) -> list[SourceView]:
        """Return the links a file may come from, its own first."""
        self._check_rights()
        file = self._record_of(file_id)
        own = _own(file)
        noted = {mirror.url: mirror for mirror in file.mirrors}
        views = [SourceView(own, True, noted[own].trouble if own in noted else Trouble.NONE)]
        views += [
            SourceView(mirror.url, False, mirror.trouble, has_given=mirror.gave)
            for mirror in in_order(file.mirrors)
            if mirror.url != own and mirror.trouble is not Trouble.REMOVED
        ]
        runner = self._live.runner
        known = None if runner is None else runner.sources_of(file)
        return views if known is None else [known.seen(view) for view in views]

    @in_turn
    async def change_mirrors(
        self, file_id: int, add: Sequence[str] = (), remove: Sequence[str] = ()
    ) -> None:
        """Give a file further links, and take others out; a run begins anew."""
        self.check_mutable()
        file = self._record_of(file_id)
        check_unfinished(file)
        mirrors = changed_mirrors(file, self._options, self._core.settings, add, remove)
        if mirrors == file.mirrors:
            return

        def apply(draft: Draft) -> None:
            draft.file(file).mirrors = mirrors

        await self._core.change(self._live, apply, [file])
        if self._live.state in RUNNING:
            self._core.dispatcher.send_back(self._live)


def check_unfinished(file: FileRecord) -> None:
    """Refuse further links to a file that is whole. Raises: InvalidStateError."""
    if file.transferred or file.completed:
        raise InvalidStateError("The file is whole: further links to it are of no use.")


def changed_mirrors(
    file: FileRecord,
    options: JobOptions,
    settings: Settings,
    add: Sequence[str],
    remove: Collection[str],
) -> tuple[Mirror, ...]:
    """Return the mirrors of a file once some are added and others taken out.

    Raises: InvalidArgumentError for a link that cannot be one.
    """
    if add and options.http_method is not None:
        raise InvalidArgumentError(
            "A download with a method of its own comes from its own link only."
        )
    own = _own(file)
    wanted = tuple(Mirror(url) for url in add)
    link = LinkRequest(own, checksum=file.checksum, mirrors=wanted)
    new = checked_mirrors(link, parse_remote(own), settings)
    again = {mirror.url for mirror in new}
    kept = [
        replace(mirror, trouble=_trouble(mirror, again, remove))
        for mirror in file.mirrors
        if mirror.url != own or own not in remove
    ]
    there = {mirror.url for mirror in kept}
    made = (*kept, *(mirror for mirror in new if mirror.url not in there))
    if len({*add, *(mirror.url for mirror in shown(made))}) > MOST:
        raise InvalidArgumentError(say("A file may have {most} further links.", most=MOST))
    return in_order(tuple(sorted(made, key=lambda each: each.trouble is Trouble.REMOVED)))


def _own(file: FileRecord) -> str:
    """Return the link itself, without the login in it."""
    return file.given_name or file.remote_name


def _trouble(mirror: Mirror, again: set[str], remove: Collection[str]) -> Trouble:
    """Return what is wrong with a mirror once some are taken out and others added."""
    is_back = mirror.url in again and mirror.trouble is Trouble.REMOVED
    if is_back or (mirror.url in again and mirror.url in remove):
        return Trouble.NONE
    return Trouble.REMOVED if mirror.url in remove else mirror.trouble
