@"%~dp0python\python.exe" -m xfcli %*
