#!/usr/bin/env bash
# Everything from nothing: installs the local services, builds, starts the stack, ingests the sample, prints one analysis
# and serves until Ctrl-C.
set -euo pipefail

usage() {
  cat <<'TEXT'
Usage: ./run.sh [--once | --serve | --prepare]
  (nothing)   install, build, start, ingest samples/llamadas.csv, print one analysis, serve until Ctrl-C
  --once      the same, but stop after the analysis
  --serve     install, build, start, serve until Ctrl-C
  --prepare   install and build only
Settings: IVR_DATA_DIR (.ivr), IVR_PORT (7071), IVR_MODELS (auto, ollama or builtin)
TEXT
}

case "${1-}" in
  '') arguments=(up --demo) ;;
  --once) arguments=(up --demo --once) ;;
  --serve) arguments=(up) ;;
  --prepare) arguments=() ;;
  -h | --help) usage; exit 0 ;;
  *) usage >&2; exit 2 ;;
esac

# A relative data directory is meant from where the user stands.
case "${IVR_DATA_DIR-}" in
  '' | /*) ;;
  *) export IVR_DATA_DIR="$PWD/$IVR_DATA_DIR" ;;
esac
cd "$(dirname "${BASH_SOURCE[0]}")"

missing=0
require() {
  echo "$1 is missing. $2" >&2
  missing=1
}
if ! dotnet --list-sdks 2>/dev/null | grep -q '^10\.'; then
  require 'The .NET SDK 10' 'Get it from https://dotnet.microsoft.com/download/dotnet/10.0'
fi
if ! node -e 'process.exit(parseInt(process.versions.node, 10) >= 20 ? 0 : 1)' 2>/dev/null; then
  require 'Node.js 20 or newer' 'Get it from https://nodejs.org'
elif ! command -v npm >/dev/null; then
  require 'npm' 'It comes with Node.js: https://nodejs.org'
fi
if [ "$missing" != 0 ]; then exit 2; fi

# npm writes this file last, so an installation that was cut short is done again.
if [ package-lock.json -nt node_modules/.package-lock.json ]; then
  echo 'Installing Azurite and Chroma'
  npm ci --no-audit --no-fund --loglevel=error
  touch node_modules/.package-lock.json
fi

build() {
  local log
  if ! log=$(dotnet build "src/$1" -c Release -v quiet -nologo 2>&1); then
    printf '%s\n' "$log" >&2
    return 1
  fi
}
echo 'Building'
build IvrFunctions.LocalHost
build IvrFunctions.Cli
if command -v func >/dev/null && ! build IvrFunctions; then
  echo 'The function app cannot be built with this package feed; LocalHost takes its place.' >&2
fi

if [ "${#arguments[@]}" = 0 ]; then exit 0; fi

# In place of this shell, so that Ctrl-C and SIGTERM reach the one that stops the services.
exec artifacts/bin/IvrFunctions.Cli/release/ivr "${arguments[@]}"
