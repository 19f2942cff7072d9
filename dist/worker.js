import { t as createEngine } from "./chunks/engine.js";
import { parentPort, workerData } from "node:worker_threads";

// src/worker.ts
const engine = createEngine(workerData.module);
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

export {  };