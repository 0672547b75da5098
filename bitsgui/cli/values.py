"""What people write for options, as values. Every refusal says what to write instead."""

import math
import re
from argparse import ArgumentTypeError
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

from bitsgui.bits.digests import parse_checksum
from bitsgui.bits.metalink import is_metalink
from bitsgui.bits.network_interfaces import checked_interface
from bitsgui.bits.records import Conflict
from bitsgui.bits.types import Priority, SecurityFlags
from bitsgui.bits.url_mask import mask_server, quoted
from bitsgui.bits.urls import UrlError, parse_remote
from bitsgui.settings import host_rules, schema
from bitsgui.settings.accepted import digits_of
from bitsgui.settings.schema import CHOICES, DAY_S, LIMITS, NONE_ALLOWED, TYPES
from bitsgui.settings.texts import allowed

_NUMBER = r"((?:\d+(?:\.\d*)?|\.\d+))"
_RATE = re.compile(rf"{_NUMBER}\s*([kmgt]?)(?:i?b)?(?:/s)?", re.IGNORECASE)
_DURATION = re.compile(rf"{_NUMBER}\s*(s|m|h|d)?", re.IGNORECASE)
_UNIT_S = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
_CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?")
_HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_CONTROLS = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
_TEN_YEARS_S = 3650 * DAY_S


def rate(text: str) -> int:
    """Return bytes/s of ``500k``, ``2M``, ``1.5 MiB/s`` (factors of 1024)."""
    try:
        value = _amount(text.strip())
    except ValueError:
        raise ArgumentTypeError(
            f"{text!r} is no rate; write bytes per second, as in 500k or 2M"
        ) from None
    low, high = LIMITS["rate_limit"]
    if not low <= value <= high:
        raise ArgumentTypeError(f"{text!r} is out of bounds; write a rate from 1k to 1024G")
    return value


def rate_or_none(text: str) -> int:
    """Return bytes/s, 0 for ``none``: a limit that is taken away."""
    return 0 if text.strip().lower() == "none" else rate(text)


def segments(text: str) -> int:
    """Return a number of segments."""
    low, high = LIMITS["segments"]
    if not text.isascii() or not text.isdigit() or not low <= int(text) <= high:
        raise ArgumentTypeError(f"{text!r} does not do; write a number from {low} to {high}")
    return int(text)


def duration(text: str) -> float:
    """Return the seconds of ``30``, ``90s``, ``10m``, ``2h`` or ``1d``."""
    match = _DURATION.fullmatch(text.strip())
    seconds = float(match[1]) * _UNIT_S[(match[2] or "s").lower()] if match else math.inf
    if seconds > _TEN_YEARS_S:
        raise ArgumentTypeError(f"{text!r} is no time; write seconds, or as in 90s, 10m, 2h, 1d")
    return seconds


def moment(text: str) -> datetime:
    """Return the time ``22:00`` next means here, or that of an ISO date and time, in UTC.

    Without a zone it is that of this machine.
    """
    now = datetime.now(UTC)
    try:
        found = _moment(text.strip(), now.astimezone())
    except (ValueError, OverflowError, OSError):
        raise ArgumentTypeError(
            f"{text!r} is no time; write 22:00, or a date as well, as in 2026-11-30T22:00"
        ) from None
    if found <= now:
        raise ArgumentTypeError(f"{text!r} has passed; write a time that is still to come")
    return found


def _moment(text: str, now: datetime) -> datetime:
    """Read a time; ``now`` is local."""
    if _CLOCK.fullmatch(text) is None:
        return datetime.fromisoformat(text).astimezone(UTC)
    hour, minute, second = map(int, f"{text}:0".split(":")[:3])
    wanted = time(hour, minute, second)
    # Combined without a zone: the day it falls on decides about summer time.
    today = datetime.combine(now.date(), wanted)
    if today.astimezone(UTC) > now:
        return today.astimezone(UTC)
    return (today + timedelta(days=1)).astimezone(UTC)


def sha256(text: str) -> str:
    """Return the 64 digits of a SHA-256, however it is written. Raises: ArgumentTypeError."""
    digits = digits_of(text)
    if digits is None:
        raise ArgumentTypeError("a SHA-256 has 64 hexadecimal digits, with or without colons")
    return digits


WAIVED = {
    "host": SecurityFlags.IGNORE_CN,
    "date": SecurityFlags.IGNORE_DATE,
    "issuer": SecurityFlags.IGNORE_UNKNOWN_CA,
    "purpose": SecurityFlags.IGNORE_WRONG_USAGE,
}
"""What need not be checked of a server's certificate, in words."""


def interface(text: str) -> str:
    """Return the name of a network interface, or an address. Raises: ArgumentTypeError."""
    try:
        return checked_interface(text)
    except ValueError as error:
        raise ArgumentTypeError(f"{error}".removesuffix(".")) from None


def switch(text: str) -> bool:
    """Return True for on, False for off. Raises: ArgumentTypeError."""
    word = text.strip().lower()
    if word not in {"on", "off"}:
        raise ArgumentTypeError("write on or off")
    return word == "on"


