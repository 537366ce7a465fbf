import http from "node:http";

/**
 * Stands between listeners and the ledger, whose address may change. A listener puts its name before the path, so that its connections can be cut: `cuts` maps names to how many
 * events the first connection may have, and the next, and so on; 0 breaks it right behind the opening frame. The proxy serves pages of its own as well.
 */
export class Proxy {
    #server = http.createServer((request, response) => this.#take(request, response));
    #open = new Set();
    cuts = new Map();
    pages = new Map();
    ledger = null;
    /** Connections that got their opening frame, and those that were cut, since the last `reset`. */
    opened = 0;
    cut = 0;

    async start() {
        await new Promise(resolve => this.#server.listen(0, "127.0.0.1", resolve));
        this.address = `http://127.0.0.1:${this.#server.address().port}`;
    }

    stop() {
        this.away();
        this.#server.close();
        this.#server.closeAllConnections();
    }

    /** From now on there is no ledger, and nobody is connected. */
    away() {
        this.ledger = null;
        this.#open.forEach(response => response.socket?.destroy());
        this.#open.clear();
    }

    reset(cuts) {
        this.opened = 0;
        this.cut = 0;
        this.cuts = cuts;
    }

    #take(request, response) {
        const url = new URL(request.url, this.address);
        if (this.pages.has(url.pathname)) {
            this.pages.get(url.pathname)(request, response);
        } else if (this.ledger === null) {
            request.socket.destroy();
        } else {
            this.#passOn(request, response);
        }
    }

    #passOn(request, response) {
        const [, name, path] = request.url.match(/^\/([^/]*)(.*)$/);
        const asked = http.request(this.ledger + path, { method: request.method, agent: false,
            headers: { ...request.headers, host: new URL(this.ledger).host } });
        asked.on("error", () => response.socket?.destroy());
        asked.on("response", answer => {
            response.writeHead(answer.statusCode, { "content-type": answer.headers["content-type"] ?? "" });
            response.flushHeaders();
            this.#open.add(response);
            response.on("close", () => {
                this.#open.delete(response);
                asked.destroy();
            });
            answer.on("error", () => response.socket?.destroy());
            this.#frames(answer, response, this.cuts.get(name)?.shift());
        });
        request.pipe(asked);
    }

    /** Passes whole frames on; after the last one that is allowed the connection breaks off. */
    #frames(answer, response, allowed) {
        let text = "";
        let events = 0;
        answer.setEncoding("utf8");
        answer.on("data", chunk => {
            text += chunk;
            for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
                const frame = text.slice(0, end + 2);
                text = text.slice(end + 2);
                const opening = frame.includes("event: opened");
                events += frame.includes("id: ") && !opening ? 1 : 0;
                this.opened += opening ? 1 : 0;
                response.write(frame);
                if (events === allowed && (opening || events > 0)) {
                    this.cut++;
                    response.socket?.destroySoon();
                    answer.destroy();
                    return;
                }
            }
        });
        answer.on("end", () => response.end());
    }
}
