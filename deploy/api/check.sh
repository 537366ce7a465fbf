#!/usr/bin/env bash
# Holds /openapi.json of the packaged ledger against its rules, against the service itself, and against clients that are generated from it.
# Arguments: a java command of version 25, the jar.
set -euo pipefail
java=$1
jar=$(realpath "$2")
cd "$(dirname "$0")"

if ! command -v npm > /dev/null || ! python3 -c 'import venv' 2> /dev/null; then
    echo "SKIPPED: the description of the API, since there is no npm or no python3 with venv"
    exit 0
fi
npm ci --no-progress > /dev/null
python=../../target/api-python
if ! cmp -s requirements.txt "$python/requirements.txt"; then
    python3 -m venv --clear "$python"
    "$python/bin/pip" install --quiet --disable-pip-version-check -r requirements.txt
    cp requirements.txt "$python/requirements.txt"
fi

# Failures of earlier runs are not repeated.
rm -rf .schemathesis
work=$(mktemp -d)
export TMPDIR=$work
servers=()
stop() {
    for server in "${servers[@]}"; do
        kill "$server" 2> /dev/null || true
        wait "$server" 2> /dev/null || true
    done
    rm -rf "$work" || true
}
trap stop EXIT

serve() { # NAME [empty]: starts a ledger whose address gets into the file NAME
    node serve.js "$java" "$jar" "${2:-}" > "$work/$1" &
    servers+=($!)
    for _ in $(seq 300); do
        [ ! -s "$work/$1" ] || return 0
        sleep 0.2
    done
    echo "FAILED: the ledger did not start"
    exit 1
}

serve tested
serve toured empty
address=$(cat "$work/tested")
curl -fsS "$address/openapi.json" > "$work/openapi.json"

npx --no-install redocly lint "$work/openapi.json" --config redocly.yaml > "$work/lint" 2>&1 || {
    cat "$work/lint"
    echo "FAILED: redocly lint"
    exit 1
}
echo "checked: redocly lint"

npx --no-install openapi-typescript "$work/openapi.json" --default-non-nullable=false -o generated/api.ts > /dev/null
npx --no-install tsc
node generated/js/tour.js "$(cat "$work/toured")"

# The generator as Maven has it: the one of npm downloads this jar itself.
generator=../../target/openapi-generator-cli.jar
if mvn -B -q -N -f ../.. dependency:copy -Dartifact=org.openapitools:openapi-generator-cli:7.25.0 \
    -DoutputDirectory=target -Dmdep.stripVersion > "$work/maven" 2>&1; then
    "$java" -XX:TieredStopAtLevel=1 -jar "$generator" generate -g python -i "$work/openapi.json" -o "$work/python" \
        --package-name incident_ledger_client > "$work/generator" 2>&1 || {
        cat "$work/generator"
        echo "FAILED: openapi-generator"
        exit 1
    }
    "$python/bin/python" -m compileall -q "$work/python/incident_ledger_client"
    MYPYPATH=$work/python "$python/bin/mypy" --cache-dir "$work/mypy" --follow-imports silent tour.py
    PYTHONPATH=$work/python "$python/bin/python" tour.py "$(cat "$work/toured")"
else
    echo "SKIPPED: a client from openapi-generator, which Maven did not get"
fi

if browser=$(command -v chromium); then
    node docs.js "$(cat "$work/toured")" "$browser"
else
    echo "SKIPPED: the page at /docs in a browser, since there is no chromium"
fi

hold() { # SEED PHASES [OPTION...]: sends generated requests, and holds the responses against the description
    echo "schemathesis --seed $1 --phases $2"
    "$python/bin/schemathesis" --config-file schemathesis.toml run "$work/openapi.json" --url "$address" --seed "$1" \
        --phases "$2" "${@:3}" --max-examples "${API_EXAMPLES:-3}" --workers 1 --no-color > "$work/schemathesis" 2>&1 || {
        cat "$work/schemathesis"
        echo "FAILED: schemathesis --seed $1"
        exit 1
    }
    grep generated "$work/schemathesis"
}

# The same requests in every run, and others. What is derived from the description alone is the same for every seed. Among
# the others there are always some that are valid by the schema only (154296061349194.0 is an integer there), so that what
# is accepted is checked with the first seed alone.
hold 1 examples,coverage,fuzzing,stateful
hold "$RANDOM" fuzzing,stateful --exclude-checks positive_data_acceptance
echo "checked: the API against its description"
