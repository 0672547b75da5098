"""Where the files beside the code are: the one module that opens them."""

from pathlib import Path

import bitsgui

_PACKAGE = Path(bitsgui.__file__).resolve().parent


def resource_path(name: str) -> Path:
    """Return the path of a resource such as ``icons/add.svg``.

    Works from a checkout (resources beside the package) and installed (inside it).
    Raises: FileNotFoundError if there is no such resource.
    """
    for folder in (_PACKAGE / "resources", _PACKAGE.parent / "resources"):
        path = folder / name
        if path.exists():
            return path
    raise FileNotFoundError(name)


def resource_text(name: str) -> str:
    """Return the text of a resource (UTF-8)."""
    return resource_path(name).read_text(encoding="utf-8")
