"""The keys of all actions, to be read and changed."""

from typing import Any

from bitsgui.gui import text
from bitsgui.gui.options.kinds import Kind
from bitsgui.gui.options.option import Option, Page, page_title
from bitsgui.gui.shortcuts import Shortcuts, is_fit, keys_words
from bitsgui.gui.views.key_field import KeyField
from bitsgui.gui.views.option_row import OptionRow
from bitsgui.gui.views.options_page import PreferencesPage
from bitsgui.gui.views.text_button import TextButton


def key_options(keys: Shortcuts) -> list[Option]:
    """Return an option for the keys of every action."""
    kind = Kind(KeyField, keys_words, lambda _: "")
    return [
        Option(name, group, keys.title(name), "", kind)
        for group, names in keys.groups()
        for name in names
    ]


class KeyRow(OptionRow):
    """The keys of one action. Keys another one has can be taken from there."""

    def __init__(self, option: Option, keys: Shortcuts) -> None:
        self._keys = keys
        self._wanted: tuple[str, ...] = ()
        self.take = TextButton()
        self.take.hide()
        super().__init__(option, keys)
        self.grid.addWidget(self.take, 4, 0, 1, 2)
        self.take.clicked.connect(self._on_take)

    def show_value(self) -> None:
        """Show the keys, and those they were, if they are others."""
        super().show_value()
        name = self.option.name
        self.sentence.setVisible(self._keys.value(name) != self._keys.default(name))

    def show_problem(self, words: str) -> None:
        """Say what is wrong, or nothing any more."""
        super().show_problem(words)
        self.take.hide()

    def _on_edited(self, value: Any) -> None:
        owner = self._keys.owner(self.option.name, value)
        if not is_fit(value):
            self.show_problem(
                text.tr("Hold Ctrl or Alt as well: a key alone is needed for typing and moving.")
            )
        elif owner is not None:
            self._offer(value, owner)
        else:
            super()._on_edited(value)

    def _offer(self, keys: tuple[str, ...], owner: str) -> None:
        self._wanted = keys
        words = text.tr("%1 belongs to \u201c%2\u201d. Press other keys, or take it from there.")
        title = self._keys.title(owner)
        self.show_problem(words.replace("%1", keys_words(keys)).replace("%2", title))
        self.take.setText(text.tr("Take it from there"))
        self.take.show()

    def _on_take(self) -> None:
        self.field.setFocus()
        self._keys.change(self.option.name, self._wanted)


class ShortcutsPage(PreferencesPage):
    """All actions under the titles of their menus; ``rows`` by the name of their action."""

    def __init__(self, keys: Shortcuts) -> None:
        super().__init__(page_title(Page.SHORTCUTS))
        group = ""
        for option in key_options(keys):
            if option.group != group:
                group = option.group
                self.add_heading(group)
            self.add_row(KeyRow(option, keys))
        self.column.addStretch(1)
        keys.changed.connect(self._on_changed)

    def _on_changed(self) -> None:
        for row in self.rows.values():
            row.show_value()
