"""Have the catalogues the window loads, as the build makes them."""

import runpy
from pathlib import Path

SCRIPT = Path(__file__).resolve().parents[2] / "packaging" / "compile_words.py"


def compile_words() -> list[Path]:
    """Compile what is out of date; return the .qm files."""
    made: list[Path] = runpy.run_path(str(SCRIPT))["compile_words"]()
    return made
