"""Joins what is done to rows, so that the window has one thing to hold."""

from PySide6.QtWidgets import QMainWindow

from bitsgui.bits.views import Changes
from bitsgui.gui.actions import Actions
from bitsgui.gui.bridge import Bridge
from bitsgui.gui.rows.removing import Removing
from bitsgui.gui.views.jobs_list import JobsList
from bitsgui.gui.views.notice_bar import NoticeBar


class RowOrders:
    """Everything that is done to rows; ``bar`` belongs below the list."""

    def __init__(
        self, window: QMainWindow, deeds: Actions, jobs_list: JobsList, notice: NoticeBar
    ) -> None:
        self.removing = Removing(deeds, jobs_list, notice, window)
        self.bar = self.removing.bar

    @property
    def bridge(self) -> Bridge | None:
        """The way to the engine, None before there is one."""
        return self.removing.bridge

    @bridge.setter
    def bridge(self, bridge: Bridge) -> None:
        self.removing.bridge = bridge

    def note(self, batch: Changes) -> None:
        """Take over what a batch tells of rows."""
        self.removing.note(batch)
