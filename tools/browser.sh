#!/bin/sh
# Make sure that the tests have a browser, and that what drives it runs.
#
# The browser is the one that CHROMIUM names, one on the path, or Debian's chromium. Playwright, which drives it, brings
# a Node.js of its own, which wants a library that a bare Debian lacks.
set -eu
cd "$(dirname "$0")/.."
venv=${VENV:-.venv}

has_browser() {
    for name in ${CHROMIUM:+"$CHROMIUM"} chromium chromium-browser google-chrome google-chrome-stable; do
        command -v "$name" >/dev/null && return
    done
    return 1
}
has_driver() { "$venv/bin/python" -m playwright --version >/dev/null 2>&1; }

packages=
has_browser || packages=chromium
has_driver || packages="$packages libatomic1"
[ -n "$packages" ] || exit 0

if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    printf 'browser: installing %s\n' "$packages"
    # shellcheck disable=SC2086  # several packages
    tools/apt.sh $packages
    has_browser && has_driver && exit
fi
printf 'browser: %s\n' "the tests need a browser and what drives it; install them, then try again:" \
    "    sudo apt-get install $packages" "another Chromium or Chrome can be named: make test CHROMIUM=/path/to/it" >&2
exit 2
