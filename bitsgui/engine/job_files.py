"""Files of a job: adding them, pointing them elsewhere, leaving them out."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import replace

from bitsgui.bits import digests, urls
from bitsgui.bits.errors import (
    S_FALSE,
    S_OK,
    BitsError,
    Hresult,
    InvalidArgumentError,
    InvalidStateError,
    NotFoundError,
    Recovery,
    TransferError,
    UnsupportedError,
)
from bitsgui.bits.records import FileRecord, Happening, JobSecrets
from bitsgui.bits.states import RUNNING
from bitsgui.bits.types import FilePriority, FileRange, JobState
from bitsgui.bits.words import say, words_of
from bitsgui.engine import contents, stuck_disks, tasks
from bitsgui.engine.drafts import Draft
from bitsgui.engine.file import EngineFile, check_transferred
from bitsgui.engine.handle_base import in_turn
from bitsgui.engine.places import check_places
from bitsgui.engine.range_checks import checked_ranges
from bitsgui.engine.remote_names import checked_remote
from bitsgui.engine.taking_out import TakesOut

_Wanted = tuple[str, str, str | None, tuple[FileRange, ...] | None]
"""Remote and local name, checksum and ranges of a file to be added."""


class JobFiles(TakesOut):
    """The part of a job's handle that deals with its files."""

    def _file(self, record: FileRecord) -> EngineFile:
        return EngineFile(self, record)

    async def add_file(
        self, remote_name: str, local_name: str, *, checksum: str | None = None
    ) -> EngineFile:
        """J1. A local name that is a folder leaves the name to the first response."""
        files = await self._add([(remote_name, local_name, checksum, None)])
        return files[0]

    async def add_files(self, files: Sequence[tuple[str, str]]) -> list[EngineFile]:
        """J2: all or none."""
        self.check_mutable()
        if not files:
            raise InvalidArgumentError("At least one file is needed.")
        return await self._add([(remote, local, None, None) for remote, local in files])

    async def add_file_with_ranges(
        self, remote_name: str, local_name: str, ranges: Sequence[FileRange]
    ) -> EngineFile:
        """K8: the ranges are written back to back in the given order."""
        self.check_mutable()
        self._check_download()
        limit = None if self._is_exempt else self._core.settings.max_ranges_per_file
        checked = checked_ranges(ranges, limit)
        files = await self._add([(remote_name, local_name, None, checked)])
        return files[0]

    @property
    def _is_exempt(self) -> bool:
        """Quotas are waived for administrators."""
        return self._principal.is_administrator

    async def _add(self, wanted: Sequence[_Wanted]) -> list[EngineFile]:
        await self._open_keyring_for(*(remote for remote, _, _, _ in wanted))
        return await self._add_in_turn(wanted)

    async def _open_keyring_for(self, *links: str, of: Sequence[FileRecord] = ()) -> None:
        """Wait for the keyring if links bring user info, or take that of files away.

        A link that cannot be read is refused later. Who has no secrets is not asked for a password.
        """
        remotes: list[urls.RemoteUrl] = []
        with contextlib.suppress(BitsError):
            remotes = [checked_remote(link, self._core.settings) for link in links]
        if any(remote.user is not None for remote in remotes) or (
            self._has_logins and any(map(_is_elsewhere, remotes, of))
        ):
            await self.open_keyring()

    @property
    def _has_logins(self) -> bool:
        return "login" in self._live.record.secret_kinds

    @in_turn
    async def _add_in_turn(self, wanted: Sequence[_Wanted]) -> list[EngineFile]:
        self.check_mutable()
        if self._options.dynamic_content and any(ranges for *_, ranges in wanted):
            raise BitsError(
                "Dynamic content cannot be fetched in ranges.",
                Hresult.BG_E_UNSUPPORTED_JOB_CONFIGURATION,
            )
        settings, live = self._core.settings, self._live
        limit = None if self._is_exempt else settings.max_files_per_job
        if limit is not None and len(live.files) + len(wanted) > limit:
            raise BitsError(
                say("A job may have {limit} files at most.", limit=limit),
                Hresult.BG_E_TOO_MANY_FILES_IN_JOB,
            )
        remotes = [checked_remote(remote, settings) for remote, _, _, _ in wanted]
        places = await tasks.on_disk(
            check_places, [local for _, local, _, _ in wanted], settings.max_path_length
        )
        self.check_mutable()  # the disk was asked: the job may have ended meanwhile
        records: list[FileRecord] = []
        first = live.files[-1].index + 1 if live.files else 0  # some may have been taken out
        for remote, place, (_, _, checksum, ranges) in zip(remotes, places, wanted, strict=True):
            record = FileRecord(
                id=self._core.store.new_file_id(),
                job_id=self._live.record.id,
                index=first + len(records),
                remote_name=remote.url,
                local_name=place,
            )
            record.checksum, record.ranges = _checked_sum(checksum), ranges
            records.append(record)
        secrets = await self._with_logins(remotes, records)

        def apply(draft: Draft) -> None:
            draft.record.is_completing = False  # there is more to come
            if secrets is not None:
                draft.keep(secrets, "login")
            if not live.files:
                self._core.categories.first_file(draft.record, records[0])
            draft.after(lambda: self._join_run(records))

        await self._core.change(live, apply, records)
        return [self._file(record) for record in records]

    def _join_run(self, records: list[FileRecord]) -> None:
        self._live.files.extend(records)
        for record in records:
            self._core.claims.update(record)
        if self._live.runner is not None and self._live.state in RUNNING:
            for record in records:
                self._live.runner.add(record)

    async def _with_logins(
        self, remotes: Sequence[urls.RemoteUrl], records: Sequence[FileRecord]
    ) -> JobSecrets | None:
        """Return the secrets with the user info of links, None if nothing of them changes.

        The names of the files are stored without. A link to another server that has none takes
        away what the link before had: that is not for strangers.
        """
        pairs = list(zip(remotes, records, strict=True))
        logins = tuple(
            (record.id, remote.user, remote.password or "")
            for remote, record in pairs
            if remote.user is not None
        )
        gone = {record.id for remote, record in pairs if _is_elsewhere(remote, record)}
        if not logins and not (gone and self._has_logins):
            return None
        secrets = await self._core.secrets_of(self._live)
        gone |= {file_id for file_id, _, _ in logins}
        kept = tuple(entry for entry in secrets.user_info if entry[0] not in gone)
        made = kept + logins
        return None if made == secrets.user_info else replace(secrets, user_info=made)

    async def replace_remote_prefix(self, old: str, new: str) -> int:
        """K9: S_FALSE if no file begins with ``old``. Files already there are left alone."""
        self.check_mutable()
        self._check_download()
        if not old or not new:
            raise InvalidArgumentError("Both prefixes are needed.")
        limit = self._core.settings.max_url_length
        if limit is not None and max(len(old), len(new)) > limit:
            raise InvalidArgumentError("A prefix is longer than a link may be.")
        under = self._under_prefix(old, new)
        await self._open_keyring_for(*(link for _, link in under), of=[file for file, _ in under])
        return await self._replace_prefix(old, new)

    def _under_prefix(self, old: str, new: str) -> list[tuple[FileRecord, str]]:
        """Return the files a prefix is replaced of, and their new links."""
        return [
            (file, new + file.remote_name[len(old) :])
            for file in self._live.files
            if not file.transferred and file.remote_name.startswith(old)
        ]

    @in_turn
    async def _replace_prefix(self, old: str, new: str) -> int:
        self.check_mutable()
        touched = [
            (file, checked_remote(link, self._core.settings))
            for file, link in self._under_prefix(old, new)
        ]
        if not touched:
            return S_FALSE
        await self._point_elsewhere(touched)
        return S_OK

    async def point_file(self, file: FileRecord, url: str) -> None:
        """F2b: point one file to another link; its position is kept if the entity is the same.

        A file that is whole is left as it is, and keeps the link it came from.
        """
        await self._open_keyring_for(url, of=[file])
        await self._point_file(file, url)

    @in_turn
    async def _point_file(self, file: FileRecord, url: str) -> None:
        self.check_mutable()
        self._check_download()
        remote = checked_remote(url, self._core.settings)
        if not file.transferred:
            await self._point_elsewhere([(file, remote)])

    async def _point_elsewhere(self, targets: Sequence[tuple[FileRecord, urls.RemoteUrl]]) -> None:
        files = [file for file, _ in targets]
        async with self._taken_out(*files):
            targets = [(file, remote) for file, remote in targets if not file.transferred]
            if not targets:
                return  # whole meanwhile
            files = [file for file, _ in targets]
            secrets = await self._with_logins([remote for _, remote in targets], files)

            def apply(draft: Draft) -> None:
                if secrets is not None:
                    draft.keep(secrets, "login")
                for file, remote in targets:
                    self._point(draft, file, remote.url)

            await self._core.change(self._live, apply, files)

    def _point(self, draft: Draft, known: FileRecord, link: str) -> None:
        self._note_link(draft, known, link)
        file = draft.file(known)
        file.remote_name = link
        file.final_url, file.resumable, file.given_name = None, None, None
        file.consented, file.validated = False, None

    def _note_link(self, draft: Draft, file: FileRecord, link: str) -> None:
        before = file.given_name or file.remote_name
        journal = self._core.journal
        journal.note(draft, Happening.LINK_CHANGED, file=file, origin=before, link=link)

    # -- beyond the interface --------------------------------------------------------------------

    def _record_of(self, file_id: int) -> FileRecord:
        for file in self._live.files:
            if file.id == file_id:
                return file
        raise NotFoundError("This file is not in the job any more.")

    @in_turn
    async def set_file_priority(self, file_ids: Sequence[int], priority: int) -> None:
        """Say which files come before the others; those being fetched go on."""
        self.check_mutable()
        if priority not in list(FilePriority):
            raise UnsupportedError(say("There is no priority {priority}.", priority=repr(priority)))
        wanted, ids = FilePriority(priority), set(file_ids)
        changed = [f for f in self._live.files if f.id in ids and f.priority is not wanted]
        if not changed:
            return

        def apply(draft: Draft) -> None:
            for file in draft.files:
                file.priority = wanted

        await self._core.change(self._live, apply, changed)
        if self._live.runner is not None:
            self._live.runner.queue.reorder(changed)

    @in_turn
    async def restart_file(self, file_id: int) -> None:
        """Throw away what was fetched of a file; the next run fetches it anew."""
        self.check_mutable()
        file = self._record_of(file_id)
        if file.completed:
            return

        def apply(draft: Draft) -> None:
            contents.empty(draft.file(file))
            draft.note(Happening.FILE_RESTARTED, file=file)

        await self._throw_away(file, apply, lambda: self._delete_content(file))

    @in_turn
    async def accept_file(self, file_id: int) -> None:
        """Say yes to what a file's error asks.

        That is: take what it sends or another name, or keep what it alone says is not the file, or
        what could not be checked.

        Holds for this version of the file only, and needs a Resume to have an effect.

        Raises: InvalidStateError if the file's error asks nothing.
        """
        self.check_mutable()
        file = self._record_of(file_id)
        if file.error is None or file.error.recovery != Recovery.ASK_CONTINUE.value:
            raise InvalidStateError("Nothing is asked about this file.")
        is_whole = file.error.of_list or file.error.code == Hresult.BG_E_VALIDATION_FAILED
        is_wrong = file.error.code == Hresult.BG_E_INVALID_SERVER_RESPONSE
        is_of_another_answer = is_wrong and not is_whole

        def apply(draft: Draft) -> None:
            made = draft.file(file)
            if is_of_another_answer:
                contents.empty(made)
            made.consented = made.consented or not is_whole
            made.validated = is_whole or made.validated
            made.error = None
            draft.note(Happening.FILE_ACCEPTED, file=file)

        if is_of_another_answer:
            await self._throw_away(file, apply, lambda: self._delete_content(file))
            return
        async with self._taken_out(file):
            await self._core.change(self._live, apply, [file])

    async def _fetch_anew(self) -> None:
        """Begin what is not whole anew: of what is there nobody knows how it came."""
        for file in list(self._live.files):
            if not file.transferred and not file.skipped and self._live.transferred_bytes(file):
                await self.restart_file(file.id)
        if self._live.state in RUNNING:
            self._core.dispatcher.send_back(self._live)

    async def _delete_content(self, file: FileRecord) -> None:
        """Delete what lies on the disk of a file that is on record as empty."""
        if file.part_name is None:
            return
        await contents.delete(file)
        self._live.file_changed(file)
        self._core.file_saver.save_soon(self._live)

    def transferred_bytes(self, file: FileRecord) -> int:
        """Return what there is of a file now."""
        return self._live.transferred_bytes(file)

    @in_turn
    async def validate_file(self, file: FileRecord, is_valid: bool) -> None:
        """F3b. With False the content is wrong; ERROR, and the next Resume fetches it anew."""
        self.check_mutable()
        check_transferred(file)
        if is_valid:
            await self._core.change(
                self._live, lambda draft: setattr(draft.file(file), "validated", True), [file]
            )
        else:
            await self._reject(file)

    async def _reject(self, file: FileRecord) -> None:
        """Throw a file away, also one that got its name already, unless somebody changed it."""
        live, outcomes = self._live, self._core.outcomes
        goes_too = file.completed and await _is_still_ours(file)
        error = TransferError(
            Hresult.BG_E_VALIDATION_FAILED, "the content was rejected", url=file.remote_name
        )

        def apply(draft: Draft) -> None:
            made = draft.file(file)
            if goes_too:
                contents.take_name_back(made)
            contents.empty(made)
            made.validated = False
            outcomes.note_end(draft, error, file)
            draft.move(JobState.ERROR)

        async def delete() -> None:
            await self._core.dispatcher.pause(live)
            await self._delete_content(file)

        await self._throw_away(file, apply, delete)
        self._core.notifier.job_event(live)


async def _is_still_ours(file: FileRecord) -> bool:
    """Return whether a file may be deleted; one on a disk that does not answer is left alone."""
    look = tasks.on_disk(contents.is_still_ours, file)
    return await stuck_disks.is_over(look) and look.result()


def _is_elsewhere(remote: urls.RemoteUrl, record: FileRecord) -> bool:
    """Return whether the secrets of a file's link are not for where it is to come from."""
    return not urls.may_send_secrets(record.given_name or record.remote_name, remote.url)


def _checked_sum(text: str | None) -> str | None:
    if text is None:
        return None
    try:
        return str(digests.parse_checksum(text))
    except ValueError as error:
        raise InvalidArgumentError(words_of(error)) from error
