import { spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import readline from "node:readline";

/** The standalone program on a directory of its own, as a user starts it; it can be stopped and started again. */
export class Ledger {
    #data = mkdtempSync(path.join(tmpdir(), "incident-ledger-clients-"));
    #process;
    address;

    constructor(java, jar) {
        this.java = java;
        this.jar = jar;
    }

    async start() {
        this.#process = spawn(this.java, ["-jar", this.jar, "serve", "--port", "0", "--data", this.#data],
            { stdio: ["ignore", "pipe", "ignore"] });
        for await (const line of readline.createInterface({ input: this.#process.stdout })) {
            const listening = line.match(/^Listening on (.*)$/);
            if (listening) {
                this.address = listening[1];
                return;
            }
        }
        throw new Error("The ledger did not start");
    }

    async stop() {
        const gone = new Promise(resolve => this.#process.once("exit", resolve));
        this.#process.kill("SIGTERM");
        await gone;
    }

    /** The position of the last event. */
    async end() {
        return (await (await fetch(this.address + "/v1/ledger")).json()).position;
    }

    declare() {
        return this.post("/v1/incidents", { title: "Checkout fails", severity: "SEV3" });
    }

    post(path, body) {
        return this.send("POST", path, body);
    }

    async send(method, path, body) {
        const answer = await fetch(this.address + path, { method, body: JSON.stringify(body),
            headers: { "Content-Type": "application/json", "X-Actor": "ada" } });
        if (!answer.ok) {
            throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
        }
        return answer.json();
    }
}
