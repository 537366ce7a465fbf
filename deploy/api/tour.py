"""The tour of README.md with a client that openapi-generator made. Argument: the address of a new ledger."""
import sys
from datetime import datetime, timezone

import incident_ledger_client as ledger
from incident_ledger_client.exceptions import ApiException, ConflictException, NotFoundException

client = ledger.ApiClient(ledger.Configuration(host=sys.argv[1]))
client.set_default_header("X-Actor", "ann")
incidents = ledger.IncidentsApi(client)
lifecycle = ledger.LifecycleApi(client)
roles = ledger.RolesApi(client)
timelines = ledger.TimelineApi(client)


def problem(failure: ApiException) -> ledger.Problem:
    """The body of a response that is an error."""
    assert isinstance(failure.data, ledger.Problem), failure
    return failure.data


def receipt(response: ledger.CommandResult) -> ledger.CommandResponse:
    """The response to a command that did not ask for the incident."""
    assert isinstance(response.actual_instance, ledger.CommandResponse), response
    return response.actual_instance


declaration = ledger.IncidentDeclaration(title="Checkout fails", severity=ledger.Severity.SEV2, services=["checkout"],
                                         impactStartedAt=datetime(2026, 11, 21, 9, 50, tzinfo=timezone.utc))
declared = receipt(incidents.declare_incident(declaration, idempotency_key="tour-2"))
again = receipt(incidents.declare_incident(declaration, idempotency_key="tour-2"))
assert (again.incident_id, again.position) == (declared.incident_id, declared.position)
incident = declared.incident_id

receipt(roles.assign_role(incident, ledger.Role.SCRIBE, ledger.RoleHolder(assignee="dev")))
receipt(lifecycle.acknowledge_incident(incident))
receipt(lifecycle.change_severity(incident, ledger.SeverityChange(severity=ledger.Severity.SEV1, reason="all of them")))
update = receipt(timelines.post_update(incident, ledger.StatusUpdate(
    message="A bad deploy; we roll back", status="identified", audience=ledger.Audience.PUBLIC)))
receipt(lifecycle.change_status(incident, ledger.StatusChange(status="monitoring", message="Rolled back")))
resolved = receipt(lifecycle.resolve_incident(incident, lifecycle_step=ledger.LifecycleStep(message="Rolled back")))
assert resolved.status == ledger.Status.RESOLVED
seen = resolved.position

found = incidents.get_incident(incident, min_position=seen)
assert (found.severity, found.status, found.declared_by) == (ledger.Severity.SEV1, ledger.Status.RESOLVED, "ann")
assert "dev" in [each.assignee for each in found.roles if each.role == ledger.Role.SCRIBE]
assert found.milestones["acknowledged"].state == "recorded"
board = incidents.list_incidents(min_position=seen, severity=[ledger.Severity.SEV1])
assert incident in [row.incident_id for row in board.items]
timeline = timelines.get_timeline(incident, min_position=seen)
assert len(timeline.items) > 5 and timeline.next is None
measures = ledger.MeasuresApi(client).get_measures(min_position=seen, group_by="severity")
assert "SEV1" in [group.key for group in measures.groups]
assert measures.groups[0].measures["timeToResolve"].n == 1
assert "Checkout fails" in str(ledger.PostmortemsApi(client).get_postmortem(incident, min_position=seen))
assert ledger.LedgerApi(client).verify_ledger().intact

receipt(timelines.amend_timeline_entry(incident, str(update.update_id), ledger.TimelineEntryAmendment(
    message="A full disk; we make room", reason="the deploy was innocent")))
before = timelines.get_timeline(incident, as_of=str(seen))
assert "A bad deploy; we roll back" in [entry.message for entry in before.items]
after = timelines.get_timeline_entry(incident, str(update.update_id))
assert after.message == "A full disk; we make room"

try:
    incidents.get_incident("999")
    raise AssertionError("There are not so many incidents")
except NotFoundException as failure:
    assert problem(failure).type == "urn:incident-ledger:problem:unknown-incident"
try:
    lifecycle.cancel_incident(incident, lifecycle_step=ledger.LifecycleStep(reason="a probe"))
    raise AssertionError("A resolved incident can't be cancelled")
except ConflictException as failure:
    assert problem(failure).status == 409, problem(failure)
try:
    timelines.post_update(incident, ledger.StatusUpdate(message="x"), if_match='"0"')
    raise AssertionError("The incident has moved on")
except ApiException as failure:
    assert problem(failure).type == "urn:incident-ledger:problem:sequence-mismatch"
print("checked: the tour with a Python client")
