"""Rules of curl_command.py and shell_words.py."""

from email.parser import BytesParser
from email.policy import HTTP

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitsgui.bits.curl_command import CurlError, is_curl, parse
from bitsgui.bits.shell_words import SplitError, split

FORM = "application/x-www-form-urlencoded"
CHROME_BASH = r"""curl 'https://files.example/get.php?id=7&t=\[1-2\]' \
  -H 'accept: text/html,*/*;q=0.8' \
  -H 'accept-encoding: gzip, br' \
  -H 'accept-language: de' \
  -b 'sid=a%3D1; theme=dark' \
  -H 'referer: https://files.example/list' \
  -H 'sec-ch-ua: "Chromium";v="140", "Not=A?Brand";v="24"' \
  -H 'user-agent: Mozilla/5.0 (X11; Linux x86_64)' \
  -H $'x-note: it\'s \u0041\x42' \
  --compressed"""
FIREFOX = r"""curl 'https://files.example/a.iso' --compressed \
 -H 'User-Agent: Mozilla/5.0 Firefox/145' -H 'Cookie: a=b' \
 -H 'Connection: keep-alive' -H 'Range: bytes=100-' -H 'Authorization: Bearer x'"""
CHROME_CMD = (
    'curl ^"https://files.example/a.zip?x=1^&y=^%^20z^" ^\r\n'
    '  -H ^"sec-ch-ua: ^\\^"Chromium^\\^";v=^\\^"140^\\^"^" ^\r\n'
    '  -b ^"sid=1; b=2^" ^\r\n'
    '  -H ^"user-agent: Mozilla/5.0 ^(Windows NT 10.0^)^" ^\r\n'
    "  --compressed"
)
OLD_CMD = (
    'curl "https://files.example/a.zip?x=1&y="%"20z" ^\n'
    '  -H "sec-ch-ua: \\"Chromium\\";v=\\"9\\"" ^\n'
    '  -H "x-two: ""q""" ^\n'
    "  --compressed"
)


def test_what_chrome_copies_for_a_posix_shell_is_read():
    command = parse(CHROME_BASH)
    assert command.urls == (r"https://files.example/get.php?id=7&t=\[1-2\]",)
    assert dict(command.headers) == {
        "accept": "text/html,*/*;q=0.8",
        "accept-language": "de",
        "sec-ch-ua": '"Chromium";v="140", "Not=A?Brand";v="24"',
        "x-note": "it's AB",
        "Cookie": "sid=a%3D1; theme=dark",
    }
    assert command.referer == "https://files.example/list"
    assert command.user_agent == "Mozilla/5.0 (X11; Linux x86_64)"
    assert command.ignored == ()


def test_what_firefox_copies_is_read_and_what_asks_for_a_part_is_named():
    command = parse(FIREFOX)
    assert command.headers == (("Authorization", "Bearer x"), ("Cookie", "a=b"))
    assert command.user_agent == "Mozilla/5.0 Firefox/145"
    assert command.ignored == ("Range",)


@pytest.mark.parametrize("text", [CHROME_CMD, OLD_CMD])
def test_what_is_copied_for_windows_is_read(text):
    command = parse(text)
    assert command.urls == ("https://files.example/a.zip?x=1&y=%20z",)
    assert dict(command.headers)["sec-ch-ua"].startswith('"Chromium";v="')
    assert command.ignored == ()


def test_lines_joined_as_powershell_does_are_read():
    text = (
        'curl.exe "https://a.example/f.zip?x=1&y=2" `\n'
        '  -H "Accept: */*" ` \n  -H "Cookie: a=`"b`"" `\n'
        "  -A 'Some Browser'"
    )
    command = parse(text)
    assert command.urls == ("https://a.example/f.zip?x=1&y=2",)
    assert command.headers == (("Accept", "*/*"), ("Cookie", 'a="b"'))
    assert command.user_agent == "Some Browser"


def test_quotes_of_windows_may_be_doubled():
    assert dict(parse(OLD_CMD).headers)["x-two"] == '"q"'
    assert parse(CHROME_CMD).user_agent == "Mozilla/5.0 (Windows NT 10.0)"


