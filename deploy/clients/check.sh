#!/usr/bin/env bash
# Has clients as people use them listen to the packaged ledger: libraries from npm, and a browser where there is one. Arguments: a java command of version 25, the jar.
set -eu
java=$1
jar=$(realpath "$2")
cd "$(dirname "$0")"

if ! command -v npm > /dev/null; then
    echo "SKIPPED: clients that listen to events, since there is no npm"
    exit 0
fi
browser=$(command -v chromium || true)
[ -n "$browser" ] || echo "SKIPPED: a browser that listens to events, since there is no chromium"

npm ci --no-progress > /dev/null
TMPDIR=$(mktemp -d)
export TMPDIR
trap 'rm -rf "$TMPDIR" || true' EXIT
node event-source.js "$java" "$jar" "$browser"
