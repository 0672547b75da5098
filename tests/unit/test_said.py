from bitsgui.bits.errors import InvalidArgumentError
from bitsgui.bits.words import say, translated, words_of

GERMAN = {
    "The path {path} is too long.": "Der Pfad {path} ist zu lang.",
    "It happened {where}.": "Es geschah {where}.",
    "while writing": "beim Schreiben",
    "The disk is full.": "Das Laufwerk ist voll.",
}


def to_german(words: str) -> str:
    return GERMAN[words]


def test_a_sentence_with_values_is_english_until_it_is_translated():
    said = say("The path {path} is too long.", path="/a")
    assert said == "The path /a is too long."
    assert translated(said, to_german) == "Der Pfad /a ist zu lang."


def test_a_value_may_look_like_a_template():
    said = say("The path {path} is too long.", path="{path} %1")
    assert translated(said, to_german) == "Der Pfad {path} %1 ist zu lang."


def test_a_sentence_among_the_values_is_translated_too():
    said = say("It happened {where}.", where=say("while writing"))
    assert translated(said, to_german) == "Es geschah beim Schreiben."


def test_words_in_quotes_get_those_of_the_language():
    said = say("It happened {where}.", where=say("The path {path} is too long.", path=repr("a b")))
    german = GERMAN | {"It happened {where}.": "Es geschah: {where}"}
    found = translated(said, german.__getitem__, lambda words: f"\u201e{words}\u201c")
    assert found == "Es geschah: Der Pfad \u201ea b\u201c ist zu lang."
    plain = say("The path {path} is too long.", path="it's")
    assert translated(plain, to_german, str.upper) == "Der Pfad it's ist zu lang."


def test_a_plain_sentence_is_its_own_template():
    assert translated("The disk is full.", to_german) == "Das Laufwerk ist voll."


def test_an_error_keeps_the_template_of_what_it_says():
    refused = InvalidArgumentError(say("The path {path} is too long.", path="/b"))
    assert translated(words_of(refused), to_german) == "Der Pfad /b ist zu lang."
    assert words_of(InvalidArgumentError("The disk is full.")) == "The disk is full."
    assert words_of(OSError(2, "gone")) == "[Errno 2] gone"
