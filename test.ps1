#!/usr/bin/env pwsh
#Requires -Version 7
# Everything a fresh machine needs, then every check. The last line counts the tests; any failure gives a non-zero exit code.
$ErrorActionPreference = 'Stop'
Set-Location $PSScriptRoot

# The counts are read from the runner's summary, so it must be in English.
$env:DOTNET_CLI_UI_LANGUAGE = 'en'

./run.ps1 -Prepare
if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
'Building the solution'
dotnet build IvrFunctions.sln -c Release -v quiet -nologo
if ($LASTEXITCODE -ne 0) { exit 1 }

# The function app's own files are formatted as LocalHost builds them: without the worker packages they do not compile alone.
dotnet format IvrFunctions.sln --verify-no-changes --no-restore --exclude src/IvrFunctions/
$formatted = $LASTEXITCODE -eq 0

function Read-Count($lines, [string]$word) {
  $found = $lines | Select-String "^ *${word}: *(\d+)" | Select-Object -Last 1
  if ($found) { [int]$found.Matches[0].Groups[1].Value } else { 0 }
}

$passed = 0
$failed = 0
foreach ($project in 'IvrFunctions.Tests', 'IvrFunctions.EndToEndTests') {
  dotnet test --project "tests/$project" -c Release --no-build --no-progress --no-ansi 2>&1 | Tee-Object -Variable log
  $code = $LASTEXITCODE
  $succeededHere = Read-Count $log 'succeeded'
  $failedHere = Read-Count $log 'failed'

  # A runner that dies, or finds no test, has failed once whatever it printed.
  if ($code -ne 0 -and $failedHere -eq 0) { $failedHere = 1 }
  $passed += $succeededHere
  $failed += $failedHere
}

# Every benchmark once, so that none rots.
dotnet artifacts/bin/IvrFunctions.Benchmarks/release/IvrFunctions.Benchmarks.dll --check
$measured = $LASTEXITCODE -eq 0

"$passed passed, $failed failed"
exit [int]($failed -ne 0 -or -not $formatted -or -not $measured)
