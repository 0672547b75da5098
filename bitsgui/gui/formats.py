"""Numbers as people say them: sizes, rates, durations, times."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale
from PySide6.QtGui import QGuiApplication

from bitsgui.gui.language import tr

NO_VALUE = "\u2013"
_NBSP = "\u00a0"
_LEFT_TO_RIGHT, _END = "\u2066", "\u2069"
_MINUTE = 60
_HOUR = 3600
_DAY = 86_400
_PLAIN_BELOW = 10
_STEP = 1000
_MOST_DIGITS = 12


def isolated(words: str) -> str:
    """Return what is read from left to right, so that it keeps its order in any sentence."""
    is_mirrored = QGuiApplication.isRightToLeft()
    return f"{_LEFT_TO_RIGHT}{words}{_END}" if is_mirrored else words


def size(count: int) -> str:
    """Return a number of bytes with two or three digits: ``3.7 GB``, ``412 GB``."""
    return isolated(_size(count))


def _size(count: int) -> str:
    if count < _STEP:
        return tr("%n byte(s)", count).replace(" ", _NBSP)  # Qt has one form for all
    scaled = float(count)
    while scaled >= _STEP:
        scaled /= _STEP
    digits = 1 if count >= _STEP and scaled < _PLAIN_BELOW else 0
    text = QLocale().formattedDataSize(count, digits, QLocale.DataSizeFormat.DataSizeSIFormat)
    return text.replace(" ", _NBSP)


def shortened(words: str, most: int) -> str:
    """Return words in so many characters: of longer ones the beginning, and a sign of that."""
    return words if len(words) <= most else f"{words[: most - 1]}\u2026"


def listed(words: Sequence[str]) -> str:
    """Return words as a list in a sentence: ``a, b, and c``."""
    return QLocale().createSeparatedList(list(words))


def rate(bytes_per_second: float) -> str:
    """Return ``41 MB/s``."""
    words = QCoreApplication.translate("formats", "%1/s")
    return isolated(words.replace("%1", _size(round(bytes_per_second))))


def exact_rate(bytes_per_second: int) -> str:
    """Return a rate somebody chose, as it was typed: ``1.5 MB/s``; ``2.1 MB/s`` of 2 MiB/s."""
    small, large = rate_units().items()
    unit, size_of = large if bytes_per_second >= large[1] else small
    return isolated(f"{amount(bytes_per_second / size_of)}{_NBSP}{unit}")


def amount(value: float) -> str:
    """Return a number for a field or a label, with no more digits than a person would write."""
    digits = 2 if abs(value) >= 1 else 4
    return QLocale().toString(round(value, digits), "g", _MOST_DIGITS)


def rate_units() -> dict[str, int]:
    """Return the units a rate is chosen in, ascending, with their bytes per second."""
    return {tr("kB/s"): _STEP, tr("MB/s"): _STEP**2}


def percent(done: int, total: int) -> str:
    """Return ``52 %``, rounded down so that only what is whole says 100."""
    whole = 100 if total == 0 else 100 * done // total
    return f"{QLocale().toString(whole)}{_NBSP}{QLocale().percent()}"


def duration(seconds: float) -> str:
    """Return ``0:43``, ``19:02``, ``3:04:05``, and from a day on ``2 d 3 h``."""
    left = max(0, round(seconds))
    if left >= _DAY:
        text = QCoreApplication.translate("formats", "%1 d %2 h")
        days, hours = left // _DAY, left % _DAY // _HOUR
        return text.replace("%1", str(days)).replace("%2", str(hours)).replace(" ", _NBSP)
    if left >= _HOUR:
        return f"{left // _HOUR}:{left % _HOUR // _MINUTE:02}:{left % _MINUTE:02}"
    return f"{left // _MINUTE}:{left % _MINUTE:02}"


def moment(when: datetime) -> str:
    """Return a local date and time in the user's way of writing."""
    local = QDateTime.fromSecsSinceEpoch(int(when.timestamp()))
    if QLocale().language() == QLocale.Language.C:
        return local.toString("yyyy-MM-dd HH:mm")  # "C" has no way of its own that people read
    return QLocale().toString(local, QLocale.FormatType.ShortFormat)


def exact_moment(when: datetime) -> str:
    """Return a local time with its offset from UTC, to the second: what programs sort and compare.

    ``2026-03-04 08:20:00 +01:00``.
    """
    local = QDateTime.fromSecsSinceEpoch(int(when.timestamp()))
    return local.toString("yyyy-MM-dd HH:mm:ss ttt")


def day(seconds: float) -> str:
    """Return the local date of seconds since the epoch, with the whole year."""
    local = QDateTime.fromSecsSinceEpoch(int(seconds)).date()
    if QLocale().language() == QLocale.Language.C:
        return local.toString("yyyy-MM-dd")
    form = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    return QLocale().toString(local, form if "yyyy" in form else form.replace("yy", "yyyy"))


def time_of_day(when: datetime) -> str:
    """Return the local time of a moment."""
    local = QDateTime.fromSecsSinceEpoch(int(when.timestamp())).time()
    if QLocale().language() == QLocale.Language.C:
        return local.toString("HH:mm")
    return QLocale().toString(local, QLocale.FormatType.ShortFormat)


def short_moment(when: datetime, now: datetime) -> str:
    """Return the time of a moment of today, else its date: what fits in a column."""
    local = QDateTime.fromSecsSinceEpoch(int(when.timestamp()))
    today = QDateTime.fromSecsSinceEpoch(int(now.timestamp()))
    is_today = local.date() == today.date()
    if QLocale().language() == QLocale.Language.C:
        return local.toString("HH:mm" if is_today else "yyyy-MM-dd")
    if is_today:
        return QLocale().toString(local.time(), QLocale.FormatType.ShortFormat)
    return QLocale().toString(local.date(), QLocale.FormatType.ShortFormat)


def day_and_time(when: datetime, now: datetime) -> str:
    """Return ``today at 22:00``, ``tomorrow at 06:30``, or the date and the time."""
    local = QDateTime.fromSecsSinceEpoch(int(when.timestamp()))
    days = QDateTime.fromSecsSinceEpoch(int(now.timestamp())).date().daysTo(local.date())
    is_plain = QLocale().language() == QLocale.Language.C
    kind = QLocale.FormatType.ShortFormat
    time = local.toString("HH:mm") if is_plain else QLocale().toString(local.time(), kind)
    if days == 0:
        words = QCoreApplication.translate("formats", "today at %1")
    elif days == 1:
        words = QCoreApplication.translate("formats", "tomorrow at %1")
    else:
        date = local.toString("yyyy-MM-dd") if is_plain else QLocale().toString(local.date(), kind)
        words = QCoreApplication.translate("formats", "on %2 at %1").replace("%2", date)
    return words.replace("%1", time)


def number(value: int) -> str:
    """Return a whole number with the locale's digits and groups."""
    return QLocale().toString(value)
