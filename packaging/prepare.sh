# Read by run.sh and test.sh: Debian packages and a virtual environment, each only where something is missing.
# shellcheck shell=bash

say() { printf 'Plumbline: %s\n' "$*" >&2; }

# debian_packages FILE...: install those of the named packages that are not there.
debian_packages() {
  command -v dpkg-query >/dev/null || { say "this is not Debian, so no system package was looked for."; return 0; }
  local name missing=()
  while read -r name; do
    dpkg-query -W -f='${Status}' "$name" 2>/dev/null | grep -q 'ok installed' || missing+=("$name")
  done < <(sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$@")
  [ ${#missing[@]} -eq 0 ] && return 0
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null || { [ ! -t 0 ] && ! sudo -n true 2>/dev/null; }; then
      say "these Debian packages are missing and this user may not install them: ${missing[*]}"
      say "ask an administrator to install them if what follows does not work."
      return 0
    fi
    as_root=(sudo)
  fi
  say "installing ${#missing[@]} Debian packages: ${missing[*]}"
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "${missing[@]}" >/dev/null
}

# virtual_environment [PIP OPTIONS...]: make or refresh the environment and set $bin to its programs.
# It is refreshed only for other options or another pyproject.toml or constraints.txt: a second start needs no network.
virtual_environment() {
  local folder="${PLUMBLINE_VENV:-.venv}" candidate python="" mark
  for candidate in python3 python3.14 python3.13 python3.12 python3.11; do
    if "$candidate" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' 2>/dev/null; then
      python="$candidate"
      break
    fi
  done
  [ -n "$python" ] || { say "Python 3.11 to 3.14 is needed and was not found; install python3 and python3-venv."; return 1; }
  [ -x "$folder/bin/python" ] || "$python" -m venv "$folder" || true
  bin="$folder/bin"
  "$bin/python" -m pip --version >/dev/null 2>&1 || {
    say "the virtual environment $folder is not whole; remove it, install python3-venv and start again."
    return 1
  }
  mark="$(cat pyproject.toml packaging/constraints.txt - <<<"$PWD $*" | sha256sum)"
  grep -qxF "$mark" "$folder/plumbline-installed" 2>/dev/null && return 0
  say "installing Python packages into $folder"
  # Dependency groups need pip 25.1; Debian 12 has 23.
  "$bin/python" -m pip install -q -U 'pip>=25.1'
  "$bin/python" -m pip install -q -c packaging/constraints.txt -e . "$@"
  printf '%s\n' "$mark" >>"$folder/plumbline-installed"
}
