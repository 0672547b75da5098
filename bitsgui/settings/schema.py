"""The settings: one object, two presets.

A preset is nothing but a set of values. The *API preset* is the contract of the job interface;
the *app preset* is what a person at a window or a terminal expects. No code asks which preset is
in force, only what a value is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, get_type_hints

from bitsgui.bits import news, proxy_choice, urls
from bitsgui.bits.network_interfaces import checked_interface
from bitsgui.bits.records import Conflict
from bitsgui.bits.types import CostPolicy, Priority
from bitsgui.bits.url_mask import quoted
from bitsgui.bits.words import say
from bitsgui.settings import (
    accepted,
    done_command,
    host_rules,
    network_limits,
    override,
    schedule,
    shortcuts,
    unencrypted,
)

DAY_S = 86_400.0


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings of a profile, with the values of the API preset as defaults.

    Rates are bytes/s, delays seconds; None switches a limit off.
    """

    preset: str = "api"

    # Quotas, waived for administrators.
    max_jobs_per_user: int | None = 60
    max_jobs_per_machine: int | None = 300
    max_files_per_job: int | None = 200
    max_ranges_per_file: int | None = 500
    max_url_length: int | None = 2200
    max_path_length: int | None = 260

    # Defaults a new job is born with.
    retry_delay_s: float = 600.0
    no_progress_timeout_s: float = 14 * DAY_S
    maximum_download_time_s: float | None = 90 * DAY_S
    inactivity_timeout_s: float | None = 90 * DAY_S
    foreground_cost_policy: int = CostPolicy.STANDARD
    background_cost_policy: int = CostPolicy.STANDARD
    user_priority: int = Priority.NORMAL
    import_priority: int = Priority.NORMAL
    auto_complete: bool = False
    on_conflict: Conflict = Conflict.OVERWRITE
    find_checksums: bool = False
    follow_metalinks: bool = True
    on_battery: str = "run"
    on_power_saving: str = "background-waits"

    # Retries: delay doubles up to the maximum; a maximum equal to the delay keeps it constant.
    retry_delay_max_s: float = 600.0
    retry_delay_floor_s: float = 5.0
    retry_backoff: float = 1.0
    retry_jitter: float = 0.0
    retry_after_max_s: float = DAY_S
    disk_full_waits: bool = False
    vanished_folder_waits: bool = False

    # Scheduling.
    max_active_jobs: int | None = None
    max_background_jobs: int = 1
    files_at_once: int = 1
    time_slice_s: float | None = 300.0

    # Transfer.
    segments: int = 1
    segments_max: int = 16
    connections_per_host: int = 16
    accept_unknown_size: bool = False
    accept_no_ranges: bool = False
    lenient_links: bool = False
    refuse_web_pages: bool = False
    connect_timeout_s: float = 60.0
    answer_timeout_s: float = 300.0
    stall_timeout_s: float = 60.0
    rate_limit: int | None = None
    rate_schedule: str | None = None
    limit_override: str | None = None
    host_rate_limit: int | None = None
    host_rules: str | None = None
    network_limits: str | None = None
    disk_reserve: int = 0
    user_agent: str | None = None
    interface: str | None = None
    proxy: str = "system"
    proxy_bypass: str | None = None
    proxy_script: str | None = None
    ca_file: str | None = None
    accepted_certificates: str | None = None
    unencrypted_logins: str | None = None
    max_redirects: int = 20
    history_limit: int | None = None
    allow_notify_command: bool = False

    # The program and its window.
    resume_at_start: bool = True
    log_level: str = "info"
    download_folder: str | None = None
    appearance: str = "system"
    ask_before_quit: bool = True
    close_to_tray: bool = True
    notify_finished: bool = True
    notify_trouble: bool = True
    notify_sound: bool = False
    watch_clipboard: bool = False
    look_for_news: bool = False
    news_address: str | None = None  # who publishes builds names address and key here
    news_key: str | None = None
    done_command: str | None = None
    shortcuts: str | None = None


API_PRESET = Settings()

