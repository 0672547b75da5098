"""Looks whether a bundle for Linux is what it has to be: whole, portable, and of no one machine."""

import re
import subprocess
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from pathlib import Path

FROM_SYSTEM = (
    *("ld-linux-*.so.*", "libc.so.6", "libdl.so.2", "libm.so.6", "libpthread.so.0", "librt.so.1"),
    *("libutil.so.1", "libgcc_s.so.1", "libstdc++.so.6"),
    *("libEGL.so.1", "libGL.so.1"),
    *("libX11.so.6", "libX11-xcb.so.1", "libxkbcommon.so.0", "libxkbcommon-x11.so.0"),
    *("libxcb.so.1", "libxcb-randr.so.0", "libxcb-render.so.0", "libxcb-shape.so.0"),
    *("libxcb-shm.so.0", "libxcb-sync.so.1", "libxcb-xfixes.so.0", "libxcb-xkb.so.1"),
    *("libdbus-1.so.3", "libfontconfig.so.1", "libfreetype.so.6"),
    *("libglib-2.0.so.0", "libgthread-2.0.so.0", "libzstd.so.1"),
)
"""What a bundle takes from the system; each comes with a package that nfpm.yaml asks for."""

WITHOUT = {
    "libqgtk3.so": (
        "libg[td]k-3.so.0",
        "libpango*",
        "lib*-[12].0.so.0",
        "libharfbuzz.so.0",
        "libcairo*",
    ),
    "libqwayland*.so": ("libwayland-*.so.*",),
    "libQt6WaylandClient.so.6": ("libwayland-*.so.*",),
    "lib*.so": ("libwayland-*.so.*",),
    "*.abi3.so": ("libgssapi_krb5.so.2", "libk5crypto.so.3", "libkrb5.so.3"),
}
"""Plugins and modules that are left unused where the desktop has not what they need."""


class BundleError(Exception):
    """The bundle is not as it has to be; said in a sentence."""


def inspect(folder: Path, machine_paths: Iterable[str]) -> None:
    """Raise a BundleError unless all files of ``folder`` can be given to others."""
    _check_paths(folder, machine_paths)
    programs = [path for path in sorted(folder.rglob("*")) if _is_elf(path)]
    brought = {path.name for path in programs}
    for path in programs:
        _check_program(path, brought)


def _is_elf(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def _check_paths(folder: Path, machine_paths: Iterable[str]) -> None:
    known = [path.encode() for path in machine_paths]
    for path in folder.rglob("*"):
        if path.is_file() and any(name in path.read_bytes() for name in known):
            raise BundleError(f"{path} has a path of this machine in it")


def _check_program(path: Path, brought: set[str]) -> None:
    said = _headers(path)
    for needed in re.findall(r"^  NEEDED +(\S+)", said, re.MULTILINE):
        if needed not in brought and not _is_of_system(path.name, needed):
            raise BundleError(f"{path} needs {needed}, which nobody brings")
    for place in re.findall(r"^  R(?:UN)?PATH +(\S+)", said, re.MULTILINE):
        if not all(part.startswith("$ORIGIN") for part in place.split(":")):
            raise BundleError(f"{path} looks for its libraries in {place}")


def _is_of_system(name: str, needed: str) -> bool:
    spare = [names for plugin, names in WITHOUT.items() if fnmatchcase(name, plugin)]
    return any(fnmatchcase(needed, known) for names in [FROM_SYSTEM, *spare] for known in names)


def needed_libc(folder: Path) -> str:
    """Return the oldest C library that a bundle runs with, as in 2.36."""
    programs = [path for path in folder.rglob("*") if _is_elf(path)]
    versions = [version for path in programs for version in _libc_versions(_headers(path))]
    return ".".join(map(str, max(versions)))


def _headers(path: Path) -> str:
    command = ["objdump", "-p", str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def _libc_versions(said: str) -> Iterator[tuple[int, ...]]:
    for version in re.findall(r" GLIBC_([\d.]+)$", said, re.MULTILINE):
        yield tuple(map(int, version.split(".")))
