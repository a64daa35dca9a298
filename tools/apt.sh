#!/bin/sh
# Install Debian packages, as root and without questions: `tools/apt.sh PACKAGE...`.
set -eu
export DEBIAN_FRONTEND=noninteractive
apt-get install --yes --quiet=2 --no-install-recommends "$@" >/dev/null 2>&1 && exit
apt-get update --quiet=2
apt-get install --yes --quiet=2 --no-install-recommends "$@" >/dev/null
