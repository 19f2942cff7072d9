import { v as UsageError } from "./shapes.js";
import { n as userCache, o as pathInside } from "./replace-file.js";
import { opendirSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";

// src/host/render-cache/cache-folder.ts
function cacheFolder({ named, root, env }) {
	if (named === false) return null;
	const folder = named ?? userCache(env, "renders");
	const problem = problemOf(folder, root);
	if (problem === null) return folder;
	if (named === void 0) return null;
	throw new UsageError(`the cache \`${named}\` ${problem}`);
}
function hasKeptRenders(request) {
	const folder = cacheFolder(request);
	if (folder === null || statSync(folder, { throwIfNoEntry: false }) === void 0) return false;
	const entries = opendirSync(folder);
	try {
		return entries.readSync() !== null;
	} finally {
		entries.closeSync();
	}
}
function checkFolder(folder, root) {
	const problem = problemOf(folder, root);
	if (problem !== null) throw new UsageError(`the folder \`${folder}\` ${problem}`);
}
function isPrivate(folder, root) {
	return problemOf(folder, root) === null;
}
function problemOf(folder, root) {
	if (pathInside(realpathSync(root), existingPart(folder)) !== void 0) return "is in the repository, where the change under review may write: name another folder";
	const stat = statSync(folder, { throwIfNoEntry: false });
	if (stat === void 0) return null;
	if (!stat.isDirectory()) return "is not a folder";
	return isOfUser(stat) ? null : "may be written to by other users: name a folder of your own";
}
function existingPart(path) {
	try {
		return realpathSync(path);
	} catch {
		return dirname(path) === path ? path : join(existingPart(dirname(path)), basename(path));
	}
}
function isOfUser({ uid, mode }) {
	return process.getuid === void 0 || uid === process.getuid() && (mode & 18) === 0;
}

export { isPrivate as i, checkFolder as n, hasKeptRenders as r, cacheFolder as t };