"""Which proxy a request takes."""

from __future__ import annotations

import os
from collections.abc import Mapping
from urllib.parse import unquote, urlsplit

from bitsgui.bits import proxy_rules
from bitsgui.bits.errors import Hresult, TransferError
from bitsgui.bits.types import AuthScheme, AuthTarget, Credential, ProxySettings, ProxyUsage
from bitsgui.bits.urls import RemoteUrl
from bitsgui.engine.transport import Proxy


def proxy_for(
    target: RemoteUrl,
    settings: ProxySettings,
    credentials: tuple[Credential, ...],
    environment: Mapping[str, str] = os.environ,
) -> Proxy | None:
    """Return the proxy for a request, or None for a direct connection.

    Raises: TransferError ``BG_E_INVALID_PROXY_INFO`` if the job's list cannot be used.
    """
    if settings.usage is ProxyUsage.NO_PROXY:
        return None
    if settings.usage is ProxyUsage.AUTODETECT:
        raise _unusable("automatic proxy detection is not supported; choose another setting")
    if settings.usage is ProxyUsage.OVERRIDE:
        address = _from_override(target, settings)
    else:
        address = proxy_rules.environment_proxy(
            environment, target.scheme, target.host, _port(target)
        )
    return _proxy(address, credentials) if address else None


def _from_override(target: RemoteUrl, settings: ProxySettings) -> str | None:
    try:
        if settings.bypass and proxy_rules.BypassList.parse(settings.bypass).matches(
            target.host, _port(target), target.scheme
        ):
            return None
        servers = proxy_rules.parse_override(settings.servers or "").server_for(target.scheme)
    except ValueError as error:
        raise _unusable(str(error)) from error
    return servers[0] if servers else None


def _proxy(address: str, credentials: tuple[Credential, ...]) -> Proxy:
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"}:
        raise _unusable(f"a {parts.scheme} proxy is not supported; use an http proxy")
    user = unquote(parts.username) if parts.username else None
    password = unquote(parts.password or "") if user is not None else None
    for credential in credentials:
        if credential.target is AuthTarget.PROXY and credential.scheme is AuthScheme.BASIC:
            user, password = credential.user, credential.password
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    try:
        port = f":{parts.port}" if parts.port else ""
        return Proxy(f"{parts.scheme}://{host}{port}", user, password)
    except ValueError as error:
        raise _unusable(str(error)) from error


def _port(target: RemoteUrl) -> int:
    """Return the port of an http or https address, which always has one."""
    assert target.port is not None
    return target.port


def _unusable(detail: str) -> TransferError:
    return TransferError(Hresult.BG_E_INVALID_PROXY_INFO, detail)
