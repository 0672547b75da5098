"""What the window asks before something that cannot be taken back."""

from collections.abc import Sequence

from bitsgui.bits.views import JobView
from bitsgui.gui import formats, text
from bitsgui.gui.actions import is_finished


def remove_question(views: Sequence[JobView]) -> str:
    """Return what removing these jobs deletes, in words."""
    unfinished = [view for view in views if not is_finished(view)]
    fetched = sum(view.bytes_transferred for view in unfinished)
    if len(views) == 1:
        question = text.tr("Remove \u201c%1\u201d?").replace("%1", views[0].name)
    else:
        question = text.tr("Remove %n download(s)?", len(views))
    if fetched:
        loss = text.tr("The %1 received so far are deleted.").replace("%1", formats.size(fetched))
    else:
        loss = text.tr("Nothing has been received yet.")
    kept = text.tr("Finished files stay where they are.") if len(unfinished) < len(views) else ""
    return " ".join(filter(None, (question, loss, kept)))


def complete_question(views: Sequence[JobView]) -> str:
    """Return what completing these unfinished jobs keeps and drops, in words."""
    whole = sum(view.files_transferred for view in views)
    dropped = sum(view.files_total for view in views) - whole
    kept = text.tr("%n whole file(s) will be kept.", whole)
    return f"{kept} " + text.tr("%n unfinished file(s) will be dropped.", dropped)
