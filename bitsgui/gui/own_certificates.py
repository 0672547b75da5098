"""Gives downloads a certificate to show: after an error that asks for one, and at any time."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from bitsgui.bits.certificates import CertificateFiles, parts_of
from bitsgui.bits.views import JobView
from bitsgui.gui import text
from bitsgui.gui.bridge import Bridge
from bitsgui.gui.dialogs.own_certificate import OwnCertificateDialog


class OwnCertificates(QObject):
    """Asks for certificates over the window of ``place``; ``dialog`` is open meanwhile."""

    def __init__(self, place: QWidget, bridge_of: Callable[[], Bridge | None]) -> None:
        super().__init__(place)
        self.dialog: OwnCertificateDialog | None = None
        self._place = place
        self._bridge_of = bridge_of

    def ask(self, view: JobView) -> None:
        """Ask for what a job's error wants, and let the job go on with it."""
        bridge = self._bridge_of()
        if bridge is not None:
            bridge.call(self._ask_with_known(bridge, view))

    async def _ask_with_known(self, bridge: Bridge, view: JobView) -> None:
        chosen = (await bridge.manager.properties(view.id)).options.client_certificate
        self._open(view, chosen, resumes=True)

    def ask_for(self, view: JobView, chosen: tuple[str, ...] | None) -> None:
        """Ask for the certificate of a job, which goes on as it does; ``chosen`` is what it has."""
        self._open(view, chosen, resumes=False)

    def _open(self, view: JobView, chosen: tuple[str, ...] | None, *, resumes: bool) -> None:
        if self.dialog is not None:
            return
        parts = parts_of(chosen)
        known = None
        if parts is not None:  # of a store nothing stands there, but it can be taken away
            known = CertificateFiles(parts.get("file", ""), parts.get("key") or None)
        yes = text.tr("Use and resume") if resumes else text.tr("Use")
        words = text.tr("It is shown to the server of the link only, if that asks for one.")
        self.dialog = dialog = OwnCertificateDialog(known, yes, words, self._place.window())
        dialog.chosen.connect(partial(self._on_chosen, dialog, view, resumes))
        dialog.finished.connect(self._on_closed)
        dialog.open()

    def _on_closed(self) -> None:
        self.dialog = None

    def _on_chosen(
        self,
        dialog: OwnCertificateDialog,
        view: JobView,
        resumes: bool,
        files: CertificateFiles | None,
    ) -> None:
        bridge = self._bridge_of()
        if bridge is not None:
            bridge.call(self._give(bridge, dialog, view, files, resumes=resumes))

    async def _give(
        self,
        bridge: Bridge,
        dialog: OwnCertificateDialog,
        view: JobView,
        files: CertificateFiles | None,
        *,
        resumes: bool,
    ) -> None:
        with dialog.answering():
            job = await bridge.manager.get_job(view.id)
            if files is None:
                await job.remove_client_certificate()
            else:
                await job.set_client_certificate(files)
            if resumes:
                await job.resume()
