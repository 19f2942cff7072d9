import { n as createEngine } from "./chunks/engine.js";
import { parentPort, workerData } from "node:worker_threads";
import { readFileSync } from "node:fs";

// src/worker.ts
const { wasm, module = new WebAssembly.Module(readFileSync(wasm)) } = workerData;
const engine = createEngine(module);
const charts = /* @__PURE__ */ new Map();
parentPort.on("message", ({ key, chart, ...job }) => {
	if (chart) charts.set(key, chart);
	const answer = engine.render({
		...job,
		chart: charts.get(key)
	});
	const frames = answer.status === "answered" ? answer.frames : [];
	parentPort.postMessage(answer, frames.map(({ data }) => data.buffer));
});
parentPort.postMessage({ module }, []);

export {  };