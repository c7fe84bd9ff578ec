#!/usr/bin/env pwsh
#Requires -Version 7
# Everything from nothing: installs the local services, builds, starts the stack, ingests the sample, prints one analysis
# and serves until Ctrl-C.
#   ./run.ps1            all of it
#   ./run.ps1 -Once      stop after the analysis
#   ./run.ps1 -Serve     start and serve only
#   ./run.ps1 -Prepare   install and build only
# Settings: IVR_DATA_DIR (.ivr), IVR_PORT (7071), IVR_MODELS (auto, ollama or builtin)
param([switch]$Once, [switch]$Serve, [switch]$Prepare)
$ErrorActionPreference = 'Stop'

# A relative data directory is meant from where the user stands.
if ($env:IVR_DATA_DIR) { $env:IVR_DATA_DIR = [IO.Path]::GetFullPath($env:IVR_DATA_DIR, $PWD.Path) }
$root = $PSScriptRoot

function Test-Command([string]$name) { [bool](Get-Command $name -CommandType Application -ErrorAction Ignore) }

$missing = $false
if (-not (Test-Command dotnet) -or -not (dotnet --list-sdks | Where-Object { $_ -match '^10\.' })) {
  [Console]::Error.WriteLine('The .NET SDK 10 is missing. Get it from https://dotnet.microsoft.com/download/dotnet/10.0')
  $missing = $true
}
if (-not (Test-Command node) -or [int](node -p 'parseInt(process.versions.node, 10)') -lt 20) {
  [Console]::Error.WriteLine('Node.js 20 or newer is missing. Get it from https://nodejs.org')
  $missing = $true
}
if ($missing) { exit 2 }

# npm writes this file last, so an installation that was cut short is done again.
$installed = Join-Path $root 'node_modules/.package-lock.json'
$wanted = Get-Item (Join-Path $root 'package-lock.json')
if (-not (Test-Path $installed) -or $wanted.LastWriteTimeUtc -gt (Get-Item -Force $installed).LastWriteTimeUtc) {
  'Installing Azurite and Chroma'
  npm ci --prefix $root --no-audit --no-fund --loglevel=error
  if ($LASTEXITCODE -ne 0) { exit 1 }
  (Get-Item -Force $installed).LastWriteTimeUtc = [DateTime]::UtcNow
}

function Build([string]$project) {
  $log = dotnet build (Join-Path $root "src/$project") -c Release -v quiet -nologo 2>&1
  if ($LASTEXITCODE -eq 0) { return $true }
  $log | ForEach-Object { [Console]::Error.WriteLine($_) }
  return $false
}
'Building'
if (-not (Build 'IvrFunctions.LocalHost') -or -not (Build 'IvrFunctions.Cli')) { exit 1 }
if ((Test-Command func) -and -not (Build 'IvrFunctions')) {
  [Console]::Error.WriteLine('The function app cannot be built with this package feed; LocalHost takes its place.')
}
if ($Prepare) { exit 0 }

$arguments = if ($Serve) { @('up') } elseif ($Once) { @('up', '--demo', '--once') } else { @('up', '--demo') }
& (Join-Path $root 'artifacts/bin/IvrFunctions.Cli/release/ivr') @arguments
exit $LASTEXITCODE
