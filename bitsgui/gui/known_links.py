"""Asks the engine, beside the typing, whether links are in the list already."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from bitsgui.bits.interface import Job
from bitsgui.bits.requests import AddRequest, Known
from bitsgui.bits.types import AuthTarget
from bitsgui.bits.views import JobView
from bitsgui.gui.actions import is_finished
from bitsgui.gui.bridge import Bridge
from bitsgui.gui.commands import file_of
from bitsgui.gui.dialogs.add import AddDialog
from bitsgui.gui.dialogs.known_bar import Found

SETTLE_MS = 150


class KnownLinks(QObject):
    """Keeps the bar of the add dialog up to date, and does what is chosen there.

    ``show_wanted`` carries jobs to be shown in the list.
    """

    show_wanted = Signal(tuple)

    def __init__(
        self,
        dialog: AddDialog,
        view_of: Callable[[UUID], JobView | None],
        bridge_of: Callable[[], Bridge | None],
    ) -> None:
        super().__init__(dialog)
        self._view_of = view_of
        self._bridge_of = bridge_of
        self._dialog = dialog
        self._asked = 0
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._ask)
        dialog.asked.connect(self._on_asked)
        dialog.known.show_wanted.connect(self._on_show)
        dialog.known.continue_wanted.connect(self._on_continue)

    def _on_asked(self, is_worth: bool) -> None:
        self._asked += 1
        if is_worth:
            self._settle.start()
        else:
            self._settle.stop()
            self._dialog.known.tell(AddRequest((), ""), None)

    def _ask(self) -> None:
        bridge = self._bridge_of()
        if bridge is not None and self._dialog.isVisible() and self._dialog.isEnabled():
            bridge.ask(self._look(bridge, self._dialog.request(), self._asked))

    async def _look(self, bridge: Bridge, request: AddRequest, asked: int) -> None:
        known = await bridge.manager.known(request)
        if asked == self._asked:
            self._dialog.known.tell(request, self._found(request, known))

    def _found(self, request: AddRequest, known: Sequence[Known]) -> Found | None:
        """Return what to say, None if no job of the list is meant."""
        there = [(item, self._view_of(item.job_id)) for item in _unmistaken(known)]
        shown = [(item, view) for item, view in there if view is not None]
        if not shown:
            return None
        _, view = shown[0]
        return Found(
            places=frozenset(item.place for item, _ in shown),
            job_ids=tuple(dict.fromkeys(item.job_id for item, _ in shown)),
            name=view.name,
            is_finished=any(is_finished(view) for _, view in shown),
            can_continue=tuple(
                item for item, _ in shown if not item.is_same_link and item.file_id is not None
            ),
        )

    def _on_show(self, job_ids: tuple[UUID, ...]) -> None:
        self._dialog.reject()
        self.show_wanted.emit(job_ids)

    def _on_continue(self, known: tuple[Known, ...], request: AddRequest) -> None:
        bridge = self._bridge_of()
        if bridge is not None:
            self._dialog.setEnabled(False)
            bridge.call(self._continue(bridge, known, request))

    async def _continue(
        self, bridge: Bridge, known: tuple[Known, ...], request: AddRequest
    ) -> None:
        """Give files their fresh links, then add the links that are left."""
        for item in known:
            job = await bridge.manager.get_job(item.job_id)
            if item.file_id is not None:
                await _take_options(job, request)
                await file_of(job, item.file_id).set_remote_name(request.links[item.place].url)
            await job.resume()
        places = {item.place for item in known}
        rest = tuple(link for n, link in enumerate(request.links) if n not in places)
        added = await bridge.manager.add(replace(request, links=rest)) if rest else []
        self._dialog.succeed()
        ids = dict.fromkeys((*(item.job_id for item in known), *(new.job_id for new in added)))
        self.show_wanted.emit(tuple(ids))


def _unmistaken(known: Sequence[Known]) -> list[Known]:
    """Return what is known for certain.

    A name guessed from several links alike (``download?id=7``) says nothing of any of them.
    """
    guessed = Counter((item.job_id, item.file_id) for item in known if not item.is_same_link)
    return [item for item in known if item.is_same_link or guessed[item.job_id, item.file_id] == 1]


async def _take_options(job: Job, request: AddRequest) -> None:
    """Let a job say to the server what its fresh link was given with, where that is set."""
    if request.headers:
        text = "".join(f"{name}: {value}\r\n" for name, value in request.headers)
        await job.set_custom_headers(text)
    if request.user_agent:
        await job.set_user_agent(request.user_agent)
    if request.referer:
        await job.set_referer(request.referer)
    if request.user is not None:
        await job.log_in(AuthTarget.SERVER, request.user, request.password or "")
