"""Completions of the command line for bash, zsh and fish, made from its parser."""

import re
import shlex
from collections.abc import Iterator, Sequence

from command_line import FILE, FOLDER, JOB, Command, Option, Value

_OF_FINISHED = {"show", "verify"}
"""Commands that take finished downloads as well."""

_BASH = """# Completion of bitsgui for bash.

_bitsgui() {{
    local cur=${{COMP_WORDS[COMP_CWORD]}} prev=${{COMP_WORDS[COMP_CWORD - 1]}} command= word i
    local -a profile=()
    # The equals sign of --option=value is a word of its own here.
    if [[ $cur == = ]]; then
        cur=
    elif [[ $prev == = ]]; then
        prev=${{COMP_WORDS[COMP_CWORD - 2]}}
    fi
    for ((i = 1; i < COMP_CWORD; i++)); do
        word=${{COMP_WORDS[i]}}
        case $word in
            --profile) profile=(--profile "${{COMP_WORDS[++i]}}") ;;
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

# The ids of downloads; $2 is --all where finished ones count. A profile is not made for this.
_bitsgui_jobs() {{
    local id rest
    [[ " ${{COMP_WORDS[*]}} " == *' --global '* ]] && return
    [[ ${{#profile[@]}} -eq 0 || -d ${{profile[1]}} ]] || return
    while read -r id rest; do
        [[ $id == "$1"* && $id =~ ^[0-9a-f]{{8}}$ ]] && COMPREPLY+=("$id")
    done < <(timeout 10 bitsgui "${{profile[@]}}" list $2 2>/dev/null)
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
            local profile=${{(Q)opt_args[--profile]}}
            case $words[1] in
{arguments}
            esac
            ;;
    esac
}}

# The ids of downloads; $1 is --all where finished ones count. A profile is not made for this.
_bitsgui_jobs() {{
    local -a jobs asked
    local id rest
    (( ${{words[(I)--global]}} )) && return 1
    [[ -z $profile || -d $profile ]] || return 1
    [[ -n $profile ]] && asked=(--profile $profile)
    timeout 10 bitsgui $asked list $1 2>/dev/null | while read -r id rest; do
        [[ $id == [0-9a-f](#c8) ]] && jobs+=("$id:$rest")
    done
    _describe -t jobs 'download' jobs
}}

_bitsgui "$@"
"""

_FISH = """# Completion of bitsgui for fish.

# The ids of downloads; the argument is --all where finished ones count.
# A profile is not made for this.
function __bitsgui_jobs
    set -l words (commandline -opc)
    contains -- --global $words; and return
    set -l asked
    if set -l place (contains -i -- --profile $words)
        set asked --profile $words[(math $place + 1)]
        test -d "$asked[2]"; or return
    end
    timeout 10 bitsgui $asked list $argv 2>/dev/null |
        string replace -rf '^([0-9a-f]{8})  ' '$1\t'
end

complete -c bitsgui -f
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
    does = f'_bitsgui_words {shlex.quote(" ".join(known))} "$cur"'
    if _takes_jobs(command):
        jobs = f'_bitsgui_jobs "$cur" {_which(command)}'.rstrip()
        does = f"if [[ $cur == -* ]]; then {does}; else {jobs}; fi"
    yield f"        '{command.name}') {does} ;;"


def _takes_jobs(command: Command) -> bool:
    return any(place.kind == JOB for place in command.places)


def _which(command: Command) -> str:
    """Return the option of ``list`` by which all are told that a command takes."""
    return "--all" if command.name in _OF_FINISHED else ""


def zsh(commands: Sequence[Command]) -> str:
    """Return the completion for zsh."""
    program, *others = commands
    described = [f"                {shlex.quote(f'{c.name}:{c.text}')}" for c in others]
    arguments: list[str] = []
    for command in others:
        places = (_zsh_place(command, place) for place in command.places)
        said = [*_zsh_options(command), *places]
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


def _zsh_place(command: Command, value: Value) -> str:
    many = "*" if value.is_many else ":" if value.is_optional else ""
    said = _zsh_value(value)
    if value.kind == JOB:
        said = f":{value.name}: _bitsgui_jobs {_which(command)}".rstrip()
    return shlex.quote(f"{many}{said}")


def fish(commands: Sequence[Command]) -> str:
    """Return the completion for fish."""
    lines: list[str] = []
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
        if _takes_jobs(command):
            jobs = f"(__bitsgui_jobs {_which(command)})".replace(" )", ")")
            lines.append(f"complete -c bitsgui -n {_fish(here)} -a {_fish(jobs)}")
    return _FISH + "\n".join(lines) + "\n"


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
