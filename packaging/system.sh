#!/bin/sh
# Makes sure that the Debian or Ubuntu packages of the named groups are there.
# Root gets what is missing installed; anyone else is shown the one command that would, and status 1.
# Systems without dpkg are left alone: what is missing there shows when it is used.
set -eu

offscreen='libdbus-1-3 libegl1 libfontconfig1 libgl1 libglib2.0-0 libxkbcommon0'
xcb='libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0'
wayland='libwayland-client0 libwayland-cursor0'
desktop='dbus dbus-x11 gnome-keyring gsettings-desktop-schemas libglib2.0-bin libsecret-tools'
desktop="$desktop openbox python3-dbusmock x11-utils xdotool xvfb"
panels='dunst grim sway trayer xfce4-panel xfwm4'
speech='at-spi2-core gir1.2-atspi-2.0 python3-gi'
servers='apache2-bin dante-server krb5-admin-server krb5-kdc libapache2-mod-auth-gssapi microsocks'
servers="$servers nginx-light openssh-client openssh-server squid-openssl tinyproxy-bin"
readers='appstream desktop-file-utils fish groff-base zsh'
packages='appstream binutils debootstrap desktop-file-utils lintian xz-utils'
faults='dnsmasq-base iproute2 nftables procps strace'

python_packages() {
    "${PYTHON:-python3}" -c 'import ensurepip, venv' 2>/dev/null || echo python3 python3-venv
    # Without the system's certificates no https server can be trusted.
    [ -e /etc/ssl/certs/ca-certificates.crt ] || echo ca-certificates
}

# What compiles the packages of Kerberos for this Python.
kerberos_packages() {
    echo gcc libc6-dev libkrb5-dev
    "${PYTHON:-python3}" -c '
import pathlib, sys, sysconfig
sys.exit(not pathlib.Path(sysconfig.get_path("include"), "Python.h").exists())' || echo python3-dev
}

# Python as a library, which the Python of Debian has as a package of its own.
bundle_packages() {
    echo binutils
    "${PYTHON:-python3}" -c '
import sys
if sys.prefix == "/usr": print("libpython%d.%d" % sys.version_info[:2])'
}

# Of programs to compare with, only those the distribution has.
known_of() {
    for package in "$@"; do
        if apt-cache show "$package" >/dev/null 2>&1; then echo "$package"; fi
    done
}

packages_of() {
    case $1 in
        make) echo make ;;
        python) python_packages ;;
        window) echo "$offscreen $xcb $wayland fonts-dejavu-core" ;;
        test) echo "$offscreen $xcb fonts-dejavu-core $desktop $panels $speech $readers $servers $faults" ;;
        kerberos) kerberos_packages ;;
        bundle) bundle_packages ;;
        wine) echo nsis wine wine64 ;;
        packages) echo "$packages" ;;
        bench) echo aria2 curl ;;
        bench-gui) known_of kget persepolis uget ;;
        *) echo "system.sh: no group called $1" >&2; exit 2 ;;
    esac
}

# A library renamed for 64-bit time (name ending in t64) counts as the one asked for.
missing_of() {
    dpkg-query -W -f '${Package} ${db:Status-Status}\n' 2>/dev/null | awk -v wanted="$*" '
        $2 == "installed" { there[$1] = 1 }
        END {
            n = split(wanted, names, /[ \n]+/)
            for (i = 1; i <= n; i++)
                if (names[i] != "" && !(names[i] in there) && !((names[i] "t64") in there))
                    printf "%s ", names[i]
        }'
}

# A server installed for the tests must not start on the machine's own ports.
keep_services_stopped() {
    policy=/usr/sbin/policy-rc.d
    [ ! -e "$policy" ] || return 0
    trap 'rm -f "$policy"' EXIT
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod 755 "$policy"
}

command -v dpkg-query >/dev/null || exit 0
wanted=''
for group in "$@"; do
    wanted="$wanted $(packages_of "$group")"
done
missing=$(missing_of "$wanted")
[ -n "$missing" ] || exit 0

if [ "$(id -u)" -ne 0 ]; then
    echo 'Some system packages are missing. This installs them:' >&2
    echo "  sudo sh -c 'apt-get update && apt-get install -y --no-install-recommends ${missing% }'" >&2
    exit 1
fi

echo "Installing system packages: $missing"
export DEBIAN_FRONTEND=noninteractive
keep_services_stopped
apt-get -qq update </dev/null
# shellcheck disable=SC2086 # one word a package
apt-get -qq install -y --no-install-recommends \
    -o DPkg::Lock::Timeout=120 -o Dpkg::Use-Pty=0 $missing </dev/null
