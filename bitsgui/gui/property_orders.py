"""Changes the properties of a download as the user wishes."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from bitsgui.bits.command_lines import first_word
from bitsgui.bits.errors import AccessDeniedError, BitsError, InvalidArgumentError
from bitsgui.bits.interface import Job
from bitsgui.bits.requests import JobChanges
from bitsgui.bits.types import UINT32_MAX, UINT64_MAX, PropertyId, SecurityFlags
from bitsgui.gui import text
from bitsgui.gui.bridge import Bridge
from bitsgui.gui.dialogs.asking import AskingDialog
from bitsgui.gui.dialogs.checks import ChecksDialog
from bitsgui.gui.dialogs.data import DataDialog
from bitsgui.gui.dialogs.headers import HeadersDialog
from bitsgui.gui.options import kinds
from bitsgui.gui.proxy_orders import ProxyOrders
from bitsgui.gui.source_orders import SourceOrders
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
    "find_checksums": lambda job, value: job.change(JobChanges(find_checksums=value)),
    "referer": lambda job, value: job.set_referer(value),
    "user_agent": lambda job, value: job.set_user_agent(value),
    "interface": lambda job, value: job.set_interface(value),
}


def command_of(line: str | None) -> tuple[str | None, str | None]:
    """Return program and parameters of a command line, as the interface takes them."""
    program, rest = first_word(line or "")
    return program or None, line if rest else None


async def _known_headers(job: Job) -> str | None:
    try:
        return (await job.get_custom_headers())[1] or ""
    except AccessDeniedError:
        return None


async def _known_data(job: Job) -> str | None:
    try:
        return (await job.get_data() or b"").decode()
    except UnicodeDecodeError:
        return None


async def _known_checks(job: Job) -> SecurityFlags:
    return job.security_flags


@dataclass(frozen=True, slots=True)
class _Asked:
    """How a property that has no room on the page is asked for, beginning with what is known."""

    known: Callable[[Job], Awaitable[Any]]
    dialog: Callable[[Any, QWidget], AskingDialog]
    setter: Callable[[Job, Any], Awaitable[None]]


_ASKED = {
    "headers": _Asked(
        _known_headers, HeadersDialog, lambda job, value: job.set_custom_headers(value)
    ),
    "data": _Asked(_known_data, DataDialog, lambda job, value: job.set_data(value)),
    "checks": _Asked(_known_checks, ChecksDialog, lambda job, value: job.set_security_flags(value)),
}


def _refusal(wish: PropertyWish, error: BitsError) -> str:
    """Return why a property stays as it is; of a speed limit in the units of its field."""
    if wish.key == "rate_limit" and isinstance(error, InvalidArgumentError):
        return kinds.rate(none=text.tr("no limit")).hint(wish.key)
    return text.call_failure(error)


class PropertyOrders(QObject):
    """Carries out wishes about properties, once there is a ``bridge``.

    What the engine refuses is said beside the property; what was typed stays there.
    """

    def __init__(self, page: PropertiesPage) -> None:
        super().__init__(page)
        self.bridge: Bridge | None = None
        self._page = page
        self.dialog: AskingDialog | None = None
        self.sources = SourceOrders(page)
        self.proxies = ProxyOrders(page, lambda: self.bridge)
        page.wished.connect(self.carry_out)
        page.dialog_wanted.connect(self._on_dialog_wanted)

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
            self._page.show_refusal(wish.job_id, wish.key, _refusal(wish, error))
        else:
            self._page.show_taken(wish.job_id, wish.key)

    def _on_dialog_wanted(self, job_id: UUID, key: str) -> None:
        if self.bridge is not None and key == "mirrors":
            self.sources.ask_for_one(self.bridge, job_id, self._page.fields[key])
        elif self.bridge is not None:
            self.bridge.call(self._ask(self.bridge, job_id, key))

    async def _ask(self, bridge: Bridge, job_id: UUID, key: str) -> None:
        asked = _ASKED[key]
        known = await asked.known(await bridge.manager.get_job(job_id))
        if self.dialog is not None:
            return  # asked for twice
        self.dialog = dialog = asked.dialog(known, self._page.window())
        dialog.chosen.connect(partial(self._on_chosen, dialog, job_id, key))
        dialog.finished.connect(self._on_closed)
        dialog.open()

    def _on_closed(self) -> None:
        self.dialog = None

    def _on_chosen(self, dialog: AskingDialog, job_id: UUID, key: str, value: Any) -> None:
        if self.bridge is not None:
            wish = PropertyWish(job_id, key, value)
            self.bridge.call(self._answer(self.bridge, dialog, wish))

    async def _answer(self, bridge: Bridge, dialog: AskingDialog, wish: PropertyWish) -> None:
        with dialog.answering():
            job = await bridge.manager.get_job(wish.job_id)
            await _ASKED[wish.key].setter(job, wish.value)
            self._page.show_taken(wish.job_id, wish.key)
