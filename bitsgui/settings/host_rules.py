"""What holds for single servers in place of what holds for all, as the settings hold it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

from bitsgui.bits import proxy_choice, urls
from bitsgui.bits.certificates import CertificateFiles
from bitsgui.bits.hosts import UrlError, canonical_host
from bitsgui.bits.url_mask import quotable, quoted
from bitsgui.bits.words import say, words_of

ANY_LABEL = "*."
NO_CERTIFICATE = "none"
"""What a rule names in place of a file where none is shown, whatever wider rules say."""
MOST_PORT = 65_535
LIMITS: dict[str, tuple[int, int]] = {
    "connections": (1, 64),
    "rate_limit": (1000, 2**40),
    "segments": (1, 16),
}
"""Inclusive limits of the numbers of a rule; they are those of the settings for all servers."""
MOST_RULES = 1000
_PORT = re.compile(r":([0-9]+)\Z")


@dataclass(frozen=True, slots=True)
class HostRule:
    """What holds for the servers of a ``pattern``; None: as wider rules say, or as for all others.

    Each server such a pattern fits counts for itself. ``connections`` are those of all downloads
    from it, ``rate_limit`` is bytes/s of all of them together, ``segments`` are those of a file.
    ``certificate`` and ``key`` are the paths of files to show to servers that ask who calls; the
    key is in the same file where there is none. ``NO_CERTIFICATE`` is the one that is no file.
    ``proxy`` is as the setting for all downloads is written, and holds for each request to such a
    server, unless the download has its own.
    """

    pattern: str
    connections: int | None = None
    rate_limit: int | None = None
    segments: int | None = None
    user_agent: str | None = None
    proxy: str | None = None
    certificate: str | None = None
    key: str | None = None

    @property
    def files(self) -> CertificateFiles | None:
        """Where the certificate is, without the passphrase; None if none is named."""
        if self.certificate is None or self.shows_none:
            return None
        return CertificateFiles(self.certificate, self.key)

    @property
    def shows_none(self) -> bool:
        """Whether it says that no certificate is shown."""
        return self.certificate == NO_CERTIFICATE

    def fits(self, host: str, port: int | None) -> bool:
        """Return whether a server is meant: its name in canonical form, and its port."""
        wanted, wanted_port = _split(self.pattern)
        if wanted_port is not None and wanted_port != port:
            return False
        if wanted.startswith(ANY_LABEL):
            return host.endswith(wanted[1:]) and len(host) >= len(wanted)
        return host == wanted


Rules = tuple[HostRule, ...]
_FILES = ("certificate", "key")
_NAMES = (*LIMITS, "user_agent", "proxy", *_FILES)


def pattern_of(text: str) -> str:
    """Return a pattern in its one form: ``example.org``, ``*.example.org``, ``example.org:8080``.

    The server of a link is taken for the link.
    Raises: ValueError with a sentence that names ``text``, without a login in it.
    """
    words = text.strip()
    try:
        return _pattern_of_link(words) if "://" in words else _canonical(words)
    except UrlError as error:
        why = say(words_of(error))  # so that it is translated, too
        raise ValueError(
            say("{pattern} is no server. {why}", pattern=quoted(words), why=why)
        ) from error


@lru_cache(maxsize=64)
def parse(text: str | None) -> Rules:
    """Return the rules in a JSON object ``{"*.example.org": {"connections": 2}}``; None is none.

    Raises: ValueError with a sentence that names what cannot be read.
    """
    if text is None:
        return ()
    found = _read_object(text)
    if len(found) > MOST_RULES:
        raise ValueError(say("There can be {count} rules at most.", count=MOST_RULES))
    rules: dict[str, HostRule] = {}
    for pattern, values in found.items():
        rule = _rule(pattern, values)
        if rule.pattern in rules:
            raise ValueError(say("{pattern} has two rules.", pattern=repr(rule.pattern)))
        rules[rule.pattern] = rule
    return tuple(rules.values())


def write(rules: Sequence[HostRule]) -> str | None:
    """Return ``rules`` as :func:`parse` reads them, None if there are none."""
    if not rules:
        return None
    values = {rule.pattern: _set_values(rule) for rule in rules}
    return json.dumps(values, ensure_ascii=False)


def rule_for(rules: Rules, host: str, port: int | None) -> HostRule | None:
    """Return what rules say together of a server, None where none fits it.

    Each thing is as in :func:`parts_for`; the ``pattern`` is that of the most exact rule.
    """
    return _joined(parts_for(rules, host, port))


def parts_for(rules: Rules, host: str, port: int | None) -> list[HostRule]:
    """Return the rules that fit a server, each with what it decides of it alone.

    Of several that say something of one thing the most exact one decides. That is a name before a
    name with a star, the longer one of two of these, and then the one with a port: so they are in
    order. A certificate and its key are one thing.
    """
    fitting = [rule for rule in rules if rule.fits(host, port)]
    fitting.sort(key=_exactness, reverse=True)
    said: set[str] = set()
    parts: list[HostRule] = []
    for rule in fitting:
        parts.append(replace(rule, **dict.fromkeys(said)) if said else rule)
        said.update(_set_values(rule))
        said.update(_FILES if rule.certificate is not None else ())
    return parts


def parts_for_link(rules: Rules, link: str) -> list[HostRule]:
    """Return the same for the server a link names."""
    if not rules:
        return []
    try:
        remote = urls.parse_remote(link)
    except UrlError:
        return []
    return [] if remote.scheme == "file" else parts_for(rules, remote.host, remote.port)


def rule_for_link(rules: Rules, link: str) -> HostRule | None:
    """Return what rules say together of the server a link names."""
    return _joined(parts_for_link(rules, link))


def _joined(parts: list[HostRule]) -> HostRule | None:
    if not parts:
        return None
    values: dict[str, Any] = {}
    for part in parts:
        values.update(_set_values(part))
    return HostRule(parts[0].pattern, **values)


def certificates_of(text: str | None) -> list[CertificateFiles]:
    """Return the files of certificates that rules name."""
    return [files for rule in parse(text) if (files := rule.files) is not None]


def segments_of(rules: Iterable[HostRule | None], usual: int) -> int:
    """Return how many connections a file has that leads over servers with these rules, None: none.

    The strictest of them counts, and ``usual`` where none says anything.
    """
    ruled = (rule.segments for rule in rules if rule is not None and rule.segments is not None)
    return min(ruled, default=usual)


def _exactness(rule: HostRule) -> tuple[bool, int, bool]:
    host, port = _split(rule.pattern)
    return not host.startswith(ANY_LABEL), len(host), port is not None


@lru_cache(maxsize=4096)
def _split(pattern: str) -> tuple[str, int | None]:
    """Return the host, with its star, and the port of a pattern."""
    match = _PORT.search(pattern)
    if match is None:
        return pattern, None
    return pattern[: match.start()], int(match[1])


def _pattern_of_link(link: str) -> str:
    remote = urls.parse_remote(link)
    if remote.scheme == "file":
        raise UrlError("The address has no host name.")
    return remote.authority


def _canonical(words: str) -> str:
    host, port = _split(words)
    if port is not None and not 0 < port <= MOST_PORT:
        raise UrlError("The port in the address is not a number from 1 to 65535.")
    star = ANY_LABEL if host.startswith(ANY_LABEL) else ""
    name = canonical_host(host.removeprefix(star))
    if star and (name.startswith("[") or name.replace(".", "").isdigit()):
        raise UrlError("A star can stand before a name only, not before an address of numbers.")
    return star + name.removesuffix(".") + ("" if port is None else f":{port}")


def _read_object(text: str) -> dict[str, Any]:
    try:
        found: Any = json.loads(text, object_pairs_hook=_object)
    except (json.JSONDecodeError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise ValueError(  # noqa: TRY004 - one error for whatever cannot be read
            "Rules for servers are written as a JSON object, such as "
            '{"*.example.org": {"connections": 2}}.'
        )
    return cast("dict[str, Any]", found)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(say("{pattern} has two rules.", pattern=quoted(twice)))
    return found


def _rule(pattern: str, values: Any) -> HostRule:  # noqa: ANN401 - any JSON value
    name = pattern_of(pattern)
    if not isinstance(values, dict):
        raise ValueError(  # noqa: TRY004 - see _read_object
            say("The rule for {pattern} is no JSON object.", pattern=repr(name))
        )
    given = {
        key: value for key, value in cast("dict[str, Any]", values).items() if value is not None
    }
    for key, value in given.items():
        if not _is_fit(key, value):
            raise ValueError(
                say(
                    "The rule for {pattern} does not take {value} for {key}.",
                    pattern=repr(name),
                    value=quoted(value),
                    key=quotable(key),
                )
            )
    if "proxy" in given:
        _check_proxy(name, given["proxy"])
    if "key" in given and given.get("certificate", NO_CERTIFICATE) == NO_CERTIFICATE:
        raise ValueError(
            say("The rule for {pattern} has a key without a certificate.", pattern=repr(name))
        )
    return HostRule(name, **given)


def _check_proxy(pattern: str, choice: str) -> None:
    """Raise ValueError for what is no proxy; a password in it is not repeated."""
    try:
        proxy_choice.chosen(choice, None)
    except ValueError as error:
        words = say(
            "The proxy in the rule for {pattern} cannot be used. {why}",
            pattern=repr(pattern),
            why=words_of(error),
        )
        raise ValueError(words) from error


def _is_fit(key: str, value: Any) -> bool:  # noqa: ANN401 - any JSON value
    if key not in _NAMES:
        return False
    if (key, value) == ("certificate", NO_CERTIFICATE):
        return True
    if key not in LIMITS:
        is_text = isinstance(value, str) and bool(value) and value.isprintable()
        return is_text and (key not in _FILES or Path(value).is_absolute())
    if not isinstance(value, int) or isinstance(value, bool):
        return False
    low, high = LIMITS[key]
    return low <= value <= high


def _set_values(rule: HostRule) -> dict[str, object]:
    values = ((key, getattr(rule, key)) for key in _NAMES)
    return {key: value for key, value in values if value is not None}
