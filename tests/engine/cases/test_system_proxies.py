"""The proxy settings of desktops: written by their own programs and forms, real proxies behind."""

import logging
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from bitsgui.bits.errors import Hresult
from bitsgui.bits.facts import Facts
from bitsgui.bits.types import JobState, LoginNeed, ProxySettings, ProxyUsage
from bitsgui.desktop.system_proxy import read_system_proxy
from tests.engine.cases.rig import PATIENT, Rig
from tests.engine.cases.test_proxies import came_through
from tests.engine.cases.test_proxy_scripts import answers, by, named
from tests.servers.http_proxy import HttpProxy
from tests.servers.script import Script
from tests.servers.scripted import ScriptedServer
from tests.servers.socks import SocksProxy
from tests.servers.waiting import free_port

FILE = Script(size=50_000)
SCHEMA = "org.gnome.system.proxy"
Setter = Callable[..., None]
LOGIN = {"http__authentication_user": "proxyuser"}
PASSWORD = "http__authentication_password"  # noqa: S105 - the name of a key


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own, without proxy variables."""
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    config = tmp_path / "config"
    config.mkdir()
    monkeypatch.setenv("XDG_CONFIG_HOME", str(config))
    monkeypatch.setenv("XDG_CONFIG_DIRS", str(tmp_path / "none"))
    return config


@pytest.fixture
def gnome(monkeypatch: pytest.MonkeyPatch) -> Setter:
    """GNOME's settings in a file of the home; set as its own programs do."""
    monkeypatch.setenv("GSETTINGS_BACKEND", "keyfile")
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "ubuntu:GNOME")

    def change(**values: str) -> None:
        for name, value in values.items():
            kind, _, key = name.rpartition("__")
            schema = f"{SCHEMA}.{kind}" if kind else SCHEMA
            command = ["gsettings", "set", schema, key.replace("_", "-"), value]
            subprocess.run(command, check=True)

    return change


@pytest.fixture
def kde(home: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """KDE's settings in a file of the home."""
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "KDE")

    def change(text: str) -> None:
        (home / "kioslaverc").write_text(f"[Proxy Settings]\n{text}")

    return change


@pytest.fixture
def rig(rig: Rig) -> Rig:
    rig.system_proxy = read_system_proxy
    return rig


async def way(rig: Rig, server: ScriptedServer, path: str, **settings: object) -> list[bool]:
    """Fetch a file; return for each request whether it came by a proxy."""
    (await rig.fetch(by(server, path), settings=settings)).is_complete({"f.bin": FILE})
    (rig.folder / "f.bin").unlink()
    return came_through(server, path)


async def test_gnome_names_the_proxy_and_who_is_reached_without_it(
    server: ScriptedServer, rig: Rig, squid: HttpProxy, gnome: Setter
) -> None:
    assert await way(rig, server, "/gnome/0/f.bin") == [False]
    gnome(mode="manual", http__host="127.0.0.1", http__port=str(squid.port))
    assert await way(rig, server, "/gnome/1/f.bin") == [True]
    gnome(ignore_hosts="['0.0.0.0']")
    assert await way(rig, server, "/gnome/2/f.bin") == [False]
    gnome(ignore_hosts="@as []", mode="none")
    assert await way(rig, server, "/gnome/3/f.bin") == [False]


async def test_gnome_names_a_script_and_a_socks_proxy(
    server: ScriptedServer, rig: Rig, squid: HttpProxy, gnome: Setter, tmp_path: Path
) -> None:
    script = tmp_path / "my proxy.pac"
    script.write_text(answers(named(squid)))
    gnome(mode="auto", autoconfig_url=script.as_uri())
    assert await way(rig, server, "/gnome/pac/f.bin") == [True]
    with SocksProxy() as socks:
        gnome(mode="manual", socks__host="127.0.0.1", socks__port=str(socks.port))
        assert await way(rig, server, "/gnome/socks/f.bin") == [False]
        assert socks.connections(server.port, 1)


