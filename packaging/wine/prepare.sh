# Read by test.sh and windows/build.sh: a Wine of our own that Plumbline runs on. README.md says what Wine cannot show.
# shellcheck shell=bash

export WINEPREFIX="${WINEPREFIX:-$PWD/build/wine}" WINEDEBUG="${WINEDEBUG:--all}"

# wine_prefix: make it where it is not there.
wine_prefix() {
  [ -e "$WINEPREFIX/plumbline-ready" ] && return 0
  local system="$WINEPREFIX/drive_c/windows/system32" name
  mkdir -p "$WINEPREFIX/home/Documents"
  # Neither a browser nor .NET is installed; and Wine finds an empty home, or it would take a person's own Documents for
  # those of Windows.
  HOME="$WINEPREFIX/home" WINEDLLOVERRIDES="mshtml=;mscoree=" wineboot -i </dev/null >/dev/null 2>&1
  winecfg -v win10 </dev/null >/dev/null 2>&1
  for name in mscms ucrtbase ucrtwine; do
    wine reg add 'HKCU\Software\Wine\DllOverrides' /v $name /d native,builtin /f </dev/null >/dev/null 2>&1
  done
  # Nothing that is installed here comes into this computer's own menus.
  wine reg add 'HKCU\Software\Wine\DllOverrides' /v winemenubuilder.exe /d '' /f </dev/null >/dev/null 2>&1
  wineserver -w
  for name in bcryptprimitives icuuc mscms; do
    x86_64-w64-mingw32-gcc -Os -s -shared "packaging/wine/shims/$name.c" -o "$system/$name.dll" -ladvapi32
  done
  runtime_with_complex_numbers "$system"
  touch "$WINEPREFIX/plumbline-ready"
}

# Wine's C runtime under another name, and before it ours, which knows what that lacks and hands on the rest.
runtime_with_complex_numbers() {
  local system="$1" place ours
  place="$(mktemp -d)"
  # Wine takes a file for its own by these words in its head.
  sed 's/Wine builtin DLL/Wine another DLL/' "$system/ucrtbase.dll" >"$system/ucrtwine.dll"
  x86_64-w64-mingw32-gcc -O2 -c packaging/wine/shims/ucrtbase.c -o "$place/ucrtbase.o"
  ours="$(x86_64-w64-mingw32-nm "$place/ucrtbase.o" | sed -n 's/.* T ucrt_//p')"
  {
    echo "EXPORTS"
    for name in $ours; do echo "  $name = ucrt_$name"; done
    x86_64-w64-mingw32-objdump -p "$system/ucrtwine.dll" |
      sed -n '/\[Ordinal\/Name Pointer\] Table/,/^$/s/^\t\[ *[0-9]*\] //p' |
      grep -vxF "$ours" | sed 's/.*/  & = ucrtwine.&/'
  } >"$place/ucrtbase.def"
  x86_64-w64-mingw32-gcc -s -shared -static-libgcc "$place/ucrtbase.o" "$place/ucrtbase.def" -o "$system/ucrtbase.dll"
  rm -r "$place"
}
