@echo off
rem Runs every check of the project: lint, format, types, tests. Fails if any of them fails; the tests come last.
setlocal
cd /d "%~dp0.."
if not defined PLUMBLINE_VENV set "PLUMBLINE_VENV=.venv"
call packaging\prepare.cmd --group test || exit /b 1
set "BIN=%PLUMBLINE_VENV%\Scripts"
set "QT_QPA_PLATFORM=offscreen"
set FAILED=0
"%BIN%\ruff.exe" check . || set FAILED=1
"%BIN%\ruff.exe" format --check . || set FAILED=1
"%BIN%\pyright.exe" --pythonpath "%BIN%\python.exe" || set FAILED=1
"%BIN%\python.exe" -m pytest -n 2 --dist loadfile %* || set FAILED=1
exit /b %FAILED%
