#!/usr/bin/env bash
# Makes the Linux bundle, dist/plumbline, and asks it whether it is well. It runs where the C library is as new as here.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. packaging/prepare.sh

debian_packages packaging/debian-packages.txt
virtual_environment --group bundle
"$bin/pyinstaller" --noconfirm --log-level WARN --distpath dist --workpath build/pyinstaller packaging/plumbline.spec
dist/plumbline/plumbline --selftest
say "dist/plumbline holds $(du -sh dist/plumbline | cut -f1)."
