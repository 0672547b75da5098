"""Remote control of a scripted server in another process; its paths all begin with ``/_``.

``PUT /_script/PATH`` takes a script as JSON, ``GET /_log`` gives the requests, ``POST
/_release/PATH`` ends stalls, ``GET /_wait/PATH?bytes=|requests=|stalls=|ended=&timeout=`` answers
204 when that many have been seen and 408 when not in time, ``GET /_errors`` lists faults of the
server itself.
"""

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from tests.servers.script import Script
from tests.servers.wire import Reply, Request, plain

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from tests.servers.scripted import ScriptedServer

_NAMES = ("_script", "_log", "_release", "_wait", "_errors")


def concerns(request: Request) -> bool:
    """Tell whether a request is meant for the control side."""
    return request.path.split("/", 2)[1:2] != [] and request.path.split("/", 2)[1] in _NAMES


async def answer(server: "ScriptedServer", request: Request) -> Reply:
    """Carry out one control request."""
    parts = request.path.split("/", 2)
    path = f"/{parts[2]}" if len(parts) == 3 else ""
    path = "*" if path == "/*" else path
    if parts[1] == "_script":
        server.script(path, Script.from_json(request.body))
    elif parts[1] == "_release":
        server.release(path)
    elif parts[1] == "_wait":
        return await _wait(server, request, path)
    else:
        listed = server.errors if parts[1] == "_errors" else [asdict(e) for e in server.requests]
        return plain(200, json.dumps(listed), kind="application/json")
    return Reply(204)


async def _wait(server: "ScriptedServer", request: Request, path: str) -> Reply:
    kinds: dict[str, Callable[[str, int, float], Awaitable[None]]] = {
        "bytes": server.wait_for_bytes,
        "requests": server.wait_for_requests,
        "stalls": server.wait_for_stalls,
        "ended": server.wait_for_ended,
    }
    try:
        for name, wait in kinds.items():
            if name in request.query:
                await wait(
                    path, int(request.query[name]), float(request.query.get("timeout", "10"))
                )
    except TimeoutError:
        return plain(408, "not yet\n")
    return Reply(204)
