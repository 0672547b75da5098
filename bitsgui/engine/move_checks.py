"""Whether what is to be moved is what a job wrote; blocking, for disk threads."""

from __future__ import annotations

import os
from pathlib import Path

from bitsgui.bits.errors import Hresult, TransferError
from bitsgui.bits.words import say
from bitsgui.engine import disk


def check_finished(path: Path, identity: disk.Identity | None, written: int | None) -> None:
    """Refuse to move a finished file that is another one by now. Raises: TransferError, OSError."""
    if disk.identity(path) is None:
        raise FileNotFoundError(2, os.strerror(2), str(path))
    if identity and not disk.is_as_written(path, identity, written):
        words = say("{path} is another file now.", path=path)
        raise TransferError(Hresult.BG_E_LOCAL_FILE_CHANGED, words, path=str(path))


def check_part(part: Path, identity: disk.Identity | None, *, is_whole: bool) -> None:
    """Refuse to move what this job did not write. Raises: TransferError, OSError."""
    found = disk.identity(part)
    if found is None:
        raise FileNotFoundError(2, os.strerror(2), str(part))
    is_strange = identity is not None and disk.is_other(found, identity)
    if is_strange or (is_whole and identity is not None and found[2] != identity[2]):
        raise TransferError(
            Hresult.BG_E_LOCAL_FILE_CHANGED, "another file is in its place", path=str(part)
        )
