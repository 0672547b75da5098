"""The settings, from the command line to the running program."""

import shutil
import subprocess
import sys
from argparse import ArgumentTypeError
from dataclasses import fields
from pathlib import Path

import pytest

from bitsgui.cli import limits, values
from bitsgui.desktop.ownership import MARK
from bitsgui.settings.schema import (
    API_PRESET,
    APP_PRESET,
    CHOICES,
    LIMITS,
    TYPES,
    Settings,
    changed,
    default,
    revive,
)
from bitsgui.settings.texts import TEXTS, allowed, written
from tests.cli.conftest import TIMEOUT_S, Program, events, wait_for
from tests.servers.script import Script


def test_every_setting_has_a_sentence_and_bounds():
    names = [field.name for field in fields(Settings)]
    assert list(TEXTS) == list(TYPES) == names
    unbounded = [name for name in names if name not in LIMITS | CHOICES and TYPES[name] is not bool]
    assert unbounded == [
        "rate_schedule",
        "limit_override",
        "host_rules",
        "network_limits",
        "user_agent",
        "interface",
        "proxy",
        "proxy_bypass",
        "proxy_script",
        "ca_file",
        "accepted_certificates",
        "unencrypted_logins",
        "download_folder",
        "news_address",
        "news_key",
        "done_command",
        "shortcuts",
    ]
    assert all(text.endswith(".") for text in TEXTS.values())


@pytest.mark.parametrize("name", LIMITS)
def test_both_bounds_of_a_setting_can_be_written_as_they_are_shown(name):
    low, high = (float(bound) for bound in LIMITS[name])
    shown = allowed(name).removesuffix(", or none").split(" to ")
    assert [float(values.setting(name, text)) for text in shown] == [low, high]


@pytest.mark.parametrize("preset", [API_PRESET, APP_PRESET], ids=lambda preset: preset.preset)
@pytest.mark.parametrize("name", TYPES)
def test_every_value_can_be_written_as_it_is_shown(name, preset):
    text = written(name, default(preset, name))
    again = revive(name, values.setting(name, text))
    assert again == getattr(preset, name)
    assert changed(preset, **{name: again}) == preset


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("rate_limit", "2M", 2 << 20),
        ("disk_reserve", "0", 0),
        ("retry_delay_s", ".5", 0.5),
        ("stall_timeout_s", "2m", 120),
        ("auto_complete", "off", False),
        ("on_conflict", "ask", "ask"),
        ("user_priority", "LOW", 3),
        ("max_active_jobs", "none", None),
    ],
)
def test_values_are_written_the_way_people_do(name, text, value):
    assert values.setting(name, text) == value


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("segments", "17"),
        ("segments", "none"),
        ("segments", "many"),
        ("retry_jitter", "nan"),
        ("auto_complete", "1.5"),
        ("on_conflict", "explode"),
        ("user_agent", "two\nlines"),
        ("stall_timeout_s", "0"),
        ("download_folder", "somewhere"),
        ("ca_file", "ca.pem"),
        ("shortcuts", "Ctrl+N"),
        ("host_rules", '{"a b": {}}'),
        ("proxy", "ftp://proxy.example"),
        ("proxy", "http://amy:secret@proxy.example"),
        ("proxy_bypass", "*.example.org [::"),
        ("proxy_script", "proxy.pac"),
        ("proxy_script", "ftp://intranet.example/proxy.pac"),
        ("proxy_script", "http://user:secret@intranet.example/proxy.pac"),
        ("preset", "other"),
    ],
)
def test_what_a_setting_does_not_take_is_refused_with_what_it_takes(name, text):
    with pytest.raises(ArgumentTypeError) as caught:
        values.setting(name, text)
    assert f"{name} does not take" in str(caught.value)
    assert allowed(name) in str(caught.value)


def test_the_refusal_of_a_rule_names_the_server_it_cannot_be_for():
    with pytest.raises(ArgumentTypeError, match="'a b' is no server\\. The host name contains"):
        values.setting("host_rules", '{"ok.example": {}, "a b": {}}')


def test_the_refusal_of_a_rule_does_not_repeat_a_password_in_it():
    rule = '{"a.example": {"proxy": "http://amy:s3cret@proxy.example"}}'
    with pytest.raises(ArgumentTypeError, match="Give them as its login") as caught:
        values.setting("host_rules", rule)
    assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("host_rules", '{"https://amy:s3cret@bad host/": {}}'),
        ("host_rules", '{"amy:s3cret@a.example": {}}'),
        ("host_rules", '{"https://amy:s3cret@a/": {}, "https://amy:s3cret@a/": {}}'),
        ("unencrypted_logins", "http://amy:s3cret@a.example/"),
        ("unencrypted_logins", "b.example amy:s3cret@a.example"),
        ("proxy_script", "http://amy:s3cret@a.example/proxy.pac"),
        ("proxy_script", "auto http://amy:s3cret@a.example/proxy.pac"),
        ("news_address", "https://amy:s3cret@a.example/"),
        ("news_address", "amy:s3cret@a.example/"),
        ("accepted_certificates", "https://amy:s3cret@a.example/"),
        ("accepted_certificates", '{"https://amy:s3cret@a.example/": "aa"}'),
    ],
)
def test_the_refusal_of_a_server_or_link_does_not_repeat_a_password_in_it(name, text):
    with pytest.raises(ArgumentTypeError) as caught:
        values.setting(name, text)
    assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "http://amy:s3cret@a.example/file",
        "http://amy:s3,s3cret@a.example/file",
        "at http://amy:s3cret@a.example/file",
        "amy:s3cret@a.example until tomorrow",
        "mon-fri http://amy:s3cret@a.example full",
        '{"http://amy:s3cret@a.example": 1, "http://amy:s3cret@a.example": 2}',
        "x" * 5000,
        f'{{"{"x" * 5000}": 1}}',
        f"daily {'x' * 5000} full",
    ],
    ids=range(9),
)
def test_what_came_into_the_wrong_setting_is_repeated_shortly_and_without_a_password(text):
    refused: dict[str, str] = {}
    for name in TYPES:
        for take in (lambda name, text: changed(APP_PRESET, **{name: text}), values.setting):
            try:
                take(name, text)
            except (ValueError, ArgumentTypeError) as error:
                refused[name] = refused.get(name, "") + str(error).replace(allowed(name), "")
    assert {"segments", "proxy", "interface", "rate_schedule", "network_limits"} <= refused.keys()
    assert [name for name, said in refused.items() if "s3cret" in said or len(said) > 900] == []


