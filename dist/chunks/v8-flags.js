import { getHeapSpaceStatistics, setFlagsFromString } from "node:v8";

// src/host/engine/v8-flags.ts
function setRunFlags() {
	const node = Number.parseInt(process.versions.node);
	for (const { flag, since = 20 } of [...shortRuns, patterns]) if (node >= since) setFlagsFromString(flag);
	setFlagsFromString(`--semi-space-growth-factor=${isYoungGenerationGrown() ? 1 : 16}`);
}
function isYoungGenerationGrown() {
	return (getHeapSpaceStatistics().find(({ space_name: name }) => name === "new_space")?.space_size ?? 0) >= enoughYoungBytes;
}
const enoughYoungBytes = 2 ** 24;
function boundOldGeneration(percent = 50) {
	setFlagsFromString(`--heap-growing-percent=${percent}`);
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
	{ flag: "--heap-growing-percent=500" }
];
const patterns = { flag: "--enable-experimental-regexp-engine-on-excessive-backtracks" };

export { setRunFlags as n, boundOldGeneration as t };