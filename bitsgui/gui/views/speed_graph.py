"""A graph of speed over time, read with the mouse or the arrow keys."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from bitsgui.gui import formats, text
from bitsgui.gui.delegates.painting import draw_icon, draw_text
from bitsgui.gui.speeds import Break, Curve, Limit, Mark, Point, Whose
from bitsgui.gui.theme import (
    GAP,
    GAP_SMALL,
    GAP_TINY,
    SECONDARY_SCALE,
    Tokens,
    current_tokens,
    scaled,
    tabular,
)

FILL = 0.18
MARK_ICON = 12
NEAR = 6
LINE_ROOM = 36
"""So far apart lie two lines of the axis at least, in points."""
_STEPS = (1, 2, 5, 10)


def axis_step(peak: float, most: int) -> float:
    """Return the smallest round step (1, 2 or 5 of a power of ten) that reaches ``peak``."""
    rough = max(peak, 1000.0) / max(1, most)
    power = 10.0 ** floor(log10(rough))
    return next(step * power for step in _STEPS if step * power >= rough * 0.999)


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where the curve lies, and what its edges mean."""

    area: QRectF
    begin: float
    end: float
    top: float

    def x(self, at: float) -> float:
        """Return where a moment lies."""
        return self.area.left() + self.area.width() * (at - self.begin) / (self.end - self.begin)

    def y(self, rate: float) -> float:
        """Return where a speed lies."""
        return self.area.bottom() - self.area.height() * min(1.0, rate / self.top)


