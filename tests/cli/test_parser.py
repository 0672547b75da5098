"""What may be written on the command line, and what is said about the rest."""

import argparse
import re
from argparse import ArgumentTypeError

import pytest

from bitsgui.bits.types import Priority
from bitsgui.cli import values
from bitsgui.cli.parser import _parser, parse

URL = "https://example.org/a.zip"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1024", 1024),
        ("500k", 512_000),
        ("2M", 2 << 20),
        ("1.5 MiB/s", 1_572_864),
        ("1G", 1 << 30),
        (".5M", 1 << 19),
    ],
)
def test_rates_are_written_with_binary_factors(text, expected):
    assert values.rate(text) == expected


@pytest.mark.parametrize("text", ["", "0", ".", ".M", "-2M", "2Q", "M", "1e9", "100000T", "nan"])
def test_other_rates_are_refused_with_what_to_write(text):
    with pytest.raises(ArgumentTypeError, match="write"):
        values.rate(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0", 0),
        ("30", 30),
        (".5", 0.5),
        ("2.", 2),
        (".5m", 30),
        ("90s", 90),
        ("10m", 600),
        ("2h", 7200),
        ("1d", 86400),
    ],
)
def test_times_are_written_in_seconds_or_with_a_unit(text, expected):
    assert values.duration(text) == expected


@pytest.mark.parametrize("text", ["", "-1", ".", "1.2.3", "soon", "1w", "9" * 20])
def test_other_times_are_refused_with_what_to_write(text):
    with pytest.raises(ArgumentTypeError, match="write"):
        values.duration(text)


@pytest.mark.parametrize("text", ["0", "17", "-1", "two", "1.5", "²"])
def test_segments_are_limited(text):
    with pytest.raises(ArgumentTypeError, match="from 1 to 16"):
        values.segments(text)


@pytest.mark.parametrize("line", ["", "no colon", ": x", "A b: c", "A: b\r\nC: d", "A: b\x00"])
def test_a_refused_header_is_not_repeated(line):
    with pytest.raises(ArgumentTypeError) as caught:
        values.header(line)
    assert str(caught.value) == "a header is written as 'Name: value', on one line"


def test_global_options_may_stand_before_and_behind_the_command():
    assert parse(["--profile", "p", "list"]).profile == "p"
    assert parse(["list", "--profile", "p"]).profile == "p"
    assert parse(["--verbose", "list"]).verbose
    assert not parse(["list"]).verbose


@pytest.mark.parametrize("option", ["--json", "--quiet"])
def test_how_a_command_answers_may_be_said_before_it(option):
    name = option[2:]
    assert getattr(parse([option, "list"]), name)
    assert getattr(parse(["list", option]), name)
    assert not getattr(parse(["list"]), name)


