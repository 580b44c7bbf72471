#!/usr/bin/env bash
# Makes the Windows edition from a clean clone, on Debian 12: dist/windows holds the folder, the MSI, the installer for one
# person, the zip and their hashes. --release takes the Python project's own build: see facts.toml.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. packaging/prepare.sh

debian_packages packaging/debian-packages.txt packaging/debian-packages-test.txt packaging/windows/debian-packages.txt
virtual_environment --group test
. packaging/wine/prepare.sh
wine_prefix
"$bin/python" packaging/windows/assemble.py "$@"
"$bin/python" packaging/windows/check.py
"$bin/python" packaging/windows/installers.py
