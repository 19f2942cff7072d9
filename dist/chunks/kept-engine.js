import { t as openCachedEngine } from "./open-cached-engine.js";
import { resolve } from "node:path";

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