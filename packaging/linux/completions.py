"""Completions of the command line for bash, zsh and fish, made from its parser."""

import re
import shlex
from collections.abc import Iterator, Sequence

from command_line import FILE, FOLDER, Command, Option, Value

_BASH = """# Completion of bitsgui for bash.

_bitsgui() {{
    local cur=${{COMP_WORDS[COMP_CWORD]}} prev=${{COMP_WORDS[COMP_CWORD - 1]}} command= word i
    # The equals sign of --option=value is a word of its own here.
    if [[ $cur == = ]]; then
        cur=
    elif [[ $prev == = ]]; then
        prev=${{COMP_WORDS[COMP_CWORD - 2]}}
    fi
    for ((i = 1; i < COMP_CWORD; i++)); do
        word=${{COMP_WORDS[i]}}
        case $word in
            --profile) ((i++)) ;;
            {names})
                command=$word
                break
                ;;
        esac
    done
    COMPREPLY=()
    case "$command $prev" in
{values}
    esac
    case $command in
{options}
    esac
}}

_bitsgui_words() {{
    local word
    while read -r word; do COMPREPLY+=("$word"); done < <(compgen -W "$1" -- "$2")
}}

_bitsgui_files() {{
    local word
    compopt -o filenames 2>/dev/null
    while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -A "$1" -- "$2")
}}

complete -F _bitsgui bitsgui
"""

_ZSH = """#compdef bitsgui
# Completion of bitsgui for zsh.

_bitsgui() {{
    local context state state_descr line
    typeset -A opt_args
    _arguments -C -s \\
{program}
        '1:command:->command' '*::argument:->argument'
    case $state in
        command)
            local -a commands=(
{commands}
            )
            _describe -t commands 'command' commands
            ;;
        argument)
            case $words[1] in
{arguments}
            esac
            ;;
    esac
}}

_bitsgui "$@"
"""


def bash(commands: Sequence[Command]) -> str:
    """Return the completion for bash, with nothing of the package bash-completion."""
    names = [command.name for command in commands if command.name]
    values = [line for command in commands for line in _bash_values(command)]
    options = [line for command in commands for line in _bash_options(command, names)]
    return _BASH.format(names=" | ".join(names), values=_lines(values), options=_lines(options))


def _bash_values(command: Command) -> Iterator[str]:
    for option in command.options:
        if option.value is not None:
            cases = " | ".join(f"'{command.name} {name}'" for name in option.names)
            does = _bash_value(option.value) or ":"
            yield f"        {cases}) {does}; return ;;"


def _bash_value(value: Value) -> str:
    if value.words:
        return f'_bitsgui_words {shlex.quote(" ".join(value.words))} "$cur"'
    kind = {FILE: "file", FOLDER: "directory"}.get(value.kind)
    return f'_bitsgui_files {kind} "$cur"' if kind else ""


def _bash_options(command: Command, names: list[str]) -> Iterator[str]:
    known = [name for option in command.options for name in option.names]
    if not command.name:
        known += names
    yield f"        '{command.name}') _bitsgui_words {shlex.quote(' '.join(known))} \"$cur\" ;;"


def zsh(commands: Sequence[Command]) -> str:
    """Return the completion for zsh."""
    program, *others = commands
    described = [f"                {shlex.quote(f'{c.name}:{c.text}')}" for c in others]
    arguments: list[str] = []
    for command in others:
        said = [*_zsh_options(command), *map(_zsh_place, command.places)]
        arguments += [f"                {command.name})", "                    _arguments -s \\"]
        arguments += [f"                        {line} \\" for line in said[:-1]]
        arguments += [f"                        {said[-1]}", "                    ;;"]
    return _ZSH.format(
        program=_lines(f"        {line} \\" for line in _zsh_options(program)),
        commands=_lines(described),
        arguments=_lines(arguments),
    )


def _zsh_options(command: Command) -> Iterator[str]:
    for option in command.options:
        text = re.sub(r"([\[\]\\:])", r"\\\1", option.text)
        value = "" if option.value is None else _zsh_value(option.value)
        for name in option.names:
            equals = "=" if value and name.startswith("--") else ""
            yield shlex.quote(f"*{name}{equals}[{text}]{value}")


def _zsh_value(value: Value) -> str:
    name = value.name.replace(":", r"\:")
    if value.words:
        return f":{name}:({' '.join(value.words)})"
    return f":{name}:{ {FILE: '_files', FOLDER: '_files -/'}.get(value.kind, ' ') }"


def _zsh_place(value: Value) -> str:
    many = "*" if value.is_many else ":" if value.is_optional else ""
    return shlex.quote(f"{many}{_zsh_value(value)}")


def fish(commands: Sequence[Command]) -> str:
    """Return the completion for fish."""
    lines = ["# Completion of bitsgui for fish.", "", "complete -c bitsgui -f"]
    for command in commands:
        here = f"__fish_seen_subcommand_from {command.name}"
        if not command.name:
            here = "__fish_use_subcommand"
        else:
            about = f"-a {command.name} -d {_fish(command.text)}"
            lines.append(f"complete -c bitsgui -n __fish_use_subcommand {about}")
        lines += [
            f"complete -c bitsgui -n {_fish(here)} {_fish_option(option)}"
            for option in command.options
        ]
    return "\n".join(lines) + "\n"


def _fish_option(option: Option) -> str:
    said = [
        f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in option.names
    ]
    said.append(f"-d {_fish(option.text)}")
    if option.value is None:
        return " ".join(said)
    if option.value.words:
        said.append(f"-x -a {_fish(' '.join(option.value.words))}")
    else:
        files = {FILE: "-r -F", FOLDER: "-x -a '(__fish_complete_directories)'"}
        said.append(files.get(option.value.kind, "-x"))
    return " ".join(said)


def _fish(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def _lines(lines: "Iterator[str] | Sequence[str]") -> str:
    return "\n".join(lines)
