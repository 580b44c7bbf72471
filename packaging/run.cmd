@echo off
rem Starts Plumbline on the bundled example. Words given are handed on: packaging\run.cmd FILE.plumb
setlocal
cd /d "%~dp0.."
if not defined PLUMBLINE_VENV set "PLUMBLINE_VENV=.venv"
call packaging\prepare.cmd || exit /b 1
if "%~1"=="" ("%PLUMBLINE_VENV%\Scripts\plumbline.exe" demo) else ("%PLUMBLINE_VENV%\Scripts\plumbline.exe" %*)
exit /b %errorlevel%
