"""Every word a person reads goes through the translation, and every translation fits."""

import ast
import re
from collections import defaultdict

import pytest

from tests.words.catalogue import FORMS, path_of, read, wanted
from tests.words.sources import (
    CODE,
    ENGLISH_ONLY,
    LETTERS,
    calls,
    filled_sentences,
    literal,
    sources,
)

PLACEHOLDER = re.compile(r"%L?\d|%n|\{\w*\}")
SAYING = {
    "FlatButton",
    "FlatCheck",
    "QAction",
    "QCheckBox",
    "QGroupBox",
    "QLabel",
    "QMenu",
    "QPushButton",
    "QRadioButton",
    "QToolButton",
    "TextButton",
    "addAction",
    "addItem",
    "addMenu",
    "addRow",
    "addTab",
    "setAccessibleDescription",
    "setAccessibleName",
    "setHeaderLabels",
    "setInformativeText",
    "setItemText",
    "setPlaceholderText",
    "setPrefix",
    "setSpecialValueText",
    "setStatusTip",
    "setSuffix",
    "setTabText",
    "setText",
    "setTitle",
    "setToolTip",
    "setWhatsThis",
    "setWindowTitle",
}
NAMES = frozenset({"bitsgui", "Qt"})
WINDOW_FILES = sorted((CODE / "gui").rglob("*.py"))


@pytest.mark.parametrize("language", FORMS)
def test_a_translation_has_the_placeholders_of_its_source(language):
    for source, entry in read(path_of(language)).items():
        for form in filter(None, entry.forms):
            expected, found = (sorted(PLACEHOLDER.findall(text)) for text in (source.text, form))
            assert found == expected, (source.text, form)


@pytest.mark.parametrize("language", FORMS)
def test_a_plural_has_the_forms_of_its_language(language):
    for source, entry in read(path_of(language)).items():
        assert len(entry.forms) == (FORMS[language] if source.is_plural else 1), source.text


@pytest.mark.parametrize("language", ["de", "ru"])
def test_a_translation_keeps_key_ellipsis_and_full_stop(language):
    for source, entry in read(path_of(language)).items():
        for form in filter(None, entry.forms):
            assert ("&" in form) == ("&" in source.text), (source.text, form)
            assert form.endswith("\u2026") == source.text.endswith("\u2026"), (source.text, form)
            assert form.endswith(".") or not source.text.endswith("."), (source.text, form)


@pytest.mark.parametrize("language", ["de", "ru"])
def test_no_two_words_become_one_so_that_the_way_back_is_known(language):
    """A word in an open window is found again by what it says: see gui/retranslate.py."""
    said = defaultdict(set)
    for source, entry in read(path_of(language)).items():
        if source.context == "window" and not source.is_plural and entry.is_finished:
            said[entry.forms[0]].add(source.text)
    assert {form: texts for form, texts in said.items() if len(texts) > 1} == {}


@pytest.mark.parametrize("path", WINDOW_FILES, ids=lambda path: path.stem)
def test_no_word_stands_bare_in_the_window(path):
    for name, call in calls(ast.parse(path.read_text(encoding="utf-8"))):
        if name in SAYING:
            bare = [word for argument in call.args for word in _words_of(argument)]
            assert bare == [], f"{path.name}:{call.lineno} {name} says {bare} without tr()"
        elif name == "tr":
            assert literal(call.args[0]) is not None, (
                f"{path.name}:{call.lineno} tr() of a variable"
            )


def test_no_sentence_of_the_rules_is_filled_in_before_it_can_be_translated():
    paths = [path for name in ENGLISH_ONLY for path in sorted((CODE / name).rglob("*.py"))]
    assert [(path.name, text) for path in paths for text in filled_sentences(path)] == []


def _words_of(argument: ast.expr) -> list[str]:
    """Return the literal words of an argument, its f-string pieces included."""
    pieces = argument.values if isinstance(argument, ast.JoinedStr) else [argument]
    found = [text for piece in pieces if (text := literal(piece)) is not None]
    return [text for text in found if LETTERS.search(text) and text.strip() not in NAMES]


@pytest.mark.parametrize("language", FORMS)
def test_a_catalogue_says_exactly_what_there_is_to_say(language):
    """Missing words: ``make words`` adds them to the .ts files, where they are translated."""
    there, needed = read(path_of(language)), wanted(language, sources())
    assert [source.text for source in sorted(needed - set(there))] == []
    assert [source.text for source in sorted(set(there) - needed)] == []
    assert [source.text for source, entry in there.items() if not entry.is_finished] == []


@pytest.mark.parametrize("language", ["de", "ru"])
def test_a_page_of_the_preferences_is_called_what_its_title_says(language):
    known = read(path_of(language))
    page = next(entry for source, entry in known.items() if source.text == "Network").forms[0]
    naming = [entry for source, entry in known.items() if "Preferences, Network" in source.text]
    assert len(naming) > 1
    for entry in naming:
        assert re.search(rf"\b{page}\b", entry.forms[0])
