"""Check the rules against a folder of test vectors: ``python -m tests.vectors DIR``."""

import importlib
import pkgutil
import sys
from pathlib import Path

from tests import vectors


def main(arguments: list[str]) -> int:
    """Run every module of the package; return 1 if a row that must hold fails, 2 on misuse."""
    if len(arguments) != 1 or not Path(arguments[0]).is_dir():
        print("usage: python -m tests.vectors DIR", file=sys.stderr)
        return 2
    return 1 if sum(_check(name, Path(arguments[0])) for name in _modules()) else 0


def _modules() -> list[str]:
    names = (module.name for module in pkgutil.iter_modules(vectors.__path__))
    return sorted(name for name in names if not name.startswith("_"))


def _check(name: str, folder: Path) -> int:
    passed, failures = importlib.import_module(f"{vectors.__name__}.{name}").run(folder)
    print(f"{name}: {passed} of {passed + len(failures)}")
    for failure in failures:
        print(f"  {failure}")
    return len(failures)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