def waived(text: str) -> int:
    """Return the flags for ``host,date``, 0 for none. Raises: ArgumentTypeError."""
    names = {name.strip().lower() for name in text.split(",")}
    if names == {"none"}:
        return 0
    if not names <= WAIVED.keys():
        raise ArgumentTypeError(f"{text!r} is none of {', '.join(WAIVED)}, or none")
    return sum(WAIVED[name] for name in names)


def setting(name: str, text: str) -> Any:  # noqa: ANN401 - of the setting's type
    """Return the value of a setting, as JSON holds it. Raises: ArgumentTypeError."""
    if name not in TYPES:
        raise ArgumentTypeError(
            f"there is no setting {quoted(name)}; `bitsgui settings` lists them"
        )
    try:
        value = _setting(name, text.strip())
        schema.changed(schema.APP_PRESET, **{name: schema.revive(name, value)})
    except (ArgumentTypeError, ValueError) as error:
        if name in _UNREPEATED:
            raise ArgumentTypeError(
                f"{name} does not take this: {error} It takes {allowed(name)}"
            ) from None
        if name in _SAY_WHY:
            raise ArgumentTypeError(
                f"{name} does not take {quoted(text)}: {error} It takes {allowed(name)}"
            ) from None
        given = "this" if "@" in text else quoted(text)
        raise ArgumentTypeError(f"{name} does not take {given}; it takes {allowed(name)}") from None
    if name == "host_rules":  # a link may stand for its server, with user and password in it
        return host_rules.write(host_rules.parse(value))
    return value


_SWITCH: dict[str, object] = {
    "on": True,
    "yes": True,
    "true": True,
    "off": False,
    "no": False,
    "false": False,
}


def _setting(name: str, text: str) -> Any:  # noqa: ANN401 - see setting
    word, kind = text.lower(), TYPES[name]
    if word == "none" and name in NONE_ALLOWED:
        return None
    words = _SWITCH if kind is bool else CHOICES.get(name)
    if words is not None:
        return words.get(word, text)
    if name in _AMOUNTS:
        return _amount(text)
    if name.endswith("_s"):
        return duration(text)
    if name in LIMITS:
        return float(text) if "float" in str(kind) else int(text)
    return text


_SAY_WHY = {
    "done_command",
    "limit_override",
    "network_limits",
    "news_key",
    "rate_schedule",
}
"""Settings whose texts are long enough for a sentence about what is wrong in them."""
_UNREPEATED = {
    "accepted_certificates",
    "host_rules",
    "proxy",
    "proxy_bypass",
    "unencrypted_logins",
}
"""As those, but there may be a password in them."""
_AMOUNTS = {"rate_limit", "host_rate_limit", "disk_reserve"}


def _amount(text: str) -> int:
    match = _RATE.fullmatch(text)
    if match is None:
        raise ValueError(text)
    return int(float(match[1]) * 1024 ** " kmgt".index(match[2].lower() or " "))


def priority(text: str) -> Priority:
    """Return a priority by its name."""
    try:
        return Priority[text.upper()]
    except KeyError:
        raise ArgumentTypeError(
            f"{text!r} is no priority; write foreground, high, normal or low"
        ) from None


def conflict(text: str) -> Conflict:
    """Return what to do about a file that is there already."""
    try:
        return Conflict(text.lower())
    except ValueError:
        raise ArgumentTypeError(
            f"{text!r} does not do; write rename, overwrite, skip or ask"
        ) from None


def checksum(text: str) -> str:
    """Return a checksum in its one form, ``sha-256=HEX``."""
    try:
        return str(parse_checksum(text))
    except ValueError as error:
        raise ArgumentTypeError(f"{error}") from None


def url(text: str) -> str:
    """Return ``text`` if it can be downloaded from; a Metalink may be a path as well."""
    if "://" not in text and is_metalink(text):
        return parse_remote(str(Path(text).expanduser().absolute())).url
    try:
        parse_remote(text)
    except UrlError as error:
        raise ArgumentTypeError(
            f"this is no link: {error} Write it whole, as in https://example.org/file.zip"
        ) from None
    return text


def header(line: str) -> tuple[str, str]:
    """Return name and value of ``Name: value``. The refusal does not repeat the value."""
    name, colon, value = line.partition(":")
    if not colon or not _HEADER_NAME.fullmatch(name.strip()) or _CONTROLS.search(value):
        raise ArgumentTypeError("a header is written as 'Name: value', on one line")
    return name.strip(), value.strip(" \t")


def method(text: str) -> str:
    """Return the name of an HTTP method by which something can be downloaded."""
    if not _HEADER_NAME.fullmatch(text):
        raise ArgumentTypeError(f"{text!r} is no HTTP method; write one such as POST")
    if text == "HEAD":
        raise ArgumentTypeError("HEAD asks for the headers alone; there is nothing to download")
    return text


def job(text: str) -> str:
    """Return an id, or the beginning of one, in lower case without hyphens."""
    digits = text.lower().replace("-", "")
    if not re.fullmatch(r"[0-9a-f]{4,32}", digits):
        raise ArgumentTypeError(
            f"{mask_server(text)!r} is no id of a download; write at least its first 4 digits, "
            "as `bitsgui list` shows them"
        )
    return digits
