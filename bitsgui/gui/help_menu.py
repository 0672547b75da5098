"""The help menu: what the program is, what it has been doing, and whether there is a newer one."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from bitsgui.gui import text
from bitsgui.gui.memory import WindowMemory
from bitsgui.gui.news import News
from bitsgui.gui.settings_feed import SettingsFeed
from bitsgui.gui.views.notice_bar import NoticeBar

LOG_NAME = "bitsgui.log"


class HelpMenu(QObject):
    """``menu`` opens the log and the dialog about the program, each at most once.

    ``folder`` is the profile, where the log is; ``news`` tell of newer versions.
    """

    def __init__(
        self, parent: QWidget, memory: WindowMemory, feed: SettingsFeed, notice: NoticeBar
    ) -> None:
        super().__init__(parent)
        self._window = parent
        self.folder = memory.folder
        self._feed = feed
        self.news = News(feed, notice, memory, parent)
        self._open: dict[str, QDialog] = {}
        self.menu = QMenu(text.tr("&Help"), parent)
        self.log = QAction(text.tr("&Log"), parent)
        self.about = QAction(text.tr("&About bitsgui"), parent)
        self.about.setMenuRole(QAction.MenuRole.AboutRole)
        self.menu.addAction(self.log)
        self.menu.addAction(self.news.action)
        self.menu.addSeparator()
        self.menu.addAction(self.about)
        self.log.triggered.connect(self._on_log)
        self.about.triggered.connect(self._on_about)

    def _on_log(self) -> None:
        from bitsgui.gui.dialogs.log_viewer import LogViewer  # noqa: PLC0415 - the window opens sooner

        if "log" not in self._open:
            self._keep("log", LogViewer(self.folder / LOG_NAME, self._feed, self._window))
        viewer = self._open["log"]
        viewer.show()
        viewer.raise_()
        viewer.activateWindow()

    def _on_about(self) -> None:
        from bitsgui.gui.dialogs.about import AboutDialog  # noqa: PLC0415 - as above

        if "about" not in self._open:
            self._keep("about", AboutDialog(self._window))
        self._open["about"].open()

    def _keep(self, name: str, dialog: QDialog) -> None:
        self._open[name] = dialog
        dialog.finished.connect(lambda _: self._open.pop(name, None))
