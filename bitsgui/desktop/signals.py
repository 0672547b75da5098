"""Which signals ask this process to end."""

import signal
import sys


def stop_signals() -> tuple[signal.Signals, ...]:
    """Return the signals at which the program ends in order.

    That of a terminal that is closed is one of them, unless whoever started the program wants it
    to outlive its terminal, as ``nohup`` does.
    """
    asked = (signal.SIGINT, signal.SIGTERM)
    if sys.platform == "win32" or signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
        return asked
    return (*asked, signal.SIGHUP)
