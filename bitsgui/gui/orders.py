"""What the user asks for the downloads of the list: calls, questions before them, openings."""

from collections.abc import Callable, Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from bitsgui.bits.errors import BitsError
from bitsgui.bits.explain import portal_of
from bitsgui.bits.views import Changes, JobView
from bitsgui.gui import commands, text
from bitsgui.gui.actions import Actions, can_complete, can_pause, can_resume, is_finished
from bitsgui.gui.bridge import Bridge
from bitsgui.gui.dialogs.certificate import CertificateDialog
from bitsgui.gui.dialogs.complete import CompleteDialog
from bitsgui.gui.logins import Logins
from bitsgui.gui.models.jobs import JobsModel
from bitsgui.gui.openings import Openings, open_pages
from bitsgui.gui.own_certificates import OwnCertificates
from bitsgui.gui.quick_deeds import QuickDeed, certificate_remedy
from bitsgui.gui.remedies import Chosen, Remedy, remedies
from bitsgui.gui.views.details import DetailsPane
from bitsgui.gui.views.file_deeds import FileDeed
from bitsgui.gui.views.jobs_list import JobsList
from bitsgui.gui.views.notice_bar import NoticeBar


class Orders(QObject):
    """Carries out what is asked for the selected downloads, once there is a ``bridge``.

    Where nothing but files of one are selected, they come first in what can be done to files.

    ``details_wanted``: a download was opened that has no file to open yet. ``link_wanted`` carries
    the :class:`JobView` of one that is to get a fresh link, ``error_wanted`` that of one whose
    error is to be seen; ``rule_wanted`` carries a link to the server that is to get a rule.
    """

    details_wanted = Signal()
    error_wanted = Signal(object)
    folder_wanted = Signal(object)
    link_wanted = Signal(object)
    rule_wanted = Signal(str)

    def __init__(
        self, deeds: Actions, jobs: JobsModel, jobs_list: JobsList, notice: NoticeBar
    ) -> None:
        super().__init__(jobs_list)
        self.bridge: Bridge | None = None
        self._notice = notice
        self._openings = Openings(notice, lambda: self.bridge)
        self.logins = Logins(jobs_list, lambda: self.bridge)
        self.certificates = OwnCertificates(jobs_list, lambda: self.bridge)
        self._jobs = jobs
        self._list = jobs_list
        self.question: CompleteDialog | None = None
        deeds.resume.triggered.connect(self._on_resume)
        deeds.pause.triggered.connect(self._on_pause)
        deeds.resume_all.triggered.connect(self._on_resume_all)
        deeds.pause_all.triggered.connect(self._on_pause_all)
        deeds.complete.triggered.connect(self._on_complete)
        deeds.open.triggered.connect(self._on_open)
        deeds.show_in_folder.triggered.connect(self._on_show_in_folder)
        deeds.copy_link.triggered.connect(self._on_copy_link)
        deeds.fresh_link.triggered.connect(self._on_fresh_link)
        deeds.log_in.triggered.connect(self._on_log_in)
        deeds.certificate.triggered.connect(self._on_certificate)
        deeds.rows.host_rule.triggered.connect(self._on_host_rule)
        jobs_list.buttons.actions = deeds.quick
        jobs_list.buttons.chosen.connect(self._on_quick)
        jobs_list.toggle_requested.connect(self._on_toggle)
        jobs_list.open_requested.connect(self._on_open)

    def serve(self, details: DetailsPane) -> None:
        """Do what is asked for in the details, and have them ask what is to be asked there."""
        self.link_wanted.connect(details.ask_for_link)
        self.error_wanted.connect(details.show_error)
        details.properties_page.login_wanted.connect(self.logins.ask_for_all)
        details.properties_page.certificate_wanted.connect(self.certificates.ask_for)
        details.error_panel.left.connect(self._list.setFocus)
        details.remedy_chosen.connect(lambda _: self._list.setFocus())  # the panel may go
        details.remedy_chosen.connect(self.apply_remedy)

    def apply_remedy(self, chosen: Chosen) -> None:
        """Do what was chosen about an error."""
        if chosen.remedy == Remedy.KEEP_WHOLE:
            self._ask_to_complete([chosen.view])
        elif chosen.remedy == Remedy.LOG_IN:
            self.logins.ask(chosen.view)
        elif chosen.remedy == Remedy.SHOW_CERTIFICATE:
            self.certificates.ask(chosen.view)
        elif chosen.remedy == Remedy.ACCEPT_CERTIFICATE:
            self._ask_about_certificate(chosen)
        elif chosen.remedy == Remedy.OPEN_PORTAL:
            self._open_portal(chosen.view)
        elif chosen.remedy == Remedy.CHANGE_FOLDER:
            self.folder_wanted.emit(chosen.view)
        else:
            self._carry_out(chosen)

    def _open_portal(self, view: JobView) -> None:
        page = portal_of(view.error) if view.error is not None else ""
        if page:
            open_pages(self._notice, [page])

    def _ask_about_certificate(self, chosen: Chosen) -> None:
        error = chosen.view.error
        if error is None or error.certificate is None:
            return
        problem = text.error_message(error)
        dialog = CertificateDialog(error.certificate, problem, self._list.window())
        dialog.accepted.connect(lambda: self._carry_out(chosen))
        dialog.open()

    def _carry_out(self, chosen: Chosen) -> None:
        if self.bridge is not None:
            self.bridge.call(commands.apply_remedy(self.bridge.manager, chosen))

    # Pausing and resuming.

    def _on_resume(self) -> None:
        self._resume(self._list.selected_views())

    def _on_pause(self) -> None:
        self._pause(self._list.selected_views())

    def _on_toggle(self) -> None:
        views = self._list.selected_views()
        (self._pause if any(map(can_pause, views)) else self._resume)(views)

    def _on_resume_all(self) -> None:
        # What waits for a time of its own is not paused.
        self._resume([view for view in self._in_order() if view.start_at is None])

    def _on_pause_all(self) -> None:
        self._pause(self._in_order())

    def _in_order(self) -> list[JobView]:
        unfinished = [view for view in self._jobs.all_views() if not is_finished(view)]
        return sorted(unfinished, key=lambda view: self._jobs.rank(view.id) or 0)

    def _resume(self, views: Sequence[JobView]) -> None:
        ids = [view.id for view in views if can_resume(view)]
        if self.bridge is not None and ids:
            self.bridge.call(commands.resume(self.bridge.manager, ids))

    def _pause(self, views: Sequence[JobView]) -> None:
        ids = [view.id for view in views if can_pause(view)]
        if self.bridge is not None and ids:
            self.bridge.call(commands.pause(self.bridge.manager, ids))

    # Ends.

    def _on_complete(self) -> None:
        self._ask_to_complete([v for v in self._list.selected_views() if can_complete(v)])

    def _ask_to_complete(self, views: list[JobView]) -> None:
        partial = [view for view in views if view.files_transferred < view.files_total]
        if partial and self.bridge is not None:
            self.bridge.call(self._ask_about_files(self.bridge, views, partial))
        else:
            self._complete(views)

    async def _ask_about_files(
        self, bridge: Bridge, views: list[JobView], partial: list[JobView]
    ) -> None:
        files = [await bridge.manager.file_views(view.id) for view in partial]
        question = CompleteDialog(
            partial, [file for each in files for file in each], self._list.window()
        )
        question.accepted.connect(lambda: self._complete(views))
        question.finished.connect(self._on_answered)
        self.question = question
        bridge.changed.connect(self._on_news)
        question.open()

    def _on_news(self, batch: Changes) -> None:
        """Follow files that become whole while the question stands: they are kept as well."""
        if self.question is not None and self.bridge is not None:
            for view in batch.changed:
                if view.id in self.question.job_ids:
                    self.bridge.call(self._follow(self.bridge, self.question, view.id))

    async def _follow(self, bridge: Bridge, question: CompleteDialog, job_id: UUID) -> None:
        try:
            whole = await bridge.manager.transferred_files(job_id, question.kept_of(job_id))
        except BitsError:
            return  # the job has just ended
        if question is self.question:
            question.note_whole(whole)

    def _on_answered(self) -> None:
        self.question = None
        if self.bridge is not None:
            self.bridge.changed.disconnect(self._on_news)

    def _complete(self, views: list[JobView]) -> None:
        if self.bridge is not None:
            self.bridge.call(commands.complete(self.bridge.manager, [view.id for view in views]))

    # Openings.

    def _on_open(self) -> None:
        view = self._list.current_view()
        if self._list.file_deeds.do(FileDeed.OPEN):
            return
        if view is not None:
            self._open(view)

    def _open(self, view: JobView) -> None:
        if not is_finished(view):
            self._attend_to(view)
        elif self.bridge is not None and view.id in self.bridge.history:
            files = self.bridge.history[view.id].files
            target = files[0].local_name if len(files) == 1 else view.folder
            self._openings.open(Path(target))

    def _attend_to(self, view: JobView) -> None:
        """Begin with what helps best where that asks first; else show the job, at its error."""
        fitting = remedies(view)
        best = fitting[0] if fitting else None
        if best is Remedy.FRESH_LINK:
            self._ask_for_link(view)
        elif best is Remedy.LOG_IN:
            self.logins.ask(view)
        elif best is Remedy.SHOW_CERTIFICATE:
            self.certificates.ask(view)
        else:
            self.details_wanted.emit()
            self.error_wanted.emit(view)

    def _on_show_in_folder(self) -> None:
        view = self._list.current_view()
        if self._list.file_deeds.do(FileDeed.SHOW_IN_FOLDER):
            return
        if view is not None:
            self._show_in_folder(view)

    def _show_in_folder(self, view: JobView) -> None:
        self._openings.show_folder(Path(view.folder))

    def _on_fresh_link(self) -> None:
        view = self._list.current_view()
        if self._list.file_deeds.do(FileDeed.FRESH_LINK):
            return
        if view is not None:
            self._ask_for_link(view)

    def _ask_for_link(self, view: JobView) -> None:
        self._list.select([view.id])
        self.details_wanted.emit()
        self.link_wanted.emit(view)

    def _on_log_in(self) -> None:
        view = self._list.current_view()
        if self._list.file_deeds.do(FileDeed.LOG_IN):
            return
        if view is not None:
            self.logins.ask(view)

    def _on_certificate(self) -> None:
        view = self._list.current_view()
        if view is not None:
            self._see_to_certificate(view)

    def _see_to_certificate(self, view: JobView) -> None:
        remedy = certificate_remedy(view)
        if remedy is not None:
            self.apply_remedy(Chosen(remedy, view))

    def _on_host_rule(self) -> None:
        view = self._list.current_view()
        if self._list.file_deeds.do(FileDeed.HOST_RULE):
            return
        if view is not None:
            self.rule_wanted.emit(view.remote_name)

    # The buttons in a row.

    def _on_quick(self, deed: QuickDeed, view: JobView) -> None:
        acts: dict[QuickDeed, Callable[[JobView], None]] = {
            QuickDeed.RESUME: lambda view: self._resume([view]),
            QuickDeed.PAUSE: lambda view: self._pause([view]),
            QuickDeed.COMPLETE: lambda view: self._ask_to_complete([view]),
            QuickDeed.FRESH_LINK: self._ask_for_link,
            QuickDeed.LOG_IN: self.logins.ask,
            QuickDeed.CERTIFICATE: self._see_to_certificate,
            QuickDeed.OPEN: self._open,
            QuickDeed.SHOW_IN_FOLDER: self._show_in_folder,
        }
        acts[deed](view)

    def _on_copy_link(self) -> None:
        if self._list.file_deeds.do(FileDeed.COPY_LINK):
            return
        links = [view.remote_name for view in self._list.selected_views()]
        QGuiApplication.clipboard().setText("\n".join(links))
