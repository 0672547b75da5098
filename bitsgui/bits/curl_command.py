"""A cURL command, as browsers copy it, read as a download."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256
from urllib.parse import quote

from bitsgui.bits.patterns import literal
from bitsgui.bits.shell_words import SplitError, split
from bitsgui.bits.words import say, words_of

_START = re.compile(r"\s*(?:\$\s+)?curl(?:\.exe)?(?=\s|$)", re.IGNORECASE)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")

_VALUES_OF_SHORT = frozenset("AbcCdDeEFhHKmMoPQrtTuUwxXyYz")
_LONG_OF_SHORT = {
    "A": "user-agent", "b": "cookie", "c": "cookie-jar", "C": "continue-at", "d": "data",
    "e": "referer", "f": "fail", "F": "form", "g": "globoff", "G": "get", "H": "header",
    "I": "head", "J": "remote-header-name", "k": "insecure", "L": "location", "n": "netrc",
    "N": "no-buffer", "o": "output", "O": "remote-name", "r": "range", "R": "remote-time",
    "s": "silent", "S": "show-error", "T": "upload-file", "u": "user", "v": "verbose",
    "x": "proxy", "X": "request", "#": "progress-bar",
}  # fmt: skip
_WITH_VALUE = frozenset(
    """cacert capath cert cert-type ciphers connect-timeout connect-to continue-at cookie cookie-jar
    crlfile data data-ascii data-binary data-raw data-urlencode dns-servers doh-url dump-header
    engine expect100-timeout form form-string ftp-port happy-eyeballs-timeout-ms header interface
    json keepalive-time key key-type limit-rate local-port max-filesize max-redirs max-time
    noproxy oauth2-bearer output output-dir pass pinnedpubkey preproxy proto proto-default
    proto-redir proxy proxy-header proxy-user proxy1.0 quote range rate referer request
    request-target resolve retry retry-delay retry-max-time socks4 socks4a socks5
    socks5-hostname speed-limit speed-time stderr time-cond tls-max tls13-ciphers trace
    trace-ascii unix-socket upload-file url url-query user user-agent write-out config
    aws-sigv4 alt-svc hsts abstract-unix-socket variable ech etag-compare etag-save parallel-max
    """.split()  # noqa: SIM905 - one word a line would take two pages
)
_DONE_ANYWAY = frozenset(
    """compressed location silent show-error fail fail-with-body globoff http1.0 http1.1 http2
    http2-prior-knowledge http3 http3-only no-buffer progress-bar no-progress-meter
    remote-header-name remote-name remote-name-all remote-time continue-at create-dirs verbose
    tlsv1 tlsv1.0 tlsv1.1 tlsv1.2 tlsv1.3 no-alpn no-keepalive tcp-nodelay path-as-is
    clobber basic anyauth""".split()  # noqa: SIM905 - see above
)
_BODY = frozenset({"data", "data-ascii", "data-binary", "data-raw", "data-urlencode"})
_FORM_PARTS = frozenset({"form", "form-string"})
_INSECURE = frozenset({"insecure", "proxy-insecure", "doh-insecure"})
# What belongs to one answer of the server, or is said by the program itself for every request.
_OWN_HEADERS = frozenset({"accept-encoding", "connection", "content-length", "te"})
_PART_HEADERS = frozenset(
    {"range", "if-range", "if-match", "if-none-match", "if-modified-since", "if-unmodified-since"}
)
_FORM_TYPE = "application/x-www-form-urlencoded"
_FILE_SENTENCE = "The command sends a file to the server, which a download cannot do."


class CurlError(ValueError):
    """A command that cannot be carried out as a download; the message is a sentence."""


@dataclass(frozen=True, slots=True)
class CurlCommand:
    """What a command asks for.

    ``urls`` are patterns as curl reads them (see :mod:`bitsgui.bits.patterns`). Cookies are the
    ``Cookie`` field among ``headers``. ``name`` is a file name without folders. ``method`` None is
    GET, or POST with ``data``, whose type is among ``headers``. ``ignored`` names the options and
    header fields that are left out and could have mattered.
    """

    urls: tuple[str, ...] = ()
    headers: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    user_agent: str | None = None
    referer: str | None = None
    name: str | None = None
    user: str | None = field(default=None, repr=False)
    password: str | None = field(default=None, repr=False)
    method: str | None = None
    data: str | None = field(default=None, repr=False)
    ignored: tuple[str, ...] = ()


@dataclass(slots=True)
class _Reading:
    """The command so far."""

    command: CurlCommand
    data: list[str] = field(default_factory=list[str])
    query: list[str] = field(default_factory=list[str])
    form: list[tuple[str, str, str]] = field(default_factory=list[tuple[str, str, str]])
    cookies: list[str] = field(default_factory=list[str])
    method: str = ""
    is_literal: bool = False
    is_get: bool = False
    is_json: bool = False


def is_curl(text: str) -> bool:
    """Return whether ``text`` begins like a cURL command."""
    return _START.match(text) is not None


def parse(text: str) -> CurlCommand:
    """Read a command in the quoting of a POSIX shell or of Windows' cmd.

    Raises: CurlError, also for what a download must not leave out: files to be sent, headers to be
    asked for alone, and certificates that are not to be checked.
    """
    match = _START.match(text)
    if match is None:
        raise CurlError("This is not a cURL command.")
    try:
        words = split(text[match.end() :])
    except SplitError as error:
        raise CurlError(words_of(error)) from error
    reading = _Reading(CurlCommand())
    for name, value in _options(words):
        _take(reading, name, value)
    return _finished(reading)


def _options(words: list[str]) -> list[tuple[str, str]]:
    """Return the options as (long name, value); links are ``url``."""
    found: list[tuple[str, str]] = []
    rest = iter(words)
    for word in rest:
        if word.startswith("--") and word != "--":
            name, has_value, value = word[2:].partition("=")
            if name in _WITH_VALUE and not has_value:
                value = _next(rest, word)
            found.append((name, value))
        elif word.startswith("-") and word not in ("-", "--"):
            found += _short(word, rest)
        elif word in (">", ">>", "1>"):
            found.append(("output", _next(rest, word)))
        elif word.lower() in ("curl", "curl.exe"):
            raise CurlError("These are several commands. Add one at a time.")
        elif word != "--":
            found.append(("url", word))
    return found


def _short(word: str, rest: Iterator[str]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for place, letter in enumerate(word[1:], 1):
        name = _LONG_OF_SHORT.get(letter, f"-{letter}")
        if letter in _VALUES_OF_SHORT:
            value = word[place + 1 :]
            return [*found, (name, value or _next(rest, f"-{letter}"))]
        found.append((name, ""))
    return found


def _next(rest: Iterator[str], option: str) -> str:
    word = next(rest, None)
    if word is None:
        raise CurlError(say("The command is cut off after {option}.", option=option))
    return word


def _take(reading: _Reading, name: str, value: str) -> None:
    if name in _INSECURE:
        raise CurlError(
            "The command turns off the check of certificates, which a download always makes. "
            "Take -k out if that is right for you."
        )
    if name in _BODY:
        reading.data.append(_piece(name, value))
    elif name in _FORM_PARTS:
        reading.form.append(_form_part(name, value))
    elif name in _TAKEN:
        _TAKEN[name](reading, value)
    elif name not in _DONE_ANYWAY:
        _ignore(reading, f"--{name}" if not name.startswith("-") else name)


def _finished(reading: _Reading) -> CurlCommand:
    command = reading.command
    if not command.urls:
        raise CurlError("The command has no link.")
    if reading.method == "HEAD":
        raise CurlError("The command asks for the headers alone; there is nothing to download.")
    if reading.is_get:
        reading.query, reading.data = [*reading.query, *reading.data], []
    if reading.is_literal:
        urls = [literal(_with_query(url, reading.query)) for url in command.urls]
    else:
        urls = [_with_query(url, list(map(_literal, reading.query))) for url in command.urls]
    data, own = _sent(reading)
    there = {name.lower() for name, _ in command.headers}
    headers = (*command.headers, *(each for each in own if each[0].lower() not in there))
    if reading.cookies:
        headers = (*headers, ("Cookie", "; ".join(reading.cookies)))
    method = None if data is None and reading.method == "GET" else reading.method or None
    return replace(command, urls=tuple(urls), headers=headers, method=method, data=data)


def _sent(reading: _Reading) -> tuple[str | None, list[tuple[str, str]]]:
    """Return the data to be sent, and the header fields that go with it."""
    if not reading.form:
        if not reading.data:
            return None, []
        if reading.is_json:
            kind = "application/json"
            return "".join(reading.data), [("Content-Type", kind), ("Accept", kind)]
        return "&".join(reading.data), [("Content-Type", _FORM_TYPE)]
    if reading.data or reading.is_get:
        raise CurlError("The command sends a form and other data at once, which curl refuses too.")
    parts = [
        f'Content-Disposition: form-data; name="{name}"\r\n{kind}\r\n{value}\r\n'
        for name, value, kind in reading.form
    ]
    # Of what it is to part, so that it is the same each time the command is read.
    boundary = f"form-{sha256(chr(0).join(parts).encode()).hexdigest()[:24]}"
    body = "".join(f"--{boundary}\r\n{part}" for part in parts)
    kind = f"multipart/form-data; boundary={boundary}"
    return f"{body}--{boundary}--\r\n", [("Content-Type", kind)]


def _take_url(reading: _Reading, value: str) -> None:
    url = value if _SCHEME.match(value) else f"http://{value}"
    reading.command = replace(reading.command, urls=(*reading.command.urls, url))


def _take_header(reading: _Reading, value: str) -> None:
    name, colon, content = value.partition(":")
    name, content = name.strip(), content.strip()
    if not colon and name.endswith(";"):
        name, colon = name[:-1], ":"
    elif not content or not colon:
        if name.startswith("@"):
            _ignore(reading, name)
        return  # without a value curl leaves its own field of that name out
    key = name.lower()
    if key == "cookie":
        reading.cookies.append(content)
    elif key == "user-agent":
        _take_user_agent(reading, content)
    elif key == "referer":
        _take_referer(reading, content)
    elif key in _PART_HEADERS:
        _ignore(reading, name)
    elif key == "host" and any(_host(url) == content.lower() for url in reading.command.urls):
        return
    elif key not in _OWN_HEADERS and not key.startswith(":"):
        headers = (*reading.command.headers, (name, content))
        reading.command = replace(reading.command, headers=headers)


def _take_cookie(reading: _Reading, value: str) -> None:
    if "=" in value:
        reading.cookies.append(value.strip().rstrip(";"))
    elif value:
        _ignore(reading, f"--cookie {value}")


def _take_name(reading: _Reading, value: str) -> None:
    name = re.split(r"[/\\]", value)[-1]
    if name not in ("", "-", "NUL") and value != "/dev/null":
        reading.command = replace(reading.command, name=name)


def _take_user(reading: _Reading, value: str) -> None:
    user, _, password = value.partition(":")
    reading.command = replace(reading.command, user=user, password=password)


def _take_user_agent(reading: _Reading, value: str) -> None:
    reading.command = replace(reading.command, user_agent=value or None)


def _take_referer(reading: _Reading, value: str) -> None:
    url = value.removesuffix(";auto")
    reading.command = replace(reading.command, referer=url or None)


def _take_method(reading: _Reading, value: str) -> None:
    reading.method = value.upper()


def _take_head(reading: _Reading, _: str) -> None:
    reading.method = reading.method or "HEAD"


def _take_json(reading: _Reading, value: str) -> None:
    reading.data.append(_piece("json", value))
    reading.is_json = True


def _take_query(reading: _Reading, value: str) -> None:
    plain = value.removeprefix("+")
    reading.query.append(plain if plain != value else _piece("data-urlencode", value))


def _refuse_file(_reading: _Reading, _value: str) -> None:
    raise CurlError(_FILE_SENTENCE)


def _take_get(reading: _Reading, _: str) -> None:
    reading.is_get = True


def _take_globoff(reading: _Reading, _: str) -> None:
    reading.is_literal = True


_TAKEN = {
    "url": _take_url,
    "header": _take_header,
    "cookie": _take_cookie,
    "output": _take_name,
    "user": _take_user,
    "user-agent": _take_user_agent,
    "referer": _take_referer,
    "request": _take_method,
    "head": _take_head,
    "get": _take_get,
    "globoff": _take_globoff,
    "json": _take_json,
    "upload-file": _refuse_file,
    "url-query": _take_query,
}


def _ignore(reading: _Reading, what: str) -> None:
    if what not in reading.command.ignored:
        ignored = (*reading.command.ignored, what)
        reading.command = replace(reading.command, ignored=ignored)


def _piece(option: str, value: str) -> str:
    if option != "data-urlencode":
        if value.startswith("@") and option != "data-raw":
            raise CurlError(_FILE_SENTENCE)
        return value
    name, has_name, content = value.partition("=")
    if not has_name:
        if "@" in value:
            raise CurlError(_FILE_SENTENCE)
        name, content = "", value
    return f"{name}={quote(content, safe='')}" if name else quote(content, safe="")


def _form_part(option: str, value: str) -> tuple[str, str, str]:
    """Return name, value and the header line of the type of one field of a form."""
    name, has_name, content = value.partition("=")
    if not has_name:
        raise CurlError("A field of the form in the command has no name.")
    kind = ""
    if option == "form":
        if content.startswith(("@", "<")):
            raise CurlError(_FILE_SENTENCE)
        content, _, wish = content.partition(";type=")
        kind = f"Content-Type: {wish}\r\n" if wish else ""
        if len(content) > 1 and content[0] == content[-1] == '"':
            content = content[1:-1].replace('\\"', '"').replace("\\\\", "\\")
    if any(c in name + kind.removesuffix("\r\n") for c in "\r\n"):
        raise CurlError("A field of the form in the command has a line break in its name.")
    return name.replace('"', "%22"), content, kind


def _literal(piece: str) -> str:
    """Return a part of a link in which no pattern is seen: curl looks for them in links alone."""
    before = "http://h/"
    return literal(before + piece).removeprefix(before)


def _with_query(url: str, data: list[str]) -> str:
    if not data:
        return url
    address, mark, fragment = url.partition("#")
    return f"{address}{'&' if '?' in address else '?'}{'&'.join(data)}{mark}{fragment}"


def _host(url: str) -> str:
    return re.split(r"[/?#]", url.partition("://")[2], maxsplit=1)[0].rpartition("@")[2].lower()
