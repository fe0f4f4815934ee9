@echo off
if not exist "%~dp0python\python.exe" goto packed
"%~dp0python\python.exe" -m installation install %*
exit /b %errorlevel%
:packed
chcp 65001 >nul
echo 请先解压：在压缩包上点右键，选“全部解压缩”，再到解压出来的文件夹里双击“安装”。
pause
exit /b 1
