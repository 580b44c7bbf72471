#!/usr/bin/env bash
# Makes the Windows edition and tries it under Wine: installs, uses, upgrades and removes it, and runs the window's tests.
# Takes an hour on two processors, most of it for those (window_tests.py); broken off, they go on from there. What was
# seen and said is left in dist/windows/tried. Words given go to pytest: -k "not tests_of_the_window_pass"
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

bash packaging/windows/build.sh
. packaging/prepare.sh
virtual_environment --group test
. packaging/wine/prepare.sh
"$bin/python" packaging/windows/installers.py --version 0.0.9 --out dist/windows/older --quick
exec "$bin/python" -m pytest packaging/wine/test_windows.py -v -s "$@"
