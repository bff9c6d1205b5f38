# `make demo` and `make test` set everything up in .venv and touch nothing else.
# `make system` (apt, as root) installs what some tests need from the system.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV_VERSION := 0.13.*

.PHONY: help setup demo test lint types imports unit soak bench docs system clean

help:
	@echo "make demo    set up, patrol the simulated world, write a report (PYTHON=... to choose)"
	@echo "make test    set up and pass the whole test suite"
	@echo "make soak    long runs: thousands of kills (SPANIEL_SOAK_SEED, SPANIEL_SOAK_KILLS)"
	@echo "make bench   the measurements of docs/performance.md"
	@echo "make docs    build the documentation into site/"
	@echo "make system  apt packages for the tests that need them; as root"

setup: $(VENV)/.ready

$(VENV)/.ready: pyproject.toml uv.lock
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { \
	  rm -rf $(VENV); \
	  echo "$(PYTHON) cannot make a virtual environment: run 'make system' (as root), or" >&2; \
	  echo "install the package python3-venv, or name another one with PYTHON=..." >&2; exit 2; }
	@$(BIN)/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  rm -rf $(VENV); echo "Spaniel needs Python 3.11 or newer: make ... PYTHON=/path" >&2; exit 2; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "uv==$(UV_VERSION)"
	$(BIN)/uv sync --quiet --frozen --inexact --compile-bytecode --python $(BIN)/python
	@touch $@

demo: setup
	$(BIN)/spaniel demo --folder demo

test: setup lint types imports unit

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup
	$(BIN)/mypy

imports: setup
	$(BIN)/lint-imports

unit: setup
	$(BIN)/pytest

soak: setup
	$(BIN)/pytest tests/soak -m soak -x

bench: setup
	$(BIN)/python -m benchmarks

docs: setup
	$(BIN)/mkdocs build --strict

# Services are kept from starting: a test starts what it needs on loopback and ends it again.
system:
	@test "$$(id -u)" = 0 || { echo "make system installs packages: run it as root" >&2; exit 2; }
	@test -e /usr/sbin/policy-rc.d || { mine=1; \
	  printf '#!/bin/sh\nexit 101\n' > /usr/sbin/policy-rc.d; chmod +x /usr/sbin/policy-rc.d; }; \
	apt-get update -qq; \
	DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends \
	  python3-venv python3-dev chromium fonts-dejavu-core; \
	status=$$?; test -z "$$mine" || rm -f /usr/sbin/policy-rc.d; exit $$status

clean:
	rm -rf $(VENV) demo site .mypy_cache .ruff_cache .pytest_cache
