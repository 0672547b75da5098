"""Which category new downloads go to, and by that which folder."""

from itertools import islice

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QLineEdit

from bitsgui.bits.categories import NO_CATEGORY, Sorter
from bitsgui.gui import formats, text
from bitsgui.gui.icons import themed_icon
from bitsgui.gui.models.categories import (
    category_icon,
    category_name,
    category_of,
    display_name,
    known,
)
from bitsgui.gui.models.link_rows import LinksModel
from bitsgui.gui.theme import ROW_ICON
from bitsgui.gui.views.combo import FlatCombo
from bitsgui.gui.views.folder_field import FolderField

LOOKED_AT = 200
"""Links whose category is looked up while they are typed; the engine does so for each."""
WIDEST = 280
NAMED = 2
"""Categories named one by one."""


class CategoryField(FlatCombo):
    """A category, or what the rules say, which is the first entry and tells what that is.

    The folder of the category becomes that of ``folder``, until another is typed there. Links of
    categories with other folders go to those by the rules; ``spread`` follows whatever may change
    that.
    """

    spread = Signal()

    def __init__(self, folder: FolderField) -> None:
        super().__init__()
        self._folder = folder
        self._given = self._usual = folder.edit.text()
        self._found: tuple[int, ...] = ()
        self._links: LinksModel | None = None
        self._own_name = ""
        self._sorter = Sorter(())
        self._folders: dict[int, str] = {}
        self.setIconSize(QSize(ROW_ICON, ROW_ICON))
        self.setAccessibleName(text.tr("Category"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setMaximumWidth(WIDEST)
        self.addItem(self._automatic(), None)
        folder.changed.connect(self._on_folder)
        self.currentIndexChanged.connect(self._set_folder)

    def wanted(self) -> int | None:
        """Return the category that is chosen, None for what the rules say."""
        return self.currentData()

    def choose(self, category: int) -> None:
        """Choose a category, if there still is such a one."""
        self.setCurrentIndex(max(0, self.findData(category)))

    def look_at(self, links: LinksModel, name: QLineEdit) -> None:
        """Tell where these links land; ``name`` says what a single one is to be called, if so."""
        self._links = links
        self._own_name = name.text().strip() if name.isEnabled() else ""
        self._sort()
        self._set_folder()

    def _sort(self) -> None:
        """Find the categories of the links, by the rules there are now."""
        if self._links is None:
            return
        self._sorter = Sorter(known())
        self._folders = {each.id: each.folder for each in known() if each.folder}
        # Where categories have folders, each link counts: it goes to one of them.
        checked = self._links.checked()
        urls = checked if self._folders else islice(checked, LOOKED_AT)
        self._found = tuple(dict.fromkeys(map(self._category_for, urls)))
        self.setItemText(0, self._automatic())

    @property
    def is_spread(self) -> bool:
        """Whether links go to the folders of their categories, and not all to the same one."""
        if self.wanted() is not None or self._folder.edit.text() != self._given:
            return False
        return len({self._folders.get(each, "") for each in self._found}) > 1

    def folder_for(self, url: str) -> str:
        """Return the folder of a link's own category, "" if it goes to the one of the field."""
        return self._folders.get(self._category_for(url), "") if self.is_spread else ""

    def _category_for(self, url: str) -> int:
        if self._links is None:
            return NO_CATEGORY
        return self._sorter.match(url, self._own_name or self._links.name(url)).category

    def renew(self) -> None:
        """Offer the categories there are now; what was chosen stays, if it can."""
        chosen = self.wanted()
        self._sort()
        self.blockSignals(True)
        self.clear()
        self.addItem(self._automatic(), None)
        for category in known():
            icon = themed_icon(category_icon(category.id), ROW_ICON)
            self.addItem(icon, display_name(category), category.id)
        self.setCurrentIndex(max(0, self.findData(chosen)))
        self.blockSignals(False)
        self._set_folder()

    def forget(self) -> None:
        """Begin anew: by the rules, and with a folder that may follow the category again."""
        self._given = self._folder.edit.text()
        self.setCurrentIndex(0)

    def showEvent(self, event: QShowEvent) -> None:
        """Offer what there is."""
        self.renew()
        super().showEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow palette and language."""
        super().changeEvent(event)
        is_other = event.type() in {QEvent.Type.PaletteChange, QEvent.Type.LanguageChange}
        if is_other and self.isVisible():
            self.renew()

    def _automatic(self) -> str:
        names = [category_name(each) or text.tr("no category") for each in self._found]
        if not names:
            return text.tr("Automatic")
        if len(names) > NAMED:
            return text.tr("Automatic, for each link its own")
        return text.tr("Automatic: %1").replace("%1", formats.listed(names))

    def _set_folder(self) -> None:
        """Take over the folder of the category, unless another one was typed."""
        if self._folder.edit.text() != self._given:
            self.spread.emit()
            return
        wanted = self.wanted()
        ids = self._found if wanted is None else (wanted,)
        folders = {category.folder for each in ids if (category := category_of(each)) is not None}
        folder = folders.pop() if len(folders) == 1 else ""
        self._given = folder or self._usual
        self._folder.edit.setText(self._given)
        self.spread.emit()

    def _on_folder(self) -> None:
        typed = self._folder.edit.text()
        if typed != self._given:
            self._usual = typed
        self.spread.emit()
