"""The language of the words: which there are, which is in force, and changing it at any time.

Words are looked up when they are said. Those that stand in widgets follow a change by
:mod:`bitsgui.gui.retranslate`; what is made up of several follows the LanguageChange event.
"""

import logging
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator, Signal

from bitsgui.bits.words import translated
from bitsgui.gui.resources import resource_path
from bitsgui.gui.retranslate import restate, said

log = logging.getLogger(__name__)

_GROUPED_FROM = 1000


class Language(StrEnum):
    """What can be chosen; the system's own falls back to English words."""

    SYSTEM = "system"
    ENGLISH = "en"
    GERMAN = "de"
    RUSSIAN = "ru"


SPOKEN = (Language.ENGLISH, Language.GERMAN, Language.RUSSIAN)


class _Speech(QObject):
    """The language in force, with the catalogues of its words."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.chosen = Language.SYSTEM
        self.translators: list[QTranslator] = []


_speech = _Speech()
changed = _speech.changed
"""Emitted after every change of the language, when the words in widgets have changed."""


def tr(text: str, count: int = -1) -> str:
    """Return ``text`` in the user's language; ``%n`` becomes ``count`` in its plural form."""
    if count < 0:
        return said(text, QCoreApplication.translate("window", text))
    words = QCoreApplication.translate("window", text, "", count)
    if count >= _GROUPED_FROM:
        words = words.replace(str(count), QLocale().toString(count), 1)
    return words.replace("(s)", "" if count == 1 else "s")  # where there is no catalogue


def sentence(words: str) -> str:
    """Return a sentence of the rules or the engine in the user's language."""
    return translated(words, lambda text: QCoreApplication.translate("errors", text), _quoted)


def _quoted(words: str) -> str:
    return tr("\u201c%1\u201d").replace("%1", words)


def language_names() -> dict[Language, str]:
    """Return the choices in their order, each language under its own name."""
    return {
        Language.SYSTEM: tr("As the system"),
        Language.ENGLISH: "English",
        Language.GERMAN: "Deutsch",
        Language.RUSSIAN: "\u0420\u0443\u0441\u0441\u043a\u0438\u0439",
    }


def current_language() -> Language:
    """Return what was chosen last."""
    return _speech.chosen


def set_language(language: Language) -> None:
    """Say everything in ``language`` from now on, in every open window too."""
    _speech.chosen = language
    spoken = spoken_language(language)
    with restate():
        _clear()
        QLocale.setDefault(_locale(language))
        folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        _install(folder / f"qtbase_{spoken}.qm", is_needed=spoken is not Language.ENGLISH)
        _install(_catalogue(spoken), is_needed=True)
    changed.emit()


def spoken_language(language: Language) -> Language:
    """Return the language of the words when ``language`` is chosen."""
    if language is not Language.SYSTEM:
        return language
    for name in QLocale.system().uiLanguages():
        found = next((each for each in SPOKEN if name.partition("-")[0] == each), None)
        if found is not None:
            return found
    return Language.ENGLISH


def _clear() -> None:
    for translator in _speech.translators:
        QCoreApplication.removeTranslator(translator)
    _speech.translators.clear()


def _install(catalogue: Path | None, *, is_needed: bool) -> None:
    translator = QTranslator(QCoreApplication.instance())
    if catalogue is not None and translator.load(str(catalogue)):
        QCoreApplication.installTranslator(translator)
        _speech.translators.append(translator)
    elif is_needed:
        log.info("no words in %s", catalogue or "the language chosen: they are made by make run")


def _catalogue(language: Language) -> Path | None:
    try:
        return resource_path(f"i18n/bitsgui_{language}.qm")
    except FileNotFoundError:
        return None


def _locale(language: Language) -> QLocale:
    """Return how numbers and times are written: as the system does it, if it speaks so."""
    system = QLocale.system()
    wanted = system if language is Language.SYSTEM else QLocale(language.value)
    return system if system.language() == wanted.language() else wanted
