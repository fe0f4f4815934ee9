@"%~dp0python\python.exe" -m installation uninstall %* & exit /b
