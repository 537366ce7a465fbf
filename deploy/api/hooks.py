"""What JSON Schema can't express: formats of the API's own, and values that follow from the ledger or from other values."""
import datetime
import json

import schemathesis
from hypothesis import strategies as st

# The ledger that is tested has more events than this when it starts.
EVENTS = 40
POSITIONS = st.integers(0, EVENTS)
INSTANTS = st.datetimes(datetime.datetime(1970, 1, 2), datetime.datetime(9999, 12, 30)).map(lambda at: f"{at.isoformat()}Z")
DATES = st.dates(datetime.date(1970, 1, 2), datetime.date(9999, 12, 30)).map(str)

schemathesis.openapi.format("time-zone", st.sampled_from(["UTC", "Europe/Berlin", "America/New_York", "+02:00"]))
schemathesis.openapi.format("point-in-time", st.one_of(POSITIONS.map(str), INSTANTS))
schemathesis.openapi.format("date-or-instant", st.one_of(DATES, INSTANTS))
schemathesis.openapi.format("measure-keys", st.sampled_from(["timeToAcknowledge", "timeToResolve,timeToMitigate"]))
schemathesis.openapi.format("entity-tags", st.sampled_from(["*", '"0"', 'W/"3"', '"4-ab", "5"']))

# The end of a period, by the beginning.
PERIODS = {"from": "to", "periodFrom": "periodTo", "declaredFrom": "declaredTo", "resolvedFrom": "resolvedTo"}


@schemathesis.serializer("application/x-ndjson")
def lines(context, value):
    return value.encode() if isinstance(value, str) else json.dumps(value).encode()


@schemathesis.hook
def before_call(context, case, kwargs):
    """Makes requests that are meant to be accepted agree with the ledger, and replays as fast as possible."""
    if case.meta is not None and not case.meta.generation.mode.is_positive:
        return
    query = dict(case.query or {})
    if case.operation.path.endswith("/replay"):
        query["speed"] = 0
        query.pop("after", None)
    # The position that a client of a stream received last.
    if case.headers:
        case.headers.pop("Last-Event-ID", None)
    # Only the service knows its cursors.
    query.pop("cursor", None)
    if "zone" in query:
        query["zone"] = "Europe/Berlin"
    if "measure" in query:
        query["measure"] = ["timeToResolve"]
    for begin, end in PERIODS.items():
        if end in query or query.get("compare") == "previous" and begin == "from":
            query[begin], query[end] = "2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z"
    for name in ("minPosition", "after"):
        if name in query:
            query[name] = min(int(query[name]), EVENTS)
    if isinstance(case.body, dict):
        for interval in case.body.get("intervals") or []:
            interval["to"] = None
    case.query = query
