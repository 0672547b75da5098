"""Tries proxies, and gives downloads others, as the user wishes."""

import asyncio
from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject

from bitsgui.bits.errors import BitsError
from bitsgui.bits.requests import JobChanges
from bitsgui.bits.types import ProxySettings
from bitsgui.bits.views import JobView
from bitsgui.bits.words import words_of
from bitsgui.gui import text
from bitsgui.gui.bridge import Bridge
from bitsgui.gui.dialogs.login import LoginDialog, logon_words
from bitsgui.gui.dialogs.proxy import ProxyDialog
from bitsgui.gui.views.properties_page import PropertiesPage
from bitsgui.gui.views.proxy_test import ProxyTest


class ProxyTrials(QObject):
    """Carries out what a :class:`ProxyTest` asks for; another trial ends the one before.

    ``settings_of`` returns what is to be tried, or raises ValueError with a sentence; ``job_id``
    is the download whose login the proxy is told.
    """

    def __init__(
        self,
        test: ProxyTest,
        bridge_of: Callable[[], Bridge | None],
        settings_of: Callable[[], ProxySettings],
        job_id: UUID | None = None,
    ) -> None:
        super().__init__(test)
        self._test = test
        self._bridge_of = bridge_of
        self._settings_of = settings_of
        self._job_id = job_id
        self._running: list[asyncio.Task[None]] = []
        self.dialog: LoginDialog | None = None
        test.wanted.connect(self._on_wanted)
        test.login_wanted.connect(self._on_login_wanted)
        test.destroyed.connect(partial(_end, self._running))

    def _on_wanted(self) -> None:
        _end(self._running)
        bridge = self._bridge_of()
        try:
            settings = self._settings_of()
        except ValueError as error:
            self._test.show_problem(text.sentence(words_of(error)))
            return
        if bridge is not None:
            self._test.show_busy()
            task = bridge.ask(self._try(bridge, self._test.link.text().strip(), settings))
            self._running += [] if task is None else [task]

    async def _try(self, bridge: Bridge, link: str, settings: ProxySettings) -> None:
        try:
            trial = await bridge.manager.try_proxy(link, settings, self._job_id)
        except BitsError as error:
            self._test.show_problem(text.call_failure(error))
        else:
            self._test.show_trial(link, trial)

    def _on_login_wanted(self, proxy: str) -> None:
        bridge = self._bridge_of()
        if bridge is not None and self.dialog is None:
            bridge.call(self._ask(bridge, proxy))

    async def _ask(self, bridge: Bridge, proxy: str) -> None:
        has_login = await bridge.manager.has_proxy_login(proxy)
        if self._test.takes_logon:
            self._ask_about_logon(proxy)
            return
        title = text.tr("Log in to the proxy %1").replace("%1", proxy)
        words = text.tr("They go to this proxy only, for all downloads, and are stored encrypted.")
        words += " " + text.tr("Without a keyring they are kept until you quit.")
        over = self._test.window()
        dialog = LoginDialog(title, words, text.tr("Set"), can_be_none=has_login, parent=over)
        self._open(dialog, proxy)

    def _ask_about_logon(self, proxy: str) -> None:
        """Ask whether a ticket of who is logged on to this computer may be shown."""
        title = text.tr("Log in to the proxy %1").replace("%1", proxy)
        words, over = logon_words(), self._test.window()
        yes = text.tr("Use my logon")
        dialog = LoginDialog(title, words, yes, can_be_none=False, parent=over)
        dialog.offer_logon()
        self._open(dialog, proxy)

    def _open(self, dialog: LoginDialog, proxy: str) -> None:
        self.dialog = dialog
        dialog.chosen.connect(partial(self._on_chosen, dialog, proxy))
        dialog.finished.connect(self._on_closed)
        dialog.open()

    def _on_closed(self) -> None:
        self.dialog = None

    def _on_chosen(self, dialog: LoginDialog, proxy: str, user: str, password: str) -> None:
        bridge = self._bridge_of()
        if bridge is not None:
            bridge.call(self._log_in(bridge, dialog, proxy, (user, password)))

    async def _log_in(
        self, bridge: Bridge, dialog: LoginDialog, proxy: str, login: tuple[str, str]
    ) -> None:
        with dialog.answering():
            if self._test.takes_logon:
                await bridge.manager.use_logon_at_proxy(proxy)
            else:
                await bridge.manager.log_in_to_proxy(proxy, login[0] or None, login[1])
            self._on_wanted()


def _end(running: list[asyncio.Task[None]], *_gone: object) -> None:
    for task in running:
        task.cancel()
    running.clear()


class ProxyOrders(QObject):
    """Asks for the proxy of a download, over the window of ``page``; ``dialog`` is open then."""

    def __init__(self, page: PropertiesPage, bridge_of: Callable[[], Bridge | None]) -> None:
        super().__init__(page)
        self.dialog: ProxyDialog | None = None
        self._page = page
        self._bridge_of = bridge_of
        page.proxy_wanted.connect(self.ask)

    def ask(self, view: JobView, settings: ProxySettings) -> None:
        """Ask for another proxy of a download that has ``settings``."""
        if self.dialog is not None:
            return
        self.dialog = dialog = ProxyDialog(settings, view.remote_name, self._page.window())
        ProxyTrials(dialog.test, self._bridge_of, dialog.settings, view.id)
        dialog.chosen.connect(partial(self._on_chosen, dialog, view.id))
        dialog.finished.connect(self._on_closed)
        dialog.open()

    def _on_closed(self) -> None:
        self.dialog = None

    def _on_chosen(self, dialog: ProxyDialog, job_id: UUID, settings: ProxySettings) -> None:
        bridge = self._bridge_of()
        if bridge is not None:
            bridge.call(self._set(bridge, dialog, job_id, settings))

    async def _set(
        self, bridge: Bridge, dialog: ProxyDialog, job_id: UUID, settings: ProxySettings
    ) -> None:
        with dialog.answering():
            job = await bridge.manager.get_job(job_id)
            await job.change(JobChanges(proxy=settings))
            self._page.show_taken(job_id, "proxy")
