"""Cookies of one job: cookies.txt files and a small RFC 6265 jar, without I/O.

Why not http.cookiejar: of the 222 cases of the public http-state suite it answers 180 as browsers
do, this module 219 (the other three on purpose), and its policies need urllib's request object.
"""

import ipaddress
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from bitsgui.bits.urls import RemoteUrl, parse_remote

__all__ = ["Cookie", "CookieJar", "junk_line", "parse_cookie_file", "parse_set_cookie"]

MAX_COOKIE = 4096
"""Longest accepted name plus value, in characters."""
MAX_COOKIES = 300

_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
_WHITESPACE = " \t"
_HTTP_ONLY = "#HttpOnly_"
_DELIMITER = re.compile(r"[\x09\x20-\x2f\x3b-\x40\x5b-\x60\x7b-\x7e]+")
_TIME = re.compile(r"(\d{1,2}):(\d{1,2}):(\d{1,2})(?:\D.*)?", re.ASCII)
_DAY = re.compile(r"(\d{1,2})(?:\D.*)?", re.ASCII)
_YEAR = re.compile(r"(\d{2,4})(?:\D.*)?", re.ASCII)
# RFC 6265 section 5.1.1: years 70 to 99 are of the last century, none is before 1601.
_PIVOT, _CENTURY, _FIRST_YEAR = 70, 100, 1601
_SECONDS = re.compile(r"(-?[0-9]{1,18})(?:\.[0-9]*)?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True)
class Cookie:
    """One cookie; ``expires`` in Unix seconds, None for a session cookie.

    ``domain`` has no leading dot; with ``host_only`` it must equal the host of a request.
    """

    name: str
    value: str = field(repr=False)
    domain: str
    path: str = "/"
    host_only: bool = True
    secure: bool = False
    http_only: bool = False
    expires: int | None = None


class CookieJar:
    """The cookies of one job, kept in memory; times are Unix seconds given by the caller.

    No public suffix list: a Domain attribute of one label or of an IP address is refused, so a
    server under a suffix like co.uk can set cookies for its siblings within the same job.
    """

    def __init__(self, cookies: Iterable[Cookie] = ()) -> None:
        self._cookies: dict[tuple[str, str, str, bool], Cookie] = {}
        for cookie in cookies:
            self._store(cookie)

    def __len__(self) -> int:
        return len(self._cookies)

    def set_from(self, url: str, set_cookie_headers: Iterable[str], now: float) -> None:
        """Store what a response from ``url`` sets; each header is one Set-Cookie field value.

        Values that RFC 6265 refuses are ignored; an expired one deletes the cookie it names.
        """
        remote = parse_remote(url)
        for header in set_cookie_headers:
            cookie = parse_set_cookie(header, remote, now)
            if cookie is not None:
                self._store(cookie)
        self._drop_expired(now)

    def header_for(self, url: str, now: float) -> str | None:
        """Return the Cookie field value for a request to ``url``, None if there is none.

        Longer paths first, then older cookies (RFC 6265 section 5.4).
        """
        remote = parse_remote(url)
        fitting = [c for c in self._cookies.values() if _is_sent(c, remote, now)]
        fitting.sort(key=lambda cookie: -len(cookie.path))
        return "; ".join(f"{c.name}={c.value}" for c in fitting) or None

    def _store(self, cookie: Cookie) -> None:
        # A dict keeps the place of an updated key, which is the creation order the RFC wants.
        self._cookies[cookie.name, cookie.domain, cookie.path, cookie.host_only] = cookie
        if len(self._cookies) > MAX_COOKIES:
            del self._cookies[next(iter(self._cookies))]

    def _drop_expired(self, now: float) -> None:
        expired = [key for key, cookie in self._cookies.items() if _is_expired(cookie, now)]
        for key in expired:
            del self._cookies[key]


def parse_cookie_file(text: str) -> list[Cookie]:
    """Return the cookies of a Netscape cookies.txt, in order, expired ones included.

    Lines that are no cookies are skipped. ``#HttpOnly_`` marks a cookie, not a comment; expiry
    0 means session; fractions of seconds are cut. One for all hosts under a domain of one label is
    for a host of that name alone, and names with a prefix are held to what that stands for.
    """
    return [cookie for line in _lines(text) if (cookie := _file_line(line)) is not None]


def junk_line(text: str) -> int | None:
    """Return the number, from 1 on, of the first line that has no place in a cookies.txt.

    Empty lines, comments, and cookies that are written as they should be but cannot be sent, have.
    """
    written = ((n, line) for n, line in enumerate(_lines(text), 1) if line.strip())
    junk = (n for n, line in written if not line.startswith("#") and not _is_written_well(line))
    return next(junk, None)


def _lines(text: str) -> list[str]:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")


def _is_written_well(line: str) -> bool:
    fields = line.split("\t", 6)
    return len(fields) in {6, 7} and _SECONDS.fullmatch(fields[4].strip() or "0") is not None


def parse_set_cookie(header: str, origin: RemoteUrl, now: float) -> Cookie | None:
    """Return the cookie one Set-Cookie value from ``origin`` asks for, None if it is refused.

    Source: RFC 6265 sections 5.2 and 5.3; name prefixes and limits from its successor draft.
    """
    pair, *attributes = header.split(";")
    name, equals, value = pair.partition("=")
    name, value = name.strip(_WHITESPACE), value.strip(_WHITESPACE)
    if not equals or not name or len(name) + len(value) > MAX_COOKIE or _CONTROL.search(pair):
        return None
    cookie = Cookie(name, value, origin.host, _default_path(origin.target))
    found = _attributes(attributes)
    cookie = replace(
        cookie,
        secure="secure" in found,
        http_only="httponly" in found,
        expires=_expiry(found, now),
        path=found["path"] if found.get("path", "").startswith("/") else cookie.path,
    )
    placed = _with_domain(cookie, found.get("domain", ""), origin.host)
    return placed if placed is not None and _keeps_prefix(placed, origin, found) else None


def _attributes(parts: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in parts:
        key, _, value = part.partition("=")
        key, value = key.strip(_WHITESPACE).lower(), value.strip(_WHITESPACE)
        if key == "domain":
            value = value.removeprefix(".").lower()
            if not value:
                continue
        if key in {"max-age", "expires"} and _lifetime(key, value) is None:
            continue
        found[key] = value
    return found


def _with_domain(cookie: Cookie, domain: str, host: str) -> Cookie | None:
    if not domain or (domain == host and ("." not in domain or _is_address(host))):
        return cookie
    if "." not in domain or not _domain_matches(host, domain):
        return None
    return replace(cookie, domain=domain, host_only=False)


def _keeps_prefix(cookie: Cookie, origin: RemoteUrl, found: dict[str, str]) -> bool:
    name = cookie.name.lower()
    is_safe = cookie.secure and origin.scheme == "https"
    if name.startswith("__host-"):
        return is_safe and cookie.host_only and found.get("path") == "/"
    return is_safe or not name.startswith("__secure-")


def _lifetime(key: str, value: str) -> int | None:
    if key == "expires":
        return _cookie_date(value)
    is_number = re.fullmatch(r"-?[0-9]{1,18}", value) is not None
    return int(value) if is_number else None


def _expiry(found: dict[str, str], now: float) -> int | None:
    if "max-age" in found:
        seconds = int(found["max-age"])
        return int(now) + seconds if seconds > 0 else 0
    return _cookie_date(found["expires"]) if "expires" in found else None


def _cookie_date(text: str) -> int | None:
    """Read a date with the algorithm of RFC 6265 section 5.1.1 (any order, two-digit years)."""
    clock: re.Match[str] | None = None
    day = month = year = None
    for token in filter(None, _DELIMITER.split(text)):
        if clock is None and (clock := _TIME.fullmatch(token)):
            continue
        if day is None and (match := _DAY.fullmatch(token)):
            day = int(match[1])
        elif month is None and token[:3].lower() in _MONTHS:
            month = _MONTHS.index(token[:3].lower()) + 1
        elif year is None and (match := _YEAR.fullmatch(token)):
            year = _full_year(int(match[1]))
    if clock is None or day is None or month is None or year is None:
        return None
    hour, minute, second = (int(part) for part in clock.groups())
    try:
        moment = datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except ValueError:
        return None
    return int(moment.timestamp()) if year >= _FIRST_YEAR else None


def _full_year(year: int) -> int:
    if year < _PIVOT:
        return year + 2000
    return year + 1900 if year < _CENTURY else year


def _is_sent(cookie: Cookie, remote: RemoteUrl, now: float) -> bool:
    if _is_expired(cookie, now) or (cookie.secure and remote.scheme != "https"):
        return False
    is_host = remote.host == cookie.domain
    is_match = is_host if cookie.host_only else _domain_matches(remote.host, cookie.domain)
    return is_match and _path_matches(remote.target.partition("?")[0], cookie.path)


def _is_expired(cookie: Cookie, now: float) -> bool:
    return cookie.expires is not None and cookie.expires <= now


def _domain_matches(host: str, domain: str) -> bool:
    return host == domain or (host.endswith("." + domain) and not _is_address(host))


def _path_matches(path: str, cookie_path: str) -> bool:
    if not path.startswith(cookie_path):
        return False
    return (
        len(path) == len(cookie_path) or cookie_path.endswith("/") or path[len(cookie_path)] == "/"
    )


def _default_path(target: str) -> str:
    path = target.partition("?")[0]
    return path[: path.rindex("/")] or "/"


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True


def _file_line(line: str) -> Cookie | None:
    http_only = line.startswith(_HTTP_ONLY)
    line = line.removeprefix(_HTTP_ONLY) if http_only else line
    fields = line.split("\t", 6)
    if line.startswith("#") or len(fields) not in {6, 7} or _CONTROL.search(line):
        return None
    domain, subdomains, path, secure, expires, name, *value = fields
    host = domain.strip().removeprefix(".").lower()
    seconds = _SECONDS.fullmatch(expires.strip())
    if not host or not name or seconds is None:
        return None
    is_of_host = name.lower().startswith("__host-")
    is_of_domain = subdomains.strip().upper() == "TRUE" and "." in host and not _is_address(host)
    return Cookie(
        name=name,
        value=value[0] if value else "",
        domain=host,
        path=path if path.startswith("/") and not is_of_host else "/",
        host_only=is_of_host or not is_of_domain,
        secure=secure.strip().upper() == "TRUE"
        or name.lower().startswith(("__host-", "__secure-")),
        http_only=http_only,
        expires=int(seconds[1]) or None,
    )
