"""What becomes of a part file whose bytes are not those its link sends."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from bitsgui.bits.errors import Hresult, TransferError
from bitsgui.engine import checksums, proof, tasks
from bitsgui.engine.part_file import DiffersError, PartFile

if TYPE_CHECKING:
    from bitsgui.engine.transfer import Transfer

log = logging.getLogger(__name__)


async def are_given_up(transfer: Transfer, error: TransferError) -> bool:
    """Forget what is on the disk if that is what is wrong; False if the server has another file.

    After a crash nobody knows who wrote last: what differs is left there, it may be somebody's.
    Where a mirror gave bytes of it, that is who differs, and the part file is deleted.
    """
    part = transfer.part
    if part is None or error.code != Hresult.BG_E_REMOTE_FILE_CHANGED:
        return False
    checksums.take_claim_back(transfer)
    if isinstance(error, DiffersError) and _is_disk_wrong(transfer, part):
        is_known = not (part.is_doubtful or part.is_meddled)
        if is_known and transfer.sources.blame_givers():
            log.info("%s has bytes of a mirror that differs", transfer.part_path.name)
            await tasks.finish(transfer.discard())
            return True
        part.is_doubtful = True
    if part.is_doubtful:
        log.warning("%s is not the file that was begun: it stays", transfer.part_path.name)
        await tasks.finish(transfer.discard())
    return part.is_doubtful


def _is_disk_wrong(transfer: Transfer, part: PartFile) -> bool:
    """Return whether a server that proves its version sends other bytes than an old run left."""
    return bool(part.unproven) and (proof.has_strong_validator(transfer.file) or part.is_meddled)
