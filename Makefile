# Every command that people and CI use. `make demo` and `make test` are all that a fresh machine needs.

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install
CORPORA ?= ../shared
TARGETS := src tests $(wildcard training evals benchmarks scripts)

.DEFAULT_GOAL := help
.PHONY: help demo test lint format types layers eval eval-quick bench train docs schema check clean

help: ## Say what each command does
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

demo: $(VENV)/.runtime ## Read a sample report and print its claims
	$(BIN)/dragoman read examples/report.txt

test: $(VENV)/.dev ## Run the tests
	$(BIN)/pytest

lint: $(VENV)/.dev ## Check style and formatting
	$(BIN)/ruff check $(TARGETS)
	$(BIN)/ruff format --check $(TARGETS)

format: $(VENV)/.dev ## Put style and formatting right
	$(BIN)/ruff check --fix $(TARGETS)
	$(BIN)/ruff format $(TARGETS)

types: $(VENV)/.dev ## Check the types
	$(BIN)/mypy

layers: $(VENV)/.dev ## Check that imports run downwards only
	$(BIN)/lint-imports

eval: $(VENV)/.dev ## Score the model and the claims on the dev data
	$(BIN)/python -m evals --data $(CORPORA)

eval-quick: $(VENV)/.dev ## The part of the scores that CI checks
	$(BIN)/python -m evals --data $(CORPORA) --quick --gate

bench: $(VENV)/.dev ## Measure speed, start-up and memory
	$(BIN)/python -m benchmarks

train: $(VENV)/.train ## Train the model from the corpora (hours on two cores; resumes)
	$(BIN)/python -m training --data $(CORPORA) --out src/dragoman/model

schema: $(VENV)/.dev ## Write docs/schema/ from the types
	$(BIN)/dragoman schema --output docs/schema/dragoman.schema.json

docs: schema ## Refresh the generated parts of the documentation
	$(BIN)/python scripts/refresh_docs.py README.md docs/*.md

check: test lint types layers eval-quick ## All that CI checks

clean: ## Remove the environment and everything generated
	rm -rf $(VENV) .venv-tool .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# ---- The environment: made once, made again when pyproject.toml changes ---------------------------------------------
# Some systems ship Python without ensurepip, so that `venv` fails; virtualenv then makes the same environment.
$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "expected Python 3.11 or later on the path, found none; set PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) >/dev/null 2>&1 || { rm -rf $(VENV) && \
		$(PYTHON) -m pip install --quiet --target .venv-tool virtualenv && \
		PYTHONPATH=.venv-tool $(PYTHON) -m virtualenv --quiet $(VENV); }

$(VENV)/.runtime: pyproject.toml | $(BIN)/python
	$(PIP) --editable .
	@touch $@

$(VENV)/.dev: pyproject.toml | $(BIN)/python
	$(PIP) --editable '.[dev]'
	@touch $@ $(VENV)/.runtime

$(VENV)/.train: pyproject.toml | $(BIN)/python
	$(PIP) --editable '.[dev,train]'
	@touch $@ $(VENV)/.dev $(VENV)/.runtime
