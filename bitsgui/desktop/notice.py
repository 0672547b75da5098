"""What a notification of the desktop says and offers."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from bitsgui.desktop.tray import Picture


@dataclass(frozen=True, slots=True)
class Choice:
    """A button. ``act`` is called with a token that lets a window come to the front, or ""."""

    label: str
    act: Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Notice:
    """One notification. ``act`` and its label are for a click on it, ``choices`` for its buttons.

    One of a ``topic`` takes the place of the last of that topic. ``category`` and ``sound`` are
    names of the freedesktop specifications; without a sound it is silent. ``on_closed`` is called
    when it is no longer up, but not when another one takes its place.
    """

    title: str
    body: str = ""
    act: Callable[[str], object] | None = None
    default_label: str = ""
    choices: tuple[Choice, ...] = ()
    topic: str = ""
    category: str = "transfer"
    sound: str = ""
    picture: Picture | None = None
    on_closed: Callable[[], object] | None = None


class Notifier(Protocol):
    """Shows notices and withdraws them, by the service of the platform."""

    async def show(self, notice: Notice) -> bool:
        """Show a notice in place of the last of its topic; return whether anybody took it."""
        ...

    def withdraw(self, topic: str) -> None:
        """Take the notice of a topic back: it holds no longer, or somebody looks at it anyway."""
        ...

    def forget(self) -> None:
        """Know that nothing is up any more: who showed it has gone."""
        ...
