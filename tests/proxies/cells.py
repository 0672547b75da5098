"""One cell of the table: a link fetched by a proxy of a kind that a usage names."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from bitsgui.bits.types import AuthTarget, JobState, LoginNeed, ProxyUsage
from bitsgui.desktop.system_proxy import read_system_proxy
from bitsgui.engine.job import EngineJob
from bitsgui.engine.manager import Manager
from bitsgui.engine.transport import Transport
from tests.engine.cases.harness import check_content
from tests.engine.cases.rig import PATIENT, Result, Rig
from tests.proxies.world import FILE, NAME, WAY_OUT, Kind, World

RIGHT, NONE = "right", "-"
USAGES = ("environment", "GNOME", "server rule", "own list", "script", "wrong login")
_PAC_WORDS = {
    "http": "PROXY",
    "https": "HTTPS",
    "socks4": "SOCKS4",
    "socks5h": "SOCKS5",
}
_SCHEMA = "org.gnome.system.proxy"


async def cell(world: World, kind: Kind, usage: str, scheme: str) -> str:
    """Return ``right``, what was wrong, or ``-`` where a usage cannot name such a proxy."""
    if not _can_name(usage, kind) or _hides(usage, kind, scheme):
        return NONE
    server = world.servers[scheme]
    before = 0 if kind.log is None else len(kind.log(server.port))
    path = f"/{kind.program}/{kind.way}/{kind.auth}/{usage.replace(' ', '-')}"
    url = server.script(path, FILE).replace("10.77.0.1", NAME)
    with tempfile.TemporaryDirectory(prefix="cell-") as folder, _variables(kind, usage, folder):
        rig = Rig(Path(folder))
        rig.transport = Transport(world.authority.client_context)
        rig.system_proxy = read_system_proxy
        settings: dict[str, object] = dict(PATIENT)
        if usage == "script":
            settings |= {"proxy": "auto", "proxy_script": _script(Path(folder), kind)}
        if usage == "server rule":
            settings["host_rules"] = json.dumps({NAME: {"proxy": kind.url}})
        async with rig.engine(**settings) as manager:
            is_shared = usage in {"GNOME", "server rule", "script"}
            if is_shared or (kind.auth == "negotiate" and usage != "own list"):
                await _keep_login(manager, kind, usage)
            result = await rig.run(manager, url, setup=_own(kind, usage))
        peers = {request.peer.rpartition(":")[0] for request in server.log_of(path)}
        if kind.log is not None and len(kind.log(server.port)) == before + 1:
            peers = {WAY_OUT}
        if usage == "wrong login":
            return _refused(kind, result, peers)
        told = [r for r in server.log_of(path) if "proxy-authorization" in r.headers]
        return _judged(result, peers, bool(told), Path(folder, "out", path.rpartition("/")[2]))


def _can_name(usage: str, kind: Kind) -> bool:
    if usage == "GNOME":
        return kind.way in {"http", "socks5h"}
    if usage == "script":
        return kind.way in _PAC_WORDS
    # squid's helper for NTLM takes every password.
    return usage != "wrong login" or kind.auth not in {"none", "ntlm"}


def _hides(usage: str, kind: Kind, scheme: str) -> bool:
    """Return whether nobody can tell the proxy's word for the server's: it says 401 for both."""
    return usage == "wrong login" and kind.program == "tinyproxy" and scheme == "http"


@contextmanager
def _variables(kind: Kind, usage: str, folder: str) -> Iterator[None]:
    """Say of proxies in the environment what a usage says there."""
    before = dict(os.environ)
    if usage == "environment":
        login = f"{quote(kind.user)}:{quote(kind.password)}@" if kind.user else ""
        address = kind.url.replace("://", f"://{login}")
        os.environ.update(http_proxy=address, https_proxy=address)
    if usage == "wrong login" and kind.auth == "negotiate":
        os.environ["KRB5CCNAME"] = f"FILE:{folder}/none"
    if usage == "GNOME":
        os.environ.update(
            XDG_CURRENT_DESKTOP="GNOME", GSETTINGS_BACKEND="keyfile", XDG_CONFIG_HOME=folder
        )
        _set_gnome(kind)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def _set_gnome(kind: Kind) -> None:
    values = {"": {"mode": "manual"}}
    host = kind.url.rpartition("//")[2].partition(":")[0]
    place = {"host": host, "port": str(kind.port)}
    if kind.is_socks:
        values["socks"] = place
    else:
        values |= {"http": dict(place), "https": place}
        if kind.user:
            values["http"] |= {
                "use-authentication": "true",
                "authentication-user": kind.user,
                "authentication-password": kind.password,
            }
    for part, keys in values.items():
        for key, value in keys.items():
            schema = f"{_SCHEMA}.{part}".rstrip(".")
            subprocess.run(["gsettings", "set", schema, key, value], check=True)


def _script(folder: Path, kind: Kind) -> str:
    host = kind.url.rpartition("//")[2]
    words = f"{_PAC_WORDS[kind.way]} {host}"
    script = folder / "proxy.pac"
    script.write_text(f'function FindProxyForURL(url, host) {{ return "{words}"; }}')
    return str(script)


async def _keep_login(manager: Manager, kind: Kind, usage: str) -> None:
    """Give the login that all downloads share, where what names the proxy has none."""
    if kind.auth == "negotiate":
        await manager.use_logon_at_proxy(kind.url)
    elif kind.user and (usage != "GNOME" or kind.is_socks):
        await manager.log_in_to_proxy(kind.url, kind.user, kind.password)


def _own(kind: Kind, usage: str):
    if usage not in {"own list", "wrong login"}:
        return None
    password = "guess" if usage == "wrong login" else kind.password

    async def setup(job: EngineJob) -> None:
        await job.set_proxy_settings(ProxyUsage.OVERRIDE, kind.url)
        if kind.auth == "negotiate":
            await job.use_logon(AuthTarget.PROXY)
        elif kind.user:
            await job.log_in(AuthTarget.PROXY, kind.user, password)

    return setup


def _judged(result: Result, peers: set[str], is_told: bool, file: Path) -> str:
    if result.state is not JobState.ACKNOWLEDGED:
        return f"wrong: {result.error.name}, {result.error.detail}"
    if peers != {WAY_OUT}:
        return f"wrong: the server was asked by {', '.join(sorted(peers))}"
    if is_told:
        return "wrong: the server was told the login for the proxy"
    check_content(file, (FILE.seed, FILE.size))
    return RIGHT


def _refused(kind: Kind, result: Result, peers: set[str]) -> str:
    wanted = LoginNeed.NO_TICKET if kind.auth == "negotiate" else LoginNeed.REFUSED
    if result.state is not JobState.ERROR or result.error.login is not wanted:
        said = result.view and result.view.error
        return f"wrong: {said.name}, {said.login!r}" if said else f"wrong: {result.state!r}"
    return "wrong: the server was asked" if peers else RIGHT
