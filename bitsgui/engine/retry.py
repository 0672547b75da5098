"""When to try again: pure functions."""

from __future__ import annotations

from bitsgui.settings.schema import Settings


def delay(
    attempt: int, base_s: float, settings: Settings, *, chance: float, asked_s: float | None = None
) -> float:
    """Return the seconds to wait before the next try.

    ``attempt`` counts failures since the last progress, from 1; ``base_s`` is the job's minimum
    retry delay; ``chance`` a random number in [0, 1) that spreads the retries of many jobs;
    ``asked_s`` what the server asked for (Retry-After), honoured up to the setting's maximum.
    """
    longest = max(base_s, settings.retry_delay_max_s)
    wait = min(longest, base_s * settings.retry_backoff ** min(attempt - 1, 32))
    wait *= 1 + settings.retry_jitter * (2 * chance - 1)
    if asked_s is not None:
        wait = max(wait, min(asked_s, settings.retry_after_max_s))
    return wait


def is_hopeless(retry_delay_s: float, no_progress_timeout_s: float) -> bool:
    """Return True if the first transient error is already final: no retry would fit."""
    return no_progress_timeout_s == 0 or retry_delay_s > no_progress_timeout_s
