"""The lists of checksums beside the files of one job."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bitsgui.bits.errors import Hresult, http_hresult
from bitsgui.bits.explain import explain
from bitsgui.bits.types import JobState
from bitsgui.engine import checksums
from bitsgui.engine.failures import LIST_TRIES
from tests.engine.cases.rig import PATIENT, Rig
from tests.servers.answers import sha256sums
from tests.servers.pattern import pattern
from tests.servers.script import Encoding, Fault, Redirect, Script, Status
from tests.servers.scripted import ScriptedServer

FILE = Script(size=700_000, seed=3)


async def test_a_list_is_asked_for_once_for_all_files_of_a_job(
    server: ScriptedServer, rig: Rig
) -> None:
    names = [f"{number}.bin" for number in range(3)]
    links = [server.script(f"/once/{name}", FILE) for name in names]
    sums = sha256sums(dict.fromkeys(names, FILE))
    server.script("/once/sha256sum.txt", Script(text=sums))
    result = await rig.fetch(*links, find_checksums=True)
    result.is_complete(dict.fromkeys(names, FILE))
    assert result.row is not None
    assert all(file.checksum for file in result.row.files)
    for name in ("SHA256SUMS", "sha256sum.txt"):
        assert len(server.log_of(f"/once/{name}")) == 1


async def test_a_list_that_cannot_be_asked_for_at_first_is_asked_for_again(
    server: ScriptedServer, rig: Rig
) -> None:
    link = server.script("/busy/f.bin", FILE)
    sums = Script(text=sha256sums({"f.bin": FILE}), statuses=(Status(503), Status(500), None))
    server.script("/busy/SHA256SUMS", sums)
    result = await rig.fetch(link, find_checksums=True)
    result.is_complete({"f.bin": FILE})
    assert result.row is not None
    assert result.row.files[0].checksum
    assert len(server.log_of("/busy/SHA256SUMS")) == 3
    assert len(server.log_of("/busy/f.bin")) == 1, "the file itself was there"


async def test_a_line_behind_which_no_more_is_read_of_a_list_says_nothing(
    server: ScriptedServer, rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = server.script("/long/f.bin", FILE)
    first = f"{'0' * 64}  f.bin.torrent\n"
    server.script("/long/SHA256SUMS", Script(text=first + sha256sums({"f.bin": FILE})))
    monkeypatch.setattr(checksums, "SUMS_LIMIT", first.index(".torrent"))
    result = await rig.fetch(link, find_checksums=True)
    result.is_complete({"f.bin": FILE})
    assert result.row is not None
    assert not result.row.files[0].checksum


FAILURES = {
    "status": (Script(status=Status(503)), 503, "The server is busy or under maintenance."),
    "reset": (
        Script(fault=(Fault("rst", phase="before_head"),)),
        Hresult.WININET_CONNECTION_RESET,
        "The server cut the connection.",
    ),
    "stall": (
        Script(fault=(Fault("stall", phase="before_head"),)),
        Hresult.WININET_TIMEOUT,
        "The server did not answer in time.",
    ),
    "cut": (
        Script(text="x" * 1000, fault=(Fault("rst", at=100),)),
        Hresult.WININET_CONNECTION_RESET,
        "The server cut the connection.",
    ),
    "loop": (
        Script(redirect=Redirect("{path}")),
        Hresult.WININET_REDIRECT_FAILED,
        "The link is passed on too often, or to a place it may not go.",
    ),
    "login": (Script(status=Status(401)), 401, "The server asks you to log in."),
}


@pytest.mark.parametrize("encoding", ["identity", "gzip"])
@pytest.mark.parametrize("kind", FAILURES)
async def test_a_list_that_cannot_be_asked_for_at_all_leaves_a_file_unchecked_and_says_so(
    server: ScriptedServer, rig: Rig, kind: str, encoding: Encoding
) -> None:
    script, code, why = FAILURES[kind]
    path = f"/never-{kind}-{encoding}"
    link = server.script(f"{path}/f.bin", replace(FILE, encoding=encoding))
    server.script(f"{path}/SHA256SUMS", script)
    async with rig.engine(answer_timeout_s=1.0) as manager:
        result = await rig.run(manager, link, find_checksums=True)
        assert result.state is JobState.ERROR
        assert result.error.code == (code if code > 1000 else http_hresult(code))
        assert result.error.url == server.url(f"{path}/SHA256SUMS")
        words = explain(result.error, JobState.ERROR)
        assert words.message == f"The checksum list could not be asked for: {why}"
        assert words.hint.endswith("You can keep it unchecked. Resume to try again.")
        if kind != "loop":
            tries = 1 if kind == "login" else LIST_TRIES
            assert len(server.log_of(f"{path}/SHA256SUMS")) == tries
        assert result.names() == {name for name in result.names() if name.endswith(".part")}

        job = await manager.get_job(result.job_id)
        server.script(f"{path}/SHA256SUMS", Script(text=sha256sums({"f.bin": FILE})))
        await job.resume()
        result = await rig.settle(manager, job.id)
    result.is_complete({"f.bin": FILE})
    assert result.row is not None
    assert result.row.files[0].checksum
    assert len(server.log_of(f"{path}/f.bin")) == 1


@pytest.mark.parametrize("settings", [{}, PATIENT], ids=["given up", "waiting"])
async def test_a_file_whose_list_cannot_be_asked_for_is_kept_when_told_so(
    server: ScriptedServer, rig: Rig, settings: Mapping[str, Any]
) -> None:
    link = server.script("/kept/f.bin", FILE)
    server.script("/kept/SHA256SUMS", Script(status=Status(503)))
    async with rig.engine(**settings) as manager:
        result = await rig.run(manager, link, find_checksums=True)
        state = JobState.TRANSIENT_ERROR if settings else JobState.ERROR
        assert result.state is state
        job = await manager.get_job(result.job_id)
        requests = len(server.requests)
        await job.accept_file(result.files[0].id)
        await job.resume()
        result = await rig.settle(manager, job.id)
    result.is_complete({"f.bin": FILE})
    assert result.row is not None
    assert result.row.files[0].checksum is None
    assert len(server.requests) == requests


async def test_another_list_is_enough_where_one_cannot_be_asked_for(
    server: ScriptedServer, rig: Rig
) -> None:
    link = server.script("/other/f.bin", FILE)
    server.script("/other/f.bin.sha256", Script(status=Status(500)))
    server.script("/other/sha256sum.txt", Script(text=sha256sums({"f.bin": FILE})))
    result = await rig.fetch(link, find_checksums=True)
    result.is_complete({"f.bin": FILE})
    assert result.row is not None
    assert result.row.files[0].checksum


@pytest.mark.parametrize("status", [403, 404, 410])
async def test_a_list_that_is_not_there_keeps_no_file_back(
    server: ScriptedServer, rig: Rig, status: int
) -> None:
    link = server.script(f"/none{status}/f.bin", FILE)
    for name in ("f.bin.sha256", "SHA256SUMS", "sha256sum.txt", "SHA512SUMS", "MD5SUMS"):
        server.script(f"/none{status}/{name}", Script(status=Status(status)))
    (await rig.fetch(link, find_checksums=True)).is_complete({"f.bin": FILE})


async def test_many_files_ask_no_more_often_for_a_list_than_one(
    server: ScriptedServer, rig: Rig
) -> None:
    names = [f"{number}.bin" for number in range(12)]
    links = [server.script(f"/many/{name}", FILE) for name in names]
    server.script("/many/SHA256SUMS", Script(status=Status(500)))
    result = await rig.fetch(*links, find_checksums=True)
    assert result.state is JobState.ERROR
    assert all(file.error is not None and file.error.of_list for file in result.files)
    assert len(server.log_of("/many/SHA256SUMS")) <= 2 * LIST_TRIES


@pytest.mark.parametrize("listed", [FILE, Script(size=700_000, seed=4), None])
async def test_a_copy_of_a_local_file_is_compared_with_the_list_beside_that(
    rig: Rig, tmp_path: Path, listed: Script | None
) -> None:
    source = tmp_path / "disk"
    source.mkdir()
    (source / "f.bin").write_bytes(pattern(3, 0, 700_000))
    (source / "f.bin.sha256").mkdir()
    if listed is not None:
        (source / "SHA256SUMS").write_text(sha256sums({"f.bin": listed}))
    result = await rig.fetch((source / "f.bin").as_uri(), find_checksums=True)
    if listed is not None and listed != FILE:
        result.has_failed(Hresult.BG_E_VALIDATION_FAILED)
        return
    result.is_complete({"f.bin": FILE})
    assert result.row is not None
    assert (result.row.files[0].checksum is not None) is (listed is not None)
