"""Passwords that anybody on the way could read: those said by Basic to a server without TLS.

They are sent where a person said so for the server, to this machine itself, and by jobs of programs
(BITS lets Basic go over http). Of proxies nobody is asked: people name theirs themselves, a login
is kept for that one alone, and hardly any takes another way.
"""

from __future__ import annotations

from collections.abc import Sequence

from bitsgui.bits.challenges import Challenge
from bitsgui.bits.digest_login import DigestSession
from bitsgui.bits.proxy_rules import is_this_machine
from bitsgui.bits.records import JobOptions, Origin
from bitsgui.bits.types import AuthScheme, Credential
from bitsgui.bits.urls import RemoteUrl
from bitsgui.engine.proxy_ways import ProxyWays
from bitsgui.settings import unencrypted
from bitsgui.settings.accepted import place_of
from bitsgui.settings.schema import API_PRESET, Settings


async def may_be_read(
    remote: RemoteUrl, options: JobOptions, settings: Settings, ways: ProxyWays
) -> bool:
    """Return whether a server may be sent a password by Basic. Raises: TransferError."""
    if remote.scheme != "http":
        return True
    if options.origin is Origin.API or settings.preset == API_PRESET.preset:
        return True
    host = remote.host.strip("[]")
    if place_of(host, remote.port or 0) in unencrypted.parse(settings.unencrypted_logins):
        return True
    return is_this_machine(host) and set(await ways.to(remote)) == {None}


def closed(credentials: Sequence[Credential]) -> tuple[Credential, ...]:
    """Return the credentials that can be used without showing a password."""
    return tuple(c for c in credentials if c.scheme is not AuthScheme.BASIC)


def is_open_only(offered: Sequence[Challenge]) -> bool:
    """Return whether a password is taken by Basic and by no other scheme."""
    schemes = {challenge.scheme for challenge in offered}
    is_other = "ntlm" in schemes or DigestSession.strongest(offered) is not None
    return "basic" in schemes and not is_other
