"""The part file of a transfer: opened, thrown away, closed, and always as the record says."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from bitsgui.bits.errors import StoreError, TransferError
from bitsgui.bits.headers import parse_http_date
from bitsgui.bits.ranges import RangeSet
from bitsgui.bits.records import FileRecord
from bitsgui.engine import disk, naming, part_file, part_note, proof, seals, tasks
from bitsgui.engine.opening import fault_at
from bitsgui.engine.part_file import PartFile
from bitsgui.engine.part_note import PartNote
from bitsgui.engine.run_context import RunContext

log = logging.getLogger(__name__)


class PartKeeper:
    """Holds a file's record and its part file; ``part`` is None while there is none open.

    ``is_settled`` says that all of the file is on the disk for good, ``is_received`` that it came
    whole at once and is on its way there.
    """

    def __init__(
        self, context: RunContext, file: FileRecord, on_received: Callable[[], None]
    ) -> None:
        self.context = context
        self.file = file
        self.part: PartFile | None = None
        self.is_settled = False
        self.is_received = False
        self._on_received = on_received

    def note_received(self) -> None:
        """Let others have the network: all that is left to do is on this machine, and short."""
        self.is_received = True
        self._on_received()

    @property
    def is_restarting_only(self) -> bool:
        """Return True if an interruption means starting at 0 (dynamic content, own method)."""
        options = self.context.job.options
        return options.dynamic_content or options.http_method is not None

    async def reopen(self) -> None:
        """Open what an earlier run left on disk, as far as the record vouches for it."""
        file = self.file
        # One that was kept in spite of its checksum is whole: nothing of it is to be fetched.
        if file.part_name is None or (self.is_restarting_only and not file.validated):
            await self.discard()
            return
        if file.done:
            self.part = await PartFile.reopen(
                self.part_path, file.done, file.identity, file.sealed, file.fingerprint
            )
        if self.part is None or not self.part.written:
            await self.discard()
            return
        if self.is_restarting_only and self.part.written != file.done:
            await self.discard()
            return
        if self.part.needs_comparison and file.ranges is not None:
            self.part.is_doubtful = True  # where pieces meet nothing would be compared
        await self._note_opened(self.part)
        self.keep_record()
        if self.part.is_doubtful:
            await self._distrust_part()

    async def _note_opened(self, part: PartFile) -> None:
        """Note, before the first write, that we write from now on.

        Else a crash before the next record would leave a file changed later than we are known to
        have lived. What is not proven to be ours keeps the note it has.
        """
        self.file.sealed, part.tell = None, self._tell
        if not part.is_doubtful and not part.needs_comparison:
            self.file.done = part.written.copy()  # without what was cut off or punched out
            self.file.fingerprint = await part.renew_fingerprint(self.file.size)
        await self.context.save([self.file])

    def keep_record(self) -> None:
        """Have the progress in the open part file recorded from now on."""
        if self.part is not None:
            self.part.tell = self._tell
            is_periodic = not self.context.job.options.high_performance
            self.context.recorder.add(self.file, self.part, is_periodic=is_periodic)

    def _tell(self, fd: int, done: RangeSet, fingerprint: bytes) -> None:
        """Have the part file say itself what is recorded of it."""
        version = proof.version_of(self.file)
        if version is not None:
            part_note.write(fd, PartNote(done, version, fingerprint))

    async def _distrust_part(self) -> None:
        """Let what is in a part file that may be another one be compared with what comes."""
        if self.file.ranges is not None:
            await self.discard()  # where pieces meet nothing would be compared
        elif proof.has_strong_validator(self.file):
            await proof.weaken(self.file, self.context)

    @property
    def part_path(self) -> Path:
        """Where the part file is; only of use once ``file.part_name`` is settled."""
        return naming.part_path(self.file) or Path(self.file.local_name)

    async def discard(self) -> None:
        """Forget everything fetched so far; a file that may not be ours stays on the disk.

        The disk forgets first: a record of a file that is gone starts over, while a file without
        a record would be left behind by a crash in between.
        """
        file = self.file
        identity, is_doubtful = file.identity, False
        if self.part is not None:
            identity, is_doubtful = self.part.identity, self.part.is_doubtful
            self.context.recorder.drop(file)
            await self.part.close()
            self.part = None
        had_bytes = bool(file.done)
        if file.size is not None:
            self.context.expect(file.id, None if had_bytes else file.size)
        old = self.part_path if file.part_name else None
        file.done, file.size, file.identity = None, None, None
        file.sealed = file.fingerprint = None
        self.is_settled = False
        file.entity_link = None
        file.etag = file.last_modified = file.server_date = file.media_type = None
        if old is not None:
            if not is_doubtful:
                await tasks.on_disk(part_file.remove, old, identity)
            file.part_name = None
        file.claimed = None
        if had_bytes:
            # What the user kept is gone; a yes given before any byte came is still to be used, and
            # one for what always starts over has no other version to be wrong for.
            file.validated = None
            file.consented &= self.is_restarting_only
            await self.context.save([file])
            self.context.listener.on_file_changed(file)

    async def settle(self, part: PartFile) -> bool:
        """Bring the whole part file to its final form and close it; False if bytes are missing."""
        file = self.file
        if not await part.settle(file.size or 0, self.modified()):
            return False
        fingerprint = None
        if file.fingerprint is not None:
            # The one on record is of fewer bytes: with all of them it would say they are not ours.
            fingerprint = await part.fingerprint(part.synced, file.size)
        self.context.recorder.drop(file)
        file.done, file.identity = part.synced.copy(), part.identity
        file.fingerprint, self.is_settled = fingerprint, True
        await part.close()
        return True

    async def read(self, start: int, end: int) -> bytes:
        """Read back what is there, also of a settled file. Raises: TransferError."""
        if self.part is not None:
            return await self.part.read(start, end - start)
        path, identity = self.part_path, self.file.identity
        try:
            return await tasks.on_disk(_read, path, identity, start, end - start)
        except OSError as error:
            raise await fault_at(path, error, reading=True) from error

    def modified(self) -> float | None:
        """Return the server's time of the file in seconds since the epoch, None if unknown."""
        moment = parse_http_date(self.file.last_modified or "")
        return moment.timestamp() if moment else None

    @property
    def has_to_close(self) -> bool:
        """Return whether ``close`` has anything to do."""
        return self.part is not None or self._is_unsaved

    @property
    def _is_unsaved(self) -> bool:
        return self.is_settled and not self.file.transferred and bool(self.file.done)

    async def close(self) -> None:
        """Record what is there and close; called on every way out."""
        if self.part is not None:
            await self._close_part(self.part)
        await self._save_settled()

    async def _close_part(self, part: PartFile) -> None:
        if self.is_restarting_only:
            self.context.recorder.drop(self.file)
        else:
            await self.context.recorder.remove(self.file)
        await part.close()
        if part.is_sealable and self.file.done == part.synced:
            await self._seal(part)
        self.part = None

    async def _seal(self, part: PartFile) -> None:
        """Let the next run know the file as it was left."""
        self.file.sealed = await tasks.on_disk(seals.seal, part.path, part.identity)
        if self.file.sealed is None:
            return
        try:
            await self.context.save([self.file])
        except (StoreError, TransferError) as error:
            log.warning("%s: not recorded as left: %s", part.path.name, error)

    async def _save_settled(self) -> None:
        """Store a file that is there but not finished, as by a pause while it is checked.

        One that is finished is stored later.
        """
        if not self._is_unsaved:
            return
        try:
            await self.context.save([self.file])
        except StoreError as error:
            log.warning("progress not recorded: %s", error)


def _read(path: Path, identity: disk.Identity | None, offset: int, length: int) -> bytes:
    with disk.open_same(path, identity) as file:
        file.seek(offset)
        return file.read(length)