APP_PRESET = Settings(
    preset="app",
    max_jobs_per_user=None,
    max_jobs_per_machine=None,
    max_files_per_job=None,
    max_ranges_per_file=None,
    max_url_length=None,
    max_path_length=None,
    retry_delay_s=5.0,
    retry_delay_max_s=600.0,
    retry_delay_floor_s=0.0,
    retry_backoff=2.0,
    retry_jitter=0.25,
    retry_after_max_s=3600.0,
    no_progress_timeout_s=14 * DAY_S,
    maximum_download_time_s=None,
    inactivity_timeout_s=None,
    foreground_cost_policy=CostPolicy.ALWAYS,
    user_priority=Priority.FOREGROUND,
    import_priority=Priority.NORMAL,
    auto_complete=True,
    on_conflict=Conflict.RENAME,
    disk_full_waits=True,
    vanished_folder_waits=True,
    max_active_jobs=5,
    max_background_jobs=5,
    files_at_once=4,
    time_slice_s=None,
    segments=8,
    accept_unknown_size=True,
    accept_no_ranges=True,
    lenient_links=True,
    refuse_web_pages=True,
    disk_reserve=64_000_000,
)

PRESETS = {"api": API_PRESET, "app": APP_PRESET}

_COUNT = (1.0, 1e6)
_WEEK_S = (0.0, 7 * DAY_S)
_YEARS_S = (0.0, 3650 * DAY_S)
_TIMEOUT_S = (1.0, 3600.0)
_RATE = schedule.RATES

LIMITS: dict[str, tuple[float, float]] = {
    "max_jobs_per_user": _COUNT,
    "max_jobs_per_machine": _COUNT,
    "max_files_per_job": _COUNT,
    "max_ranges_per_file": _COUNT,
    "max_url_length": (100, 1e6),
    "max_path_length": (100, 1e6),
    "no_progress_timeout_s": _YEARS_S,
    "maximum_download_time_s": _YEARS_S,
    "inactivity_timeout_s": (60, 3650 * DAY_S),
    "max_active_jobs": (1, 100),
    "max_background_jobs": (0, 100),
    "files_at_once": (1, 64),
    "segments": (1, 16),
    "segments_max": (1, 16),
    "connections_per_host": (1, 64),
    "retry_delay_s": _WEEK_S,
    "retry_delay_max_s": _WEEK_S,
    "retry_delay_floor_s": _WEEK_S,
    "retry_after_max_s": _WEEK_S,
    "retry_backoff": (1, 10),
    "retry_jitter": (0, 1),
    "time_slice_s": (1, DAY_S),
    "connect_timeout_s": _TIMEOUT_S,
    "answer_timeout_s": _TIMEOUT_S,
    "stall_timeout_s": _TIMEOUT_S,
    "rate_limit": _RATE,
    "host_rate_limit": _RATE,
    "disk_reserve": (0, 2**50),
    "max_redirects": (0, 100),
    "history_limit": (0, 10**9),
}
"""Inclusive limits of every number that has no choices."""

_PRIORITIES = {priority.name.lower(): priority.value for priority in Priority}
_COST_POLICIES = {policy.name.lower(): policy.value for policy in CostPolicy}

CHOICES: dict[str, dict[str, object]] = {
    "preset": {name: name for name in PRESETS},
    "foreground_cost_policy": {**_COST_POLICIES},
    "background_cost_policy": {**_COST_POLICIES},
    "user_priority": {**_PRIORITIES},
    "import_priority": {**_PRIORITIES},
    "on_conflict": {conflict.value: conflict for conflict in Conflict},
    "on_battery": {name: name for name in ("run", "background-waits", "all-wait")},
    "on_power_saving": {name: name for name in ("run", "background-waits", "all-wait")},
    "log_level": {level: level for level in ("error", "warning", "info", "debug")},
    "appearance": {name: name for name in ("system", "light", "dark", "contrast")},
}
"""The only values a setting takes, by the words for them."""

TYPES: dict[str, Any] = get_type_hints(Settings)
"""The settings in the order of their table, with their types."""

NONE_ALLOWED = frozenset(name for name, kind in TYPES.items() if isinstance(None, kind))


def changed(settings: Settings, **values: object) -> Settings:
    """Return ``settings`` with ``values``; ValueError names the option and what it takes.

    Another preset brings its values for everything that was as the one before it has it.
    """
    for name, value in values.items():
        _check(name, value)
    chosen = values.pop("preset", settings.preset)
    own = {name: getattr(settings, name) for name in different(settings)}
    return replace(PRESETS[str(chosen)], **{**own, **values})


