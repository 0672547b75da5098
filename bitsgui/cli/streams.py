"""Standard output that is full, or that nobody reads any more."""

import errno
import os
import sys
from pathlib import Path


def abandon_stdout() -> None:
    """Send what is still buffered nowhere: the reader of the pipe has gone."""
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


_STREAM_FULL = frozenset({errno.ENOSPC, errno.EFBIG, errno.EIO})


def stdout_fault(error: Exception) -> OSError | None:
    """Return an error as one of standard output, None if it is of something else.

    One of a file names that file; the disk of a download is told of by the job.
    """
    if not isinstance(error, OSError) or error.filename is not None:
        return None
    if error.errno not in _STREAM_FULL:
        return None
    reason = error.strerror or str(error)
    return OSError(error.errno, f"The answer cannot be written to standard output: {reason}")


def settle_stdout() -> None:
    """Give up what still cannot be written; Python would end with a status of its own for it."""
    try:
        sys.stdout.flush()
    except OSError:
        abandon_stdout()
