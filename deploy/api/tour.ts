// The tour of README.md with a client that is typed by the description of the API. Argument: the address of a new ledger.
import assert from "node:assert/strict";
import createClient from "openapi-fetch";
import type { components, paths } from "./generated/api.js";

type Receipt = components["schemas"]["CommandResponse"];

const api = createClient<paths>({ baseUrl: process.argv[2], headers: { "X-Actor": "ann" } });

/** The body of a response that was asked for as JSON. The types know of the other media types, too. */
function given<T>(answer: { data?: T; error?: unknown; response: Response }): Exclude<T, string> {
    assert.ok(answer.response.ok && answer.data !== undefined, `${answer.response.url}: ${JSON.stringify(answer.error)}`);
    return answer.data as Exclude<T, string>;
}

function receipt(answer: { data?: unknown; error?: unknown; response: Response }): Receipt {
    return given(answer) as Receipt;
}

const declare = () => api.POST("/v1/incidents", {
    params: { header: { "Idempotency-Key": "tour-1" } },
    body: {
        title: "Checkout fails", severity: "SEV2", services: ["checkout"], impactStartedAt: "2026-11-21T09:50:00Z"
    }
});
const declared = receipt(await declare());
const again = receipt(await declare());
assert.equal(again.incidentId, declared.incidentId);

const path = { id: declared.incidentId };
receipt(await api.POST("/v1/incidents/{id}/updates", {
    params: { path }, body: { message: "A bad deploy; we roll back", status: "identified", audience: "public" }
}));
const resolved = receipt(await api.POST("/v1/incidents/{id}/resolve", { params: { path }, body: { message: "Rolled back" } }));
const minPosition = resolved.position;

const board = given(await api.GET("/v1/incidents", { params: { query: { minPosition } } }));
assert.deepEqual(board.items.map(row => row.status), ["resolved"]);
const timeline = given(await api.GET("/v1/incidents/{id}/timeline", { params: { path, query: { minPosition } } }));
assert.ok(timeline.items.length > 3 && timeline.next === null);
const measures = given(await api.GET("/v1/measures", { params: { query: { groupBy: "severity", minPosition } } }));
assert.deepEqual(measures.groups.map(group => group.key), ["SEV2"]);
const postmortem = given(await api.GET("/v1/incidents/{id}/postmortem", {
    params: { path, query: { minPosition } }, headers: { Accept: "text/markdown" }, parseAs: "text"
}));
assert.match(String(postmortem), /Checkout fails/);
const events = given(await api.GET("/v1/events", {}));
assert.ok(Array.isArray(events) && events.length > 3);
assert.equal(given(await api.GET("/v1/ledger/verify", {})).intact, true);

const update = timeline.items.find(entry => entry.kind === "status-updated");
assert.ok(update?.entryId);
receipt(await api.POST("/v1/incidents/{id}/timeline/{entryId}/amend", {
    params: { path: { ...path, entryId: update.entryId } },
    body: { message: "A full disk; we make room", reason: "the deploy was innocent" }
}));
const before = given(await api.GET("/v1/incidents/{id}/timeline", { params: { path, query: { asOf: String(minPosition) } } }));
assert.ok(before.items.some(entry => entry.message === "A bad deploy; we roll back"));
const refused = await api.GET("/v1/incidents/{id}", { params: { path: { id: "999" } } });
assert.equal(refused.error?.type, "urn:incident-ledger:problem:unknown-incident");
const replay = given(await api.GET("/v1/incidents/{id}/replay", { params: { path, query: { speed: 0 } }, parseAs: "text" }));
assert.match(String(replay), /event: end/);
console.log("checked: the tour with a TypeScript client");
