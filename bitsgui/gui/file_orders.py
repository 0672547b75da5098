"""What the user asks for single files of a download."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from bitsgui.bits.interface import JobManager
from bitsgui.gui import commands, text
from bitsgui.gui.bridge import Bridge
from bitsgui.gui.models.files import file_name
from bitsgui.gui.openings import Openings
from bitsgui.gui.source_orders import SourceOrders
from bitsgui.gui.views.file_deeds import FileDeed, FileWish
from bitsgui.gui.views.files_page import FilesPage
from bitsgui.gui.views.notice_bar import Choice, NoticeBar

_LOSING = frozenset({FileDeed.START_OVER, FileDeed.REMOVE})


class FileOrders(QObject):
    """Carries out wishes about files, once there is a ``bridge``.

    ``login_wanted`` carries the job and its file that is to get a login, ``rule_wanted`` a link to
    the server that is to get a rule.
    """

    login_wanted = Signal(object, object)
    rule_wanted = Signal(str)

    def __init__(self, page: FilesPage, notice: NoticeBar) -> None:
        super().__init__(page)
        self.bridge: Bridge | None = None
        self._notice = notice
        self._openings = Openings(notice, lambda: self.bridge)
        self.sources = SourceOrders(page)
        page.wished.connect(self.carry_out)

    def carry_out(self, wish: FileWish) -> None:
        """Do what is wished; what deletes received bytes is asked about first.

        What is to be verified is another's: see :class:`bitsgui.gui.rows.checking.Checking`.
        """
        if wish.deed == FileDeed.VERIFY:
            return
        if wish.deed == FileDeed.COPY_LINK:
            links = "\n".join(file.remote_name for file in wish.files)
            QGuiApplication.clipboard().setText(links)
        elif wish.deed == FileDeed.LOG_IN:
            self.login_wanted.emit(wish.job, wish.files[0])
        elif wish.deed == FileDeed.HOST_RULE:
            self.rule_wanted.emit(wish.files[0].remote_name)
        elif wish.deed in _LOSING and any(file.bytes_transferred for file in wish.files):
            choice = Choice(_verb(wish.deed), lambda: self._call(wish))
            self._notice.say(loss_question(wish), [choice], is_error=False)
        else:
            self._call(wish)

    def _call(self, wish: FileWish) -> None:
        if self.bridge is None:
            return
        path = Path(wish.files[0].local_name)
        if wish.deed == FileDeed.MIRRORS:
            self.sources.ask_for(self.bridge, wish.files[0])
        elif wish.deed == FileDeed.OPEN:
            self._openings.open(path)
        elif wish.deed == FileDeed.SHOW_IN_FOLDER:
            self._openings.show_folder(path.parent)
        else:
            self.bridge.call(apply_wish(self.bridge.manager, wish))


async def apply_wish(manager: JobManager, wish: FileWish) -> None:
    """Do to the engine's files what is wished; files it does not fit are left alone."""
    job = await manager.get_job(wish.job.id)
    if wish.deed == FileDeed.PRIORITY:
        await job.set_file_priority([file.id for file in wish.files], wish.priority)
        return
    for file in wish.files:
        if wish.deed == FileDeed.REMOVE:
            await job.remove_file(file.id)
        elif wish.deed == FileDeed.FRESH_LINK:
            await commands.file_of(job, file.id).set_remote_name(wish.link)
            if wish.starts_over:
                await job.restart_file(file.id)
        elif file.completed:
            continue
        elif wish.deed == FileDeed.START_OVER and not file.skipped:
            await job.restart_file(file.id)
        elif wish.deed in {FileDeed.SKIP, FileDeed.TAKE_IN}:
            await job.skip_file(file.id, wish.deed == FileDeed.SKIP)


def _verb(deed: FileDeed) -> str:
    return text.tr("Remove") if deed == FileDeed.REMOVE else text.tr("Start over")


def loss_question(wish: FileWish) -> str:
    """Return what is asked before received bytes are deleted."""
    if len(wish.files) == 1:
        is_removal = wish.deed == FileDeed.REMOVE
        words = (
            text.tr("Remove \u201c%1\u201d?")
            if is_removal
            else text.tr("Start \u201c%1\u201d over?")
        )
        question = words.replace("%1", file_name(wish.files[0]))
    elif wish.deed == FileDeed.REMOVE:
        question = text.tr("Remove %n file(s) from the download?", len(wish.files))
    else:
        question = text.tr("Start %n file(s) over?", len(wish.files))
    # No amount: more comes while the question stands.
    return f"{question} {text.tr('What was received so far is deleted.')}"
