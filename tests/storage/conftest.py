"""Records with every field set, and a store of its own for each test."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bitsgui.bits.ports import Store
from bitsgui.storage import JobStore


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a profile, not made yet."""
    return tmp_path / "profile"


@pytest.fixture
async def store(folder: Path) -> AsyncIterator[JobStore]:
    """An open, empty store."""
    store = await JobStore.open(folder)
    yield store
    await store.close()


@pytest.fixture
def as_port(store: JobStore) -> Store:
    """The store as the engine sees it; the type checker compares the two here."""
    return store
