import pytest

from bitsgui.bits.command_lines import command_text, first_word


@pytest.mark.parametrize(
    ("parameters", "parts"),
    [
        ("", ("", "")),
        ("tool", ("tool", "")),
        ("  tool --done  x", ("tool", "--done  x")),
        ('"my tool" --done', ("my tool", "--done")),
        ('"never closed', ("never closed", "")),
    ],
)
def test_the_first_word_ends_at_a_space_or_its_quote(parameters, parts):
    assert first_word(parameters) == parts


@pytest.mark.parametrize(
    ("program", "parameters", "text"),
    [
        ("", "", ""),
        ("/usr/bin/tool", "", "/usr/bin/tool"),
        ("/usr/bin/tool", "tool --done 'a b'", "/usr/bin/tool --done 'a b'"),
        ("C:\\My Tools\\t.exe", '"C:\\My Tools\\t.exe" -x', '"C:\\My Tools\\t.exe" -x'),
    ],
)
def test_a_command_is_shown_with_the_whole_path_of_its_program(program, parameters, text):
    assert command_text(program, parameters) == text
