"""A proxy script is tried as it is set: real servers and files, a real evaluator."""

import asyncio
import re
import socket
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from bitsgui.bits.errors import BitsError, OptionError
from bitsgui.bits.requests import JobChanges
from bitsgui.bits.types import JobState, ProxySettings, ProxyUsage
from bitsgui.bits.url_mask import mask
from bitsgui.bits.words import translated, words_of
from bitsgui.engine import tasks
from bitsgui.engine.pac_book import PacBook
from bitsgui.engine.pac_process import PacProcess
from bitsgui.engine.transport import Transport
from tests.engine.cases.rig import Rig
from tests.engine.cases.test_proxies import came_through
from tests.engine.cases.test_proxy_scripts import (
    FILE,
    LOOP,
    answers,
    by,
    dead,
    function,
    named,
)
from tests.servers.http_proxy import HttpProxy
from tests.servers.script import Redirect, Script, Status
from tests.servers.scripted import ScriptedServer
from tests.servers.waiting import free_port
from tests.words.sources import BLANK

FAULTS: Mapping[str, tuple[str, str]] = {
    "cut": ("function FindProxyForURL(url, host) {", "does not work."),
    "throws": (function('throw "not today"'), "It ends with the error 'not today"),
    "none": ("var nothing = 1;", "does not work."),
    "odd": (answers("QUIC 10.0.0.1:1"), "No proxy can be read from 'QUIC 10.0.0.1:1'."),
    "loops": (function(LOOP), "It took longer than 1 s."),
}
AUTO: Mapping[str, Any] = {"proxy": "auto"}


@pytest.fixture
def hasty(rig: Rig) -> Rig:
    """Where a script may think for a second."""
    rig.transport = transport = Transport()
    transport._pac_book = PacBook(transport.fetch, PacProcess(answer_s=1.0))
    return rig


async def refusal(rig: Rig, place: str) -> str:
    """Return why a place is not taken, all of which can be said in another language.

    After a look at what is left as it was.
    """
    async with rig.engine(proxy="none") as manager:
        with pytest.raises(BitsError) as refused:
            await manager.change_settings(**AUTO, proxy_script=place)
        settings = await manager.get_settings()
        assert (settings.proxy, settings.proxy_script) == ("none", None)
    said = words_of(refused.value)
    left = translated(said, lambda words: "".join(BLANK.findall(words)))
    named = mask(place)
    assert left.startswith(named), left
    assert re.fullmatch(r"['\"].*['\"]|[\d\s]*", left.removeprefix(named)), left
    return said


@pytest.mark.parametrize("fault", FAULTS)
async def test_a_file_whose_script_fails_is_not_taken_and_named(
    hasty: Rig, tmp_path: Path, fault: str
) -> None:
    script, says = FAULTS[fault]
    path = tmp_path / "proxy.pac"
    path.write_text(script)
    why = await refusal(hasty, str(path))
    assert str(path) in why
    assert says in why


async def test_a_file_that_is_not_there_is_not_taken(rig: Rig, tmp_path: Path) -> None:
    path = tmp_path / "proxy.pac"
    assert await refusal(rig, str(path)) == f"There is no file {path}."


@pytest.mark.parametrize("fault", FAULTS)
async def test_a_link_whose_script_fails_is_not_taken_and_named(
    hasty: Rig, server: ScriptedServer, fault: str
) -> None:
    script, says = FAULTS[fault]
    link = server.script("/proxy.pac", Script(text=script))
    why = await refusal(hasty, f"{link}?token=s3cret")
    assert link in why
    assert says in why
    assert "s3cret" not in why


