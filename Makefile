# Two commands do everything on a fresh machine: `make demo` and `make test`.
# They need Python 3.11 or later, make and the package registry.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
ARGS ?=

.PHONY: help demo test fuzz check format bench score train docs lock clean

help: ## Show this list.
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

# Every package is pinned with its hash, so pip need not resolve anything; the
# project itself is built with the pinned hatchling, not with a newly fetched one.
$(VENV)/.run: requirements/run.txt requirements/build.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "accordingto needs Python 3.11 or later; set PYTHON=python3.11 or the like"; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes \
		-r requirements/run.txt -r requirements/build.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps \
		--no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes \
		-r requirements/dev.txt
	@touch $@

# Any build of this version will do; without a graphics card the one for the CPU is enough.
TORCH ?= torch==2.13.0

$(VENV)/.train: $(VENV)/.dev requirements/train.txt requirements/encoder.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes \
		-r requirements/train.txt -r requirements/encoder.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check $(TORCH)
	@touch $@

demo: $(VENV)/.run ## Analyse the sample dossier and open the reading room (ARGS=--no-serve to end by itself).
	$(BIN)/accordingto demo $(ARGS)

test: $(VENV)/.dev ## Run every test.
	$(BIN)/python -m pytest -n 2 --dist loadfile $(ARGS)

fuzz: $(VENV)/.dev ## Read files broken by chance, and say which break us (ARGS="--minutes 30 --seed 1").
	$(BIN)/python -m tests.fuzz $(ARGS)

check: $(VENV)/.dev ## Formatter, linter, strict types, layers.
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -q tests/test_layers.py

format: $(VENV)/.dev ## Put the code in its form.
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/.dev ## Measure speed and memory beside spaCy alone.
	$(BIN)/python bench/extract.py $(ARGS)
	$(BIN)/python bench/add.py $(ARGS)
	$(BIN)/python bench/intake.py

train: $(VENV)/.train ## Make the weights again from ../shared/data (hours); goes on where it stopped.
	$(BIN)/python -m accordingto.train $(ARGS)
	$(BIN)/python -m accordingto.train.corefer $(ARGS)
	$(BIN)/python -m accordingto.train.corefer.speaking $(ARGS)
	$(BIN)/python -m accordingto.train.across
	$(BIN)/python -m accordingto.train.referring
	$(BIN)/python -m accordingto.train.channels
	$(BIN)/python -m accordingto.train.relays

score: $(VENV)/.dev ## Score on human labels; writes docs/accuracy.md (needs ../shared).
	$(BIN)/python -m accordingto.score --markdown docs/accuracy.md $(ARGS)

docs: $(VENV)/.dev ## Write the generated pages.
	$(BIN)/python docs/generate.py

COMPILE := pip compile --python-version 3.11 --universal --generate-hashes --no-header \
	--no-annotate --quiet

lock: $(VENV)/.dev ## Pin every package again, with hashes.
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv $(COMPILE) pyproject.toml --extra all -o requirements/run.txt
	$(BIN)/uv $(COMPILE) --group build -c requirements/run.txt -o requirements/build.txt
	$(BIN)/uv $(COMPILE) pyproject.toml --extra all --extra baseline --group dev \
		-c requirements/run.txt -c requirements/build.txt -o requirements/dev.txt
	$(BIN)/uv $(COMPILE) --group train -c requirements/dev.txt -o requirements/train.txt

clean: ## Remove the environment and everything made.
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis sample.dossier
