"""A connection to a message bus, on an asyncio loop: calls, signals, and objects of our own.

Qt's own classes for it send wrong types of numbers from Python.
"""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any, Self

from jeepney import (
    DBusAddress,
    HeaderFields,
    MatchRule,
    Message,
    MessageFlag,
    MessageType,
    new_error,
    new_method_call,
    new_method_return,
    new_signal,
)
from jeepney.io.asyncio import DBusConnection, open_dbus_connection

log = logging.getLogger(__name__)

TIMEOUT_S = 5.0
"""What who is called is given to answer."""
_LAST_WORDS_S = 0.5
PROPERTIES = "org.freedesktop.DBus.Properties"
Values = tuple[Any, ...]
Handler = Callable[[str, Values], tuple[str, Values]]
"""Gets the member that is called and what with; returns a signature and values."""
_BUS = DBusAddress(
    "/org/freedesktop/DBus", bus_name="org.freedesktop.DBus", interface="org.freedesktop.DBus"
)
_UNKNOWN = "org.freedesktop.DBus.Error.UnknownMethod"


class BusError(Exception):
    """Who was called said no, did not answer, or is not there."""


class UnknownMemberError(Exception):
    """An object of ours has no such member."""


@dataclass(frozen=True, slots=True)
class _Listener:
    sender: DBusAddress
    member: str
    act: Callable[..., object]
    is_sure: bool

    def fits(self, interface: str, member: str) -> bool:
        return (self.sender.interface, self.member) == (interface, member)


