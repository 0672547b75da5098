"""The answers of a login by Digest (RFC 7616, and RFC 2069 for servers that know no better).

Names and passwords are UTF-8, whether a server says so or not, as with Basic; what the server said
is given back in its own bytes.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self
from urllib.parse import quote

from bitsgui.bits.challenges import Challenge
from bitsgui.bits.headers import wire_bytes

_HASHES = {"SHA-512-256": "sha512_256", "SHA-256": "sha256", "MD5": "md5"}
"""Names of the header and of the library, the strongest first."""
_SESSION = "-SESS"


@dataclass(slots=True)
class DigestSession:
    """What a server asked for, and how often it was answered; made by ``strongest``.

    ``qop`` is auth, auth-int, or "" for servers of the time before there was one.
    """

    realm: str
    nonce: str
    algorithm: str
    qop: str
    opaque: str | None
    is_utf8: bool
    hashes_user: bool
    is_stale: bool = False
    """Whether an answer was right but for a nonce that was too old."""
    count: int = 0

    @classmethod
    def strongest(cls, challenges: Sequence[Challenge]) -> Self | None:
        """Return a session for the strongest of the Digest challenges that can be answered."""
        found = [s for c in challenges if c.scheme == "digest" and (s := cls._of(c)) is not None]
        order = list(_HASHES)
        return min(found, key=lambda s: order.index(s.hash_name), default=None)

    @classmethod
    def _of(cls, challenge: Challenge) -> Self | None:
        params = challenge.params
        algorithm = params.get("algorithm", "MD5").upper()
        offered = re.split(r"[\s,]+", params.get("qop", "").lower())
        qop = next((word for word in ("auth", "auth-int", "") if word in offered), None)
        base = algorithm.removesuffix(_SESSION)
        is_known = base in _HASHES and _HASHES[base] in hashlib.algorithms_available
        if not is_known or qop is None or "nonce" not in params:
            return None
        return cls(
            realm=params.get("realm", ""),
            nonce=params["nonce"],
            algorithm=algorithm,
            qop=qop,
            opaque=params.get("opaque"),
            is_utf8=params.get("charset", "").lower() == "utf-8",
            hashes_user=params.get("userhash", "").lower() == "true",
            is_stale=params.get("stale", "").lower() == "true",
        )

    @property
    def hash_name(self) -> str:
        """The hash as the header calls it, without ``-SESS``."""
        return self.algorithm.removesuffix(_SESSION)

    def answer(
        self, login: tuple[str, str], request: tuple[str, str], cnonce: str, body: bytes = b""
    ) -> str:
        """Return the value of the Authorization header for one request, counting it.

        Args:
            login: User and password.
            request: Method and target, as they stand in the first line of the request.
            cnonce: Chance, new for each answer.
            body: What is sent.
        """
        user, password = login
        method, uri = request
        self.count += 1
        count = f"{self.count:08x}"
        first = self._secret(user, password, cnonce)
        second = self._request(method, uri, body)
        middle = f"{self.nonce}:{count}:{cnonce}:{self.qop}" if self.qop else self.nonce
        response = self._hash(wire_bytes(f"{first}:{middle}:{second}"))
        pairs = [
            self._user(user),
            ("realm", _quoted(self.realm)),
            ("nonce", _quoted(self.nonce)),
            ("uri", _quoted(uri)),
            ("response", _quoted(response)),
            ("algorithm", self.algorithm),
        ]
        if self.opaque is not None:
            pairs.append(("opaque", _quoted(self.opaque)))
        if self.qop:
            pairs += [("qop", self.qop), ("nc", count), ("cnonce", _quoted(cnonce))]
        if self.hashes_user:
            pairs.append(("userhash", "true"))
        return "Digest " + ", ".join(f"{name}={value}" for name, value in pairs)

    def _secret(self, user: str, password: str, cnonce: str) -> str:
        secret = self._hash(wire_bytes(f"{user}:{self.realm}:{password}"))
        if self.algorithm.endswith(_SESSION):
            return self._hash(wire_bytes(f"{secret}:{self.nonce}:{cnonce}"))
        return secret

    def _request(self, method: str, uri: str, body: bytes) -> str:
        parts = [method, uri]
        if self.qop == "auth-int":
            parts.append(self._hash(body))
        return self._hash(wire_bytes(":".join(parts)))

    def _user(self, user: str) -> tuple[str, str]:
        if self.hashes_user:
            return "username", _quoted(self._hash(wire_bytes(f"{user}:{self.realm}")))
        if user.isascii() or not self.is_utf8:
            return "username", _quoted(user)
        return "username*", f"UTF-8''{quote(wire_bytes(user), safe='')}"

    def _hash(self, data: bytes) -> str:
        return hashlib.new(_HASHES[self.hash_name], data, usedforsecurity=False).hexdigest()


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
