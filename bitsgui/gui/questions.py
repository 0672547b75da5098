"""What the window asks before something that cannot be taken back."""

from collections.abc import Sequence

from bitsgui.bits.views import JobView
from bitsgui.gui import text


def complete_question(views: Sequence[JobView]) -> str:
    """Return what completing these unfinished jobs keeps and drops, in words."""
    whole = sum(view.files_transferred for view in views)
    dropped = sum(view.files_total for view in views) - whole
    kept = text.tr("%n whole file(s) will be kept.", whole)
    return f"{kept} " + text.tr("%n unfinished file(s) will be dropped.", dropped)
