"""What runs in a network of its own takes its servers with it, also at its time limit."""

import fcntl
import subprocess
from pathlib import Path

import pytest

from tests.servers.namespace import inside


def test_what_runs_into_its_time_limit_leaves_no_server_behind(tmp_path: Path):
    lock = tmp_path / "lock"
    lock.touch()  # a slow machine may not come to it in its time
    with pytest.raises(subprocess.TimeoutExpired):
        inside("tests.servers_selftest.endless", str(lock), limit_s=3)
    with lock.open() as file:
        fcntl.flock(file, fcntl.LOCK_EX)  # waits for as long as the server is there
