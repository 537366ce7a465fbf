// Looks at the page at /docs as a person does: reads, searches, declares an incident and finds it on the board. Arguments: the address of a ledger, a Chromium.
import assert from "node:assert/strict";
import { chromium } from "playwright-core";

const [address, executablePath] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const page = await browser.newPage();
const complaints = [];
const addresses = new Set();
page.on("console", message => message.type() === "error" && complaints.push(message.text()));
page.on("pageerror", error => complaints.push(error.message));
page.on("request", request => addresses.add(new URL(request.url()).origin));

/** Opens an operation, sends its example, and returns the response. */
async function send(operation) {
    const block = page.locator(`[id$="-${operation}"]`);
    await block.locator(".opblock-summary-control").click();
    await block.locator(".try-out__btn").click();
    await block.locator(".execute").click();
    const live = block.locator(".live-responses-table");
    await live.waitFor();
    return { status: await live.locator("tbody .response-col_status").first().innerText(),
        body: await live.locator("code").first().innerText() };
}

await page.goto(`${address}/`);
await page.locator(".opblock").first().waitFor();
assert.equal(page.url(), `${address}/docs`);
const described = Object.values((await (await fetch(`${address}/openapi.json`)).json()).paths)
    .flatMap(methods => Object.keys(methods));
assert.equal(await page.locator(".opblock").count(), described.length);

const declared = await send("declareIncident");
assert.match(declared.status, /201/);
const board = await send("listIncidents");
assert.match(board.status, /200/);
assert.ok(board.body.includes(JSON.parse(declared.body).incidentId), board.body);

await page.fill(".operation-filter-input", "TIMELINE amend");
await page.waitForFunction(() => document.querySelectorAll(".opblock").length === 1);
assert.deepEqual(await page.locator(".opblock").evaluateAll(all => all.map(each => each.id)),
    ["operations-Timeline-amendTimelineEntry"]);

assert.deepEqual(complaints, []);
assert.deepEqual([...addresses].filter(origin => origin !== "null"), [address]);
await browser.close();
console.log("checked: the page at /docs in a browser");
