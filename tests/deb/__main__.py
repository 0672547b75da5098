"""``python -m tests.deb PACKAGE``: install, use, upgrade, remove; exit 1 if a figure is wrong."""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.deb import course
from tests.deb.building import build, digest
from tests.deb.system import Source, System, package_fields
from tests.soak.figures import Figures

_OLDER = "0.0.1"
_LARGEST_MB = 60


def main() -> int:
    """Run everything and print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.deb", description=__doc__)
    parser.add_argument("package", type=Path)
    parser.add_argument("--suite", default="", help="another system, such as trixie or noble")
    parser.add_argument("--mirror", default="", help="where its packages are, if elsewhere")
    parser.add_argument("--keyring", type=Path, help="whose signatures they have, if others")
    options = parser.parse_args()
    package: Path = options.package.resolve()
    source = Source(options.suite, options.mirror, options.keyring)
    figures = Figures(f"{package.name} in a system of its own {options.suite}".rstrip())
    with tempfile.TemporaryDirectory() as folder:
        _look_at(package, Path(folder), figures)
        older = build(Path(folder) / "older", _OLDER)
        with System(Path(folder) / "system", source) as system:
            course.run(system, older, package, Path(folder), figures)
    print(f"\n{figures}\n", flush=True)
    return 1 if figures.wrong else 0


def _look_at(package: Path, folder: Path, figures: Figures) -> None:
    installed, version = package_fields(package, ["Installed-Size", "Version"])
    figures.add("version", version)
    figures.expect("size", package.stat().st_size / 1000**2, _LARGEST_MB, " MB")
    figures.add("size installed", f"{int(installed) * 1024 / 1000**2:.0f} MB")
    again = build(folder / "again")
    figures.expect("builds that differ from it", int(digest(again) != digest(package)), 0)


if __name__ == "__main__":
    sys.exit(main())