async def test_gnome_logs_in_to_its_proxy_and_to_no_other(
    server: ScriptedServer,
    rig: Rig,
    guarded: HttpProxy,
    gnome: Setter,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    gnome(mode="manual", http__host="127.0.0.1", http__port=str(guarded.port))
    gnome(**{**LOGIN, PASSWORD: guarded.password})
    url = by(server, "/gnome/login/f.bin")
    asked = await rig.fetch(url)
    asked.has_failed(407, "The proxy asks you to log in")
    gnome(http__use_authentication="true")
    assert await way(rig, server, "/gnome/login/f.bin") == [True]
    kept = b"".join(path.read_bytes() for path in rig.profile.rglob("*") if path.is_file())
    assert b"pr0xypass" not in kept
    assert "pr0xypass" not in caplog.text + repr(read_system_proxy())
    gnome(http__host="127.0.0.2")
    gnome(https__host="127.0.0.1", https__port=str(guarded.port))
    tunnel = await rig.fetch(url.replace("http:", "https:"))
    tunnel.has_failed(407, "The proxy asks you to log in")


async def test_a_login_given_here_comes_before_that_of_gnome(
    server: ScriptedServer, rig: Rig, guarded: HttpProxy, gnome: Setter
) -> None:
    gnome(mode="manual", http__host="127.0.0.1", http__port=str(guarded.port))
    gnome(**{**LOGIN, PASSWORD: "old"})
    gnome(http__use_authentication="true")
    async with rig.engine() as manager:
        refused = await rig.run(manager, by(server, "/gnome/given/f.bin"))
        assert refused.error.login is LoginNeed.REFUSED
        await manager.log_in_to_proxy(guarded.url, "proxyuser", "pr0xypass")
        found = await rig.settle(manager, refused.job_id)
        assert found.state is JobState.ACKNOWLEDGED


async def test_kde_names_the_proxy_also_for_some_hosts_alone(
    server: ScriptedServer, rig: Rig, squid: HttpProxy, kde: Callable[[str], None]
) -> None:
    named_one = f"ProxyType=1\nhttpProxy=http://127.0.0.1 {squid.port}\n"
    kde(named_one)
    assert await way(rig, server, "/kde/1/f.bin") == [True]
    kde(f"{named_one}NoProxyFor=0.0.0.0\n")
    assert await way(rig, server, "/kde/2/f.bin") == [False]
    kde(f"{named_one}NoProxyFor=0.0.0.0\nReversedException=true\n")
    assert await way(rig, server, "/kde/3/f.bin") == [True]
    kde(f"{named_one}NoProxyFor=other.test\nReversedException=true\n")
    assert await way(rig, server, "/kde/4/f.bin") == [False]


async def test_the_environment_comes_before_the_desktop_and_the_settings_before_both(
    server: ScriptedServer,
    rig: Rig,
    squid: HttpProxy,
    gnome: Setter,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    gnome(mode="manual", http__host="127.0.0.1", http__port=str(free_port()))
    assert await way(rig, server, "/order/none/f.bin", proxy="none") == [False]
    monkeypatch.setenv("http_proxy", squid.url)
    assert await way(rig, server, "/order/env/f.bin") == [True]


async def test_other_settings_of_the_desktop_count_for_a_network_that_changed(
    server: ScriptedServer, rig: Rig, squid: HttpProxy, gnome: Setter
) -> None:
    url = by(server, "/later/f.bin")
    async with rig.engine() as manager:
        assert (await manager.try_proxy(url)).ways == ("",)
        gnome(mode="manual", http__host="127.0.0.1", http__port=str(squid.port))
        assert (await manager.try_proxy(url)).ways == ("",)  # as read a moment ago
        manager.take_facts(Facts(addresses=frozenset({"10.0.0.2"})))
        assert (await manager.try_proxy(url)).ways == (squid.url,)


async def test_a_script_nobody_can_find_is_an_error_and_nothing_goes_directly(
    server: ScriptedServer, rig: Rig, gnome: Setter
) -> None:
    gnome(mode="auto", autoconfig_url="no link at all")
    result = await rig.fetch(by(server, "/bad/f.bin"), settings=PATIENT)
    assert result.error.code == Hresult.WININET_UNABLE_TO_DOWNLOAD_SCRIPT
    assert "proxy script" in result.error.detail
    assert result.state is JobState.TRANSIENT_ERROR
    assert server.log_of("/bad/f.bin") == []


@pytest.mark.parametrize("desktop", ["GNOME", "XFCE", ""])
def test_a_desktop_that_says_nothing_leaves_the_choice_to_the_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, desktop: str
) -> None:
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", desktop)
    monkeypatch.setenv("PATH", str(tmp_path))  # no gsettings
    assert read_system_proxy() is None


def test_a_bundle_lends_its_libraries_to_no_program_of_the_system(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "gsettings"
    program.write_text(
        '#!/bin/sh\n[ -z "$LD_LIBRARY_PATH" ] && echo "org.gnome.system.proxy mode \'auto\'"\n'
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    monkeypatch.setenv("LD_LIBRARY_PATH", str(tmp_path))
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "GNOME")
    found = read_system_proxy()
    assert found is not None
    assert found.settings == ProxySettings(ProxyUsage.AUTODETECT)
