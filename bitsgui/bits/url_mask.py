"""Hide the secrets of an address before it goes into a log, a report or a repr."""

import re
from urllib.parse import unquote

__all__ = ["mask", "mask_server", "quotable", "quoted"]

HIDDEN = "***"
_NO_BREAKS = dict.fromkeys(map(ord, "\t\r\n"))
_LONG = 40
"""Characters above which a query value is taken for a signature or a token."""
_QUOTED = 100
"""Characters of somebody's own words that a refusal repeats."""

_USER_INFO = re.compile(r"^([A-Za-z][A-Za-z0-9+.-]*:)?([/\\]{2,})[^/?#\\]*@")
# A password with a bare slash: no valid port follows the colon, so it is no host either.
_TORN_USER_INFO = re.compile(
    r"^([A-Za-z][A-Za-z0-9+.-]*:)?([/\\]{2,})[^/?#\\@\[]*:(?![0-9]*(?:[/\\?#]|\Z))[^@]*@"
)
_PAIR = re.compile(r"([^&;=]*)=([^&;]*)")
_PATH_PAIR = re.compile(r"([;,!/][^/;,=]*)=([^/;,]*)")
_NESTED_USER = re.compile(r"(?i)(?::|%3a)(?:/|%2f){2}.*(?:@|%40)")
_SECRET_WORDS = re.compile(
    r"signature|token|secret|passw|pwd|passphrase|session|credential|authoriz|authz|apikey"
    r"|accesskey|privatekey|policy|xamz|xgoog|jwt|hmac|sessid|subscriptionkey|ticket|otp\Z|nonce"
)
_SECRET_KEYS = frozenset(
    {"auth", "code", "hash", "key", "keypairid", "pass", "pin", "se", "sid", "sig", "sign", "sp"}
    | {"sv", "sr", "st", "skoid", "sktid", "awsaccesskeyid", "googleaccessid", "user", "username"}
)
# Path parts: a JWT, a chat-bot credential, or one long run mixing letters and digits (no slug).
_SECRET_SEGMENT = re.compile(
    r"eyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?|(?:bot)?[0-9]{6,}:[\w-]{20,}"
    r"|(?=[^/]*[0-9])(?=[^/]*[A-Za-z])(?=[^/]*[A-Za-z0-9]{20})[\w=+~-]{32,}"
)
_SECRET_PARENTS = re.compile(r"(?:token|auth|signature|sig|secret|apikey|session|key)s?", re.I)


def mask(url: str) -> str:
    """Return ``url`` without user info and with ``***`` for values that look secret.

    Works on any text, valid address or not, never raises, and is idempotent. Scheme, host and
    ordinary path stay readable. Query values are hidden when their key names a secret (Azure
    and AWS signatures included) or they exceed 40 characters; fragments are hidden.
    """
    text = url.translate(_NO_BREAKS).strip()
    text = _TORN_USER_INFO.sub(r"\1\2", _USER_INFO.sub(r"\1\2", text))
    body, has_fragment, _ = text.partition("#")
    path, has_query, query = body.partition("?")
    masked = _mask_path(path)
    if has_query:
        masked += "?" + _mask_query(query)
    return masked + ("#" + HIDDEN if has_fragment else "")


def mask_server(words: str) -> str:
    """Return what somebody wrote for a server, maybe a link to it, without a password."""
    if "://" in words:
        return mask(words)
    user, _, server = words.rpartition("@")
    return f"{HIDDEN}@{server}" if ":" in user else words


def quotable(words: str) -> str:
    """Return what somebody wrote as a refusal may repeat it: not at length, without a password.

    A link with a login may have come into any field, and stand anywhere in it.
    """
    shown = mask_server(words)
    before, _, server = shown.rpartition("@")
    if ":" in before:
        shown = f"{HIDDEN}@{server}"
    return shown if len(shown) <= _QUOTED else f"{shown[:_QUOTED]}\u2026"


def quoted(value: object) -> str:
    """Return a value as :func:`quotable` has it, a text in quotes."""
    return repr(quotable(value)) if isinstance(value, str) else quotable(repr(value))


def _mask_query(query: str) -> str:
    if "=" not in query:
        return HIDDEN if len(query) > _LONG or _is_secret_segment(query) else query
    return _PAIR.sub(_mask_pair, query)


def _mask_pair(match: re.Match[str]) -> str:
    key, value = match[1], match[2]
    if not value:
        return match[0]
    is_secret = len(value) > _LONG or _is_secret_key(key) or _NESTED_USER.search(value)
    return f"{key}={HIDDEN}" if is_secret else match[0]


def _is_secret_key(key: str) -> bool:
    plain = re.sub(r"[^a-z0-9]", "", unquote(key).lower())
    return plain in _SECRET_KEYS or _SECRET_WORDS.search(plain) is not None


def _mask_path(path: str) -> str:
    scheme, separator, rest = path.partition("://")
    if not separator:
        scheme, rest = "", path
    segments = _PATH_PAIR.sub(_mask_pair, rest).split("/")
    for index in range(1, len(segments)):
        is_after_key = _SECRET_PARENTS.fullmatch(segments[index - 1]) is not None
        is_last_file = index == len(segments) - 1 and "." in segments[index]
        if _is_secret_segment(segments[index]) or (
            index > 1 and is_after_key and segments[index] and not is_last_file
        ):
            segments[index] = HIDDEN
    return scheme + separator + "/".join(segments)


def _is_secret_segment(segment: str) -> bool:
    return _SECRET_SEGMENT.fullmatch(unquote(segment)) is not None
