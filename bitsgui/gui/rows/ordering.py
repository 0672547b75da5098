"""Moving downloads through the queue, by keys or with the mouse."""

from uuid import UUID

from PySide6.QtCore import QObject

from bitsgui.bits.list_interface import Shift
from bitsgui.gui.actions import Actions, is_finished
from bitsgui.gui.bridge import Bridge
from bitsgui.gui.views.jobs_list import JobsList


class Ordering(QObject):
    """Carries out moves of what is selected, once there is a ``bridge``."""

    def __init__(self, deeds: Actions, jobs_list: JobsList) -> None:
        super().__init__(jobs_list)
        self.bridge: Bridge | None = None
        self._list = jobs_list
        rows = deeds.rows
        rows.to_top.triggered.connect(lambda: self.move(Shift.TOP))
        rows.up.triggered.connect(lambda: self.move(Shift.UP))
        rows.down.triggered.connect(lambda: self.move(Shift.DOWN))
        rows.to_bottom.triggered.connect(lambda: self.move(Shift.BOTTOM))

    def move(self, place: Shift | UUID) -> None:
        """Move the selected downloads that are not finished."""
        views = self._list.selected_views()
        ids = [view.id for view in views if not is_finished(view)]
        if self.bridge is not None and ids:
            self.bridge.call(self.bridge.manager.set_position(ids, place))
