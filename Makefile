# run, test, check, bench, docs, serve: each makes what it needs (a virtual environment in .venv).
PYTHON ?= python3
BIN := .venv/bin
RECORD ?= examples/nct03343782.txt
STUDY ?= out/rehearsal

.PHONY: run test check bench docs serve

run: .venv/.run            ## the main job: a registry record in, a rehearsed study out
	@rm -rf out/rehearsal
	$(BIN)/trialwright rehearse $(RECORD) -o out/rehearsal

test: .venv/.dev           ## every test
	$(BIN)/python -m pytest -n auto

check: .venv/.dev          ## style, types, rooms, documents
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python docs/check_docs.py

bench: .venv/.dev          ## figures against their limits, as whole commands
	$(BIN)/python bench/bench.py

docs: .venv/.dev           ## the drawn parts of docs/ anew
	$(BIN)/python docs/draw_docs.py

serve: .venv/.run          ## the screens of a study on this machine; rehearses the example where there is none
	@test -e $(STUDY)/study.sqlite || $(MAKE) run
	$(BIN)/trialwright serve $(STUDY)

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/.run: requirements.lock pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

.venv/.dev: requirements-dev.lock .venv/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements-dev.lock
	touch $@
