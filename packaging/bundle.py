"""Builds the bundle: the program with all it needs but the system, in one folder.

``python packaging/bundle.py FOLDER`` makes FOLDER/bitsgui, and with ``--archive`` an archive of it
beside it. Run it by ``make bundle``, which has the packages of the locks. The same commit and the
same machine give the same bytes: times are those of the commit, the order is by name, and no file
has a path of the machine in it.
"""

import lzma
import os
import platform
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path.insert(0, str(ROOT))

from compile_words import compile_words  # noqa: E402 - beside this file
from inspecting import BundleError, inspect  # noqa: E402 - beside this file
from licences import write_licences  # noqa: E402 - beside this file
from pictures import write_icon  # noqa: E402 - beside this file

from bitsgui import __version__  # noqa: E402 - of this checkout

LARGEST_ARCHIVE = 60 * 1000**2
_FILE, _PROGRAM = 0o644, 0o755


def main(target: Path, *, has_archive: bool) -> None:
    """Build below ``target``. Raises: BundleError, subprocess.CalledProcessError."""
    target.mkdir(parents=True, exist_ok=True)
    name = "bitsgui.app" if sys.platform == "darwin" else "bitsgui"
    folder = target / name
    shutil.rmtree(folder, ignore_errors=True)
    epoch = source_date()
    compile_words()
    write_icon(ROOT / "build")
    with tempfile.TemporaryDirectory() as work:
        libraries = _freeze(Path(work), epoch)
        shutil.move(Path(work) / name, folder)
    place = folder / "Contents" / "Resources" if sys.platform == "darwin" else folder
    write_licences(place / "licenses", libraries)
    if sys.platform == "darwin":
        # What was added has broken the seal that every program has there.
        subprocess.run(["codesign", "--force", "--deep", "--sign", "-", str(folder)], check=True)
    elif sys.platform == "linux":
        _strip(folder)
        _make_uniform(folder, epoch)
        inspect(folder, machine_paths=(str(ROOT), sys.prefix, work))
    if has_archive:
        _check_size(_write_archive(folder, epoch))


def _check_size(archive: Path) -> None:
    size = archive.stat().st_size
    print(f"{archive}: {size / 1000**2:.1f} MB")
    if size > LARGEST_ARCHIVE:
        raise BundleError(f"the archive is larger than {LARGEST_ARCHIVE / 1000**2:.0f} MB")


def source_date() -> int:
    """Return the time everything gets: SOURCE_DATE_EPOCH, else that of the commit."""
    named = os.environ.get("SOURCE_DATE_EPOCH")
    if named is None:
        asked = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
        named = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    return int(named)


def _freeze(work: Path, epoch: int) -> list[Path]:
    """Make work/bitsgui; return the libraries of the system that came along."""
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    command += ["--distpath", str(work), "--workpath", str(work / "build")]
    environ = {**os.environ, "PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": str(epoch)}
    # Its cache is one for all its versions and settings of a user.
    environ["PYINSTALLER_CONFIG_DIR"] = str(work / "cache")
    subprocess.run([*command, str(HERE / "bundle.spec")], check=True, env=environ)
    listed = (work / "libraries.txt").read_text(encoding="utf-8")
    return [Path(line) for line in listed.splitlines()]


def _strip(folder: Path) -> None:
    """Take out what only debuggers read; Qt, which may be replaced, stays as it was built."""
    for library in sorted(folder.rglob("*.so*")):
        if not library.is_symlink() and not {"PySide6", "shiboken6"} & set(library.parts):
            subprocess.run(["strip", "--strip-unneeded", str(library)], check=True)


def _make_uniform(folder: Path, epoch: int) -> None:
    """Give all files the same modes and times, whoever builds and whenever."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_symlink():
            os.utime(path, (epoch, epoch), follow_symlinks=False)
            continue
        is_program = path.is_dir() or path == folder / "bitsgui"
        path.chmod(_PROGRAM if is_program else _FILE)
        os.utime(path, (epoch, epoch))
    os.utime(folder, (epoch, epoch))


def _write_archive(folder: Path, epoch: int) -> Path:
    """Write the folder as a .tar.xz beside it, and return it."""
    system = f"{platform.system()}-{platform.machine()}".lower()
    place = folder.parent / f"bitsgui-{__version__}-{system}.tar.xz"

    def uniform(entry: tarfile.TarInfo) -> tarfile.TarInfo:
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = "root"
        entry.mtime = epoch
        return entry

    with lzma.open(place, "wb") as packed, tarfile.open(fileobj=packed, mode="w") as archive:
        # Sorted by name, as tarfile itself reads a folder.
        archive.add(folder, f"bitsgui-{__version__}", filter=uniform)
    return place


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]), has_archive="--archive" in sys.argv)
    except BundleError as error:
        sys.exit(f"The bundle cannot be used: {error}")
