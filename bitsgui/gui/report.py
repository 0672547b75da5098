"""A report for whoever mends the program: what it is, where it runs, how it is set, what it logged.

In English whatever the language of the window is: those who read it may not know that one.
"""

import os
import platform
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import PySide6
from PySide6.QtCore import QLocale, QSysInfo, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

import bitsgui
from bitsgui.bits.masking import mask_text
from bitsgui.gui.language import current_language
from bitsgui.settings.schema import Settings, different

_SHORTEST_HOME = 4


def surroundings() -> dict[str, str]:
    """Return what the program runs on; nothing of it names the user."""
    screen = QGuiApplication.primaryScreen()
    return {
        "bitsgui": bitsgui.__version__,
        "Python": f"{platform.python_version()} ({sys.implementation.name})",
        "Qt": f"{qVersion()}, PySide6 {PySide6.__version__}",
        "System": _system(),
        "Desktop": os.environ.get("XDG_CURRENT_DESKTOP", "-"),
        "Window system": QGuiApplication.platformName(),
        "Style": QApplication.style().objectName(),
        "Scale": f"{screen.devicePixelRatio():g}" if screen is not None else "-",
        "Language": f"{current_language()}, numbers as in {QLocale().name()}",
    }


def _system() -> str:
    """Return system, kernel and processor; the standard library would start a program for it."""
    kernel = f"{QSysInfo.kernelType()} {QSysInfo.kernelVersion()}"
    return f"{QSysInfo.prettyProductName()}, {kernel}, {QSysInfo.currentCpuArchitecture()}"


def report_text(
    facts: Mapping[str, str], settings: Settings | None, log: Sequence[str], home: str = ""
) -> str:
    """Return the whole report without secrets; ``home`` stands as ``~`` in it."""
    parts = ["bitsgui report", "", *(f"{name}: {value}" for name, value in facts.items())]
    parts += ["", "Settings that differ from the preset", *_settings_lines(settings)]
    parts += ["", f"Log, the last {len(log)} lines", *log, ""]
    text = mask_text("\n".join(parts))
    return text.replace(home, "~") if len(home) >= _SHORTEST_HOME else text


def home_folder() -> str:
    """Return the folder whose name would tell the user's."""
    try:
        return str(Path.home())
    except RuntimeError:
        return ""


def _settings_lines(settings: Settings | None) -> list[str]:
    if settings is None:
        return ["not known: the engine is not running"]
    lines = [f"{name} = {getattr(settings, name)!r}" for name in different(settings)]
    return [f"preset = {settings.preset}", *lines]
