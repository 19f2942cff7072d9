import { t as openCachedEngine } from "./open-cached-engine.js";
import { resolve } from "node:path";

// src/cli/kept-engine.ts
function keptEngine(engine, { cache }, root, { folder, env, engineDigest }) {
	const named = typeof cache === "string" ? resolve(folder, cache) : cache;
	return openCachedEngine(engine, {
		named,
		root,
		env,
		digest: engineDigest
	});
}

export { keptEngine as t };