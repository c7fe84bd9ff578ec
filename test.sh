#!/usr/bin/env bash
# Everything a fresh machine needs, then every check. The last line counts the tests; any failure gives a non-zero exit code.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

# The counts are read from the runner's summary, so it must be in English.
export DOTNET_CLI_UI_LANGUAGE=en

./run.sh --prepare || exit $?
echo 'Building the solution'
dotnet build IvrFunctions.sln -c Release -v quiet -nologo || exit 1

# The function app's own files are formatted as LocalHost builds them: without the worker packages they do not compile alone.
formatted=0
dotnet format IvrFunctions.sln --verify-no-changes --no-restore --exclude src/IvrFunctions/ || formatted=1

passed=0
failed=0
for project in IvrFunctions.Tests IvrFunctions.EndToEndTests; do
  log=$(mktemp)
  dotnet test --project "tests/$project" -c Release --no-build --no-progress --no-ansi 2>&1 | tee "$log"
  code=${PIPESTATUS[0]}
  succeeded_here=$(sed -n 's/^ *succeeded: *\([0-9][0-9]*\).*/\1/p' "$log" | tail -n 1)
  failed_here=$(sed -n 's/^ *failed: *\([0-9][0-9]*\).*/\1/p' "$log" | tail -n 1)
  rm -f "$log"

  # A runner that dies, or finds no test, has failed once whatever it printed.
  if [ "$code" != 0 ] && [ "${failed_here:-0}" = 0 ]; then failed_here=1; fi
  passed=$((passed + ${succeeded_here:-0}))
  failed=$((failed + ${failed_here:-0}))
done

# Every benchmark once, so that none rots.
measured=0
dotnet artifacts/bin/IvrFunctions.Benchmarks/release/IvrFunctions.Benchmarks.dll --check || measured=1

echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$formatted" = 0 ] && [ "$measured" = 0 ]
