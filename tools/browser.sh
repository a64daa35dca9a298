#!/bin/sh
# Make sure that there is a browser for the tests: one that is named by CHROMIUM, one on the path, or Debian's chromium.
set -eu
cd "$(dirname "$0")/.."

for name in ${CHROMIUM:+"$CHROMIUM"} chromium chromium-browser google-chrome google-chrome-stable; do
    command -v "$name" >/dev/null && exit
done

if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    printf 'browser: installing chromium\n'
    tools/apt.sh chromium && command -v chromium >/dev/null && exit
fi
printf 'browser: %s\n' "the tests need Chromium or Chrome; install it, then try again:" \
    "    sudo apt-get install chromium" "or name one: make test CHROMIUM=/path/to/chromium" >&2
exit 2
