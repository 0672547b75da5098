"""What every part of a job's handle shares: rights, states, and storing an option."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import wraps
from types import CoroutineType
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from bitsgui.bits.errors import (
    AccessDeniedError,
    BitsError,
    Hresult,
    InvalidArgumentError,
    InvalidStateError,
    StringTooLongError,
    UnsupportedError,
)
from bitsgui.bits.records import JobOptions, JobSecrets
from bitsgui.bits.states import FINAL
from bitsgui.bits.types import UINT32_MAX, JobType, Principal
from bitsgui.bits.words import say
from bitsgui.engine import leaving, tasks
from bitsgui.engine.live import LiveJob

if TYPE_CHECKING:
    from bitsgui.engine.core import Core

P = ParamSpec("P")
T = TypeVar("T")


class JobHandle:
    """A caller's view of a job; goes on answering getters after the job has ended."""

    engine_object = True

    def __init__(self, core: Core, live: LiveJob, principal: Principal) -> None:
        self._core = core
        self._live = live
        self._principal = principal

    @property
    def _options(self) -> JobOptions:
        return self._live.record.options

    @property
    def calls(self) -> asyncio.Lock:
        """Held by the call on the job whose turn it is."""
        return self._live.calls

    async def open_keyring(self) -> None:
        """Have the key of secrets at hand, unless nobody can give it.

        For a call that reads or stores secrets, before its turn and not in it: a person may leave
        the prompt open for a minute, and pausing the job must not wait for that.
        """
        self.check_mutable()
        await leaving.open_keyring(self._core)

    def _check_rights(self) -> None:
        """Owner or administrator."""
        principal = self._principal
        if principal.user_id != self._live.record.owner and not principal.is_administrator:
            raise AccessDeniedError("This download belongs to another user.")

    def _check_owner(self) -> None:
        """The owner only: what may hold secrets."""
        if self._principal.user_id != self._live.record.owner:
            raise AccessDeniedError("Only the owner of this download may do that.")

    def check_mutable(self) -> None:
        """Rights, and a state that is not final."""
        self._check_rights()
        if self._live.state in FINAL:
            raise InvalidStateError("This download has ended.")
        if self._live.is_hidden:
            raise InvalidStateError("This download is being removed.")

    def _check_download(self) -> None:
        if self._live.record.type is not JobType.DOWNLOAD:
            raise UnsupportedError("Only downloads can do that.")

    def _check_before_resume(self) -> None:
        if self._live.record.was_resumed:
            raise BitsError(
                "This can be set only before the download is started for the first time.",
                Hresult.BG_E_READ_ONLY_PROPERTY_AFTER_RESUME,
            )

    async def _keep(self, secrets: JobSecrets, *kinds: str) -> None:
        """Store secrets of which ``kinds`` are new or gone."""
        await self._core.change(self._live, lambda draft: draft.keep(secrets, *kinds))

    async def _set(self, **values: Any) -> None:  # noqa: ANN401 - option values
        """Store changed options."""
        options = replace(self._options, **values)
        await self._core.change(self._live, lambda draft: setattr(draft.record, "options", options))


Handle = TypeVar("Handle", bound=JobHandle)


def in_turn(
    method: Callable[Concatenate[Handle, P], CoroutineType[Any, Any, T]],
) -> Callable[Concatenate[Handle, P], CoroutineType[Any, Any, T]]:
    """Let a call begin once the calls made before it on the same job are through.

    Until then it looks at nothing: what it finds is what they left, and a job that has ended
    meanwhile refuses it. From then on it runs to its end, even if who made it is cancelled: a job
    would be paused on record while its run goes on. Not for calls that make other such calls.
    """

    @wraps(method)
    async def call(self: Handle, *args: P.args, **kwargs: P.kwargs) -> T:
        async with self.calls:
            return await tasks.finish(method(self, *args, **kwargs))

    return call


def after_keyring(
    method: Callable[Concatenate[Handle, P], CoroutineType[Any, Any, T]],
) -> Callable[Concatenate[Handle, P], CoroutineType[Any, Any, T]]:
    """Let a call that always stores secrets open the keyring before its turn."""

    @wraps(method)
    async def call(self: Handle, *args: P.args, **kwargs: P.kwargs) -> T:
        await self.open_keyring()
        return await method(self, *args, **kwargs)

    return call


def checked_text(text: object, limit: int) -> str:
    """Return a text that is there and not longer than ``limit`` characters."""
    if not isinstance(text, str):
        raise InvalidArgumentError("A text is needed here.")
    if len(text) > limit:
        raise StringTooLongError(say("This text is longer than {limit} characters.", limit=limit))
    return text


def checked_flags(value: object, known: int) -> int:
    """Return flags of which every bit is known; E_NOTIMPL otherwise."""
    if (
        not isinstance(value, int) or value < 0 or value & ~int(known)
    ):  # ~ of a flag keeps to its own bits
        raise UnsupportedError(say("There is no flag {value} here.", value=repr(value)))
    return value


def checked_seconds(value: object) -> float:
    """Return a number of seconds an unsigned 32-bit integer can hold."""
    if (
        isinstance(value, bool)
        or not isinstance(value, int | float)
        or not 0 <= value <= UINT32_MAX
    ):
        raise InvalidArgumentError("This must be a number of seconds from 0 on.")
    return value


def checked_moment(value: object) -> float:
    """Return a time of day as seconds since the epoch; it must say which zone it is of."""
    if not isinstance(value, datetime) or value.utcoffset() is None:
        raise InvalidArgumentError("This must be a date and a time with its zone.")
    return value.timestamp()
