"""What a scripted path does, as plain data that survives JSON."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any, Literal, TypeAlias

When: TypeAlias = "int | tuple[int, ...] | Literal['always']"
Phase: TypeAlias = Literal["accept", "before_head", "mid_head", "after_head", "body"]
FaultKind: TypeAlias = Literal["rst", "fin", "stall", "drip", "garbage"]
RangeMode: TypeAlias = Literal[
    "honest",  # 206 with what was asked; several ranges give multipart/byteranges
    "ignore",  # 200 and the whole content
    "wrong_start",  # another span than asked, header and body agree
    "wrong_end",  # Content-Range claims one byte more than Content-Length and body have
    "wrong_total",  # the total in Content-Range is 1000 too big
    "unknown_total",  # total is '*', which is legal
    "short",  # only the first half of the span, stated honestly (legal)
    "long",  # goes on to 1000 bytes behind the span, stated honestly
    "merged",  # several ranges come back as one span from the lowest to the highest byte
    "no_content_range",  # 206 without the header
    "bad_content_range",  # 'bytes somewhere'
    "huge_content_range",  # numbers beyond 64 bit
    "bad_unit",  # 'items a-b/n'
    "206_to_plain_get",  # 206 for the whole content although nothing was asked; else honest
    "200_content_range",  # the right span and header, but status 200
    "multipart",  # multipart/byteranges even for one range
    "multipart_reordered",  # the parts in reverse order
    "multipart_and_content_range",  # and a Content-Range beside them, as for a single range
    "multipart_cut",  # multipart without the closing boundary
    "416",  # 416 whatever is asked
    "416_no_total",  # 416 without Content-Range
    "offset_shift_content",  # all headers right, the bytes are those 4096 further on
]
LengthMode: TypeAlias = Literal[
    "honest",
    "absent",  # the close of the connection ends the body
    "chunked",
    "chunked_no_end",  # closes without the last chunk
    "chunked_bad_size",  # a chunk size that is no number, half-way
    "chunked_and_length",  # both headers, which asks for smuggling
    "http10",  # HTTP/1.0 answer without length
    "http10_length",
    "too_long",  # Content-Length 1000 more than is sent, then close
    "too_short",  # Content-Length less than is sent, then close
    "negative",
    "huge",
    "text",
    "twice",  # the same value in two headers, legal to accept
    "conflicting",
]
HeadMode: TypeAlias = Literal[
    "ok", "403", "404", "405", "501", "no_length", "wrong_length", "close"
]
HeadForm: TypeAlias = Literal[
    "normal",
    "bare_lf",
    "obs_fold",
    "http09",  # the body without any head
    "big_header_64k",
    "big_header_1m",
    "many_headers",
    "no_reason",
    "bad_status_line",
    "space_before_colon",
    "nul_in_header",
    "leading_blank_lines",
]
Encoding: TypeAlias = Literal[
    "identity",
    "gzip",
    "x-gzip",
    "deflate",  # zlib, as the standard says
    "raw-deflate",  # labelled deflate, without the zlib wrapper
    "br",
    "zstd",
    "double",  # gzip in gzip, labelled 'gzip, gzip'
    "unknown",  # a coding nobody knows
    "lying_gzip",  # labelled gzip, plain bytes
    "cut_gzip",  # ends ten bytes early under an honest Content-Length
]


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that goes wrong while answering.

    Attributes:
        kind: rst, fin and stall speak for themselves. ``drip`` goes on at ``rate`` bytes/s.
            ``garbage`` in the body inverts 64 bytes and goes on; elsewhere it is noise, then FIN.
        at: byte of the body; negative counts from its end.
        phase: where; ``accept`` works only in the script of path ``*``.
        when: 0-based request indices since the path was scripted (connections for ``accept``).
        of: whether ``at`` counts the body of this answer or the whole content.
        rate: bytes per second, for ``drip``.
        limit: fires at most so often.
        methods: only for these.
    """

    kind: FaultKind
    at: int = 0
    phase: Phase = "body"
    when: When = "always"
    of: Literal["body", "entity"] = "body"
    rate: int = 1000
    limit: int | None = None
    methods: tuple[str, ...] = ("GET", "HEAD", "POST", "PUT")

    def concerns(self, index: int, method: str) -> bool:
        """Tell whether request ``index`` with ``method`` may meet this fault."""
        if method not in self.methods:
            return False
        if isinstance(self.when, int):
            return index == self.when
        return self.when == "always" or index in self.when


@dataclass(frozen=True, slots=True)
class Status:
    """A planned plain answer, ``headers`` may hold Retry-After and the like."""

    code: int
    headers: tuple[tuple[str, str], ...] = ()
    body: str = "planned\n"


