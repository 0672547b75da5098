"""Bring the .ts files up to date with the sources: ``python -m tests.words``."""

import sys

from tests.words.catalogue import FORMS, path_of, read, updated, write
from tests.words.sources import sources


def main() -> int:
    """Add what is new, drop what is unused, and say what is still to be translated."""
    found = sources()
    for language in FORMS:
        path = path_of(language)
        entries = updated(language, read(path) if path.exists() else {}, found)
        write(path, language, entries)
        missing = sum(not entry.is_finished for entry in entries.values())
        sys.stdout.write(f"{path.name}: {len(entries)} texts, {missing} to be translated\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
