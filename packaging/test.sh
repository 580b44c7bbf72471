#!/usr/bin/env bash
# Runs every check of the project: lint, format, types, tests. Installs what is missing first; needs no screen.
# Fails if any of them fails; the tests come last. Words given are handed to pytest.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. packaging/prepare.sh

debian_packages packaging/debian-packages.txt packaging/debian-packages-test.txt
virtual_environment --group test

export QT_QPA_PLATFORM="${QT_QPA_PLATFORM:-offscreen}"
failed=0
"$bin/ruff" check . || failed=1
"$bin/ruff" format --check . || failed=1
"$bin/pyright" --pythonpath "$bin/python" || failed=1
[ "$failed" -eq 0 ] || say "lint, format or types failed; see above. The tests follow."
# Two files at a time: the tests of the window wait more than they work.
"$bin/python" -m pytest -n 2 --dist loadfile "$@" || failed=1
exit "$failed"
