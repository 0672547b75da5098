"""Content for the servers, and the proof that it arrived."""

import filecmp
import random
from pathlib import Path

_CHUNK = 16 * 1024 * 1024


def make(path: Path, size: int, seed: int = 1) -> Path:
    """Write a file that does not repeat itself within 16 MiB, different in every chunk."""
    chunk = random.Random(seed).randbytes(min(size, _CHUNK))  # noqa: S311 - content, no secret
    with path.open("wb") as file:
        number = 0
        while size > 0:
            stamped = number.to_bytes(8, "big") + chunk[8:]
            file.write(stamped[:size])
            size -= len(stamped)
            number += 1
    return path


def check_and_remove(original: Path, copy: Path) -> None:
    """Compare a download with its source and delete it."""
    if not filecmp.cmp(original, copy, shallow=False):
        raise RuntimeError(f"{copy} differs from its source")
    copy.unlink()
