"""Gives downloads user and password: after an error that asks for them, and at any time."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from urllib.parse import urlsplit

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from bitsgui.bits.explain import may_use_logon, takes_logon
from bitsgui.bits.interface import Job, JobManager
from bitsgui.bits.types import PROXY_ASKS, AuthTarget, LoginNeed
from bitsgui.bits.views import ErrorView, FileView, JobView
from bitsgui.gui import text
from bitsgui.gui.bridge import Bridge
from bitsgui.gui.dialogs.login import LoginDialog, logon_words

MOST_FILES = 2000
"""So many files are asked for their servers before one can be chosen."""


@dataclass(frozen=True, slots=True)
class _Given:
    """What was typed; ``file_id`` is of the server that was chosen, None for all of the job."""

    user: str
    password: str
    file_id: int | None


class Logins(QObject):
    """Asks for logins over the window of ``place``; ``dialog`` is open meanwhile."""

    def __init__(self, place: QWidget, bridge_of: Callable[[], Bridge | None]) -> None:
        super().__init__(place)
        self.dialog: LoginDialog | None = None
        self._place = place
        self._bridge_of = bridge_of

    def ask(self, view: JobView) -> None:
        """Ask for what a job's error wants, and let the job go on with it."""
        if view.error is not None:
            self._ask(view, view.error, view.remote_name)

    def ask_for_file(self, view: JobView, file: FileView) -> None:
        """Ask for what the error of a file of a job wants; the others go on meanwhile."""
        if file.error is not None:
            self._ask(view, replace(file.error, file_id=file.id), file.remote_name)

    def _ask(self, view: JobView, error: ErrorView, link: str) -> None:
        bridge = self._bridge_of()
        if error.login is LoginNeed.UNENCRYPTED and bridge is not None:
            bridge.call(self._ask_for_consent(bridge, view, error, link))
        elif takes_logon(error):
            self._ask_about_logon(view, error, link)
        else:
            self._ask_for_password(view, error, link)

    def _ask_for_password(self, view: JobView, error: ErrorView, link: str) -> None:
        words = text.tr(
            "They go to this server only, for all downloads that wait for them, and are stored "
            "encrypted."
        )
        if error.http_status == PROXY_ASKS:
            words = text.tr(
                "They go to this proxy only, for all downloads, and are stored encrypted."
            )
        self._offer_logon_to(self._open(_title(error, link), words, view, error), view, error)

    def _offer_logon_to(self, dialog: LoginDialog | None, view: JobView, error: ErrorView) -> None:
        """Let the logon to this computer be used where that is taken too."""
        if dialog is not None and may_use_logon(error):
            dialog.offer_logon_too()
            dialog.logon_chosen.connect(partial(self._on_logon, dialog, view, error))

    def _on_logon(self, dialog: LoginDialog, view: JobView, error: ErrorView) -> None:
        bridge = self._bridge_of()
        if bridge is not None:
            bridge.call(self._use_logon(bridge, dialog, view, error))

    async def _use_logon(
        self, bridge: Bridge, dialog: LoginDialog, view: JobView, error: ErrorView
    ) -> None:
        with dialog.answering():
            job = await bridge.manager.get_job(view.id)
            await _show_logon(bridge.manager, job, error)
            await job.resume()

    async def _ask_for_consent(
        self, bridge: Bridge, view: JobView, error: ErrorView, link: str
    ) -> None:
        """Ask for a login that others can read, or only whether the one that is given may go."""
        is_known = "login" in (await bridge.manager.properties(view.id)).secret_kinds
        words = text.tr(
            "This server takes them unencrypted only: anybody on the way can read them. All "
            "downloads that wait for this server are given them. Preferences, Network lists where "
            "you allowed that."
        )
        dialog = self._open(_title(error, link), words, view, error)
        if dialog is not None:
            dialog.ask_for_consent(is_known=is_known)
        self._offer_logon_to(dialog, view, error)

    def _ask_about_logon(self, view: JobView, error: ErrorView, link: str) -> None:
        """Ask whether a ticket of who is logged on to this computer may be shown."""
        dialog = self._open(_title(error, link), logon_words(), view, error)
        if dialog is not None:
            dialog.offer_logon()

    def ask_for_all(self, view: JobView, has_login: bool) -> None:
        """Ask for the login of a whole job, or of one of its servers; it goes on as it does."""
        bridge = self._bridge_of()
        if view.files_total > 1 and bridge is not None:
            bridge.call(self._ask_which(bridge, view, has_login))
        else:
            self._ask_for_all(view, has_login, {})

    async def _ask_which(self, bridge: Bridge, view: JobView, has_login: bool) -> None:
        files = await bridge.manager.file_views(view.id, 0, MOST_FILES)
        servers: dict[str, int] = {}
        for file in files:
            servers.setdefault(_server(file.remote_name), file.id)
        self._ask_for_all(view, has_login, servers)

    def _ask_for_all(self, view: JobView, has_login: bool, servers: dict[str, int]) -> None:
        title = text.tr("Login of this download")
        words = text.tr("They go to the server of the link only, and are stored encrypted.")
        if len(servers) > 1:
            words = text.tr("They go to the chosen server only, and are stored encrypted.")
        dialog = self._open(title, words, view, None, has_login=has_login)
        if dialog is not None and len(servers) > 1:
            dialog.offer(servers)

    def _open(
        self,
        title: str,
        words: str,
        view: JobView,
        error: ErrorView | None,
        *,
        has_login: bool = False,
    ) -> LoginDialog | None:
        """Open the dialog and return it, unless one is open already."""
        if self.dialog is not None:
            return None
        yes = text.tr("Set") if error is None else text.tr("Log in")
        if error is not None and takes_logon(error):
            yes = text.tr("Use my logon")
        else:
            words += " " + text.tr("Without a keyring they are kept until you quit.")
        over = self._place.window()
        self.dialog = dialog = LoginDialog(title, words, yes, can_be_none=has_login, parent=over)
        dialog.chosen.connect(partial(self._on_chosen, dialog, view, error))
        dialog.finished.connect(self._on_closed)
        dialog.open()
        return dialog

    def _on_closed(self) -> None:
        self.dialog = None

    def _on_chosen(
        self, dialog: LoginDialog, view: JobView, error: ErrorView | None, user: str, password: str
    ) -> None:
        bridge = self._bridge_of()
        if bridge is not None:
            given = _Given(user, password, dialog.file_id())
            bridge.call(self._give(bridge, dialog, view, error, given))

    async def _give(
        self,
        bridge: Bridge,
        dialog: LoginDialog,
        view: JobView,
        error: ErrorView | None,
        given: _Given,
    ) -> None:
        user, password = given.user, given.password
        with dialog.answering():
            job = await bridge.manager.get_job(view.id)
            if error is None:
                await job.log_in(AuthTarget.SERVER, user or None, password, given.file_id)
                if not user and given.file_id is None:  # the page speaks of that of a proxy, too
                    await job.log_in(AuthTarget.PROXY, None)
            else:
                if error.login is LoginNeed.UNENCRYPTED:
                    await bridge.manager.allow_unencrypted_login(error.url or view.remote_name)
                if takes_logon(error):
                    await _show_logon(bridge.manager, job, error)
                elif user:
                    await _give_to_who_asked(bridge.manager, job, error, (user, password))
                await job.resume()
                if user and error.http_status != PROXY_ASKS:
                    await bridge.manager.share_login(error.url or view.remote_name, user, password)


