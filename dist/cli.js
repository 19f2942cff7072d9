#!/usr/bin/env node
import { t as once } from "./chunks/once-per.js";
import { n as startEngine, t as version } from "./chunks/package.js";

// src/cli.ts
/** The commands that render. */
const renderingCommands = [
	"check",
	"diff",
	"render",
	"why",
	"request",
	"baseline"
];
const engine = once(() => startEngine({
	worker: new URL("./worker.js", import.meta.url),
	wasm: new URL("./engine.wasm", import.meta.url)
}));
const startedEngine = renderingCommands.includes(process.argv[2]) ? tryStart(engine) : void 0;
const { main } = await import("./chunks/main.js");
process.stdout.on("error", (error) => {
	if (error.code !== "EPIPE") throw error;
});
await main({
	folder: process.cwd(),
	env: process.env,
	version,
	engine,
	schemaWorker: new URL("./schema-worker.js", import.meta.url),
	colour: process.stdout.isTTY && !process.env["NO_COLOR"],
	print: (text) => process.stdout.write(text),
	printError: (text) => process.stderr.write(text),
	exitWith: (code) => process.exitCode = code
});
await startedEngine?.close();
/** Starts early and ignores errors: the command starts again and reports them. */
function tryStart(start) {
	try {
		return start();
	} catch {
		return;
	}
}

export {  };