import { s as compareText } from "./group.js";
import { c as isInside, l as joinPath } from "./lines.js";

// src/core/tree.ts
const mountPrefix = "meshgate.lock!";
function isMounted(path) {
	return path.startsWith(mountPrefix);
}
function memoryTree(texts, links = {}) {
	const files = new Map(Object.entries(texts).map(([path, text]) => [path, toBytes(text)]));
	return {
		files: [...files.keys()].toSorted(),
		links: new Map(Object.entries(links)),
		refused: [],
		read: (path) => files.get(path)
	};
}
function resolveFiles(tree, folder) {
	return listFolder(tree, resolveLinks(tree, folder) ?? folder, /* @__PURE__ */ new Map()).toSorted((a, b) => compareText(a.name, b.name));
}
const maxFiles = 1e5;
function hasPath(tree, path) {
	if (path === "" || tree.links.has(path) || tree.files[lowerBound(tree.files, path)] === path) return true;
	return filesUnder(tree, path).length > 0 || [...tree.links.keys()].some((link) => isInside(link, path));
}
function resolveLinks(tree, path) {
	let current = path;
	for (let hops = 0; hops < maxHops; hops++) {
		const link = firstLink(tree, current);
		if (link === void 0) return current;
		current = joinPath(tree.links.get(link), current.slice(link.length + 1));
	}
}
function readResolved(tree, path) {
	const resolved = resolveLinks(tree, path);
	return resolved === void 0 ? void 0 : tree.read(resolved);
}
function refusalOf(tree, path) {
	const resolved = resolveLinks(tree, path) ?? path;
	return tree.refused.find(({ file }) => isInside(resolved, file));
}
function unreadableText({ file, reason }) {
	return `\`${file}\` cannot be read: ${reason}${reason.startsWith("links to ") ? linkAdvice : ""}`;
}
const linkAdvice = "; commit what the link should lead to in its place, or run meshgate in the repository that has both";
const maxHops = 40;
function firstLink(tree, path) {
	if (tree.links.size === 0) return void 0;
	for (let end = path.length; end > 0; end = path.lastIndexOf("/", end - 1)) {
		const ancestor = path.slice(0, end);
		if (tree.links.has(ancestor)) return ancestor;
	}
}
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

export { mountPrefix as a, resolveFiles as c, memoryTree as i, resolveLinks as l, hasPath as n, readResolved as o, isMounted as r, refusalOf as s, filesUnder as t, unreadableText as u };