"""Sentences with values in them, which a front end can still say in another language.

The rules and the engine write English. A sentence that never changes is its own key for a
translation; one with values carries its template and the values along.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping


class Said(str):
    """An English sentence that knows its ``template`` and the ``values`` that fill it."""

    template: str
    values: Mapping[str, str]

    def translated(
        self, translate: Callable[[str], str], quote: Callable[[str], str] | None = None
    ) -> str:
        """Return the sentence with its template, and the sentences among its values, translated.

        ``quote`` gives words that stand among them as 'words' the quotes of the language.
        """
        values = {
            name: value.translated(translate, quote)
            if isinstance(value, Said)
            else _quoted(value, quote)
            for name, value in self.values.items()
        }
        return fill(translate(self.template), values)


def _quoted(value: str, quote: Callable[[str], str] | None) -> str:
    is_quoted = len(value) > 2 and value[0] == value[-1] == "'" and "\\" not in value
    return quote(value[1:-1]) if quote is not None and is_quoted else value


def say(template: str, **values: object) -> Said:
    """Return ``template`` with each ``{name}`` replaced by a value; what is said stays as it is."""
    if isinstance(template, Said):
        return template
    words = {
        name: value if isinstance(value, Said) else str(value) for name, value in values.items()
    }
    said = Said(fill(template, words))
    said.template = template
    said.values = words
    return said


def fill(template: str, values: Mapping[str, str]) -> str:
    """Return ``template`` with each ``{name}`` replaced; braces of the values stay as they are."""
    parts = template.split("{")
    filled = [parts[0]]
    for part in parts[1:]:
        name, _, rest = part.partition("}")
        filled.append(values[name] + rest)
    return "".join(filled)


def words_of(error: BaseException) -> str:
    """Return what an error says, with its template if it has one (``str(error)`` loses that)."""
    first = error.args[0] if error.args else None
    return first if isinstance(first, Said) else str(error)


def translated(
    words: str, translate: Callable[[str], str], quote: Callable[[str], str] | None = None
) -> str:
    """Return a sentence in the language of ``translate``, which gets it, or its template.

    ``quote`` as in :meth:`Said.translated`.
    """
    return words.translated(translate, quote) if isinstance(words, Said) else translate(words)
