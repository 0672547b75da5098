"""Makes packages of a bundle: ``python packaging/linux/packages.py FOLDER deb rpm``.

FOLDER holds the bundle (see ../bundle.py); the packages are written beside it.
"""

import datetime
import gzip
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from email.utils import format_datetime
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path[:0] = [str(ROOT), str(HERE.parent)]

from bundle import source_date  # noqa: E402 - beside this folder
from inspecting import needed_libc  # noqa: E402 - beside this folder
from share import write_share  # noqa: E402 - beside this file

from bitsgui import __version__  # noqa: E402 - of this checkout

ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}
OWNERS = {"deb": "APT", "rpm": "RPM"}
"""Who brings newer versions of a package."""
_ANYBODY = "The bitsgui authors <bitsgui@localhost.localdomain>"


def main(target: Path, kinds: list[str]) -> None:
    """Write a package of each kind. Raises: subprocess.CalledProcessError."""
    date = datetime.datetime.fromtimestamp(source_date(), datetime.UTC)
    os.environ["SOURCE_DATE_EPOCH"] = str(source_date())
    with tempfile.TemporaryDirectory() as work:
        share = Path(work) / "share"
        write_share(share)
        _check_share(share)
        _write_documents(share / "doc", target / "bitsgui" / "licenses", date)
        (share / "marks").mkdir()
        for kind, owner in OWNERS.items():
            (share / "marks" / kind).write_text(f"{owner}\n", encoding="utf-8")
        for path in share.rglob("*"):
            path.chmod(0o755 if path.is_dir() else 0o644)
            os.utime(path, (source_date(), source_date()))
        for kind in kinds:
            package = _package(target, kind, share, date)
            print(f"{package}: {package.stat().st_size / 1000**2:.1f} MB")


def _package(target: Path, kind: str, share: Path, date: datetime.datetime) -> Path:
    environ = {
        **os.environ,
        "ARCH": ARCHITECTURES[platform.machine()],
        "LIBC": needed_libc(target / "bitsgui"),
        "BUNDLE": str((target / "bitsgui").resolve()),
        "MAINTAINER": _maintainer(),
        "MARK": str(share / "marks" / kind),
        "SHARE": str(share),
        "VERSION": __version__,
    }
    before = set(target.glob(f"*.{kind}"))
    for old in before:
        old.unlink()
    nfpm = shutil.which("nfpm", path=str(Path(sys.executable).parent)) or "nfpm"
    command = [nfpm, "package", "--config", "nfpm.yaml", "--packager", kind]
    command += ["--target", str(target.resolve())]
    subprocess.run(command, check=True, cwd=HERE, env=environ)
    package = next(target.glob(f"*.{kind}"))
    if kind == "deb":
        _compress(package.resolve())
    return package


def _compress(package: Path) -> None:
    """Compress what a .deb holds: nfpm's own xz takes five times as long for a fifth more."""
    with tempfile.TemporaryDirectory() as work:
        subprocess.run(["ar", "x", package], check=True, cwd=work)
        subprocess.run(["xz", "--threads=2", "data.tar"], check=True, cwd=work)
        package.unlink()
        members = ["debian-binary", "control.tar.gz", "data.tar.xz"]
        subprocess.run(["ar", "rcD", package, *members], check=True, cwd=work)


def _maintainer() -> str:
    """Return who stands for the package: as Debian's own tools are told."""
    name, mail = os.environ.get("DEBFULLNAME"), os.environ.get("DEBEMAIL")
    return f"{name} <{mail}>" if name and mail else _ANYBODY


def _write_documents(folder: Path, licences: Path, date: datetime.datetime) -> None:
    folder.mkdir()
    changes = (ROOT / "packaging" / "CHANGELOG.md").read_bytes()
    (folder / "NEWS.md.gz").write_bytes(gzip.compress(changes, mtime=0))
    entry = f"bitsgui ({__version__}) unstable; urgency=medium\n\n  * See NEWS.md.gz.\n\n"
    entry += f" -- {_maintainer()}  {format_datetime(date)}\n"
    (folder / "changelog.gz").write_bytes(gzip.compress(entry.encode(), mtime=0))
    said = (ROOT / "LICENSE").read_text(encoding="utf-8")
    index = (licences / "README.txt").read_text(encoding="utf-8")
    place = (
        "The whole texts are in /usr/lib/bitsgui/licenses; that of the LGPL on Debian also in\n"
        "/usr/share/common-licenses/LGPL-3."
    )
    (folder / "copyright").write_text(f"{said}\n{index}\n{place}\n", encoding="utf-8")


def _check_share(share: Path) -> None:
    subprocess.run(["desktop-file-validate", share / "applications/bitsgui.desktop"], check=True)
    asked = ["appstreamcli", "validate", "--no-net", share / "metainfo/bitsgui.metainfo.xml"]
    subprocess.run(asked, check=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
