"""What is known of a part file after a crash: samples of it, and until when we can have written."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitsgui.bits.ranges import RangeSet
from bitsgui.engine.fingerprint import (
    EXPLAINED_NS,
    MOST_SAMPLES,
    SAMPLE,
    Fingerprint,
    Standing,
    samples,
    step_for,
)
from bitsgui.engine.part_file import PartFile

MIB = 2**20
HOUR_NS = 3600 * 10**9


@pytest.fixture
def fd(tmp_path: Path) -> Iterator[int]:
    fd = os.open(tmp_path / "part", os.O_RDWR | os.O_CREAT)
    os.pwrite(fd, os.urandom(MIB), 0)
    yield fd
    os.close(fd)


def judged(fd: int, stored: bytes, done: RangeSet, changed: int | None = None) -> Standing:
    found = Fingerprint.read(stored, done)
    assert found is not None
    return found.judge(fd, os.fstat(fd).st_mtime_ns if changed is None else changed)


@given(size=st.integers(1, 2**45))
def test_a_file_has_a_bounded_number_of_samples_and_a_small_one_no_gap(size: int) -> None:
    step = step_for(size)
    assert samples(RangeSet([(0, size)]), step).total <= MOST_SAMPLES
    assert (step == SAMPLE) is (size <= SAMPLE * MOST_SAMPLES)


def test_a_sample_counts_once_all_of_it_is_recorded() -> None:
    step = 4 * SAMPLE
    assert not samples(RangeSet([(1, step), (step, step + SAMPLE - 1)]), step)
    assert list(samples(RangeSet([(0, SAMPLE), (step, 9 * step)]), step)) == [(0, 9)]


def test_a_record_that_grew_in_pieces_is_the_same_as_one_in_one_go(fd: int) -> None:
    grown, whole, done = Fingerprint(SAMPLE), Fingerprint(SAMPLE), RangeSet()
    stored = b""
    for start in (500_000, 0, 5_000, 300_000):
        done.add(start, start + 200_001)
        stored = grown.grow(fd, done)
    assert stored == whole.grow(fd, done)
    assert judged(fd, stored, done) is Standing.OURS


@pytest.mark.parametrize("at", [0, 4095, 500_000])
def test_a_byte_written_over_in_a_sample_is_seen_whatever_the_time(fd: int, at: int) -> None:
    done = RangeSet([(0, MIB)])
    stored = Fingerprint(SAMPLE).grow(fd, done)
    byte = os.pread(fd, 1, at)
    os.pwrite(fd, bytes([byte[0] ^ 1]), at)
    assert judged(fd, stored, done, changed=0) is Standing.OVERWRITTEN


def test_samples_that_changed_places_are_seen(fd: int) -> None:
    done = RangeSet([(0, MIB)])
    stored = Fingerprint(SAMPLE).grow(fd, done)
    first, second = os.pread(fd, SAMPLE, 0), os.pread(fd, SAMPLE, SAMPLE)
    os.pwrite(fd, second + first, 0)
    assert judged(fd, stored, done, changed=0) is Standing.OVERWRITTEN


def test_what_is_written_behind_the_record_is_ours_for_some_seconds_only(fd: int) -> None:
    done = RangeSet([(0, MIB // 2)])
    stored = Fingerprint(SAMPLE).grow(fd, done, grace_ns=5)
    latest = os.fstat(fd).st_mtime_ns + EXPLAINED_NS + 5
    assert judged(fd, stored, done, changed=latest) is Standing.OURS
    assert judged(fd, stored, done, changed=latest + 1) is Standing.UNEXPLAINED


@pytest.mark.parametrize("stored", [b"", bytes(24), bytes(25)])
def test_what_cannot_be_read_says_nothing(stored: bytes) -> None:
    assert Fingerprint.read(stored, RangeSet([(0, 10)])) is None


async def test_a_crash_before_the_first_record_of_a_run_leaves_no_doubt(tmp_path: Path) -> None:
    """The last record may be of days ago; what a new run writes must not look like a stranger."""
    path = tmp_path / "a.part"
    part = await PartFile.create(path)
    await part.write(0, b"x" * MIB)
    done = await part.sync()
    os.utime(path, ns=(HOUR_NS, HOUR_NS))
    old = await part.fingerprint(done, 2 * MIB)
    await part.close()
    part = await PartFile.reopen(path, done, part.identity, fingerprint=old)
    assert part is not None
    assert not part.is_meddled
    renewed = await part.renew_fingerprint(2 * MIB)
    assert path.stat().st_mtime_ns == HOUR_NS, "the seal on record would not fit any more"
    await part.write(MIB, b"y")
    await part.close()
    for fingerprint, is_meddled in ((renewed, False), (old, True)):
        part = await PartFile.reopen(path, done, part.identity, fingerprint=fingerprint)
        assert part is not None
        assert part.needs_comparison is is_meddled
        await part.close()


async def test_bytes_that_came_in_place_of_others_are_no_strangers(tmp_path: Path) -> None:
    path = tmp_path / "a.part"
    part = await PartFile.create(path)
    await part.write(0, b"x" * MIB)
    await part.fingerprint(await part.sync(), MIB)
    part.take_back(0, MIB)
    await part.write(0, b"y" * MIB)
    done = await part.sync()
    stored = await part.fingerprint(done, MIB)
    await part.close()
    assert await part.fingerprint(done, MIB) is None
    again = await PartFile.reopen(path, done, part.identity, fingerprint=stored)
    assert again is not None
    assert again.written == done
    await again.close()


async def test_a_file_under_way_is_synced_and_summed_up_in_one_hop(
    tmp_path: Path, monkeypatch
) -> None:
    part = await PartFile.create(tmp_path / "a.part")
    await part.write(0, b"x" * MIB)
    await part.fingerprint(await part.sync(), 2 * MIB)  # also brings the name to the disk
    await part.write(MIB, b"y" * MIB)
    calls = []
    put = part._threads._put
    monkeypatch.setattr(part._threads, "_put", lambda hop: calls.append(hop) or put(hop))
    done = await part.sync()
    stored = await part.fingerprint(done, 2 * MIB)
    assert len(calls) == 1
    fd = os.open(part.path, os.O_RDONLY)
    assert stored is not None
    assert stored[8:16] == Fingerprint(step_for(2 * MIB)).grow(fd, done)[8:16]
    os.close(fd)
    await part.close()


async def test_what_is_taken_back_behind_a_sync_is_summed_up_anew(tmp_path: Path) -> None:
    part = await PartFile.create(tmp_path / "a.part")
    await part.write(0, b"x" * MIB)
    await part.fingerprint(await part.sync(), MIB)
    part.take_back(0, SAMPLE)
    await part.write(0, b"y" * SAMPLE)
    await part.fingerprint(await part.sync(), MIB)
    await part.write(MIB, b"z")
    done = await part.sync()
    part.take_back(0, SAMPLE)
    await part.write(0, b"z" * SAMPLE)
    stored = await part.fingerprint(done, MIB)
    fd = os.open(part.path, os.O_RDONLY)
    assert stored is not None
    assert stored[8:16] == Fingerprint(step_for(MIB)).grow(fd, done)[8:16]
    os.close(fd)
    await part.close()
