"""What the header of a table says, and how its columns are set."""

from collections.abc import Callable
from enum import IntEnum
from typing import Any, TypeVar

from PySide6.QtCore import Qt

AnyColumn = TypeVar("AnyColumn", bound=IntEnum)

AT_START = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
AT_END = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
"""Numbers stand there, so that their digits line up."""


def header_answer(
    columns: type[AnyColumn],
    place: tuple[int, Qt.Orientation, int],
    title: Callable[[AnyColumn], str],
    alignment: Callable[[AnyColumn], Qt.AlignmentFlag],
) -> Any:
    """Answer ``headerData`` of a model with these columns; ``place``: its section, and so on."""
    section, orientation, role = place
    if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(columns):
        return None
    if role == Qt.ItemDataRole.DisplayRole:
        return title(columns(section))
    if role == Qt.ItemDataRole.TextAlignmentRole:
        return alignment(columns(section))
    return None
