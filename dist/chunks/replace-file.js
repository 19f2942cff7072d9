import { i as GitError, n as systemErrorText, s as nulSeparatedEntries } from "./error-text.js";
import { a as baseName, l as joinPath, o as folderOf, s as foldersAbove } from "./lines.js";
import { l as resolveLinks, n as hasPath, s as refusalOf } from "./tree.js";
import { randomUUID } from "node:crypto";
import { existsSync, lstatSync, readFileSync, readdirSync, readlinkSync, renameSync, writeFileSync } from "node:fs";
import systemPaths, { isAbsolute, join, sep } from "node:path";
import { homedir } from "node:os";

// src/host/dead-links.ts
function refuseDeadLinks(tree, isElsewhere = () => false) {
	const deadLinks = [...tree.links.keys()].flatMap((link) => refusalOfLink(tree, link, isElsewhere) ?? []);
	if (deadLinks.length === 0) return tree;
	const removed = new Set(deadLinks.map(({ file }) => file));
	return {
		...tree,
		links: new Map([...tree.links].filter(([link]) => !removed.has(link))),
		refused: [...tree.refused, ...deadLinks]
	};
}
function refusalOfLink(tree, link, isElsewhere) {
	const target = resolveLinks(tree, link);
	if (target === void 0) return {
		file: link,
		reason: "a link that leads back to itself"
	};
	if (hasPath(tree, target) || refusalOf(tree, link) || isElsewhere(target)) return void 0;
	return {
		file: link,
		reason: `links to \`${tree.links.get(link)}\`, which the repository does not have`
	};
}

// src/host/folder-walk.ts
const neverRead = /* @__PURE__ */ new Set([".git", "node_modules"]);
const defaultMaxFiles = 5e4;
function walkedFiles(root, namedPaths, maxFiles, refused) {
	const paths = [];
	for (const path of walk(root, "", refused)) if (paths.push(path) > maxFiles && namedPaths.length > 0) {
		refused.length = 0;
		return new Set(namedPaths.flatMap((namedPath) => [...walk(root, nearestFolder(root, namedPath), refused)]));
	}
	return paths;
}
function nearestFolder(root, path) {
	return lstatSync(join(root, path)).isDirectory() ? path : folderOf(path);
}
function* walk(root, folder, refused) {
	for (const entry of entriesOf(root, folder, refused)) {
		const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
		if (neverRead.has(entry.name)) continue;
		if (entry.isDirectory()) yield* walk(root, path, refused);
		else yield path;
	}
}
function entriesOf(root, folder, refused) {
	try {
		return readdirSync(join(root, folder), { withFileTypes: true });
	} catch (error) {
		refused.push({
			file: folder || ".",
			reason: `cannot be read: ${systemErrorText(error)}`
		});
		return [];
	}
}

// src/host/git/entries.ts
const linkMode = "120000";
const regularModes = /* @__PURE__ */ new Set([
	"100644",
	"100755",
	"100664"
]);
function linkTarget(path, target) {
	if (target.startsWith("/")) return void 0;
	const resolved = joinPath(folderOf(path), target);
	return resolved === ".." || resolved.startsWith("../") ? void 0 : resolved;
}
function outsideLinkReason(target) {
	return `links to \`${target}\`, outside the repository`;
}
const nestedRepositoryReason = "another Git repository: its files are not in this one";
const mangledName = "its name is not UTF-8";
function isMangled(path) {
	return path.includes("�");
}

// src/host/git/blobs.ts
var Blobs = class {
	#git;
	#known = /* @__PURE__ */ new Map();
	#entries;
	#preloaded = false;
	constructor(git, entries) {
		this.#git = git;
		this.#entries = entries;
	}
	read(path, oid) {
		if (!this.#known.has(oid)) this.#load(this.#neighbours(path, oid));
		return this.#known.get(oid);
	}
	#neighbours(path, oid) {
		const wanted = this.#preloaded ? this.#entries.filter((entry) => folderOf(entry.path) === folderOf(path) && entry.size < largeBlob) : likelyEntries(this.#entries);
		this.#preloaded = true;
		const oids = wanted.map((entry) => entry.oid).filter((candidate) => !this.#known.has(candidate));
		return [.../* @__PURE__ */ new Set([oid, ...oids])];
	}
	#load(oids) {
		const output = this.#git(["cat-file", "--batch"], `${oids.join("\n")}\n`);
		let offset = 0;
		for (const oid of oids) {
			const headEnd = output.indexOf(10, offset);
			const [, , bytes] = output.toString("latin1", offset, headEnd).split(" ");
			if (bytes === void 0) throw new GitError(`the object ${oid} is missing in this clone`);
			const size = Number(bytes);
			this.#known.set(oid, output.subarray(headEnd + 1, headEnd + 1 + size));
			offset = headEnd + size + 2;
		}
	}
};
function likelyEntries(entries) {
	const isInChart = chartFolderDetector(entries);
	return entries.filter(({ mode, path, size }) => mode === "120000" || size < largeBlob && (likelyPath.test(path) || isInChart(folderOf(path))));
}
function chartFolderDetector(entries) {
	const charts = entries.filter(({ path }) => path.endsWith("/Chart.yaml")).map(({ path }) => folderOf(path));
	const inChart = new Map([["", false], ...charts.map((folder) => [folder, true])]);
	return function isInChart(folder) {
		const answer = inChart.get(folder) ?? isInChart(folderOf(folder));
		inChart.set(folder, answer);
		return answer;
	};
}
const likelyPath = /\.(ya?ml|json|tpl|tgz|txt)$|\/\.helmignore$|\/Chart\.lock$/;
const largeBlob = 4 * 2 ** 20;

