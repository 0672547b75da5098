"""Bytes are on the disk once the engine says so, also where the system has its own word for it."""

import errno
import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from bitsgui.engine import disk
from bitsgui.storage import backup

F_FULLFSYNC = 51
SYNCS = [disk.sync, disk.sync_data, backup.flush]


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the system was asked for, which does it."""
    found: list[str] = []
    for name in ("fsync", "fdatasync"):
        real = getattr(os, name)

        def watched(fd: int, name: str = name, real: Callable[[int], None] = real) -> None:
            found.append(name)
            real(fd)

        monkeypatch.setattr(os, name, watched)
    return found


@pytest.fixture
def answer_full_sync(
    calls: list[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[[int | None], None]:
    """Make this a system that has the word, and answers with an error number or with none."""

    def answer(error: int | None) -> None:
        def full_sync(fd: int, command: int) -> int:
            assert (os.fstat(fd).st_size, command) == (4, F_FULLFSYNC)
            calls.append("full")
            if error is not None:
                raise OSError(error, os.strerror(error))
            return 0

        monkeypatch.setattr(fcntl, "F_FULLFSYNC", F_FULLFSYNC, raising=False)
        monkeypatch.setattr(fcntl, "fcntl", full_sync)

    return answer


def synced(sync: Callable[[int], None], folder: Path) -> None:
    with (folder / "file").open("wb") as file:
        file.write(b"abcd")
        file.flush()
        sync(file.fileno())


@pytest.mark.parametrize("sync", SYNCS)
def test_where_only_the_disk_itself_can_say_so_it_is_asked(
    sync, tmp_path: Path, calls, answer_full_sync
) -> None:
    answer_full_sync(None)
    synced(sync, tmp_path)
    assert calls == ["full"]


@pytest.mark.parametrize("sync", SYNCS)
@pytest.mark.parametrize("error", [errno.ENOTSUP, errno.EINVAL, errno.ENOTTY])
def test_a_disk_that_cannot_be_asked_gets_the_usual_word(
    sync, error: int, tmp_path: Path, calls, answer_full_sync
) -> None:
    answer_full_sync(error)
    synced(sync, tmp_path)
    assert calls == ["full", "fdatasync" if sync is disk.sync_data else "fsync"]


@pytest.mark.parametrize("sync", SYNCS)
def test_a_disk_that_fails_when_asked_is_believed(
    sync, tmp_path: Path, calls, answer_full_sync
) -> None:
    answer_full_sync(errno.EIO)
    with pytest.raises(OSError, match="Input/output error"):
        synced(sync, tmp_path)
    assert calls == ["full"]


def test_other_systems_are_asked_as_ever(
    tmp_path: Path, calls: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(fcntl, "F_FULLFSYNC", raising=False)
    assert not hasattr(fcntl, "F_FULLFSYNC")
    for sync in SYNCS:
        synced(sync, tmp_path)
    assert calls == ["fsync", "fdatasync", "fsync"]


def test_nothing_goes_past_them(checkout: Path) -> None:
    sources = (checkout / "bitsgui").rglob("*.py")
    found = {path.name for path in sources if "os.fsync(" in path.read_text()}
    assert found == {"disk.py", "backup.py"}
