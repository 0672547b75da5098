"""Makes what a desktop wants to have of a program: ``python packaging/linux/share.py FOLDER``.

FOLDER becomes the ``share`` of an installation: desktop file, AppStream metadata, icons, manual and
completions. Manual and completions are made from the parser of the command line, the icons from the
window's own drawing.
"""

import datetime
import gzip
import os
import shutil
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parent.parent)]

import completions  # noqa: E402 - beside this file
from command_line import read_commands  # noqa: E402 - beside this file
from manual import manual  # noqa: E402 - beside this file
from pictures import write_theme  # noqa: E402 - beside this folder

from bitsgui import __version__  # noqa: E402 - of this checkout


def write_share(folder: Path) -> None:
    """Fill a ``share`` folder that is made when missing; what is there already is replaced."""
    shutil.rmtree(folder, ignore_errors=True)
    commands = read_commands()
    epoch = int(os.environ.get("SOURCE_DATE_EPOCH", "0"))
    date = datetime.datetime.fromtimestamp(epoch, datetime.UTC).date().isoformat()
    texts = {
        "applications/bitsgui.desktop": (HERE / "bitsgui.desktop").read_text(encoding="utf-8"),
        "metainfo/bitsgui.metainfo.xml": (HERE / "bitsgui.metainfo.xml").read_text("utf-8"),
        "bash-completion/completions/bitsgui": completions.bash(commands),
        "zsh/site-functions/_bitsgui": completions.zsh(commands),
        "fish/vendor_completions.d/bitsgui.fish": completions.fish(commands),
    }
    for name, text in texts.items():
        place = folder / name
        place.parent.mkdir(parents=True)
        place.write_text(text, encoding="utf-8")
    page = folder / "man" / "man1" / "bitsgui.1.gz"
    page.parent.mkdir(parents=True)
    text = manual(commands, version=__version__, date=date)
    page.write_bytes(gzip.compress(text.encode(), mtime=0))
    write_theme(folder / "icons" / "hicolor")


if __name__ == "__main__":
    write_share(Path(sys.argv[1]))
