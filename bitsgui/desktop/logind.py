"""What logind, or elogind, does for the programs of a session; what is no coroutine blocks."""

import asyncio
import os
from typing import Any

from jeepney import DBusAddress, MessageType, new_method_call
from jeepney.io.blocking import open_dbus_connection

LOGIN = DBusAddress(
    "/org/freedesktop/login1",
    bus_name="org.freedesktop.login1",
    interface="org.freedesktop.login1.Manager",
)
_PATIENCE_S = 5.0
_FOR_PASSWORDS_S = 120.0
_WHO = "bitsgui"


async def take_inhibitor(what: str, why: str, mode: str) -> int:
    """Return a descriptor that holds ``what`` off, as in "sleep:shutdown", until it is closed.

    ``mode`` is "block", or "delay" to be waited for by logind for some seconds. One that comes only
    after this was cancelled is closed at once: nobody else could.
    Raises: OSError where there is no logind, or it refuses.
    """
    taking = asyncio.get_running_loop().run_in_executor(None, _inhibit, what, why, mode)
    try:
        return await asyncio.shield(taking)
    except asyncio.CancelledError:
        taking.add_done_callback(_close)
        raise


def _close(taken: "asyncio.Future[int]") -> None:
    if not taken.cancelled() and taken.exception() is None:
        os.close(taken.result())


def _inhibit(what: str, why: str, mode: str) -> int:
    (inhibitor,) = _call("Inhibit", "ssss", what, _WHO, why, mode)
    return int(inhibitor.to_raw_fd())


def may(deed: str) -> bool:
    """Return whether this user may have "Suspend" or "PowerOff" done, if only after a password."""
    try:
        (answer,) = _call(f"Can{deed}", "")
    except OSError:
        return False
    return answer in {"yes", "challenge"}


def order(deed: str) -> None:
    """Have "Suspend" or "PowerOff" done; a password may be asked for. Raises: OSError."""
    _call(deed, "b", True, patience_s=_FOR_PASSWORDS_S)


def _call(
    member: str, signature: str, *values: object, patience_s: float = _PATIENCE_S
) -> tuple[Any, ...]:
    try:
        with open_dbus_connection("SYSTEM", enable_fds=True) as connection:
            question = new_method_call(LOGIN, member, signature or None, values)
            answer = connection.send_and_get_reply(question, timeout=patience_s)
    except (EOFError, ValueError, KeyError) as error:
        raise OSError(f"no system bus: {error!r}") from error
    if answer.header.message_type is not MessageType.method_return:
        raise OSError(f"{member}: {answer.body[0] if answer.body else answer.header}")
    return answer.body