@pytest.mark.parametrize(
    ("script", "says"),
    [
        (Script(text="\n<!DOCTYPE html><p>Log in"), "A web page came in its place."),
        (Script(status=Status(404)), "The server has no such file."),
        (Script(size=1024 * 1024 + 1), "It has more than 1048576 bytes."),
        (Script(redirect=Redirect("/proxy.pac")), "The server sends on too often."),
    ],
    ids=["page", "absent", "large", "round"],
)
async def test_a_link_that_leads_to_no_script_is_not_taken(
    rig: Rig, server: ScriptedServer, script: Script, says: str
) -> None:
    link = server.script("/proxy.pac", script)
    said = f"{link}: The script that names the proxy cannot be read. {says}"
    assert await refusal(rig, link) == said


async def test_a_link_out_of_reach_is_taken_with_a_remark(rig: Rig, server: ScriptedServer) -> None:
    busy = server.script("/proxy.pac", Script(status=Status(503)))
    dead = f"http://127.0.0.1:{free_port()}/proxy.pac"
    async with rig.engine(proxy="none") as manager:
        for link, why in (
            (dead, "The server did not accept the connection."),
            ("http://nobody.invalid/proxy.pac", "The server's name was not found."),
            (busy, "The server is busy or under maintenance."),
        ):
            (remark,) = await manager.change_settings(**AUTO, proxy_script=link)
            assert remark == f"{link} is taken, but was not tried: it cannot be read now. {why}"
            assert (await manager.get_settings()).proxy_script == link


async def test_one_that_works_is_taken_without_a_remark_and_read_anew_when_it_is_set_again(
    rig: Rig, server: ScriptedServer, tmp_path: Path
) -> None:
    path = tmp_path / "proxy.pac"
    path.write_text(answers("DIRECT"))
    link = server.script("/proxy.pac", Script(text=answers(f"PROXY 127.0.0.1:{free_port()}")))
    url = by(server, "/again/f.bin")
    async with rig.engine() as manager:
        assert await manager.change_settings(**AUTO, proxy_script=str(path)) == []
        assert await manager.change_settings(proxy_script=link) == []
        assert (await manager.try_proxy(url)).error is not None
        server.script("/proxy.pac", Script(text=answers("DIRECT"), etag='"mended"'))
        assert await manager.change_settings(proxy_script=link) == []
        assert (await manager.try_proxy(url)).ways == ("",)


async def test_one_that_loops_holds_up_no_download_by_another(
    hasty: Rig, server: ScriptedServer, tmp_path: Path
) -> None:
    """The process that answers the downloads is not the one that is killed."""
    path = tmp_path / "proxy.pac"
    path.write_text(answers("DIRECT"))
    looping = server.script("/proxy.pac", Script(text=function(LOOP)))
    assert hasty.transport is not None
    book = hasty.transport._pac_book
    assert book is not None
    async with hasty.engine(**AUTO, proxy_script=str(path)) as manager:
        await manager.try_proxy(by(server, "/before.bin"))
        process = book._process.pid
        trial = tasks.spawn("trial", manager.change_settings(proxy_script=looping))
        job = await hasty.add(manager, {by(server, "/meanwhile/f.bin"): None})
        await job.resume()
        assert (await hasty.settle(manager, job.id)).state is JobState.ACKNOWLEDGED
        with pytest.raises(BitsError, match="gave no answer"):
            await trial
        assert book._process.pid == process is not None
    assert FILE.size == len((hasty.folder / "f.bin").read_bytes())


async def test_what_was_set_last_stays_though_a_script_takes_its_time(
    rig: Rig, server: ScriptedServer
) -> None:
    link = server.script("/proxy.pac", Script(text=answers("DIRECT")))
    async with rig.engine(proxy="none") as manager:
        slow = tasks.spawn("trial", manager.change_settings(proxy_script=link))
        await asyncio.sleep(0)  # it is asked for
        last = tasks.spawn("trial", manager.change_settings(proxy_script=None))
        await manager.change_settings(segments=3)  # waits for neither
        assert not slow.done()
        await asyncio.gather(slow, last)
        settings = await manager.get_settings()
        assert (settings.proxy_script, settings.segments) == (None, 3)


