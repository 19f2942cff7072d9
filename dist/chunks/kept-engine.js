import { t as openCachedEngine } from "./open-cached-engine.js";
import { t as cacheRequest } from "./cache-request.js";

// src/cli/kept-engine.ts
function keptEngine(engine, options, root, terminal) {
	return openCachedEngine(engine, {
		...cacheRequest(options, root, terminal),
		digest: terminal.engineDigest
	});
}

export { keptEngine as t };