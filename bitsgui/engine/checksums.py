"""Checksums of a finished file: given, offered by the server, or found beside the file."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from bitsgui.bits import digests, urls
from bitsgui.bits.digests import Checksum
from bitsgui.bits.errors import Hresult, Recovery, TransferError
from bitsgui.bits.urls import UrlError
from bitsgui.engine import disk, in_place, part_file, tasks
from bitsgui.engine.body import Body
from bitsgui.engine.hashing import hash_file

if TYPE_CHECKING:
    from bitsgui.bits.records import FileRecord
    from bitsgui.engine.answer import Answer
    from bitsgui.engine.judging import Entity
    from bitsgui.engine.transfer import Transfer

SUMS_LIMIT = 1024 * 1024
_SUMS_NAMES = ("SHA256SUMS", "sha256sum.txt", "SHA512SUMS", "MD5SUMS")
# Speaks of the bytes of one message, which for a part is not the file.
_OF_THE_MESSAGE = "content-md5"


def offers(answer: Answer, entity: Entity) -> list[str]:
    """Return the checksums the server states for the whole file, strongest first."""
    if entity.codings:
        return []
    pairs = [
        (name, value)
        for name, values in answer.headers.items()
        if answer.status == 200 or name != _OF_THE_MESSAGE
        for value in values
    ]
    return [str(checksum) for checksum in digests.from_headers(pairs)]


def _stated_before(file: FileRecord) -> list[str]:
    """Return what the last answer stated, of a file that lay there whole when it was gone on with.

    Kept heads tell of a coding, but not whether it was taken off: what is of coded bytes is left.
    """
    first, *lines = (file.response_headers or "").split("\r\n")
    pairs = [
        (name.strip().lower(), value.strip())
        for name, _, value in (x.partition(":") for x in lines)
    ]
    is_whole = first.split(" ")[1:2] == ["200"]
    if not is_whole and first.split(" ")[1:2] != ["206"]:
        return []
    if any(name == "content-encoding" and value != "identity" for name, value in pairs):
        return []
    stated = [pair for pair in pairs if is_whole or pair[0] != _OF_THE_MESSAGE]
    return [str(checksum) for checksum in digests.from_headers(stated)]


def _claimed(transfer: Transfer) -> list[str]:
    """Return the checksum the server states, unless the user kept the file in spite of it."""
    file = transfer.file
    if file.ranges is not None or file.validated:
        return []
    offered = transfer.checksum_offers
    return (_stated_before(file) if offered is None else offered)[:1]


async def verify(transfer: Transfer) -> None:
    """Compare the finished part file with the checksum there is for it.

    What the user gave goes before what the server states, and that before a list beside the file.
    Nothing is computed if none is expected. On a mismatch ``BG_E_VALIDATION_FAILED`` is raised.
    The file is thrown away, and Resume fetches it anew; but where the server alone states it the
    file stays, and it is asked whether to keep it: many servers state a wrong one.
    """
    file = transfer.file
    claimed = [] if file.checksum else _claimed(transfer)
    expected = [file.checksum] if file.checksum else claimed
    is_sought = transfer.context.job.options.find_checksums and not file.validated
    if not expected and is_sought and file.ranges is None:
        found = await _beside(transfer)
        expected = [str(found)] if found else []
    if expected:
        await _compare(transfer, digests.parse_checksum(expected[0]), is_claim=bool(claimed))


async def _compare(transfer: Transfer, expected: Checksum, *, is_claim: bool) -> None:
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
            f"expected {expected}, got {computed}",
            url=file.remote_name,
            path=file.local_name,
            recovery=Recovery.ASK_CONTINUE if is_claim else None,
        )
    file.actual_checksum = str(computed)
    transfer.context.listener.on_checked(file, expected.algorithm)
    file.validated = True


async def _throw_away(transfer: Transfer) -> None:
    file = transfer.file
    await tasks.on_disk(part_file.remove, transfer.part_path, file.identity)
    file.part_name, file.done, file.transferred, file.validated = None, None, False, False
    await transfer.context.store.save(files=[file])


async def _beside(transfer: Transfer) -> Checksum | None:
    """Look for NAME.sha256 and for lists of checksums in the file's folder on the server."""
    link = transfer.link
    name = unquote(urls.parse_remote(link).target.partition("?")[0].rpartition("/")[2])
    for candidate in (f"{name}.sha256", *_SUMS_NAMES):
        try:
            text = await _small_text(transfer, urls.join(link, quote(candidate)).url)
        except (TransferError, UrlError):
            continue
        found = digests.parse_sums(text, name) if text is not None else None
        if found is not None:
            return found
    return None


async def _small_text(transfer: Transfer, url: str) -> str | None:
    context = transfer.context
    slot = await context.hosts.take(urls.host_key(url), transfer.share)
    try:
        slot.join(throttle := transfer.throttle)
        answer = await context.fetcher.get(url, file_id=transfer.file.id, throttle=throttle)
        body = Body(answer, throttle, context.settings.stall_timeout_s)
        try:
            if answer.status != 200:
                return None
            return (await body.read_all(SUMS_LIMIT)).decode("utf-8", "replace")
        finally:
            await body.aclose()
    finally:
        slot.release()
