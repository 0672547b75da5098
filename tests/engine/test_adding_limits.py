"""A request of many links is held to the limits of the calls for single jobs; or nothing is added.

The settings are those of the API preset.
"""

from pathlib import Path
from typing import Any

import pytest

from bitsgui.bits.errors import BitsError, Hresult
from bitsgui.bits.requests import AddRequest, LinkRequest
from bitsgui.bits.types import PASSWORD_LIMIT
from tests.conformance.world import ADMINISTRATOR, World
from tests.servers.scripted import ScriptedServer


@pytest.fixture
async def world(server: ScriptedServer, tmp_path: Path):
    async with World.open(server, tmp_path) as world:
        yield world


def request(tmp_path: Path, count: int, **options: Any) -> AddRequest:
    links = tuple(LinkRequest(f"http://127.0.0.1:9/{number}") for number in range(count))
    return AddRequest(links, str(tmp_path), start=False, **options)


async def refused(world: World, asked: AddRequest) -> int:
    """The code of a refusal that left nothing behind."""
    before = len(await world.manager.views())
    with pytest.raises(BitsError) as caught:
        await world.manager.add(asked)
    assert len(await world.manager.views()) == before
    return caught.value.hresult


async def test_links_that_would_be_too_many_jobs_are_refused_as_a_whole(
    world: World, tmp_path: Path
):
    assert len(await world.manager.add(request(tmp_path, 50))) == 50
    code = Hresult.BG_E_TOO_MANY_JOBS_PER_USER
    assert await refused(world, request(tmp_path, 11, job_name="others")) == code
    assert len(await world.manager.add(request(tmp_path, 10))) == 10


async def test_jobs_that_are_picked_up_need_no_room(world: World, tmp_path: Path):
    first = await world.manager.add(request(tmp_path, 60, pick_up=True))
    again = await world.manager.add(request(tmp_path, 60, pick_up=True))
    assert [entry.job_id for entry in again] == [entry.job_id for entry in first]


async def test_a_job_of_too_many_files_is_refused_but_for_administrators(
    world: World, tmp_path: Path
):
    asked = request(tmp_path, 201, one_job=True)
    assert await refused(world, asked) == Hresult.BG_E_TOO_MANY_FILES_IN_JOB
    assert len(await world.manager.for_principal(ADMINISTRATOR).add(asked)) == 1


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"rate_limit": 999}, Hresult.E_INVALIDARG),
        ({"rate_limit": 2**41}, Hresult.E_INVALIDARG),
        ({"segments": 0}, Hresult.E_INVALIDARG),
        ({"segments": 17}, Hresult.E_INVALIDARG),
        ({"user_agent": "a\r\nb: c"}, Hresult.E_INVALIDARG),
        ({"referer": "a\nb"}, Hresult.E_INVALIDARG),
        ({"retry_delay_s": -1}, Hresult.E_INVALIDARG),
        ({"no_progress_timeout_s": 2**32}, Hresult.E_INVALIDARG),
        ({"maximum_time_s": float("nan")}, Hresult.E_INVALIDARG),
        ({"headers": (("X", "y" * 20_000),)}, Hresult.BG_E_STRING_TOO_LONG),
        ({"headers": (("X y", "z"),)}, Hresult.E_INVALIDARG),
        ({"user": "u" * 301, "password": "p"}, Hresult.BG_E_USERNAME_TOO_LARGE),
        ({"user": "u", "password": "p" * (PASSWORD_LIMIT + 1)}, Hresult.BG_E_PASSWORD_TOO_LARGE),
        ({"priority": 4}, Hresult.E_INVALIDARG),
    ],
)
async def test_an_option_out_of_bounds_is_refused_by_name(
    world: World, tmp_path: Path, options: dict[str, Any], code: int
):
    assert await refused(world, request(tmp_path, 1, **options)) == code


async def test_a_retry_delay_below_the_floor_becomes_the_floor(world: World, tmp_path: Path):
    (added,) = await world.manager.add(request(tmp_path, 1, retry_delay_s=1))
    assert (await world.manager.get_job(added.job_id)).minimum_retry_delay == 5


async def test_each_job_of_a_request_is_called_by_its_own_link(world: World, tmp_path: Path):
    links = tuple(
        LinkRequest(f"http://127.0.0.1:9/{name}", name=chosen)
        for name, chosen in (("a", "mine.bin"), ("b", None), ("c", "yours.bin"))
    )
    added = await world.manager.add(AddRequest(links, str(tmp_path), start=False))
    names = [(await world.manager.job_view(entry.job_id)).name for entry in added]
    assert names == ["mine.bin", "b", "yours.bin"]


async def test_jobs_of_a_request_lie_beside_each_other_in_the_store(world: World, tmp_path: Path):
    added = await world.manager.add(request(tmp_path, 20))
    assert [entry.job_id.bytes for entry in added] == sorted(e.job_id.bytes for e in added)
