"""The settings as the window knows them: they follow the engine's, whoever changes those."""

from collections.abc import Callable
from dataclasses import fields

from PySide6.QtCore import QObject, Qt, Signal

from bitsgui.bits.errors import BitsError
from bitsgui.bits.limits import LimitView
from bitsgui.bits.words import words_of
from bitsgui.gui import text
from bitsgui.gui.bridge import Bridge
from bitsgui.settings.schema import Settings


class SettingsFeed(QObject):
    """Follows and changes the settings of the engine.

    Signals: ``changed`` (the settings, and the names of those that are different: all of them the
    first time), ``refused`` (names of settings, and why they stay as they are), ``remarked``
    (names, and what there is to say though they hold), ``limit_changed`` (the :class:`LimitView`
    of what holds for all downloads now), ``news_arrived`` (a newer version of the program, as a
    :class:`Release`).
    """

    changed = Signal(object, object)
    refused = Signal(object, str)
    remarked = Signal(object, str)
    limit_changed = Signal(object)
    news_arrived = Signal(object)
    _arrived = Signal(object)
    _news_told = Signal(object)
    _limit_arrived = Signal(object)
    _remark_arrived = Signal(object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings: Settings | None = None
        self.bridge: Bridge | None = None
        self.limit = LimitView()
        self._unsubscribe: list[Callable[[], None]] = []
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)
        self._news_told.connect(self.news_arrived, Qt.ConnectionType.QueuedConnection)
        # Behind the change itself, which is on its way to this thread.
        self._remark_arrived.connect(self.remarked, Qt.ConnectionType.QueuedConnection)
        self._limit_arrived.connect(self._on_limit, Qt.ConnectionType.QueuedConnection)

    def attach(self, bridge: Bridge) -> None:
        """Follow the settings of this engine, also while the window is hidden."""
        self.bridge = bridge
        self._unsubscribe = [
            bridge.manager.subscribe_settings(self._arrived.emit),
            bridge.manager.subscribe_limit(self._limit_arrived.emit),
            bridge.manager.subscribe_news(self._news_told.emit),
        ]

    def detach(self) -> None:
        """Follow no longer."""
        for end in self._unsubscribe:
            end()
        self._unsubscribe.clear()

    def change(self, **values: object) -> None:
        """Ask the engine for other settings; what it makes of that arrives by a signal."""
        if self.bridge is not None:
            self.bridge.call(self._change(self.bridge, values))

    async def _change(self, bridge: Bridge, values: dict[str, object]) -> None:
        try:
            remarks = await bridge.manager.change_settings(**values)
        except BitsError as error:
            self.refused.emit(frozenset(values), text.call_failure(error))
        except ValueError as error:
            self.refused.emit(frozenset(values), text.sentence(words_of(error)))
        else:
            for remark in remarks:
                self._remark_arrived.emit(frozenset(values), text.sentence(remark))

    def _on_limit(self, view: LimitView) -> None:
        self.limit = view
        self.limit_changed.emit(view)

    def _on_arrived(self, settings: Settings) -> None:
        before, self.settings = self.settings, settings
        names = [field.name for field in fields(settings)]
        if before is not None:
            names = [name for name in names if getattr(before, name) != getattr(settings, name)]
        if names:
            self.changed.emit(settings, frozenset(names))