async def test_the_program_does_not_wait_for_a_trial_to_end(rig: Rig) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        link = f"http://127.0.0.1:{silent.getsockname()[1]}/proxy.pac"
        async with rig.engine(proxy="none") as manager:
            trial = tasks.spawn("trial", manager.change_settings(proxy_script=link))
            wire, _ = await asyncio.to_thread(silent.accept)
        with wire, pytest.raises(asyncio.CancelledError):
            await trial


async def test_a_download_goes_by_a_script_of_its_own_and_keeps_it_over_a_restart(
    rig: Rig, server: ScriptedServer, squid: HttpProxy, tmp_path: Path
) -> None:
    """Before that of the settings, which has only proxies that take no connection."""
    path = tmp_path / "settings.pac"
    path.write_text(answers(dead()))
    link = server.script("/own.pac", Script(text=answers(named(squid))))
    own = ProxySettings(ProxyUsage.AUTODETECT, script=link)
    async with rig.engine(**AUTO, proxy_script=str(path)) as manager:
        job = await rig.add(manager, {by(server, "/own/f.bin"): None})
        await job.change(JobChanges(proxy=own))
        trial = await manager.try_proxy(by(server, "/own/f.bin"), own, job.id)
        assert trial.ways == (squid.url,)
        id_ = job.id
    async with rig.engine(**AUTO, proxy_script=str(path)) as manager:
        job = await manager.get_job(id_)
        assert job.proxy_settings == own
        await job.resume()
        assert (await rig.settle(manager, id_)).state is JobState.ACKNOWLEDGED
    assert came_through(server, "/own/f.bin")[-1] is True


@pytest.mark.parametrize("fault", ["throws", "loops"])
async def test_a_script_of_a_download_that_fails_is_not_taken(
    hasty: Rig, server: ScriptedServer, fault: str
) -> None:
    script, says = FAULTS[fault]
    link = server.script("/own.pac", Script(text=script))
    async with hasty.engine() as manager:
        job = await hasty.add(manager, {server.script("/f.bin", FILE): None})
        with pytest.raises(OptionError, match=says) as refused:
            await job.change(JobChanges(proxy=ProxySettings(ProxyUsage.AUTODETECT, script=link)))
        assert (refused.value.option, link in str(refused.value)) == ("proxy", True)
        assert job.proxy_settings == ProxySettings()
        for wrong in (
            ProxySettings(ProxyUsage.NO_PROXY, script=link),
            ProxySettings(ProxyUsage.AUTODETECT, script="http://amy:pw@127.0.0.1/"),
        ):
            with pytest.raises(OptionError):
                await job.change(JobChanges(proxy=wrong))
        told: list[str] = []
        manager.subscribe_notices(told.append)
        far = f"http://127.0.0.1:{free_port()}/proxy.pac"
        await job.change(JobChanges(proxy=ProxySettings(ProxyUsage.AUTODETECT, script=far)))
        assert job.proxy_settings.script == far
        assert [words.partition(",")[0] for words in told] == [f"{far} is taken"]
        again = ProxySettings(ProxyUsage.AUTODETECT, script=far)
        with pytest.raises(OptionError):  # not one of both is taken then
            await job.change(JobChanges(proxy=again, segments=999))
        assert len(told) == 1


async def test_it_is_tried_over_the_interface_of_the_download(
    rig: Rig, server: ScriptedServer
) -> None:
    link = server.script("/line.pac", Script(text=function('throw "reached"')))
    own = ProxySettings(ProxyUsage.AUTODETECT, script=link)
    async with rig.engine(interface="none0") as manager:
        job = await rig.add(manager, {server.script("/f.bin", FILE): None})
        await job.change(JobChanges(proxy=own))  # nothing was reached
        with pytest.raises(OptionError, match="reached"):
            await job.change(JobChanges(proxy=own, interface="any"))
    assert len(server.log_of("/line.pac")) == 1
