# What each command is for: README.md and docs/contributing.md. Needs python3 (3.11 or later) with pip, and make.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help setup demo serve test prove lint bench messages pictures wheel-install requirements browser

PYTHON ?= python3
PORT ?= 8000
WORKERS ?= 1
# The headless shell has no windows to draw and takes less time; a whole Chromium does as well.
SHELL_BROWSER := /usr/bin/chromium-headless-shell
CHROMIUM ?= $(firstword $(wildcard $(SHELL_BROWSER) /usr/bin/chromium) $(SHELL_BROWSER))
PYTEST ?=
LOCALE ?=

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
export PORT CHROMIUM

help: ## List the commands.
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(READY) ## Make the environment in .venv; quick when nothing has changed.

# Debian splits ensurepip off; the system's pip can then put one into the environment.
$(READY): requirements/development.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed: make PYTHON=/path/to/python3 …" >&2; exit 1; }
	@$(PYTHON) -c 'import venv' 2> /dev/null || { echo "Python's venv module is missing: apt-get install python3-venv" >&2; exit 1; }
	@test -x $(BIN)/pip \
		|| { $(PYTHON) -c 'import ensurepip' 2> /dev/null && $(PYTHON) -m venv $(VENV); } \
		|| { $(PYTHON) -m pip --version > /dev/null 2>&1 && $(PYTHON) -m venv --without-pip $(VENV) \
			&& $(PYTHON) -m pip --python $(BIN)/python install -qq pip; } \
		|| { echo "Neither ensurepip nor pip is there to fill $(VENV): apt-get install python3-venv" >&2; exit 1; }
	@echo "Installing into $(VENV) …"
	@$(BIN)/python -m pip install -qq --require-hashes -r requirements/development.txt
	@$(BIN)/python -m pip install -qq --no-deps --no-build-isolation -e .
	@touch $@

demo: setup ## Load the demo content and serve it on 127.0.0.1:8000 (PORT=…).
	@$(BIN)/python manage.py migrate --verbosity 0
	@$(BIN)/python manage.py load_demo
	@echo "Serving http://127.0.0.1:$(PORT)/ (admin: http://127.0.0.1:$(PORT)/admin/), stop with Ctrl-C."
	@exec $(BIN)/python manage.py runserver --noreload 127.0.0.1:$(PORT)

# The production server and settings over the demo data, by plain http and for this machine only.
serve: export DJANGO_SETTINGS_MODULE := config.settings.production
serve: export VERDICT_INSECURE_LOCAL := 1
serve: export ALLOWED_HOSTS := 127.0.0.1,localhost
serve: export CSRF_TRUSTED_ORIGINS := http://127.0.0.1:$(PORT)
serve: export WAGTAILADMIN_BASE_URL := http://127.0.0.1:$(PORT)
serve: export DATABASE_URL := $(or $(DATABASE_URL),sqlite:///$(or $(VERDICT_DB),$(CURDIR)/var/verdict.sqlite3))
serve: export CACHE_URL := $(or $(CACHE_URL),locmem://)
serve: setup ## The production server (granian) over the demo data, on 127.0.0.1 by plain http.
	@mkdir -p var
	@test -s var/secret-key || (umask 077; $(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(64))' > var/secret-key)
	@export SECRET_KEY="$$(cat var/secret-key)"; \
	$(BIN)/python manage.py migrate --verbosity 0; \
	$(BIN)/python manage.py load_demo; \
	if test -n "$$(find static requirements -newer var/static/staticfiles.json 2>&1)"; then \
		$(BIN)/python manage.py collectstatic --no-input --verbosity 0; \
	fi; \
	echo "Serving http://127.0.0.1:$(PORT)/ with granian, stop with Ctrl-C."; \
	exec $(BIN)/granian --interface wsgi --host 127.0.0.1 --port $(PORT) --workers $(WORKERS) --blocking-threads 4 config.wsgi:application

# Each process keeps to neighbouring tests, which share what they set up, and takes over from the other in the end.
test: setup browser ## Everything that must hold, in under ten minutes (PYTEST="-k feed" narrows it down).
	@$(BIN)/python -m pytest -n 2 --dist worksteal $(PYTEST)

prove: export PROVE := 1
prove: test ## The same tests, the long proofs at their stated sizes; under an hour.

lint: setup ## Style, types, import arrows, templates, migrations, and what no committed file may hold.
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --check --quiet
	@git ls-files -z -- 'templates/*.html' | xargs -0 --no-run-if-empty $(BIN)/djade --check --target-version 5.2
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/mypy
	@$(BIN)/python manage.py makemigrations --check --dry-run --settings config.settings.test
	@! git grep -nIE -e '[p]ypi\.org|[p]ythonhosted|[r]egistry\.npmjs|[d]eb\.debian\.org|-[-](extra-)?index-url|(^|[^[:alnum:]_/.-])/(work|root|opt/wheels)/' -- . ':!LICENSE' \
		|| { echo "A committed file names a package registry or a path of one machine." >&2; exit 1; }

bench: setup ## Time the reader's pages over 1,000 posts.
	@$(BIN)/python -m bench

# What is not the plugin's: its words would be in the plugin's catalogue.
ELSEWHERE := .venv bench config docs home search static tests var 404.html 500.html templates/home templates/search
messages: setup ## Gather the plugin's words for a translation, and compile it: LOCALE=ko (needs gettext).
	@test -n "$(LOCALE)" || { echo "Say which language: make messages LOCALE=ko" >&2; exit 1; }
	@mkdir -p blog/locale
	@$(BIN)/python manage.py makemessages --locale $(LOCALE) --no-location --extension html,xml,py $(ELSEWHERE:%=--ignore %)
	@$(BIN)/python manage.py compilemessages --locale $(LOCALE) --ignore .venv

pictures: setup browser ## Take the pictures of the README from the demo.
	@$(BIN)/python manage.py migrate --verbosity 0
	@$(BIN)/python manage.py load_demo
	@$(BIN)/python docs/pictures.py

wheel-install: setup ## Build the wheel, install it with all it needs in a fresh environment, and run a site with it.
	@WHEEL_INSTALL=full $(BIN)/python -m pytest tests/test_wheel.py

requirements: setup ## Compile requirements/ from pyproject.toml (UPGRADE=--upgrade for newer versions).
	@for extra in production development; do \
		extras="--extra production --extra postgres"; test $$extra = production || extras="--extra dev"; \
		$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-emit-index-url $(UPGRADE) \
			pyproject.toml $$extras --output-file requirements/$$extra.txt; \
	done

browser:
	@test -x $(CHROMIUM) || { \
		install="apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium-headless-shell"; \
		if test "$(CHROMIUM)" = $(SHELL_BROWSER) && command -v apt-get > /dev/null && test "$$(id -u)" = 0; then \
			DEBIAN_FRONTEND=noninteractive bash -c "$$install" > /dev/null; \
		elif test "$(CHROMIUM)" = $(SHELL_BROWSER) && command -v apt-get > /dev/null && sudo -n true 2> /dev/null; then \
			sudo -n DEBIAN_FRONTEND=noninteractive bash -c "$$install" > /dev/null; \
		fi; \
		test -x $(CHROMIUM) || { echo "The browser tests need Chromium: apt-get install chromium-headless-shell, or CHROMIUM=/path/to/it." >&2; exit 1; }; \
	}
