import { setFlagsFromString } from "node:v8";

// src/host/engine/v8-flags.ts
function setRunFlags() {
	const node = Number.parseInt(process.versions.node);
	for (const { flag, since = 20 } of [...shortRuns, patterns]) if (node >= since) setFlagsFromString(flag);
}
function boundOldGeneration() {
	setFlagsFromString("--heap-growing-percent=50");
}
const shortRuns = [
	{
		flag: "--invocation-count-for-maglev=4000",
		since: 22
	},
	{
		flag: "--invocation-count-for-turbofan=120000",
		since: 22
	},
	{ flag: "--semi-space-growth-factor=16" },
	{ flag: "--heap-growing-percent=500" }
];
const patterns = { flag: "--enable-experimental-regexp-engine-on-excessive-backtracks" };

export { setRunFlags as n, boundOldGeneration as t };