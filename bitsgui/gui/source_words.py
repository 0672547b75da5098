"""What a link that a file may come from does, in words."""

from bitsgui.bits.mirrors import SourceView, Trouble
from bitsgui.gui import formats, text


def state(view: SourceView) -> str:
    """Return what a source does or has done, and why it is left out if it is."""
    tr = text.tr
    left_out = {
        Trouble.DIFFERS: tr("Left out: it has another file."),
        Trouble.SUSPECT: tr("Left out: it may have sent wrong bytes."),
        Trouble.WRONG: tr("Left out: it sent wrong bytes."),
    }
    given = tr("%1 came from here.").replace("%1", formats.size(view.given or 0))
    said = [left_out[view.trouble]] if view.trouble in left_out else []
    if view.is_in_use and not said:
        said.append(tr("In use."))
    if view.given:
        said.append(given)
    elif view.has_given and not view.is_own:
        said.append(tr("Some of what is there came from here."))
    return " ".join(said) or tr("Not in use now.")
