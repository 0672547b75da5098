"""A request on its way through redirects, and who may be told what on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from bitsgui.bits import urls
from bitsgui.bits.urls import RemoteUrl
from bitsgui.engine.throttle import Throttle

_WITHOUT_BODY = frozenset({"GET", "HEAD"})
_WITH_BODY = frozenset({"PATCH", "POST", "PUT"})


@dataclass(slots=True)
class Trip:
    """One request on its way through redirects; ``given`` is the link the secrets are for."""

    given: RemoteUrl
    remote: RemoteUrl
    extra: Sequence[tuple[str, str]]
    user_info: tuple[str, str] | None = field(repr=False)
    method: str
    throttle: Throttle | None = None
    data: bytes | None = field(default=None, repr=False)
    is_downgraded: bool = False
    """The way led down from https at some point: who answered there may have chosen the rest."""

    def __post_init__(self) -> None:
        self.is_downgraded = leads_down(self.given, self.remote)

    @property
    def is_trusted(self) -> bool:
        """Return True if the secrets given for the link may go where the request goes now."""
        if self.is_downgraded:
            return False
        return self.given is self.remote or urls.may_send_secrets(self.given.url, self.remote.url)

    def move(self, target: RemoteUrl, status: int) -> None:
        """Go on to where an answer led."""
        self.is_downgraded = self.is_downgraded or leads_down(self.remote, target)
        # RFC 9110 section 15.4: a 303 is fetched by GET, and in practice so is a moved POST.
        if status == 303 or (status in {301, 302} and self.method == "POST"):
            self.method = self.method if self.method in _WITHOUT_BODY else "GET"
            self.data = None
        self.remote = target

    @property
    def content(self) -> bytes | None:
        """The body of the request: an empty one is sent where servers wait for one."""
        return b"" if self.data is None and self.method in _WITH_BODY else self.data


def leads_down(start: RemoteUrl, target: RemoteUrl) -> bool:
    """Return whether a way goes from https to what anybody can read."""
    return start.scheme == "https" and target.scheme != "https"