// src/host/git/commit-tree.ts
const noCommonFiles = {
	has: () => false,
	read: () => void 0
};
function commitTree(git, commit, common) {
	return treeOfEntries(git, listEntries(git, commit, common === void 0), common);
}
function treeOfEntries(git, entries, common = noCommonFiles) {
	const isRead = ({ mode, path }) => mode === "120000" || !common.has(path);
	const blobs = new Blobs(git, entries.filter((entry) => entry.mode !== submodule && isRead(entry)));
	const readable = entries.filter(({ path }) => !isMangled(path));
	const links = readLinks(readable, blobs);
	const oids = new Map(readable.filter(({ mode }) => regularModes.has(mode)).map(({ path, oid }) => [path, oid]));
	return refuseDeadLinks({
		files: [...oids.keys()].toSorted(),
		links: links.inside,
		refused: [...links.refused, ...entries.flatMap(refusedEntry)],
		read(path) {
			const oid = oids.get(path);
			if (oid === void 0) return void 0;
			return (common.has(path) ? common.read(path) : void 0) ?? blobs.read(path, oid);
		}
	});
}
function lazyTree(open) {
	let cached;
	const tree = () => cached ??= open();
	return {
		get files() {
			return tree().files;
		},
		get links() {
			return tree().links;
		},
		get refused() {
			return tree().refused;
		},
		read: (path) => tree().read(path)
	};
}
const submodule = "160000";
function listEntries(git, commit, hasSizes) {
	return nulSeparatedEntries(git([
		"ls-tree",
		"-r",
		...hasSizes ? ["-l"] : [],
		"-z",
		"--full-tree",
		commit
	])).map(readEntry);
}
function readEntry(line) {
	const tab = line.indexOf("	");
	const [mode = "", , oid = "", size = ""] = line.slice(0, tab).split(/ +/);
	return {
		mode,
		oid,
		path: line.slice(tab + 1),
		size: Number(size) || 0
	};
}
function readLinks(entries, blobs) {
	const inside = /* @__PURE__ */ new Map();
	const refused = [];
	for (const { path, oid } of entries.filter((entry) => entry.mode === linkMode)) {
		const target = new TextDecoder().decode(blobs.read(path, oid));
		const resolved = linkTarget(path, target);
		if (resolved === void 0) refused.push({
			file: path,
			reason: outsideLinkReason(target)
		});
		else inside.set(path, resolved);
	}
	return {
		inside,
		refused
	};
}
function refusedEntry({ mode, path }) {
	if (mode === submodule) return [{
		file: path,
		reason: nestedRepositoryReason
	}];
	return isMangled(path) ? [{
		file: path,
		reason: mangledName
	}] : [];
}

// src/host/kept-files.ts
const maxFileBytes = 2 ** 18;
const maxBytes = 2 ** 26;
function keepFiles(read) {
	const kept = /* @__PURE__ */ new Map();
	let remaining = maxBytes;
	return (path) => {
		const keptFile = kept.get(path);
		if (keptFile) return keptFile;
		const data = read(path);
		if (data.length <= Math.min(maxFileBytes, remaining)) {
			kept.set(path, data);
			remaining -= data.length;
		}
		return data;
	};
}

// src/host/git/working-tree-encoding.ts
function reencodedFiles(git, paths, text) {
	if (!paths.filter((path) => baseName(path) === ".gitattributes").some((path) => text(path).includes(attribute))) return /* @__PURE__ */ new Map();
	const answer = nulSeparatedEntries(git([
		"check-attr",
		"-z",
		"--stdin",
		attribute
	], `${paths.join("\0")}\0`));
	return new Map(paths.flatMap((path, index) => {
		const toUtf8 = decoderOf(answer[3 * index + 2] ?? "");
		return toUtf8 ? [[path, toUtf8]] : [];
	}));
}
const attribute = "working-tree-encoding";
function decoderOf(encoding) {
	if (/^(unspecified|unset|set|utf-?8|utf-16|utf-16le-bom)$/i.test(encoding)) return null;
	try {
		const decoder = new TextDecoder(encoding, { fatal: true });
		return (data) => reencoded(data, decoder);
	} catch {
		return null;
	}
}
function reencoded(data, decoder) {
	try {
		return new TextEncoder().encode(decoder.decode(data));
	} catch {
		return data;
	}
}

