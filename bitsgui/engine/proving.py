"""Whether the bytes of an unfinished file without a job are those a link leads to.

What is fetched again and compared: all of it up to :data:`WHOLE` bytes. Of more the beginning, the
ends of its runs, :data:`SAMPLES` places spread over it, and zeros. That proves a file that was
written from its beginning on, or whose writer says what is there. It does not prove every byte,
which takes a checksum, or a note of ours with a strong validator of the version the server has.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import httpx

from bitsgui.bits import digests
from bitsgui.bits.errors import InvalidArgumentError
from bitsgui.bits.names import suggest_name
from bitsgui.bits.ranges import RangeSet
from bitsgui.bits.validators import Validator, Verdict
from bitsgui.bits.words import say
from bitsgui.engine import disk, hashing, judging, probes, tasks
from bitsgui.engine.asking import range_headers
from bitsgui.engine.fetcher import Answer, Fetcher
from bitsgui.engine.judging import Entity, Kind
from bitsgui.engine.net_errors import network_error
from bitsgui.engine.offers import Offer, nothing_in
from bitsgui.engine.orphans import WHOLE

HEAD = 16 * 1024
TAIL = 64 * 1024
SAMPLE = 16 * 1024
SAMPLES = 8
MOST_RUNS = 32
"""Runs whose ends are compared, and runs of zeros that are looked at."""
_STEP = 256 * 1024
"""Most bytes of one request: somebody waits for its answer."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What the server says of the file, and ``done`` as far as it stood the comparison.

    ``is_whole``: no byte of ``done`` can be another one than the server's, or a checksum is going
    to tell. ``compared`` is how many were compared.
    """

    total: int
    name: str
    validator: Validator
    done: RangeSet
    compared: int
    is_whole: bool


async def prove(fetcher: Fetcher, offer: Offer, url: str, checksum: str | None) -> Proof:
    """Compare what is there with the server's file.

    Raises: InvalidArgumentError if it is another file, or nothing says that it is this one.
    """
    if offer.is_own and not offer.is_mapped and offer.size > WHOLE and checksum is None:
        raise InvalidArgumentError(
            say(
                "Nothing tells which bytes of {path} were written before it was left. "
                "Give the checksum of the whole file, or download it anew.",
                path=offer.path,
            )
        )
    comparison = _Comparison(fetcher, offer, url)
    done = offer.done.copy()
    if not await comparison.has_sum(checksum):
        await _leave_out_holes(comparison, done)
        for start, end in to_compare(done):
            if not await comparison.is_same(start, end):
                raise comparison.differs()
    seen, validator = comparison.seen, comparison.entity.validator
    is_version = offer.validator is not None and offer.validator.is_proven_by(validator)
    is_compared = all(not seen.gaps(*run) for run in done)
    return Proof(
        comparison.entity.size or 0,
        comparison.name,
        validator,
        done,
        seen.total,
        is_compared or is_version or checksum is not None,
    )


async def _leave_out_holes(comparison: _Comparison, done: RangeSet) -> None:
    """Take out of ``done`` what may be zeros because it was never written.

    Zeros the server does not have prove that the file was not written in turn: nothing behind
    them is believed. Of the others those that are not compared to their end are fetched again.
    """
    for number, (start, end) in enumerate(comparison.offer.zeros or ()):
        compared = min(end, start + TAIL)
        if number == MOST_RUNS or not await comparison.is_same(start, compared):
            done.remove(start, comparison.offer.size)
            break
        if compared < end:
            done.remove(start, end)
    if not done:
        raise nothing_in(comparison.offer.path)


def to_compare(done: RangeSet) -> list[tuple[int, int]]:
    """Return the spans to be compared, ascending, none longer than a request may be."""
    runs = list(done)
    spans = RangeSet(runs)
    if done.total > WHOLE:
        first = runs[0]
        spans = RangeSet([(first[0], min(first[1], first[0] + HEAD))])
        chosen = {*runs[:: -(-len(runs) // MOST_RUNS)], runs[0], runs[-1]}
        spans.update((max(start, end - TAIL), end) for start, end in chosen)
        spans.update(_samples(runs, done.total))
    return [(at, min(end, at + _STEP)) for start, end in spans for at in range(start, end, _STEP)]


def _samples(runs: list[tuple[int, int]], total: int) -> Iterator[tuple[int, int]]:
    """Return places at equal distances in what is there."""
    places = iter(total * number // (SAMPLES + 1) for number in range(1, SAMPLES + 1))
    place, passed = next(places), 0
    for start, end in runs:
        while place < passed + end - start:
            at = start + place - passed
            yield at, min(end, at + SAMPLE)
            place = next(places, total)
        passed += end - start


class _Comparison:
    """Fetches spans of the server's file; all of them have to be of one version."""

    def __init__(self, fetcher: Fetcher, offer: Offer, url: str) -> None:
        self.offer = offer
        self.entity = Entity(None, Validator(None, None, None), "")
        self.name = ""
        self.seen = RangeSet()
        self._fetcher = fetcher
        self._url = url

    def differs(self) -> InvalidArgumentError:
        """Return the error for a file that is not the server's."""
        return InvalidArgumentError(
            say("{path} is not the beginning of what the link leads to.", path=self.offer.path)
        )

    async def has_sum(self, checksum: str | None) -> bool:
        """Return whether all of the file is there, and has the checksum that was given."""
        if checksum is None or not self.offer.done.contains(0, self.offer.size):
            return False
        answer = await self._ask(0, 1)
        await tasks.finish(answer.reply.aclose())
        if self.entity.size != self.offer.size:
            return False
        wanted = digests.parse_checksum(checksum)
        found = await hashing.hash_file(self.offer.path, [wanted.algorithm])
        return found[wanted.algorithm] == wanted

    async def is_same(self, start: int, end: int) -> bool:
        """Return whether the server sends what is in the file there.

        Raises: InvalidArgumentError if it cannot be the same file, TransferError.
        """
        answer = await self._ask(start, end)
        try:
            if answer.status != 206:
                raise InvalidArgumentError(
                    "The server does not send parts of the file, so nothing of it can be kept."
                )
            theirs = await probes.in_time(self._url, _body(answer, end - start))
        finally:
            await tasks.finish(answer.reply.aclose())
        self.seen.add(start, end)
        return theirs == await tasks.finish(tasks.on_disk(self._ours, start, end))

    async def _ask(self, start: int, end: int) -> Answer:
        request = self._fetcher.get(self._url, range_headers(start, end, None))
        answer = await probes.in_time(self._url, request)
        try:
            self._take_in(answer, (start, end))
        except BaseException:
            await tasks.finish(answer.reply.aclose())
            raise
        return answer

    def _take_in(self, answer: Answer, asked: tuple[int, int]) -> None:
        """Note what the answer says of the file; it must not be another than before."""
        if not 200 <= answer.status < 300:
            raise answer.failure()
        judged = judging.judge(answer.status, answer.headers, known=None, asked=asked)
        found, known = judged.entity, self.entity
        end = max(end for _, end in self.offer.done)
        if judged.kind is Kind.NO_RANGES or found.size is None or found.size < end:
            raise self.differs()
        is_other = found.validator.compare(known.validator) is Verdict.CHANGED
        if known.size is not None and (is_other or found.size != known.size):
            raise InvalidArgumentError("The server sends another version of the file each time.")
        self.entity = found
        self.name = suggest_name(
            answer.get("content-disposition"), answer.remote.url, answer.get("content-type") or ""
        )

    def _ours(self, start: int, end: int) -> bytes:
        return disk.read_at(self.offer.fd, end - start, start)


async def _body(answer: Answer, length: int) -> bytes:
    """Read a part to its end, so that its connection is kept, but never more than was asked."""
    came = bytearray()
    try:
        async for chunk in answer.reply:
            came += chunk
            if len(came) > length:
                break
    except httpx.TransportError as error:
        raise network_error(error, answer.remote.url) from error
    return bytes(came)
