"""The keys a person has given to actions of the window, as the settings hold them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, cast

Keys = dict[str, tuple[str, ...]]
"""Name of an action -> its keys, each as in ``Ctrl+N``; no keys at all is a choice, too."""


def parse(text: str | None) -> Keys:
    """Return the keys in a JSON object ``{"add": ["Ctrl+N"]}``; None is empty.

    Raises: ValueError for anything else.
    """
    found: Any = {} if text is None else json.loads(text)
    if not isinstance(found, dict):
        raise ValueError("no object")  # noqa: TRY004 - one error for whatever cannot be read
    named = cast("dict[str, Any]", found)
    return {name: _keys(value) for name, value in named.items()}


def write(keys: Mapping[str, Sequence[str]]) -> str | None:
    """Return ``keys`` as :func:`parse` reads them, None if there are none."""
    if not keys:
        return None
    return json.dumps({name: list(keys[name]) for name in sorted(keys)})


def _keys(value: Any) -> tuple[str, ...]:  # noqa: ANN401 - any JSON value
    if not isinstance(value, list):
        raise ValueError("no list")  # noqa: TRY004 - see parse
    items = cast("list[Any]", value)
    if not all(isinstance(item, str) for item in items):
        raise ValueError("no keys")
    return tuple(items)
