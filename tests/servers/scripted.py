"""HTTP/1.1 server that misbehaves by script; also ``python -m tests.servers.scripted``."""

import argparse
import asyncio
import concurrent.futures
import itertools
import signal
import socket
import ssl
import threading
from collections import Counter
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self, TypeVar

from tests.servers import control
from tests.servers.answers import Surroundings, answer, noise
from tests.servers.connection import Connection, Delivery, Ended, open_connection, reset
from tests.servers.journal import Journal, RequestLog
from tests.servers.script import Fault, Script, Status
from tests.servers.wire import Reply, Request, plain

ACCEPT = "*"
LOOPBACK = ("127.0.0.1", "127.0.0.2")
_UNKNOWN = Script(status=Status(404, body="not scripted\n"))
_Result = TypeVar("_Result")


@dataclass(slots=True)
class _Path:
    script: Script
    requests: int = 0
    active: int = 0
    fired: Counter[Fault] = field(default_factory=Counter)


class ScriptedServer(Journal):
    """Serves scripted paths on loopback under two host addresses with one port.

    ``script``, ``release``, ``requests`` and the ``block_for_*`` methods may be used from any
    thread, the ``wait_for_*`` coroutines from any event loop. ``stop`` followed by ``start`` comes
    back on the same port; in between connections are refused. ``send_buffer`` bounds the bytes of
    each connection that count as sent and are still on this side.
    """

    def __init__(
        self,
        ssl_context: ssl.SSLContext | None = None,
        hosts: tuple[str, ...] = LOOPBACK,
        port: int = 0,
        send_buffer: int | None = None,
    ) -> None:
        super().__init__()
        self.port = port
        self._send_buffer = send_buffer
        self.hosts = hosts
        self.errors: list[str] = []
        self.connections_accepted = 0
        self._ssl = ssl_context
        self._paths: dict[str, _Path] = {}
        self._signatures: dict[str, int] = {}
        self._token = itertools.count(1)
        self._tasks: set[asyncio.Task[None]] = set()
        self._listeners: list[socket.socket] = []
        self._loop: asyncio.AbstractEventLoop | None = None

    async def start(self) -> None:
        """Listen; ``port`` is known afterwards."""
        self._loop = asyncio.get_running_loop()
        for host in self.hosts:
            listener = socket.create_server((host, self.port), backlog=256)
            listener.setblocking(False)
            if self._send_buffer is not None:
                listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, self._send_buffer)
            self.port = listener.getsockname()[1]
            self._listeners.append(listener)
            self._spawn(self._accept(listener))

    async def stop(self) -> None:
        """Refuse new connections and cut the living ones. Idempotent."""
        for listener in self._listeners:
            # Its number may be another socket's soon, which the loop must not take for this one.
            asyncio.get_running_loop().remove_reader(listener)
            listener.close()
        self._listeners.clear()
        for _ in range(4):  # what was accepted before has its task then, which closes it
            await asyncio.sleep(0)
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_exc: object) -> None:
        await self.stop()

    def url(self, path: str, host: str | None = None) -> str:
        """Return the address of a path, by default under the first host."""
        return f"{'https' if self._ssl else 'http'}://{host or self.hosts[0]}:{self.port}{path}"

    def script(self, path: str, script: Script) -> str:
        """Set what a path does and return its URL; request indices of the path start at 0 again.

        Path ``*`` holds the ``accept`` faults, its indices count connections.
        """
        known = self._paths.get(path)
        self._paths[path] = _Path(script, active=known.active if known else 0)
        return self.url(path)

    def call(self, work: Coroutine[Any, Any, _Result]) -> _Result:
        """Run ``stop()`` or ``start()`` on the server's loop from another thread."""
        if self._loop is None:
            raise RuntimeError("the server never ran")
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(10)

    def release(self, path: str) -> None:
        """Let everything stalled on a path go on; later stalls hold again."""
        self._threadsafe(lambda: [event.set() for event in self._stalled[path]])

    def _threadsafe(self, action: Callable[[], object]) -> None:
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(action)

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        # A set of tasks, not a group: connections come and go while start() has long returned.
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                accepted, _ = await asyncio.get_running_loop().sock_accept(listener)
            except OSError:
                if listener.fileno() >= 0:
                    raise
                return  # stop() came between a connection and its acceptance
            self._spawn(self._guarded(accepted))

    async def _guarded(self, accepted: socket.socket) -> None:
        number, self.connections_accepted = self.connections_accepted, self.connections_accepted + 1
        try:
            if await self._survives_accept(accepted):
                await self._converse(await open_connection(number, accepted, self._ssl))
        except (OSError, Ended):
            pass  # the client or a plan ended it; the log of each request tells
        except Exception as error:  # noqa: BLE001 - a bug here must show in the test, not vanish
            self.errors.append(repr(error))

    async def _survives_accept(self, accepted: socket.socket) -> bool:
        try:
            for fault in self._accept_faults():
                await self._inflict_on_accept(fault, accepted)
        except BaseException:
            accepted.close()
            raise
        return accepted.fileno() >= 0

    def _accept_faults(self) -> list[Fault]:
        plan = self._paths.get(ACCEPT)
        if plan is None:
            return []
        index, plan.requests = plan.requests, plan.requests + 1
        faults = self._due(plan, index, "GET")
        plan.fired.update(faults)
        return faults

    async def _inflict_on_accept(self, fault: Fault, accepted: socket.socket) -> None:
        if fault.kind == "stall":
            event = asyncio.Event()
            leave = self._enter_stall(ACCEPT, event)
            await event.wait()
            leave()
        elif fault.kind == "rst":
            reset(accepted)
        else:
            if fault.kind == "garbage":
                await asyncio.get_running_loop().sock_sendall(accepted, noise(4096))
            accepted.close()

    async def _converse(self, connection: Connection) -> None:
        try:
            while request := await connection.read_request():
                if not await self._serve(connection, request):
                    break
        finally:
            await connection.close()

    async def _serve(self, connection: Connection, request: Request) -> bool:
        if control.concerns(request):
            reply = await control.answer(self, request)
            return await connection.send(reply, self._delivery(request.path, Script(), [], None))
        path = self._paths.get(request.path)
        entry = self._logged(connection, request, path.requests if path else 0)
        try:
            going_on = await self._perform(connection, request, path or _Path(_UNKNOWN), entry)
            entry.finished = True
        finally:
            entry.ended = True
            self._notify()
        return going_on and request.header("connection").lower() != "close"

    async def _perform(
        self, connection: Connection, request: Request, path: _Path, entry: RequestLog
    ) -> bool:
        path.requests += 1
        script = path.script.at(entry.index)
        faults = self._due(path, entry.index, request.method)
        delivery = self._delivery(request.path, script, faults, entry, path)
        path.active += 1
        try:
            reply = self._over_limit(script, path) or answer(
                script, request, self._surroundings(connection, entry.index)
            )
            if script.delay_s:
                await asyncio.sleep(script.delay_s)
            return await self._deliver(connection, reply, delivery, entry)
        finally:
            path.active -= 1

    async def _deliver(
        self, connection: Connection, reply: Reply, delivery: Delivery, entry: RequestLog
    ) -> bool:
        if reply.unanswered:
            await connection.stall(delivery.stalls)
        if reply.drop:
            connection.end(reply.drop)
            raise Ended
        entry.status = reply.status
        return await connection.send(reply, delivery)

    def _over_limit(self, script: Script, path: _Path) -> Reply | None:
        if script.max_concurrent is None or path.active <= script.max_concurrent:
            return None
        if script.over_limit in {"503", "429"}:
            return plain(int(script.over_limit), "too many\n", [("Retry-After", "1")])
        if script.over_limit == "never":
            return Reply(0, unanswered=True, drop="fin")
        return Reply(0, drop=script.over_limit)

    def _surroundings(self, connection: Connection, index: int) -> Surroundings:
        here = self.url("", connection.local_host)
        elsewhere = [host for host in self.hosts if host != connection.local_host]
        other = self.url("", elsewhere[0]) if elsewhere else here
        return Surroundings(index, here, other, self._sign, self._redeem)

    def _sign(self, uses: int) -> str:
        token = f"t{next(self._token)}"
        self._signatures[token] = uses
        return token

    def _redeem(self, token: str) -> bool:
        left = self._signatures.get(token, 0)
        self._signatures[token] = max(0, left - 1)
        return left > 0

    def _due(self, path: _Path, index: int, method: str) -> list[Fault]:
        return [
            fault
            for fault in path.script.at(index).fault
            if fault.concerns(index, method)
            and (fault.limit is None or path.fired[fault] < fault.limit)
        ]

    def _delivery(
        self,
        name: str,
        script: Script,
        faults: list[Fault],
        entry: RequestLog | None,
        path: _Path | None = None,
    ) -> Delivery:
        def progress(count: int) -> None:
            if entry is not None:
                entry.body_bytes_sent += count
                self._notify()

        def fired(fault: Fault) -> None:
            if path is not None:
                path.fired[fault] += 1

        return Delivery(
            script,
            faults,
            fired,
            lambda event: self._enter_stall(name, event),
            progress,
            script.rate,
        )

    def _logged(self, connection: Connection, request: Request, index: int) -> RequestLog:
        entry = RequestLog(
            index=index,
            method=request.method,
            path=request.path,
            query=request.query,
            headers=request.headers,
            peer=connection.peer,
            connection=connection.number,
            host=connection.local_host,
            body=request.body[:4096].decode("latin-1"),
            body_bytes_received=len(request.body),
        )
        self.requests.append(entry)
        self._notify()
        return entry


