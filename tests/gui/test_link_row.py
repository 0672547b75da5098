"""The cells of a link in the add dialog."""

from bitsgui.bits.views import ProbeView
from bitsgui.gui.delegates import link_row
from bitsgui.gui.models.link_rows import LinkColumn
from bitsgui.gui.probing import Probing
from tests.gui.conftest import until
from tests.gui.driving import CTRL, KEY, press
from tests.gui.samples import error

LINKS = ["https://a.example/1.bin", "https://a.example/2.bin"]


async def test_a_problem_is_told_in_fewer_words_where_there_is_less_room(
    window, manager, monkeypatch
):
    painted = []
    monkeypatch.setattr(link_row, "draw_text", lambda *of, **_: painted.append(of[2]))
    manager.probes[LINKS[1]] = ProbeView(LINKS[1], error=error(0x80190194, http_status=404))
    press(window, KEY.Key_N, CTRL)
    dialog = window.adding.dialog
    dialog.findChild(Probing)._settle.setInterval(0)
    dialog.links.setPlainText("\n".join(LINKS))
    await until(lambda: dialog.panel.links.found(LINKS[1]) is not None)
    header = dialog.panel.table.horizontalHeader()
    for wide, words in ((400, "The server has no such file"), (150, "Not on server")):
        header.resizeSection(LinkColumn.STATE, wide)
        painted.clear()
        dialog.panel.table.viewport().grab()
        assert words in painted
