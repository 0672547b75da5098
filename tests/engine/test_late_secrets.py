"""What is read from the store never comes back over what was given or taken away meanwhile."""

import asyncio
from typing import Any
from uuid import UUID

import pytest

from bitsgui.bits.certificates import CertificateFiles
from bitsgui.bits.records import JobSecrets
from bitsgui.engine import tasks
from bitsgui.engine.passphrases import Passphrases
from bitsgui.engine.proxy import Proxy
from bitsgui.engine.proxy_logins import ProxyLogins
from bitsgui.storage import JobStore

PROXY = "http://proxy.example:8080"


class Held:
    """A store of which one who asks waits for the answer until it is let go."""

    def __init__(self, store: JobStore) -> None:
        self._store = store
        self.has_read, self.may_answer = asyncio.Event(), asyncio.Event()

    async def load_secrets(self, place: UUID) -> JobSecrets:
        found = await self._store.load_secrets(place)
        self.has_read.set()
        await self.may_answer.wait()
        return found

    async def save_secrets(self, place: UUID, secrets: JobSecrets) -> None:
        await self._store.save_secrets(place, secrets)


@pytest.fixture
async def store(tmp_path):
    store = await JobStore.open(tmp_path / "profile")
    yield store
    await store.close()


@pytest.mark.parametrize("is_known_to_be_none", [False, True])
async def test_a_login_that_is_taken_away_while_it_is_read_is_gone(store, is_known_to_be_none):
    await ProxyLogins(store).keep(PROXY, "amy", "pw")
    held: Any = Held(store)
    logins = ProxyLogins(held)
    if is_known_to_be_none:  # as before the keyring was open
        logins._known = dict.fromkeys(_places(await _known(store)), ())
    asking = tasks.spawn("ask", logins.with_login(Proxy(PROXY), {PROXY}))
    await held.has_read.wait()
    await logins.keep(PROXY, None, "")
    held.may_answer.set()
    found = await asking
    assert found is not None
    assert not found.credentials
    assert not await logins.has(PROXY)


async def _known(store: JobStore) -> ProxyLogins:
    logins = ProxyLogins(store)
    assert await logins.has(PROXY)
    return logins


def _places(logins: ProxyLogins) -> list[UUID]:
    return list(logins._known)


@pytest.mark.parametrize("given", [None, "new"])
async def test_a_passphrase_that_is_given_while_another_is_read_is_the_one(store, given):
    files = CertificateFiles("/c/a.p12", None, "old")
    kept = Passphrases(store)
    kept.give(files)
    await kept.follow([], [files])
    held: Any = Held(store)
    later, bare = Passphrases(held), CertificateFiles("/c/a.p12", None, None)
    asking = tasks.spawn("ask", later.completed(bare))
    await held.has_read.wait()
    later.give(CertificateFiles("/c/a.p12", None, given))
    held.may_answer.set()
    assert (await asking).passphrase == given
