"""A login for a server: given once, it is for all downloads that stand still for want of it."""

import threading
from typing import Any

import pytest

from bitsgui.bits.types import AuthTarget, JobState, LoginNeed
from bitsgui.cli.remedies import commands
from bitsgui.engine import logins
from tests.engine.cases.rig import Rig
from tests.engine.cases.test_open_logins import BODY, DIGEST, asking, by
from tests.servers.spoken import speaking

ASKING, OPEN = "http://nas.example/{}", "http://nas.example/open/{}"


async def waiting(rig: Rig, manager, *links: str):
    """Return jobs that stand still as their servers ask for a login."""
    jobs = [await rig.add(manager, {link: None}) for link in links]
    for job in jobs:
        await job.resume()
        assert (await rig.settle(manager, job.id)).error.login is LoginNeed.WANTED
    return jobs


@pytest.mark.parametrize("count", [1, 3])
async def test_all_that_wait_at_a_server_get_it_and_go_on(rig: Rig, count: int) -> None:
    proxied = asking(DIGEST, takes="Digest")
    async with speaking(proxied) as proxy, rig.engine(**by(proxy)) as manager:
        jobs = await waiting(rig, manager, *(ASKING.format(number) for number in range(count)))
        (elsewhere,) = await waiting(rig, manager, "http://other.example/f")
        assert await manager.share_login("http://nas.example/any", "amy", "pw") == count
        for job in jobs:
            assert (await rig.settle(manager, job.id)).state is JobState.ACKNOWLEDGED
        assert {(rig.folder / str(number)).read_bytes() for number in range(count)} == {BODY}
        assert elsewhere.state is JobState.ERROR
        assert "login" not in (await manager.properties(elsewhere.id)).secret_kinds


async def test_many_get_it_and_go_on_in_one_transaction(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    proxied = asking(DIGEST, takes="Digest")
    async with speaking(proxied) as proxy, rig.engine(**by(proxy)) as manager:
        jobs = await waiting(rig, manager, *(ASKING.format(number) for number in range(5)))
        store, counts = manager._core.store, list[int]()
        save = store.save

        async def counted(*args: Any, **kwargs: Any) -> None:
            counts.append(len(kwargs.get("jobs", args[0] if args else ())))
            await save(*args, **kwargs)

        monkeypatch.setattr(store, "save", counted)
        assert await manager.share_login(ASKING.format("any"), "amy", "pw") == 5
        assert counts[0] == 5
        for job in jobs:
            assert (await rig.settle(manager, job.id)).state is JobState.ACKNOWLEDGED
    async with rig.engine() as manager:
        assert await manager.views() == []


async def test_one_that_was_refused_gets_another_and_one_at_work_keeps_its_own(rig: Rig) -> None:
    proxied = asking(DIGEST, takes='Digest username="amy"')
    async with speaking(proxied) as proxy, rig.engine(**by(proxy)) as manager:
        job = await rig.add(manager, {ASKING.format("a"): None})
        await job.log_in(AuthTarget.SERVER, "bob", "pw")
        await job.resume()
        assert (await rig.settle(manager, job.id)).error.login is LoginNeed.REFUSED
        paused = await rig.add(manager, {ASKING.format("b"): None})
        assert await manager.share_login(ASKING.format("c"), "amy", "pw") == 1
        assert (await rig.settle(manager, job.id)).state is JobState.ACKNOWLEDGED
        assert paused.state is JobState.SUSPENDED
        await paused.resume()
        assert (await rig.settle(manager, paused.id)).error.login is LoginNeed.WANTED


async def test_a_file_that_failed_for_want_of_it_is_tried_again_beside_the_others(
    rig: Rig,
) -> None:
    proxied = asking(DIGEST, takes="Digest")
    async with speaking(proxied) as proxy, rig.engine(**by(proxy)) as manager:
        links = {OPEN.format("a"): None, ASKING.format("b"): None}
        job = await rig.add(manager, links)
        await job.resume()
        assert (await rig.settle(manager, job.id)).error.login is LoginNeed.WANTED
        assert await manager.share_login(ASKING.format("any"), "amy", "pw") == 1
        assert (await rig.settle(manager, job.id)).state is JobState.ACKNOWLEDGED


async def test_the_library_of_kerberos_is_loaded_beside_the_loop(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That takes some 0.1 s the first time somebody asks for a ticket."""
    asked: list[bool] = []

    def is_there() -> bool:
        asked.append(threading.current_thread() is threading.main_thread())
        return True

    monkeypatch.setattr(logins, "kerberos_is_there", is_there)
    for name, given in (("bare", {}), ("known", {"user": "amy", "password": "pw"})):
        asked.clear()
        async with speaking(asking(b"Negotiate")) as proxy, rig.engine(**by(proxy)) as manager:
            job = await rig.add(manager, {ASKING.format(name): None}, **given)
            await job.resume()
            assert (await rig.settle(manager, job.id)).error.login is LoginNeed.TICKET
        assert asked[0] is False


@pytest.mark.parametrize("has_kerberos", [True, False])
async def test_an_error_says_whether_a_ticket_is_taken_beside_a_password(
    rig: Rig, monkeypatch: pytest.MonkeyPatch, *, has_kerberos: bool
) -> None:
    monkeypatch.setattr(logins, "kerberos_is_there", lambda: has_kerberos)
    async with speaking(asking(DIGEST, b"Negotiate")) as proxy, rig.engine(**by(proxy)) as manager:
        job = await rig.add(manager, {ASKING.format("both"): None})
        await job.resume()
        result = await rig.settle(manager, job.id)
        assert result.error.login is LoginNeed.WANTED
        assert result.error.takes_ticket is has_kerberos
        said = commands(result.error, await manager.job_view(job.id))
        assert ("--use-logon" in said) is has_kerberos
    async with rig.engine() as manager:  # it is on record
        error = (await manager.job_view(job.id)).error
        assert error is not None
        assert error.takes_ticket is has_kerberos
