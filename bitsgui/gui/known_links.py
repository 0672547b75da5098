"""Asks the engine, beside the typing, whether links are in the list already."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from bitsgui.bits.interface import Job
from bitsgui.bits.requests import AddRequest, Known
from bitsgui.bits.types import AuthScheme, AuthTarget
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
            bridge.call(self._look(bridge, self._dialog.request(), self._asked))

    async def _look(self, bridge: Bridge, request: AddRequest, asked: int) -> None:
        known = await bridge.manager.known(request)
        if asked == self._asked:
            self._dialog.known.tell(request, self._found(request, known))

    def _found(self, request: AddRequest, known: Sequence[Known]) -> Found | None:
        """Return what to say, None if no job of the list is meant."""
        is_one = len(request.links) == 1
        there = [
            (item, self._view_of(item.job_id)) for item in known if is_one or item.is_same_link
        ]
        shown = [(item, view) for item, view in there if view is not None]
        if not shown:
            return None
        item, view = shown[0]
        return Found(
            places=frozenset(item.place for item, _ in shown),
            job_ids=tuple(dict.fromkeys(item.job_id for item, _ in shown)),
            name=view.name,
            is_finished=is_finished(view),
            can_continue=None if item.is_same_link else item,
        )

    def _on_show(self, job_ids: tuple[UUID, ...]) -> None:
        self._dialog.reject()
        self.show_wanted.emit(job_ids)

    def _on_continue(self, known: Known, request: AddRequest) -> None:
        bridge = self._bridge_of()
        if bridge is not None:
            self._dialog.setEnabled(False)
            bridge.call(self._continue(bridge, known, request))

    async def _continue(self, bridge: Bridge, known: Known, request: AddRequest) -> None:
        job = await bridge.manager.get_job(known.job_id)
        if known.file_id is not None:
            await _take_options(job, request)
            await file_of(job, known.file_id).set_remote_name(request.links[0].url)
        await job.resume()
        self._dialog.succeed()
        self.show_wanted.emit((known.job_id,))


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
        await job.set_credentials(
            AuthTarget.SERVER, AuthScheme.BASIC, request.user, request.password or ""
        )
