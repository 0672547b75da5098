"""Changes the properties of a download as the user wishes."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject

from bitsgui.bits.command_lines import first_word
from bitsgui.bits.errors import AccessDeniedError, BitsError
from bitsgui.bits.interface import Job
from bitsgui.bits.types import UINT32_MAX, UINT64_MAX, PropertyId
from bitsgui.gui import text
from bitsgui.gui.bridge import Bridge
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


class PropertyOrders(QObject):
    """Carries out wishes about properties, once there is a ``bridge``.

    What the engine refuses is said beside the property; what was typed stays there.
    """

    def __init__(self, page: PropertiesPage) -> None:
        super().__init__(page)
        self.bridge: Bridge | None = None
        self._page = page
        self.dialog: HeadersDialog | None = None
        self.proxies = ProxyOrders(page, lambda: self.bridge)
        page.wished.connect(self.carry_out)
        page.headers_wanted.connect(self._on_headers)

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

    def _on_headers(self, job_id: UUID) -> None:
        if self.bridge is not None and self.dialog is None:
            self.bridge.call(self._ask_for_headers(self.bridge, job_id))

    async def _ask_for_headers(self, bridge: Bridge, job_id: UUID) -> None:
        job = await bridge.manager.get_job(job_id)
        try:
            known = (await job.get_custom_headers())[1] or ""
        except AccessDeniedError:
            known = None
        self.dialog = dialog = HeadersDialog(known, self._page.window())
        dialog.chosen.connect(partial(self._on_chosen, job_id))
        dialog.finished.connect(self._on_closed)
        dialog.open()

    def _on_closed(self) -> None:
        self.dialog = None

    def _on_chosen(self, job_id: UUID, headers: str | None) -> None:
        if self.bridge is not None and self.dialog is not None:
            self.bridge.call(self._set_headers(self.bridge, self.dialog, job_id, headers))

    async def _set_headers(
        self, bridge: Bridge, dialog: HeadersDialog, job_id: UUID, headers: str | None
    ) -> None:
        try:
            await (await bridge.manager.get_job(job_id)).set_custom_headers(headers)
        except BitsError as error:
            dialog.fail(text.call_failure(error))
        else:
            dialog.accept()
            self._page.show_taken(job_id, "headers")
