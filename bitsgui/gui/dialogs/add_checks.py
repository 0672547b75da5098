"""What the fields of the add dialog may hold, in plain words."""

from pathlib import Path

from PySide6.QtCore import QLocale

from bitsgui.bits.digests import parse_checksum
from bitsgui.bits.hosts import UrlError
from bitsgui.bits.mirrors import Mirror
from bitsgui.bits.names import safe_name
from bitsgui.bits.types import DATA_LIMIT
from bitsgui.bits.urls import parse_remote
from bitsgui.gui import formats, text
from bitsgui.settings.schema import LIMITS

_NAME_CHARACTERS = frozenset(
    "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
)


def name_problem(name: str) -> str:
    """Return what is wrong with a file name, or nothing."""
    if not name or safe_name(name) == name:
        return ""
    return text.tr("Not every system can use this name. %1 would do.").replace(
        "%1", safe_name(name)
    )


def checksum_problem(typed: str) -> str:
    """Return what is wrong with a checksum, or nothing."""
    if not typed:
        return ""
    try:
        parse_checksum(typed)
    except ValueError:
        return text.tr("This is no MD5, SHA-1 or SHA-2 checksum.")
    return ""


def referer_problem(typed: str) -> str:
    """Return what is wrong with the address of a page, or nothing."""
    if not typed:
        return ""
    try:
        is_web = parse_remote(typed).scheme in ("http", "https")
    except UrlError:
        is_web = False
    return "" if is_web else text.tr("A page begins with http:// or https://.")


def mirrors_of(typed: str) -> tuple[Mirror, ...]:
    """Return what is written one on each line."""
    return tuple(Mirror(line.strip()) for line in typed.splitlines() if line.strip())


def mirrors_problem(typed: str) -> str:
    """Return what is wrong with the first of some mirrors that will not do, or nothing."""
    return next(filter(None, (mirror_problem(mirror.url) for mirror in mirrors_of(typed))), "")


def mirror_problem(link: str) -> str:
    """Return what is wrong with a further link to a file, or nothing."""
    try:
        remote = parse_remote(link)
    except UrlError:
        remote = None
    if remote is None or remote.scheme not in {"http", "https"}:
        return text.tr("%1 is no link that begins with http:// or https://.").replace("%1", link)
    return "" if remote.user is None else text.tr("A mirror cannot have a login in its link.")


def one_line_problem(typed: str) -> str:
    """Return what is wrong with the value of a header, or nothing."""
    return "" if typed.isprintable() else text.tr("Control characters cannot be sent.")


def login_problem(user: str, password: str) -> str:
    """Return what is wrong with a login, or nothing."""
    if password and not user:
        return text.tr("A password needs a user name.")
    if ":" in user:
        return text.tr("A user name cannot have a colon.")
    return one_line_problem(user + password)


def rate_of(typed: str, unit: int) -> int | None:
    """Return a limit in bytes/s, None if there is none."""
    amount, is_number = QLocale().toDouble(typed)
    return round(amount * unit) if is_number and typed else None


def rate_problem(typed: str, unit: int) -> str:
    """Return what is wrong with a speed limit, or nothing."""
    low, high = LIMITS["rate_limit"]
    rate = rate_of(typed, unit)
    if not typed or (rate is not None and low <= rate <= high):
        return ""
    return text.tr("A number of at least %1").replace("%1", formats.exact_rate(int(low)))


def headers_of(typed: str) -> tuple[tuple[str, str], ...]:
    """Return the header fields of a text with one a line."""
    pairs = (line.partition(":") for line in typed.split("\n") if line.strip())
    return tuple((name.strip(), value.strip()) for name, _, value in pairs)


def headers_problem(typed: str) -> str:
    """Return the first line that is no header field, or nothing."""
    for line in filter(str.strip, typed.split("\n")):
        name, colon, value = line.partition(":")
        is_name = bool(name.strip()) and set(name.strip()) <= _NAME_CHARACTERS
        if not colon or not is_name or one_line_problem(value.strip()):
            return text.tr("Write Name: value on each line.")
    return ""


def cookies_problem(typed: str) -> str:
    """Return what is wrong with cookies, or nothing."""
    if not typed:
        return ""
    if not typed.isprintable():
        return text.tr("Control characters cannot be sent.")
    parts = [part for part in typed.split(";") if part.strip()]
    return "" if all("=" in part for part in parts) else text.tr("Write name=value; name=value.")


def bytes_of(data: str) -> bytes:
    """Return data as it is sent."""
    return data.encode("utf-8", "surrogateescape")


def data_problem(data: str) -> str:
    """Return what is wrong with data to be sent, or nothing."""
    if len(bytes_of(data)) <= DATA_LIMIT:
        return ""
    return text.tr("At most %1 can be sent.").replace("%1", formats.size(DATA_LIMIT))


def method_problem(typed: str) -> str:
    """Return what is wrong with the method of a request, or nothing."""
    if typed == "HEAD":
        return text.tr("HEAD asks for the headers alone; there is nothing to download.")
    return "" if set(typed) <= _NAME_CHARACTERS else text.tr("Write one word, such as POST.")


def part_of(typed: str) -> str | None:
    """Return the whole path of an unfinished file, None for none."""
    if not typed or part_problem(typed):
        return None
    return str(Path(typed).expanduser())


def part_problem(typed: str) -> str:
    """Return what is wrong with the path of a file, or nothing."""
    if not typed:
        return ""
    try:
        is_whole = Path(typed).expanduser().is_absolute()
    except RuntimeError:  # somebody's home that is not known
        is_whole = False
    return "" if is_whole else text.tr("Give the full path of a file.")
