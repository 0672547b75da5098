"""Whether rows have to be laid out anew, or have only changed their places."""

from PySide6.QtCore import QObject

from bitsgui.gui.models.jobs import JobsModel


class RowLayout(QObject):
    """Follows the model of a view whose rows all have one height.

    Qt lays every row out at each change of the order, though it keeps nothing of one that does
    not depend on its place alone, but for what stands open. It asks the model twice about each for
    that: three frames for ten thousand.
    """

    def __init__(self, view: QObject, model: JobsModel) -> None:
        super().__init__(view)
        self._jobs = model
        self._is_other = True
        self._is_sorted = False
        model.layoutChanged.connect(self._on_sorted)
        for signal in (model.rowsInserted, model.rowsRemoved, model.modelReset):
            signal.connect(self.outdate)

    def outdate(self) -> None:
        """Take note that there are other rows, or higher ones."""
        self._is_other = True

    def is_to_do(self) -> bool:
        """Return whether to lay out now; the answer is taken for done."""
        is_kept = self._is_sorted and not self._is_other and not self._jobs.open_ids()
        self._is_sorted = self._is_other = False
        return not is_kept

    def _on_sorted(self) -> None:
        self._is_sorted = True
