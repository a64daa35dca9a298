# Dateline's commands. `make help` lists them.
PYTHON ?= python3
VENV   ?= .venv
PORT   ?= 8000
URL    ?=
DATA   ?= ../shared
FUZZ_SECONDS ?= 60
SITE    = $(VENV)/.set-up-site
DEV     = $(VENV)/.set-up-dev
NPM     = .cache/npm/.fetched
RUN     = $(VENV)/bin/python -m
LOCK    = UV_CUSTOM_COMPILE_COMMAND="make lock" $(RUN) uv pip compile --quiet --no-config --universal --generate-hashes \
          --python-version 3.11 $(if $(UPGRADE),--upgrade) pyproject.toml --group build
export PYTHON VENV CHROMIUM

.DEFAULT_GOAL = help
.PHONY: help site serve example test check lint types golden eval bench audit audit-deps fuzz soak screenshot setup lock clean

help:  ## List these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' Makefile

site: $(SITE)  ## Build the website into _site/ (URL=https://... for sitemap and feeds)
	@$(RUN) generator build $(if $(URL),--url "$(URL)")

serve: $(SITE)  ## Preview on http://127.0.0.1:8000/ with live reload (PORT=...)
	@$(RUN) generator serve --port $(PORT)

test: lint types browser $(NPM)  ## Run everything: lint, types, the laws of the house and all tests
	$(RUN) pytest -q -n auto --dist worksteal

example: $(SITE)  ## Build the example, examples/pandemic/, into its _site/
	@cd examples/pandemic && $(abspath $(VENV))/bin/python -m generator build

check: $(SITE)  ## Check language packs, config, content and links; build nothing
	@$(RUN) generator check

lint: $(DEV)  ## Check style and form (ruff)
	$(RUN) ruff check . && $(RUN) ruff format --check --quiet .

types: $(DEV)  ## Check types (mypy, strict)
	$(RUN) mypy

golden: $(DEV)  ## Renew the golden site and messages that tests compare with
	DATELINE_GOLDEN=renew $(RUN) pytest -q -k golden

eval: $(DEV)  ## Score the extraction against corpora (DATA=../shared)
	$(RUN) tests.eval --data $(DATA)

bench: $(DEV)  ## Measure speed: tagging, events, building
	$(RUN) tests.bench

audit: browser  ## Measure the website against its budgets (DATA=../shared, SIZES="100 1000 10000")
	$(RUN) tests.audit --data $(DATA) $(if $(SIZES),--sizes $(SIZES))

audit-deps: $(DEV)  ## Ask whether a vulnerability is known of any dependency (needs a network)
	$(RUN) uv tool run pip-audit --disable-pip --require-hashes -r requirements.lock
	$(RUN) uv tool run pip-audit --disable-pip --require-hashes -r requirements-dev.lock

fuzz: $(DEV)  ## Fuzz tagging, readers, dates and pages, guided by coverage (FUZZ_SECONDS=60 each)
	$(RUN) uv pip install --quiet --python $(VENV)/bin/python --group fuzz
	$(RUN) tests.fuzz --seconds $(FUZZ_SECONDS)

soak: $(DEV)  ## Kill 200 builds; build, preview and edit 10,000 articles for 20 minutes
	$(RUN) tests.soak

screenshot: site example browser  ## Renew the pictures of README and docs/ from this site and the example
	$(RUN) tools.screenshot

setup: $(DEV)  ## Set up everything that a developer needs

lock: $(DEV)  ## Renew the lock files from pyproject.toml (UPGRADE=1 for newer versions)
	$(LOCK) --output-file requirements.lock
	$(LOCK) --group dev --all-extras --constraint requirements.lock --output-file requirements-dev.lock

clean:  ## Remove what was built and all caches (the environment stays)
	rm -rf _site .dateline examples/*/_site examples/*/.dateline dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

.PHONY: browser
browser: $(DEV)
	@tools/browser.sh

$(NPM): tests/browser/npm/package-lock.json tools/npm.sh
	@tools/npm.sh

$(SITE): requirements.lock pyproject.toml tools/setup.sh
	@tools/setup.sh site

$(DEV): requirements-dev.lock requirements.lock pyproject.toml tools/setup.sh
	@tools/setup.sh dev
