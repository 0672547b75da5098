"""A kept connection serves a request only while its server keeps to one answer for each."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from tests.engine.cases.rig import PATIENT, Rig
from tests.servers.script import Fault, FaultKind, LengthMode, Redirect, Script
from tests.servers.scripted import ScriptedServer

WRONG = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nwrong"
FILE = Script(size=30_000)


def connections(server: ScriptedServer, paths: Iterable[str]) -> list[int]:
    return [request.connection for path in paths for request in server.log_of(path)]


@pytest.mark.parametrize("behind", [WRONG, "<html>moved</html>"])
async def test_what_comes_behind_a_redirect_is_not_the_file(
    server: ScriptedServer, rig: Rig, behind: str
) -> None:
    folder = f"/behind{len(behind)}"
    server.script(f"{folder}/f.bin", FILE)
    moved = Script(redirect=Redirect("f.bin"), behind=behind)
    result = await rig.fetch(server.script(f"{folder}/start", moved))
    result.is_complete({"f.bin": FILE})
    assert len(set(connections(server, [f"{folder}/start", f"{folder}/f.bin"]))) == 2


@pytest.mark.parametrize("length", ["honest", "chunked"])
async def test_what_comes_behind_a_file_is_not_the_next_one(
    server: ScriptedServer, rig: Rig, length: LengthMode
) -> None:
    one = Script(size=20_000, length=length, behind=WRONG)
    files = {f"{length}{i}.bin": replace(one, seed=i) for i in range(1, 5)}
    for name, script in files.items():
        server.script(f"/surplus/{name}", script)
    links = [server.url(f"/surplus/{name}") for name in files]
    (await rig.fetch(*links, settings={"files_at_once": 1})).is_complete(files)
    numbers = connections(server, [f"/surplus/{name}" for name in files])
    assert len(set(numbers)) == len(files)


@pytest.mark.parametrize("kind", ["fin", "rst"])
async def test_a_kept_connection_closed_without_an_answer_counts_as_no_error(
    server: ScriptedServer, rig: Rig, kind: FaultKind
) -> None:
    gone = Fault(kind, phase="before_head", limit=1)
    file = Script(size=30_000, fault=(gone,))
    server.script(f"/gone/{kind}/f.bin", file)
    start = server.script(f"/gone/{kind}/start", Script(redirect=Redirect("f.bin")))
    (await rig.fetch(start, settings=PATIENT)).is_complete({"f.bin": file})
    assert len(server.log_of(f"/gone/{kind}/f.bin")) == 2


async def test_a_new_connection_closed_without_an_answer_is_an_error(
    server: ScriptedServer, rig: Rig
) -> None:
    gone = Fault("fin", phase="before_head", limit=1)
    url = server.script("/gonenew/f.bin", Script(fault=(gone,)))
    result = await rig.fetch(url, settings=PATIENT)
    assert result.view is not None
    assert len(server.log_of("/gonenew/f.bin")) == 1
