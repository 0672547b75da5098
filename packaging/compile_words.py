"""Compile the catalogues of Qt Linguist (.ts) to what the program loads (.qm).

``python packaging/compile_words.py`` does it for a checkout; the build of the wheel calls it too.
Needs PySide6, whose lrelease does the work.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "i18n"
_RELEASE = "from PySide6.scripts.pyside_tool import lrelease; lrelease()"


def compile_words(folder: Path = FOLDER) -> list[Path]:
    """Bring the .qm file of every .ts file in ``folder`` up to date, and return them all.

    Raises: subprocess.CalledProcessError if one cannot be compiled.
    """
    made: list[Path] = []
    for source in sorted(folder.glob("*.ts")):
        target = source.with_suffix(".qm")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            _compile(source, target)
        made.append(target)
    return made


def _compile(source: Path, target: Path) -> None:
    """Write ``target`` in one step: another process may be reading it."""
    with tempfile.TemporaryDirectory(dir=source.parent) as folder:
        fresh = Path(folder) / target.name
        command = [sys.executable, "-c", _RELEASE, "-silent", str(source), "-qm", str(fresh)]
        subprocess.run(command, check=True)
        fresh.replace(target)


if __name__ == "__main__":
    compile_words()
