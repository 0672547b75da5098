"""On what terms a finished download may be fetched from again: its options, as they were."""

from __future__ import annotations

from typing import Any

from bitsgui.bits.records import JobOptions, Origin
from bitsgui.bits.types import ProxySettings, ProxyUsage, SecurityFlags

_TEXTS = ("user_agent", "referer", "interface")
_NUMBERS = ("cost_flags", "rate_limit")


def are_known(options: JobOptions) -> bool:
    """Return whether the terms can be kept: nobody is there later to be asked, or to be obeyed."""
    return not options.checks_certificates and options.http_method is None


def to_stored(options: JobOptions) -> dict[str, Any]:
    """Return what :func:`from_stored` reads. There is no secret in it."""
    proxy = options.proxy
    return {
        "proxy": [proxy.usage.value, proxy.servers, proxy.bypass, proxy.script],
        "security_flags": int(options.security_flags),
        "client_certificate": options.client_certificate,
        "use_stored_credentials": options.use_stored_credentials,
        "origin": options.origin.value,
        **{name: getattr(options, name) for name in (*_TEXTS, *_NUMBERS)},
    }


def from_stored(value: dict[str, Any]) -> JobOptions:
    """Undo :func:`to_stored`. Raises: ValueError, KeyError, TypeError."""
    usage, *proxy = value["proxy"]
    certificate = value["client_certificate"]
    return JobOptions(
        proxy=ProxySettings(ProxyUsage(usage), *proxy),
        security_flags=SecurityFlags(value["security_flags"]),
        client_certificate=None if certificate is None else tuple(map(str, certificate)),
        use_stored_credentials=bool(value["use_stored_credentials"]),
        origin=Origin(value["origin"]),
        **{name: value[name] for name in (*_TEXTS, *_NUMBERS)},
    )
