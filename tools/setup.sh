#!/bin/sh
# Set up the project's own environment: `tools/setup.sh site` for `make site`, `tools/setup.sh dev` for `make test`.
#
# PYTHON is the interpreter to start from (3.11 or newer), VENV the folder of the environment. Packages come from the
# lock files alone, which are complete, each checked against its hash; the project itself goes in editable, built by the locked hatchling.
# A stamp in VENV, written last, tells make that all is done.
set -eu
cd "$(dirname "$0")/.."
kind=$1
python=${PYTHON:-python3}
venv=${VENV:-.venv}

fail() { printf 'setup: %s\n' "$@" >&2; exit 2; }

case $kind in
    site) locks=requirements.lock ;;
    dev) locks=requirements-dev.lock ;;
    *) fail "usage: tools/setup.sh site|dev" ;;
esac

if ! "$venv/bin/python" -m pip --version >/dev/null 2>&1; then
    command -v "$python" >/dev/null || fail "no $python: install Python 3.11 or newer, or name one: make PYTHON=/path/to/python3"
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
        fail "$("$python" --version) is too old: Dateline needs Python 3.11 or newer; name one: make PYTHON=/path/to/python3"
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        package=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
        command -v apt-get >/dev/null || fail "$python cannot make environments: install its module venv"
        [ "$(id -u)" = 0 ] || fail "$python cannot make environments; install its module venv, then try again:" \
            "    sudo apt-get install $package"
        printf 'setup: installing %s\n' "$package"
        tools/apt.sh "$package"
    fi
    printf 'setup: making %s with %s\n' "$venv" "$("$python" --version)"
    "$python" -m venv --clear "$venv"
fi

printf 'setup: installing the packages of %s\n' "$locks"
pip="$venv/bin/python -m pip --disable-pip-version-check --no-input install --quiet --root-user-action=ignore"
$pip --require-hashes --no-deps --requirement "$locks"
$pip --no-deps --no-build-isolation --editable .
"$venv/bin/python" -m compileall -q generator  # also where PYTHONDONTWRITEBYTECODE is set: a start costs half
touch "$venv/.set-up-$kind"
[ "$kind" = site ] || touch "$venv/.set-up-site"
