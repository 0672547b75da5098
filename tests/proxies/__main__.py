"""Print the table: ``python -m tests.proxies [PROGRAM...]``.

The files come from servers with names that are not of this machine, in a network of its own, which
a proxy leaves by an address that only proxies have. Needs root: proxies change their users.
"""

import os
import subprocess
import sys

from tests.servers.namespace import own_network

PROGRAMS = ("squid", "tinyproxy", "dante", "openssh")


def main(arguments: list[str]) -> int:
    """Return 1 if a cell is wrong, 2 on misuse, or if it is not run by root."""
    if not set(arguments) <= set(PROGRAMS):
        sys.stderr.write(f"usage: python -m tests.proxies [{'] ['.join(PROGRAMS)}]\n")
        return 2
    if os.geteuid() != 0:
        sys.stderr.write("The proxies change their users, which only root can let them do.\n")
        return 2
    command = [sys.executable, "-m", "tests.proxies.within", *(arguments or PROGRAMS)]
    return subprocess.run([*own_network(), *command], check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
