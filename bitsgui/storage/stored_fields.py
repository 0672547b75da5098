"""The fields of a record that have no column: only what differs from its default is stored."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields
from operator import attrgetter
from typing import Any

Unknown = dict[str, Any]
Reader = Callable[[Any], Any]


class Defaults(dict[str, Any]):
    """Fields of a record and what they are by default."""

    def __init__(self, values: dict[str, Any]) -> None:
        super().__init__(values)
        self._read = attrgetter(*values)
        self._usual = tuple(values.values())

    def different(self, record: object) -> dict[str, Any]:
        """Return the fields of a record that are not as they are by default."""
        found = self._read(record)
        if found == self._usual:
            return {}
        both = zip(self, found, self._usual, strict=True)
        return {name: value for name, value, usual in both if value != usual}


def defaults_of(cls: Any, *, without: str = "") -> Defaults:  # noqa: ANN401 - a dataclass
    """Return the defaults of the fields that have no column; a new field needs no migration."""

    def default(field: Field[Any]) -> Any:  # noqa: ANN401 - of any type
        if field.default_factory is not MISSING:
            return field.default_factory()
        return field.default

    columns = without.split(", ")
    return Defaults({f.name: default(f) for f in fields(cls) if f.name not in columns})


def read_fields(
    stored: Mapping[str, Any], defaults: Mapping[str, Any], readers: Mapping[str, Reader]
) -> tuple[dict[str, Any], Unknown]:
    """Return the fields that can be read, and what cannot."""
    known: dict[str, Any] = {}
    unknown: Unknown = {}
    for name, value in stored.items():
        if name not in defaults:
            unknown[name] = value
            continue
        try:
            reader = readers.get(name)
            known[name] = value if reader is None or value is None else reader(value)
        except (ValueError, TypeError, KeyError, IndexError):
            unknown[name] = value
    return known, unknown
