// Serves a small ledger until it gets SIGTERM, and prints its address. Arguments: a java command of version 25, the jar; "empty" for a ledger without events.
import { Ledger } from "../clients/ledger.js";

const [java, jar, empty] = process.argv.slice(2);
const LINE = { externalRef: { system: "old-tracker", id: "INC-7" }, title: "Checkout failed", severity: "SEV2",
    declaredAt: "2026-02-03T09:00:00Z", impactStartedAt: "2026-02-03T08:50:00Z", resolvedAt: "2026-02-03T11:30:00Z",
    services: ["checkout"], updates: [{ id: "u1", at: "2026-02-03T09:10:00Z", message: "A bad deploy" }] };

async function fill(ledger) {
    for (let number = 1; number <= 4; number++) {
        const { incidentId } = await ledger.post("/v1/incidents", { title: `Checkout fails, ${number}`,
            severity: `SEV${number}`, services: ["checkout", "payments"], labels: { region: "eu" },
            impactStartedAt: "2026-11-21T17:40:00Z" });
        const incident = `/v1/incidents/${incidentId}`;
        await ledger.post(`${incident}/acknowledge`, {});
        await ledger.post(`${incident}/updates`, { message: "We look into it", audience: "public" });
        await ledger.send("PUT", `${incident}/roles/scribe`, { assignee: "dev" });
        await ledger.post(`${incident}/timeline`, { kind: "decision", message: "Roll back",
            links: ["https://deploys.example/8"] });
        await ledger.post(`${incident}/action-items`, { title: "Alert earlier", owner: "eve", dueOn: "2026-12-01" });
        if (number > 2) {
            await ledger.post(`${incident}/mitigate`, {});
            await ledger.post(`${incident}/resolve`, { message: "Rolled back" });
            await ledger.send("PUT", `${incident}/postmortem/sections/summary`, { markdown: "It **broke**." });
            await ledger.post(`${incident}/postmortem/sign-off`, {});
        }
    }
    const imported = await fetch(`${ledger.address}/v1/import/incidents`, { method: "POST", body: JSON.stringify(LINE),
        headers: { "Content-Type": "application/x-ndjson" } });
    if (!(await imported.text()).includes('"imported":1')) {
        throw new Error("The import failed");
    }
}

const ledger = new Ledger(java, jar);
process.on("SIGTERM", () => ledger.stop().then(() => process.exit(0)));
await ledger.start();
if (empty !== "empty") {
    await fill(ledger);
}
console.log(ledger.address);
