import zlib
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitsgui.bits.ranges import RangeSet

SIZE = 60
span = st.tuples(st.integers(0, SIZE), st.integers(0, SIZE)).map(lambda ends: tuple(sorted(ends)))
steps = st.lists(st.tuples(st.booleans(), span), max_size=25)


def build(changes):
    """Return a RangeSet and the plain set of positions it must stand for."""
    ranges, model = RangeSet(), set()
    for is_add, (start, end) in changes:
        if is_add:
            ranges.add(start, end)
            model |= set(range(start, end))
        else:
            ranges.remove(start, end)
            model -= set(range(start, end))
    return ranges, model


@given(steps)
def test_a_range_set_equals_the_plain_set_of_its_positions(changes):
    ranges, model = build(changes)
    assert {at for start, end in ranges for at in range(start, end)} == model
    assert ranges.total == len(model)
    assert bool(ranges) == bool(model)


@given(steps)
def test_spans_stay_sorted_and_never_touch(changes):
    spans = list(build(changes)[0])
    assert all(start < end for start, end in spans)
    assert all(left[1] < right[0] for left, right in pairwise(spans))


@given(steps, span)
def test_look_ups_agree_with_the_plain_set(changes, wanted):
    ranges, model = build(changes)
    inside = set(range(*wanted))
    assert ranges.contains(*wanted) == (inside <= model)
    holes = {at for start, end in ranges.gaps(*wanted) for at in range(start, end)}
    assert holes == inside - model


@given(steps, st.integers(0, SIZE))
def test_end_of_run_is_the_first_position_not_present(changes, pos):
    ranges, model = build(changes)
    end = pos
    while end in model:
        end += 1
    assert ranges.end_of_run(pos) == end


@given(steps)
def test_missing_and_present_make_the_whole_file(changes):
    ranges, _ = build(changes)
    ranges.update(RangeSet(ranges.missing(SIZE)))
    assert list(ranges) == [(0, SIZE)]


def test_missing_refuses_a_size_below_the_ranges():
    with pytest.raises(ValueError, match="beyond the size 4"):
        RangeSet([(0, 5)]).missing(4)


@given(steps)
def test_stored_form_reads_back_as_the_same_set(changes):
    ranges, _ = build(changes)
    again = RangeSet.from_bytes(ranges.to_bytes())
    assert again == ranges
    assert again.total == ranges.total


@given(steps, st.data())
def test_any_flipped_bit_in_the_stored_form_is_noticed(changes, data):
    stored = bytearray(build(changes)[0].to_bytes())
    bit = data.draw(st.integers(0, len(stored) * 8 - 1))
    stored[bit // 8] ^= 1 << bit % 8
    with pytest.raises(ValueError, match="damaged"):
        RangeSet.from_bytes(bytes(stored))


@given(st.binary(max_size=40))
def test_foreign_bytes_give_an_error_or_a_set_that_writes_the_same_bytes(data):
    try:
        ranges = RangeSet.from_bytes(data)
    except ValueError:
        return
    assert ranges.to_bytes() == data


@pytest.mark.parametrize(
    "body", [b"\x00\x00", b"\x01", b"\x80\x00\x01", b"\x00\x01\x00\x01", b"\x81"]
)
def test_a_right_check_value_does_not_excuse_wrong_content(body):
    with pytest.raises(ValueError, match="damaged"):
        RangeSet.from_bytes(body + zlib.crc32(body).to_bytes(4, "big"))


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (5, 4)])
def test_impossible_spans_are_refused(start, end):
    for method in (RangeSet().add, RangeSet().remove, RangeSet().contains, RangeSet().gaps):
        with pytest.raises(ValueError, match="half-open"):
            method(start, end)


def test_a_copy_changes_on_its_own():
    first = RangeSet([(0, 5)])
    second = first.copy()
    second.add(5, 6)
    assert (list(first), list(second)) == ([(0, 5)], [(0, 6)])


def test_updating_a_set_with_itself_changes_nothing():
    ranges = RangeSet([(0, 5), (8, 9)])
    ranges.update(ranges)
    assert list(ranges) == [(0, 5), (8, 9)]


def test_ten_thousand_spans_are_stored_in_a_few_bytes_each():
    ranges = RangeSet((at * 300, at * 300 + 100) for at in range(10_000))
    assert len(ranges) == 10_000
    assert len(ranges.to_bytes()) < 35_000
    assert RangeSet.from_bytes(ranges.to_bytes()) == ranges
