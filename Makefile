# Each target makes what it needs first: system packages (as root), then .venv from the lock files.
# ARGS is handed on untouched:  make run ARGS="transfer 'http://host/file?a=1&b=2' --to DIR"

SHELL := /bin/sh
PYTHON ?= python3
export PYTHON

VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --quiet --disable-pip-version-check --no-input
SYSTEM := packaging/system.sh
BUNDLE := build/venv
# Beside what others are to install, its checksums.
SUMS = cd dist && find . -maxdepth 1 -type f ! -name SHA256SUMS -printf '%P\n' | sort | xargs sha256sum >SHA256SUMS
# Only what is out of date, and only where Qt is needed anyway.
WORDS = $(PY) packaging/compile_words.py

# Only the window needs Qt's libraries from the system; a command line (transfer, add, ...) does not.
COMMANDS := transfer add list show suspend resume cancel complete set settings login verify
WINDOW := $(if $(filter $(COMMANDS) -h --help --version,$(value ARGS)),,yes)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.SUFFIXES:
.PHONY: help run kerberos test soak bench bench-gui bench-restore conformance proxies vectors screenshots \
        types lint format lock clean words bundle deb rpm wheel test-deb test-nsis

help:
	@echo 'make run [ARGS="..."]       open the window, or run the command line with ARGS'
	@echo 'make kerberos               add what logging in by Kerberos needs'
	@echo 'make test [ARGS="..."]      check style and run the tests; ARGS go to pytest'
	@echo 'make lint, format, types    check style, mend style, check types'
	@echo 'make soak, bench, bench-gui, bench-restore, conformance'
	@echo '                            the long tests, one by one'
	@echo 'make proxies                check all usages and logins against real proxies, as a table'
	@echo 'make vectors VECTORS=...    check against a directory of test vectors'
	@echo 'make screenshots DIR=...    write a picture of every view'
	@echo 'make words                  bring the catalogues of other languages up to date'
	@echo 'make bundle, deb, rpm, wheel'
	@echo '                            make what can be installed, in dist'
	@echo 'make test-deb               install, upgrade and remove it in a system of its own; as root'
	@echo 'make test-nsis              the same with the installer for Windows, under wine'
	@echo 'make lock [ARGS=--upgrade]  rewrite the lock files'
	@echo 'make clean                  remove all that make made'

run: $(VENV)/made-run
ifneq ($(WINDOW),)
	@$(SYSTEM) window
	@$(WORDS)
endif
	@exec $(VENV)/bin/bitsgui $(value ARGS)

kerberos: $(VENV)/made-kerberos

# Most tests wait for servers and timers, so four at a time keep two cores busy.
test: lint $(VENV)/made-kerberos
	@$(SYSTEM) test bench
	@$(WORDS)
	$(PY) -m pytest -n 4 --dist loadfile $(value ARGS)

lint: $(VENV)/made-test
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .

format: $(VENV)/made-test
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .

types: $(VENV)/made-kerberos
	$(VENV)/bin/pyright

soak conformance: $(VENV)/made-test
	@$(SYSTEM) test
	$(PY) -m tests.$@ $(value ARGS)

bench: $(VENV)/made-test
	@$(SYSTEM) test bench
	$(PY) -m tests.bench $(value ARGS)

bench-gui: $(VENV)/made-test
	@$(SYSTEM) window test bench-gui
	$(PY) -m tests.bench.gui $(value ARGS)

bench-restore: $(VENV)/made-test
	@$(SYSTEM) test
	$(PY) -m tests.bench restore $(value ARGS)

proxies: $(VENV)/made-kerberos
	@$(SYSTEM) test
	$(PY) -m tests.proxies $(value ARGS)

vectors: $(VENV)/made-test
	@test -n "$(VECTORS)" || { echo 'Name the directory: make vectors VECTORS=...' >&2; exit 2; }
	$(PY) -m tests.vectors "$(VECTORS)"

screenshots: $(VENV)/made-test
	@$(SYSTEM) window test
	@test -n "$(DIR)" || { echo 'Name the directory: make screenshots DIR=...' >&2; exit 2; }
	@$(WORDS)
	$(PY) -m tests.gui.screenshots "$(DIR)"

