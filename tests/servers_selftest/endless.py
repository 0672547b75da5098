"""Starts a server that holds the lock of a file, and never ends by itself."""

import signal
import sys
import tempfile

from tests.servers.waiting import end, start


def main(path: str) -> None:
    folder = tempfile.TemporaryDirectory(prefix="endless-")
    server = start(["flock", path, "sleep", "600"], folder)
    try:
        signal.pause()
    finally:
        end(server, folder)


if __name__ == "__main__":
    main(*sys.argv[1:])