class SpeedGraph(QWidget):
    """Shows a :class:`Curve`. Time runs from left to right in every language.

    ``read`` carries what the read-out says whenever the keyboard moves it.
    """

    read = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._curve = Curve()
        self._limit: Limit | None = None
        self._at: float | None = None
        self.nothing = ""
        """What stands in place of a curve."""
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(text.tr("Speed over time"))

    def show_curve(self, curve: Curve, limit: Limit | None) -> None:
        """Show a curve and the limit that holds now; those that held are the curve's."""
        if self._at is not None and self.hasFocus():
            self._at += curve.end - self._curve.end  # the read-out keeps its place on the screen
        self._curve, self._limit = curve, limit
        self.update()

    @property
    def reading(self) -> str:
        """What the read-out says, nothing while there is none."""
        point = self._read_point()
        if point is None:
            return ""
        said = [speed_words(self._curve, point)]
        said += [
            text.tr("limit %1").replace("%1", formats.exact_rate(held.rate))
            for held in self._curve.limits
            if held.begin <= point.at < held.end
        ]
        said += [break_word(mark.kind) for mark in self._marks_near(point)]
        return text.SEPARATOR.join(said)

    def sizeHint(self) -> QSize:
        """Return a size in which the axis can be read."""
        return QSize(480, 160)

    def minimumSizeHint(self) -> QSize:
        """Return a size in which the curve can be seen."""
        return QSize(160, 72)

    # Reading.

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read where the mouse is."""
        frame = self._frame()
        share = (event.position().x() - frame.area.left()) / max(1.0, frame.area.width())
        self._at = frame.begin + (frame.end - frame.begin) * min(1.0, max(0.0, share))
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Read no more."""
        super().leaveEvent(event)
        self._stop_reading()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Read no more."""
        super().focusOutEvent(event)
        self._stop_reading()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the read-out along the curve."""
        points, key = self._curve.points, event.key()
        moves = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if not points or key not in {*moves, Qt.Key.Key_Home, Qt.Key.Key_End}:
            super().keyPressEvent(event)
            return
        current = self._read_point()
        place = len(points) - 1 if current is None else points.index(current)
        if current is not None or key == Qt.Key.Key_Home:
            ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(points) - 1}
            place = ends.get(Qt.Key(key), place + moves.get(Qt.Key(key), 0))
        self._at = points[min(len(points) - 1, max(0, place))].at
        self.read.emit(self.reading)
        self.update()

    def _stop_reading(self) -> None:
        self._at = None
        self.update()

    def _read_point(self) -> Point | None:
        if self._at is None or not self._curve.points:
            return None
        at = self._at
        return min(self._curve.points, key=lambda point: abs(point.at - at))

    def _marks_near(self, point: Point) -> list[Mark]:
        frame = self._frame()
        near = frame.x(point.at)
        return [mark for mark in self._curve.marks if abs(frame.x(mark.at) - near) <= NEAR]

    # Painting.

    def _top(self) -> tuple[float, float]:
        """Return the speed at the top of the axis and its step."""
        peak = max((point.rate for point in self._curve.points), default=0.0)
        limits = [held.rate for held in self._curve.limits]
        peak = max(peak, *limits, self._limit.rate if self._limit is not None else 0)
        room = self.height() - self.fontMetrics().height() - GAP
        step = axis_step(peak, max(1, min(5, room // LINE_ROOM)))
        return max(1, ceil(peak / step - 0.001)) * step, step

    def _frame(self) -> _Frame:
        font = self._small()
        top, step = self._top()
        labels = [formats.exact_rate(round(n * step)) for n in range(1, round(top / step) + 1)]
        wide = max(_width(font, label) for label in labels)
        low = _height(font)
        area = QRectF(self.rect()).adjusted(wide + GAP, low / 2 + GAP_TINY, -GAP, -low - GAP_SMALL)
        span = max(self._curve.end - self._curve.begin, 1.0)
        return _Frame(area, self._curve.end - span, self._curve.end, top)

    def _small(self) -> QFont:
        return tabular(scaled(self.font(), SECONDARY_SCALE))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint axis, area, limit, breaks and read-out."""
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._curve.points:
            words = self.nothing
            painter.setPen(QColor(tokens.text_muted))
            painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect(), flags, words)
        else:
            frame = self._frame()
            self._paint_axis(painter, frame, tokens)
            self._paint_curve(painter, frame, tokens)
            self._paint_limits(painter, frame, tokens)
            self._paint_marks(painter, frame, tokens)
            self._name_limit(painter, frame, tokens)
            self._paint_reading(painter, frame, tokens)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.accent), 1.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    def _paint_axis(self, painter: QPainter, frame: _Frame, tokens: Tokens) -> None:
        font, (top, step) = self._small(), self._top()
        half = _height(font) // 2
        for number in range(round(top / step) + 1):
            rate = number * step
            y = frame.y(rate)
            painter.setPen(QPen(QColor(tokens.outline if number == 0 else tokens.track), 1))
            painter.drawLine(QPointF(frame.area.left(), y), QPointF(frame.area.right(), y))
            if number:
                place = QRect(0, round(y) - half, round(frame.area.left()) - GAP_SMALL, 2 * half)
                words = formats.exact_rate(round(rate))
                draw_text(painter, place, words, font, tokens.text_muted, to_end=True)
        row = QRect(round(frame.area.left()), round(frame.area.bottom()) + GAP_TINY,
                    round(frame.area.width()), 2 * half)  # fmt: skip
        begin, end = edge_words(self._curve, frame.begin)
        draw_text(painter, row, end, font, tokens.text_muted, to_end=True)
        if not self._curve.is_clock:
            row.setLeft(round(frame.x(max(0.0, frame.begin))))
        if _width(font, begin) + GAP + _width(font, end) <= row.width():
            draw_text(painter, row, begin, font, tokens.text_muted)

    def _paint_curve(self, painter: QPainter, frame: _Frame, tokens: Tokens) -> None:
        line = QPainterPath()
        seen = _for_the_eye(self._curve.points)
        first, last = frame.x(seen[0].at), frame.x(seen[-1].at)
        line.moveTo(first, frame.y(seen[0].rate))
        for point in seen[1:]:
            line.lineTo(frame.x(point.at), frame.y(point.rate))
        if len(seen) == 1:
            last = first + 2
            line.lineTo(last, frame.y(seen[0].rate))
        area = QPainterPath(line)
        area.lineTo(last, frame.area.bottom())
        area.lineTo(first, frame.area.bottom())
        area.closeSubpath()
        ground = QColor(tokens.active)
        ground.setAlphaF(FILL)
        painter.fillPath(area, ground)
        painter.strokePath(line, QPen(QColor(tokens.active), 1.5))

    def _paint_limits(self, painter: QPainter, frame: _Frame, tokens: Tokens) -> None:
        """Paint each limit over the time it held; one that came only now as a stub at the edge."""
        painter.setPen(QPen(QColor(tokens.attention), 1.5, Qt.PenStyle.DashLine))
        for held in self._curve.limits:
            y = frame.y(held.rate)
            painter.drawLine(QPointF(frame.x(held.begin), y), QPointF(frame.x(held.end), y))
        if self._limit is not None and limit_since(self._curve, self._limit) is None:
            begin, y = frame.area.right(), frame.y(self._limit.rate)
            painter.setPen(QPen(QColor(tokens.attention), 2))
            painter.drawLine(QPointF(begin, y), QPointF(begin + GAP_SMALL, y))

    def _name_limit(self, painter: QPainter, frame: _Frame, tokens: Tokens) -> None:
        """Write what a line is where it begins, or up to the edge where there is no room."""
        place = self._limit_place(frame)
        if self._limit is None or place.intersects(self._reading_place(frame).toAlignedRect()):
            return  # no room beside what is read just now
        # Curve, marks and lines pass behind: words are read on a ground of their own.
        painter.fillRect(place, QColor(tokens.surface))
        words, is_short = limit_words(self._limit), place.right() >= round(frame.area.right())
        draw_text(painter, place, words, self._small(), tokens.attention, to_end=is_short)

    def _limit_place(self, frame: _Frame) -> QRect:
        """Return where a limit is named, nowhere if there is none."""
        if self._limit is None:
            return QRect()
        area, font = frame.area, self._small()
        since, y = limit_since(self._curve, self._limit), frame.y(self._limit.rate)
        high, wide = _height(font), _width(font, limit_words(self._limit))
        is_high = y - high > 0 and y - area.top() > high
        top = round(y) - high - 1 if is_high else round(y) + 1
        left = (area.right() if since is None else frame.x(since)) + GAP_TINY
        if left + wide > area.right():
            left = max(area.left(), area.right() - wide)
        return QRect(round(left), top, round(min(area.right() - left, wide)) + 1, high)

    def _reading_place(self, frame: _Frame) -> QRectF:
        """Return where the read-out stands, nowhere if there is none."""
        point = self._read_point()
        if point is None:
            return QRectF()
        font = self._small()
        size = QSizeF(_width(font, self.reading) + 2 * GAP_SMALL, _height(font) + GAP_SMALL)
        read = QPointF(frame.x(point.at), frame.y(point.rate))
        room = QRectF(0, frame.area.top(), self.width(), frame.area.height())
        return place_beside(read, size, room, QRectF(self._limit_place(frame)))

    def _paint_marks(self, painter: QPainter, frame: _Frame, tokens: Tokens) -> None:
        for mark in self._curve.marks:
            name, colour = _mark_look(mark.kind, tokens)
            x = frame.x(mark.at)
            painter.setPen(QPen(QColor(colour), 1, Qt.PenStyle.DotLine))
            top = frame.area.top() + MARK_ICON
            painter.drawLine(QPointF(x, top), QPointF(x, frame.area.bottom()))
            icon = QRect(
                round(x) - MARK_ICON // 2, round(frame.area.top()) - 2, MARK_ICON, MARK_ICON
            )
            draw_icon(painter, icon, name, colour)

    def _paint_reading(self, painter: QPainter, frame: _Frame, tokens: Tokens) -> None:
        point = self._read_point()
        if point is None:
            return
        x, y = frame.x(point.at), frame.y(point.rate)
        painter.setPen(QPen(QColor(tokens.text_muted), 1))
        painter.drawLine(QPointF(x, frame.area.top()), QPointF(x, frame.area.bottom()))
        painter.setBrush(QColor(tokens.surface))
        painter.setPen(QPen(QColor(tokens.active), 2))
        painter.drawEllipse(QPointF(x, y), 4, 4)
        box = self._reading_place(frame)
        painter.setBrush(QColor(tokens.surface_raised))
        painter.setPen(QPen(QColor(tokens.outline), 1))
        painter.drawRoundedRect(box, 4, 4)
        inner = box.toRect().adjusted(GAP_SMALL, 0, 0, 0)
        draw_text(painter, inner, self.reading, self._small(), tokens.text)


def place_beside(read: QPointF, size: QSizeF, room: QRectF, taken: QRectF) -> QRectF:
    """Return where a box about a point stands: beside it, at the top or at the bottom of a room.

    It is the first place that is within ``room`` and free of what is ``taken``; where there is
    none, the first that is within.
    """
    lefts = (read.x() + GAP_SMALL, read.x() - GAP_SMALL - size.width())
    tops = (room.top(), room.bottom() - size.height())
    places = [QRectF(QPointF(left, top), size) for top in tops for left in lefts]
    within = [each for each in places if each.left() >= 0 and each.right() < room.right()]
    free = [each for each in within if not each.intersects(taken)]
    pinned = QRectF(QPointF(max(0.0, room.right() - size.width()), room.top()), size)
    return (free or within or [pinned])[0]


def limit_since(curve: Curve, limit: Limit) -> float | None:
    """Return from when on a limit has held up to now; None if it came later than the curve."""
    last = curve.limits[-1] if curve.limits else None
    is_same = last is not None and last.rate == limit.rate and last.end == curve.end
    return last.begin if last is not None and is_same else None


def moment_words(curve: Curve, at: float) -> str:
    """Return when a moment was: by the clock where that is known, else by the time it ran."""
    ago = curve.end - at
    if curve.is_running and round(ago) <= 0:
        return text.tr("now")
    if curve.is_clock:
        return text.tr("%1 ago").replace("%1", formats.duration(ago))
    return text.tr("after %1").replace("%1", formats.duration(at))


def speed_words(curve: Curve, point: Point) -> str:
    """Return how fast it went, and when."""
    words, ago = text.tr("%1 after %2"), formats.duration(point.at)
    if curve.is_clock:
        words, ago = text.tr("%1, %2 ago"), formats.duration(curve.end - point.at)
    if curve.is_running and round(curve.end - point.at) <= 0:
        words = text.tr("%1 now")
    return words.replace("%1", formats.rate(point.rate)).replace("%2", ago)


def edge_words(curve: Curve, begin: float) -> tuple[str, str]:
    """Return what stands at the two ends of the time."""
    end = moment_words(curve, curve.end)
    if curve.is_clock:
        return moment_words(curve, begin), end
    if curve.is_running:
        end = text.tr("now, after %1").replace("%1", formats.duration(curve.end))
    return text.tr("start") if round(begin) <= 0 else moment_words(curve, begin), end


def break_word(kind: Break) -> str:
    """Return what a mark stands for."""
    words = {
        Break.PAUSED: text.tr("paused here"),
        Break.RETRY: text.tr("broke off here and was tried again"),
        Break.ERROR: text.tr("stopped here with a problem"),
    }
    return words[kind]


def limit_words(limit: Limit) -> str:
    """Return what a limit is and what it holds for."""
    of_host = text.tr("limit of the server %1")
    if limit.rule:
        of_host = text.tr("limit for %2: %1").replace("%2", limit.rule)
    words = {
        Whose.JOB: text.tr("limit %1"),
        Whose.HOST: of_host,
        Whose.ALL: text.tr("limit of all downloads %1"),
    }
    return words[limit.whose].replace("%1", formats.exact_rate(limit.rate))


def _width(font: QFont, words: str) -> int:
    return QFontMetrics(font).horizontalAdvance(words)


def _height(font: QFont) -> int:
    return QFontMetrics(font).height()


def _mark_look(kind: Break, tokens: Tokens) -> tuple[str, str]:
    looks = {
        Break.PAUSED: ("pause", tokens.waiting),
        Break.RETRY: ("retry", tokens.attention),
        Break.ERROR: ("error", tokens.error),
    }
    return looks[kind]


def _for_the_eye(points: Sequence[Point]) -> list[Point]:
    """Return the points with each speed leaning a little on its neighbours'."""
    last = len(points) - 1
    return [
        Point(
            point.at,
            (points[max(0, n - 1)].rate + 2 * point.rate + points[min(last, n + 1)].rate) / 4,
        )
        for n, point in enumerate(points)
    ]
