import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitsgui.bits.headers import Validator, Verdict

OLD = "Wed, 28 Nov 2007 00:40:10 GMT"
OLD_OTHER_FORM = "Wednesday, 28-Nov-07 00:40:10 GMT"
NEXT_SECOND = "Wed, 28 Nov 2007 00:40:11 GMT"
MINUTE_LATER = "Wed, 28 Nov 2007 00:41:10 GMT"
validators = st.builds(
    Validator,
    st.sampled_from([None, "", '"a"', '"b"', 'W/"a"', 'W/"b"', "a"]),
    st.sampled_from([None, OLD, OLD_OTHER_FORM, NEXT_SECOND, "odd"]),
    st.sampled_from([None, NEXT_SECOND, MINUTE_LATER]),
)


def compare(first, second):
    """Compare two (etag, last_modified) pairs."""
    return Validator(first[0], first[1], None).compare(Validator(second[0], second[1], None))


@pytest.mark.parametrize(
    ("etag", "strong"),
    [
        ('"a"', '"a"'),
        ('"W/a"', '"W/a"'),
        ("plain", "plain"),
        *((tag, None) for tag in ('W/"a"', 'w/"a"', 'W / "a"', '""', "", None, '"a\nb"')),
    ],
)
def test_an_etag_is_strong_unless_marked_weak_empty_or_unprintable(etag, strong):
    assert Validator(etag, None, None).strong_etag == strong


@pytest.mark.parametrize(
    ("date", "is_strong"),
    [(MINUTE_LATER, True), ("Wed, 28 Nov 2007 00:41:09 GMT", False), (None, False), ("odd", False)],
)
def test_last_modified_is_strong_from_sixty_seconds_of_age(date, is_strong):
    assert Validator(None, OLD, date).is_strong_date is is_strong


def test_if_range_never_carries_a_weak_validator():
    assert Validator('"a"', OLD, MINUTE_LATER).if_range() == '"a"'
    assert Validator('W/"a"', OLD, MINUTE_LATER).if_range() is None
    assert Validator(None, OLD, MINUTE_LATER).if_range() == OLD
    assert Validator(None, OLD, NEXT_SECOND).if_range() is None


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        (('"a"', OLD), ('"a"', NEXT_SECOND), Verdict.SAME),
        (('"a"', OLD), ('"b"', OLD), Verdict.CHANGED),
        (('W/"a"', None), ('"a"', None), Verdict.LIKELY_SAME),
        (('W/"a"', None), ('W/"b"', None), Verdict.CHANGED),
        (('W/"a"', OLD), ('W/"b"', OLD), Verdict.LIKELY_SAME),
        (('W/"a"', OLD), ('W/"a"', NEXT_SECOND), Verdict.CHANGED),
        (('"a"', OLD), (None, OLD_OTHER_FORM), Verdict.LIKELY_SAME),
        ((None, OLD), (None, NEXT_SECOND), Verdict.CHANGED),
        ((None, "odd"), (None, "odd"), Verdict.LIKELY_SAME),
        (('"a"', None), (None, OLD), Verdict.UNKNOWN),
        ((None, None), (None, None), Verdict.UNKNOWN),
        (('""', None), ('""', None), Verdict.UNKNOWN),
    ],
)
def test_comparison_takes_strong_tags_then_dates_then_weak_tags(first, second, verdict):
    assert compare(first, second) is verdict


@given(validators, validators)
def test_comparison_is_symmetric(first, second):
    assert first.compare(second) is second.compare(first)


@given(validators)
def test_a_validator_is_never_changed_from_itself(validator):
    assert validator.compare(validator) is not Verdict.CHANGED


@pytest.mark.parametrize(
    ("known", "other", "is_proven"),
    [
        (('"a"', OLD), ('"a"', NEXT_SECOND), True),
        (('"a"', OLD), (None, OLD), False),
        (('"a"', OLD), ('W/"a"', OLD), False),
        (('"a"', None), (None, None), False),
        (('W/"a"', OLD), ('W/"a"', OLD), False),
        ((None, OLD), (None, OLD), True),
        ((None, OLD), ('"new"', OLD), True),
        ((None, OLD), (None, None), False),
        ((None, OLD), (None, NEXT_SECOND), False),
        ((None, None), (None, None), False),
    ],
)
def test_only_what_if_range_may_carry_proves_the_version(known, other, is_proven):
    begun_under = Validator(known[0], known[1], MINUTE_LATER)
    assert begun_under.is_proven_by(Validator(other[0], other[1], MINUTE_LATER)) is is_proven


def test_a_date_of_the_same_minute_proves_nothing():
    young = Validator(None, OLD, NEXT_SECOND)
    assert not young.is_proven_by(young)


@given(validators, validators)
def test_a_weakened_validator_proves_nothing_and_is_no_other_one(validator, other):
    weak = validator.weakened()
    assert weak.if_range() is None
    assert not weak.is_proven_by(other)
    assert weak.compare(validator) is not Verdict.CHANGED
    assert weak.weakened() == weak
