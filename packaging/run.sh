#!/usr/bin/env bash
# Starts Plumbline on the bundled example. On a fresh Debian 12 it first installs what is missing.
# PLUMBLINE_VENV names another virtual environment than .venv. Words given are handed on: packaging/run.sh FILE.plumb
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. packaging/prepare.sh

debian_packages packaging/debian-packages.txt
virtual_environment
[ $# -gt 0 ] || set -- demo
exec "$bin/plumbline" "$@"
