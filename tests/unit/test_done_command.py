"""What is run when all is done: a program and arguments, whatever a download is called."""

import pytest

from bitsgui.settings import schema
from bitsgui.settings.done_command import filled, parse


def test_a_command_is_split_as_people_write_it():
    text = "'/opt/my tools/say' --now \"all done\" x=1"
    assert parse(text) == ("/opt/my tools/say", "--now", "all done", "x=1")


def test_placeholders_are_filled_into_single_arguments():
    words = filled("say {job} --of={file} {file}", file="/a b/$(x);'", job="A & B {file}")
    assert words == ("say", "A & B {file}", "--of=/a b/$(x);'", "/a b/$(x);'")


@pytest.mark.parametrize(
    ("job", "argument"), [("--help", "help"), ("-\n-x", "x"), ("a\x1b[2J-b", "a[2J-b"), ("-", "")]
)
def test_no_name_becomes_an_option_or_moves_the_cursor(job, argument):
    assert filled("say {job}", file="/f", job=job) == ("say", argument)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "no program"),
        ("   ", "no program"),
        ("'' a", "no program"),
        ("say 'a", "quotation mark"),
        ("{file} a", "must not depend"),
        ("say {name}", "no placeholder"),
        ("say {file", "no placeholder"),
        ("say {", "no placeholder"),
    ],
)
def test_what_cannot_be_run_is_refused_in_a_sentence(text, says):
    with pytest.raises(ValueError, match=says):
        schema.changed(schema.APP_PRESET, done_command=text)


def test_there_is_none_until_somebody_writes_one():
    assert schema.APP_PRESET.done_command is None
