import { setFlagsFromString } from "node:v8";

// src/host/v8-flags.ts
/** Sets how V8 treats the engine. For the thread that compiles it, before it does. */
function setEngineFlags() {
	setFlags(engine);
}
/** Sets how V8 treats what is not the engine. For the main thread, once it has loaded what it needs. */
function setRunFlags() {
	setFlags([...shortRuns, patterns]);
}
/** They count for all threads of the process. */
function setFlags(flags) {
	const node = Number.parseInt(process.versions.node);
	for (const { flag, since = 20 } of flags) if (node >= since) setFlagsFromString(flag);
}
/**
* How the engine is compiled. Functions are checked when they are first called: 12 instead of 40 ms before the first
* render. They are optimised only after a billion units of V8's budget instead of 1.8 million: optimising Go's large
* functions costs seconds, which only a run of hundreds of renders earns back.
*/
const engine = [{ flag: "--wasm-lazy-validation" }, { flag: "--wasm-tiering-budget=1000000000" }];
/**
* Most runs last a second or two: what optimises code for longer ones takes processor time from the workers on a small
* machine. The young generation begins at 1 MB and grows at once to what a run needs.
*/
const shortRuns = [{
	flag: "--invocation-count-for-turbofan=30000",
	since: 22
}, { flag: "--semi-space-growth-factor=16" }];
/**
* A pattern in a definition that a pull request brings may ask V8 to go back and forth for ever. After 50,000 steps
* back it takes its other engine, whose time grows with the text alone.
*/
const patterns = { flag: "--enable-experimental-regexp-engine-on-excessive-backtracks" };

export { setRunFlags as n, setEngineFlags as t };