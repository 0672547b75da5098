"""What is defined is used: a name that stands nowhere but in its definition is dead."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

DEFINED = re.compile(
    r"^\s*(?:(?:async )?def|class) (\w+)|^([A-Z_][A-Z0-9_]*)(?::.*)? = ", re.MULTILINE
)
WORD = re.compile(r"\w+")
OF_QT_OR_PYTHON = re.compile(r"[a-z]+(?:[A-Z]\w*)+|__\w+__")
BY_EVENT = "bitsgui/cli/output.py: _on_"
"""Methods found by the name of an answer's event."""

CALLED_BY_OTHERS = {
    # asyncio's protocols, httpcore's connections and back ends, ssl's socket class
    *("buffer_updated", "connection_lost", "connection_made", "eof_received", "get_buffer"),
    *("pause_writing", "resume_writing", "can_handle_request", "connect_unix_socket"),
    # methods of the job interface that neither window nor command line offers
    *("for_principal", "set_client_certificate_by_id"),
    *("set_client_certificate_by_name", "set_server_certificate_validation"),
}
KEPT_LOADED = {"_RESOLVED_IN"}
USED = CALLED_BY_OTHERS | KEPT_LOADED


def defined(text: str) -> Iterator[str]:
    """Yield the functions, classes and constants of a module."""
    return (found[1] or found[2] for found in DEFINED.finditer(text))


def test_every_name_stands_somewhere_beside_its_definition(checkout: Path) -> None:
    texts = {path: path.read_text() for path in (checkout / "bitsgui").rglob("*.py")}
    words = Counter(word for text in texts.values() for word in WORD.findall(text))
    once = [
        f"{path.relative_to(checkout).as_posix()}: {name}"
        for path, text in texts.items()
        for name in defined(text)
        if words[name] == 1 and name not in USED and not OF_QT_OR_PYTHON.fullmatch(name)
    ]
    assert [name for name in once if not name.startswith(BY_EVENT)] == []