@dataclass(frozen=True, slots=True)
class Redirect:
    """A redirect.

    Attributes:
        location: sent as it is, non-ASCII as raw UTF-8. ``{origin}``, ``{other}`` (the same server
            under its second host), ``{host}`` (name and port) and ``{path}`` are filled in.
            None leaves the header out.
        status: any 3xx.
        hops: go round ``?hop=1`` ... this often before ``location``; without a location the content
            itself is served at the end.
        signed_uses: append ``sig=TOKEN``, accepted so often by a path scripted with ``signed``.
        set_cookie: Set-Cookie value.
    """

    location: str | None
    status: int = 302
    hops: int = 0
    signed_uses: int | None = None
    set_cookie: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """From request index ``after`` on, these script fields have other values."""

    after: int
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Script:
    """Behaviour of one path; the default is an honest static file.

    Attributes:
        text: literal content instead of the pattern.
        etag: auto (strong, follows seed and size), weak, none, changing (per request), or a value.
        last_modified: auto (follows the seed), none, changing, or a value.
        encoding: the coded bytes are the content that ranges and lengths speak of.
        negotiate: use the encoding only if Accept-Encoding names it.
        conditional: answer If-Match, If-Unmodified-Since and If-None-Match by 412 and 304.
        status: every request gets it. ``statuses`` has one entry for each request index instead.
        html: 200 and a login page instead of the content. ``captive`` redirects to such a page.
        auth: ``user:password`` for basic authentication.
        require_headers: name -> text the value must contain, else 403.
        reject_headers: 400 when one of them is sent.
        signed: 403 unless the query carries a living ``sig`` (see ``Redirect``).
        max_concurrent: requests of this path answered at the same time.
        over_limit: what the one too many meets; ``never`` gets no answer until ``release``.
        rate: bytes/s for each connection, 0 is unlimited.
        digests: of repr-digest, content-digest, digest, content-md5, x-goog-hash.
        behind: sent right behind a whole answer, as if the server had another to give.
        connection: ``silent_close`` closes behind a full answer that promised to stay.
        delay_s: before the head.
        headers: added as they are; lone surrogates give any byte (surrogateescape).
    """

    size: int = 64 * 1024
    seed: int = 1
    text: str | None = None
    etag: str = "auto"
    last_modified: str = "auto"
    content_type: str | None = "application/octet-stream"
    disposition: str | None = None
    accept_ranges: Literal["bytes", "none", "absent"] = "bytes"
    range_mode: RangeMode = "honest"
    if_range: Literal["honoured", "ignored"] = "honoured"
    conditional: bool = True
    head: HeadMode = "ok"
    length: LengthMode = "honest"
    encoding: Encoding = "identity"
    negotiate: bool = False
    fault: tuple[Fault, ...] = ()
    status: Status | None = None
    statuses: tuple[Status | None, ...] = ()
    redirect: Redirect | None = None
    head_form: HeadForm = "normal"
    interim: tuple[int, ...] = ()
    headers: tuple[tuple[str, str], ...] = ()
    changes: tuple[Change, ...] = ()
    html: bool = False
    captive: bool = False
    auth: str | None = None
    require_cookie: str | None = None
    require_headers: Mapping[str, str] = field(default_factory=dict)
    reject_headers: tuple[str, ...] = ()
    signed: bool = False
    max_concurrent: int | None = None
    over_limit: Literal["503", "429", "rst", "fin", "never"] = "503"
    rate: int = 0
    digests: tuple[str, ...] = ()
    digests_wrong: bool = False
    behind: str = ""
    connection: Literal["keep", "close", "silent_close"] = "keep"
    delay_s: float = 0.0

    def at(self, index: int) -> "Script":
        """Return the script as request ``index`` meets it, all due changes applied in order."""
        now = self
        for change in self.changes:
            if index >= change.after:
                now = replace(now, **change.fields)
        return now

    def to_json(self) -> str:
        """Return the fields as JSON text."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str | bytes) -> "Script":
        """Build a script from JSON text; absent fields keep their defaults."""
        return cls(**_revived(json.loads(text)))


_NESTED: dict[str, Any] = {"redirect": Redirect, "status": Status}
_NESTED_LISTS: dict[str, Any] = {"fault": Fault, "statuses": Status}


def _frozen(value: Any) -> Any:
    return tuple(_frozen(item) for item in value) if isinstance(value, list) else value


def _built(kind: Any, raw: Any) -> Any:
    return None if raw is None else kind(**{key: _frozen(value) for key, value in raw.items()})


def _revived(raw: Mapping[str, Any]) -> dict[str, Any]:
    known = {item.name for item in fields(Script)}
    unknown = set(raw) - known
    if unknown:
        raise ValueError(f"unknown script fields: {sorted(unknown)}")
    result: dict[str, Any] = {}
    for name, value in raw.items():
        if name in _NESTED:
            result[name] = _built(_NESTED[name], value)
        elif name in _NESTED_LISTS:
            result[name] = tuple(_built(_NESTED_LISTS[name], item) for item in value)
        elif name == "changes":
            result[name] = tuple(Change(item["after"], _revived(item["fields"])) for item in value)
        else:
            result[name] = _frozen(value)
    return result
