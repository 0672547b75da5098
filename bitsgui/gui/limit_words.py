"""The limit all downloads share, in words."""

from datetime import datetime

from PySide6.QtCore import QDateTime, QLocale

from bitsgui.bits.limits import LimitSource, LimitView, NetworkLimit
from bitsgui.gui import formats, text
from bitsgui.settings.schedule import Cell

_DAY_S = 86_400
_LONG_NAME = 24


def cell_words(cell: Cell) -> str:
    """Return what may be downloaded in an hour: ``at most 2 MB/s``."""
    if cell is None:
        return text.tr("full speed")
    if not cell:
        return text.tr("no downloads")
    return text.tr("at most %1").replace("%1", formats.exact_rate(cell))


def now_sentence(view: LimitView, now: datetime) -> str:
    """Return what holds now, until when, and what then, as one sentence."""
    if view.until is None:
        words = text.tr("Now and at any time: %1.")
    else:
        words = text.tr("Now: %1. It changes %2: %3.")
        if view.source is LimitSource.OVERRIDE:
            words = text.tr("Now, in place of the schedule: %1. It holds again %2: %3.")
        words = words.replace("%2", formats.day_and_time(view.until, now))
        words = words.replace("%3", cell_words(view.then))
    words = words.replace("%1", cell_words(view.rate))
    if view.network is None:
        return words
    return f"{words} {_of_network(text.tr('Limit of the network %1: %2.'), view.network)}"


def short_words(view: LimitView, now: datetime) -> str:
    """Return the limit for a small place, with its end where a schedule brings one."""
    is_passing = view.source is not LimitSource.USUAL and view.until is not None
    if view.slowing_network is not None:
        return _of_network(text.tr("Limit: %2 on %1"), view.slowing_network)
    if view.is_paused:
        words = text.tr("No downloads until %1") if is_passing else text.tr("No downloads")
    elif view.rate is None:
        words = text.tr("Limit: off until %1") if is_passing else text.tr("Limit: off")
    else:
        words = text.tr("Limit: %2 until %1") if is_passing else text.tr("Limit: %2")
        words = words.replace("%2", formats.exact_rate(view.rate))
    return words.replace("%1", until_words(view, now))


def _of_network(words: str, limit: NetworkLimit) -> str:
    name = formats.shortened(limit.name, _LONG_NAME)
    return words.replace("%2", formats.exact_rate(limit.rate)).replace("%1", name)


def until_words(view: LimitView, now: datetime) -> str:
    """Return when what holds ends: a time, with its day if that is not soon; "" for never."""
    if view.until is None:
        return ""
    time = formats.time_of_day(view.until)
    if (view.until - now).total_seconds() < _DAY_S:
        return time
    day = QDateTime.fromSecsSinceEpoch(int(view.until.timestamp())).date().dayOfWeek()
    return f"{QLocale().dayName(day, QLocale.FormatType.ShortFormat)} {time}"
