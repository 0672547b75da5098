"""Changes the properties of a download as the user wishes."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject

from bitsgui.bits.command_lines import first_word
from bitsgui.bits.errors import AccessDeniedError, BitsError
from bitsgui.bits.interface import Job
from bitsgui.bits.types import UINT32_MAX, UINT64_MAX, PropertyId, SecurityFlags
from bitsgui.bits.views import JobView
from bitsgui.gui import text
from bitsgui.gui.bridge import Bridge
from bitsgui.gui.dialogs.checks import ChecksDialog
from bitsgui.gui.dialogs.data import DataDialog
from bitsgui.gui.dialogs.headers import HeadersDialog
from bitsgui.gui.proxy_orders import ProxyOrders
from bitsgui.gui.views.properties_page import PropertiesPage, PropertyWish

SETTERS: dict[str, Callable[[Job, Any], Awaitable[None]]] = {
    "name": lambda job, value: job.set_display_name(value),
    "description": lambda job, value: job.set_description(value),
    "priority": lambda job, value: job.set_priority(value),
    "rate_limit": lambda job, value: job.set_rate_limit(value),
    "segments": lambda job, value: job.set_segments(value),
    "retry_delay": lambda job, value: job.set_minimum_retry_delay(value),
    "patience": lambda job, value: job.set_no_progress_timeout(value),
    "max_time": lambda job, value: job.set_maximum_download_time(
        UINT32_MAX if value is None else value
    ),
    "max_size": lambda job, value: job.set_property(
        PropertyId.MAX_DOWNLOAD_SIZE, UINT64_MAX if value is None else value
    ),
    "method": lambda job, value: job.set_http_method(value),
    "redirects": lambda job, value: job.set_security_flags(value),
    "command": lambda job, value: job.set_notify_command_line(*command_of(value)),
    "on_conflict": lambda job, value: job.set_on_conflict(value),
    "auto_complete": lambda job, value: job.set_auto_complete(value),
    "in_order": lambda job, value: job.set_in_order(value),
    "referer": lambda job, value: job.set_referer(value),
    "user_agent": lambda job, value: job.set_user_agent(value),
    "interface": lambda job, value: job.set_interface(value),
}


def command_of(line: str | None) -> tuple[str | None, str | None]:
    """Return program and parameters of a command line, as the interface takes them."""
    program, rest = first_word(line or "")
    return program or None, line if rest else None


@dataclass(frozen=True, slots=True)
class _Asking:
    """A dialog that asks for the property ``key``, and what sets it."""

    key: str
    dialog: HeadersDialog | DataDialog
    setter: Callable[[Job, Any], Awaitable[None]]


class PropertyOrders(QObject):
    """Carries out wishes about properties, once there is a ``bridge``.

    What the engine refuses is said beside the property; what was typed stays there.
    """

    def __init__(self, page: PropertiesPage) -> None:
        super().__init__(page)
        self.bridge: Bridge | None = None
        self._page = page
        self.dialog: HeadersDialog | DataDialog | None = None
        self.checks: ChecksDialog | None = None
        self.proxies = ProxyOrders(page, lambda: self.bridge)
        page.wished.connect(self.carry_out)
        page.headers_wanted.connect(partial(self._on_wanted, self._headers_dialog))
        page.data_wanted.connect(partial(self._on_wanted, self._data_dialog))
        page.checks_wanted.connect(self._on_checks)

    def carry_out(self, wish: PropertyWish) -> None:
        """Change a property."""
        if self.bridge is not None:
            self.bridge.call(self._change(self.bridge, wish))

    async def _change(self, bridge: Bridge, wish: PropertyWish) -> None:
        try:
            if wish.key == "category":
                await bridge.manager.set_category([wish.job_id], wish.value)
            else:
                job = await bridge.manager.get_job(wish.job_id)
                await SETTERS[wish.key](job, wish.value)
        except BitsError as error:
            self._page.show_refusal(wish.job_id, wish.key, text.call_failure(error))
        else:
            self._page.show_taken(wish.job_id, wish.key)

    def _on_checks(self, view: JobView, flags: SecurityFlags) -> None:
        if self.bridge is None or self.checks is not None:
            return
        self.checks = dialog = ChecksDialog(flags, self._page.window())
        dialog.chosen.connect(partial(self._on_checks_chosen, view.id))
        dialog.finished.connect(self._on_checks_closed)
        dialog.open()

    def _on_checks_closed(self) -> None:
        self.checks = None

    def _on_checks_chosen(self, job_id: UUID, flags: SecurityFlags) -> None:
        if self.bridge is not None and self.checks is not None:
            wish = PropertyWish(job_id, "checks", flags)
            self.bridge.call(self._set_checks(self.bridge, self.checks, wish))

    async def _set_checks(self, bridge: Bridge, dialog: ChecksDialog, wish: PropertyWish) -> None:
        try:
            job = await bridge.manager.get_job(wish.job_id)
            await job.set_security_flags(wish.value)
        except BitsError as error:
            dialog.fail(text.call_failure(error))
        else:
            dialog.accept()
            self._page.show_taken(wish.job_id, wish.key)

    def _on_wanted(self, made: Callable[[Job], Awaitable[_Asking]], job_id: UUID) -> None:
        if self.bridge is not None and self.dialog is None:
            self.bridge.call(self._ask(self.bridge, made, job_id))

    async def _ask(
        self, bridge: Bridge, made: Callable[[Job], Awaitable[_Asking]], job_id: UUID
    ) -> None:
        asking = await made(await bridge.manager.get_job(job_id))
        self.dialog = asking.dialog
        asking.dialog.chosen.connect(partial(self._on_chosen, job_id, asking))
        asking.dialog.finished.connect(self._on_closed)
        asking.dialog.open()

    async def _headers_dialog(self, job: Job) -> _Asking:
        try:
            known = (await job.get_custom_headers())[1] or ""
        except AccessDeniedError:
            known = None
        dialog = HeadersDialog(known, self._page.window())
        return _Asking("headers", dialog, lambda job, value: job.set_custom_headers(value))

    async def _data_dialog(self, job: Job) -> _Asking:
        try:
            known = (await job.get_data() or b"").decode()
        except UnicodeDecodeError:
            known = None
        dialog = DataDialog(known, self._page.window())
        return _Asking("data", dialog, lambda job, value: job.set_data(value))

    def _on_closed(self) -> None:
        self.dialog = None

    def _on_chosen(self, job_id: UUID, asking: _Asking, value: Any) -> None:
        if self.bridge is not None:
            self.bridge.call(self._take(self.bridge, job_id, asking, value))

    async def _take(self, bridge: Bridge, job_id: UUID, asking: _Asking, value: Any) -> None:
        try:
            await asking.setter(await bridge.manager.get_job(job_id), value)
        except BitsError as error:
            asking.dialog.fail(text.call_failure(error))
        else:
            asking.dialog.accept()
            self._page.show_taken(job_id, asking.key)
