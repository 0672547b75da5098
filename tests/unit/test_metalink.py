"""Metalinks of both versions, those that lie, and those that are made to do harm."""

import hashlib
import tracemalloc
from textwrap import dedent

import pytest

from bitsgui.bits.metalink import MOST_FILES, MetalinkError, is_metalink, read
from bitsgui.bits.mirrors import MOST, Mirror
from bitsgui.bits.piece_hashes import PieceHashes

SUM = hashlib.sha256(b"x" * 300).hexdigest()
PIECES = [hashlib.sha1(b"x" * n, usedforsecurity=False).hexdigest() for n in (128, 128, 44)]

VERSION_4 = dedent(f"""\
    <?xml version="1.0" encoding="UTF-8"?>
    <metalink xmlns="urn:ietf:params:xml:ns:metalink">
      <generator>x/1.0</generator>
      <file name="images/example.iso">
        <size>300</size>
        <identity>Example</identity>
        <publisher name="P" url="https://publisher.example/"/>
        <hash type="md5">{"0" * 32}</hash>
        <hash type="sha-256">{SUM}</hash>
        <hash type="whirlpool">abc</hash>
        <pieces length="128" type="sha-1">
          {"".join(f"<hash>{piece}</hash>" for piece in PIECES)}
        </pieces>
        <url location="DE" priority="2">http://b.example/example.iso</url>
        <url location="us" priority="1">https://a.example/example.iso</url>
        <url>rsync://c.example/example.iso</url>
        <url priority="3">ftp://d.example/example.iso</url>
        <url priority="3">http://user:word@e.example/example.iso</url>
        <metaurl mediatype="torrent">https://a.example/example.iso.torrent</metaurl>
      </file>
      <file name="notes.txt"><url>https://a.example/notes.txt</url></file>
    </metalink>
    """)
VERSION_3 = dedent(f"""\
    <metalink version="3.0" xmlns="http://www.metalinker.org/">
      <publisher><name>P</name><url>https://publisher.example/</url></publisher>
      <files>
        <file name="example.iso">
          <publisher><url>https://publisher.example/</url></publisher>
          <size>300</size>
          <verification>
            <hash type="sha1">{"1" * 40}</hash>
            <hash type="sha256">{SUM}</hash>
            <pieces length="128" type="sha1">
              {"".join(f'<hash piece="{n}">{piece}</hash>' for n, piece in enumerate(PIECES))}
            </pieces>
          </verification>
          <resources maxconnections="1">
            <url type="http" location="de" preference="10">http://b.example/example.iso</url>
            <url type="https" location="us" preference="100">https://a.example/example.iso</url>
            <url type="bittorrent" preference="100">https://a.example/example.torrent?x</url>
          </resources>
        </file>
      </files>
    </metalink>
    """)


def version_4(inner: str) -> bytes:
    return f'<metalink xmlns="urn:ietf:params:xml:ns:metalink">\n{inner}\n</metalink>'.encode()


def one(*links: str, more: str = "") -> bytes:
    urls = "".join(f"<url>{link}</url>" for link in links)
    return version_4(f'<file name="f">{more}{urls}</file>')


def test_version_4_tells_names_sizes_checksums_and_where_it_is_best_fetched():
    first, second = read(VERSION_4.encode())
    assert (first.name, first.size) == ("images/example.iso", 300)
    assert first.link == "https://a.example/example.iso"
    assert first.mirrors == (Mirror("http://b.example/example.iso", 2, "de"),)
    assert first.checksum == f"sha-256={SUM}"
    assert first.pieces == PieceHashes("sha-1", 128, bytes.fromhex("".join(PIECES)))
    assert (second.name, second.link, second.mirrors) == (
        "notes.txt",
        "https://a.example/notes.txt",
        (),
    )
    assert (second.size, second.checksum, second.pieces) == (None, None, None)


def test_version_3_tells_the_same():
    (file,) = read(VERSION_3.encode())
    assert (file.name, file.size) == ("example.iso", 300)
    assert file.link == "https://a.example/example.iso"
    assert [mirror.url for mirror in file.mirrors] == ["http://b.example/example.iso"]
    assert file.checksum == f"sha-256={SUM}"
    assert file.pieces is not None
    assert [file.pieces.digest(n).hex() for n in range(len(file.pieces))] == PIECES
    assert file.pieces.span(2, 300) == (256, 300)


def test_links_relative_to_the_document_are_joined_with_where_it_came_from():
    (file,) = read(one("example.iso", "/m/example.iso"), "https://a.example/d/x.meta4")
    assert file.link == "https://a.example/d/example.iso"
    assert [mirror.url for mirror in file.mirrors] == ["https://a.example/m/example.iso"]


def test_without_a_strong_checksum_no_unencrypted_link_stands_beside_an_encrypted_one():
    links = ("http://b.example/f", "https://a.example/f")
    (weak,) = read(one(*links, more=f'<hash type="sha-1">{"1" * 40}</hash>'))
    assert (weak.link, weak.mirrors) == ("https://a.example/f", ())
    (strong,) = read(one(*links, more=f'<hash type="sha-256">{SUM}</hash>'))
    assert len(strong.mirrors) == 1
    (plain,) = read(one("http://b.example/f", "http://c.example/f"))
    assert len(plain.mirrors) == 1


