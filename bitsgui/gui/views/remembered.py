"""What of the window is the same after the next start: where things are and what is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bitsgui.gui.column_layout import RowMode
from bitsgui.gui.speeds import Span
from bitsgui.gui.views.details import Tab
from bitsgui.gui.views.details_place import Place

if TYPE_CHECKING:
    from bitsgui.gui.memory import WindowMemory
    from bitsgui.gui.views.main_window import MainWindow


def restore(window: MainWindow, memory: WindowMemory) -> None:
    """Put everything back; what is shown in place of an empty list is up to the window."""
    memory.restore_window(window)
    window.shown.show_mode(memory.choice("rows", RowMode, RowMode.COMFORTABLE))
    memory.restore_columns(window.list.columns)
    memory.restore_header("files", window.details.files_view.header())
    memory.restore_splitter("sidebar", window.across)
    window.place.restore(memory.state("details"), memory.state("details-beside"))
    window.shown.places[memory.choice("place", Place, Place.AUTO)].setChecked(True)
    window.details.turn_to(memory.choice("tab", Tab, Tab.OVERVIEW))
    window.details.speed_page.show_span(memory.choice("speed-span", Span, Span.MINUTE))
    memory.restore_sections(window.sidebar.lines)
    window.jobs.narrow(memory.narrowing())
    window.list.kept.expect(memory.selected())
    window.shown.show_filter(window.jobs.filter)
    window.shown.sidebar.setChecked(memory.is_on("sidebar", default=True))
    window.sidebar.setVisible(window.shown.sidebar.isChecked())
    window.deeds.details.setChecked(memory.is_on("details", default=True))
    window.list.setFocus()
    window.pages.is_blank_first = memory.is_on("empty", default=True)


def keep(window: MainWindow, memory: WindowMemory) -> None:
    """Remember everything and write it to the disk."""
    memory.keep_window(window)
    dialog = window.adding.made_dialog
    if dialog is not None:
        memory.keep_words("folders", "\n".join(dialog.folder_field.recent()))
    memory.keep_words("rows", window.list.columns.mode)
    memory.keep_columns(window.list.columns)
    memory.keep_header("files", window.details.files_view.header())
    if window.sidebar.is_as_needed:  # which may be another width in the next language
        memory.forget_splitter("sidebar")
    else:
        memory.keep_splitter("sidebar", window.across)
    for name, state in zip(("details", "details-beside"), window.place.states(), strict=True):
        memory.keep_state(name, state)
    memory.keep_words("place", window.place.place)
    memory.keep_words("tab", window.details.tab)
    memory.keep_words("speed-span", window.details.speed_page.span)
    memory.keep_sections(window.sidebar.lines)
    memory.keep_narrowing(window.jobs.narrowing)
    memory.keep_selected(window.list.current_view())
    memory.keep_switch("empty", not window.jobs.all_views())
    memory.keep_switch("sidebar", window.shown.sidebar.isChecked())
    memory.keep_switch("details", window.deeds.details.isChecked())
    memory.save()
