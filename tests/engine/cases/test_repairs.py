"""Repairing finished files: on the terms their job had, and within all limits."""

import asyncio
import time
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from bitsgui.bits.certificates import CertificateFiles
from bitsgui.bits.errors import Hresult, OptionError
from bitsgui.bits.explain import describe
from bitsgui.bits.facts import Facts
from bitsgui.bits.file_checks import FileCheck, Verdict
from bitsgui.bits.requests import AddRequest, JobChanges, LinkRequest
from bitsgui.bits.types import CostFlags, ProxySettings, ProxyUsage
from bitsgui.engine import tasks
from bitsgui.engine.manager import Manager
from tests.engine.cases.rig import Rig
from tests.engine.cases.test_piece_checks import FILE, PIECE, hashes
from tests.servers.http_proxy import HttpProxy
from tests.servers.pattern import check_file
from tests.servers.script import Fault, Script
from tests.servers.scripted import ScriptedServer

METERED = Facts(cost_state=int(CostFlags.USAGE_BASED))


async def fetched(manager: Manager, rig: Rig, url: str, **options: object) -> UUID:
    """Download a file with pieces to its end, and damage the first two of them."""
    link = LinkRequest(url, pieces=hashes(FILE))
    request = AddRequest((link,), str(rig.folder), **options)  # pyright: ignore[reportArgumentType] - fields of it
    job_id = (await manager.add(request))[0].job_id
    (await rig.settle(manager, job_id)).is_complete({"f.bin": FILE})
    with the_file(rig).open("r+b") as file:
        for place in (10, PIECE + 10):
            file.seek(place)
            file.write(b"damage")
    return job_id


def the_file(rig: Rig) -> Path:
    return rig.folder / "f.bin"


async def repaired(manager: Manager, job_id: UUID, terms: JobChanges | None = None) -> FileCheck:
    async with asyncio.timeout(20):
        (found,) = await manager.check_files(job_id, repairs=True, terms=terms)
    return found


def is_whole(rig: Rig, found: FileCheck) -> None:
    assert (found.verdict, found.mended, found.reason) == (Verdict.REPAIRED, 2 * PIECE, "")
    check_file(the_file(rig), FILE.seed, FILE.size)


@pytest.mark.parametrize("limit", ["job", "all", "host"])
async def test_no_limit_is_passed(server: ScriptedServer, rig: Rig, limit: str) -> None:
    url = server.script(f"/limit/{limit}/f.bin", FILE)
    rate = 2_000_000
    of_job = {"rate_limit": rate} if limit == "job" else {}
    async with rig.engine() as manager:
        job_id = await fetched(manager, rig, url, **of_job)
        if limit != "job":
            await manager.change_settings(
                **{"host_rate_limit" if limit == "host" else "rate_limit": rate}
            )
        with the_file(rig).open("r+b") as file:
            file.write(bytes(FILE.size))
        began = time.monotonic()
        found = await repaired(manager, job_id)
        assert time.monotonic() - began > 0.5 * FILE.size / rate
    assert (found.verdict, found.mended) == (Verdict.REPAIRED, FILE.size)


async def test_a_server_that_stands_still_is_given_up(server: ScriptedServer, rig: Rig) -> None:
    url = server.script("/stalled/f.bin", FILE)
    async with rig.engine(stall_timeout_s=1.0) as manager:
        job_id = await fetched(manager, rig, url)
        stands = Fault("stall", at=PIECE + 1000, of="entity")
        server.script("/stalled/f.bin", replace(FILE, fault=(stands,)))
        found = await repaired(manager, job_id)
    assert (found.verdict, found.mended) == (Verdict.DAMAGED, PIECE)
    assert found.reason.endswith(describe(Hresult.WININET_TIMEOUT).message)
    assert url in found.reason


async def test_it_has_a_place_at_its_server_or_none(server: ScriptedServer, rig: Rig) -> None:
    url = server.script("/places/f.bin", FILE)
    held = replace(FILE, fault=(Fault("stall", at=100_000, when=0),))
    other = server.script("/places/held.bin", held)
    async with rig.engine(
        connections_per_host=1, answer_timeout_s=1.0, stall_timeout_s=30.0
    ) as manager:
        job_id = await fetched(manager, rig, url)
        before = len(server.log_of("/places/f.bin"))
        request = AddRequest((LinkRequest(other),), str(rig.folder))
        holder = (await manager.add(request))[0].job_id
        await manager.wait([holder], lambda view: view.bytes_transferred >= 100_000)
        found = await repaired(manager, job_id)
        assert found.verdict is Verdict.DAMAGED
        assert len(server.log_of("/places/f.bin")) == before
        server.release("/places/held.bin")
        await rig.settle(manager, holder)
        is_whole(rig, await repaired(manager, job_id))


