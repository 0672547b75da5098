"""The menu of languages, and remembering which was chosen."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from bitsgui.gui import language, text
from bitsgui.gui.language import Language
from bitsgui.gui.memory import WindowMemory

_KEY = "language"


def remembered_language(memory: WindowMemory) -> Language:
    """Return the language that was chosen, or the system's."""
    return memory.choice(_KEY, Language, Language.SYSTEM)


class LanguageMenu(QObject):
    """``menu`` chooses; whoever else changes the language, it is shown here and remembered."""

    def __init__(self, parent: QWidget, memory: WindowMemory) -> None:
        super().__init__(parent)
        self._memory = memory
        self.menu = QMenu(text.tr("Lan&guage"), parent)
        self.menu.setObjectName("language")
        group = QActionGroup(self.menu)
        self.actions: dict[Language, QAction] = {}
        for each, name in language.language_names().items():
            action = group.addAction(self.menu.addAction(name))
            action.setCheckable(True)
            action.triggered.connect(lambda _, each=each: language.set_language(each))
            self.actions[each] = action
        language.changed.connect(self._on_changed)
        self._mark()

    def _on_changed(self) -> None:
        self._mark()
        self._memory.keep_words(_KEY, language.current_language())
        self._memory.save()

    def _mark(self) -> None:
        self.actions[language.current_language()].setChecked(True)
