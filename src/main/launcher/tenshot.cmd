@echo off
rem Starts Tenshot with a Java 25 or newer, and says what to install where there is none.
setlocal
set "APP=%~dp0.."
set "JAVA="
if defined TENSHOT_JAVA_HOME if exist "%TENSHOT_JAVA_HOME%\bin\java.exe" set "JAVA=%TENSHOT_JAVA_HOME%\bin\java.exe"
if not defined JAVA if exist "%APP%\runtime\bin\java.exe" set "JAVA=%APP%\runtime\bin\java.exe"
if not defined JAVA for /d %%D in ("%ProgramFiles%\Eclipse Adoptium\jdk-25*" "%ProgramFiles%\Java\jdk-25*" "%ProgramFiles%\Microsoft\jdk-25*") do if exist "%%~D\bin\java.exe" set "JAVA=%%~D\bin\java.exe"
if not defined JAVA if defined JAVA_HOME findstr /r /c:"JAVA_VERSION=.2[5-9]" "%JAVA_HOME%\release" >nul 2>nul && set "JAVA=%JAVA_HOME%\bin\java.exe"
if not defined JAVA (
  echo Tenshot needs Java 25 or newer and found none. 1>&2
  echo Install a JDK 25, for example Eclipse Temurin, or set TENSHOT_JAVA_HOME to the folder of one. 1>&2
  exit /b 3
)
rem With this module pictures are resized several times faster. A Java without it does without.
set "MODULES=javafx.controls"
findstr /c:"jdk.incubator.vector" "%JAVA%\..\..\release" >nul 2>nul && set "MODULES=javafx.controls,jdk.incubator.vector"
set "ORT_DISABLE_TELEMETRY=1"
"%JAVA%" --enable-native-access=javafx.graphics,ALL-UNNAMED --sun-misc-unsafe-memory-access=allow ^
  -Dorg.bytedeco.javacpp.maxPhysicalBytes=0 -Dai.djl.offline=true "-Dtenshot.home=%APP%" ^
  --module-path "%APP%\javafx" --add-modules %MODULES% -classpath "%APP%\lib\*" ^
  org.tenshot.app.Main %*
