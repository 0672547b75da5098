"""Building the package again: an older version to come from, and the same one elsewhere."""

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
_PYTHON = CHECKOUT / "build" / "venv" / "bin" / "python"
_LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "build", "dist", "__pycache__", ".*_cache")
_VERSION = Path("bitsgui/__init__.py")


def build(folder: Path, version: str | None = None) -> Path:
    """Build the package from a copy of the checkout in ``folder``, and return it.

    With another version it is another program: nothing in it stands where it did.
    """
    copy = folder / "source"
    shutil.copytree(CHECKOUT, copy, ignore=_LEFT_OUT)
    if version is not None:
        text = (CHECKOUT / _VERSION).read_text(encoding="utf-8")
        start, end = text.index('"', text.index("__version__")), text.rindex('"')
        (copy / _VERSION).write_text(f'{text[:start]}"{version}{text[end:]}', encoding="utf-8")
    env = {**os.environ, "SOURCE_DATE_EPOCH": _commit_date()}
    target = folder / "dist"
    for script, *kinds in (("bundle.py",), ("linux/packages.py", "deb")):
        command = [str(_PYTHON), str(copy / "packaging" / script), str(target), *kinds]
        done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, (done.stdout[-3000:], done.stderr[-3000:])
    shutil.rmtree(copy)
    return next(target.glob("*.deb"))


def digest(file: Path) -> str:
    """Return the SHA-256 of a file."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _commit_date() -> str:
    asked = ["git", "-C", str(CHECKOUT), "log", "-1", "--format=%ct"]
    return subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()
