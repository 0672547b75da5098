#!/bin/sh
# Before the program is removed the running ones are ended in order: their files are about to go.
# An upgrade leaves them at work: a running program needs none of the files that are replaced.
set -e

program=/usr/lib/bitsgui/bitsgui

# One that was at work during an upgrade runs a file that has gone since.
is_older() {
    [ "$(readlink "$1/exe")" = "$program (deleted)" ] && [ "$1/root" -ef / ]
}

running() {
    for exe in /proc/[0-9]*/exe; do
        # By the file itself: a container may have another one of the same path.
        if [ "$exe" -ef "$program" ] || is_older "${exe%/exe}"; then echo "$exe" | cut -d/ -f3; fi
    done
}

end_running() {
    tries=0
    while [ $tries -lt 50 ]; do
        found=$(running)
        [ -n "$found" ] || return 0
        if [ $tries -eq 0 ]; then
            # shellcheck disable=SC2086 # one word a process
            kill -TERM $found 2>/dev/null || true
        fi
        tries=$((tries + 1))
        sleep 0.1
    done
}

# "remove" is what dpkg says, and 0 what rpm does.
case "$1" in
    remove | 0) end_running ;;
esac
