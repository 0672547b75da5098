"""Whose turn it is for the keyboard, where controls come after the window was made.

Qt gives what is new the last turn of its window, wherever it stands.
"""

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def before(place: QWidget) -> QWidget | None:
    """Return what Tab leaves to get to ``place``, shown or not; None if nothing is there."""
    found = place.previousInFocusChain()
    while found is not None and found is not place:
        if found.focusPolicy() & Qt.FocusPolicy.TabFocus and found.focusProxy() is None:
            return found
        found = found.previousInFocusChain()
    return None


def take_turns(place: QWidget, widgets: Iterable[QWidget]) -> None:
    """Give ``widgets`` their turns one after the other, where that of ``place`` would be.

    Needs no focus of ``place`` itself: what the widgets stand on will do.
    """
    first = before(place)
    turns = [*([] if first is None else [first]), *widgets]
    for one, following in pairwise(turns):
        QWidget.setTabOrder(one, following)
