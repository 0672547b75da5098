"""Print the table: ``python -m tests.proxies [PROGRAM...]``.

The files come from servers with names that are not of this machine, in a network of its own, which
a proxy leaves by an address that only proxies have. Needs root: proxies change their users.
"""

import os
import sys
from typing import NoReturn

from tests.servers.namespace import own_network

PROGRAMS = ("squid", "tinyproxy", "dante", "openssh")


def main(arguments: list[str]) -> NoReturn:
    """Become the process that prints it, so that who ends this one ends the proxies too.

    The exit status is 1 if a cell is wrong, 2 on misuse, or if it is not run by root.
    """
    if not set(arguments) <= set(PROGRAMS):
        sys.stderr.write(f"usage: python -m tests.proxies [{'] ['.join(PROGRAMS)}]\n")
        sys.exit(2)
    if os.geteuid() != 0:
        sys.stderr.write("The proxies change their users, which only root can let them do.\n")
        sys.exit(2)
    command = [*own_network(), sys.executable, "-m", "tests.proxies.within"]
    os.execvp(command[0], [*command, *(arguments or PROGRAMS)])  # noqa: S606 - no shell is needed


if __name__ == "__main__":
    main(sys.argv[1:])
