import { resolve } from "node:path";

// src/action/restored-cache.ts
function restoredCache({ cache }, env, root) {
	return {
		named: cache !== "" && resolve(env["GITHUB_WORKSPACE"] ?? ".", cache),
		root,
		env
	};
}

export { restoredCache as t };