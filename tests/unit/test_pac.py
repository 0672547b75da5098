"""What proxy scripts are asked, and what their answers mean."""

import pytest

from bitsgui.bits.pac import parse_answer, question
from bitsgui.bits.urls import parse_remote


@pytest.mark.parametrize(
    ("link", "asked"),
    [
        ("https://user:secret@host.example/private/f.bin?token=1#x", "https://host.example/"),
        ("http://host.example:8080/private/f.bin?token=1", "http://host.example:8080/"),
        ("https://host.example:443/", "https://host.example/"),
        ("http://[2001:db8::1]/f", "http://[2001:db8::1]/"),
    ],
)
def test_a_script_sees_neither_paths_nor_logins(link: str, asked: str) -> None:
    remote = parse_remote(link)
    assert question(remote) == (asked, remote.host.strip("[]"))


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("PROXY a:1; SOCKS5 b:2; DIRECT", ["http://a:1", "socks5h://b:2", "direct://"]),
        ("  proxy a:1 ;;direct;", ["http://a:1", "direct://"]),
        ("HTTP a:1; HTTPS b", ["http://a:1", "https://b"]),
        ("SOCKS a:1; SOCKS4 b:2", ["socks4://a:1", "socks4://b:2"]),
        ("PROXY [::1]:3128", ["http://[::1]:3128"]),
        ("PROXY a:1; PROXY a:1; PROXY b:1", ["http://a:1", "http://b:1"]),
        ("QUIC a:1; PROXY b:2", ["http://b:2"]),
        ("PROXY user:secret@a:1; PROXY b:2", ["http://b:2"]),
        ("PROXY a:1 b:2; PROXY c:3", ["http://c:3"]),
        ("", ["direct://"]),
        ("null", ["direct://"]),
    ],
)
def test_an_answer_is_a_list_in_the_order_to_try(answer: str, expected: list[str]) -> None:
    assert parse_answer(answer) == expected


@pytest.mark.parametrize("answer", ["undefined", "PROXY", "a:1", "PROXY a:x", "DIRECT a", ";", "5"])
def test_an_answer_without_any_entry_is_no_leave_to_go_directly(answer: str) -> None:
    with pytest.raises(ValueError, match="No proxy can be read"):
        parse_answer(answer)


@pytest.mark.parametrize("answer", ["PROXY amy:word@a:1", "PROXY http://amy:word@a:1"])
def test_an_answer_that_cannot_be_read_is_quoted_without_its_password(answer: str) -> None:
    with pytest.raises(ValueError, match="No proxy can be read") as caught:
        parse_answer(answer)
    assert "word" not in str(caught.value)
