import asyncio
import hashlib
import threading
from concurrent.futures import ThreadPoolExecutor  # noqa: F401  # its lazy import blocks

import pytest

from bitsgui.bits.digests import ALGORITHMS
from bitsgui.engine import hashing
from bitsgui.engine.hashing import hash_file, new_hasher


def test_every_algorithm_has_a_hasher_and_crc32c_is_the_castagnoli_one():
    for algorithm in ALGORITHMS:
        new_hasher(algorithm).update(b"123456789")
    hasher = new_hasher("crc32c")
    hasher.update(b"12345")
    hasher.update(b"6789")
    assert hasher.digest().hex() == "e3069283"
    with pytest.raises(ValueError, match="whirlpool"):
        new_hasher("whirlpool")


async def test_one_pass_gives_all_checksums(tmp_path, monkeypatch):
    monkeypatch.setattr(hashing, "_BLOCK_SIZE", 1000)
    path = tmp_path / "file"
    content = bytes(range(250)) * 10
    path.write_bytes(content)
    found = await hash_file(path, ["sha-256", "crc32c", "md5"])
    assert found["sha-256"].value == hashlib.sha256(content).digest()
    assert list(found) == ["sha-256", "crc32c", "md5"]


async def test_an_empty_file_has_a_checksum(tmp_path):
    path = tmp_path / "file"
    path.touch()
    assert (await hash_file(path, ["md5"]))["md5"].hex == "d41d8cd98f00b204e9800998ecf8427e"


async def test_a_missing_file_is_an_os_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        await hash_file(tmp_path / "none", ["md5"])


async def test_cancelling_stops_before_the_next_block_and_closes_the_file(tmp_path, monkeypatch):
    monkeypatch.setattr(hashing, "_BLOCK_SIZE", 10)
    path = tmp_path / "file"
    path.write_bytes(bytes(1000))
    is_inside, may_go_on = threading.Event(), threading.Event()
    blocks = []

    class Held:
        def update(self, data):
            blocks.append(data)
            is_inside.set()
            may_go_on.wait()

        def digest(self):
            return bytes(16)

    monkeypatch.setattr(hashing, "new_hasher", lambda _: Held())
    async with asyncio.TaskGroup() as group:
        task = group.create_task(hash_file(path, ["md5"]))
        await asyncio.to_thread(is_inside.wait)
        task.cancel()
        await asyncio.sleep(0)
        assert not task.done()
        may_go_on.set()
    assert task.cancelled()
    assert len(blocks) == 1
