#!/bin/sh
# Rewrites the lock files from pyproject.toml, for every supported Python and platform.
# Versions already locked stay unless they no longer fit; `--upgrade` takes the newest.
set -eu
cd "$(dirname "$0")/.."

tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
python3 -m venv "$tools"
"$tools/bin/pip" install --quiet uv

compile() {
    "$tools/bin/uv" pip compile pyproject.toml --group build \
        --universal --python-version 3.11 --generate-hashes \
        --no-header --no-annotate --no-emit-index-url --quiet "$@"
}

compile --output-file packaging/requirements.lock "$@"
# The second lock holds all of the first at the same versions: both fill one virtual environment.
compile --extra test --constraint packaging/requirements.lock \
    --output-file packaging/requirements-test.lock "$@"
# What has to be compiled is apart: only the tests need it, with the build tools of the lock above.
compile --extra kerberos --constraint packaging/requirements-test.lock \
    --output-file packaging/requirements-kerberos.lock "$@"
# What a bundle is made of and made with, apart from the tests: PyInstaller takes in what it finds.
compile --group bundle --constraint packaging/requirements.lock \
    --output-file packaging/requirements-bundle.lock "$@"
