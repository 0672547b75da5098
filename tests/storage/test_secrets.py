"""Secrets open only with the key of the keyring, and stand in no file."""

import asyncio
import gc
import sqlite3
import threading
import warnings
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from uuid import UUID, uuid4

import keyring
import pytest
import secretstorage
from keyring.backends.fail import Keyring as FailKeyring
from keyring.backends.null import Keyring as NullKeyring
from keyring.backends.SecretService import Keyring as SecretServiceKeyring

from bitsgui.bits.records import JobSecrets, SentRequest
from bitsgui.storage import JobStore
from bitsgui.storage.secrets import (
    KEY_GONE,
    KEYRING_SHUT,
    NO_KEYRING,
    SecretBox,
    UnsealError,
    seal,
    unseal,
)
from tests.storage.desktop_keyring import DesktopKeyring
from tests.storage.samples import SECRETS, history, small_job

KEY = bytes(32)
MARKS = (b"s3cret", b"c00kie", b"ssword")


@pytest.fixture(autouse=True)
def _no_bus(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """Let a test see no keyring but the one it starts."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/nobody")
    before = keyring.get_keyring()
    keyring.set_keyring(FailKeyring())
    yield
    keyring.set_keyring(before)


@pytest.fixture
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[DesktopKeyring]:
    """A real, unlocked keyring."""
    desktop = DesktopKeyring(tmp_path / "home")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", desktop.address)
    keyring.set_keyring(SecretServiceKeyring())
    yield desktop
    desktop.stop()


def _content(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.iterdir()))


def _sealed_rows(folder: Path) -> int:
    with closing(sqlite3.connect(folder / "jobs.db")) as connection:
        return int(connection.execute("SELECT count(*) FROM secrets").fetchone()[0])


def test_sealed_secrets_open_only_with_their_key_for_their_job_and_unchanged() -> None:
    job_id = uuid4()
    sealed = seal(KEY, job_id, SECRETS)
    assert unseal(KEY, job_id, sealed) == SECRETS
    assert not any(mark in sealed for mark in MARKS)
    assert seal(KEY, job_id, SECRETS) != sealed
    wrong = [
        (bytes(31) + b"\1", job_id, sealed),
        (KEY, uuid4(), sealed),
        *((KEY, job_id, sealed[:n] + bytes([sealed[n] ^ 1]) + sealed[n + 1 :]) for n in (0, 5, 40)),
        (KEY, job_id, sealed[:20]),
        (KEY, job_id, b""),
    ]
    for key, other_id, text in wrong:
        with pytest.raises(UnsealError):
            unseal(key, other_id, text)


def test_nothing_shows_in_a_repr(tmp_path: Path) -> None:
    box = SecretBox(tmp_path, lambda _: None)
    text = f"{SECRETS!r} {SECRETS.credentials!r} {box!r}"
    assert not any(mark.decode() in text for mark in (*MARKS, "änn".encode()))


@pytest.mark.usefixtures("desktop")
async def test_secrets_come_back_after_a_restart_and_stand_in_no_file(folder: Path) -> None:
    job = small_job()
    store = await JobStore.open(folder)
    await store.save([job])
    await store.save_secrets(job.id, SECRETS)
    await store.close()
    content = await asyncio.to_thread(_content, folder)
    assert not any(mark in content for mark in MARKS)
    store = await JobStore.open(folder)
    assert await store.load_secrets(job.id) == SECRETS
    assert list(store.notices) == []
    await store.finish(history(job_id=job.id))
    assert await store.load_secrets(job.id) == JobSecrets()
    await store.close()
    assert await asyncio.to_thread(_sealed_rows, folder) == 0


@pytest.mark.usefixtures("desktop")
@pytest.mark.parametrize("is_removed", [True, False])
async def test_of_secrets_that_are_gone_nothing_is_left_in_the_files(
    folder: Path, is_removed: bool
) -> None:
    """Neither sealed: they end with their job, or with what its new owner takes away."""
    job = small_job()
    store = await JobStore.open(folder)
    await store.save([job])
    await store.save_secrets(job.id, SECRETS)
    with closing(sqlite3.connect(folder / "jobs.db")) as connection:
        sealed = bytes(connection.execute("SELECT * FROM secrets").fetchone()[1])
    assert len(sealed) > 40
    assert sealed in await asyncio.to_thread(_content, folder)
    if is_removed:
        await store.finish(history(job_id=job.id))
    else:
        await store.save_secrets(job.id, JobSecrets())
    await store.close()
    content = await asyncio.to_thread(_content, folder)
    pieces = [sealed[at : at + 16] for at in range(0, len(sealed) - 16, 16)]
    assert [piece for piece in pieces if piece in content] == []


@pytest.mark.usefixtures("desktop")
async def test_empty_secrets_delete_the_stored_ones(store: JobStore, folder: Path) -> None:
    job = small_job()
    await store.save_secrets(job.id, SECRETS)
    assert await asyncio.to_thread(_sealed_rows, folder) == 1
    await store.save_secrets(job.id, JobSecrets())
    assert await asyncio.to_thread(_sealed_rows, folder) == 0


@pytest.mark.usefixtures("desktop")
async def test_two_profiles_have_two_keys(tmp_path: Path) -> None:
    job_id = uuid4()
    boxes = [SecretBox(tmp_path / name, lambda _: None) for name in "ab"]
    sealed = await boxes[0].seal(job_id, SECRETS)
    assert sealed is not None
    assert await boxes[1].seal(job_id, SECRETS) is not None
    assert await boxes[1].unseal(job_id, sealed) == JobSecrets()
    assert await boxes[0].unseal(job_id, sealed) == SECRETS


async def test_without_a_bus_secrets_last_until_the_program_ends_and_it_says_so(
    folder: Path,
) -> None:
    keyring.set_keyring(SecretServiceKeyring())
    job = small_job()
    store = await JobStore.open(folder)
    await store.save_secrets(job.id, SECRETS)
    await store.save_secrets(job.id, SECRETS)
    assert await store.load_secrets(job.id) == SECRETS
    assert list(store.notices) == [NO_KEYRING]
    await store.close()
    content = await asyncio.to_thread(_content, folder)
    assert not any(mark in content for mark in MARKS)


@pytest.mark.parametrize("backend", [FailKeyring, NullKeyring])
async def test_a_keyring_that_keeps_nothing_counts_as_none(
    store: JobStore, backend: type[FailKeyring | NullKeyring]
) -> None:
    keyring.set_keyring(backend())
    await store.save_secrets(uuid4(), SECRETS)
    assert list(store.notices) == [NO_KEYRING]


def _lock_keyring() -> None:
    with closing(secretstorage.dbus_init()) as bus:
        secretstorage.get_default_collection(bus).lock()


def _forget_key() -> None:
    with closing(secretstorage.dbus_init()) as bus:
        for item in secretstorage.get_default_collection(bus).get_all_items():
            item.delete()


@pytest.mark.usefixtures("desktop")
async def test_a_key_that_is_gone_gives_empty_secrets_and_a_notice(folder: Path) -> None:
    job_id = uuid4()
    store = await JobStore.open(folder)
    await store.save_secrets(job_id, SECRETS)
    await store.close()
    await asyncio.to_thread(_forget_key)
    store = await JobStore.open(folder)
    assert await store.load_secrets(job_id) == JobSecrets()
    assert list(store.notices) == [KEY_GONE]
    await store.save_secrets(job_id, SECRETS)
    await store.close()
    store = await JobStore.open(folder)
    assert await store.load_secrets(job_id) == SECRETS
    await store.close()


async def test_a_keyring_that_does_not_answer_is_given_up_after_its_time(
    folder: Path, desktop: DesktopKeyring
) -> None:
    job_id = uuid4()
    store = await JobStore.open(folder)
    await store.save_secrets(job_id, SECRETS)
    await store.close()
    desktop.freeze()
    store = await JobStore.open(folder, keyring_timeout_s=0.2)
    assert await store.load_secrets(job_id) == JobSecrets()
    assert list(store.notices) == [KEYRING_SHUT]
    desktop.thaw()
    for thread in [t for t in threading.enumerate() if t.name == "keyring"]:
        await asyncio.to_thread(thread.join)
    assert await store.load_secrets(job_id) == SECRETS
    await store.close()


async def test_what_was_saved_while_the_keyring_was_waited_for_does_not_outlive_its_job(
    store: JobStore, folder: Path, desktop: DesktopKeyring
) -> None:
    job = small_job()
    await store.save([job])
    desktop.freeze()
    async with asyncio.TaskGroup() as group:
        saving = group.create_task(store.save_secrets(job.id, SECRETS))
        await asyncio.sleep(0)
        assert await store.load_secrets(job.id) == SECRETS
        await store.finish(history(job_id=job.id))
        assert not saving.done()
        desktop.thaw()
    assert await asyncio.to_thread(_sealed_rows, folder) == 0


async def test_the_keyring_is_not_asked_before_a_job_has_secrets(
    folder: Path, desktop: DesktopKeyring
) -> None:
    desktop.freeze()
    async with asyncio.timeout(10):
        store = await JobStore.open(folder)
        await store.save([small_job()])
        await store.load()
        assert await store.load_secrets(uuid4()) == JobSecrets()
        await store.close()
    assert not [t for t in threading.enumerate() if t.name == "keyring"]


@pytest.mark.usefixtures("desktop")
async def test_a_locked_keyring_counts_as_none_if_nobody_can_be_asked(folder: Path) -> None:
    job_id = uuid4()
    store = await JobStore.open(folder)
    await store.save_secrets(job_id, SECRETS)
    await store.close()
    await asyncio.to_thread(_lock_keyring)
    store = await JobStore.open(folder, keyring_timeout_s=5)
    assert await store.load_secrets(job_id) == JobSecrets()
    assert list(store.notices) == [KEYRING_SHUT]
    await store.close()
    with warnings.catch_warnings():
        # The back end leaves its connection to the collector when the keyring stays locked.
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


SENT = SentRequest("POST", "Authorization: Bearer s3cret\r\n", b"c00kie=1\xff")


async def _finish(store: JobStore, sent: SentRequest) -> UUID:
    """Bring a job to the history that asked for its files otherwise than by a plain GET."""
    job = small_job()
    await store.save([job])
    await store.finish(history(job_id=job.id), sent=sent)
    return job.id


@pytest.mark.usefixtures("desktop")
async def test_how_a_finished_job_asked_is_sealed_until_it_leaves_the_history(
    folder: Path,
) -> None:
    store = await JobStore.open(folder)
    job_id, plain = await _finish(store, SENT), small_job()
    await store.save([plain])
    await store.finish(history(job_id=plain.id))
    ids = [job_id, plain.id]
    assert await store.sent_requests(ids, "1000") == {job_id: SENT}
    assert await store.sent_requests(ids, "another") == {}
    await store.close()
    content = await asyncio.to_thread(_content, folder)
    assert not any(mark in content for mark in MARKS)
    store = await JobStore.open(folder)
    assert await store.sent_requests(ids, "1000") == {job_id: SENT}
    await store.clear_history([job_id])
    assert await store.sent_requests(ids, "1000") == {}
    await store.close()
    with closing(sqlite3.connect(folder / "jobs.db")) as connection:
        assert connection.execute("SELECT count(*) FROM requests").fetchone() == (0,)


async def test_without_a_keyring_a_request_is_known_until_the_program_ends(folder: Path) -> None:
    store = await JobStore.open(folder)
    job_id = await _finish(store, SENT)
    assert await store.sent_requests([job_id], "1000") == {job_id: SENT}
    await store.close()
    store = await JobStore.open(folder)
    lost = SentRequest("POST", is_lost=True)
    assert await store.sent_requests([job_id], "1000") == {job_id: lost}
    bare = await _finish(store, SentRequest("POST"))
    assert await store.sent_requests([bare], "1000") == {bare: SentRequest("POST")}
    await store.close()


def test_a_request_shows_nothing_secret() -> None:
    assert "s3cret" not in repr(SENT)
    assert "c00kie" not in repr(SENT)
