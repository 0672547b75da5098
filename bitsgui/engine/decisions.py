"""Changes that are being stored: nothing of them is seen before, and nothing is lost meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bitsgui.bits.records import FileRecord
from bitsgui.bits.types import JobState
from bitsgui.engine import tasks
from bitsgui.engine.drafts import Draft
from bitsgui.engine.live import LiveJob

if TYPE_CHECKING:
    from bitsgui.engine.core import Core


class Decisions:
    """Stores what calls make of jobs first, and lets it take effect then."""

    def __init__(self, core: Core) -> None:
        self._core = core

    async def change(
        self, live: LiveJob, apply: Callable[[Draft], None], files: Sequence[FileRecord]
    ) -> None:
        """Make and store a draft; a caller that is cancelled meanwhile does not cut it in two."""
        await live.decided()
        draft = Draft(live, files, self._core.journal)
        apply(draft)
        draft.stamp()
        with self.pending([live]):
            await tasks.finish(self._store(draft))

    async def all_of(self, lives: Iterable[LiveJob]) -> None:
        """Return once no change of any of the jobs is being stored."""
        lives = list(lives)
        while any(live.changing is not None for live in lives):
            for live in lives:
                await live.decided()

    @contextmanager
    def pending(self, lives: Sequence[LiveJob]) -> Generator[None]:
        """Let nothing else of jobs be stored and none begin, while a change of them is stored."""
        decision = asyncio.get_running_loop().create_future()
        for live in lives:
            live.changing = decision
        try:
            yield
        finally:
            for live in lives:
                live.changing = None
            decision.set_result(None)
            if any(live.state is JobState.QUEUED for live in lives):
                self._core.plan()

    async def _store(self, draft: Draft) -> None:
        await self._core.store_record(
            draft.live, draft.record, draft.files, draft.noted, draft.secrets
        )
        self.take_effect(draft)

    def take_effect(self, draft: Draft) -> None:
        """Let be what was stored, wherever a job is known."""
        core, live, priority = self._core, draft.live, draft.live.priority
        draft.take_effect(core.enter)
        if live.state is JobState.QUEUED:
            core.queue.add(live)
        if live.priority is not priority:
            core.dispatcher.priority_changed(live)
        core.touched(live)
