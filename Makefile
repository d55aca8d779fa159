# Each target sets up what it needs: a virtual environment in .venv with the package installed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SAMPLES := kg/samples

.PHONY: demo test check bench quality fuzz ontology soak clean

$(BIN)/kg: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[test,browser,owl,dev]'
	@touch $@

demo: $(BIN)/kg  ## build the graph of the shipped samples into output/ and ask it
	$(BIN)/kg build $(SAMPLES) -o output
	$(BIN)/kg query most-cited -d output
	@echo "Open output/network.html in a browser; ask more: $(BIN)/kg query"

test: $(BIN)/kg  ## the fast tests
	$(BIN)/pytest -q -n auto

check: $(BIN)/kg  ## format, lint, types, and the slow and browser tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest -q -n auto -m 'slow or browser'

bench: $(BIN)/kg  ## speed and memory; needs the corpus for real figures
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[bench]'
	$(BIN)/python -m tests.benchmarks.bench
	$(BIN)/python -m tests.benchmarks.queries

quality: $(BIN)/kg  ## accuracy against the corpus, compared with the floors
	$(BIN)/python -m tests.quality.quality
	$(BIN)/python -m tests.quality.series
	$(BIN)/python -m tests.quality.findings
	$(BIN)/python -m tests.quality.copies

fuzz: $(BIN)/kg  ## ten thousand damaged files of six formats in six languages; needs the corpus
	$(BIN)/python -m tests.fuzz

ontology: $(BIN)/kg  ## the page that documents the ontology
	$(BIN)/python -m kg.web.ontology output/ontology.html

soak: $(BIN)/kg  ## ten minutes of requests, hostile ones among them, to a server of output/; fails if its memory grows
	test -d output/store || $(MAKE) demo
	$(BIN)/python -m tests.serve.soak output 10

clean:
	rm -rf $(VENV) build dist output/*
