#!/usr/bin/env bash
# Checks the files for Prometheus, compose and Kubernetes with their own programs, as far as these are installed.
set -uo pipefail
cd "$(dirname "$0")"
failed=0

check() { # PROGRAM WHAT COMMAND...: reports a missing program as skipped, not as failed
    local program=$1 what=$2
    shift 2
    if ! command -v "$program" > /dev/null; then
        echo "SKIPPED: $what, since there is no $program"
    elif output=$("$@" 2>&1); then
        echo "checked: $what"
    else
        echo "FAILED: $what: $output"
        failed=1
    fi
}

check promtool "Prometheus' configuration and alerts" promtool check config prometheus/prometheus.yml
check promtool "the tests of the alerts" promtool test rules prometheus/alerts-test.yml
# Debian's docker-compose is too old to know the top-level "name".
check docker-compose "the compose file" bash -c 'cd compose && grep -v "^name:" compose.yaml | docker-compose -f - config --quiet'
for overlay in base overlays/monitored; do
    check kubectl "kubernetes/$overlay" kubectl kustomize "kubernetes/$overlay"
done
exit "$failed"
