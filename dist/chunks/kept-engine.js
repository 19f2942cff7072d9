import { t as openAnswerCache } from "./answer-cache.js";
import { i as cacheFolder, o as cachedEngine } from "./answer-file.js";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

// src/host/render-cache/open-cached-engine.ts
/** An engine that keeps its answers where the request says; the engine itself if they are not kept. */
function openCachedEngine(engine, request) {
	const folder = cacheFolder(request);
	if (folder === null) return engine;
	return cachedEngine(engine, openAnswerCache(folder, request), readFileSync(request.digest, "utf8").trim());
}

// src/cli/kept-engine.ts
/**
* An engine that uses the renders of earlier commands and keeps those of this one, as the options say.
* Throws `UsageError` for a cache in the repository, or one that others may write to.
*
* @param root the root of the repository
*/
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