"""Every view in every condition, without writing each of them down."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt

from bitsgui.gui.language import Language
from tests.gui.stage import Picture

CONDITIONS: dict[str, dict[str, Any]] = {
    "dark": {"scheme": Qt.ColorScheme.Dark},
    "200": {"scale": "2"},
    "900x600": {"size": (900, 600)},
    "german": {"language": Language.GERMAN},
    "russian": {"language": Language.RUSSIAN},
    "right-to-left": {"direction": Qt.LayoutDirection.RightToLeft},
}
"""What changes in each, by the word that ends the names of its pictures."""

_PLAIN = Picture()


def in_conditions(pictures: Mapping[str, Picture]) -> dict[str, Picture]:
    """Return ``pictures`` with every plain one among them in each condition too.

    A picture that was set up for a condition by hand keeps its name and stays as it is.
    """
    matrix = {
        f"{name}-{word}": replace(picture, **changes)
        for name, picture in pictures.items()
        if is_plain(picture)
        for word, changes in CONDITIONS.items()
    }
    return {**matrix, **pictures}


def is_plain(picture: Picture) -> bool:
    """Return whether a picture shows a view as most people see it."""
    fields = ("scheme", "scale", "size", "language", "direction")
    return all(getattr(picture, field) == getattr(_PLAIN, field) for field in fields)
