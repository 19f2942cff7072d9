import { r as compareText } from "./order.js";

// src/core/tree.ts
/** Charts of registries are mounted below it, like the paths of files in packed charts, `ARCHIVE.tgz!PATH`. */
const mountPrefix = "meshgate.lock!";
/** True for a path of a chart that is mounted: it is not in the repository, so it cannot be edited. */
function isMounted(path) {
	return path.startsWith(mountPrefix);
}
/** A tree of texts in memory, for tests and for files that exist nowhere else. */
function memoryTree(texts, links = {}) {
	const files = new Map(Object.entries(texts).map(([path, text]) => [path, toBytes(text)]));
	return {
		files: [...files.keys()].toSorted(),
		links: new Map(Object.entries(links)),
		refused: [],
		read: (path) => files.get(path)
	};
}
/**
* All files under a folder (`''` is the root), with links inside the tree followed, sorted by name. A link to a folder
* that contains it adds nothing. Since links multiply files, at most `maxFiles` of a folder are listed.
*/
function resolveFiles(tree, folder) {
	return listFolder(tree, resolveLinks(tree, folder) ?? folder, /* @__PURE__ */ new Map()).toSorted((a, b) => compareText(a.name, b.name));
}
/** More than any caller of `resolveFiles` accepts. */
const maxFiles = 1e5;
/** True if the tree has a file, link or folder at a path; `''` is the root. */
function hasPath(tree, path) {
	if (path === "" || tree.links.has(path) || tree.files[lowerBound(tree.files, path)] === path) return true;
	return filesUnder(tree, path).length > 0 || [...tree.links.keys()].some((link) => isInside(link, path));
}
/** The path after following all links in it; `undefined` for a cycle. */
function resolveLinks(tree, path) {
	let current = path;
	for (let hops = 0; hops < maxHops; hops++) {
		const link = firstLink(tree, current);
		if (link === void 0) return current;
		current = joinPath(tree.links.get(link), current.slice(link.length + 1));
	}
}
/** The bytes of the file at a path, links inside the tree followed; `undefined` if there is none. */
function readResolved(tree, path) {
	const resolved = resolveLinks(tree, path);
	return resolved === void 0 ? void 0 : tree.read(resolved);
}
/** Why the tree does not provide what is at a path, links followed; `undefined` if it does, or if nothing is there. */
function refusalOf(tree, path) {
	const resolved = resolveLinks(tree, path) ?? path;
	return tree.refused.find(({ file }) => isInside(resolved, file));
}
/** True for the folder itself and everything in it; `''` is the root. */
function isInside(path, folder) {
	return folder === "" || path === folder || path.startsWith(`${folder}/`);
}
/** Joins two paths of a tree and resolves `.` and `..`; a path that leaves the root keeps its `..`. */
function joinPath(folder, name) {
	const segments = [];
	for (const segment of `${folder}/${name}`.split("/")) {
		if (segment === "" || segment === ".") continue;
		if (segment === ".." && segments.length > 0 && segments.at(-1) !== "..") segments.pop();
		else segments.push(segment);
	}
	return segments.join("/");
}
/** The folder of a path, `''` for the root. */
function folderOf(path) {
	return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}
/** The last segment of a path. */
function baseName(path) {
	return path.slice(path.lastIndexOf("/") + 1);
}
/** Linux follows at most 40 links in a path as well. */
const maxHops = 40;
function firstLink(tree, path) {
	if (tree.links.size === 0) return void 0;
	for (let end = path.length; end > 0; end = path.lastIndexOf("/", end - 1)) {
		const ancestor = path.slice(0, end);
		if (tree.links.has(ancestor)) return ancestor;
	}
}
/** The files of a folder, listed once however many links lead to it. */
function listFolder(tree, folder, filesByFolder) {
	const listed = filesByFolder.get(folder);
	if (listed) return listed;
	filesByFolder.set(folder, []);
	const collected = filesUnder(tree, folder).map((path) => ({
		name: path.slice(prefixLength(folder)),
		path
	}));
	for (const [link] of tree.links) {
		if (!isInside(link, folder) || collected.length > maxFiles) continue;
		const name = link.slice(prefixLength(folder));
		for (const file of filesBehindLink(tree, link, filesByFolder)) collected.push({
			name: name + file.name,
			path: file.path
		});
	}
	const files = collected.slice(0, maxFiles);
	filesByFolder.set(folder, files);
	return files;
}
/** The files behind a link: one file under the link's own name, or the files of a folder. */
function filesBehindLink(tree, link, filesByFolder) {
	const target = resolveLinks(tree, link);
	if (target === void 0) return [];
	if (tree.read(target)) return [{
		name: "",
		path: target
	}];
	return listFolder(tree, target, filesByFolder).map(({ name, path }) => ({
		name: `/${name}`,
		path
	}));
}
/** The regular files under a folder, also a mounted one, by binary search in the sorted list. */
function filesUnder(tree, folder) {
	if (folder === "") return tree.files;
	const files = sliceUnder(tree.files, folder);
	return files.length > 0 || !tree.mounted ? files : sliceUnder(tree.mounted, folder);
}
function sliceUnder(sorted, folder) {
	return sorted.slice(lowerBound(sorted, `${folder}/`), lowerBound(sorted, `${folder}0`));
}
function lowerBound(sorted, value) {
	let low = 0;
	let high = sorted.length;
	while (low < high) {
		const middle = low + high >> 1;
		if (sorted[middle] < value) low = middle + 1;
		else high = middle;
	}
	return low;
}
function prefixLength(folder) {
	return folder === "" ? 0 : folder.length + 1;
}
function toBytes(text) {
	return typeof text === "string" ? new TextEncoder().encode(text) : text;
}

export { isInside as a, memoryTree as c, refusalOf as d, resolveFiles as f, hasPath as i, mountPrefix as l, filesUnder as n, isMounted as o, resolveLinks as p, folderOf as r, joinPath as s, baseName as t, readResolved as u };