"""What every tray icon is told, whichever kind the desktop has."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Picture:
    """A square picture: ``size`` in pixels, and its pixels as RGBA bytes, rows from the top."""

    size: int
    pixels: bytes

    @property
    def argb(self) -> bytes:
        """The pixels as ARGB bytes."""
        result = bytearray(len(self.pixels))
        for place in range(4):
            result[place::4] = self.pixels[(place - 1) % 4 :: 4]
        return bytes(result)


def _nothing() -> tuple[Picture, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Drawing:
    """The same drawing in several sizes, made only where somebody shows it.

    Drawings of one ``name`` are the same.
    """

    name: str = ""
    draw: Callable[[], tuple[Picture, ...]] = field(default=_nothing, compare=False)

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """It in each size."""
        return self.draw()


@dataclass(frozen=True, slots=True)
class Look:
    """What an icon shows: a drawing, a title and what it says of itself.

    ``needs_person`` asks the desktop not to hide it among the others.
    """

    drawing: Drawing
    title: str
    tip: str
    needs_person: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the menu; one without ``label`` divides it. ``is_checked`` None: nothing to tick.

    An entry with ``entries`` opens another menu and does nothing itself.
    """

    label: str = ""
    act: Callable[[], object] | None = None
    is_enabled: bool = True
    is_checked: bool | None = None
    entries: "tuple[Entry, ...]" = ()


class Tray(Protocol):
    """An icon in the tray. ``is_shown`` is about somebody who shows it: without, nobody sees it."""

    @property
    def is_shown(self) -> bool:
        """Whether a tray shows the icon."""
        ...

    def show(self, look: Look) -> None:
        """Show another picture or say something else."""
        ...

    def set_menu(self, entries: Sequence[Entry]) -> None:
        """Have another menu, also while the one before is open."""
        ...

    async def close(self) -> None:
        """Take the icon away."""
        ...
