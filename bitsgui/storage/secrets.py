"""Passwords, secret headers and cookies, sealed under one key kept in the system's keyring."""

import asyncio
import base64
import contextlib
import hashlib
import json
import logging
import os
import threading
from collections.abc import Callable
from concurrent.futures import Future, InvalidStateError
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from bitsgui.bits.records import JobSecrets
from bitsgui.bits.types import AuthScheme, AuthTarget, Credential

if TYPE_CHECKING:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

logger = logging.getLogger(__name__)

SERVICE = "bitsgui"
KEYRING_TIMEOUT_S = 60.0
"""How long an unlock prompt may stay open before the program goes on without a keyring."""

NO_KEYRING = (
    "Passwords, cookies, headers and data are kept until you quit: no keyring is available."
)
NOT_KEPT = (
    "Passwords, cookies, headers and data are left out: there is no keyring that they could be "
    "kept in. Give them again in the window, or to `bitsgui transfer` with the same link: with "
    "--data or --method that is another download."
)
"""Said by a process that keeps nothing until it is needed, as it ends at once."""
KEY_GONE = (
    "The saved passwords, cookies, headers or data of some downloads cannot be read: their key is "
    "no longer in the keyring. Enter them again."
)
KEYRING_SHUT = (
    "The saved passwords, cookies, headers or data of some downloads cannot be read now: the "
    "keyring is locked or missing. Unlock it and start the program again, or enter them again."
)
_FORM = b"\x01"
_NONCE_SIZE = 12
_KEY_SIZE = 32


class UnsealError(Exception):
    """A sealed text was made with another key, for another job, or was changed."""


def seal(key: bytes, job_id: UUID, secrets: JobSecrets) -> bytes:
    """Return the secrets encrypted; they open only with ``key`` and for ``job_id``."""
    nonce = os.urandom(_NONCE_SIZE)
    plain = json.dumps(
        {
            "custom_headers": secrets.custom_headers,
            "credentials": [[c.target, c.scheme, c.user, c.password] for c in secrets.credentials],
            "cookies": secrets.cookies,
            "user_info": secrets.user_info,
            "passphrase": secrets.passphrase,
            "data": None if secrets.data is None else base64.b64encode(secrets.data).decode(),
        }
    ).encode()
    cipher, _ = _library()
    return _FORM + nonce + cipher(key).encrypt(nonce, plain, _FORM + job_id.bytes)


def unseal(key: bytes, job_id: UUID, sealed: bytes) -> JobSecrets:
    """Undo :func:`seal`. Raises: UnsealError."""
    body = sealed[1 + _NONCE_SIZE :]
    nonce = sealed[1 : 1 + _NONCE_SIZE]
    cipher, wrong = _library()
    try:
        plain = json.loads(cipher(key).decrypt(nonce, body, sealed[:1] + job_id.bytes))
        return JobSecrets(
            plain["custom_headers"],
            tuple(
                Credential(AuthTarget(target), AuthScheme(scheme), user, password)
                for target, scheme, user, password in plain["credentials"]
            ),
            plain["cookies"],
            tuple((file_id, user, word) for file_id, user, word in plain["user_info"]),
            plain.get("passphrase"),  # versions before these had neither
            _data_of(plain.get("data")),
        )
    # Without "from": the text of a decoding error may quote what was decrypted.
    except (wrong, ValueError, KeyError, TypeError):
        raise UnsealError from None


def _data_of(text: str | None) -> bytes | None:
    return None if text is None else base64.b64decode(text, validate=True)


def _library() -> "tuple[type[AESGCM], type[InvalidTag]]":
    # Most profiles have no secrets: they are spared the memory of the cipher library.
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415

    return AESGCM, InvalidTag


