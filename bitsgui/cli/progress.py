"""Progress bars that are rewritten in place, one line a running job and one for all."""

import contextlib
import shutil
from collections.abc import Callable
from typing import Any, TextIO

from bitsgui.cli.formats import (
    clean,
    clock,
    fit,
    local_time,
    local_time_of_day,
    percent,
    rate,
    size,
    width,
)

_UP = "\x1b[{}A"
_REST = "\x1b[K"
_BELOW = "\x1b[J"
_BAR_MAX = 30
_NUMBERS = 46
_NAME_MIN = 12
_DEFAULT_SIZE = (80, 24)


def line(view: dict[str, Any], cells: int) -> str:
    """Return one line of at most ``cells`` cells for an answer of kind ``progress``."""
    done, total = view["bytes_transferred"], view["bytes_total"]
    if waiting(view):
        return _waiting_line(view, cells)
    amount = size(done) if total is None else f"{size(done)} / {size(total)}"
    speed = "checking" if view.get("is_checking") else rate(view["rate"])
    numbers = f"{percent(done, total):>5} {amount:>19} {speed:>10} "
    numbers += f"{clock(view['time_left_s']):>8}"
    room = cells - _NUMBERS - 1
    if room < _NAME_MIN:
        return fit(f"{percent(done, total) or size(done)} {clean(view['name'])}", cells)
    bar_cells = min(_BAR_MAX, room // 2)
    name = fit(clean(view["name"]), room - bar_cells - 1)
    return f"{name} {bar(done, total, bar_cells)} {numbers}"


def waiting(view: dict[str, Any]) -> str:
    """Return at which server a job waits, for other downloads to end or as asked, or nothing.

    Or that the schedule lets it wait, and until when.
    """
    if view.get("wait") == "schedule":
        until = view.get("waits_until")
        return f"rests until {local_time(until)}, by the schedule" if until else "rests"
    host = view.get("waits_at")
    if host and view.get("waits_until"):
        return f"waits until {local_time_of_day(view['waits_until'])}, as {clean(host)} asks"
    return f"waits for a place at {clean(host)}" if host else ""


def _waiting_line(view: dict[str, Any], cells: int) -> str:
    words = waiting(view)
    room = cells - width(words) - 1
    name = fit(clean(view["name"]), room) if room >= _NAME_MIN else clean(view["name"])
    return fit(f"{name} {words}", cells)


def bar(done: int, total: int | None, cells: int) -> str:
    """Return a bar; dots while the size is unknown."""
    if not total:
        return "." * cells
    filled = min(cells, done * cells // total)
    return "#" * filled + "-" * (cells - filled)


class Bars:
    """The lines at the bottom of a terminal.

    ``stream`` is a terminal. Lines are overwritten, never erased first, so nothing flickers.
    """

    def __init__(
        self,
        stream: TextIO,
        terminal_size: Callable[[], tuple[int, int]] = lambda: shutil.get_terminal_size(
            _DEFAULT_SIZE
        ),
    ) -> None:
        self._stream = stream
        self._terminal_size = terminal_size
        self._views: dict[str, dict[str, Any]] = {}
        self._ended: dict[str, dict[str, Any]] = {}
        self._drawn = 0

    def show(self, view: dict[str, Any]) -> None:
        """Draw or redraw the line of a job."""
        self._views[view["id"]] = view
        self._ended.pop(view["id"], None)
        self._draw("")

    def end(self, view: dict[str, Any]) -> None:
        """Take the line of a job away; it still counts in the one for all."""
        self._views.pop(view["id"], None)
        self._ended[view["id"]] = {**view, "rate": 0}
        self._draw("")

    def say(self, text: str) -> None:
        """Print a line above the bars, where it stays."""
        self._draw(f"{text}{_REST}\n")

    def clear(self) -> None:
        """Take all lines away."""
        self._views.clear()
        self._ended.clear()
        self._draw("")

    def _draw(self, above: str) -> None:
        columns, rows = self._terminal_size()
        lines = self._lines(columns - 1, max(1, rows - 2))
        parts = ["\r", _UP.format(self._drawn) if self._drawn else "", above]
        parts += [f"{text}{_REST}\n" for text in lines]
        parts.append(_BELOW)
        self._drawn = len(lines)
        with contextlib.suppress(OSError):  # the terminal was closed: nobody looks any more
            self._stream.write("".join(parts))
            self._stream.flush()

    def _lines(self, cells: int, rows: int) -> list[str]:
        views = list(self._views.values())
        if not views or len(views) + len(self._ended) == 1:
            return [line(view, cells) for view in views]
        views.sort(key=lambda view: view["rate"] <= 0)
        total = _total([*views, *self._ended.values()])
        return [line(view, cells) for view in views[: rows - 1]] + [line(total, cells)]


def _total(views: list[dict[str, Any]]) -> dict[str, Any]:
    totals = [view["bytes_total"] for view in views]
    total = None if None in totals else sum(totals)
    done = sum(view["bytes_transferred"] for view in views)
    speed = sum(view["rate"] for view in views)
    left = (total - done) / speed if total is not None and speed > 0 else None
    return {
        "name": f"{len(views)} downloads",
        "bytes_total": total,
        "bytes_transferred": done,
        "rate": speed,
        "time_left_s": left,
    }