def test_the_link_of_a_rule_is_kept_without_its_password():
    text = '{"https://amy:word@ok.example/dir/": {"connections": 2}}'
    assert values.setting("host_rules", text) == '{"ok.example": {"connections": 2}}'
    assert values.setting("host_rules", "none") is None


def test_a_refused_setting_is_named_as_it_is_written(program):
    for words in (("retry-delay-s", "soon"), ("no_such_setting", "1")):
        done = program.run("set", "--global", *words)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith("bitsgui: --global: ")
        assert words[0].replace("-", "_") in done.stderr


def test_a_file_without_certificates_is_refused_and_named(program, tmp_path):
    empty = tmp_path / "empty.pem"
    empty.write_bytes(b"")
    done = program.run("set", "--global", "ca_file", str(empty))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"bitsgui: {empty} holds no certificates that can be read.\n"
    assert "ca_file = none\n" in program.run("settings").stdout


def test_a_setting_is_changed_kept_and_put_back(program):
    assert "segments = 8\n" in program.run("settings").stdout
    done = program.run("set", "--global", "segments", "3")
    assert (done.returncode, done.stdout) == (0, "segments = 3 (by default 8)\n")
    listed = events(program.run("settings", "--json").stdout)
    assert [entry["name"] for entry in listed] == list(TYPES)
    entry = {entry["name"]: entry for entry in listed}["segments"]
    assert (entry["value"], entry["default"], entry["allowed"]) == (3, 8, "1 to 16")
    done = program.run("set", "--global", "segments", "--default")
    assert (done.returncode, done.stdout) == (0, "segments = 8\n")


def test_a_schedule_says_what_holds_now_and_what_is_wrong_with_one_that_is_not_taken(program):
    done = program.run("set", "--global", "rate-schedule", "daily 0-24 pause")
    said = "rate_schedule = daily 0-24 pause (by default none)\n    Now: no downloads"
    assert (done.returncode, done.stdout) == (0, f"{said} by the schedule.\n")
    done = program.run("set", "--global", "rate_schedule", "mon 8-18 fast")
    assert "'fast' is no speed: write full, pause, or a rate as in 500k." in done.stderr
    done = program.run("set", "--global", "limit_override", "full")
    assert (done.returncode, done.stdout) == (1, "")
    assert "The schedule of speed limits never changes" in done.stderr
    (entry,) = events(program.run("set", "--global", "rate_limit", "2M", "--json").stdout)
    assert entry["now"]["rate"] == 0


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ({"rate": None, "source": "usual", "until": None, "then": None}, "full speed"),
        (
            {"rate": 2_000_000, "source": "schedule", "until": "2026-11-23T18:00", "then": 0},
            "at most 2.0 MB/s by the schedule until 2026-11-23 18:00, then no downloads",
        ),
        (
            {"rate": 0, "source": "override", "until": "2026-11-23T18:00", "then": None},
            "no downloads in place of the schedule until 2026-11-23 18:00, then full speed",
        ),
    ],
)
def test_what_holds_for_all_downloads_is_said_in_words(answer, words):
    assert limits.words(answer) == f"Now: {words}."


@pytest.mark.parametrize(
    "arguments",
    [
        ["--global", "segments", "99"],
        ["--global", "nonsense", "1"],
        ["--global", "nonsense", "--default"],
        ["--global", "segments"],
        ["--global", "segments", "1", "--default"],
        ["--global", "segments", "1", "--priority", "low"],
        ["--default"],
    ],
)
def test_a_wrong_change_of_a_setting_is_bad_usage(program, arguments):
    done = program.run("set", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("bitsgui: ")


def test_a_setting_is_in_force_at_once_in_the_program_that_runs(program, server):
    url = server.script("/slow", Script(size=4_000_000, rate=20_000))
    process = program.start("transfer", url, "--to", str(program.folder), "--json")
    wait_for(process, "progress")
    assert program.run("set", "--global", "max_redirects", "7").returncode == 0
    listed = events(program.run("settings", "--json").stdout)
    assert {entry["name"]: entry["value"] for entry in listed}["max_redirects"] == 7
    assert process.poll() is None


def test_where_a_package_manager_brings_newer_versions_nobody_is_asked_for_news(
    program: Program, checkout: Path, tmp_path: Path
):
    modules = tmp_path / "installed" / "bitsgui"
    shutil.copytree(checkout / "bitsgui", modules, ignore=shutil.ignore_patterns("__pycache__"))
    (modules / MARK).write_text("APT\n")
    done = subprocess.run(
        [sys.executable, "-m", "bitsgui", "set", "--global", "look_for_news", "on"],
        cwd=modules.parent,
        env=program.environment(PYTHONDONTWRITEBYTECODE="1"),
        capture_output=True,
        text=True,
        timeout=TIMEOUT_S,
        check=False,
    )
    assert done.returncode != 0
    assert "Newer versions of this program come by APT." in done.stderr
