"""Who installed this program, and so brings its newer versions."""

from pathlib import Path

import bitsgui

MARK = "managed-by"
"""A file beside the modules; packages of distributions have one, with a name on its one line."""
_LONGEST = 40


def package_manager(folder: Path | None = None) -> str:
    """Return the name of the package manager that owns the program, "" if none does.

    A mark that cannot be read counts, too. ``folder`` is where the modules are.
    """
    mark = (folder or Path(bitsgui.__file__).parent) / MARK
    try:
        name = mark.read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return ""
    except (OSError, ValueError):
        name = ""
    return name if 0 < len(name) <= _LONGEST and name.isprintable() else "its package"
