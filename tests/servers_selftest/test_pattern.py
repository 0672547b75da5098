from hashlib import sha256

import pytest

from tests.servers.pattern import check_file, digest, pattern, write_file


def test_any_span_is_the_same_whatever_is_read_around_it():
    whole = pattern(3, 0, 200_000)
    for start, end in [(0, 1), (255, 257), (65_535, 131_073), (199_999, 200_000), (7, 7)]:
        assert pattern(3, start, end) == whole[start:end]


def test_neither_another_offset_nor_another_seed_passes():
    here = pattern(3, 65_536, 65_536 + 512)
    assert pattern(3, 0, 512) != here
    assert pattern(3, 2 * 65_536, 2 * 65_536 + 512) != here
    assert pattern(4, 65_536, 65_536 + 512) != here


def test_a_wrong_file_is_reported_with_its_first_wrong_offset(tmp_path):
    path = tmp_path / "file"
    write_file(path, 5, 3_000_000)
    check_file(path, 5, 3_000_000)
    with path.open("r+b") as file:
        file.seek(2_000_001)
        file.write(bytes([pattern(5, 2_000_001, 2_000_002)[0] ^ 1]))
    with pytest.raises(AssertionError, match="offset 2000001 "):
        check_file(path, 5, 3_000_000)


@pytest.mark.parametrize("size", [99, 101])
def test_a_file_of_another_size_is_wrong_where_it_ends(tmp_path, size):
    write_file(tmp_path / "file", 5, size)
    with pytest.raises(AssertionError, match="first wrong offset"):
        check_file(tmp_path / "file", 5, 100)


def test_a_digest_is_that_of_the_content():
    assert digest(9, 2_500_000) == sha256(pattern(9, 0, 2_500_000)).hexdigest()
