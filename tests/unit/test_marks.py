"""What counts as progress of a file that is fetched again and again."""

from bitsgui.engine.marks import Marks


def test_bytes_fetched_again_are_no_progress():
    marks = Marks()
    assert [marks.rise(1, total) for total in (10, 20, 5, 20, 21)] == [
        True,
        True,
        False,
        False,
        True,
    ]


def test_every_file_has_a_mark_of_its_own():
    marks = Marks()
    marks.rise(1, 100)
    assert marks.rise(2, 10)


def test_a_file_that_is_another_one_each_time_makes_no_progress_in_the_end():
    marks = Marks()
    progress = []
    for _ in range(5):
        progress.append(marks.rise(1, 10))
        marks.new_version(1)
    assert progress == [True, True, True, True, False]


def test_damage_counts_twice_only_at_one_place():
    marks = Marks()
    places = [("cut", 5), ("cut", 7), ("damaged", 7), ("damaged", 7)]
    assert [marks.is_damaged_again(1, place) for place in places] == [False, False, False, True]


def test_failures_are_counted_since_the_last_progress():
    marks = Marks()
    assert [marks.failed(1), marks.failed(1), marks.failed(2)] == [1, 2, 1]
    marks.rise(1, 10)
    assert [marks.failed(1), marks.failed(2)] == [1, 2]


def test_nothing_is_left_once_it_is_cleared():
    marks = Marks()
    marks.rise(1, 10)
    marks.is_damaged_again(1, ("cut", 5))
    marks.clear()
    assert marks.rise(1, 1)
    assert not marks.is_damaged_again(1, ("cut", 5))
