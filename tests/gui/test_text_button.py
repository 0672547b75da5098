"""A button that is only its words."""

from PySide6.QtGui import QPalette

from bitsgui.gui.theme import palette_of, tokens_for
from bitsgui.gui.views.text_button import TextButton


def test_words_that_cannot_be_pressed_are_as_faint_as_what_else_is_off(qtbot):
    button = TextButton("mmm")
    qtbot.addWidget(button)
    button.setPalette(palette_of(tokens_for(dark=False)))
    button.setEnabled(False)
    image = button.grab().toImage()
    spots = [(x, y) for x in range(image.width()) for y in range(image.height())]
    ground = image.pixelColor(0, 0).lightness()
    strongest = max(abs(image.pixelColor(*spot).lightness() - ground) for spot in spots)
    off = button.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
    assert 0 < strongest <= off.alphaF() * abs(off.lightness() - ground) + 2
