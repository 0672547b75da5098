"""Marks a finished file with where it came from, as browsers do.

Systems and other programs warn before they open such a file. The marks stay on the file when it is
copied or mailed: the address carries no user info, secret values or fragment, and of the page that
led to it only origin and path are told.
"""

import ctypes
import ctypes.util
import errno
import logging
import os
import plistlib
import sys
import time
import uuid
from pathlib import Path

from bitsgui.bits.url_mask import mask

logger = logging.getLogger(__name__)

_APP = "bitsgui"
_INTERNET_ZONE = 3
_NOT_YET_OPENED = 0x0081
"""Flags of ``com.apple.quarantine``: downloaded, and the user was not asked yet."""


def public_address(url: str) -> str:
    """Return what may be written on a file: no user info, secrets, fragment or line breaks."""
    # Masked before anything is cut off: a password may hold the character that is cut at.
    address = mask(url).partition("#")[0]
    return address if address.isprintable() else "".join(filter(str.isprintable, address))


def public_referrer(page: str | None) -> str | None:
    """Return origin and path of a page of the web, None for anything else."""
    if not page:
        return None
    address = public_address(page).partition("?")[0]
    return address if address.lower().startswith(("http://", "https://")) else None


def xdg_attributes(url: str, referer: str | None) -> dict[str, bytes]:
    """Return the extended attributes of the freedesktop.org list for a download."""
    attributes = {"user.xdg.origin.url": public_address(url).encode()}
    if page := public_referrer(referer):
        attributes["user.xdg.referrer.url"] = page.encode()
    return attributes


def zone_identifier(url: str, referer: str | None) -> bytes:
    """Return the content of the ``Zone.Identifier`` stream of a file from the internet."""
    lines = ["[ZoneTransfer]", f"ZoneId={_INTERNET_ZONE}"]
    if page := public_referrer(referer):
        lines.append(f"ReferrerUrl={page}")
    lines.append(f"HostUrl={public_address(url)}")
    return ("\r\n".join(lines) + "\r\n").encode()


def apple_attributes(
    url: str, referer: str | None, *, now: float, event: uuid.UUID
) -> dict[str, bytes]:
    """Return the quarantine mark (flags;time;program;event) and the list of origins."""
    origins = [text for text in (public_address(url), public_referrer(referer)) if text]
    mark = f"{_NOT_YET_OPENED:04x};{int(now):08x};{_APP};{str(event).upper()}"
    return {
        "com.apple.quarantine": mark.encode(),
        "com.apple.metadata:kMDItemWhereFroms": plistlib.dumps(origins, fmt=plistlib.FMT_BINARY),
    }


class OriginMarker:
    """The :class:`bitsgui.bits.ports.Platform` of this system. Blocks for a file operation."""

    def mark_origin(self, path: Path, url: str, referer: str | None) -> None:
        """Write where the file came from; failures are logged, never raised."""
        try:
            _mark(path, url, referer)
        # ENOTSUP on many file systems, EACCES, ENOSPC: the download itself is fine.
        except (OSError, ValueError) as error:
            logger.debug("no mark of origin on %s: %s", path, error)

    def trash(self, path: Path) -> None:
        """Refuse: without a desktop there is no trash to take a file back from.

        Raises: OSError, always.
        """
        raise OSError(errno.ENOTSUP, "there is no trash without a desktop", str(path))


if sys.platform == "win32":

    def _mark(path: Path, url: str, referer: str | None) -> None:
        Path(f"{path}:Zone.Identifier").write_bytes(zone_identifier(url, referer))

elif sys.platform == "darwin":

    def _mark(path: Path, url: str, referer: str | None) -> None:
        library = ctypes.CDLL(ctypes.util.find_library("c"), use_errno=True)
        library.setxattr.argtypes = (
            ctypes.c_char_p,
            ctypes.c_char_p,
            ctypes.c_char_p,
            ctypes.c_size_t,
            ctypes.c_uint32,
            ctypes.c_int,
        )
        attributes = apple_attributes(url, referer, now=time.time(), event=uuid.uuid4())
        for name, value in attributes.items():
            if library.setxattr(os.fsencode(path), name.encode(), value, len(value), 0, 0):
                number = ctypes.get_errno()
                raise OSError(number, os.strerror(number), str(path))

elif hasattr(os, "setxattr"):

    def _mark(path: Path, url: str, referer: str | None) -> None:
        for name, value in xdg_attributes(url, referer).items():
            os.setxattr(path, name, value)

else:

    def _mark(path: Path, url: str, referer: str | None) -> None:
        logger.debug("no mark of origin on %s: this system has none", path)
