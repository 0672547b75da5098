"""Files of a job kept out of its runs for a while, and what is thrown away of them meanwhile."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any

from bitsgui.bits.records import FileRecord
from bitsgui.engine import contents, dispatch, tasks
from bitsgui.engine.drafts import Draft
from bitsgui.engine.handle_base import JobHandle

log = logging.getLogger(__name__)


class TakesOut(JobHandle):
    """The part of a job's handle that changes files which may be being fetched."""

    @asynccontextmanager
    async def _taken_out(self, *files: FileRecord) -> AsyncGenerator[None]:
        """Keep files out of the run of the job, and of any that begins meanwhile.

        For what leaves alone what is on the disk. Behind it they go on, as far as they are files
        of the job that are still to be fetched. A disk that does not answer is waited for no
        longer than ``dispatch.PAUSE_S``.
        """
        taken = self._take_out(files)
        try:
            await self._drop(files)
            yield
        finally:
            self._take_back(taken)

    async def _throw_away(
        self,
        file: FileRecord,
        apply: Callable[[Draft], None],
        delete: Callable[[], Awaitable[object]],
    ) -> None:
        """Store what a call makes of a file, then ``delete`` what is on the disk of it.

        Otherwise a run would begin it anew while its bytes are still being thrown away. On a disk
        that does not answer they go once it does, and the file is begun then; at the next start
        of the program if need be.
        """
        taken = self._take_out([file])
        try:
            ending = await self._drop([file])
            await self._core.change(self._live, apply, [file])
        except BaseException:
            self._take_back(taken)
            raise
        work = tasks.spawn_shared("throw away", self._delete(file, taken, ending, delete))
        await self._core.removals.unless_stuck(work)

    async def _delete(
        self,
        file: FileRecord,
        taken: Sequence[FileRecord],
        ending: Sequence[asyncio.Task[Any]],
        delete: Callable[[], Awaitable[object]],
    ) -> None:
        try:
            if ending:
                await asyncio.wait(ending)
                contents.empty_again(file)  # what its transfer recorded at the end is nothing now
            await delete()
        except OSError as error:  # the program ends, and the disk does not answer
            log.warning("%s goes later: %s", file.part_name, error)
        finally:
            self._take_back(taken)

    def _take_out(self, files: Sequence[FileRecord]) -> list[FileRecord]:
        """Return those of ``files`` that were in until now."""
        live = self._live
        taken = [file for file in files if file.id not in live.taken_out]
        live.taken_out |= {file.id for file in taken}
        return taken

    async def _drop(self, files: Sequence[FileRecord]) -> list[asyncio.Task[Any]]:
        """End the transfers of files; return what has not ended, as the disk does not answer."""
        live = self._live
        ending = [live.stopping] if live.stopping is not None else []
        if live.runner is not None:
            ending += await live.runner.drop(files, dispatch.PAUSE_S)
        return ending

    def _take_back(self, files: Sequence[FileRecord]) -> None:
        live, runner = self._live, self._live.runner
        live.taken_out -= {file.id for file in files}
        if runner is None:
            return
        there = {file.id for file in live.files}
        for file in files:
            if file.id in there:
                runner.add(file)
        runner.rouse()
