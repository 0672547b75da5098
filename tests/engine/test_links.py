"""What the kernel is asked about links and addresses, and cannot always be asked."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager

from bitsgui.desktop.netlink import LinkWatch


@contextmanager
def no_more_files() -> Iterator[None]:
    """Let this process open no file, as one has that has too many open."""
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)


def test_a_machine_with_no_file_left_to_ask_by_is_not_taken_to_be_without_network():
    told: list[dict[str, object]] = []
    watch = LinkWatch()
    watch._tell, watch._had_any = told.append, True
    with no_more_files():
        watch._look()
    assert told == []
