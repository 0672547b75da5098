"""Numbers by numbers: as a dict, in less room."""

import random
import sys

from bitsgui.engine.number_map import NumberMap

LARGEST = 2**63 - 1


def test_it_is_what_a_dict_is_however_often_it_is_packed():
    chance = random.Random(5)  # noqa: S311 - a fixed order of calls
    ours, plain = NumberMap(), dict[int, int]()
    keys = [-LARGEST - 1, -1, 0, 1, LARGEST, *(chance.getrandbits(62) for _ in range(60))]
    for _ in range(5000):
        key = chance.choice(keys)
        act = chance.random()
        if act < 0.5:
            plain[key] = chance.getrandbits(62)
            ours.put(key, plain[key])
        elif act < 0.9:
            ours.drop(key)
            plain.pop(key, None)
        else:
            ours.pack()
        assert {key: ours.get(key) for key in keys} == {key: plain.get(key) for key in keys}


def test_what_is_packed_takes_a_quarter_of_the_room_of_a_dict_at_most():
    ours, plain = NumberMap(), dict[int, int]()
    for number in range(10_000):
        key = hash(str(number))
        ours.put(key, number)
        plain[key] = number
    ours.pack()
    numbers = sum(map(sys.getsizeof, plain))
    packed = sum(map(sys.getsizeof, (ours._keys, ours._values, ours._late)))
    assert packed < (sys.getsizeof(plain) + numbers) / 4