// src/host/folder-tree.ts
function folderTree(root, git, { namedPaths = [], maxFiles = defaultMaxFiles, committed = /* @__PURE__ */ new Set() } = {}) {
	const listing = {
		files: [],
		links: /* @__PURE__ */ new Map(),
		refused: []
	};
	const { paths, sparse } = git ? gitFiles(git) : {
		paths: walkedFiles(root, namedPaths, maxFiles, listing.refused),
		sparse: []
	};
	const isBeyondLink = linkDetector(root);
	for (const path of paths) if (!committed.has(path) && !isBeyondLink(path)) add(root, path, listing);
	const isMissing = (path) => !existsSync(join(root, path));
	const missing = sparse.filter((path) => !committed.has(path) && isMissing(path));
	for (const path of sparse) if (!committed.has(path) && !isMissing(path)) add(root, path, listing);
	const readCommitted = git && addCommitted(git, /* @__PURE__ */ new Set([...missing, ...committed]), listing);
	const files = listing.files.toSorted();
	const fileSet = new Set(files);
	const onDisk = (path) => readFileSync(join(root, path));
	const toUtf8 = git && reencodedFiles(git, files, (path) => String(readCommitted?.(path) ?? onDisk(path)));
	const readFile = keepFiles((path) => {
		return readCommitted?.(path) ?? toUtf8?.get(path)?.(onDisk(path)) ?? onDisk(path);
	});
	const read = (path) => fileSet.has(path) ? readFile(path) : void 0;
	return refuseDeadLinks({
		...listing,
		files,
		read
	}, (path) => !git && existsSync(join(root, path)));
}
function gitFiles(git) {
	const entries = nulSeparatedEntries(git([
		"ls-files",
		"-t",
		"-z",
		"-co",
		"--exclude-standard"
	])).map((entry) => ({
		isSparse: entry.startsWith("S "),
		path: entry.slice(2).replace(/\/$/, "")
	}));
	return {
		paths: new Set(entries.flatMap(({ path, isSparse }) => isSparse ? [] : path)),
		sparse: entries.flatMap(({ path, isSparse }) => isSparse ? path : [])
	};
}
function addCommitted(git, paths, { files, links, refused }) {
	if (paths.size === 0) return null;
	const commit = commitTree(git, "HEAD");
	for (const folder of new Set([...paths].flatMap(foldersAbove))) links.delete(folder);
	files.push(...commit.files.filter((path) => paths.has(path)));
	refused.push(...commit.refused.filter(({ file }) => paths.has(file)));
	for (const [path, target] of commit.links) if (paths.has(path)) links.set(path, target);
	return (path) => paths.has(path) ? commit.read(path) : void 0;
}
function ignoredPaths(git) {
	return new Set(nulSeparatedEntries(git([
		"ls-files",
		"-z",
		...[
			"--others",
			"--ignored",
			"--exclude-standard",
			"--directory"
		]
	])).map((path) => path.replace(/\/$/, "")));
}
function linkDetector(root) {
	const beyondLink = /* @__PURE__ */ new Map([["", false]]);
	return function isBeyondLink(path) {
		const folder = folderOf(path);
		const cached = beyondLink.get(folder);
		if (cached !== void 0) return cached;
		const beyond = isBeyondLink(folder) || isLink(join(root, folder));
		beyondLink.set(folder, beyond);
		return beyond;
	};
}
function isLink(path) {
	return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}
function add(root, path, { files, links, refused }) {
	if (isMangled(path)) return void refused.push({
		file: path,
		reason: mangledName
	});
	const stat = lstatSync(join(root, path), { throwIfNoEntry: false });
	if (stat?.isFile()) files.push(path);
	if (stat?.isDirectory()) refused.push({
		file: path,
		reason: nestedRepositoryReason
	});
	if (!stat?.isSymbolicLink()) return;
	const target = readlinkSync(join(root, path)).split(sep).join("/");
	const resolved = linkTarget(path, target);
	if (resolved === void 0) refused.push({
		file: path,
		reason: outsideLinkReason(target)
	});
	else links.set(path, resolved);
}
function pathInside(root, path, paths = systemPaths) {
	const relativePath = paths.relative(root, path);
	const inside = relativePath.split(paths.sep).join("/");
	return inside === ".." || inside.startsWith("../") || paths.isAbsolute(relativePath) ? void 0 : inside;
}

// src/host/user-cache.ts
function userCache(env, name) {
	return join(userFolder(env, "XDG_CACHE_HOME", ".cache"), "meshgate", name);
}
function userState(env) {
	return join(userFolder(env, "XDG_STATE_HOME", ".local/state"), "meshgate");
}
function userFolder(env, variable, inHome) {
	const stated = env[variable] ?? "";
	return isAbsolute(stated) ? stated : env["LOCALAPPDATA"] || join(homedir(), inHome);
}

// src/host/replace-file.ts
function replaceFile(path, data, mode) {
	const temporary = `${path}.${randomUUID()}`;
	writeFileSync(temporary, data, {
		flag: "wx",
		...mode !== void 0 && { mode }
	});
	renameSync(temporary, path);
}

export { ignoredPaths as a, lazyTree as c, linkTarget as d, regularModes as f, folderTree as i, treeOfEntries as l, userCache as n, pathInside as o, neverRead as p, userState as r, commitTree as s, replaceFile as t, linkMode as u };