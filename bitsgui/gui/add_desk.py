"""The dialog that adds downloads, with all that belongs to it; made when it is first wanted.

The window opens the sooner without it.
"""

from typing import TYPE_CHECKING

from bitsgui.gui.dialogs.add import AddDialog
from bitsgui.gui.known_links import KnownLinks
from bitsgui.gui.probing import Probing

if TYPE_CHECKING:
    from bitsgui.gui.memory import WindowMemory
    from bitsgui.gui.views.main_window import MainWindow


def make_add_dialog(window: "MainWindow", memory: "WindowMemory") -> AddDialog:
    """Return a dialog of ``window`` that knows what has been told until now."""
    preferences, categories = window.preferences, window.categories
    dialog = AddDialog(preferences.folder, window)
    dialog.folder_field.set_recent(memory.words("folders").split("\n"))
    dialog.category.renew()
    # Both are the dialog's own.
    known = KnownLinks(dialog, window.jobs.view, lambda: window.bridge)
    known.show_wanted.connect(window.show_jobs)
    Probing(dialog, lambda: window.bridge)
    categories.changed.connect(dialog.category.renew)
    preferences.folder_changed.connect(dialog.folder_field.begin_elsewhere)
    return dialog
