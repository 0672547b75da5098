"""The .ts files of Qt Linguist: reading, writing, bringing up to date."""

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from itertools import groupby
from pathlib import Path

from tests.words.sources import Source

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "i18n"
FORMS = {"en": 2, "de": 2, "ru": 3}


@dataclass(frozen=True)
class Entry:
    """A translation: one form, or as many as the language has for numbers; empty if missing."""

    forms: tuple[str, ...]

    @property
    def is_finished(self) -> bool:
        return all(self.forms)


def path_of(language: str) -> Path:
    return FOLDER / f"bitsgui_{language}.ts"


def read(path: Path) -> dict[Source, Entry]:
    """Return what a file has; a message marked unfinished counts as missing."""
    found: dict[Source, Entry] = {}
    for context in ET.parse(path).getroot().iter("context"):  # noqa: S314 - our own file
        for message in context.iter("message"):
            is_plural = message.get("numerus") == "yes"
            source = Source(context.findtext("name", ""), message.findtext("source", ""), is_plural)
            translation = message.find("translation")
            assert translation is not None, source
            parts = translation.findall("numerusform") if is_plural else [translation]
            is_done = translation.get("type") != "unfinished"
            found[source] = Entry(tuple(part.text or "" if is_done else "" for part in parts))
    return found


def wanted(language: str, sources: Iterable[Source]) -> set[Source]:
    """Return what a language has to translate: English only needs its plural forms."""
    return {source for source in sources if language != "en" or source.is_plural}


def updated(
    language: str, known: Mapping[Source, Entry], sources: Iterable[Source]
) -> dict[Source, Entry]:
    """Return a catalogue of exactly ``sources``, with what is known of them."""
    empty = {True: Entry(("",) * FORMS[language]), False: Entry(("",))}
    return {
        source: known.get(source, empty[source.is_plural]) for source in wanted(language, sources)
    }


def write(path: Path, language: str, entries: Mapping[Source, Entry]) -> None:
    """Write a file as Linguist does, sorted, without places in the code that move all the time."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>"]
    lines.append(f'<TS version="2.1" language="{language}" sourcelanguage="en">')
    for context, group in groupby(sorted(entries), key=lambda source: source.context):
        lines += ["<context>", f"    <name>{context}</name>"]
        for source in group:
            lines += _message(source, entries[source])
        lines.append("</context>")
    path.write_text("\n".join([*lines, "</TS>", ""]), encoding="utf-8")


def _message(source: Source, entry: Entry) -> list[str]:
    kind = "" if entry.is_finished else ' type="unfinished"'
    head = '    <message numerus="yes">' if source.is_plural else "    <message>"
    lines = [head, f"        <source>{escape(source.text)}</source>"]
    if source.is_plural:
        lines.append(f"        <translation{kind}>")
        lines += [f"            <numerusform>{escape(form)}</numerusform>" for form in entry.forms]
        lines.append("        </translation>")
    else:
        lines.append(f"        <translation{kind}>{escape(entry.forms[0])}</translation>")
    return [*lines, "    </message>"]