@pytest.mark.parametrize("when", ["before", "meanwhile", "passing"])
async def test_a_network_that_costs_is_used_only_as_the_job_did(
    server: ScriptedServer, rig: Rig, when: str
) -> None:
    path = f"/costs/{when}/f.bin"
    url = server.script(path, FILE)
    async with rig.engine(
        foreground_cost_policy=0x80000001, stall_timeout_s=30.0
    ) as manager:  # unrestricted networks only
        job_id = await fetched(manager, rig, url)
        before = len(server.log_of(path))
        if when != "before":
            server.script(path, replace(FILE, fault=(Fault("stall", at=1000),)))
            work = tasks.spawn("repair", repaired(manager, job_id))
            await asyncio.to_thread(server.block_for_requests, path, before + 1)
            manager.take_facts(METERED)
            if when == "passing":
                manager.take_facts(Facts())
            found = await work
        else:
            manager.take_facts(METERED)
            found = await repaired(manager, job_id)
            assert len(server.log_of(path)) == before
        assert found.verdict is Verdict.DAMAGED
        code = Hresult.BG_E_BLOCKED_BY_COST_TRANSFER_POLICY
        assert found.reason == describe(code).message
        server.script(path, FILE)
        manager.take_facts(Facts())
        is_whole(rig, await repaired(manager, job_id))


async def test_it_goes_the_way_the_job_went(
    server: ScriptedServer, rig: Rig, squid: HttpProxy
) -> None:
    url = server.script("/way/f.bin", FILE)
    proxy = ProxySettings(ProxyUsage.OVERRIDE, squid.url, "<-loopback>")
    async with rig.engine() as manager:
        job_id = await fetched(manager, rig, url, proxy=proxy)
    async with rig.engine() as manager:
        is_whole(rig, await repaired(manager, job_id))
    assert all("via" in request.headers for request in server.log_of("/way/f.bin"))


async def test_a_login_is_asked_for_and_shown_to_the_server_of_the_link_alone(
    server: ScriptedServer, rig: Rig
) -> None:
    path = "/login/f.bin"
    url = server.script(path, Script(size=FILE.size, auth="amy:pw"))
    async with rig.engine() as manager:
        job_id = await fetched(manager, rig, url, user="amy", password="pw")  # noqa: S106 - of a test
        found = await repaired(manager, job_id)
        assert found.verdict is Verdict.DAMAGED
        assert "log in" in found.reason.lower()
        is_whole(rig, await repaired(manager, job_id, JobChanges(login=("amy", "pw"))))


async def test_what_is_to_be_different_holds_for_the_repair_alone(
    server: ScriptedServer, rig: Rig, squid: HttpProxy
) -> None:
    path = "/terms/f.bin"
    url = server.script(path, FILE)
    terms = JobChanges(
        headers="X-Key: k\r\n",
        cookies="127.0.0.1\tFALSE\t/\tFALSE\t0\tsession\t1\n",
        user_agent="Repair/1",
        proxy=ProxySettings(ProxyUsage.OVERRIDE, squid.url, "<-loopback>"),
    )
    names = ("x-key", "cookie", "user-agent")
    async with rig.engine() as manager:
        job_id = await fetched(manager, rig, url)
        before = len(server.log_of(path))
        is_whole(rig, await repaired(manager, job_id, terms))
        for request in server.log_of(path)[before:]:
            found = [request.headers.get(name) for name in names]
            assert (found, "via" in request.headers) == (["k", "session=1", "Repair/1"], True)
        before = len(server.log_of(path))
        with the_file(rig).open("r+b") as file:
            file.write(b"damage")
        assert (await repaired(manager, job_id)).verdict is Verdict.REPAIRED
        last = server.log_of(path)[before]
        assert not {"x-key", "cookie", "via"} & last.headers.keys()


async def test_a_repair_may_be_slower_than_its_download(server: ScriptedServer, rig: Rig) -> None:
    url = server.script("/slower/f.bin", FILE)
    rate = 1_000_000
    async with rig.engine() as manager:
        job_id = await fetched(manager, rig, url)
        began = time.monotonic()
        found = await repaired(manager, job_id, JobChanges(rate_limit=rate))
        assert time.monotonic() - began > 0.5 * found.mended / rate


@pytest.mark.parametrize(
    "terms",
    [
        JobChanges(proxy=ProxySettings(ProxyUsage.OVERRIDE, None)),
        JobChanges(headers="no header\r\n"),
        JobChanges(certificate=CertificateFiles("/no/amy.pem")),
    ],
)
async def test_what_will_not_do_is_told_by_its_name(
    server: ScriptedServer, rig: Rig, terms: JobChanges
) -> None:
    url = server.script("/wrong/f.bin", FILE)
    async with rig.engine() as manager:
        job_id = await fetched(manager, rig, url)
        with pytest.raises(OptionError) as refused:
            await repaired(manager, job_id, terms)
    assert getattr(terms, refused.value.option) is not None
