"""Validators: whether two answers speak of the same bytes."""

import enum
from dataclasses import dataclass
from functools import lru_cache

from bitsgui.bits.http_dates import parse_http_date

# RFC 9110 section 8.8.2.2 asks for one second if both fields come from one clock, else for a gap
# that makes clock differences unlikely. A client cannot see the clocks, so it is the sixty seconds
# of RFC 7232 and of Chromium.
_STRONG_DATE_S = 60


class Verdict(enum.Enum):
    """What two validators tell about the bytes they stand for."""

    SAME = "same"
    """Strong match: byte for byte the same."""
    LIKELY_SAME = "likely same"
    """Weak ETag or modification date match: the same unless changed within its grain."""
    UNKNOWN = "unknown"
    """Nothing to compare."""
    CHANGED = "changed"
    """The entity is another one."""


@dataclass(frozen=True)
class Validator:
    """The fields of one answer that identify its entity, as they came; None where absent.

    An ETag without quotes (a known fault of servers) counts as a strong opaque tag: servers that
    write it compare it as text, and if they do not know it again they answer 200 with the whole,
    which starts the file over. An empty tag identifies nothing and counts as absent.
    """

    etag: str | None
    last_modified: str | None
    date: str | None

    @property
    def strong_etag(self) -> str | None:
        """The ETag as it came if it is strong, else None. Source: RFC 9110 section 8.8.3."""
        tag = _tag(self)
        return None if tag is None or _is_weak(tag) else tag

    @property
    def is_strong_date(self) -> bool:
        """Whether Last-Modified lies at least 60 seconds before Date, see RFC 9110 8.8.2.2."""
        changed, sent = parse_http_date(self.last_modified or ""), parse_http_date(self.date or "")
        if changed is None or sent is None:
            return False
        return (sent - changed).total_seconds() >= _STRONG_DATE_S

    def if_range(self) -> str | None:
        """Return the value for If-Range, or None if nothing here is safe to send.

        Neither a weak ETag nor a date that is not strong may go there, and a date may not if
        there is an ETag. Source: RFC 9110 section 13.1.5.
        """
        return _if_range(self)

    def compare(self, other: "Validator") -> Verdict:
        """Compare with the validator of another answer for the same address; symmetric.

        Two strong ETags decide alone. Otherwise different dates mean a change, equal dates or
        equal weak tags a weak match; two different weak tags without dates mean a change.
        """
        first, second = _tag(self), _tag(other)
        if self.strong_etag is not None and other.strong_etag is not None:
            return Verdict.SAME if first == second else Verdict.CHANGED
        by_date = _compare_dates(self.last_modified, other.last_modified)
        if by_date is not Verdict.UNKNOWN or first is None or second is None:
            return by_date
        return Verdict.LIKELY_SAME if _opaque(first) == _opaque(second) else Verdict.CHANGED

    def is_proven_by(self, other: "Validator") -> bool:
        """Tell whether an answer with ``other`` is for certain of the entity with this validator.

        Equal strong ETags prove it; without any ETag here, so does the date that If-Range may
        carry. All else, above all an answer without validators, proves nothing.
        """
        verdict = self.compare(other)
        if verdict is Verdict.LIKELY_SAME:
            return _tag(self) is None and self.is_strong_date
        return verdict is Verdict.SAME

    def weakened(self) -> "Validator":
        """Return what is left of it once bytes without proof lie among those it vouched for."""
        tag = _tag(self)
        return Validator(tag and f'W/"{_opaque(tag)}"', self.last_modified, None)


@lru_cache(maxsize=256)
def _if_range(validator: Validator) -> str | None:
    # Asked of every running transfer several times a second.
    if _tag(validator) is not None:
        return validator.strong_etag
    return validator.last_modified if validator.is_strong_date else None


def _tag(validator: Validator) -> str | None:
    tag = (validator.etag or "").strip(" \t")
    is_printable = all(" " <= char != "\x7f" for char in tag)
    return tag if is_printable and _opaque(tag) else None


def _is_weak(tag: str) -> bool:
    # Only the capital letter is right, and no space; taking the wrong forms for weak is safe.
    letter, _, rest = tag.partition("/")
    return letter.rstrip() in {"W", "w"} and rest.lstrip().startswith('"')


def _opaque(tag: str) -> str:
    text = tag.partition("/")[2].strip() if _is_weak(tag) else tag
    return text.removeprefix('"').removesuffix('"')


def _compare_dates(first: str | None, second: str | None) -> Verdict:
    if not first or not second:
        return Verdict.UNKNOWN
    moments = parse_http_date(first), parse_http_date(second)
    # Dates that cannot be read still identify: the same server writes the same text again.
    is_equal = first.strip() == second.strip() if None in moments else moments[0] == moments[1]
    return Verdict.LIKELY_SAME if is_equal else Verdict.CHANGED
