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
        if _has_turn(found):
            return found
        found = found.previousInFocusChain()
    return None


def let_wait(place: QWidget) -> None:
    """Give what stands behind ``place`` its turns after those of all that came into it later."""
    behind: list[QWidget] = []
    within: list[QWidget] = []
    each = place.nextInFocusChain()
    while each is not None and each is not place:
        if _has_turn(each) and place.isAncestorOf(each):
            within.append(each)
        elif _has_turn(each) and not within:
            behind.append(each)
        each = each.nextInFocusChain()
    for one, following in pairwise([*within[-1:], *behind] if within else ()):
        QWidget.setTabOrder(one, following)


def take_turns(place: QWidget, widgets: Iterable[QWidget]) -> None:
    """Give ``widgets`` their turns one after the other, where that of ``place`` would be.

    Needs no focus of ``place`` itself: what the widgets stand on will do.
    """
    first = before(place)
    turns = [*([] if first is None else [first]), *widgets]
    for one, following in pairwise(turns):
        QWidget.setTabOrder(one, following)


def _has_turn(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
