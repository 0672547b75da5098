"""The page of the manual, made from the parser of the command line and the list of settings."""

from collections.abc import Iterator, Sequence

from command_line import Command, Option

from bitsgui.settings.texts import TEXTS, allowed

_HEAD = """.\\" Made from the parser of the command line.
.TH BITSGUI 1 {date} "bitsgui {version}" "User Commands"
.SH NAME
bitsgui \\- download manager that keeps at it
.SH SYNOPSIS
.B bitsgui
.RI [ OPTION ...]
.br
.B bitsgui
.I COMMAND
.RI [ OPTION ...]
.RI [ ARGUMENT ...]
.SH DESCRIPTION
A download is a job with a set of files, a priority, settings of its own for retries, proxies and
credentials, and one clearly defined state.
It survives a lost network, a closed program and a restarted computer, and goes on where it stopped.
.PP
Without a command the window is opened, or the one that runs is raised.
With a command all is done here, and a display is not needed.
"""

_TAIL = """.SH EXIT STATUS
.TP
.B 0
Everything is complete; a skipped file counts as such.
.TP
.B 1
Something failed, or another command paused it or completed it in part; the reason is printed.
.TP
.B 2
The command line was wrong.
.TP
.B 3
A window was asked for and there is no display.
.TP
.B 130
Interrupted; the download is kept and can be resumed.
.SH ENVIRONMENT
.TP
.B BITSGUI_PROFILE
The folder for everything the program keeps, if
.B \\-\\-profile
does not name one.
.SH FILES
.TP
.I \\(ti/.local/share/bitsgui
The profile: job list, history, settings and log, readable by their owner alone.
Passwords, cookies and secret headers in it are encrypted; the key is in the desktop's keyring.
.TP
.IR NAME . XXXXXXXX .part
A download that is not finished, in its folder; it gets its name once it is whole.
.TP
.I /etc/bitsgui/certificates/MY
The certificates of this computer that downloads may show to servers.
.SH EXAMPLES
.TP
.B bitsgui transfer https://host.example/file.iso \\-\\-to \\(ti/Downloads
Download now, show the progress, end with the transfer.
.TP
.B bitsgui add \\-\\-input links.txt \\-\\-start\\-at 22:00
Put the links of a file, one a line, into the list of the window, for tonight.
.TP
.B bitsgui set \\-\\-global rate_limit 2M
Let all downloads together take two megabytes a second.
"""


def manual(commands: Sequence[Command], *, version: str, date: str) -> str:
    """Return the page in the language of man(7); ``date`` is an ISO date."""
    program, *others = commands
    lines = [_HEAD.format(version=version, date=date).rstrip()]
    lines += [".SH OPTIONS", *_options(program.options)]
    # What every command has stands once, above.
    shared = {option.names for option in program.options}
    lines.append(".SH COMMANDS")
    for command in others:
        own = [option for option in command.options if option.names not in shared]
        lines += [f".SS {_synopsis(command)}", f"{_sentence(command.text)}", *_options(own)]
    lines += [".SH SETTINGS", "Changed by", '.BR "set \\-\\-global" ,', "listed by"]
    lines += [".BR settings ;", "the window has them in Preferences.", *_settings()]
    return "\n".join([*lines, _TAIL])


def _synopsis(command: Command) -> str:
    places = [f"[{place.name}]" if place.is_optional else place.name for place in command.places]
    many = "..." if any(place.is_many for place in command.places) else ""
    return _plain(" ".join([command.name, *places])) + many


def _options(options: Sequence[Option]) -> Iterator[str]:
    for option in options:
        yield ".TP"
        names = ", ".join(f"\\fB{_plain(name)}\\fR" for name in option.names)
        value = "" if option.value is None else f" \\fI{_plain(option.value.name)}\\fR"
        yield names + value
        yield _sentence(option.text)


def _settings() -> Iterator[str]:
    for name, text in sorted(TEXTS.items()):
        yield ".TP"
        yield f"\\fB{_plain(name)}\\fR"
        yield _sentence(text)
        yield f"Takes {_sentence(allowed(name))}"


def _sentence(text: str) -> str:
    """Return help as a sentence on a line of its own."""
    text = text.removesuffix(".")
    return _plain(f"{text[:1].upper()}{text[1:]}.")


def _plain(text: str) -> str:
    """Return text as roff prints it: no hyphen for a minus, nothing taken for a request."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("`", "\\(ga")
    return f"\\&{text}" if text.startswith(".") else text