class ServerThread:
    """Runs a scripted server on a loop of its own: ``with ServerThread() as server``."""

    def __init__(
        self,
        ssl_context: ssl.SSLContext | None = None,
        send_buffer: int | None = None,
        hosts: tuple[str, ...] = LOOPBACK,
    ) -> None:
        self._ssl = ssl_context
        self._send_buffer = send_buffer
        self._hosts = hosts
        self._ready: concurrent.futures.Future[ScriptedServer] = concurrent.futures.Future()
        self._over: asyncio.Event | None = None
        self._thread = threading.Thread(target=lambda: asyncio.run(self._run()), daemon=True)

    def __enter__(self) -> ScriptedServer:
        self._thread.start()
        return self._ready.result(10)

    def __exit__(self, *_exc: object) -> None:
        self._ready.result().call(self._end())
        self._thread.join(10)

    async def _run(self) -> None:
        self._over = asyncio.Event()
        try:
            async with ScriptedServer(
                self._ssl, hosts=self._hosts, send_buffer=self._send_buffer
            ) as server:
                self._ready.set_result(server)
                await self._over.wait()
        except OSError as error:
            self._ready.set_exception(error)

    async def _end(self) -> None:
        if self._over is not None:
            self._over.set()


async def _serve_until_told(port_file: Path, context: ssl.SSLContext | None) -> None:
    async with ScriptedServer(context) as server:
        over = asyncio.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, over.set)
        ready = port_file.with_name(port_file.name + ".new")
        ready.write_text(str(server.port))
        ready.replace(port_file)
        await over.wait()


def main() -> None:
    """Serve until SIGTERM; the port is written to a file that appears complete or not at all."""
    parser = argparse.ArgumentParser(prog="tests.servers.scripted")
    parser.add_argument("--port-file", type=Path, required=True)
    parser.add_argument("--certificate", help="PEM with key and chain; TLS when given")
    options = parser.parse_args()
    context = None
    if options.certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(options.certificate)
    asyncio.run(_serve_until_told(options.port_file, context))


if __name__ == "__main__":
    main()
