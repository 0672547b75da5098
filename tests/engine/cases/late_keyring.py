"""A keyring that waits for its user."""

import asyncio
import threading
from functools import partial

import keyring
import pytest

from bitsgui.storage import JobStore


class LateKeyring:
    """Keeps the keyring there is from telling anything until it is opened; nobody waits for it."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self._is_open = threading.Event()
        password = keyring.get_password
        patch.setattr("keyring.get_password", lambda *at: self._is_open.wait() and password(*at))
        patch.setattr(JobStore, "open", partial(JobStore.open, keyring_timeout_s=0.05))

    async def open(self) -> None:
        """Let it answer, and whoever asked take that."""
        self._is_open.set()
        for thread in [each for each in threading.enumerate() if each.name == "keyring"]:
            await asyncio.to_thread(thread.join)
