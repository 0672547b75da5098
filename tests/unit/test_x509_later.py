"""The library for certificates, at its first use by several threads."""

import subprocess
import sys

PROGRAM = """
import sys, threading
from bitsgui.engine.x509_later import oid, verification, x509
sys.setswitchinterval(1e-6)
failures = []
barrier = threading.Barrier(3)

def use(module, name):
    barrier.wait()
    try:
        getattr(module, name)
    except BaseException as error:
        failures.append(error)

uses = [(x509, "Name"), (verification, "PolicyBuilder"), (oid, "NameOID")]
threads = [threading.Thread(target=use, args=each) for each in uses]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
sys.exit(repr(failures) if failures else 0)
"""


def test_threads_may_use_it_first_at_the_same_time():
    for _ in range(5):  # each in a process of its own: a module is imported once
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, "")
