"""One settings object, two presets, limits, and keys of other versions. Pure."""

from dataclasses import fields

import pytest

from bitsgui.settings.schema import (
    API_PRESET,
    APP_PRESET,
    LIMITS,
    Settings,
    changed,
    from_stored,
    to_stored,
)


def test_the_api_preset_is_the_contract():
    wanted = {
        "max_jobs_per_user": 60, "max_jobs_per_machine": 300, "max_files_per_job": 200,
        "max_ranges_per_file": 500, "max_url_length": 2200, "max_path_length": 260,
        "retry_delay_s": 600, "no_progress_timeout_s": 1_209_600, "retry_delay_floor_s": 5,
        "maximum_download_time_s": 7_776_000, "inactivity_timeout_s": 7_776_000,
        "max_background_jobs": 1, "files_at_once": 1, "auto_complete": False,
        "disk_full_waits": False, "accept_no_ranges": False, "accept_unknown_size": False,
        "lenient_links": False,
    }  # fmt: skip
    assert {name: getattr(API_PRESET, name) for name in wanted} == wanted


def test_the_app_preset_has_no_quota_and_goes_on_by_itself():
    quotas = [field.name for field in fields(Settings) if field.name.startswith("max_")]
    bounded = {"max_active_jobs", "max_background_jobs", "max_redirects"}
    assert [n for n in quotas if getattr(APP_PRESET, n) is not None and n not in bounded] == []
    assert (APP_PRESET.max_active_jobs, APP_PRESET.files_at_once, APP_PRESET.segments) == (5, 4, 8)
    assert APP_PRESET.auto_complete
    assert APP_PRESET.time_slice_s is APP_PRESET.inactivity_timeout_s is None


@pytest.mark.parametrize("name", LIMITS)
def test_limits_are_inclusive_and_named(name: str):
    low, high = LIMITS[name]
    kind = float if "float" in str(Settings.__annotations__[name]) else int
    for value in (kind(low), kind(high)):
        assert getattr(changed(API_PRESET, **{name: value}), name) == value
    for value in (kind(low) - 1, kind(high) * 2 + 1):
        with pytest.raises(ValueError, match=name):
            changed(API_PRESET, **{name: value})


@pytest.mark.parametrize(
    "values",
    [
        {"segments": "8"},
        {"segments": True},
        {"retry_backoff": True},
        {"auto_complete": 1},
        {"auto_complete": "yes"},
        {"preset": "other"},
        {"nonsense": 1},
    ],
)
def test_what_a_setting_does_not_take_is_refused(values: dict[str, object]):
    with pytest.raises(ValueError, match=next(iter(values))):
        changed(API_PRESET, **values)


def test_another_preset_brings_its_values_and_leaves_those_that_were_chosen():
    chosen = changed(APP_PRESET, segments=3, rate_limit=2048)
    other = changed(chosen, preset="api")
    assert other == changed(API_PRESET, segments=3, rate_limit=2048)
    assert changed(other, preset="app") == chosen
    assert changed(chosen, preset="api", segments=5).segments == 5


def test_only_what_differs_from_the_preset_is_stored_and_comes_back():
    settings = changed(APP_PRESET, segments=3, rate_limit=2048)
    stored = to_stored(settings)
    assert stored == {"preset": "app", "segments": 3, "rate_limit": 2048}
    assert from_stored(stored, "api") == (settings, {})


def test_unknown_keys_and_values_are_kept_aside():
    stored = {"preset": "api", "segments": 2, "of the future": [1], "files_at_once": 10**6}
    settings, unknown = from_stored(stored, "app")
    assert settings == changed(API_PRESET, segments=2)
    assert unknown == {"of the future": [1], "files_at_once": 10**6}


def test_without_a_choice_the_default_preset_is_used():
    assert from_stored({}, "app")[0] == APP_PRESET
    assert from_stored({"preset": "of the future"}, "api")[0] == API_PRESET