def options_of(parser):
    """Every option and argument of a parser and of the commands below it."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                yield from options_of(command)
        else:
            yield f"{parser.prog} {'/'.join(action.option_strings) or action.dest}", action


def test_every_option_of_every_command_says_what_it_does():
    found = dict(options_of(_parser()[0]))
    assert len(found) > 90
    assert [name for name, action in found.items() if len(action.help or "") < 8] == []


def test_make_and_the_readme_know_every_command(checkout):
    commands = set(_parser()[1])
    (line,) = re.findall(r"^COMMANDS := (.*)$", (checkout / "Makefile").read_text(), re.MULTILINE)
    assert set(line.split()) == commands - {"open"}  # the others need the libraries of the window
    table = (checkout / "README.md").read_text().partition("| Command |")[2].partition("| Exit")[0]
    assert {word for word in commands if not re.search(rf"`{word}\b", table)} == set()


def test_the_help_of_transfer_names_every_option_with_its_words(capsys):
    with pytest.raises(SystemExit):
        parse(["transfer", "--help"])
    shown = " ".join(capsys.readouterr().out.split())
    for words in (
        "URL link in quotes",
        "--user-agent S what servers are told the program is",
        "--referer URL page the link stands on",
    ):
        assert words in shown


def test_without_a_command_the_window_is_meant():
    options = parse([])
    assert (options.command, options.profile) == (None, None)


def test_every_option_of_transfer_is_read():
    words = (
        f"transfer {URL} --to d --name n --one-job --checksum sha-256={'0' * 64} --header A:b "
        "--header @f --user-agent u --referer r --cookies c --priority low --limit 2M "
        "--segments 3 --retry-delay 0 --no-progress-timeout 10 --max-time 1h "
        "--on-conflict skip --json --quiet"
    )
    options = parse(words.split())
    assert options.header == ["A:b", "@f"]
    assert options.priority is Priority.LOW
    assert (options.limit, options.segments, options.max_time) == (2 << 20, 3, 3600)
    assert (options.retry_delay, options.no_progress_timeout) == (0, 10)


@pytest.mark.parametrize(
    "argv",
    [
        ["transfer"],
        ["add"],
        ["transfer", "example.org/a"],
        ["transfer", "gopher://a/b"],
        ["transfer", URL, URL, "--name", "n"],
        ["transfer", URL, URL, "--checksum", "md5=" + "0" * 32],
        ["transfer", URL, "--checksum", "sha-256=12"],
        ["transfer", URL, "--limit", "fast"],
        ["transfer", URL, "--segments", "99"],
        ["transfer", URL, "--priority", "urgent"],
        ["transfer", URL, "--on-conflict", "panic"],
        ["transfer", URL, "--nonsense"],
        ["transfer", URL, "--pri", "high"],
        ["add", URL, "--part", "f", "--input", "links"],
        ["add", URL, "--name", "n", "--input", "links"],
        ["add", URL, "--checksum", "md5=" + "0" * 32, "--input", "links"],
        ["resume", "abcd", "--accept", "--restart"],
        ["show"],
        ["show", "xyz"],
        ["show", "abc"],
        ["suspend"],
        ["suspend", "abcd", "--all"],
        ["set", "abcd"],
        ["set", "abcd", "--name", ""],
        ["nonsense"],
        ["--json"],
        ["--quiet"],
    ],
)
def test_bad_usage_ends_with_2_and_one_sentence_on_stderr(argv, capsys):
    with pytest.raises(SystemExit) as caught:
        parse(argv)
    out, err = capsys.readouterr()
    assert caught.value.code == 2
    assert out == ""
    assert err.startswith("bitsgui: ")
    assert "--help`" in err


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (["transfer", URL, "--limit", "fast"], "bitsgui: --limit: 'fast' is no rate"),
        (
            ["transfer", URL, "--interface", "a b"],
            "bitsgui: --interface: 'a b' is neither the name",
        ),
        (["set", "abcd", "--interface", "224.0.0.1"], "is no address of one computer.\n"),
        (["transfer"], "See `bitsgui transfer --help`."),
        (["set", "--global", "segments"], "See `bitsgui set --help`."),
        (["list", "x"], "See `bitsgui list --help`."),
        (["--profile", "", "list"], "--profile names no folder."),
        (["add", "http://a/b", "--to", ""], "--to names no folder."),
        (["set", "abcd", "--to", ""], "--to names no folder."),
        (["add", "--input", ""], "--input names no file."),
        (["add", "http://a/b", "--cookies", ""], "--cookies names no file."),
        (["add", "http://a/b", "--part", ""], "--part names no file."),
        (["add", "http://a/b", "--header", ""], "--header is empty; write 'Name: value'"),
        (["set", "abcd", "--header", "@"], "--header is empty; write 'Name: value'"),
        (["add", "http://a/b", "--max-time", "0"], "--max-time 0 leaves no time; leave it out"),
        (["lsit"], "there is no command 'lsit'; the commands are transfer, add, list, "),
        (
            ["http:/amy:word@a/b"],
            "to download a link write `bitsgui transfer LINK`, or `bitsgui add",
        ),
        (["show", "http://amy:word@a/b"], "JOB: 'http://a/b' is no id of a download"),
        (["ftp://a/b"], "to download a link write `bitsgui transfer LINK`, or `bitsgui add"),
        (["open", "--to", "x", URL], "unrecognized arguments: --to"),
        (["--hidden", "open", URL], "--hidden goes with no command"),
        (["open", URL, "--json"], "--json and --quiet are for commands"),
    ],
)
def test_bad_usage_names_the_option_and_the_help_of_its_command(argv, says, capsys):
    with pytest.raises(SystemExit):
        parse(argv)
    assert says in capsys.readouterr().err


@pytest.mark.parametrize("before", [["transfer"], []])
def test_user_info_of_a_refused_link_is_not_repeated(before, capsys):
    with pytest.raises(SystemExit):
        parse([*before, "gopher://user:geheim@host/x"])
    assert "geheim" not in capsys.readouterr().err


def test_links_and_ids_may_follow_options():
    options = parse(["transfer", "http://h/a", "--limit", "2M", "http://h/b", "--quiet"])
    assert options.urls == ["http://h/a", "http://h/b"]
    options = parse(["resume", "abcd", "--accept", "ABCE"])
    assert options.jobs == ["abcd", "abce"]


@pytest.mark.parametrize(
    ("rest", "says"),
    [
        (["--name", "x", "http://h/b"], "--name is for one link"),
        (["--quiet", "ftp://h/b"], "Only http, https and file"),
        (["--quiet", "http://h/b", "--no-such"], "unrecognized arguments"),
    ],
)
def test_what_follows_an_option_is_checked_too(capsys, rest, says):
    with pytest.raises(SystemExit) as ended:
        parse(["transfer", "http://h/a", *rest])
    assert ended.value.code == 2
    assert says in capsys.readouterr().err


@pytest.mark.parametrize("before", [[], ["open"], ["open", "--"]])
def test_a_link_in_place_of_a_command_is_opened(before):
    options = parse([*before, "bitsgui:add?url=http://a/b", URL])
    assert (options.command, options.links) == ("open", ["bitsgui:add?url=http://a/b", URL])


@pytest.mark.parametrize("before", [[], ["open", "--"]])
def test_no_word_behind_a_link_that_was_handed_over_is_an_option(before):
    options = parse([*before, "bitsgui:add?url=a", "--profile", "/x", "-h"])
    assert options.links[1:] == ["--profile", "/x", "-h"]
    assert options.profile is None


def test_open_without_links_is_the_window():
    assert parse(["open"]).links == []
