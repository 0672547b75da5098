"""What is answered where a call was refused."""

from typing import Any

from bitsgui.bits.errors import BitsError, OptionError
from bitsgui.cli import answers, categories
from bitsgui.cli.requests import option_of


def failure(error: BitsError, job: str | None = None) -> dict[str, Any]:
    """Return the event for an error; ``job`` is what somebody called the job it is about."""
    refused = answers.refusal(error)
    if isinstance(error, OptionError):
        refused["message"] = f"{option_of(error.option)}: {refused['message']}"
    answer = {"event": "error", "id": job, "failed": True, "error": refused}
    is_misused = isinstance(error, categories.UnknownCategoryError)
    return answer | {"bad_usage": True} if is_misused else answer
