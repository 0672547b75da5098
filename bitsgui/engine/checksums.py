"""Checksums of a finished file: given, offered by the server, or found beside the file."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from bitsgui.bits import digests, urls
from bitsgui.bits.digests import Checksum
from bitsgui.bits.errors import Hresult, Recovery, TransferError, http_hresult
from bitsgui.bits.records import Happening
from bitsgui.bits.types import ErrorContext
from bitsgui.bits.urls import UrlError
from bitsgui.engine import disk, in_place, local_copy, part_file, small_bodies, tasks
from bitsgui.engine.announced import checksums_on_the_way
from bitsgui.engine.hashing import hash_file
from bitsgui.engine.run_context import Unasked

if TYPE_CHECKING:
    from bitsgui.engine.answer import Answer
    from bitsgui.engine.asking import Connection
    from bitsgui.engine.judging import Entity
    from bitsgui.engine.transfer import Transfer

SUMS_LIMIT = 4 * 1024 * 1024
_SUMS_NAMES = ("SHA256SUMS", "sha256sum.txt", "SHA512SUMS", "MD5SUMS")
_NONE_THERE = {
    *map(http_hresult, (403, 404, 410)),
    Hresult.ERROR_FILE_NOT_FOUND,
    Hresult.E_ACCESSDENIED,
}
# Speaks of the bytes of one message, which for a part is not the file.
_OF_THE_MESSAGE = "content-md5"


def _offers(answer: Answer, entity: Entity) -> list[Checksum]:
    """Return the checksums the server states for the whole file, strongest first."""
    if entity.codings:
        return []
    pairs = [
        (name, value)
        for name, values in answer.headers.items()
        if answer.status == 200 or name != _OF_THE_MESSAGE
        for value in values
    ]
    return digests.from_headers(pairs)


async def note_claim(transfer: Transfer, connection: Connection) -> None:
    """Record what an answer states of the file; one that states nothing takes nothing back.

    The parts of a file often come without what the first answer stated of all of it. One that is
    not proven to be of the same version may be of another: see :func:`take_claim_back`.
    """
    file, is_fresh = transfer.file, transfer.part is None
    if is_fresh:
        transfer.sure_claim = None
    answer, entity = connection.answer, connection.judgement.entity
    offered = _offers(answer, entity) or ([] if entity.codings else checksums_on_the_way(answer))
    if file.ranges is not None or not offered:
        return
    before, file.claimed = file.claimed, str(offered[0])
    if is_fresh or connection.judgement.is_proven:
        transfer.sure_claim = file.claimed
    if file.claimed != before and not is_fresh:  # else its beginning is recorded at once
        await transfer.context.save([file])


def take_claim_back(transfer: Transfer) -> None:
    """Forget what was stated for bytes that proved to be of another version than those kept."""
    transfer.file.claimed = transfer.sure_claim


async def verify(transfer: Transfer) -> None:
    """Compare the finished part file with the checksum there is for it.

    What the user gave goes before what the server states, and that before a list beside the file.
    Nothing is computed if none is expected. On a mismatch ``BG_E_VALIDATION_FAILED`` is raised.
    The file is thrown away, and Resume fetches it anew; but where the server alone states it the
    file stays, and it is asked whether to keep it: many servers state a wrong one. It stays too
    where a list was to be looked for and could not be asked for.
    """
    file = transfer.file
    # Unless the user kept the file in spite of it.
    is_claim = not file.checksum and file.claimed is not None and not file.validated
    expected = file.claimed if is_claim else file.checksum
    is_sought = transfer.context.job.options.find_checksums and not file.validated
    if expected:
        await _compare(transfer, digests.parse_checksum(expected), is_claim=is_claim)
    elif is_sought and file.ranges is None:
        found = await _beside(transfer)
        if found is None:
            transfer.context.listener.on_happened(file, Happening.NO_CHECKSUM)
        else:
            await _compare(transfer, *found)


async def _compare(
    transfer: Transfer, expected: Checksum, place: str = "", *, is_claim: bool = False
) -> None:
    """Compare a file with what is expected; ``place`` is the link of the list that says so."""
    file, path = transfer.file, transfer.part_path
    transfer.note_checking(True)
    try:
        actual = await hash_file(path, [expected.algorithm], identity=file.identity)
    except OSError as error:
        if file.identity is not None:
            await tasks.on_disk(in_place.check_in_place, path, file.identity)
        raise disk.local_error(error, path, reading=True) from error
    finally:
        transfer.note_checking(False)
    computed = actual[expected.algorithm]
    if computed.value != expected.value:
        if not is_claim:
            await _throw_away(transfer)
        raise TransferError(
            Hresult.BG_E_VALIDATION_FAILED,
            f"expected {expected}{place and f' by {urls.mask(place)}'}, got {computed}",
            url=file.remote_name,
            path=file.local_name,
            recovery=Recovery.ASK_CONTINUE if is_claim else None,
        )
    file.actual_checksum, file.damaged = str(computed), False
    transfer.context.listener.on_happened(
        file, Happening.CHECKED, link=place, note=expected.algorithm
    )
    file.validated = True


async def _throw_away(transfer: Transfer) -> None:
    file = transfer.file
    await tasks.on_disk(part_file.remove, transfer.part_path, file.identity)
    file.part_name, file.done, file.transferred, file.validated = None, None, False, False
    await transfer.context.save([file])


async def _beside(transfer: Transfer) -> tuple[Checksum, str] | None:
    """Look for NAME.sha256 and for lists of checksums in the file's folder on the server.

    Returns what one says of the file, and its link.

    Raises: TransferError if none does, and nobody knows whether one of them is there and would.
    """
    link, failure = transfer.link, None
    name = unquote(urls.parse_remote(link).target.partition("?")[0].rpartition("/")[2])
    for candidate in (f"{name}.sha256", *_SUMS_NAMES):
        try:
            url = _sibling(link, candidate)
        except UrlError:
            continue
        is_shared = candidate in _SUMS_NAMES
        try:
            text = await (_list_at if is_shared else _text_at)(transfer, url)
        except TransferError as error:
            failure = failure or _unasked(error, url)
            continue
        found = digests.parse_sums(text, name)
        if found is not None:
            return found, url
    if failure is not None:
        raise failure
    return None


def _sibling(link: str, name: str) -> str:
    """Return the link of another file in a file's folder. Raises: UrlError."""
    if urls.parse_remote(link).scheme == "file":
        return local_copy.source_of(link).with_name(name).as_uri()
    return urls.join(link, quote(name)).url


