"""Gives downloads user and password: after an error that asks for them, and at any time."""

from collections.abc import Callable
from functools import partial
from urllib.parse import urlsplit

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from bitsgui.bits.errors import BitsError
from bitsgui.bits.types import AuthTarget
from bitsgui.bits.views import ErrorView, JobView
from bitsgui.gui import text
from bitsgui.gui.bridge import Bridge
from bitsgui.gui.dialogs.login import LoginDialog

_OF_A_PROXY = 407


class Logins(QObject):
    """Asks for logins over the window of ``place``; ``dialog`` is open meanwhile."""

    def __init__(self, place: QWidget, bridge_of: Callable[[], Bridge | None]) -> None:
        super().__init__(place)
        self.dialog: LoginDialog | None = None
        self._place = place
        self._bridge_of = bridge_of

    def ask(self, view: JobView) -> None:
        """Ask for what a job's error wants, and let the job go on with it."""
        error = view.error
        if error is not None and error.http_status == _OF_A_PROXY:
            title = text.tr("Log in to the proxy")
            words = text.tr("They go to the proxy only, and are stored encrypted.")
            self._open(title, words, view, error)
        elif error is not None:
            title = text.tr("Log in to %1").replace("%1", _server(error.url or view.remote_name))
            words = text.tr("They go to this server only, and are stored encrypted.")
            self._open(title, words, view, error)

    def ask_for_all(self, view: JobView, has_login: bool) -> None:
        """Ask for the login of a whole job, which goes on as it does."""
        title = text.tr("Login of this download")
        words = text.tr("They go to the server of the link only, and are stored encrypted.")
        self._open(title, words, view, None, has_login=has_login)

    def _open(
        self,
        title: str,
        words: str,
        view: JobView,
        error: ErrorView | None,
        *,
        has_login: bool = False,
    ) -> None:
        if self.dialog is not None:
            return
        words += " " + text.tr("Without a keyring they are kept until you quit.")
        yes, over = text.tr("Set") if error is None else text.tr("Log in"), self._place.window()
        self.dialog = dialog = LoginDialog(title, words, yes, can_be_none=has_login, parent=over)
        dialog.chosen.connect(partial(self._on_chosen, dialog, view, error))
        dialog.finished.connect(self._on_closed)
        dialog.open()

    def _on_closed(self) -> None:
        self.dialog = None

    def _on_chosen(
        self, dialog: LoginDialog, view: JobView, error: ErrorView | None, user: str, password: str
    ) -> None:
        bridge = self._bridge_of()
        if bridge is not None:
            bridge.call(self._give(bridge, dialog, view, error, (user, password)))

    async def _give(
        self,
        bridge: Bridge,
        dialog: LoginDialog,
        view: JobView,
        error: ErrorView | None,
        login: tuple[str, str],
    ) -> None:
        user, password = login
        try:
            job = await bridge.manager.get_job(view.id)
            if error is None:
                await job.log_in(AuthTarget.SERVER, user or None, password)
                if not user:  # that of a proxy is one of those the page speaks of
                    await job.log_in(AuthTarget.PROXY, None)
            else:
                of_proxy = error.http_status == _OF_A_PROXY
                target = AuthTarget.PROXY if of_proxy else AuthTarget.SERVER
                await job.log_in(target, user, password, error.file_id)
                await job.resume()
        except BitsError as refusal:
            if self.dialog is dialog:
                dialog.fail(text.call_failure(refusal))
        else:
            if self.dialog is dialog:
                dialog.accept()


def _server(url: str) -> str:
    return urlsplit(url).netloc
