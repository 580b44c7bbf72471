@echo off
rem Called by run.cmd and test.cmd: a virtual environment in PLUMBLINE_VENV, with the options given to pip.
rem The PDF needs Pango and HarfBuzz. On Windows they come with the packaged edition: copy its folder native into
rem Scripts of the virtual environment. Without it everything else works, and making a PDF says what is missing.
set "PYTHON=py -3"
where py >nul 2>nul || set "PYTHON=python"
%PYTHON% -c "import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))" 2>nul
if errorlevel 1 (
  echo Plumbline: Python 3.11 to 3.14 is needed and was not found; install it from python.org. 1>&2
  exit /b 1
)
if not exist "%PLUMBLINE_VENV%\Scripts\python.exe" %PYTHON% -m venv "%PLUMBLINE_VENV%" || exit /b 1
if not exist "%PLUMBLINE_VENV%\Scripts\native" echo Plumbline: the PDF's own libraries come with the packaged Windows edition; without them Word and Excel still work. 1>&2
"%PLUMBLINE_VENV%\Scripts\python.exe" -m pip install -q -U "pip>=25.1" || exit /b 1
"%PLUMBLINE_VENV%\Scripts\python.exe" -m pip install -q -c packaging\constraints.txt -e . %* || exit /b 1
exit /b 0
