"""What this program's jobs have beside the interface: limits, segments, names of the client."""

from __future__ import annotations

from bitsgui.bits.records import Conflict
from bitsgui.engine.handle_base import JobHandle, in_turn
from bitsgui.engine.options import check_one_line, check_rate, check_segments


class JobExtras(JobHandle):
    """The part of a job's handle that Windows does not have."""

    @in_turn
    async def set_on_conflict(self, conflict: Conflict) -> None:
        """Say what happens when a file of the wanted name is there already."""
        self.check_mutable()
        await self._set(on_conflict=Conflict(conflict))

    @in_turn
    async def set_rate_limit(self, rate: int | None) -> None:
        """Limit the job to ``rate`` bytes/s (None: no limit of its own); works at once."""
        self.check_mutable()
        check_rate(rate)
        await self._set(rate_limit=rate)
        if self._live.bucket is not None:
            self._live.bucket.rate = rate

    @in_turn
    async def set_segments(self, segments: int | None) -> None:
        """Set the connections of a file (None: as the settings say); from the next run on."""
        self.check_mutable()
        check_segments(segments, self._core.settings)
        await self._set(segments=segments)

    @in_turn
    async def set_user_agent(self, text: str | None) -> None:
        """Set the User-Agent (None: as the settings say); from the next run on."""
        self.check_mutable()
        check_one_line(text)
        await self._set(user_agent=text)

    @in_turn
    async def set_referer(self, url: str | None) -> None:
        """Set the Referer (None: none is sent); from the next run on."""
        self.check_mutable()
        check_one_line(url)
        await self._set(referer=url)

    @in_turn
    async def set_auto_complete(self, is_automatic: bool) -> None:
        """Say whether files get their names by themselves once all are there."""
        self.check_mutable()
        await self._set(auto_complete=is_automatic)
