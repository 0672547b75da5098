"""What the engine's middle makes of what its transfers tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bitsgui.bits.records import FileRecord, Happening
from bitsgui.engine.activity import host_of
from bitsgui.engine.job_names import name_after_file
from bitsgui.engine.live import LiveJob

if TYPE_CHECKING:
    from bitsgui.engine.core import Core


class Listener:
    """Passes what happens in a run on to the core; all calls return at once."""

    def __init__(self, core: Core, live: LiveJob) -> None:
        self._core = core
        self._live = live

    def on_connected(self) -> None:
        """Take the first answer of the run, or that bytes move again."""
        self._core.outcomes.connected(self._live)

    def on_bytes(self, file: FileRecord, count: int) -> None:
        """Take ``count`` new bytes of a file that are written."""
        self._core.outcomes.progressed(self._live, file, count)
        self._core.notifier.ranges_changed(self._live, file)

    def on_named(self, file: FileRecord) -> None:
        """Take what a file is called, as the first response settled it."""
        if name_after_file(self._live):
            self._core.save_soon(self._live)
        self._core.categories.named(self._live, file)

    def on_file_changed(self, file: FileRecord) -> None:
        """Take that something of a file but its progress is different."""
        self._core.claims.update(file)
        self._core.hub.touch(self._live.record.id)

    def on_redirected(self, file: FileRecord, origin: str, link: str) -> None:
        """Take that the server of ``origin`` led to ``link``, where the file is."""
        way = f"{host_of(origin)} {host_of(link)}"
        self._core.journal.note(
            self._live, Happening.REDIRECTED, file=file, origin=origin, link=link, note=way
        )

    def on_happened(
        self, file: FileRecord, kind: Happening, *, link: str = "", note: str = ""
    ) -> None:
        """Take what happened to a file, to be told afterwards."""
        self._core.journal.note(self._live, kind, file=file, link=link, note=note)
        self._core.hub.touch(self._live.record.id)
