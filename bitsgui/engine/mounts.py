"""Which folders are on another computer, whose way there may break and come back."""

import errno
import os
import re
from pathlib import Path

MOUNTS = Path("/proc/self/mountinfo")
"""Of Linux. Other systems tell a lost way by errors of its own."""

_REMOTE = frozenset(
    {
        *("9p", "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "glusterfs", "gpfs", "lustre"),
        *("ncpfs", "nfs", "nfs4", "ocfs2", "orangefs", "smb3", "smbfs", "virtiofs"),
    }
)
# What somebody's program serves; of disks of this computer only these, by name.
_SERVED = "fuse"
_OWN = frozenset(
    {
        *("fuseblk", "fuse.bindfs", "fuse.mergerfs", "fuse.portal", "fuse.unionfs"),
        *("fuse.cryfs", "fuse.encfs", "fuse.gocryptfs", "fuse.securefs", "fuse.veracrypt"),
    }
)
_OCTAL = re.compile(r"\\([0-7]{3})")


def told(error: OSError, place: int | Path) -> OSError:
    """Return what an error at a path, or of an open file, says: of the network EIO is a lost way.

    A file whose connection broke stays of no use, and one opened anew makes another connection.
    Blocking, though not for a disk.
    """
    if error.errno != errno.EIO:
        return error
    if not is_remote(_path_of(place) if isinstance(place, int) else str(place)):
        return error
    return OSError(errno.ENOTCONN, os.strerror(errno.ENOTCONN))


def is_remote(path: str) -> bool:
    """Return whether a network, or a program in the user's name, is behind an absolute path.

    Asks no disk, so one that does not answer holds nobody up. False where that cannot be told.
    """
    try:
        mounted = MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return False
    best, kind = "", ""
    for line in mounted.splitlines():
        before, _, after = line.partition(" - ")
        point = _OCTAL.sub(_character, before.split(" ")[4])
        # The last one at a point covers those before it.
        if len(point) >= len(best) and _is_below(path, point):
            best, kind = point, after.partition(" ")[0]
    return kind in _REMOTE or (kind.startswith(_SERVED) and kind not in _OWN)


def _path_of(fd: int) -> str:
    try:
        return str(Path(f"/proc/self/fd/{fd}").readlink())
    except OSError:
        return ""


def _is_below(place: str, point: str) -> bool:
    return place == point or place.startswith(point.rstrip("/") + "/")


def _character(octal: re.Match[str]) -> str:
    return chr(int(octal[1], 8))
