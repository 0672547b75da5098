"""How far the files of a job came, for as long as nothing but retries happens to it."""

from __future__ import annotations

_MOST_VERSIONS = 3


class Marks:
    """Tells progress from fetching the same bytes again, and bad luck from a file that is bad.

    Kept in memory: after a restart of the program a hopeless file is tried a little longer.
    """

    __slots__ = ("_damage", "_failures", "_highest", "_versions", "_waits")

    def __init__(self) -> None:
        self._highest: dict[int, int] = {}
        self._versions: dict[int, int] = {}
        self._damage: dict[int, tuple[str, int | None]] = {}
        self._failures: dict[int, int] = {}
        self._waits: dict[int, int] = {}

    def rise(self, file_id: int, total: int) -> bool:
        """Note that a file has ``total`` bytes; True if it never had as many."""
        if total <= self._highest.get(file_id, 0):
            return False
        self._highest[file_id] = total
        self._failures.pop(file_id, None)
        return True

    def failed(self, file_id: int) -> int:
        """Count a failure of a file; returns how many there were since its last progress."""
        self._failures[file_id] = self._failures.get(file_id, 0) + 1
        return self._failures[file_id]

    def begins_to_wait(self, file_id: int, code: int) -> bool:
        """Note that a file waits for a condition; False if it has been waiting for the same."""
        is_new = self._waits.get(file_id) != code
        self._waits[file_id] = code
        return is_new

    def ends_to_wait(self, file_id: int) -> bool:
        """Note that a file moves; True if it had been waiting."""
        return self._waits.pop(file_id, None) is not None

    def new_version(self, file_id: int) -> None:
        """Count a file from 0 again: the server has another one now.

        A server that has another one every time is met with no more patience for it.
        """
        self._versions[file_id] = self._versions.get(file_id, 0) + 1
        if self._versions[file_id] <= _MOST_VERSIONS:
            self._highest.pop(file_id, None)

    @property
    def new_versions(self) -> int:
        """How often a file was counted from 0 again."""
        return sum(self._versions.values())

    def is_damaged_again(self, file_id: int, place: tuple[str, int | None]) -> bool:
        """Note where a coded body proved to be damaged; True if it was there the last time too.

        ``place`` is a word for how it showed, and the encoded bytes that came or were announced.
        """
        is_again = self._damage.get(file_id) == place
        self._damage[file_id] = place
        return is_again

    def clear(self) -> None:
        """Forget everything: somebody looked after the job, or it ended."""
        self._highest.clear()
        self._versions.clear()
        self._damage.clear()
        self._failures.clear()
        self._waits.clear()
