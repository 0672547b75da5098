"""Asks servers where fresh links lead, before they take the place of the old ones."""

from functools import partial

from PySide6.QtCore import QObject

from bitsgui.bits.errors import BitsError
from bitsgui.gui import text
from bitsgui.gui.bridge import Bridge
from bitsgui.gui.views.link_offer import Asked, LinkOffer


class FreshLinks(QObject):
    """Answers what the fields for fresh links ask, once there is a ``bridge``."""

    def __init__(self, parent: QObject, *offers: LinkOffer) -> None:
        super().__init__(parent)
        self.bridge: Bridge | None = None
        for offer in offers:
            offer.asked.connect(partial(self._on_asked, offer))

    def _on_asked(self, offer: LinkOffer, asked: Asked) -> None:
        if self.bridge is not None:
            self.bridge.ask(self._look(self.bridge, offer, asked))

    async def _look(self, bridge: Bridge, offer: LinkOffer, asked: Asked) -> None:
        try:
            found = await bridge.manager.look_at_link(asked.job_id, asked.file_id, asked.link)
        except BitsError as error:
            offer.refuse(asked, text.call_failure(error))
        else:
            offer.tell(asked, found)
