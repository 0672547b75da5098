"""The answers of Digest, against the examples of its documents."""

import hashlib

import pytest

from bitsgui.bits.challenges import parse_challenges
from bitsgui.bits.digest_login import DigestSession

REQUEST = ("GET", "/dir/index.html")
LOGIN = ("Mufasa", "Circle of Life")


def session(*values: str) -> DigestSession:
    found = DigestSession.strongest(parse_challenges(values))
    assert found is not None
    return found


def params(answer: str) -> dict[str, str]:
    (found,) = parse_challenges([answer])
    assert found.scheme == "digest"
    return dict(found.params)


RFC_7616 = (
    'Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm={}, '
    'nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", '
    'opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"'
)


@pytest.mark.parametrize(
    ("algorithm", "response"),
    [
        ("MD5", "8ca523f5e9506fed4657c9700eebdbec"),
        ("SHA-256", "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"),
    ],
)
def test_the_examples_of_rfc_7616(algorithm, response):
    asked = session(RFC_7616.format(algorithm))
    cnonce = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ"
    said = params(asked.answer(LOGIN, REQUEST, cnonce))
    assert said["response"] == response
    assert said["opaque"] == "FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"
    assert (said["qop"], said["nc"], said["uri"]) == ("auth", "00000001", "/dir/index.html")


def test_the_example_of_rfc_2617():
    asked = session(
        'Digest realm="testrealm@host.com", qop="auth,auth-int", '
        'nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093", opaque="5ccc069c403ebaf9f0171e9517f40e41"'
    )
    said = params(asked.answer(("Mufasa", "Circle Of Life"), REQUEST, "0a4f113b"))
    assert said["response"] == "6629fae49393a05397450978507c4ef1"


def test_a_server_of_old_gets_an_answer_without_what_it_does_not_know():
    said = params(session('Digest realm="r", nonce="n"').answer(("u", "p"), ("GET", "/"), "c"))
    first, second = (hashlib.md5(t).hexdigest() for t in (b"u:r:p", b"GET:/"))  # noqa: S324
    assert said["response"] == hashlib.md5(f"{first}:n:{second}".encode()).hexdigest()  # noqa: S324
    assert not {"qop", "nc", "cnonce", "opaque"} & set(said)


def test_a_session_hashes_the_nonces_into_the_secret():
    asked = session('Digest realm="r", nonce="n", qop="auth", algorithm=SHA-256-sess')
    said = params(asked.answer(("u", "p"), ("GET", "/"), "c"))

    def sha(text: str) -> str:
        return hashlib.sha256(text.encode()).hexdigest()

    secret = sha(f"{sha('u:r:p')}:n:c")
    assert said["response"] == sha(f"{secret}:n:00000001:c:auth:{sha('GET:/')}")
    assert said["algorithm"] == "SHA-256-SESS"


def test_each_answer_with_a_nonce_has_its_own_number():
    asked = session('Digest realm="r", nonce="n", qop="auth"')
    numbers = [params(asked.answer(LOGIN, REQUEST, "c"))["nc"] for _ in range(3)]
    assert numbers == ["00000001", "00000002", "00000003"]


def test_the_strongest_hash_that_is_known_is_taken():
    asked = session(
        'Digest realm="r", nonce="1", algorithm=MD5',
        'Digest realm="r", nonce="2", algorithm=SHA-256',
        'Digest realm="r", nonce="3", algorithm=WHIRLPOOL',
    )
    assert (asked.algorithm, asked.nonce) == ("SHA-256", "2")


@pytest.mark.parametrize(
    "value",
    [
        "Digest",
        'Digest realm="r"',
        'Digest realm="r", nonce="n", algorithm=WHIRLPOOL',
        'Digest realm="r", nonce="n", qop="auth-conf"',
        'Basic realm="r"',
    ],
)
def test_what_cannot_be_answered_is_no_session(value):
    assert DigestSession.strongest(parse_challenges([value])) is None


def test_a_body_counts_where_only_that_is_offered():
    asked = session('Digest realm="r", nonce="n", qop="auth-int"')
    said = params(asked.answer(LOGIN, ("POST", "/"), "c", b"body"))
    other = session('Digest realm="r", nonce="n", qop="auth-int"')
    assert said["qop"] == "auth-int"
    assert said["response"] != params(other.answer(LOGIN, ("POST", "/"), "c", b""))["response"]


@pytest.mark.parametrize(
    ("extra", "name", "value"),
    [
        ("", "username", 'J\u00e4s "\u00f8n" Doe'),
        (", charset=UTF-8", "username*", "UTF-8''J%C3%A4s%20%22%C3%B8n%22%20Doe"),
    ],
)
def test_names_go_out_as_the_server_reads_them(extra, name, value):
    asked = session(f'Digest realm="r", nonce="n", qop="auth"{extra}')
    assert params(asked.answer(('J\u00e4s "\u00f8n" Doe', "p"), REQUEST, "c"))[name] == value


def test_a_server_that_knows_names_by_their_hash_gets_that():
    asked = session('Digest realm="r", nonce="n", qop="auth", userhash=true')
    said = params(asked.answer(("u", "p"), REQUEST, "c"))
    assert said["username"] == hashlib.md5(b"u:r").hexdigest()  # noqa: S324
    assert said["userhash"] == "true"
