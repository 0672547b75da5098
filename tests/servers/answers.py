"""Decide the answer to one request from its script; no I/O here."""

import base64
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime

from tests.servers.codings import accepted, encode, label
from tests.servers.pattern import digest, pattern
from tests.servers.script import Script
from tests.servers.span_lies import answer_range, whole
from tests.servers.wire import (
    LIE,
    BytesContent,
    Content,
    Headers,
    PatternContent,
    Reply,
    Request,
    plain,
)

LOGIN_PAGE = (
    "<!DOCTYPE html><html><body><form action='/login'>Please sign in</form></body></html>\n"
)
_EPOCH = datetime(2025, 1, 1, 10, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an answer depends on beside script and request.

    Attributes:
        index: number of this request since the path was scripted.
        origin: scheme, host and port the request came to; ``other`` the same by another host.
        sign: makes a token that is accepted so many times.
        redeem: uses a token once, False when it is spent or unknown.
    """

    index: int
    origin: str
    other: str
    sign: Callable[[int], str]
    redeem: Callable[[str], bool]


def answer(script: Script, request: Request, around: Surroundings) -> Reply:
    """Return the reply to a request; ``script`` is the one valid at this index."""
    for gate in (_planned, _captive, _credentials, _requirements, _signature, _redirect, _html):
        reply = gate(script, request, around)
        if reply is not None:
            break
    else:
        reply = _entity(script, request, around)
        reply.scripted = True
    if request.method == "HEAD":
        return _as_head(script, reply)
    return reply


def _planned(script: Script, _request: Request, around: Surroundings) -> Reply | None:
    planned = script.status
    if around.index < len(script.statuses):
        planned = script.statuses[around.index] or planned
    if planned is None:
        return None
    reply = plain(planned.code, planned.body, list(planned.headers))
    if planned.code in {204, 304}:
        reply.pieces = []
    return reply


def _captive(script: Script, request: Request, around: Surroundings) -> Reply | None:
    if not script.captive:
        return None
    return plain(302, "", [("Location", f"{around.other}/captive-portal?from={request.path}")])


def _credentials(script: Script, request: Request, _around: Surroundings) -> Reply | None:
    if script.auth is None:
        return None
    expected = "Basic " + base64.b64encode(script.auth.encode()).decode()
    if request.header("authorization") == expected:
        return None
    return plain(
        401, "who are you?\n", [("WWW-Authenticate", 'Basic realm="scripted", charset="UTF-8"')]
    )


def _requirements(script: Script, request: Request, _around: Surroundings) -> Reply | None:
    if script.require_cookie is not None and script.require_cookie not in request.header("cookie"):
        return plain(403, "cookie missing\n")
    for name, text in script.require_headers.items():
        if text not in request.header(name):
            return plain(403, f"{name} missing\n")
    for name in script.reject_headers:
        if name.lower() in request.headers:
            return plain(400, f"{name} not wanted\n")
    return None


def _signature(script: Script, request: Request, around: Surroundings) -> Reply | None:
    if not script.signed or around.redeem(request.query.get("sig", "")):
        return None
    return plain(403, "signature expired\n")


def _redirect(script: Script, request: Request, around: Surroundings) -> Reply | None:
    plan = script.redirect
    if plan is None:
        return None
    hop = int(request.query.get("hop", "0"))
    location = plan.location
    if hop < plan.hops:
        location = f"{{path}}?hop={hop + 1}"
    elif plan.hops and location is None:
        return None
    headers: Headers = []
    if location is not None:
        headers.append(("Location", _filled(location, request, around)))
    if plan.signed_uses is not None and headers:
        glue = "&" if "?" in headers[0][1] else "?"
        headers[0] = ("Location", f"{headers[0][1]}{glue}sig={around.sign(plan.signed_uses)}")
    if plan.set_cookie is not None:
        headers.append(("Set-Cookie", plan.set_cookie))
    return plain(plan.status, "moved\n", headers)


def _filled(location: str, request: Request, around: Surroundings) -> str:
    host = around.origin.split("//", 1)[1]
    filled = {"origin": around.origin, "other": around.other, "host": host, "path": request.path}
    for name, value in filled.items():
        location = location.replace(f"{{{name}}}", value)
    return location


def _html(script: Script, _request: Request, _around: Surroundings) -> Reply | None:
    return plain(200, LOGIN_PAGE, kind="text/html; charset=utf-8") if script.html else None


def _entity(script: Script, request: Request, around: Surroundings) -> Reply:
    etag, modified = etag_of(script, around.index), last_modified_of(script, around.index)
    described = _described(script, etag, modified)
    if script.conditional:
        status = _precondition(request, etag, modified)
        if status is not None:
            return Reply(status, described)
    content, coding = _content(script, request)
    value = request.header("range")
    ranged = None
    if value and (script.if_range == "ignored" or _if_range_holds(request, etag, modified)):
        ranged = answer_range(script.range_mode, content, value, script.content_type)
    reply = ranged or whole(script.range_mode, content)
    own = {name for name, _ in reply.headers}
    reply.headers += [item for item in described + coding if item[0] not in own]
    reply.headers += _digests(script, content)
    reply.length, reply.head_form, reply.interim = script.length, script.head_form, script.interim
    return reply


def _content(script: Script, request: Request) -> tuple[Content, Headers]:
    content: Content = PatternContent(script.seed, script.size)
    if script.text is not None:
        content = BytesContent(script.text.encode("utf-8", "surrogateescape"))
    if script.encoding == "identity":
        return content, []
    if script.negotiate and not accepted(script.encoding, request.header("accept-encoding")):
        return content, [("Vary", "Accept-Encoding")]
    coded = BytesContent(encode(script.encoding, content.read(0, content.size)))
    return coded, [("Content-Encoding", label(script.encoding)), ("Vary", "Accept-Encoding")]


def etag_of(script: Script, index: int) -> str | None:
    """Return the entity tag request ``index`` is told, None for none."""
    forms = {
        "auto": f'"{script.seed:x}-{script.size:x}"',
        "weak": f'W/"{script.seed:x}-{script.size:x}"',
        "changing": f'"{script.seed:x}-{index}"',
        "none": None,
    }
    return forms.get(script.etag, script.etag)


def last_modified_of(script: Script, index: int) -> str | None:
    """Return the Last-Modified value request ``index`` is told, None for none."""
    hours = {"auto": script.seed % 1000, "changing": index}.get(script.last_modified)
    if hours is not None:
        return format_datetime(_EPOCH + timedelta(hours=hours), usegmt=True)
    return None if script.last_modified == "none" else script.last_modified


def _described(script: Script, etag: str | None, modified: str | None) -> Headers:
    ranges = None if script.accept_ranges == "absent" else script.accept_ranges
    fields = (
        ("Date", format_datetime(datetime.now(UTC), usegmt=True)),
        ("Content-Type", script.content_type),
        ("ETag", etag),
        ("Last-Modified", modified),
        ("Accept-Ranges", ranges),
        ("Content-Disposition", script.disposition),
    )
    return [(name, value) for name, value in fields if value is not None] + list(script.headers)


def _precondition(request: Request, etag: str | None, modified: str | None) -> int | None:
    wanted = request.header("if-match")
    if wanted and wanted != "*" and etag not in _tags(wanted):
        return 412
    since = request.header("if-unmodified-since")
    if since and not wanted and modified and _later(modified, since):
        return 412
    if etag is not None and etag in _tags(request.header("if-none-match")):
        return 304
    return None


def _tags(value: str) -> list[str]:
    return [tag.strip() for tag in value.split(",")]


def _later(one: str, other: str) -> bool:
    try:
        return parsedate_to_datetime(one) > parsedate_to_datetime(other)
    except ValueError:
        return False


def _if_range_holds(request: Request, etag: str | None, modified: str | None) -> bool:
    value = request.header("if-range")
    if not value:
        return True
    if value.startswith("W/"):
        return False
    return value == (etag if value.startswith('"') else modified)


def _digests(script: Script, content: Content) -> Headers:
    def raw(algorithm: str) -> str:
        seed = script.seed + 1 if script.digests_wrong else script.seed
        if isinstance(content, PatternContent):
            summed = bytes.fromhex(digest(seed, content.size, algorithm))
        else:
            summed = _sum(algorithm, content, wrong=script.digests_wrong)
        return base64.b64encode(summed).decode()

    fields: dict[str, Callable[[], tuple[str, str]]] = {
        "repr-digest": lambda: ("Repr-Digest", f"sha-256=:{raw('sha256')}:"),
        "content-digest": lambda: ("Content-Digest", f"sha-256=:{raw('sha256')}:"),
        "digest": lambda: ("Digest", f"SHA-256={raw('sha256')}"),
        "content-md5": lambda: ("Content-MD5", raw("md5")),
        "x-goog-hash": lambda: ("x-goog-hash", f"md5={raw('md5')}"),
    }
    return [fields[name]() for name in script.digests]


def _sum(algorithm: str, content: Content, *, wrong: bool) -> bytes:

    data = content.read(0, content.size) + (b"!" if wrong else b"")
    return hashlib.new(algorithm, data, usedforsecurity=False).digest()


def _as_head(script: Script, reply: Reply) -> Reply:
    if reply.scripted and script.head == "close":
        return Reply(0, drop="fin")
    if reply.scripted and script.head in {"403", "404", "405", "501"}:
        reply = plain(int(script.head), "no HEAD here\n")
    reply.bodiless = True
    if reply.scripted:
        reply.keeps_length = script.head != "no_length"
        reply.extra_length = LIE if script.head == "wrong_length" else 0
    return reply


def sha256sums(files: dict[str, Script]) -> str:
    """Return the text of a SHA256SUMS file for pattern files by name."""
    return "".join(f"{digest(item.seed, item.size)}  {name}\n" for name, item in files.items())


def noise(size: int) -> bytes:
    """Return bytes that are no HTTP."""
    return pattern(0xBAD, 0, size).replace(b"\n", b"\xff").replace(b"H", b"\xfe")
