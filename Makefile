# One word runs everything; `make help` lists the words. The first run sets up .venv (Python 3.11 or later, the
# releases pinned in requirements.lock) and compiles the native parts; later runs do only what has become stale.

PYTHON ?= $(firstword $(foreach p,python3 python3.14 python3.13 python3.12 python3.11,\
  $(shell $(p) -c 'import sys; sys.version_info >= (3, 11) and print("$(p)")' 2>/dev/null)))
LINES ?= 2000000
ROUNDS ?= 3
SECONDS ?= 600
TESTS ?=
SCENARIOS ?=
FORM ?= syslog

VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --disable-pip-version-check --no-input -qq
NATIVE := $(wildcard $(addprefix src/maillens/,$(foreach e,pyx pxd pxi h,*.$(e) */*.$(e) */*/*.$(e))))
JOBS := $(shell getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1)

.PHONY: demo test test-lab lab lab-install lab-kinds lint types format bench fuzz pictures reference setup lock clean help
.DELETE_ON_ERROR:

demo: setup  ## the report of the log that ships with the project
	@$(VENV)/bin/maillens report --tz Asia/Tokyo demo/mail.log

test: setup  ## all tests; some of them: make test TESTS="tests/test_grammar.py -k delivery"
	@$(PY) -m pytest $(TESTS)

test-lab: setup  ## the tests against real Postfix and Dovecot (lab/README.md); as root, after `make lab-install`
	@$(PY) -m pytest -m lab $(or $(TESTS),tests/lab)

lab-install:  ## the Debian packages of the lab, as root; none of their services is started
	@lab/install.sh

lab: setup  ## play scenarios on a private Postfix and Dovecot: make lab SCENARIOS="delivery" FORM=file
	@$(PY) -m lab run --form $(FORM) $(SCENARIOS)

lab-kinds: setup  ## which kinds of lines the logs of the last `make lab` hold, and which were never seen
	@$(PY) -m lab kinds

lint: $(VENV)/.requirements  ## ruff: rules and layout
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .

types: setup  ## mypy, strict
	@$(PY) -m mypy

format: $(VENV)/.requirements  ## let ruff repair what it can
	@$(PY) -m ruff check --fix-only .
	@$(PY) -m ruff format .

bench: setup  ## speed and memory beside pflogsumm and grep: make bench LINES=200000 ROUNDS=5
	@$(PY) benchmarks/run.py --lines $(LINES) --rounds $(ROUNDS)

fuzz: setup  ## hostile bytes against a sanitizer build of the scanner: make fuzz SECONDS=60
	@$(PY) fuzz/run.py --seconds $(SECONDS)

reference: setup  ## docs/fields.md, kinds.md and codes.md, made again from model, grammar and explain
	@$(PY) docs/make_reference.py

pictures: setup  ## the demo log and the pictures in the README, made again
	@$(PY) demo/make_log.py
	@$(PY) docs/make_pictures.py
	@$(PY) docs/make_screenshots.py

setup: $(VENV)/.package $(VENV)/.native  ## only set up, so that .venv/bin/maillens runs
	@$(PY) -m compileall -q src  # where Python may not keep what it compiles, each run would do it again

$(VENV)/.made:
	@test -n "$(PYTHON)" || { \
	  echo 'error: no Python 3.11 or later found' >&2; \
	  echo 'hint: `make PYTHON=/path/to/python3.12 test` names one that is not on the PATH' >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo 'error: $(PYTHON) cannot make virtual environments' >&2; \
	  echo 'hint: on Debian and Ubuntu `apt install python3-venv`' >&2; exit 1; }
	@$(PYTHON) -c 'import os, sys, sysconfig as s; sys.exit(not os.path.exists(s.get_path("include") + "/Python.h"))' || { \
	  echo 'error: the headers of $(PYTHON) are missing, so the native parts cannot be compiled' >&2; \
	  echo 'hint: `apt install python3-dev` on Debian and Ubuntu, `dnf install python3-devel` on Fedora and RHEL' >&2; exit 1; }
	@command -v g++ >/dev/null || command -v c++ >/dev/null || { \
	  echo 'error: there is no C++ compiler' >&2; \
	  echo 'hint: `apt install gcc g++` on Debian and Ubuntu, `dnf install gcc-c++` on Fedora and RHEL' >&2; exit 1; }
	@echo 'setting up $(VENV) (a minute, once)' >&2
	@$(PYTHON) -m venv --clear $(VENV)
	@touch $@

$(VENV)/.requirements: requirements.lock $(VENV)/.made
	@$(PIP) install --require-hashes -r requirements.lock
	@touch $@

# The package without its native parts, which `build_ext` puts beside their sources and keeps up to date.
$(VENV)/.package: pyproject.toml setup.py $(VENV)/.requirements
	@MAILLENS_NATIVE=no $(PIP) install --no-build-isolation --no-deps -e .
	@touch $@

$(VENV)/.native: $(NATIVE) setup.py $(VENV)/.requirements
	@mkdir -p build
	@$(PY) setup.py -q build_ext --inplace -j $(JOBS) >build/native.log 2>&1 || { cat build/native.log >&2; exit 1; }
	@touch $@

lock: $(VENV)/.requirements  ## pin the newest releases that pyproject.toml allows (with uv, fetched for this alone)
	@$(PY) -m venv build/uv && build/uv/bin/python -m pip -qq install uv
	@UV_CUSTOM_COMPILE_COMMAND='make lock' build/uv/bin/uv pip compile -q --upgrade --universal --python-version 3.11 \
	  --generate-hashes --no-annotate --extra dev pyproject.toml -o requirements.lock

clean:  ## remove what was built; the pinned packages are installed again next time
	@rm -rf $(VENV) build dist .bench .mypy_cache .ruff_cache .pytest_cache .hypothesis
	@find src -name '*.so' -delete -o -name '*.egg-info' -prune -exec rm -rf {} +
	@find . -name __pycache__ -prune -exec rm -rf {} +

help:  ## this list
	@sed -n 's/^\([a-z-]*\):[^#]*  ## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12
