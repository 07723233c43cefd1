# `make run` opens the comparator, `make test` checks it. Each prepares a virtual environment first and asks nothing;
# a fresh clone needs only Python 3.11 or later, make and a package index.

VENV := .venv
ARGS :=
PY := $(VENV)/bin/python

# An environment of the caller's must not reach into ours.
unexport PYTHONPATH PYTHONHOME PIP_USER PIP_TARGET PIP_PREFIX PIP_REQUIRE_VIRTUALENV
export PIP_NO_INPUT := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# For what is installed, and for the environment in which pip builds (older pips take the first, newer the second).
# Relative, because pip splits these at spaces.
export PIP_CONSTRAINT := constraints.txt
export PIP_BUILD_CONSTRAINT := constraints.txt

.PHONY: help run test format wheel bench clean FORCE

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))
	@echo
	@echo "  make run ARGS='list'           passes arguments on"
	@echo "  make test PYTHON=python3.12    does it with that Python"

run: $(VENV)/.ready-run ## open the comparator
	@$(PY) -m comparator $(ARGS)

test: $(VENV)/.ready-dev ## lint, types, layers, tests with coverage; stops at the first failure
	@echo '== ruff check';      $(PY) -m ruff check .
	@echo '== ruff format';     $(PY) -m ruff format --check .
	@echo '== mypy';            $(PY) -m mypy
	@echo '== import contract'; $(VENV)/bin/lint-imports
	@echo '== pytest';          $(PY) -m pytest --cov --cov-report=term

format: $(VENV)/.ready-dev ## let ruff rewrite what it can
	@$(PY) -m ruff check --fix --quiet --exit-zero . && $(PY) -m ruff format .

wheel: $(VENV)/.ready-dev ## build the wheel into dist/
	@rm -rf dist && $(PY) -m build --quiet --wheel --no-isolation --outdir dist . && ls dist/*.whl

bench: $(VENV)/.ready-dev ## run every script in benchmarks/
	@set -e; for script in $(wildcard benchmarks/*.py); do echo "== $$script"; $(PY) "$$script"; done

clean: ## remove the environment, caches and what was built
	rm -rf $(VENV) dist build htmlcov .coverage .coverage.* .pytest_cache .mypy_cache .ruff_cache \
	  .import_linter_cache .hypothesis snapshot_report.html
	find $(wildcard src tests benchmarks scripts) -name __pycache__ -type d -prune -exec rm -rf {} +

# --- the environment: each stamp says what is in it, and is renewed when what it stands on has changed ---

$(VENV)/.ready-run: pyproject.toml constraints.txt $(VENV)/.created
	@echo 'Installing the comparator into $(VENV) ...' >&2
	@$(PY) -m pip install -qq --editable .
	@touch $@

$(VENV)/.ready-dev: pyproject.toml constraints.txt $(VENV)/.created
	@echo 'Installing the comparator and its tools into $(VENV) ...' >&2
	@$(PY) -m pip install -qq --editable '.[dev]'
	@touch $@ $(VENV)/.ready-run

# A Python that went away, say after an upgrade of the system, takes the environment with it; so does asking for another.
VERSION := -c 'import sys; print(sys.version)' 2>/dev/null
ifeq ($(wildcard $(PY)),)
$(VENV)/.created: FORCE
else ifdef PYTHON
ifneq ($(shell $(PYTHON) $(VERSION)),$(shell $(PY) $(VERSION)))
$(VENV)/.created: FORCE
endif
endif

# The first of these that is at least 3.11 and can make a virtual environment.
CANDIDATES := $(or $(PYTHON),python3.13 python3.12 python3.11 python3 python)

$(VENV)/.created:
	@found=; for python in $(CANDIDATES); do \
	  "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
	  found=$$python; \
	  "$$python" -c 'import venv, ensurepip' 2>/dev/null || continue; \
	  exec "$$python" -c 'import pathlib, sys, venv; venv.main(["--clear", sys.argv[1]]); \
	    pathlib.Path(sys.argv[1], ".created").touch()' '$(VENV)'; \
	done; \
	if [ -n "$$found" ]; then \
	  echo "make: $$found has no venv module with pip; install it (Debian and Ubuntu: apt install python3-venv)" >&2; \
	else \
	  echo "make: no Python 3.11 or later among: $(CANDIDATES); install one, or name it: make PYTHON=/path/to/python" >&2; \
	fi; exit 1
