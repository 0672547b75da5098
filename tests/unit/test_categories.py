"""Which category a link lands in, and what a category may be."""

import pytest

from bitsgui.bits.categories import (
    ANY_TYPE,
    NO_CATEGORY,
    RULES_LIMIT,
    STANDARD,
    Category,
    CategoryError,
    Fault,
    Match,
    Sorter,
    Why,
    checked,
    cleaned_type,
    find,
    types_of,
)

MUSIC = Category(1, "Music", types=("mp3", "tar.gz"), patterns=("radio.example", "a.example/m/"))
VIDEO = Category(2, "Video", types=("mp4", "gz"), patterns=("a.example/*/live/*",))
OTHER = Category(3, "Other", types=(ANY_TYPE,))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("song.MP3", Match(1, Why.TYPE, "mp3")),
        ("film.mp4", Match(2, Why.TYPE, "mp4")),
        ("set.tar.gz", Match(1, Why.TYPE, "tar.gz")),
        ("log.gz", Match(2, Why.TYPE, "gz")),
        ("v1.2.mp4", Match(2, Why.TYPE, "mp4")),
        ("README", Match(3, Why.REST)),
        ("mp3", Match(3, Why.REST)),
        ("odd.", Match(3, Why.REST)),
        ("", Match(3, Why.REST)),
    ],
)
def test_the_longest_type_a_name_ends_with_decides(name, expected):
    assert Sorter([MUSIC, VIDEO, OTHER]).match("https://b.example/x", name) == expected


def test_without_one_that_takes_the_rest_a_link_lands_nowhere():
    assert Sorter([MUSIC]).match("https://b.example/x", "x.pdf") == Match(NO_CATEGORY, Why.NOTHING)
    assert Sorter([]).match("", "x.pdf").category == NO_CATEGORY


def test_a_pattern_goes_before_every_type_and_the_first_before_the_next():
    sorter = Sorter([MUSIC, VIDEO, OTHER])
    assert sorter.match("https://radio.example/f.mp4", "f.mp4") == Match(
        1, Why.PATTERN, "radio.example"
    )
    both = "https://a.example/m/live/f"
    assert sorter.match(both, "f").category == 1
    assert Sorter([VIDEO, MUSIC]).match(both, "f").category == 2


@pytest.mark.parametrize(
    ("pattern", "link", "expected"),
    [
        ("example.com", "https://example.com/a", True),
        ("example.com", "http://www.EXAMPLE.com:8080/a?b", True),
        ("*.example.com", "https://example.com/", True),
        ("example.com", "https://notexample.com/", False),
        ("example.com", "https://example.com.evil.test/", False),
        ("example.com", "https://evil.test/example.com", False),
        ("example.com:8080", "http://example.com:8080/", True),
        ("example.com:8080", "http://example.com/", False),
        ("https://example.com", "http://example.com/", False),
        ("*://example.com", "ftp://example.com/", True),
        ("example.com/music/", "https://example.com/Music/a.mp3", True),
        ("example.com/music/", "https://example.com/other/music/", False),
        ("example.com/*.mp3", "https://example.com/x/a.mp3?token=1", True),
        ("example.com/*.mp3", "https://example.com/a.mp3.zip", False),
        ("example.com/get*id=7", "https://example.com/get?id=7", True),
        ("cdn*.example.com", "https://cdn12.example.com/", True),
        ("a+b.example", "https://aab.example/", False),
        ("[::1]", "http://[::1]/", False),
        ("example.com", "not a link", False),
        ("example.com", "http://[broken", False),
    ],
)
def test_a_pattern_means_a_server_and_the_beginning_of_a_path(pattern, link, expected):
    found = Sorter([Category(9, "X", patterns=(pattern,))]).match(link, "a")
    assert (found.category == 9) is expected


def test_types_are_read_from_the_longest_to_the_shortest():
    assert types_of("a.tar.GZ") == ["tar.gz", "gz"]
    assert types_of("a") == types_of("a.") == []


@pytest.mark.parametrize(
    ("typed", "kept"), [(".MP3", "mp3"), ("*.mp3", "mp3"), (" mp3 ", "mp3"), ("*", "*"), (".", "")]
)
def test_a_type_is_kept_without_dot_and_star(typed, kept):
    assert cleaned_type(typed) == kept


def test_what_is_kept_is_trimmed_and_has_nothing_twice():
    given = Category(0, "  My   music ", "music", " /m ", (".MP3", "mp3", ""), (" a.example ", ""))
    assert checked(given, [OTHER]) == Category(
        0, "My music", "music", "/m", ("mp3",), ("a.example",)
    )


@pytest.mark.parametrize(
    ("category", "fault"),
    [
        (Category(0, " "), Fault.NO_NAME),
        (Category(0, "a\0b"), Fault.NO_NAME),
        (Category(0, "x" * 65), Fault.LONG_NAME),
        (Category(0, "MUSIC"), Fault.SAME_NAME),
        (Category(2, "music"), Fault.SAME_NAME),
        (Category(0, "x", icon="../a"), Fault.ICON),
        (Category(0, "x", folder="here"), Fault.FOLDER),
        (Category(0, "x", types=("m p",)), Fault.TYPE),
        (Category(0, "x", types=("a/b",)), Fault.TYPE),
        (Category(0, "x", patterns=("a b",)), Fault.PATTERN),
        (Category(0, "x", patterns=("/path",)), Fault.PATTERN),
        (Category(0, "x", patterns=("*",)), Fault.PATTERN),
        (Category(0, "x", types=tuple(map(str, range(RULES_LIMIT + 1)))), Fault.TOO_MANY),
    ],
)
def test_what_cannot_be_kept_is_refused_with_its_reason(category, fault):
    with pytest.raises(CategoryError) as caught:
        checked(category, [MUSIC, VIDEO, OTHER])
    assert caught.value.fault is fault


def test_a_category_may_keep_its_own_name():
    assert checked(MUSIC, [MUSIC, VIDEO]) == MUSIC


def test_a_category_is_found_by_its_name_in_any_case():
    assert find([MUSIC, VIDEO], " vIDEO ") is VIDEO
    assert find([MUSIC], "Video") is None


def test_the_standard_categories_can_be_kept_and_share_no_type():
    kept = [checked(each, []) for each in STANDARD]
    assert kept == list(STANDARD)
    types = [kind for each in STANDARD for kind in each.types]
    assert len(types) == len(set(types))
    assert STANDARD[-1].types == (ANY_TYPE,)
