#!/bin/sh
# Fetch the JavaScript that tests read our exports with: TimelineJS, as tests/browser/npm/package-lock.json names it by
# version and sha512. It lies in .cache/npm/, which git does not see; nothing of it is part of the project.
set -eu
cd "$(dirname "$0")/.."
lock=tests/browser/npm
cache=.cache/npm
log=$cache/npm.log

if ! command -v npm >/dev/null && command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    printf 'npm: installing npm\n'
    tools/apt.sh npm
fi
mkdir -p "$cache"
cp "$lock/package.json" "$lock/package-lock.json" "$cache/"
if ! command -v npm >/dev/null; then
    printf 'npm: %s\n' "the tests read our export with TimelineJS, which comes from the npm registry;" \
        "install Node.js with npm, then try again:" "    sudo apt-get install npm" >&2
    exit 2
fi
# Scripts of packages are not run, and a package of another sum than the lock's is refused.
(cd "$cache" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) >"$log" 2>&1 || {
    cat "$log" >&2
    printf 'npm: %s\n' "TimelineJS could not be fetched; the tests need the npm registry once, then .cache/npm/ has it." \
        "Where there is none, copy .cache/npm/ from a machine that has one." >&2
    exit 2
}
touch "$cache/.fetched"
