"""What settings and the user ask of an answer before a byte of it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bitsgui.bits.errors import Hresult, TransferError
from bitsgui.engine import pages
from bitsgui.engine.decoders import refuse_unknown

if TYPE_CHECKING:
    from bitsgui.engine.asking import Connection
    from bitsgui.engine.transfer import Transfer


def check(transfer: Transfer, connection: Connection, *, is_fresh: bool) -> None:
    """Refuse what the settings or the user do not want, before anything is lost or written.

    ``is_fresh``: the body would be the first of its version. Raises: TransferError.
    """
    context, entity = transfer.context, connection.judgement.entity
    refuse_unknown(entity.codings)
    has_proof = entity.size is not None or context.job.options.dynamic_content
    if not has_proof and not context.settings.accept_unknown_size:
        raise TransferError(
            Hresult.BG_E_MISSING_FILE_SIZE, "the server does not tell the size of the file"
        )
    if is_fresh:
        pages.refuse(transfer, connection)
    limit = context.job.options.max_download_size
    if limit is not None:
        others = context.job_size() - (transfer.file.size or 0)
        if others + (entity.size or 0) > limit:
            raise TransferError(
                Hresult.BG_E_MAX_DOWNLOAD_SIZE_LIMIT_REACHED,
                f"the job would be larger than {limit} bytes",
            )
