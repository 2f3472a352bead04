# Makes the packages of Windows from the image: installer\windows\packages.ps1 FOLDER VERSION
#
# FOLDER holds image\Tenshot and icon\. Needs the WiX toolset on the PATH, and a JDK 25 in JAVA_HOME. NOT RUN YET by anybody.
param([Parameter(Mandatory)] [string] $folder, [Parameter(Mandatory)] [string] $version)
$ErrorActionPreference = "Stop"

if (-not (Get-Command wix, candle -ErrorAction SilentlyContinue)) {
    Write-Warning "No .msi and no .exe: the WiX toolset is not installed."
    exit 0
}
$here = Split-Path -Parent $MyInvocation.MyCommand.Path
# The upgrade code never changes: by it the next version finds this one.
foreach ($type in "msi", "exe") {
    & "$env:JAVA_HOME\bin\jpackage" --type $type --name Tenshot --app-version $version `
        --app-image "$folder\image\Tenshot" --dest $folder --license-file "$here\..\..\LICENSE" `
        --file-associations "$here\tenshot.properties" --win-menu --win-dir-chooser `
        --win-upgrade-uuid 6f0b8a54-3f0e-4c0f-9a51-6a3d6b7f2c11
    if ($LASTEXITCODE -ne 0) { throw "jpackage made no .$type" }
}
