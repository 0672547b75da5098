"""Every sentence and word a person can read, found in the sources.

Qt's own extractor finds neither the sentences of the rules (they know no Qt) nor the context and
the plural forms of calls through a function of our own, so the syntax trees are read here.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bitsgui.bits.sentences import CONTEXTS

CODE = Path(__file__).resolve().parents[2] / "bitsgui"
SENTENCE = re.compile(r"[A-Z{%].* .*\.", re.DOTALL)
BLANK = re.compile(r"\{\w*\}")
LETTERS = re.compile(r"[^\W\d_]{2}")
ENGLISH_ONLY = ("bits", "engine", "settings", "storage")


@dataclass(frozen=True, order=True)
class Source:
    """A text to be translated; a plural one has as many forms as the language."""

    context: str
    text: str
    is_plural: bool = False


@cache
def sources() -> frozenset[Source]:
    """Return all there is to translate."""
    found = {Source("errors", clause) for clause in CONTEXTS.values()}
    for path in sorted((CODE / "gui").rglob("*.py")):
        found.update(_said_in_window(path))
    for package in ENGLISH_ONLY:
        for path in sorted((CODE / package).rglob("*.py")):
            found.update(Source("errors", text) for text in _sentences(path))
    return frozenset(found)


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Yield every call with the last part of its name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            match node.func:
                case ast.Name(id=name) | ast.Attribute(attr=name):
                    yield name, node


def literal(node: ast.AST) -> str | None:
    """Return the value of a literal text."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return None


def _said_in_window(path: Path) -> Iterator[Source]:
    for name, call in calls(ast.parse(path.read_text(encoding="utf-8"))):
        if name == "tr" and (text := literal(call.args[0])) is not None:
            yield Source("window", text, is_plural=len(call.args) > 1)
        elif name == "translate" and len(call.args) > 1:
            context, text = literal(call.args[0]), literal(call.args[1])
            if context is not None and text is not None:
                yield Source(context, text)


def _sentences(path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    others = {id(node) for node in _not_said(tree)}
    for node in ast.walk(tree):
        text = literal(node)
        if text is not None and id(node) not in others and SENTENCE.fullmatch(text):
            yield text
    for name, call in calls(tree):
        if name == "say":
            yield from _templates(tree, call.args[0])


def _templates(tree: ast.AST, node: ast.AST) -> Iterator[str]:
    """Yield what is said: a literal text, or those of a name that have words of their own."""
    if (text := literal(node)) is not None:
        yield text
    elif isinstance(node, ast.Name):
        for each in ast.walk(tree):
            if isinstance(each, ast.Assign) and node.id in map(ast.unparse, each.targets):
                text = literal(each.value)
                if text is not None and LETTERS.search(BLANK.sub("", text)):
                    yield text


def filled_sentences(path: Path) -> Iterator[str]:
    """Yield the sentences that are filled in where they are made: no other language finds them."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    logged = {id(node) for node in _not_said(tree)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr) and id(node) not in logged:
            pieces = [literal(piece) for piece in node.values]
            text = "".join(piece or "{}" for piece in pieces)
            if SENTENCE.fullmatch(text) and LETTERS.search("".join(filter(None, pieces))):
                yield text


def _not_said(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield docstrings, what is logged, and the pieces of f-strings."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value
        elif isinstance(node, ast.JoinedStr):
            yield from node.values
    for name, call in calls(tree):
        if name in {"debug", "info", "warning", "error", "exception"}:
            yield from call.args
