"""A control that takes the keys that are pressed on it."""

from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout

from bitsgui.gui import text
from bitsgui.gui.shortcuts import keys_words
from bitsgui.gui.views.buttons import FlatButton
from bitsgui.gui.views.property_fields import Field

_MODIFIERS = frozenset(
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
        Qt.Key.Key_unknown,
    }
)
_CLEARING = frozenset({Qt.Key.Key_Backspace, Qt.Key.Key_Delete})


class KeyButton(FlatButton):
    """Shows keys; once it is pressed, the next keys are taken in their place.

    ``taken`` carries them, none where they were taken away. Esc and leaving end it.
    """

    taken = Signal(object)

    def __init__(self) -> None:
        super().__init__("")
        self.is_listening = False
        self._keys: tuple[str, ...] = ()
        self._name = ""
        self.setAutoDefault(False)
        self.setToolTip(
            text.tr(
                "Press Enter, then the new keys. Backspace takes the keys away, Esc keeps them."
            )
        )
        self.clicked.connect(lambda: self._listen(True))

    def show_keys(self, keys: tuple[str, ...]) -> None:
        """Show the keys in force."""
        self._keys = keys
        self._listen(False)

    def set_name(self, name: str) -> None:
        """Say whose keys they are."""
        self._name = name
        self._say()

    def event(self, event: QEvent) -> bool:
        """Take every key before it moves the focus or starts something, while listening."""
        if self.is_listening and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if self.is_listening and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress:
                self._take(event)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin with Enter, too; take the keys away with Backspace."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._listen(True)
        elif event.key() in _CLEARING and not event.modifiers():
            self.taken.emit(())
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Listen no longer."""
        self._listen(False)
        super().focusOutEvent(event)

    def _take(self, event: QKeyEvent) -> None:
        if event.key() in _MODIFIERS:
            return
        self._listen(False)
        if event.key() == Qt.Key.Key_Backspace and not event.modifiers():
            self.taken.emit(())
        elif event.key() != Qt.Key.Key_Escape or event.modifiers():
            keys = QKeySequence(event.keyCombination())
            self.taken.emit((keys.toString(QKeySequence.SequenceFormat.PortableText),))

    def _listen(self, is_listening: bool) -> None:
        self.is_listening = is_listening
        self._say()

    def _say(self) -> None:
        words = text.tr("Press keys\u2026") if self.is_listening else keys_words(self._keys)
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(f"{self._name}: {words}")


class KeyField(Field):
    """Keys of an action."""

    def __init__(self) -> None:
        super().__init__()
        self.button = KeyButton()
        self.button.taken.connect(self.edited)
        self.setFocusProxy(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.button)

    def show_value(self, value: Any) -> None:
        """Show keys."""
        self.button.show_keys(value)

    def name(self, words: str) -> None:
        """Name the button."""
        self.button.set_name(words)
