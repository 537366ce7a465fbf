// Listens to a ledger with a browser and with libraries, breaks their connections before the first event and later, and checks that each hears every event once.
// Arguments: the java command, the jar, and optionally a Chromium.
import { clients } from "./listeners.js";
import { Ledger } from "./ledger.js";
import { Proxy } from "./proxy.js";

const PATIENCE = 60_000;

const [java, jar, browser] = process.argv.slice(2);
const ledger = new Ledger(java, jar);
const proxy = new Proxy();
const listening = clients(browser, proxy);
let scenarios = 0;
let passed = 0;
let failed = 0;

async function until(what, condition) {
    for (const end = Date.now() + PATIENCE; !condition();) {
        if (Date.now() > end) {
            return console.log(`waited in vain until ${what}`);
        }
        await new Promise(resolve => setTimeout(resolve, 20));
    }
}

function check(client, what, heard, expected) {
    const right = JSON.stringify(heard.ids) === JSON.stringify(expected.map(String)) && !heard.closed;
    passed += right ? 1 : 0;
    failed += right ? 0 : 1;
    console.log(`${right ? "checked" : "FAILED"}: ${client.name}: ${what}`
        + (right ? "" : `: heard ${JSON.stringify(heard)}, expected ${expected}`));
}

/** All clients at once. */
function listen(path, cuts) {
    const scenario = ++scenarios;
    const names = listening.map((client, i) => `${scenario}-${i}`);
    proxy.reset(new Map(names.map(name => [name, [...cuts]])));
    return listening.map((client, i) => ({ client, ...client.listen(proxy.address, `/${names[i]}${path}`) }));
}

async function finish(listeners, what, expected) {
    await until("everybody has heard everything",
        () => listeners.every(({ heard }) => heard.ids.length >= expected.length));
    listeners.forEach(({ client, heard, close }) => {
        check(client, what, heard, expected);
        close();
    });
}

/** Cuts the connections of all, has something written while nobody is connected, and lets them come again. */
async function betweenCuts(write) {
    await until("all were cut off", () => proxy.cut >= listening.length);
    proxy.away();
    const written = await write();
    proxy.ledger = ledger.address;
    return written;
}

function range(first, last) {
    return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

async function feedThatIsCut() {
    await ledger.declare();
    const begin = await ledger.end();
    const listeners = listen("/v1/events", [0, 2]);
    await betweenCuts(() => ledger.declare());
    await ledger.declare();
    await finish(listeners, "the feed, cut before the first event and later", range(begin + 1, await ledger.end()));
}

async function feedOfALedgerThatRestarts() {
    const begin = await ledger.end();
    const listeners = listen("/v1/events", []);
    await until("all listen", () => proxy.opened >= listening.length);
    await ledger.stop();
    await ledger.start();
    await ledger.declare();
    proxy.ledger = ledger.address;
    await ledger.declare();
    await finish(listeners, "the feed of a ledger that restarts", range(begin + 1, await ledger.end()));
}

async function replays() {
    const begin = await ledger.end();
    const { incidentId } = await ledger.declare();
    const update = () => ledger.post(`/v1/incidents/${incidentId}/updates`, { message: "Looking" });
    await update();
    const one = listen(`/v1/incidents/${incidentId}/replay?speed=0`, [0, 2]);
    await betweenCuts(update);
    await finish(one, "the replay of an incident", range(begin + 1, await ledger.end()));
    const all = listen("/v1/replay?speed=0", [0, 3]);
    await betweenCuts(update);
    await finish(all, "the replay of the ledger", range(1, await ledger.end()));
}

await ledger.start();
await proxy.start();
proxy.ledger = ledger.address;
try {
    await feedThatIsCut();
    await feedOfALedgerThatRestarts();
    await replays();
} finally {
    proxy.stop();
    await ledger.stop();
}
console.log(`event sources: ${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