class SecretBox:
    """Gets the key from the keyring when it is first needed, and remembers it.

    ``notify`` is called with a sentence for the user, each sentence once. A keyring may block on
    an unlock prompt for as long as it likes: every call of it runs on a thread that nothing waits
    for at the end of the program.
    """

    def __init__(
        self,
        profile: Path,
        notify: Callable[[str], None],
        *,
        timeout_s: float = KEYRING_TIMEOUT_S,
        ends_at_once: bool = False,
    ) -> None:
        self._user = hashlib.sha256(os.fsencode(profile.absolute())).hexdigest()[:32]
        self._notify = notify
        self._timeout_s = timeout_s
        self._unkept = NOT_KEPT if ends_at_once else NO_KEYRING
        self._told: set[str] = set()
        self._key: bytes | None = None
        self._is_unavailable = False
        self._calls: dict[bool, Future[bytes | None]] = {}
        self._one_at_a_time = threading.Lock()

    def __repr__(self) -> str:
        return "SecretBox(...)"

    async def open(self) -> bool:
        """Get the key, so that nothing later waits for it; what hinders that is told later.

        Returns whether there is one.
        """
        return await self._obtain(create=True) is not None

    def stop_asking(self) -> None:
        """Let what waits for the key go on without it: nobody answers any more."""
        self._is_unavailable = True
        for call in self._calls.values():
            _settle(call, None)

    async def seal(self, job_id: UUID, secrets: JobSecrets) -> bytes | None:
        """Return the sealed secrets, or None (and tell) if there is no keyring."""
        key = await self._obtain(create=True)
        if key is None:
            self._tell(self._unkept)
            return None
        return seal(key, job_id, secrets)

    async def unseal(self, job_id: UUID, sealed: bytes) -> JobSecrets:
        """Return the secrets, or empty ones (and tell) if the key is not to be had."""
        key = await self._obtain(create=False)
        if key is None:
            self._tell(KEYRING_SHUT if self._is_unavailable else KEY_GONE)
            return JobSecrets()
        try:
            return unseal(key, job_id, sealed)
        except UnsealError:
            self._tell(KEY_GONE)
            return JobSecrets()

    def _tell(self, sentence: str) -> None:
        if sentence not in self._told:
            self._told.add(sentence)
            self._notify(sentence)

    async def _obtain(self, *, create: bool) -> bytes | None:
        if self._key is not None or self._is_unavailable:
            return self._key
        call = self._calls.get(create)
        if call is None or call.done():
            call = self._calls[create] = Future()
            threading.Thread(
                target=self._fetch, args=(call, create), name="keyring", daemon=True
            ).start()
        try:
            async with asyncio.timeout(self._timeout_s):
                return await asyncio.shield(asyncio.wrap_future(call))
        except TimeoutError:
            # A prompt that is answered later still helps: the thread then sets the key.
            self._is_unavailable = True
            logger.info("the keyring did not answer within %g s", self._timeout_s)
            return None

    def _fetch(self, call: Future[bytes | None], create: bool) -> None:
        """Set the key of the keyring, on a thread of its own."""
        with self._one_at_a_time:
            try:
                if self._key is None:
                    self._key = _key_of(self._user, create=create)
            # A back end may raise anything: D-Bus, COM and file errors of other libraries.
            except Exception as error:  # noqa: BLE001
                self._is_unavailable = True
                logger.info("no keyring: %s: %s", type(error).__name__, error)
            _settle(call, self._key)


def _settle(call: Future[bytes | None], key: bytes | None) -> None:
    # The keyring's thread may answer while the program gives it up.
    with contextlib.suppress(InvalidStateError):
        call.set_result(key)


def _key_of(user: str, *, create: bool) -> bytes | None:
    """Return the key in the keyring; blocks. None if there is none and ``create`` is False."""
    # Imported here, off the loop: it costs some 0.1 s and only some profiles need it.
    import keyring  # noqa: PLC0415

    text = keyring.get_password(SERVICE, user)
    if text is None and create:
        made = base64.b64encode(os.urandom(_KEY_SIZE)).decode()
        keyring.set_password(SERVICE, user, made)
        # Some back ends accept everything and keep nothing.
        text = keyring.get_password(SERVICE, user)
        if text != made:
            raise RuntimeError("the keyring did not keep the key")
    if text is None:
        return None
    key = base64.b64decode(text, validate=True)
    if len(key) != _KEY_SIZE:
        raise ValueError("the key in the keyring has a wrong length")
    # For the same reason: the loop then finds the cipher library loaded.
    _library()
    return key
