"""Print the table of the job interface with what was checked; exit 1 if anything fails."""

import asyncio
import logging
import os
import sys
import tempfile
from pathlib import Path

from tests.conformance.running import CHECKS, run
from tests.conformance.table import ROWS, Check
from tests.servers.scripted import ScriptedServer, ServerThread


def main() -> int:
    """Run all checks, or those of the rows named as arguments."""
    wanted = set(sys.argv[1:]) or {row.id for row in ROWS}
    logging.disable(logging.ERROR)
    with tempfile.TemporaryDirectory() as folder, ServerThread() as server:
        os.environ["HOME"] = folder  # the user's own keyring and profile stay out of this
        os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
        found = {c.id: _outcome(c, server, Path(folder)) for c in CHECKS if c.row in wanted}
    return _print([row for row in ROWS if row.id in wanted], found)


def _outcome(check: Check, server: ScriptedServer, folder: Path) -> str:
    place = folder / check.id
    place.mkdir()
    try:
        asyncio.run(run(check, server, place))
    except Exception as error:  # noqa: BLE001 - the table shows it
        return f"{type(error).__name__}: {error}"
    return ""


def _print(rows: list, found: dict[str, str]) -> int:
    print(f"{'id':4} {'method':56} {'DO':3} {'checks':>6}  pass")
    bad = 0
    for row in rows:
        checks = [check for check in CHECKS if check.row == row.id]
        failed = [check for check in checks if found[check.id]]
        is_good = bool(checks) and not failed
        bad += not is_good
        mark = "yes" if is_good else "NO"
        print(f"{row.id:4} {row.method:56} {'DO' if row.is_do else '':3} {len(checks):6}  {mark}")
        for check in failed:
            print(f"     not so: {check.rule}\n             {found[check.id]}")
    shared = sum(row.is_do for row in rows)
    print(f"{len(rows)} rows ({shared} DO), {len(found)} checks, {len(rows) - bad} rows pass")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
