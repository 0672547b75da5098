"""The settings of a manager in memory, and the limit they say for this hour."""

import time
from collections.abc import Callable
from functools import cached_property

from bitsgui.bits.limits import LimitView
from bitsgui.engine.pacing import complete, limit_at
from bitsgui.settings.schema import APP_PRESET, Settings, changed


class FakeSettings:
    """Mixed into the manager."""

    settings = APP_PRESET
    limit_shown: LimitView | None = None
    """What holds, where it is not to be what the settings say."""

    @cached_property
    def settings_receivers(self) -> list[Callable[[Settings], None]]:
        return []

    async def change_settings(self, **values) -> None:
        self.settings = changed(self.settings, **complete(values, self.settings))
        self.tell_settings()

    def tell_settings(self) -> None:
        for receiver in list(self.settings_receivers):
            receiver(self.settings)

    def subscribe_settings(self, receiver: Callable[[Settings], None]) -> Callable[[], None]:
        self.settings_receivers.append(receiver)
        receiver(self.settings)
        return lambda: self.settings_receivers.remove(receiver)

    def subscribe_limit(self, receiver: Callable[[LimitView], None]) -> Callable[[], None]:
        return self.subscribe_settings(
            lambda settings: receiver(self.limit_shown or limit_at(settings, time.time()))
        )
