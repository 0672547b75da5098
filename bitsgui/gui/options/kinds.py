"""Kinds of options: the control each is changed with, and its values in words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QHBoxLayout

from bitsgui.bits import proxy_choice
from bitsgui.bits.records import Conflict
from bitsgui.bits.types import Priority, ProxySettings
from bitsgui.gui import formats, text
from bitsgui.gui.views.accepted_field import AcceptedField
from bitsgui.gui.views.folder_line import FolderLine
from bitsgui.gui.views.host_rules import HostRulesField
from bitsgui.gui.views.network_limits import NetworkLimitsField
from bitsgui.gui.views.property_fields import (
    ChoiceField,
    Field,
    NumberField,
    SwitchField,
    TextField,
)
from bitsgui.gui.views.proxy_fields import CheckedLine, ProxyField, bypass_line, usages_of_all
from bitsgui.gui.views.schedule_field import ScheduleField
from bitsgui.settings.schema import LIMITS, TYPES

_MINUTE_S, _HOUR_S, _DAY_S = 60, 3600, 86_400
_NUMBER_WIDTH = 128
_LARGEST = 10**6
"""A limit of so much or more is not worth naming."""


@dataclass(frozen=True, slots=True)
class Kind:
    """How an option is changed (``make``) and written (``say``), and what to do after a slip.

    ``words`` are further ones a search finds it by, such as those of its choices. ``is_wide``: it
    needs the width of the page; ``is_last``: it stands under the sentence, for it may be long.
    """

    make: Callable[[], Field]
    say: Callable[[Any], str]
    hint: Callable[[str], str]
    words: tuple[str, ...] = ()
    is_wide: bool = False
    is_last: bool = False


class _Switch(SwitchField):
    """On or off; what, is said beside it."""

    def name(self, words: str) -> None:
        """Name the box, whose own words say only what a tick means."""
        self.box.setAccessibleName(words)


def switch() -> Kind:
    """Return what is on or off."""
    return Kind(lambda: _Switch(text.tr("On")), _switch_word, _no_hint)


def choice(choices: Mapping[Any, str]) -> Kind:
    """Return one of several values, each with its words."""
    return Kind(
        lambda: ChoiceField(choices),
        lambda value: choices[value],
        _no_hint,
        tuple(choices.values()),
    )


def line(nothing: str, hint: str) -> Kind:
    """Return a line of text; ``nothing`` is what holds while there is none."""
    return Kind(
        lambda: _line_field(nothing),
        lambda value: nothing if value is None else value,
        lambda _: hint,
        is_wide=True,
    )


def host_rules() -> Kind:
    """Return what holds for single servers."""
    tr = text.tr
    return Kind(
        HostRulesField,
        lambda value: tr("no rules") if value is None else value,
        _no_hint,
        (
            tr("Connections"),
            tr("Speed limit"),
            tr("Segments"),
            tr("User agent"),
            tr("Host"),
            tr("Proxy"),
            tr("Certificate to show"),
        ),
        is_wide=True,
        is_last=True,
    )


def schedule() -> Kind:
    """Return what holds in the hours of the week."""
    tr = text.tr
    return Kind(
        ScheduleField,
        lambda value: tr("full speed at any hour") if value is None else value,
        lambda name: _range_hint("rate_limit", formats.exact_rate, ""),
        (tr("Weekly schedule"), tr("No downloads")),
        is_wide=True,
        is_last=True,
    )


def network_limits() -> Kind:
    """Return the limits of single networks."""
    tr = text.tr
    return Kind(
        NetworkLimitsField,
        lambda value: tr("no limits") if value is None else value,
        _no_hint,
        (tr("Wi-Fi"), tr("VPN")),
        is_wide=True,
        is_last=True,
    )


def proxy() -> Kind:
    """Return the proxy of all downloads."""
    sentences = usages_of_all()
    words = {
        proxy_choice.written(ProxySettings(usage)): said for usage, (said, _) in sentences.items()
    }
    return Kind(
        lambda: ProxyField(usages_of_all),
        lambda value: str(words.get(value, value)),
        _no_hint,
        (*words.values(), *(sentence for _, sentence in sentences.values())),
        is_wide=True,
    )


def bypass(nothing: str) -> Kind:
    """Return the hosts that are reached without the proxies of a list."""
    return Kind(
        lambda: _checked(bypass_line(), nothing),
        lambda value: nothing if value is None else value,
        _no_hint,
        is_wide=True,
    )


def accepted() -> Kind:
    """Return the certificates that were accepted by hand."""
    return Kind(
        AcceptedField,
        lambda value: text.tr("none accepted") if value is None else value,
        _no_hint,
        is_wide=True,
        is_last=True,
    )


def folder(nothing: str) -> Kind:
    """Return a folder; ``nothing`` is what holds while there is none."""
    hint = text.tr("Give the full path of a folder, or nothing for %1.").replace("%1", nothing)
    return Kind(
        lambda: FolderLine(nothing),
        lambda value: nothing if value is None else value,
        lambda _: hint,
        is_wide=True,
    )


def number(
    units: Mapping[str, float] | None = None,
    *,
    none: str = "",
    say: Callable[[Any], str] | None = None,
) -> Kind:
    """Return a number; ``none`` is what holds without one, where that can be."""
    write = say or plain
    return Kind(
        lambda: _number_field(units, none),
        lambda value: none if value is None else write(value),
        lambda name: _range_hint(name, write, none, is_whole=units is None and _is_whole(name)),
    )


def duration(*, none: str = "") -> Kind:
    """Return a time in seconds."""
    return number(time_units(), none=none, say=duration_words)


def rate(*, none: str) -> Kind:
    """Return bytes/s."""
    return number(formats.rate_units(), none=none, say=formats.exact_rate)


def size(*, none: str = "") -> Kind:
    """Return a number of bytes."""
    return number(size_units(), none=none, say=_size_words)


def share() -> Kind:
    """Return a part of a whole, as percent."""
    return number({"%": 0.01}, say=lambda value: formats.percent(round(value * 100), 100))


def conflict_words() -> dict[Conflict, str]:
    """Return what can be done when a file of the name is there already."""
    tr = text.tr
    return {
        Conflict.RENAME: tr("Number the new file"),
        Conflict.OVERWRITE: tr("Replace the old file"),
        Conflict.SKIP: tr("Skip the new file"),
        Conflict.ASK: tr("Ask"),
    }


def priority() -> Kind:
    """Return a priority."""
    return choice({value: text.priority_word(value) for value in Priority})


def time_units() -> dict[str, int]:
    """Return the units times are typed in."""
    tr = text.tr
    return {
        tr("seconds"): 1,
        tr("minutes"): _MINUTE_S,
        tr("hours"): _HOUR_S,
        tr("days"): _DAY_S,
    }


def duration_words(seconds: float) -> str:
    """Return a time in the largest unit that needs no fraction: ``5 minutes``."""
    if seconds and seconds % _DAY_S == 0:
        return text.tr("%n day(s)", round(seconds / _DAY_S))
    if seconds and seconds % _HOUR_S == 0:
        return text.tr("%n hour(s)", round(seconds / _HOUR_S))
    if seconds and seconds % _MINUTE_S == 0:
        return text.tr("%n minute(s)", round(seconds / _MINUTE_S))
    if seconds == round(seconds):
        return text.tr("%n second(s)", round(seconds))
    return text.tr("%1 seconds").replace("%1", plain(seconds))


def plain(value: float) -> str:
    """Return a number as it is typed."""
    return QLocale().toString(float(value), "g", 7)


def size_units() -> dict[str, int]:
    """Return the units sizes are typed in: those they are shown in everywhere."""
    return {text.tr("MB"): 10**6, text.tr("GB"): 10**9}


def _size_words(value: float) -> str:
    small, large = size_units().items()
    word, factor = large if value >= large[1] else small
    return f"{plain(value / factor)}\u00a0{word}"


def _switch_word(value: bool) -> str:
    return text.tr("on") if value else text.tr("off")


def _no_hint(_: str) -> str:
    return ""


def _is_whole(name: str) -> bool:
    """Return whether a setting takes no fractions."""
    return not isinstance(0.5, TYPES[name])


def _range_hint(
    name: str, write: Callable[[Any], str], none: str, *, is_whole: bool = False
) -> str:
    tr, (low, high) = text.tr, LIMITS[name]
    if high >= _LARGEST:
        least = tr("Write a number of at least %1.")
        words = tr("Write a whole number of at least %1.") if is_whole else least
    else:
        between = tr("Write a number from %1 to %2.")
        words = tr("Write a whole number from %1 to %2.") if is_whole else between
    words = words.replace("%2", write(high)).replace("%1", write(low))
    if not none:
        return words
    return f"{words} {text.tr('Empty means: %1.').replace('%1', none)}"


def _checked(field: CheckedLine, nothing: str) -> Field:
    field.show_default(nothing)
    return field


def _line_field(nothing: str) -> Field:
    field = TextField(can_be_empty=True)
    field.show_default(nothing)
    return field


def _number_field(units: Mapping[str, float] | None, none: str) -> Field:
    field = NumberField(units, can_be_none=bool(none), is_whole=False)
    field.show_default(none)
    field.line.setFixedWidth(_NUMBER_WIDTH)
    layout = field.layout()
    if units is None and isinstance(layout, QHBoxLayout):
        layout.addStretch(1)
    return field
