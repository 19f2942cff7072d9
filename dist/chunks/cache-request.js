import { resolve } from "node:path";

// src/cli/cache-request.ts
function cacheRequest({ cache }, root, { folder, env }) {
	return {
		named: typeof cache === "string" ? resolve(folder, cache) : cache,
		root,
		env
	};
}

export { cacheRequest as t };