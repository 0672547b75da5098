"""Colours, spacing and fonts: every measure and colour of the window has its name here."""

import sys
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

GAP_TINY = 4
GAP_SMALL = 8
GAP = 12
GAP_LARGE = 16
GAP_HUGE = 24
ROW_ICON = 16
BAR_ICON = 20
PROGRESS_HEIGHT = 6
SECONDARY_SCALE = 0.9
TITLE_SCALE = 1.15
MINIMUM_TEXT_CONTRAST = 4.5
HIGH_TEXT_CONTRAST = 7.0
DARK_BELOW = 0.5
TRAY_CALM = "#7d8794"
TRAY_BUSY = "#3a83ee"
TRAY_ATTENTION = "#d9622b"
TRAY_DONE = "#2f9a5a"
TRAY_GLYPH = "#ffffff"
"""Nobody tells the colour of the panel: each of the others stands out on white and on black."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """Named colours as ``#rrggbb``; which is used for what is told by the name."""

    window: str
    surface: str
    surface_raised: str
    surface_selected: str
    outline: str
    track: str
    field_edge: str
    text: str
    text_muted: str
    accent: str
    on_accent: str
    active: str
    waiting: str
    attention: str
    error: str
    done: str
    surface_error: str
    surface_attention: str


LIGHT = Tokens(
    window="#f4f5f7",
    surface="#ffffff",
    surface_raised="#ffffff",
    surface_selected="#e3edfd",
    outline="#d5d9df",
    track="#dde1e7",
    field_edge="#868e99",
    text="#1a1d21",
    text_muted="#59616b",
    accent="#1d63d8",
    on_accent="#ffffff",
    active="#1d63d8",
    waiting="#59616b",
    attention="#8a5a00",
    error="#c1272d",
    done="#17713a",
    surface_error="#fdeceb",
    surface_attention="#fdf3dc",
)
DARK = Tokens(
    window="#1f2227",
    surface="#181a1e",
    surface_raised="#282c32",
    surface_selected="#213350",
    outline="#3a4048",
    track="#3a4048",
    field_edge="#78828f",
    text="#eceef1",
    text_muted="#a8b0ba",
    accent="#6aaeff",
    on_accent="#0b1626",
    active="#6aaeff",
    waiting="#a8b0ba",
    attention="#e5b54a",
    error="#ff8a80",
    done="#5fd080",
    surface_error="#3b2324",
    surface_attention="#382e18",
)
HIGH_CONTRAST_LIGHT = replace(
    LIGHT,
    window="#ffffff",
    surface_selected="#d0e2ff",
    outline="#000000",
    track="#b4b4b4",
    field_edge="#000000",
    text="#000000",
    text_muted="#1f1f1f",
    accent="#00389e",
    active="#00389e",
    waiting="#1f1f1f",
    attention="#5c3a00",
    error="#8f0007",
    done="#004d1d",
)
HIGH_CONTRAST_DARK = replace(
    DARK,
    window="#000000",
    surface="#000000",
    surface_raised="#000000",
    surface_selected="#0f3060",
    outline="#ffffff",
    track="#5a5a5a",
    field_edge="#ffffff",
    text="#ffffff",
    text_muted="#e6e6e6",
    accent="#9ccaff",
    active="#9ccaff",
    waiting="#e6e6e6",
    attention="#ffd75e",
    error="#ffb3ad",
    done="#8df0a8",
)


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    high, low = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(name: str) -> float:
    colour = QColor(name)
    red, green, blue = map(_linear, (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    if channel <= 0.04045:  # noqa: PLR2004 - the knee of sRGB's curve
        return channel / 12.92
    return ((channel + 0.055) / 1.055) ** 2.4


def with_accent(base: Tokens, accent: str) -> Tokens:
    """Return ``base`` with the system's accent, if it can be read on every surface it lies on."""
    surfaces = (base.surface, base.window, base.surface_selected)
    is_high = base in {HIGH_CONTRAST_LIGHT, HIGH_CONTRAST_DARK}
    least = HIGH_TEXT_CONTRAST if is_high else MINIMUM_TEXT_CONTRAST
    if any(contrast(accent, surface) < least for surface in surfaces):
        return base
    on_accent = max("#ffffff", "#0b1626", key=lambda text: contrast(text, accent))
    return replace(base, accent=accent, on_accent=on_accent, active=accent)


def tokens_for(*, dark: bool, high_contrast: bool = False) -> Tokens:
    """Return the colours of a scheme."""
    if high_contrast:
        return HIGH_CONTRAST_DARK if dark else HIGH_CONTRAST_LIGHT
    return DARK if dark else LIGHT


def current_tokens() -> Tokens:
    """Return the colours that fit the palette in force; cheap enough for every paint."""
    palette = QGuiApplication.palette()
    window = palette.color(QPalette.ColorRole.Window)
    key = (window.rgb(), palette.color(QPalette.ColorRole.Accent).rgb(), _wants_high_contrast())
    if key not in _known:
        _known.clear()
        base = tokens_for(dark=window.lightnessF() < DARK_BELOW, high_contrast=key[2])
        _known[key] = with_accent(base, palette.color(QPalette.ColorRole.Accent).name())
    return _known[key]


_known: dict[tuple[int, int, bool], Tokens] = {}


class Appearance(StrEnum):
    """What a person may choose; the contrast of the system counts unless light or dark is."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class _Look:
    """What is chosen, and the style the platform began with."""

    chosen = Appearance.SYSTEM
    first_style = ""


def _wants_high_contrast() -> bool:
    if _Look.chosen != Appearance.SYSTEM:
        return _Look.chosen == Appearance.CONTRAST
    hints = QGuiApplication.styleHints()
    if not hasattr(hints, "accessibility"):  # Qt before 6.10 does not know
        return False
    return hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast


def palette_of(tokens: Tokens) -> QPalette:
    """Return a palette in the colours of ``tokens``, for styles that take one."""
    role = QPalette.ColorRole
    palette = QPalette()
    for names, colour in (
        ((role.Window, role.Button), tokens.window),
        ((role.Base,), tokens.surface),
        ((role.AlternateBase,), tokens.window),
        ((role.ToolTipBase, role.Light, role.Midlight), tokens.surface_raised),
        ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText), tokens.text),
        ((role.PlaceholderText,), tokens.text_muted),
        ((role.Highlight, role.Accent, role.Link), tokens.accent),
        ((role.HighlightedText,), tokens.on_accent),
        ((role.Mid, role.Dark), tokens.outline),
    ):
        for name in names:
            palette.setColor(name, QColor(colour))
    disabled = QColor(tokens.text_muted)
    disabled.setAlphaF(0.6)
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, disabled)
    return palette


def follow_system(application: QApplication) -> None:
    """Keep an application in the system's colours, light or dark, while it runs."""
    _Look.first_style = application.style().objectName()
    hints = application.styleHints()
    hints.colorSchemeChanged.connect(lambda: show_appearance(application, _Look.chosen))
    if hasattr(hints, "accessibility"):
        preference = hints.accessibility()
        preference.contrastPreferenceChanged.connect(
            lambda: show_appearance(application, _Look.chosen)
        )
    show_appearance(application, Appearance.SYSTEM)


def show_appearance(application: QApplication, chosen: Appearance) -> None:
    """Put an application into the colours chosen, at once. High contrast is light or dark, too."""
    _Look.chosen = chosen
    scheme = {
        Appearance.LIGHT: Qt.ColorScheme.Light,
        Appearance.DARK: Qt.ColorScheme.Dark,
    }.get(chosen, Qt.ColorScheme.Unknown)
    hints = application.styleHints()
    if _has_own_style() and chosen != Appearance.CONTRAST:
        application.setStyle(_Look.first_style)
        application.setPalette(QPalette())
        application.setPalette(QPalette(), _MENUS)
        hints.setColorScheme(scheme)
        return
    if application.style().objectName().lower() != "fusion":
        application.setStyle("Fusion")
    show_scheme(application, hints.colorScheme() if scheme == Qt.ColorScheme.Unknown else scheme)


_STYLE_DARKENS = 140
_MENUS: Any = "QMenu"  # the library's stub asks for bytes, which the library refuses


def show_scheme(application: QApplication, scheme: Qt.ColorScheme) -> None:
    """Put an application into light or dark colours."""
    is_dark = scheme == Qt.ColorScheme.Dark
    base = tokens_for(dark=is_dark, high_contrast=_wants_high_contrast())
    application.setPalette(palette_of(base))
    application.setPalette(_menu_palette(base), _MENUS)


def _menu_palette(tokens: Tokens) -> QPalette:
    """Lift menus off what lies under them; the style draws their edge by darkening ``Window``.

    The chosen entry is on the ground of chosen rows, on which its icon can be seen as ever.
    """
    palette = palette_of(tokens)
    palette.setColor(QPalette.ColorRole.Highlight, QColor(tokens.surface_selected))
    palette.setColor(QPalette.ColorRole.HighlightedText, QColor(tokens.text))
    palette.setColor(QPalette.ColorRole.Base, QColor(tokens.surface_raised))
    palette.setColor(QPalette.ColorRole.Window, QColor(tokens.outline).lighter(_STYLE_DARKENS))
    return palette


def chosen_appearance() -> Appearance:
    """Return what is chosen."""
    return _Look.chosen


def _has_own_style() -> bool:
    """Return whether the platform's style and palette come with Qt."""
    return sys.platform in {"win32", "darwin"}


def tabular(font: QFont) -> QFont:
    """Return ``font`` with digits of one width, so that a running number never jitters."""
    result = QFont(font)
    result.setFeature(QFont.Tag("tnum"), 1)
    return result


def scaled(font: QFont, factor: float, weight: QFont.Weight | None = None) -> QFont:
    """Return ``font`` in another size."""
    result = QFont(font)
    if font.pointSizeF() > 0:
        result.setPointSizeF(font.pointSizeF() * factor)
    else:
        result.setPixelSize(round(font.pixelSize() * factor))
    if weight is not None:
        result.setWeight(weight)
    return result


def set_text_colour(widget: QWidget, colour: str) -> None:
    """Write a label in a token's colour."""
    palette = QPalette(widget.palette())
    palette.setColor(QPalette.ColorRole.WindowText, QColor(colour))
    palette.setColor(QPalette.ColorRole.Text, QColor(colour))
    widget.setPalette(palette)


def set_ground_colour(widget: QWidget, colour: str) -> None:
    """Put the rows of a view on a ground of a token's colour."""
    palette = QPalette(widget.palette())
    if palette.color(QPalette.ColorRole.Base) != QColor(colour):
        palette.setColor(QPalette.ColorRole.Base, QColor(colour))
        widget.setPalette(palette)
