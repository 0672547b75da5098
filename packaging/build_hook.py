"""Puts the compiled words of other languages into what is built: the wheel, or this checkout."""

import runpy
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

WORDS = "resources/i18n/*.qm"


class WordsHook(BuildHookInterface[Any]):
    """Compiles every catalogue before the files are collected."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the .qm files; an editable installation does without if Qt does not run here.

        Such an installation may serve the command line alone, and make brings the words later.
        """
        build_data["artifacts"].append(WORDS)
        script = Path(self.root) / "packaging" / "compile_words.py"
        try:
            runpy.run_path(str(script))["compile_words"]()
        except (OSError, subprocess.CalledProcessError) as error:
            if version != "editable":
                raise
            self.app.display_warning(f"The window speaks English only: {error}")