class Bus:
    """A connection. Everything runs on the loop it was opened on, and no call blocks it."""

    def __init__(self, connection: DBusConnection) -> None:
        self._connection = connection
        self._loop = asyncio.get_running_loop()
        self._replies: dict[int, asyncio.Future[Message | None]] = {}
        self._objects: dict[tuple[str, str], Handler] = {}
        self._listeners: list[_Listener] = []
        self._tasks: set[asyncio.Task[Any]] = set()
        self._reading = self._loop.create_task(self._read())

    @classmethod
    async def open(cls, address: str) -> Self:
        """Return a connection to an address, or to ``SYSTEM``, the bus of the machine.

        Raises: whatever is wrong with the address or who is there.
        """
        return cls(await open_dbus_connection(address))

    async def call(
        self,
        address: DBusAddress,
        member: str,
        signature: str = "",
        *values: object,
        starts: bool = True,
    ) -> Values:
        """Call a method and return what it answers; ``starts`` who is not there but can be started.

        Raises: BusError.
        """
        if self.has_gone:
            raise BusError(f"{member}: the bus has gone")
        message = new_method_call(address, member, signature or None, values)
        if not starts:
            message.header.flags |= MessageFlag.no_auto_start
        serial = next(self._connection.outgoing_serial)
        self._replies[serial] = self._loop.create_future()
        try:
            async with asyncio.timeout(TIMEOUT_S):
                await self._connection.send(message, serial=serial)
                reply = await self._replies[serial]
        except (OSError, TimeoutError) as error:
            raise BusError(f"{member}: {error!r}") from error
        finally:
            del self._replies[serial]
        if reply is None:
            raise BusError(f"{member}: the bus has gone")
        if reply.header.message_type is MessageType.error:
            raise BusError(f"{member}: {reply.body[0] if reply.body else reply.header}")
        return reply.body

    async def property_of(self, owner: DBusAddress, name: str) -> Any:  # noqa: ANN401 - of its type
        """Return a property of who is there already. Raises: BusError."""
        asked = (owner.interface, name)
        address = owner.with_interface(PROPERTIES)
        ((_, value),) = await self.call(address, "Get", "ss", *asked, starts=False)
        return value

    async def owns(self, name: str) -> bool:
        """Return whether somebody has a name on the bus. Raises: BusError."""
        return bool((await self.call(_BUS, "NameHasOwner", "s", name))[0])

    async def own(self, name: str) -> None:
        """Take a name. Raises: BusError."""
        await self.call(_BUS, "RequestName", "su", name, 0)

    async def listen(
        self,
        sender: DBusAddress,
        member: str,
        act: Callable[..., object],
        first: str = "",
        *,
        is_sure: bool = False,
    ) -> None:
        """Call ``act`` with the values of a signal; ``first`` narrows it to one first value.

        Others may send to this connection alone what looks like it; where ``is_sure``, who has the
        name of ``sender`` is looked up with each. Raises: BusError.
        """
        rule = MatchRule(
            type="signal",
            sender=sender.bus_name,
            interface=sender.interface,
            member=member,
            path=sender.object_path,
        )
        if first:
            rule.add_arg_condition(0, first)
        self._listeners.append(_Listener(sender, member, act, is_sure))
        await self.call(_BUS, "AddMatch", "s", rule.serialise())

    async def watch_name(self, name: str, act: Callable[[str, str, str], object]) -> None:
        """Call ``act`` with a name, its owner before and its owner now, "" for none."""
        await self.listen(_BUS, "NameOwnerChanged", act, name)

    @property
    def has_gone(self) -> bool:
        """Whether the connection is no more."""
        return self._reading.done()

    def on_gone(self, act: Callable[[], object]) -> None:
        """Call ``act`` when the connection is no more."""
        self._reading.add_done_callback(lambda _: act())

    async def wait_gone(self) -> None:
        """Return once the connection is no more."""
        await asyncio.wait((self._reading,))

    def export(self, path: str, interface: str, handler: Handler) -> None:
        """Answer calls to an object of ours."""
        self._objects[path, interface] = handler

    def tell(
        self, path: str, interface: str, member: str, signature: str = "", *values: object
    ) -> None:
        """Send a signal of an object of ours, soon."""
        emitter = DBusAddress(path, interface=interface)
        self._send(new_signal(emitter, member, signature or None, values))

    def spawn(self, work: Coroutine[Any, Any, Any]) -> None:
        """Carry out calls that nobody waits for; what is refused is logged."""
        task = self._loop.create_task(_logged(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        task.add_done_callback(lambda _: work.close())  # one that is cancelled may not have begun

    async def close(self) -> None:
        """Leave the bus; names and matches go with it."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=_LAST_WORDS_S)
        tasks = [self._reading, *self._tasks]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await _logged(self._connection.close())

    async def _read(self) -> None:
        try:
            while True:
                self._take(await self._connection.receive())
        except (OSError, EOFError) as error:
            log.warning("the bus has gone: %r", error)
            for waiting in self._replies.values():
                if not waiting.done():
                    waiting.set_result(None)

    def _take(self, message: Message) -> None:
        fields: dict[HeaderFields, Any] = message.header.fields
        waiting = self._replies.get(fields.get(HeaderFields.reply_serial, -1))
        if waiting is not None:
            if not waiting.done():
                waiting.set_result(message)
            return
        interface = fields.get(HeaderFields.interface, "")
        member = fields.get(HeaderFields.member, "")
        kind = message.header.message_type
        if kind is MessageType.signal:
            sender = fields.get(HeaderFields.sender, "")
            for listener in self._listeners:
                if listener.fits(interface, member):
                    self._heed(listener, sender, message.body)
        elif kind is MessageType.method_call:
            self._answer(message, fields.get(HeaderFields.path, ""), interface, member)

    def _heed(self, listener: _Listener, sender: str, values: Values) -> None:
        if listener.is_sure:
            self.spawn(self._hear_if_sure(listener, sender, values))
        else:
            self._hear(listener.act, values)

    async def _hear_if_sure(self, listener: _Listener, sender: str, values: Values) -> None:
        # Answers come in order, and so do signals that were asked about.
        name = listener.sender.bus_name or ""
        if (sender,) == await self.call(_BUS, "GetNameOwner", "s", name):
            self._hear(listener.act, values)

    def _hear(self, act: Callable[..., object], values: Values) -> None:
        # As with calls: anybody may send what has the name of a signal and other values.
        try:
            act(*values)
        except Exception:
            log.exception("a signal on the bus failed")

    def _answer(self, message: Message, path: str, interface: str, member: str) -> None:
        handler = self._objects.get((path, interface), _refuse)
        try:
            signature, values = handler(member, message.body)
            reply = new_method_return(message, signature or None, values)
        except UnknownMemberError:
            reply = new_error(message, _UNKNOWN, "s", (f"{interface}.{member}",))
        # A fault of one call must not take the reading of all others down with it.
        except Exception as error:
            log.exception("a call on the bus failed")
            reply = new_error(message, _UNKNOWN, "s", (type(error).__name__,))
        self._send(reply)

    def _send(self, message: Message) -> None:
        self.spawn(self._connection.send(message))


def _refuse(_member: str, _values: Values) -> tuple[str, Values]:
    raise UnknownMemberError


async def _logged(work: Coroutine[Any, Any, Any]) -> None:
    try:
        await work
    except (OSError, BusError) as error:
        log.info("on the bus: %s", error)
