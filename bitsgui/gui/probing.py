"""Asks servers, beside the typing, what the links of the add dialog lead to."""

import asyncio
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer

from bitsgui.bits.requests import AddRequest, LinkRequest
from bitsgui.gui.bridge import Bridge
from bitsgui.gui.dialogs.add import AddDialog

SETTLE_MS = 400
"""A link that is still being typed is not asked about."""
FOLDER_MS = 150
AT_ONCE = 4
FRONT = 20
"""So many of the first links are asked about beside those in sight."""


class Probing(QObject):
    """Keeps the panel of the add dialog up to date.

    What is asked ends when its link goes or the dialog closes; the answers of links that stay
    are kept until what is sent with them is another.
    """

    def __init__(self, dialog: AddDialog, bridge_of: Callable[[], Bridge | None]) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self._panel = dialog.panel
        self._bridge_of = bridge_of
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._sent: tuple[object, ...] = ()
        self._looked_at: tuple[object, ...] = ()
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._look)
        self._folder = QTimer(self, singleShot=True, interval=FOLDER_MS)
        self._folder.timeout.connect(self._look_at_folder)
        dialog.probes_wanted.connect(self._on_wanted)
        dialog.finished.connect(self._on_finished)
        self._panel.moved.connect(self._on_moved)
        self._panel.told.connect(self._folder.start)

    def _on_wanted(self, is_worth: bool) -> None:
        self._drop_gone()
        if is_worth:
            self._settle.start()
            self._folder.start()
        else:
            self._settle.stop()

    def _on_moved(self) -> None:
        if self._dialog.isVisible() and self._panel.has_table:
            self._settle.start()

    def _on_finished(self) -> None:
        self._settle.stop()
        self._folder.stop()
        self._cancel(list(self._tasks))
        self._looked_at = ()

    def _drop_gone(self) -> None:
        there = set(self._panel.links.checked())
        self._cancel([url for url in self._tasks if url not in there])

    def _cancel(self, urls: list[str]) -> None:
        for url in urls:
            self._tasks.pop(url).cancel()
            self._panel.links.note_asking(url, is_asking=False)

    def _look(self) -> None:
        """Take what is to be sent with the questions, and begin to ask."""
        if not self._dialog.isVisible() or not self._dialog.isEnabled():
            return
        request = self._dialog.request()
        sent = _sent_with(request)
        if sent != self._sent:
            self._sent = sent
            self._cancel(list(self._tasks))
            self._panel.links.forget()
            self._panel.refresh()
        self._fill(replace(request, links=()))

    def _fill(self, request: AddRequest) -> None:
        bridge = self._bridge_of()
        if bridge is None or not self._dialog.isVisible():
            return
        links = self._panel.links
        first, last = self._panel.table.in_sight() if self._panel.has_table else (0, 0)
        for url in links.unasked(first, last, FRONT)[: AT_ONCE - len(self._tasks)]:
            links.note_asking(url, is_asking=True)
            task = bridge.ask(self._ask(bridge, url, request))
            if task is not None:
                self._tasks[url] = task
        self._panel.refresh()

    async def _ask(self, bridge: Bridge, url: str, request: AddRequest) -> None:
        asked = asyncio.current_task()
        try:
            view = await bridge.manager.probe(replace(request, links=(LinkRequest(url),)))
        finally:
            if self._tasks.get(url) is asked:
                del self._tasks[url]
                self._panel.links.note_asking(url, is_asking=False)
        self._panel.links.note(view)
        self._fill(request)

    def _look_at_folder(self) -> None:
        bridge, path = self._bridge_of(), self._dialog.folder_field.path()
        named = [view for view in self._panel.links.found_of_checked() if view.name]
        if bridge is None or path is None or not self._dialog.isVisible():
            return
        own = self._dialog.folder_of
        wanted = tuple((own(view.url) or str(path), view.name, view.url) for view in named)
        if wanted != self._looked_at:
            self._looked_at = wanted
            bridge.ask(self._tell_taken(bridge, wanted))

    async def _tell_taken(self, bridge: Bridge, wanted: tuple[tuple[str, str, str], ...]) -> None:
        """Tell of files that are there; ``wanted`` are folders, names and links."""
        there: set[tuple[str, str]] = set()
        for folder in dict.fromkeys(folder for folder, _, _ in wanted):
            names = [name for place, name, _ in wanted if place == folder]
            there |= {(folder, name) for name in await bridge.manager.taken(folder, names)}
        taken = frozenset(url for folder, name, url in wanted if (folder, name) in there)
        self._panel.links.note_taken(taken)
        self._panel.refresh()


def _sent_with(request: AddRequest) -> tuple[object, ...]:
    """Return what a server may answer to."""
    return (
        request.headers,
        request.user,
        request.password,
        request.user_agent,
        request.referer,
        request.own_method,
    )
