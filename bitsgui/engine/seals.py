"""The seal of a part file that was closed in order: the time of change it is left with."""

from __future__ import annotations

import logging
import os
import time
from pathlib import Path

from bitsgui.bits.errors import TransferError
from bitsgui.engine import disk
from bitsgui.engine.in_place import check_in_place

log = logging.getLogger(__name__)

_STEP_NS = int(disk.TIME_STEP_S * 1e9)


def seal(path: Path, identity: disk.Identity) -> int | None:
    """Give a closed part file a time of change that tells the next run of any other; blocking.

    Returns it in ns, for the record, None if it could not be set. It is a time that every file
    system keeps exactly, and set by hand, since a file server may take its own time for others.
    """
    moment = time.time_ns() // _STEP_NS * _STEP_NS
    try:
        check_in_place(path, identity)
        os.utime(path, ns=(moment, moment))
        fd = disk.open_part(path, create=False)
        try:
            disk.sync(fd)
        finally:
            os.close(fd)
        return moment if path.stat().st_mtime_ns == moment else None
    except (OSError, TransferError) as error:
        log.debug("%s is not sealed: %s", path.name, error)
        return None