def _unasked(error: TransferError, url: str) -> TransferError:
    """Return the error of a file whose list of checksums could not be asked for."""
    made = TransferError(
        error.code,
        f"the checksum list {urls.mask(url)} could not be asked for: {error.detail}",
        status=error.status,
        reason=error.reason,
        retry_after_s=error.retry_after_s,
        url=url,
        error_class=error.error_class,
        recovery=Recovery.ASK_CONTINUE,
        context=error.context,
    )
    made.of_list = True
    return made


async def _list_at(transfer: Transfer, url: str) -> str:
    """Return the list at a link, "" if there is none; it is asked for once, for all files of a run.

    Each file is told once that it could not be asked for: at its next try it is asked for again.

    Raises: TransferError if nobody knows whether there is one.
    """
    known, unasked = transfer.context.sums_lists, transfer.context.sums_unasked
    async with transfer.context.sums_turn:
        if url in known:
            return known[url]
        if url in unasked and transfer.file.id not in unasked[url].told:
            unasked[url].told.add(transfer.file.id)
            raise unasked[url].error.with_traceback(None)
        try:
            known[url] = await _text_at(transfer, url)
        except TransferError as error:
            unasked[url] = Unasked(error, {transfer.file.id})
            raise
    return known[url]


async def _text_at(transfer: Transfer, url: str) -> str:
    """Return what is at a link, as far as is read of it, "" if the server says that nothing is.

    Raises: TransferError if it could not be asked.
    """
    try:
        if urls.parse_remote(url).scheme == "file":
            text = await local_copy.read(url, SUMS_LIMIT)
        else:
            text, _ = await small_bodies.beside(transfer, url, SUMS_LIMIT)
    except TransferError as error:
        if error.code in _NONE_THERE and error.context is ErrorContext.REMOTE_FILE:
            return ""
        raise
    if len(text) == SUMS_LIMIT:  # there is more: the last line may end within a name
        text = text[: text.rfind(b"\n") + 1]
    return text.decode("utf-8", "replace")
