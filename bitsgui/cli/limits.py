"""The limit all downloads share, in words."""

from typing import Any

from bitsgui.cli.formats import local_time, rate

_SOURCES = {"usual": "", "schedule": " by the schedule", "override": " in place of the schedule"}


def words(answer: dict[str, Any]) -> str:
    """Return what holds for all downloads together now, until when, and what then."""
    until = local_time(answer["until"])
    end = f" until {until}, then {_held(answer['then'])}" if until else ""
    network = answer.get("network")
    beside = f" {network['name']}: {_held(network['rate'])}." if network else ""
    return f"Now: {_held(answer['rate'])}{_SOURCES[answer['source']]}{end}.{beside}"


def _held(held: int | None) -> str:
    if held is None:
        return "full speed"
    return f"at most {rate(held)}" if held else "no downloads"
