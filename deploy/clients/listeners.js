import { spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { EventSource } from "eventsource";
import OldEventSource from "eventsource-2";

/** What somebody has heard so far: the ids of all events without a name, whether the end came, and whether the client has given up. */
class Heard {
    ids = [];
    ended = false;
    closed = false;
}

/** A client in this process. */
function inNode(name, Source) {
    return {
        name,
        listen(address, where) {
            const heard = new Heard();
            const source = new Source(address + where);
            source.addEventListener("message", event => heard.ids.push(event.lastEventId));
            source.addEventListener("end", () => { heard.ended = true; source.close(); });
            source.addEventListener("error", () => { heard.closed = !heard.ended && source.readyState === 2; });
            return { heard, close: () => source.close() };
        },
    };
}

const PAGE = `<!DOCTYPE html><meta charset="utf-8"><script>
    const heard = { ids: [], ended: false, closed: false };
    const source = new EventSource(new URLSearchParams(location.search).get("where"));
    const tell = () => fetch("/heard" + location.search, { method: "POST", body: JSON.stringify(heard) });
    source.onmessage = event => { heard.ids.push(event.lastEventId); tell(); };
    source.addEventListener("end", () => { heard.ended = true; source.close(); tell(); });
    source.onerror = () => { heard.closed = !heard.ended && source.readyState === EventSource.CLOSED; tell(); };
</script>`;

/** A browser, each of whose listeners is a page of its own that tells the proxy what it heard. */
function inBrowser(program, proxy) {
    const told = new Map();
    proxy.pages.set("/page", (request, response) => response.setHeader("content-type", "text/html").end(PAGE));
    proxy.pages.set("/heard", async (request, response) => {
        let body = "";
        for await (const part of request) {
            body += part;
        }
        const news = JSON.parse(body);
        const heard = told.get(new URL(request.url, "http://x").searchParams.get("where"));
        if (heard && news.ids.length >= heard.ids.length) {
            Object.assign(heard, news, { ended: heard.ended || news.ended });
        }
        response.end();
    });
    return {
        name: "chromium",
        listen(address, where) {
            const heard = new Heard();
            told.set(where, heard);
            const profile = mkdtempSync(path.join(tmpdir(), "incident-ledger-browser-"));
            const browser = spawn(program, ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                "--no-first-run", "--remote-debugging-port=0", `--user-data-dir=${profile}`,
                `${address}/page?where=${encodeURIComponent(where)}`], { stdio: "ignore", detached: true });
            return { heard, close: () => process.kill(-browser.pid, "SIGKILL") };
        },
    };
}

export function clients(browser, proxy) {
    const all = [inNode("npm eventsource 4", EventSource), inNode("npm eventsource 2", OldEventSource)];
    return browser ? [...all, inBrowser(browser, proxy)] : all;
}