async def _give_to_who_asked(
    manager: JobManager, job: Job, error: ErrorView, login: tuple[str, str]
) -> None:
    if error.http_status != PROXY_ASKS:
        await job.log_in(AuthTarget.SERVER, *login, error.file_id)
        return
    proxy = await manager.asking_proxy(job.id, error.url or "")
    if proxy is None:
        await job.log_in(AuthTarget.PROXY, *login, error.file_id)
    else:
        await job.log_in(AuthTarget.PROXY, None)  # one of its own would come first
        await manager.log_in_to_proxy(proxy, *login)


async def _show_logon(manager: JobManager, job: Job, error: ErrorView) -> None:
    is_of_proxy = error.http_status == PROXY_ASKS
    proxy = await manager.asking_proxy(job.id, error.url or "") if is_of_proxy else None
    if proxy is None:
        await job.use_logon(AuthTarget.PROXY if is_of_proxy else AuthTarget.SERVER)
    else:
        await job.log_in(AuthTarget.PROXY, None)  # one of its own would come first
        await manager.use_logon_at_proxy(proxy)


def _title(error: ErrorView, link: str) -> str:
    if error.http_status == PROXY_ASKS:
        return text.tr("Log in to the proxy")
    return text.tr("Log in to %1").replace("%1", _server(error.url or link))


def _server(url: str) -> str:
    return urlsplit(url).netloc
