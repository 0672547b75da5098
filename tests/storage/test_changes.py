"""What several callers write goes together, each in the order in which it counts."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any
from weakref import ref

from bitsgui.storage.changes import Change
from bitsgui.storage.database import Database
from bitsgui.storage.requests import Request, joined


def asked(*operations: Callable[..., Any]) -> list[Request]:
    loop = asyncio.new_event_loop()
    loop.close()
    return [Request(operation, loop, asyncio.Future(loop=loop)) for operation in operations]


def test_changes_that_follow_each_other_are_written_as_one() -> None:
    requests = asked(Change(jobs=[("a",)]), Change(files=[("f",)]), Change(jobs=[("b",)]))
    ((change, together),) = joined(requests)
    assert change == Change(jobs=[("a",), ("b",)], files=[("f",)])
    assert together == requests


def test_secrets_and_queries_keep_their_place_among_changes() -> None:
    def query(_: object) -> None: ...

    given = Change(unsealed=[("a",)], sealed=[("a", b"x")])
    taken = Change(unsealed=[("a",)])
    plain = Change(jobs=[("a",)])
    requests = asked(plain, given, taken, query, plain, plain)
    found = list(joined(requests))
    assert [operation for operation, _ in found[:4]] == [plain, given, taken, query]
    assert found[4][0] == Change(jobs=[("a",), ("a",)])
    assert [request for _, together in found for request in together] == requests


async def test_what_was_written_is_not_kept_until_something_else_is(tmp_path: Path) -> None:
    class Rows:
        """Very many, for the database to write."""

        def __call__(self, _: object) -> None: ...

    database = Database(tmp_path / "profile")
    await database.open()
    rows, loop, gone = Rows(), asyncio.get_running_loop(), asyncio.Event()
    kept = ref(rows, lambda _: loop.call_soon_threadsafe(gone.set))
    await database.run(rows)
    del rows
    async with asyncio.timeout(10):
        await gone.wait()
    assert kept() is None
    await database.close()
