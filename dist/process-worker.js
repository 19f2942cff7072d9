import { workerData } from "node:worker_threads";
import { fileURLToPath } from "node:url";
import { fork } from "node:child_process";
import { extname } from "node:path";

// src/process-worker.ts
const { script, port, answers, maxMegabytes } = workerData;
const child = fork(fileURLToPath(new URL(`./${script}${extname(import.meta.url)}`, import.meta.url)), {
	execArgv: [`--max-old-space-size=${maxMegabytes}`],
	stdio: [
		"ignore",
		"ignore",
		"ignore",
		"ipc"
	]
});
child.on("message", (message) => answer(message));
child.on("exit", () => answer("ended"));
child.on("error", () => answer("ended"));
port.on("message", (request) => {
	if (request === "end") child.kill("SIGKILL");
	else child.send(request);
});
function answer(message) {
	port.postMessage(message);
	Atomics.add(answers, 0, 1);
	Atomics.notify(answers, 0);
}

export {  };