def test_more_mirrors_than_anybody_asks_are_cut_to_the_best():
    urls = "".join(f'<url priority="{n}">https://a.example/{n}</url>' for n in range(200, 1, -1))
    (file,) = read(version_4(f'<file name="f">{urls}</file>'))
    assert file.link == "https://a.example/2"
    assert len(file.mirrors) == MOST - 1


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("a/b/c.bin", "a/b/c.bin"),
        ("./a//b.bin", "a/b.bin"),
        ("CON/aux.txt", "_CON/_aux.txt"),
        ("a\\b.bin", "a/b.bin"),
        ("what?.bin", "what_.bin"),
    ],
)
def test_names_are_ones_every_system_can_have(name, kept):
    (file,) = read(version_4(f'<file name="{name}"><url>https://a.example/f</url></file>'))
    assert file.name == kept


@pytest.mark.parametrize(
    "name", ["../x", "a/../../x", "/etc/passwd", "..\\x", "C:\\x", "\\\\host\\x", "a/..", "a/"]
)
def test_a_name_that_leads_out_of_the_folder_is_refused_with_its_line(name):
    document = version_4(f'<file name="{name}"><url>https://a.example/f</url></file>')
    with pytest.raises(MetalinkError, match=r"Line 2 .*leads out of the folder"):
        read(document)


BOMB = (
    b'<!DOCTYPE m [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b']>\n<metalink xmlns="urn:ietf:params:xml:ns:metalink">&j;</metalink>'
)
OUTSIDE = (
    b'<!DOCTYPE m [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    b'<metalink xmlns="urn:ietf:params:xml:ns:metalink"><file name="&a;"/></metalink>'
)
FILE = '<file name="{}"><url>https://a.example/f</url></file>'
ATTRIBUTES = "".join(f"a{number:06}='' " for number in range(100_000))
REFUSED = {
    "bomb": (BOMB, "Line 1 .*document type"),
    "outside": (OUTSIDE, "Line 1 .*document type"),
    "many": (version_4("\n".join(map(FILE.format, range(MOST_FILES + 1)))), "more than 2000 files"),
    "deep": (version_4("<a>" * 50), "Line 2 .*nested too deeply"),
    "long": (one("https://a.example/" + "x" * 100_000), "Line 2 .*too long"),
    "long_name": (version_4(FILE.format("x" * 100_000)), "Line 2 .*name of a file is too long"),
    "links": (one(*["https://a.example/f"] * 1001), "more than 1000 links"),
    "attributes": (version_4("<x " + ATTRIBUTES[: 11 * 5000] + "/>"), "too many attributes"),
    "endless": (version_4("<x " + ATTRIBUTES + "/>"), "Line 2 .*A tag, or a comment, is too long"),
    "comment": (version_4("<!--" + "x" * 10**6 + "-->"), "A tag, or a comment, is too long"),
    "large": (b" " * (16 * 2**20 + 1), "larger than 16 MiB"),
    "empty": (b"", "line 1 cannot be read"),
    "cut": (VERSION_4.encode()[:400], "line .* cannot be read"),
    "page": (b"<html><body>Not found</body></html>", "This is no Metalink"),
    "list": (b"https://a.example/f\n", "line 1 cannot be read"),
    "nobody": (version_4(""), "no file in the Metalink"),
    "nowhere": (
        version_4('<file name="f"><url>rsync://a.example/f</url></file>'),
        "Line 2 .*f has",
    ),
    "nameless": (version_4(FILE.format("")), "Line 2 .*has no name"),
    "twice": (version_4(FILE.format("f") * 2), "Line 2 .*listed twice"),
    "sum": (one("https://a.example/f", more='<hash type="sha-256">12</hash>'), "no sha-256"),
    "size": (one("https://a.example/f", more="<size>-1</size>"), "'-1' is no size"),
    "length": (
        one("https://a.example/f", more=f'<pieces type="md5"><hash>{"0" * 32}</hash></pieces>'),
        "no length of pieces",
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_no_metalink_or_a_bomb_is_refused_in_a_sentence(what):
    document, words = REFUSED[what]
    with pytest.raises(MetalinkError, match=words):
        read(document)


def test_a_bomb_of_attributes_takes_no_memory_beside_its_own():
    document = version_4(f"<x {ATTRIBUTES} {ATTRIBUTES.replace('a', 'b')}/>" * 6)
    assert len(document) > 10**7
    tracemalloc.start()
    try:
        with pytest.raises(MetalinkError):
            read(document)
        assert tracemalloc.get_traced_memory()[1] < 2**20
    finally:
        tracemalloc.stop()


def test_pieces_that_do_not_make_up_the_size_are_left_out():
    piece = f'<pieces length="100" type="md5"><hash>{"0" * 32}</hash></pieces>'
    (wrong,) = read(one("https://a.example/f", more=f"<size>101</size>{piece}"))
    (right,) = read(one("https://a.example/f", more=f"<size>100</size>{piece}"))
    assert (wrong.pieces, right.pieces is not None) == (None, True)


def test_metalinks_are_told_by_their_names():
    for link in ("https://a.example/f.meta4?x=1", "/home/F.METALINK", "file:///f.meta4#x"):
        assert is_metalink(link)
    for link in ("https://a.example/f.iso", "https://a.example/?f=x.meta4", "meta4"):
        assert not is_metalink(link)
