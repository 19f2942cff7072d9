import { v as UsageError } from "./shapes.js";
import { realpathSync } from "node:fs";
import { resolve } from "node:path";

// src/host/named-paths.ts
function existingPaths(folder, paths) {
	return paths.map((path) => existing(resolve(folder, path)));
}
function existing(path) {
	try {
		return realpathSync(path);
	} catch {
		throw new UsageError(`there is no file or folder \`${path}\``);
	}
}

export { existingPaths as t };