"""The settings of a manager in memory, and the limit they say for this hour."""

import asyncio
import time
from collections.abc import Callable
from functools import cached_property

from bitsgui.bits.errors import BitsError
from bitsgui.bits.limits import LimitView
from bitsgui.bits.news import Release
from bitsgui.engine.pacing import complete, limit_at
from bitsgui.settings.schema import APP_PRESET, Settings, changed


class FakeSettings:
    """Mixed into the manager."""

    settings = APP_PRESET
    limit_shown: LimitView | None = None
    """What holds, where it is not to be what the settings say."""
    news: Release | BitsError | None = None
    """What is answered to who looks for a newer version."""
    remark: str | BitsError | None = None
    """What is said of a proxy script that is set, or why it is not taken."""
    trials_ended: asyncio.Event | None = None
    """Set once a proxy script has been tried, where that takes its time."""

    @cached_property
    def settings_receivers(self) -> list[Callable[[Settings], None]]:
        return []

    @cached_property
    def news_receivers(self) -> list[Callable[[Release], None]]:
        return []

    def tell_news(self, release: Release) -> None:
        for receiver in list(self.news_receivers):
            receiver(release)

    def subscribe_news(self, receiver: Callable[[Release], None]) -> Callable[[], None]:
        self.news_receivers.append(receiver)
        return lambda: self.news_receivers.remove(receiver)

    async def look_for_news(self) -> Release | None:
        if isinstance(self.news, BitsError):
            raise self.news
        return self.news

    async def change_settings(self, **values) -> list[str]:
        tried = values.get("proxy_script") and self.remark
        if tried and self.trials_ended is not None:
            await self.trials_ended.wait()
        if isinstance(tried, BitsError):
            raise tried
        self.settings = changed(self.settings, **complete(values, self.settings))
        self.tell_settings()
        return [tried] if tried else []

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