@pytest.mark.parametrize(
    ("options", "field", "value"),
    [
        ("-o a.zip", "name", "a.zip"),
        ("-oa.zip", "name", "a.zip"),
        ("--output=/tmp/x/a.zip", "name", "a.zip"),
        (r"-o 'C:\x\a.zip'", "name", "a.zip"),
        ("> a.zip", "name", "a.zip"),
        ("-o -", "name", None),
        ("-sSLO", "name", None),
        ("-A agent", "user_agent", "agent"),
        ("-e 'http://p/;auto'", "referer", "http://p/"),
        ("-u me:a:b", "user", "me"),
        ("-u me:a:b", "password", "a:b"),
        ("-X GET -L --compressed -g", "ignored", ()),
        ("-X get", "method", None),
        ("-X POST", "method", "POST"),
        ("-X POST", "data", None),
        ("-X PUT -d a", "method", "PUT"),
        ("-X GET -d a", "method", "GET"),
        ("-d a", "method", None),
        ("-G -d a=1", "method", None),
        ("-G -d a=1", "data", None),
        ("-X POST -G -d a=1", "method", "POST"),
        ("-d a=1 --data-raw @b --data-urlencode 'c=x y'", "data", "a=1&@b&c=x%20y"),
        ("-d ''", "data", ""),
        ("-d a", "headers", (("Content-Type", FORM),)),
        ("-d a -H 'content-type: text/csv'", "headers", (("content-type", "text/csv"),)),
        ("--json '{\"a\":' --json '1}'", "data", '{"a":1}'),
        (
            "--json 1 -H 'accept: */*'",
            "headers",
            (("accept", "*/*"), ("Content-Type", "application/json")),
        ),
        ("--http2 -H 'Host: h'", "ignored", ()),
        ("-m 10 --max-redirs 3 --frobnicate", "ignored", ("-m", "--max-redirs", "--frobnicate")),
        ("-x http://p:1 -Z", "ignored", ("--proxy", "-Z")),
        ("-b jar.txt", "ignored", ("--cookie jar.txt",)),
        ("-H @names", "ignored", ("@names",)),
        ("-H 'X-Empty;' -H 'Accept:'", "headers", (("X-Empty", ""),)),
        ("-b a=1 -b 'b=2;'", "headers", (("Cookie", "a=1; b=2"),)),
    ],
)
def test_options_are_read_as_curl_does(options, field, value):
    assert getattr(parse(f"curl http://h/f {options}"), field) == value


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("curl h.example/x", ("http://h.example/x",)),
        ("$ curl.exe http://h/?a=1&b=2", ("http://h/?a=1&b=2",)),
        ("curl http://h/1 --url http://h/2 ;", ("http://h/1", "http://h/2")),
        ("curl http://h/[1-3]", ("http://h/[1-3]",)),
        ("curl -g http://h/[1-3]", (r"http://h/\[1-3\]",)),
        (
            "curl -G http://h/?a=1#f -d b=2 --data-urlencode 'c=x y'",
            ("http://h/?a=1&b=2&c=x%20y#f",),
        ),
        (
            "curl http://h/[1-3] --url-query 'a=x y' --url-query +b=%20",
            ("http://h/[1-3]?a=x%20y&b=%20",),
        ),
        ("curl -G http://h/[1-3] -d a={b,c}", (r"http://h/[1-3]?a=\{b,c\}",)),
        ("curl -gG http://h/[1] -d a={b,c}", (r"http://h/\[1\]?a=\{b,c\}",)),
        ('curl "http://h/\\"q\\""', ('http://h/"q"',)),
    ],
)
def test_links_are_read_as_curl_does(text, urls):
    assert parse(text).urls == urls


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ("-d @x", "sends a file"),
        ("--data-binary @x", "sends a file"),
        ("--data-urlencode a@x", "sends a file"),
        ("--json @x", "sends a file"),
        ("-F file=@x", "sends a file"),
        ("-F 'text=<x'", "sends a file"),
        ("-T x", "sends a file"),
        ("-G -d @x", "sends a file"),
        ("-F x", "no name"),
        ("-F a=b -d c", "curl refuses"),
        ("-I", "headers alone"),
        ("-X HEAD", "headers alone"),
        ("-k", "certificates"),
        ("--insecure", "certificates"),
        ("-H", "cut off after -H"),
        ("-H 'x", "cut off"),
        ("; rm x", "several commands"),
        ("& curl http://h/2", "several commands"),
        ("\ncurl http://h/2", "several commands"),
    ],
)
def test_what_a_download_cannot_do_is_refused_with_a_sentence(options, words):
    with pytest.raises(CurlError, match=words) as raised:
        parse(f"curl http://h/f {options}")
    assert str(raised.value).endswith(".")


def test_only_a_command_is_taken_for_one():
    assert is_curl("  $ curl 'http://h/'")
    assert is_curl("CURL.EXE x")
    assert not is_curl("curly http://h/")
    assert not is_curl("https://h/curl ")
    with pytest.raises(CurlError, match="no link"):
        parse("curl -L")
    with pytest.raises(CurlError, match="not a cURL"):
        parse("wget http://h/")


def test_secrets_do_not_show_in_the_repr():
    assert "geheim" not in repr(parse("curl -u me:geheim -b s=geheim -d geheim http://h/"))


def test_the_fields_of_a_form_become_what_a_browser_sends():
    text = r"""curl http://h/ -F a=1 -F 'b="x;\"y";type=text/plain' --form-string 'c=@z' """
    command = parse(text)
    message = BytesParser(policy=HTTP).parsebytes(
        "\r\n".join([f"{name}: {value}" for name, value in command.headers]).encode()
        + b"\r\n\r\n"
        + (command.data or "").encode()
    )
    parts = [
        (part.get_param("name", header="content-disposition"), part.get_content())
        for part in message.iter_parts()
    ]
    assert parts == [("a", "1"), ("b", 'x;"y'), ("c", "@z")]
    assert command == parse(text)  # the same each time it is read
    assert command.method is None


@given(st.text(st.sampled_from("aé \\'\"^$\n&%;"), max_size=25))
def test_a_word_quoted_for_a_shell_comes_back(text):
    posix = "'" + text.replace("'", "'\\''") + "'"
    assert split(f"x {posix}") == ["x", text]


@given(st.text(st.sampled_from("abx \\'\"^$\n&%;-"), max_size=40))
def test_any_text_is_split_or_refused_with_a_sentence(text):
    for command in (text, f'^"{text}'):
        try:
            words = split(command)
        except SplitError:
            continue
        assert all(isinstance(word, str) for word in words)
