"""Whether an answer may be written behind what is on the disk: pure decisions.

The rule is that bytes on disk survive any wrong answer. Ranges are taken only with proof, a new
version only replaces the old one when it is proven to be new, and everything else is an error
that keeps the bytes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from bitsgui.bits import headers
from bitsgui.bits.errors import Hresult, TransferError, http_error
from bitsgui.bits.validators import Validator, Verdict

# Parts in wrappers of their own, also for a single one: nothing here unwraps them.
_MULTIPART = "multipart/byteranges"


class Kind(Enum):
    """What to do with an answer."""

    PARTIAL = "partial"
    """The range that was asked for, proven to be of the same entity as far as headers can."""
    WHOLE = "whole"
    """The entity from its first byte; what is on disk is compared, what is missing written."""
    NEW_VERSION = "new version"
    """Another entity, proven: a new part file."""
    NO_RANGES = "no ranges"
    """Unusable, but a request without Range may do."""


@dataclass(frozen=True, slots=True)
class Entity:
    """What an answer says of the file. ``size`` is None where it says nothing provable."""

    size: int | None
    validator: Validator
    media_type: str
    codings: tuple[str, ...] = ()
    accepts_ranges: bool | None = None
    is_attachment: bool = False


@dataclass(frozen=True, slots=True)
class Judgement:
    """``start`` and ``end`` are the half-open remote span the body covers (end None: unknown).

    Without ``is_proven`` the headers allow the same entity as on disk but do not vouch for it.
    """

    kind: Kind
    entity: Entity
    start: int = 0
    end: int | None = None
    is_proven: bool = True


Fields = Mapping[str, Sequence[str]]


def _first(fields: Fields, name: str) -> str | None:
    values = fields.get(name)
    return values[0] if values else None


def _only(fields: Fields, name: str) -> str | None:
    """Return the value of a field that identifies; two that differ identify nothing."""
    return _first(fields, name) if len(set(fields.get(name, ()))) == 1 else None


def content_length(fields: Fields) -> int | None:
    """Return Content-Length where it counts (not beside Transfer-Encoding)."""
    if fields.get("transfer-encoding"):
        return None
    try:
        return headers.parse_content_length(fields.get("content-length", ()))
    except headers.HeaderError as error:
        raise TransferError(Hresult.WININET_INVALID_HEADER, str(error)) from error


def entity_of(fields: Fields, *, size: int | None) -> Entity:
    """Return what the headers say of the entity."""
    accept = (_first(fields, "accept-ranges") or "").strip().lower()
    return Entity(
        size=size,
        validator=Validator(
            _only(fields, "etag"), _only(fields, "last-modified"), _only(fields, "date")
        ),
        media_type=headers.media_type(_first(fields, "content-type")),
        codings=headers.content_codings(", ".join(fields.get("content-encoding", ()))),
        accepts_ranges=None if not accept else accept == "bytes",
        is_attachment=(_first(fields, "content-disposition") or "")
        .lower()
        .lstrip()
        .startswith("attachment"),
    )


def judge(
    status: int,
    fields: Fields,
    *,
    known: Entity | None,
    asked: tuple[int, int | None] | None,
    reason: str = "",
) -> Judgement:
    """Judge an answer of status 2xx, 412 or 416.

    ``known`` is the entity the bytes on disk belong to (None: nothing on disk), ``asked`` the
    half-open remote span of the Range header (None: no Range was sent).

    Raises: TransferError; the bytes on disk stay.
    """
    if status == 416 and known is None:
        raise TransferError(
            Hresult.BG_E_INVALID_RANGE, "the server has no such part of the file", status=status
        )
    if status in {412, 416} and asked is not None:
        return Judgement(Kind.NO_RANGES, entity_of(fields, size=None))
    if status == 206:
        return _judge_partial(fields, known, asked)
    if status not in {200, 203}:
        raise http_error(status, reason)
    codings = headers.content_codings(", ".join(fields.get("content-encoding", ())))
    length = content_length(fields)
    entity = entity_of(fields, size=None if codings else length)
    if asked is not None and fields.get("content-range"):
        # A part under the wrong status, or a header that means nothing: its body may be either.
        return Judgement(Kind.NO_RANGES, entity)
    if _says_part(fields, length):
        return Judgement(Kind.NO_RANGES, entity)
    if known is None:
        return Judgement(Kind.WHOLE, entity, 0, entity.size)
    return _judge_whole(entity, known)


def _says_part(fields: Fields, length: int | None) -> bool:
    """Return True if an answer to a plain request says that its body is not the whole file.

    Nobody asked for a part, and RFC 9110 section 14.4 gives the field no meaning beside 200, but
    a proxy that fills its memory by parts sends it. One that nobody can read says nothing.
    """
    for value in fields.get("content-range", ()):
        try:
            span = headers.parse_content_range(value)
        except headers.HeaderError:
            continue
        is_whole = span.start in {0, None} and span.end in {span.total, None}
        if not is_whole or span.total is None or length not in {span.total, None}:
            return True
    return False


def _judge_whole(entity: Entity, known: Entity) -> Judgement:
    """Judge a 200 while there are bytes on disk."""
    is_proven = known.validator.is_proven_by(entity.validator)
    whole = Judgement(Kind.WHOLE, entity, 0, entity.size, is_proven)
    sizes_differ = None not in {entity.size, known.size} and entity.size != known.size
    verdict = known.validator.compare(entity.validator)
    if verdict is Verdict.SAME and not sizes_differ:
        return whole
    _refuse_other_type(entity, known)
    if verdict is Verdict.CHANGED and _both_strong(entity, known):
        return Judgement(Kind.NEW_VERSION, entity, 0, entity.size)
    if not sizes_differ:
        return whole
    if verdict is Verdict.CHANGED:
        return Judgement(Kind.NEW_VERSION, entity, 0, entity.size)
    raise TransferError(
        Hresult.BG_E_REMOTE_FILE_CHANGED,
        f"the server now sends {entity.size} bytes instead of {known.size}",
    )


def _both_strong(entity: Entity, known: Entity) -> bool:
    return None not in {entity.validator.strong_etag, known.validator.strong_etag}


def _refuse_other_type(entity: Entity, known: Entity) -> None:
    if not entity.media_type or not known.media_type or entity.media_type == known.media_type:
        return
    if headers.is_html(entity.media_type):
        raise TransferError(
            Hresult.BG_E_INVALID_SERVER_RESPONSE, "a web page came in place of the file"
        )
    raise TransferError(
        Hresult.BG_E_REMOTE_FILE_CHANGED,
        f"the server now sends {entity.media_type} instead of {known.media_type}",
    )


def _judge_partial(
    fields: Fields, known: Entity | None, asked: tuple[int, int | None] | None
) -> Judgement:
    unusable = Judgement(Kind.NO_RANGES, entity_of(fields, size=None))
    if unusable.entity.media_type == _MULTIPART:
        return unusable
    span = _content_range(fields)
    if span is None or span.start is None or span.end is None:
        return unusable
    entity = entity_of(fields, size=span.total)
    start, end = asked or (0, None)
    length = content_length(fields)
    if (
        span.start != start
        or (end is not None and span.end > end)
        or (asked is None and span.end != span.total)
        or (length is not None and length != span.end - span.start)
        or entity.codings
    ):
        return unusable
    partial = Judgement(Kind.PARTIAL, entity, span.start, span.end)
    if known is None:
        return partial if span.total is not None else unusable
    return _against_known(partial, entity, known)


def _against_known(partial: Judgement, entity: Entity, known: Entity) -> Judgement:
    _refuse_other_type(entity, known)
    verdict = known.validator.compare(entity.validator)
    if verdict is Verdict.CHANGED and _both_strong(entity, known):
        return replace(partial, kind=Kind.NEW_VERSION)
    if entity.size is None and verdict is not Verdict.SAME:
        return Judgement(Kind.NO_RANGES, entity)
    if known.size is not None and entity.size is not None and known.size != entity.size:
        if verdict is Verdict.CHANGED:
            return replace(partial, kind=Kind.NEW_VERSION)
        if verdict is Verdict.SAME:
            # The same bytes of another length: the answer contradicts itself.
            return Judgement(Kind.NO_RANGES, entity)
        raise TransferError(
            Hresult.BG_E_REMOTE_FILE_CHANGED,
            f"the server now says {entity.size} bytes instead of {known.size}",
        )
    if verdict is Verdict.CHANGED:
        # Same length, other date: only reading it all again can tell.
        return Judgement(Kind.NO_RANGES, entity)
    return replace(partial, is_proven=known.validator.is_proven_by(entity.validator))


def _content_range(fields: Fields) -> headers.ContentRange | None:
    values = fields.get("content-range", ())
    if len(set(values)) != 1:
        return None
    try:
        return headers.parse_content_range(values[0])
    except headers.HeaderError:
        return None


def keeps_coding(entity: Entity, name: str) -> bool:
    """Return True if a gzip coding is the file itself, as browsers take it for .gz and .tgz."""
    lower = name.lower()
    return entity.codings == ("gzip",) and (
        lower.endswith((".gz", ".tgz", ".svgz"))
        or entity.media_type in {"application/gzip", "application/x-gzip", "application/x-tgz"}
    )
