"""Changes the properties of a download as the user wishes."""

from collections.abc import Awaitable, Callable
from typing import Any

from PySide6.QtCore import QObject

from bitsgui.bits.errors import BitsError
from bitsgui.bits.interface import Job
from bitsgui.gui import text
from bitsgui.gui.bridge import Bridge
from bitsgui.gui.views.properties_page import PropertiesPage, PropertyWish

SETTERS: dict[str, Callable[[Job, Any], Awaitable[None]]] = {
    "name": lambda job, value: job.set_display_name(value),
    "description": lambda job, value: job.set_description(value),
    "priority": lambda job, value: job.set_priority(value),
    "rate_limit": lambda job, value: job.set_rate_limit(value),
    "segments": lambda job, value: job.set_segments(value),
    "retry_delay": lambda job, value: job.set_minimum_retry_delay(value),
    "patience": lambda job, value: job.set_no_progress_timeout(value),
    "on_conflict": lambda job, value: job.set_on_conflict(value),
    "auto_complete": lambda job, value: job.set_auto_complete(value),
    "in_order": lambda job, value: job.set_in_order(value),
    "referer": lambda job, value: job.set_referer(value),
    "user_agent": lambda job, value: job.set_user_agent(value),
}


class PropertyOrders(QObject):
    """Carries out wishes about properties, once there is a ``bridge``.

    What the engine refuses is said beside the property; what was typed stays there.
    """

    def __init__(self, page: PropertiesPage) -> None:
        super().__init__(page)
        self.bridge: Bridge | None = None
        self._page = page
        page.wished.connect(self.carry_out)

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