def different(settings: Settings) -> list[str]:
    """Return the names of the settings that are not as the preset has them."""
    base = PRESETS[settings.preset]
    return [name for name in TYPES if getattr(settings, name) != getattr(base, name)]


def default(settings: Settings, name: str) -> Any:  # noqa: ANN401 - of the setting's type
    """Return what a setting is in the preset. Raises: ValueError for an unknown name."""
    if name not in TYPES:
        raise ValueError(say("There is no setting {name}.", name=quoted(name)))
    return getattr(PRESETS[settings.preset], name)


def _check(name: str, value: object) -> None:
    if name not in TYPES:
        raise ValueError(say("There is no setting {name}.", name=quoted(name)))
    if not _is_of_type(name, value):
        raise ValueError(say("{name} does not take {value}.", name=name, value=quoted(value)))
    if value is None:
        return
    if name in CHOICES and value not in CHOICES[name].values():
        raise ValueError(
            say("{name} takes one of {words}.", name=name, words=", ".join(CHOICES[name]))
        )
    low, high = LIMITS.get(name, (float("-inf"), float("inf")))
    if isinstance(value, int | float) and not isinstance(value, bool) and not low <= value <= high:
        raise ValueError(
            say(
                "{name} must be between {low} and {high}.",
                name=name,
                low=f"{low:.15g}",
                high=f"{high:.15g}",
            )
        )
    if isinstance(value, str) and not isinstance(value, Conflict) and not value.isprintable():
        raise ValueError(say("{name} takes one line without control characters.", name=name))
    if name in _READERS:
        _READERS[name](str(value))
    if name in _FORMS and not _FORMS[name](str(value)):
        raise ValueError(say("{name} does not take {value}.", name=name, value=quoted(value)))


def _is_place(text: str) -> bool:
    return Path(text).is_absolute()


def _is_address(text: str) -> bool:
    """Return whether ``text`` is a link to a server; a login would lie open in the settings."""
    return proxy_choice.is_script(text) and urls.parse_remote(text).scheme != "file"


def _are_shortcuts(text: str) -> bool:
    """Return whether ``text`` is what :mod:`bitsgui.settings.shortcuts` reads."""
    try:
        shortcuts.parse(text)
    except ValueError:
        return False
    return True


_READERS: dict[str, Callable[[str], object]] = {
    "accepted_certificates": accepted.parse,
    "done_command": done_command.parse,
    "host_rules": host_rules.parse,
    "interface": checked_interface,
    "limit_override": override.parse,
    "network_limits": network_limits.parse,
    "news_key": news.read_keys,
    "proxy": lambda text: proxy_choice.chosen(text, None),
    "proxy_bypass": lambda text: proxy_choice.chosen(_ANY_PROXY, text),
    "rate_schedule": schedule.parse,
    "unencrypted_logins": unencrypted.parse,
}
"""What says itself, in a sentence, why it does not take a text."""
_ANY_PROXY = "any:1"
_FORMS = {
    "ca_file": _is_place,
    "download_folder": _is_place,
    "news_address": _is_address,
    "proxy_script": proxy_choice.is_script,
    "shortcuts": _are_shortcuts,
}


def _is_of_type(name: str, value: object) -> bool:
    """Return True also for an int where a float is wanted; True and False are no numbers."""
    kind = TYPES[name]
    if isinstance(value, bool):
        return kind is bool
    return isinstance(value, kind) or (isinstance(value, int) and "float" in str(kind))


def to_stored(settings: Settings) -> dict[str, object]:
    """Return what differs from the preset, as values JSON can hold."""
    names = different(settings)
    return {"preset": settings.preset, **{name: getattr(settings, name) for name in names}}


def from_stored(stored: dict[str, Any], default_preset: str) -> tuple[Settings, dict[str, Any]]:
    """Return the settings and the keys this version does not know (to be written back)."""
    settings = PRESETS.get(str(stored.get("preset", default_preset)), PRESETS[default_preset])
    unknown: dict[str, Any] = {}
    for name, value in stored.items():
        if name == "preset":
            continue
        try:
            settings = changed(settings, **{name: revive(name, value)})
        except ValueError:
            unknown[name] = value
    return settings, unknown


def revive(name: str, value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Return a value as JSON holds it as the setting wants it. Raises: ValueError."""
    return Conflict(value) if name == "on_conflict" else value