words: $(VENV)/made-test
	@$(SYSTEM) window
	$(PY) -m tests.words
	@$(WORDS)

# What can be installed. The Python that goes in is the one of the system where that is new enough:
# it is optimised, and its distribution looks after it.
$(BUNDLE)/made: PYTHON := $(shell for at in /usr/bin/python3 "$(PYTHON)"; do \
	$$at -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$at && break; done)
bundle: $(BUNDLE)/made
	$(BUNDLE)/bin/python packaging/bundle.py dist --archive
	@$(SUMS)

deb rpm: $(BUNDLE)/made
	@$(SYSTEM) packages
	$(BUNDLE)/bin/python packaging/bundle.py dist
	$(BUNDLE)/bin/python packaging/linux/packages.py dist $@
	$(if $(filter deb,$@),lintian --fail-on error --tag-display-limit 0 dist/bitsgui_*.deb)
	@$(SUMS)

test-deb: deb $(VENV)/made-kerberos
	@$(SYSTEM) test packages
	$(PY) -m tests.deb dist/bitsgui_*.deb $(value ARGS)

# The installer for Windows, with a stand-in for the program; the real one is built on Windows.
test-nsis: $(VENV)/made-test
	@$(SYSTEM) test wine
	$(PY) -m tests.nsis

wheel: $(VENV)/made-run
	$(PY) -m hatchling build -d dist
	@$(SUMS)

$(BUNDLE)/made: packaging/requirements-bundle.lock packaging/requirements-kerberos.lock
	@$(SYSTEM) python window bundle kerberos
	@echo 'Making $(BUNDLE)'
	@$(PYTHON) -m venv --clear $(BUNDLE)
	@$(BUNDLE)/bin/python -m pip --quiet --disable-pip-version-check --no-input install \
		--require-hashes -r packaging/requirements-bundle.lock
	@# Not from the cache: what is there may have been compiled for the tests, and so otherwise.
	@printf '[build_ext]\nparallel = 2\n' >$(BUNDLE)/build.cfg
	@CFLAGS='-O2 -g0' DIST_EXTRA_CONFIG='$(CURDIR)/$(BUNDLE)/build.cfg' $(BUNDLE)/bin/python -m pip \
		--quiet --disable-pip-version-check --no-input --no-cache-dir install \
		--require-hashes --no-build-isolation --no-deps -r packaging/requirements-kerberos.lock
	@touch $@

lock:
	packaging/lock.sh $(value ARGS)

clean:
	rm -rf $(VENV) .hypothesis .import_linter_cache .pytest_cache .ruff_cache build dist
	rm -f resources/i18n/*.qm
	find bitsgui tests -name __pycache__ -prune -exec rm -rf {} +

$(VENV)/made:
	@$(SYSTEM) python
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo 'Python 3.11 or newer is needed: make PYTHON=... names one.' >&2; exit 1; }
	@echo 'Making $(VENV)'
	@$(PYTHON) -m venv --clear $(VENV)
	@touch $@

# The lock holds the build tools too, so nothing unpinned is fetched for the editable installation.
$(VENV)/made-run: $(VENV)/made packaging/requirements.lock pyproject.toml
	@echo 'Installing the packages of packaging/requirements.lock'
	@$(PIP) install --require-hashes -r packaging/requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/made-test: $(VENV)/made-run packaging/requirements-test.lock
	@echo 'Installing the packages of packaging/requirements-test.lock'
	@$(PIP) install --require-hashes -r packaging/requirements-test.lock
	@touch $@

# Two packages that have to be compiled: not optimised, and on both cores, in a fifth of the time.
$(VENV)/made-kerberos: $(VENV)/made-test packaging/requirements-kerberos.lock
	@$(SYSTEM) kerberos
	@echo 'Compiling the packages of the extra "kerberos"'
	@printf '[build_ext]\nparallel = 2\n' >$(VENV)/build.cfg
	@CFLAGS='-O0 -g0' DIST_EXTRA_CONFIG='$(CURDIR)/$(VENV)/build.cfg' $(PIP) install \
		--require-hashes --no-build-isolation --no-deps -r packaging/requirements-kerberos.lock
	@touch $@
