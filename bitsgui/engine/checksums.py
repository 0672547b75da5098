"""Checksums of a finished file: given, offered by the server, or found beside the file."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from bitsgui.bits import digests, urls
from bitsgui.bits.digests import Checksum
from bitsgui.bits.errors import Hresult, TransferError
from bitsgui.bits.urls import UrlError
from bitsgui.engine import disk, in_place, part_file, tasks
from bitsgui.engine.body import Body
from bitsgui.engine.hashing import hash_file

if TYPE_CHECKING:
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


async def verify(transfer: Transfer) -> None:
    """Compare the finished part file with every checksum there is for it.

    Nothing is computed if none is expected. On a mismatch the file is thrown away and
    ``BG_E_VALIDATION_FAILED`` raised: Resume fetches it anew.
    """
    file = transfer.file
    if file.ranges is not None:
        expected = [file.checksum] if file.checksum else []
    else:
        expected = [text for text in (file.checksum, *transfer.checksum_offers[:1]) if text]
        if not expected and transfer.context.job.options.find_checksums:
            found = await _beside(transfer)
            expected = [str(found)] if found else []
    if not expected:
        return
    wanted = [digests.parse_checksum(text) for text in expected]
    path, names = transfer.part_path, sorted({checksum.algorithm for checksum in wanted})
    transfer.note_checking(True)
    try:
        actual = await hash_file(path, names, identity=file.identity)
    except OSError as error:
        if file.identity is not None:
            await tasks.on_disk(in_place.check_in_place, path, file.identity)
        raise disk.local_error(error, path, reading=True) from error
    finally:
        transfer.note_checking(False)
    for checksum in wanted:
        computed = actual[checksum.algorithm]
        if computed.value != checksum.value:
            await reject(transfer, checksum, computed)
        file.actual_checksum = str(computed)
        transfer.context.listener.on_checked(file, checksum.algorithm)
    file.validated = True


async def reject(transfer: Transfer, expected: Checksum, computed: Checksum) -> None:
    """Throw the file away and raise the validation error."""
    file = transfer.file
    await tasks.on_disk(part_file.remove, transfer.part_path, file.identity)
    file.part_name, file.done, file.transferred, file.validated = None, None, False, False
    await transfer.context.store.save(files=[file])
    raise TransferError(
        Hresult.BG_E_VALIDATION_FAILED,
        f"expected {expected}, got {computed}",
        url=file.remote_name,
        path=file.local_name,
    )


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
