"""Where the details stand: below the list or beside it."""

from enum import StrEnum

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QSplitter

from bitsgui.gui.theme import GAP
from bitsgui.gui.views.details import NARROWEST, DetailsPane

BESIDE_FROM = 1180
"""So wide list and details must be together to stand side by side, in points."""
BESIDE_WIDTH = 440
"""The details are wider only where their tabs are, as in other languages."""
LIST_ENOUGH = 392
"""What a list needs to say how far each download is and how long it takes: the details give it."""
LIST_TO_DETAILS = (640, 360)

_BELOW = Qt.Orientation.Vertical
_BESIDE = Qt.Orientation.Horizontal


class Place(StrEnum):
    """A choice of the user."""

    AUTO = "auto"
    BELOW = "below"
    BESIDE = "beside"


def orientation_for(place: Place, width: int) -> Qt.Orientation:
    """Return how a splitter as wide as ``width`` puts the details."""
    if place == Place.AUTO:
        return _BESIDE if width >= BESIDE_FROM else _BELOW
    return _BESIDE if place == Place.BESIDE else _BELOW


class DetailsPlace(QObject):
    """Turns a splitter of list and details; each way round keeps its own split."""

    def __init__(self, splitter: QSplitter, details: DetailsPane) -> None:
        super().__init__(splitter)
        self._splitter = splitter
        self._details = details
        self._states: dict[Qt.Orientation, QByteArray] = {}
        self.place = Place.AUTO
        splitter.setSizes(LIST_TO_DETAILS)
        splitter.installEventFilter(self)
        # A splitter is not turned while it lays itself out.
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self.fit)

    @property
    def is_beside(self) -> bool:
        """Whether the details stand beside the list now."""
        return self._splitter.orientation() == _BESIDE

    def choose(self, place: Place) -> None:
        """Put the details where the user wants them."""
        self.place = place
        self.fit()

    def fit(self) -> None:
        """Turn the splitter if there is room now, or no longer."""
        wanted = orientation_for(self.place, self._splitter.width())
        if wanted == self._splitter.orientation():
            return
        self._states[self._splitter.orientation()] = self._splitter.saveState()
        self._turn(wanted)

    def states(self) -> tuple[QByteArray, QByteArray]:
        """Return the splits to remember, below and beside; an empty one was never seen."""
        self._states[self._splitter.orientation()] = self._splitter.saveState()
        return self._states.get(_BELOW, QByteArray()), self._states.get(_BESIDE, QByteArray())

    def restore(self, below: QByteArray, beside: QByteArray) -> None:
        """Put remembered splits back."""
        kept = ((_BELOW, below), (_BESIDE, beside))
        self._states.update({way: state for way, state in kept if not state.isEmpty()})
        self._turn(self._splitter.orientation())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look again once the splitter has another size."""
        if event.type() == QEvent.Type.Resize:
            self._timer.start()
        return False

    def _turn(self, way: Qt.Orientation) -> None:
        splitter = self._splitter
        splitter.setOrientation(way)
        if way in self._states:
            splitter.restoreState(self._states[way])
            splitter.setOrientation(way)  # a broken file may say otherwise
        elif way == _BESIDE:
            wide = splitter.width() - splitter.handleWidth()
            wished = max(BESIDE_WIDTH, self._details.tabs.sizeHint().width() + 3 * GAP)
            details = max(NARROWEST, min(wished, wide - LIST_ENOUGH))
            splitter.setSizes([max(1, wide - details), details])
        else:
            splitter.setSizes(LIST_TO_DETAILS)
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 0 if way == _BESIDE else 1)
        self._details.set_beside(way == _BESIDE)
