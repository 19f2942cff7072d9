import { n as __require, r as __toESM, t as __commonJSMin } from "./rolldown-runtime.js";
import { n as frameOf } from "./engine.js";
import { Worker } from "node:worker_threads";
import { X509Certificate, createHash, createHmac } from "node:crypto";
import { execFileSync } from "node:child_process";
import { lstatSync, readFileSync, readdirSync, readlinkSync, realpathSync, statSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { availableParallelism } from "node:os";
import { setFlagsFromString } from "node:v8";

// src/core/errors.ts
/** The person used meshgate in a way it does not understand. Shown without a stack; exit code 2. */
var UsageError = class extends Error {
	name = "UsageError";
};

// src/host/git/git.ts
/** Git refused, or is not installed. The message is Git's own last words. */
var GitError = class extends Error {
	name = "GitError";
};
/** Git for the repository that holds a folder, or `null` if no repository does. */
function openGit(folder, env) {
	try {
		const top = realpathSync(runGit(folder, env, ["rev-parse", "--show-toplevel"]).toString().replace(/\n$/, ""));
		return Object.assign((args, input) => runGit(top, env, args, input), { top });
	} catch (error) {
		if (error instanceof GitError) return null;
		throw error;
	}
}
/** What a command prints with `-z`. */
function fields(output) {
	return output.toString().split("\0").filter(Boolean);
}
/**
* A repository under review must not run anything: no hooks, no file system monitor. `safe.directory` is set for our
* own calls only, since containers often run as another user.
*/
const guards = [
	...["-c", "core.hooksPath=/dev/null"],
	...["-c", "core.fsmonitor=false"],
	...["-c", "core.quotePath=false"],
	...["-c", "safe.directory=*"]
];
/** No question on the terminal, no lock of the index for what only reads, messages in English. */
const settings$1 = {
	GIT_TERMINAL_PROMPT: "0",
	GIT_OPTIONAL_LOCKS: "0",
	LC_ALL: "C"
};
/** 1 GiB: larger than any listing or batch of configuration files. */
const maxBuffer = 2 ** 30;
function runGit(folder, env, args, input) {
	try {
		return execFileSync("git", [...guards, ...args], {
			cwd: folder,
			env: {
				...env,
				...settings$1
			},
			maxBuffer,
			stdio: [
				"pipe",
				"pipe",
				"pipe"
			],
			...input === void 0 ? {} : { input }
		});
	} catch (error) {
		throw new GitError(lastWords(error));
	}
}
function lastWords(error) {
	const { stderr, code } = error;
	if (code === "ENOENT") return "git is not installed";
	const words = stderr?.toString().trim().split("\n").at(-1);
	return words ? words.replace(/^fatal: /, "") : String(error);
}

// src/host/git/base.ts
/**
* The base of HEAD. A commit that merges something into `ref` is compared with its first parent: the difference is
* what merging changes. Any other commit, also one that merges `ref` into a branch, is compared with the merge base
* of `ref` and HEAD, or with `ref` itself where the clone does not reach back to it. What is missing is fetched: into a shallow clone with depth 1, into a full clone never with a
* depth, which would make it shallow. Throws `GitError` if there is no such base.
*/
function findBase(git, ref) {
	const [first, second] = parents$1(git, "HEAD");
	if (first !== void 0 && second !== void 0 && mayBeOf(git, first, ref)) return {
		commit: present(git, first),
		how: "first parent of the merge commit"
	};
	const commit = present(git, ref);
	const mergeBase = tryGit(git, [
		"merge-base",
		commit,
		"HEAD"
	]);
	return mergeBase === void 0 ? {
		commit,
		how: ref
	} : {
		commit: mergeBase,
		how: `merge base with ${ref}`
	};
}
/** True if a commit is in the history of a revision, and where the clone cannot tell. */
function mayBeOf(git, commit, revision) {
	const [known, tip] = [commitOf(git, commit), commitOf(git, revision)];
	if (known === void 0 || tip === void 0 || known === tip) return true;
	return tryGit(git, [
		"merge-base",
		known,
		tip
	]) === known;
}
/** The commit that a revision names, or `undefined` if the repository does not have it. */
function commitOf(git, revision) {
	return tryGit(git, [
		"rev-parse",
		"--verify",
		"--quiet",
		"--end-of-options",
		`${revision}^{commit}`
	]);
}
/** True if a tracked file differs from HEAD or an untracked file is there. */
function isDirty(git) {
	return git([
		"status",
		"--porcelain",
		"--untracked-files=normal"
	]).length > 0;
}
/** The parents a commit names, read from the object itself: `rev-list` hides them in a shallow clone. */
function parents$1(git, commit) {
	const text = tryGit(git, [
		"cat-file",
		"-p",
		commit
	]) ?? "";
	return [...text.slice(0, text.indexOf("\n\n")).matchAll(/^parent ([0-9a-f]+)$/gm)].map((match) => match[1]);
}
/**
* The commit that a revision names, fetched from the first remote if the clone lacks it: with depth 1 if the clone is
* shallow. Throws `GitError` if it cannot be had.
*/
function present(git, revision) {
	const fetched = commitOf(git, revision) ?? fetch(git, revision);
	if (fetched === void 0) throw new GitError(`no commit \`${revision}\``);
	return fetched;
}
/** Fetches a commit or branch. A refspec is refused, since it would write to the person's own branches. */
function fetch(git, revision) {
	if (!/^[^-+:][^:]*$/.test(revision)) return void 0;
	const options = [
		"--quiet",
		"--no-tags",
		"--no-recurse-submodules",
		...tryGit(git, ["rev-parse", "--is-shallow-repository"]) === "true" ? ["--depth=1"] : []
	];
	try {
		git([
			"fetch",
			...options,
			"--end-of-options",
			remote(git),
			revision
		]);
	} catch (error) {
		if (!(error instanceof GitError)) throw error;
		throw new GitError(`\`${revision}\` is not in this clone and cannot be fetched: ${error.message}`);
	}
	return commitOf(git, "FETCH_HEAD");
}
function remote(git) {
	const remotes = (tryGit(git, ["remote"]) ?? "").split("\n");
	const name = remotes.includes("origin") ? "origin" : remotes[0];
	if (!name) throw new GitError("there is no remote");
	return name;
}
function tryGit(git, args) {
	try {
		return git(args).toString().trim();
	} catch (error) {
		if (error instanceof GitError) return void 0;
		throw error;
	}
}

// src/core/tree.ts
/**
* Every file under a folder (`''` is the root), links inside the tree followed, sorted by name. A link back to a
* folder that leads to it brings nothing. Links multiply: of one folder at most `mostFiles` are listed.
*/
function resolveFiles(tree, folder) {
	return walk$1(tree, resolveLinks(tree, folder) ?? folder, /* @__PURE__ */ new Map()).toSorted((a, b) => a.name < b.name ? -1 : 1);
}
/** Above what any reader of `resolveFiles` accepts. */
const mostFiles = 1e5;
/** True if the tree holds a file, link or folder of that name; `''` is the root. */
function holds$1(tree, path) {
	if (path === "" || tree.read(path) !== void 0 || tree.links.has(path)) return true;
	return filesUnder(tree, path).length > 0 || [...tree.links.keys()].some((link) => isInside(link, path));
}
/** The path that `path` stands for once every link on the way is followed; `undefined` for a cycle. */
function resolveLinks(tree, path) {
	let current = path;
	for (let hops = 0; hops < maxHops; hops++) {
		const link = linkOn(tree, current);
		if (link === void 0) return current;
		current = joinPath(tree.links.get(link), current.slice(link.length + 1));
	}
}
/** The bytes of the file that a path stands for, links inside the tree followed. */
function readThrough(tree, path) {
	const place = resolveLinks(tree, path);
	return place === void 0 ? void 0 : tree.read(place);
}
/** Why the tree does not hand out what a path stands for, links followed; `undefined` if it is not for a refusal. */
function refusalOf(tree, path) {
	const place = resolveLinks(tree, path) ?? path;
	return tree.refused.find(({ file }) => isInside(place, file));
}
/** True for a folder itself and for all that is in it; `''` is the root. */
function isInside(path, folder) {
	return folder === "" || path === folder || path.startsWith(`${folder}/`);
}
/** Joins two paths of a tree and takes out `.` and `..`; a path that climbs above the root keeps its `..`. */
function joinPath(folder, name) {
	const parts = [];
	for (const part of `${folder}/${name}`.split("/")) {
		if (part === "" || part === ".") continue;
		if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
		else parts.push(part);
	}
	return parts.join("/");
}
/** The folder of a path, `''` for the root. */
function folderOf$1(path) {
	return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}
/** The last part of a path. */
function baseName(path) {
	return path.slice(path.lastIndexOf("/") + 1);
}
/** Linux gives up after 40 links on one path, too. */
const maxHops = 40;
function linkOn(tree, path) {
	if (tree.links.size === 0) return void 0;
	for (let end = path.length; end > 0; end = path.lastIndexOf("/", end - 1)) {
		const part = path.slice(0, end);
		if (tree.links.has(part)) return part;
	}
}
/** The files of a folder, found once however many links lead to it. */
function walk$1(tree, folder, known) {
	const before = known.get(folder);
	if (before) return before;
	known.set(folder, []);
	const found = filesUnder(tree, folder).map((path) => ({
		name: path.slice(start(folder)),
		path
	}));
	for (const [link] of tree.links) {
		if (!isInside(link, folder) || found.length > mostFiles) continue;
		const name = link.slice(start(folder));
		for (const file of follow(tree, link, known)) found.push({
			name: name + file.name,
			path: file.path
		});
	}
	const files = found.slice(0, mostFiles);
	known.set(folder, files);
	return files;
}
/** What a link brings: a file under the link's own name, or the files of a folder below it. */
function follow(tree, link, known) {
	const target = resolveLinks(tree, link);
	if (target === void 0) return [];
	if (tree.read(target)) return [{
		name: "",
		path: target
	}];
	return walk$1(tree, target, known).map(({ name, path }) => ({
		name: `/${name}`,
		path
	}));
}
/** The regular files under a folder, found by bisection since `files` is sorted. */
function filesUnder(tree, folder) {
	if (folder === "") return tree.files;
	const prefix = `${folder}/`;
	return tree.files.slice(lowerBound(tree.files, prefix), lowerBound(tree.files, `${folder}0`));
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
function start(folder) {
	return folder === "" ? 0 : folder.length + 1;
}

// src/host/git/entries.ts
/** The path a link stands for, or `undefined` if it leaves the tree. */
function linkTarget(path, target) {
	if (target.startsWith("/")) return void 0;
	const resolved = joinPath(folderOf$1(path), target);
	return resolved === ".." || resolved.startsWith("../") ? void 0 : resolved;
}
/** Why a link is not followed. */
function outside(target) {
	return `links to \`${target}\`, outside the repository`;
}
/** Why the files of a submodule are not in the tree. */
const nestedRepository = "another Git repository: its files are not in this one";
/** Why a file is not in the tree whose name nobody could write into a values file or a report. */
const mangledName = "its name is not UTF-8";
/** True for a name that lost something when it was decoded. */
function isMangled(path) {
	return path.includes("�");
}

// src/host/folder-tree.ts
/**
* The tree of a working folder: with Git what it tracks and does not ignore, else everything in the folder. Where
* that is more than `most` files (a home folder, the root of a disk), only what is in the folders of `named`, paths
* under `root`.
*/
function folderTree(root, git, named = [], most = tooMany) {
	const found = {
		files: [],
		links: /* @__PURE__ */ new Map(),
		refused: []
	};
	const paths = git ? listed$1(git) : everything(root, named, most, found.refused);
	const isBeyondLink = linkWatch(root);
	for (const path of paths) if (!isBeyondLink(path)) add$1(root, path, found);
	const files = found.files.toSorted();
	const known = new Set(files);
	return {
		...found,
		files,
		read: (path) => known.has(path) ? readFileSync(join(root, path)) : void 0
	};
}
/** Git lists a file several times while a merge has conflicts, and another repository with a slash at its end. */
function listed$1(git) {
	return new Set(fields(git([
		"ls-files",
		"-z",
		"-co",
		"--exclude-standard"
	])).map((path) => path.replace(/\/$/, "")));
}
/** Folders that never hold configuration of their own; outside Git nothing else tells. */
const ignored = /* @__PURE__ */ new Set([".git", "node_modules"]);
/** More than any folder of configuration holds; walked in a fraction of a second. */
const tooMany = 5e4;
function everything(root, named, most, refused) {
	const paths = [];
	for (const path of walk(root, "", refused)) if (paths.push(path) > most && named.length > 0) {
		refused.length = 0;
		return new Set(named.flatMap((each) => [...walk(root, nearestFolder(root, each), refused)]));
	}
	return paths;
}
function nearestFolder(root, path) {
	return lstatSync(join(root, path)).isDirectory() ? path : folderOf$1(path);
}
function* walk(root, folder, refused) {
	for (const entry of entriesOf$2(root, folder, refused)) {
		const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
		if (ignored.has(entry.name)) continue;
		if (entry.isDirectory()) yield* walk(root, path, refused);
		else yield path;
	}
}
function entriesOf$2(root, folder, refused) {
	try {
		return readdirSync(join(root, folder), { withFileTypes: true });
	} catch (error) {
		refused.push({
			file: folder || ".",
			reason: `cannot be read (${error.code})`
		});
		return [];
	}
}
/**
* Tells whether a path lies beyond a link: the index of Git lists what was in a folder that now is a link, and the
* disk would answer with what the link points at.
*/
function linkWatch(root) {
	const known = /* @__PURE__ */ new Map([["", false]]);
	return function isBeyondLink(path) {
		const folder = folderOf$1(path);
		const before = known.get(folder);
		if (before !== void 0) return before;
		const beyond = isBeyondLink(folder) || isLink(join(root, folder));
		known.set(folder, beyond);
		return beyond;
	};
}
function isLink(path) {
	return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}
/** Puts a path where it belongs; what is listed and not on the disk was deleted. */
function add$1(root, path, { files, links, refused }) {
	if (isMangled(path)) return void refused.push({
		file: path,
		reason: mangledName
	});
	const stat = lstatSync(join(root, path), { throwIfNoEntry: false });
	if (stat?.isFile()) files.push(path);
	if (stat?.isDirectory()) refused.push({
		file: path,
		reason: nestedRepository
	});
	if (!stat?.isSymbolicLink()) return;
	const target = readlinkSync(join(root, path)).split(sep).join("/");
	const resolved = linkTarget(path, target);
	if (resolved === void 0) refused.push({
		file: path,
		reason: outside(target)
	});
	else links.set(path, resolved);
}
/** A path of the disk as a path of the tree under `root`; `undefined` if it is not inside. */
function pathInside(root, path) {
	const way = relative(root, path);
	const inside = way.split(sep).join("/");
	return inside === ".." || inside.startsWith("../") || isAbsolute(way) ? void 0 : inside;
}

// src/host/git/commit-tree.ts
/**
* The tree of a commit, read from Git's objects: no checkout, no filters, no hooks.
* Throws `GitError` if the commit is not in the repository.
*/
function commitTree(git, commit) {
	const entries = listEntries(git, commit);
	const blobs = new Blobs(git, entries.filter(({ mode }) => mode !== submodule));
	const readable = entries.filter(({ path }) => !isMangled(path));
	const links = readLinks(readable, blobs);
	const oids = new Map(readable.filter(({ mode }) => regular.has(mode)).map(({ path, oid }) => [path, oid]));
	return {
		files: [...oids.keys()].toSorted(),
		links: links.inside,
		refused: [...links.refused, ...entries.flatMap(refusedEntry)],
		read: (path) => oids.has(path) ? blobs.read(path, oids.get(path)) : void 0
	};
}
/** File modes of Git's tree objects. */
const regular = /* @__PURE__ */ new Set([
	"100644",
	"100755",
	"100664"
]);
const link$1 = "120000";
const submodule = "160000";
function listEntries(git, commit) {
	return fields(git([
		"ls-tree",
		"-r",
		"-l",
		"-z",
		"--full-tree",
		commit
	])).map(readEntry$1);
}
function readEntry$1(line) {
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
	for (const { path, oid } of entries.filter((entry) => entry.mode === link$1)) {
		const target = new TextDecoder().decode(blobs.read(path, oid));
		const resolved = linkTarget(path, target);
		if (resolved === void 0) refused.push({
			file: path,
			reason: outside(target)
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
		reason: nestedRepository
	}];
	return isMangled(path) ? [{
		file: path,
		reason: mangledName
	}] : [];
}
/** Blobs by object id, read in few processes: what a chart or manifest may be made of comes in one batch. */
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
		const wanted = this.#preloaded ? this.#entries.filter((entry) => folderOf$1(entry.path) === folderOf$1(path) && entry.size < largeBlob) : this.#entries.filter((entry) => entry.mode === link$1 || likely.test(entry.path) && entry.size < largeBlob);
		this.#preloaded = true;
		const oids = wanted.map((entry) => entry.oid).filter((known) => !this.#known.has(known));
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
/** Files that discovery and rendering read nearly always. */
const likely = /\.(ya?ml|json|tpl|tgz|txt)$|\/\.helmignore$|\/Chart\.lock$/;
/** 4 MiB: beyond it a file is read only when it is asked for. */
const largeBlob = 4 * 2 ** 20;

// src/host/open.ts
/**
* Opens a working folder as head and, if asked for, a commit as base. The root is the top of the Git repository
* that holds the paths; outside Git the current folder, or the folder of a path that lies elsewhere.
* Throws `UsageError` for a path that does not exist or that Git ignores, and `GitError` for a base that cannot be had.
*/
function openFolder({ folder, paths, base, env }) {
	const named = paths.map((path) => existing(resolve(folder, path)));
	const git = openGit(named[0] ? folderOf(named[0]) : folder, env);
	const root = git?.top ?? rootFor(realpathSync(folder), named);
	if (!git && base !== null) throw new UsageError(`--base needs Git, and \`${root}\` is in no Git repository`);
	const inside = named.map((path) => insideOf(root, path));
	const head = folderTree(root, git, inside);
	for (const path of inside) checkHolds(head, path);
	const sides = git && base !== null ? openBase(git, base) : {
		base: null,
		baseCommit: null
	};
	return {
		root,
		head,
		headCommit: git && cleanCommit(git),
		...sides,
		paths: inside
	};
}
/** Whoever names a path wants it checked: one that is there and not looked at must not look like success. */
function checkHolds(head, path) {
	if (!holds$1(head, path)) throw new UsageError(`nothing to look at in \`${path}\`: it is empty, or Git ignores it`);
}
/** The base side of a repository: see `findBase`. */
function openBase(git, revision) {
	const { commit } = findBase(git, revision);
	return {
		base: commitTree(git, commit),
		baseCommit: commit
	};
}
function cleanCommit(git) {
	return isDirty(git) ? null : commitOf(git, "HEAD") ?? null;
}
function existing(path) {
	try {
		return realpathSync(path);
	} catch {
		throw new UsageError(`no file or folder \`${path}\``);
	}
}
function folderOf(path) {
	return statSync(path).isDirectory() ? path : dirname(path);
}
function rootFor(folder, named) {
	const outside = named.find((path) => pathInside(folder, path) === void 0);
	return outside ? folderOf(outside) : folder;
}
function insideOf(root, path) {
	const inside = pathInside(root, path);
	if (inside === void 0) throw new UsageError(`\`${path}\` is not in \`${root}\`, where the other paths are`);
	return inside;
}

// src/core/values-bound.ts
/** Bytes of a values file. Helm needs more than thirty times as much memory for it as it is long. */
const maxValuesBytes = 16 * 2 ** 20;
/** Why a values file is not read, as the end of a sentence. */
const tooLargeForValues = `is larger than ${maxValuesBytes / 2 ** 20} MiB, which no values file is`;

// src/yaml/data.ts
/**
* A node as plain JSON data; maps have no prototype, so that a key `__proto__` is one like any other. What aliases
* share is shared in the data too: do not write to it.
*/
function toData(node) {
	return dataOf(node, /* @__PURE__ */ new Map());
}
/** `known` holds the data of maps and lists by what they are made of, which an alias shares with its anchor. */
function dataOf(node, known) {
	if (node.kind === "scalar") return node.value;
	const parts = node.kind === "map" ? node.entries : node.items;
	const seen = known.get(parts);
	if (seen !== void 0) return seen;
	const data = node.kind === "map" ? mapData(node.entries, known) : node.items.map((item) => dataOf(item, known));
	known.set(parts, data);
	return data;
}
function mapData(entries, known) {
	const data = Object.create(null);
	for (const [key, { value }] of entries) data[key] = dataOf(value, known);
	return data;
}

// node_modules/js-yaml/dist/js-yaml.mjs
/*! js-yaml 5.5.0 https://github.com/nodeca/js-yaml @license MIT */
/**
* Returned by a scalar resolver when the source does not match its tag.
*
* @category Tags
*/
var NOT_RESOLVED = Symbol("NOT_RESOLVED");
/**
* Create a normalized scalar tag definition.
*
* @category Tags
*/
function defineScalarTag(tagName, options) {
	return {
		tagName,
		nodeKind: "scalar",
		implicit: options.implicit ?? false,
		matchByTagPrefix: options.matchByTagPrefix ?? false,
		implicitFirstChars: options.implicitFirstChars ?? null,
		resolve: options.resolve,
		identify: options.identify,
		represent: options.represent ?? ((data) => String(data)),
		representTagName: options.representTagName ?? (() => tagName)
	};
}
/**
* Create a normalized sequence tag definition.
*
* @category Tags
*/
function defineSequenceTag(tagName, options) {
	const carrierIsResult = options.finalize === void 0;
	return {
		tagName,
		nodeKind: "sequence",
		implicit: false,
		matchByTagPrefix: options.matchByTagPrefix ?? false,
		create: options.create,
		addItem: options.addItem,
		finalize: options.finalize ?? ((carrier) => carrier),
		carrierIsResult,
		identify: options.identify,
		represent: options.represent ?? ((data) => data),
		representTagName: options.representTagName ?? (() => tagName)
	};
}
/**
* Create a normalized mapping tag definition.
*
* @category Tags
*/
function defineMappingTag(tagName, options) {
	const carrierIsResult = options.finalize === void 0;
	return {
		tagName,
		nodeKind: "mapping",
		implicit: false,
		matchByTagPrefix: options.matchByTagPrefix ?? false,
		create: options.create,
		addPair: options.addPair,
		has: options.has,
		keys: options.keys,
		get: options.get,
		finalize: options.finalize ?? ((carrier) => carrier),
		carrierIsResult,
		identify: options.identify,
		represent: options.represent ?? ((data) => data),
		representTagName: options.representTagName ?? (() => tagName)
	};
}
/** @category Tags */
var strTag = defineScalarTag("tag:yaml.org,2002:str", {
	resolve: (source) => source,
	identify: (data) => typeof data === "string"
});
var NULL_VALUES$1 = [
	"",
	"~",
	"null",
	"Null",
	"NULL"
];
/** @category Tags */
var nullCoreTag = defineScalarTag("tag:yaml.org,2002:null", {
	implicit: true,
	implicitFirstChars: [
		"",
		"~",
		"n",
		"N"
	],
	resolve: (source) => {
		if (NULL_VALUES$1.indexOf(source) !== -1) return null;
		return NOT_RESOLVED;
	},
	identify: (object) => object === null,
	represent: () => "null"
});
/** @category Tags */
var nullJsonTag = defineScalarTag("tag:yaml.org,2002:null", {
	implicit: true,
	implicitFirstChars: ["n"],
	resolve: (source, isExplicit) => {
		if (source === "null" || isExplicit && source === "") return null;
		return NOT_RESOLVED;
	},
	identify: (object) => object === null,
	represent: () => "null"
});
var NULL_VALUES = [
	"",
	"~",
	"null",
	"Null",
	"NULL"
];
/** @category Tags */
var nullYaml11Tag = defineScalarTag("tag:yaml.org,2002:null", {
	implicit: true,
	implicitFirstChars: [
		"",
		"~",
		"n",
		"N"
	],
	resolve: (source) => {
		if (NULL_VALUES.indexOf(source) !== -1) return null;
		return NOT_RESOLVED;
	},
	identify: (object) => object === null,
	represent: () => "null"
});
var TRUE_VALUES$2 = [
	"true",
	"True",
	"TRUE"
];
var FALSE_VALUES$2 = [
	"false",
	"False",
	"FALSE"
];
/** @category Tags */
var boolCoreTag = defineScalarTag("tag:yaml.org,2002:bool", {
	implicit: true,
	implicitFirstChars: [
		"t",
		"T",
		"f",
		"F"
	],
	resolve: (source) => {
		if (TRUE_VALUES$2.indexOf(source) !== -1) return true;
		if (FALSE_VALUES$2.indexOf(source) !== -1) return false;
		return NOT_RESOLVED;
	},
	identify: (object) => Object.prototype.toString.call(object) === "[object Boolean]",
	represent: (object) => object ? "true" : "false"
});
var TRUE_VALUES$1 = ["true"];
var FALSE_VALUES$1 = ["false"];
/** @category Tags */
var boolJsonTag = defineScalarTag("tag:yaml.org,2002:bool", {
	implicit: true,
	implicitFirstChars: ["t", "f"],
	resolve: (source) => {
		if (TRUE_VALUES$1.indexOf(source) !== -1) return true;
		if (FALSE_VALUES$1.indexOf(source) !== -1) return false;
		return NOT_RESOLVED;
	},
	identify: (object) => Object.prototype.toString.call(object) === "[object Boolean]",
	represent: (object) => object ? "true" : "false"
});
var TRUE_VALUES = [
	"true",
	"True",
	"TRUE",
	"y",
	"Y",
	"yes",
	"Yes",
	"YES",
	"on",
	"On",
	"ON"
];
var FALSE_VALUES = [
	"false",
	"False",
	"FALSE",
	"n",
	"N",
	"no",
	"No",
	"NO",
	"off",
	"Off",
	"OFF"
];
/** @category Tags */
var boolYaml11Tag = defineScalarTag("tag:yaml.org,2002:bool", {
	implicit: true,
	implicitFirstChars: [
		"y",
		"Y",
		"n",
		"N",
		"t",
		"T",
		"f",
		"F",
		"o",
		"O"
	],
	resolve: (source) => {
		if (TRUE_VALUES.indexOf(source) !== -1) return true;
		if (FALSE_VALUES.indexOf(source) !== -1) return false;
		return NOT_RESOLVED;
	},
	identify: (object) => Object.prototype.toString.call(object) === "[object Boolean]",
	represent: (object) => object ? "true" : "false"
});
var YAML_INTEGER_IMPLICIT_PATTERN$1 = /* @__PURE__ */ new RegExp("^(?:0o[0-7]+|0x[0-9a-fA-F]+|[-+]?[0-9]+)$");
var YAML_INTEGER_EXPLICIT_PATTERN$1 = /* @__PURE__ */ new RegExp("^(?:[-+]?0b[0-1]+|[-+]?0o[0-7]+|[-+]?0x[0-9a-fA-F]+|[-+]?[0-9]+)$");
function parseYamlInteger$2(source) {
	let value = source;
	let sign = 1;
	if (value[0] === "-" || value[0] === "+") {
		if (value[0] === "-") sign = -1;
		value = value.slice(1);
	}
	if (value.startsWith("0b")) return sign * parseInt(value.slice(2), 2);
	if (value.startsWith("0o")) return sign * parseInt(value.slice(2), 8);
	if (value.startsWith("0x")) return sign * parseInt(value.slice(2), 16);
	return sign * parseInt(value, 10);
}
function resolveYamlInteger$2(source, isExplicit) {
	if (isExplicit) {
		if (!YAML_INTEGER_EXPLICIT_PATTERN$1.test(source)) return NOT_RESOLVED;
	} else if (!YAML_INTEGER_IMPLICIT_PATTERN$1.test(source)) return NOT_RESOLVED;
	const result = parseYamlInteger$2(source);
	return Number.isFinite(result) ? result : NOT_RESOLVED;
}
/** @category Tags */
var intCoreTag = defineScalarTag("tag:yaml.org,2002:int", {
	implicit: true,
	implicitFirstChars: [
		"-",
		"+",
		..."0123456789"
	],
	resolve: resolveYamlInteger$2,
	identify: (object) => Number.isInteger(object) && !Object.is(object, -0) && object.toString(10).indexOf("e") < 0,
	represent: (object) => object.toString(10)
});
var YAML_INTEGER_IMPLICIT_PATTERN = /* @__PURE__ */ new RegExp("^-?(?:0|[1-9][0-9]*)$");
var YAML_INTEGER_EXPLICIT_PATTERN = /* @__PURE__ */ new RegExp("^(?:[-+]?0b[0-1]+|[-+]?0o[0-7]+|[-+]?0x[0-9a-fA-F]+|[-+]?[0-9]+)$");
function parseYamlInteger$1(source) {
	let value = source;
	let sign = 1;
	if (value[0] === "-" || value[0] === "+") {
		if (value[0] === "-") sign = -1;
		value = value.slice(1);
	}
	if (value.startsWith("0b")) return sign * parseInt(value.slice(2), 2);
	if (value.startsWith("0o")) return sign * parseInt(value.slice(2), 8);
	if (value.startsWith("0x")) return sign * parseInt(value.slice(2), 16);
	return sign * parseInt(value, 10);
}
function resolveYamlInteger$1(source, isExplicit) {
	if (isExplicit) {
		if (!YAML_INTEGER_EXPLICIT_PATTERN.test(source)) return NOT_RESOLVED;
	} else if (!YAML_INTEGER_IMPLICIT_PATTERN.test(source)) return NOT_RESOLVED;
	const result = parseYamlInteger$1(source);
	return Number.isFinite(result) ? result : NOT_RESOLVED;
}
/** @category Tags */
var intJsonTag = defineScalarTag("tag:yaml.org,2002:int", {
	implicit: true,
	implicitFirstChars: ["-", ..."0123456789"],
	resolve: resolveYamlInteger$1,
	identify: (object) => Number.isInteger(object) && !Object.is(object, -0) && object.toString(10).indexOf("e") < 0,
	represent: (object) => object.toString(10)
});
var YAML_INTEGER_PATTERN = /* @__PURE__ */ new RegExp("^(?:[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?0x[0-9a-fA-F_]+|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+|[-+]?(?:0|[1-9][0-9_]*))$");
function parseYamlInteger(source) {
	let value = source.replace(/_/g, "");
	let sign = 1;
	if (value[0] === "-" || value[0] === "+") {
		if (value[0] === "-") sign = -1;
		value = value.slice(1);
	}
	if (value.startsWith("0b")) return sign * parseInt(value.slice(2), 2);
	if (value.startsWith("0x")) return sign * parseInt(value.slice(2), 16);
	if (value.includes(":")) {
		let result = 0;
		for (const part of value.split(":")) result = result * 60 + Number(part);
		return sign * result;
	}
	if (value !== "0" && value[0] === "0") return sign * parseInt(value, 8);
	return sign * parseInt(value, 10);
}
function resolveYamlInteger(source) {
	if (!YAML_INTEGER_PATTERN.test(source)) return NOT_RESOLVED;
	const result = parseYamlInteger(source);
	return Number.isFinite(result) ? result : NOT_RESOLVED;
}
/** @category Tags */
var intYaml11Tag = defineScalarTag("tag:yaml.org,2002:int", {
	implicit: true,
	implicitFirstChars: [
		"-",
		"+",
		..."0123456789"
	],
	resolve: resolveYamlInteger,
	identify: (object) => Number.isInteger(object) && !Object.is(object, -0) && object.toString(10).indexOf("e") < 0,
	represent: (object) => object.toString(10)
});
var YAML_FLOAT_PATTERN$1 = /* @__PURE__ */ new RegExp("^(?:[-+]?[0-9]+(?:\\.[0-9]*)?(?:[eE][-+]?[0-9]+)?|[-+]?\\.[0-9]+(?:[eE][-+]?[0-9]+)?|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
var YAML_FLOAT_SPECIAL_PATTERN$1 = /* @__PURE__ */ new RegExp("^(?:[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
function resolveYamlFloat$2(source) {
	if (!YAML_FLOAT_PATTERN$1.test(source)) return NOT_RESOLVED;
	let value = source.toLowerCase();
	const sign = value[0] === "-" ? -1 : 1;
	if ("+-".includes(value[0])) value = value.slice(1);
	if (value === ".inf") return sign === 1 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
	if (value === ".nan") return NaN;
	const result = sign * parseFloat(value);
	if (Number.isFinite(result) || YAML_FLOAT_SPECIAL_PATTERN$1.test(source)) return result;
	return NOT_RESOLVED;
}
function representYamlFloat$2(object) {
	if (isNaN(object)) return ".nan";
	if (object === Number.POSITIVE_INFINITY) return ".inf";
	if (object === Number.NEGATIVE_INFINITY) return "-.inf";
	if (Object.is(object, -0)) return "-0.0";
	const result = object.toString(10);
	return /^[-+]?[0-9]+e/.test(result) ? result.replace("e", ".e") : result;
}
/** @category Tags */
var floatCoreTag = defineScalarTag("tag:yaml.org,2002:float", {
	implicit: true,
	implicitFirstChars: [
		"-",
		"+",
		".",
		..."0123456789"
	],
	resolve: resolveYamlFloat$2,
	identify: (object) => typeof object === "number" && (!Number.isInteger(object) || Object.is(object, -0) || object.toString(10).indexOf("e") >= 0),
	represent: representYamlFloat$2
});
var YAML_FLOAT_IMPLICIT_PATTERN = /* @__PURE__ */ new RegExp("^-?(?:0|[1-9][0-9]*)(?:\\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$");
var YAML_FLOAT_EXPLICIT_PATTERN = /* @__PURE__ */ new RegExp("^(?:[-+]?[0-9]+(?:\\.[0-9]*)?(?:[eE][-+]?[0-9]+)?|[-+]?\\.[0-9]+(?:[eE][-+]?[0-9]+)?|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
function resolveYamlFloat$1(source, isExplicit) {
	if (isExplicit) {
		if (!YAML_FLOAT_EXPLICIT_PATTERN.test(source)) return NOT_RESOLVED;
		let value = source.toLowerCase();
		const sign = value[0] === "-" ? -1 : 1;
		if ("+-".includes(value[0])) value = value.slice(1);
		if (value === ".inf") return sign === 1 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
		if (value === ".nan") return NaN;
		const result = sign * parseFloat(value);
		return Number.isFinite(result) ? result : NOT_RESOLVED;
	}
	if (!YAML_FLOAT_IMPLICIT_PATTERN.test(source)) return NOT_RESOLVED;
	const result = Number(source);
	if (Number.isFinite(result)) return result;
	return NOT_RESOLVED;
}
function representYamlFloat$1(object) {
	if (isNaN(object)) return ".nan";
	if (object === Number.POSITIVE_INFINITY) return ".inf";
	if (object === Number.NEGATIVE_INFINITY) return "-.inf";
	if (Object.is(object, -0)) return "-0.0";
	const result = object.toString(10);
	return /^[-+]?[0-9]+e/.test(result) ? result.replace("e", ".e") : result;
}
/** @category Tags */
var floatJsonTag = defineScalarTag("tag:yaml.org,2002:float", {
	implicit: true,
	implicitFirstChars: ["-", ..."0123456789"],
	resolve: resolveYamlFloat$1,
	identify: (object) => typeof object === "number" && (!Number.isInteger(object) || Object.is(object, -0) || object.toString(10).indexOf("e") >= 0),
	represent: representYamlFloat$1
});
var YAML_FLOAT_PATTERN = /* @__PURE__ */ new RegExp("^(?:[-+]?(?:(?:[0-9][0-9_]*)?\\.[0-9_]*)(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\\.[0-9_]*|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
var YAML_FLOAT_SPECIAL_PATTERN = /* @__PURE__ */ new RegExp("^(?:[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
function resolveYamlFloat(source) {
	if (!YAML_FLOAT_PATTERN.test(source)) return NOT_RESOLVED;
	let value = source.toLowerCase().replace(/_/g, "");
	const sign = value[0] === "-" ? -1 : 1;
	if ("+-".includes(value[0])) value = value.slice(1);
	if (value === ".inf") return sign === 1 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
	if (value === ".nan") return NaN;
	let result = 0;
	if (value.includes(":")) {
		for (const part of value.split(":")) result = result * 60 + Number(part);
		result *= sign;
	} else result = sign * parseFloat(value);
	if (Number.isFinite(result) || YAML_FLOAT_SPECIAL_PATTERN.test(source)) return result;
	return NOT_RESOLVED;
}
function representYamlFloat(object) {
	if (isNaN(object)) return ".nan";
	if (object === Number.POSITIVE_INFINITY) return ".inf";
	if (object === Number.NEGATIVE_INFINITY) return "-.inf";
	if (Object.is(object, -0)) return "-0.0";
	const result = object.toString(10);
	return /^[-+]?[0-9]+e/.test(result) ? result.replace("e", ".e") : result;
}
/** @category Tags */
var floatYaml11Tag = defineScalarTag("tag:yaml.org,2002:float", {
	implicit: true,
	implicitFirstChars: [
		"-",
		"+",
		".",
		..."0123456789"
	],
	resolve: resolveYamlFloat,
	identify: (object) => typeof object === "number" && (!Number.isInteger(object) || Object.is(object, -0) || object.toString(10).indexOf("e") >= 0),
	represent: representYamlFloat
});
/**
* Enables merge keys in {@link CORE_SCHEMA} when added with
* {@link Schema.withTags}.
*
* @category Tags
*/
var mergeTag = defineScalarTag("tag:yaml.org,2002:merge", {
	implicit: true,
	implicitFirstChars: ["<"],
	resolve: (source, isExplicit) => {
		if (source === "<<" || isExplicit && source === "") return "<<";
		return NOT_RESOLVED;
	},
	identify: () => false
});
var BASE64_PATTERN = /^[A-Za-z0-9+/]*={0,2}$/;
function resolveYamlBinary(source) {
	const input = source.replace(/\s/g, "");
	if (input.length % 4 !== 0 || !BASE64_PATTERN.test(input)) return NOT_RESOLVED;
	const binary = atob(input);
	const result = new Uint8Array(binary.length);
	for (let index = 0; index < binary.length; index++) result[index] = binary.charCodeAt(index);
	return result;
}
function representYamlBinary(object) {
	let binary = "";
	for (let index = 0; index < object.length; index++) binary += String.fromCharCode(object[index]);
	return btoa(binary);
}
/**
* The `!!binary` tag, represented as a `Uint8Array`.
*
* @category Tags
*/
var binaryTag = defineScalarTag("tag:yaml.org,2002:binary", {
	resolve: resolveYamlBinary,
	identify: (object) => Object.prototype.toString.call(object) === "[object Uint8Array]",
	represent: representYamlBinary
});
var YAML_DATE_REGEXP = /* @__PURE__ */ new RegExp("^([0-9][0-9][0-9][0-9])-([0-9][0-9])-([0-9][0-9])$");
var YAML_TIMESTAMP_REGEXP = /* @__PURE__ */ new RegExp("^([0-9][0-9][0-9][0-9])-([0-9][0-9]?)-([0-9][0-9]?)(?:[Tt]|[ \\t]+)([0-9][0-9]?):([0-9][0-9]):([0-9][0-9])(?:\\.([0-9]*))?(?:[ \\t]*(Z|([-+])([0-9][0-9]?)(?::([0-9][0-9]))?))?$");
function makeUtcDate(year, month, day, hour = 0, minute = 0, second = 0, fraction = 0) {
	const date = new Date(Date.UTC(year, month, day, hour, minute, second, fraction));
	date.setUTCFullYear(year, month, day);
	return date;
}
function resolveYamlTimestamp(source) {
	let match = YAML_DATE_REGEXP.exec(source);
	if (match === null) match = YAML_TIMESTAMP_REGEXP.exec(source);
	if (match === null) return NOT_RESOLVED;
	const year = +match[1];
	const month = +match[2] - 1;
	const day = +match[3];
	if (!match[4]) {
		const date = makeUtcDate(year, month, day);
		if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month || date.getUTCDate() !== day) return NOT_RESOLVED;
		return date;
	}
	const hour = +match[4];
	const minute = +match[5];
	const second = +match[6];
	let fraction = 0;
	if (hour > 23 || minute > 59 || second > 59) return NOT_RESOLVED;
	if (match[7]) {
		let value = match[7].slice(0, 3);
		while (value.length < 3) value += "0";
		fraction = +value;
	}
	const date = makeUtcDate(year, month, day, hour, minute, second, fraction);
	if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month || date.getUTCDate() !== day) return NOT_RESOLVED;
	if (match[9]) {
		const offsetHour = +match[10];
		const offsetMinute = +(match[11] || 0);
		if (offsetHour > 23 || offsetMinute > 59) return NOT_RESOLVED;
		const offset = (offsetHour * 60 + offsetMinute) * 6e4;
		date.setTime(date.getTime() - (match[9] === "-" ? -offset : offset));
	}
	return date;
}
/**
* The YAML 1.1 `!!timestamp` tag, represented as a JavaScript `Date`.
*
* @category Tags
*/
var timestampTag = defineScalarTag("tag:yaml.org,2002:timestamp", {
	implicit: true,
	implicitFirstChars: [..."0123456789"],
	resolve: resolveYamlTimestamp,
	identify: (object) => object instanceof Date,
	represent: (object) => object.toISOString()
});
/** @category Tags */
var seqTag = defineSequenceTag("tag:yaml.org,2002:seq", {
	create: () => [],
	addItem: (container, item) => {
		container.push(item);
	},
	identify: Array.isArray
});
function isPlainObject(data) {
	if (data === null || typeof data !== "object" || Array.isArray(data)) return false;
	const prototype = Object.getPrototypeOf(data);
	return prototype === null || prototype === Object.prototype;
}
/**
* Provided only for YAML 1.1 compatibility and supported by the loader only.
* JavaScript has no dedicated class to represent this type, so it cannot be
* identified and dumped.
*
* ```yaml
* !!omap
*   - one: 1
*   - two: 2
* ```
*
* is loaded as
*
* ```javascript
* [
*   { one: 1 },
*   { two: 2 }
* ]
* ```
*
* @category Tags
*/
var omapTag = defineSequenceTag("tag:yaml.org,2002:omap", {
	create: () => ({
		list: [],
		seen: /* @__PURE__ */ new Set()
	}),
	addItem: (carrier, item) => {
		let key;
		if (item instanceof Map) {
			if (item.size !== 1) return "cannot resolve an ordered map item";
			key = item.keys().next().value;
		} else if (isPlainObject(item)) {
			const itemKeys = Object.keys(item);
			if (itemKeys.length !== 1) return "cannot resolve an ordered map item";
			key = itemKeys[0];
		} else return "cannot resolve an ordered map item";
		if (carrier.seen.has(key)) return "duplicate key in ordered map";
		carrier.seen.add(key);
		carrier.list.push(item);
		return "";
	},
	finalize: (carrier) => carrier.list,
	identify: () => false
});
/**
* Provided only for YAML 1.1 compatibility and supported by the loader only.
* JavaScript has no dedicated class to represent this type, so it cannot be
* identified and dumped.
*
* ```yaml
* !!pairs
*   - one: 1
*   - two: 2
* ```
*
* is loaded as
*
* ```javascript
* [
*   ['one', 1],
*   ['two', 2]
* ]
* ```
*
* @category Tags
*/
var pairsTag = defineSequenceTag("tag:yaml.org,2002:pairs", {
	create: () => [],
	addItem: (container, item) => {
		if (item instanceof Map) {
			if (item.size !== 1) return "cannot resolve a pairs item";
			container.push(item.entries().next().value);
			return "";
		}
		if (Object.prototype.toString.call(item) !== "[object Object]") return "cannot resolve a pairs item";
		const object = item;
		const keys = Object.keys(object);
		if (keys.length !== 1) return "cannot resolve a pairs item";
		container.push([keys[0], object[keys[0]]]);
		return "";
	},
	identify: () => false
});
/**
* This is the default mapping implementation. It uses `{}` objects and has only
* partial functionality due to language limitations. This choice was made
* because users expect to get JavaScript objects, and it was left unchanged to
* avoid too many breaking changes in the v5 release.
*
* Side effects:
*
* - `Object.hasOwn()` checks or `for...of` loops are required for safe use (to
*   avoid falling through to prototypes).
* - Only scalar string keys are supported properly.
* - Other scalar keys, such as `null` and numbers, are converted to strings.
*   This is historical behaviour, and it can cause side effects such as
*   problems with `!!merge`.
*
* Note that non-string scalar keys may be deprecated in future versions.
*
* Ideally, use {@link realMapTag} instead.
*
* @category Tags
*/
var mapTag = defineMappingTag("tag:yaml.org,2002:map", {
	create: () => ({}),
	identify: isPlainObject,
	represent: (o) => {
		const map = /* @__PURE__ */ new Map();
		for (const key of Object.keys(o)) map.set(key, o[key]);
		return map;
	},
	addPair: (container, key, value) => {
		if (key !== null && typeof key === "object") return "object-based map does not support complex keys";
		const normalizedKey = String(key);
		if (normalizedKey === "__proto__") Object.defineProperty(container, normalizedKey, {
			value,
			enumerable: true,
			configurable: true,
			writable: true
		});
		else container[normalizedKey] = value;
		return "";
	},
	has: (container, key) => {
		if (key !== null && typeof key === "object") return false;
		return Object.prototype.hasOwnProperty.call(container, String(key));
	},
	keys: (container) => Object.keys(container),
	get: (container, key) => {
		const normalizedKey = String(key);
		if (!Object.prototype.hasOwnProperty.call(container, normalizedKey)) return null;
		return container[normalizedKey];
	}
});
/**
* The YAML 1.1 `!!set` tag, represented as a JavaScript `Set`.
*
* @category Tags
*/
var setTag = defineMappingTag("tag:yaml.org,2002:set", {
	create: () => /* @__PURE__ */ new Set(),
	identify: (data) => data instanceof Set,
	represent: (data) => {
		const map = /* @__PURE__ */ new Map();
		for (const key of data) map.set(key, null);
		return map;
	},
	addPair: (container, key, value) => {
		if (value !== null) return "cannot resolve a set item";
		container.add(key);
		return "";
	},
	has: (container, key) => container.has(key),
	keys: (container) => container.keys(),
	get: () => null
});
function createTagDefinitionMap() {
	return {
		scalar: Object.create(null),
		sequence: Object.create(null),
		mapping: Object.create(null)
	};
}
function createTagDefinitionListMap() {
	return {
		scalar: [],
		sequence: [],
		mapping: []
	};
}
function compileTags(tags) {
	const result = [];
	for (const tag of tags) {
		let index = result.length;
		for (let previousIndex = 0; previousIndex < result.length; previousIndex++) {
			const previous = result[previousIndex];
			if (previous.nodeKind === tag.nodeKind && previous.tagName === tag.tagName && previous.matchByTagPrefix === tag.matchByTagPrefix) {
				index = previousIndex;
				break;
			}
		}
		result[index] = tag;
	}
	return result;
}
/**
* Controls tag resolution when loading and type selection when dumping.
*
* @category Schemas
*/
var Schema = class Schema {
	tags;
	/** @internal */
	implicitScalarTags;
	/**
	* Dispatch implicit scalar resolvers by `source.charAt(0)`. Each bucket holds
	* the resolvers that may match that key, in schema order; a key absent from
	* the map uses
	* {@link Schema.implicitScalarAnyFirstChar}
	* (resolvers that declared no first-char constraint, so they apply to any
	* first character).
	*/
	implicitScalarByFirstChar;
	implicitScalarAnyFirstChar;
	/**
	* The default scalar tag (`!!str`), resolved once so the composer's fallback
	* for unresolved plain scalars avoids a keyed lookup per scalar.
	*
	* @internal
	*/
	defaultScalarTag;
	/**
	* The default container tags (`!!seq` / `!!map`), used by the dumper: when a
	* value is identified by its default tag, the tag is implicit and not
	* printed. Undefined if the schema does not define them (then such values
	* can't be dumped).
	*
	* @internal
	*/
	defaultSequenceTag;
	/** @internal */
	defaultMappingTag;
	exact;
	prefix;
	constructor(tags) {
		const compiledTags = compileTags(tags);
		const implicitScalarTags = [];
		const exact = createTagDefinitionMap();
		const prefix = createTagDefinitionListMap();
		for (const tag of compiledTags) {
			if (tag.nodeKind === "scalar" && tag.implicit) {
				if (tag.matchByTagPrefix) throw new Error("Implicit scalar tags cannot match by tag prefix");
				implicitScalarTags.push(tag);
			}
			switch (tag.nodeKind) {
				case "scalar":
					if (tag.matchByTagPrefix) prefix.scalar.push(tag);
					else exact.scalar[tag.tagName] = tag;
					break;
				case "sequence":
					if (tag.matchByTagPrefix) prefix.sequence.push(tag);
					else exact.sequence[tag.tagName] = tag;
					break;
				case "mapping": if (tag.matchByTagPrefix) prefix.mapping.push(tag);
				else exact.mapping[tag.tagName] = tag;
			}
		}
		const implicitScalarAnyFirstChar = implicitScalarTags.filter((tag) => tag.implicitFirstChars === null);
		const keys = /* @__PURE__ */ new Set();
		for (const tag of implicitScalarTags) if (tag.implicitFirstChars !== null) for (const key of tag.implicitFirstChars) keys.add(key);
		const implicitScalarByFirstChar = /* @__PURE__ */ new Map();
		for (const key of keys) implicitScalarByFirstChar.set(key, implicitScalarTags.filter((tag) => tag.implicitFirstChars === null || tag.implicitFirstChars.indexOf(key) !== -1));
		const defaultScalarTag = exact.scalar["tag:yaml.org,2002:str"];
		if (!defaultScalarTag) throw new Error("schema does not define the default scalar tag (tag:yaml.org,2002:str)");
		this.tags = compiledTags;
		this.implicitScalarTags = implicitScalarTags;
		this.implicitScalarByFirstChar = implicitScalarByFirstChar;
		this.implicitScalarAnyFirstChar = implicitScalarAnyFirstChar;
		this.defaultScalarTag = defaultScalarTag;
		this.defaultSequenceTag = exact.sequence["tag:yaml.org,2002:seq"];
		this.defaultMappingTag = exact.mapping["tag:yaml.org,2002:map"];
		this.exact = exact;
		this.prefix = prefix;
	}
	/** @internal */
	lookupScalarTag(tagName) {
		const exactTag = this.exact.scalar[tagName];
		if (exactTag) return exactTag;
		for (const tag of this.prefix.scalar) if (tagName.startsWith(tag.tagName)) return tag;
	}
	/** @internal */
	lookupSequenceTag(tagName) {
		const exactTag = this.exact.sequence[tagName];
		if (exactTag) return exactTag;
		for (const tag of this.prefix.sequence) if (tagName.startsWith(tag.tagName)) return tag;
	}
	/** @internal */
	lookupMappingTag(tagName) {
		const exactTag = this.exact.mapping[tagName];
		if (exactTag) return exactTag;
		for (const tag of this.prefix.mapping) if (tagName.startsWith(tag.tagName)) return tag;
	}
	/** @internal */
	resolveImplicitScalarTag(source) {
		const candidates = this.implicitScalarByFirstChar.get(source.charAt(0)) ?? this.implicitScalarAnyFirstChar;
		for (const tag of candidates) {
			const value = tag.resolve(source, false, tag.tagName);
			if (value !== NOT_RESOLVED) return {
				value,
				tag
			};
		}
		const tag = this.defaultScalarTag;
		return {
			value: tag.resolve(source, false, tag.tagName),
			tag
		};
	}
	/**
	* Creates a new schema with the specified tags added. If a tag already
	* exists, it is replaced by the specified tag.
	*
	* @example
	*
	* ```javascript
	* import { CORE_SCHEMA, mergeTag, realMapTag } from 'js-yaml'
	*
	* const schema = CORE_SCHEMA.withTags(mergeTag, realMapTag)
	* ```
	*/
	withTags(...tags) {
		let flatTags = [];
		for (const tag of tags) flatTags = flatTags.concat(tag);
		return new Schema([...this.tags, ...flatTags]);
	}
};
/**
* The YAML 1.2 Failsafe Schema: strings, sequences, and mappings.
*
* @category Schemas
*/
var FAILSAFE_SCHEMA = new Schema([
	strTag,
	seqTag,
	mapTag
]);
/**
* The YAML 1.2 JSON Schema. It uses JSON scalar forms while retaining YAML
* collection syntax.
*
* @category Schemas
*/
var JSON_SCHEMA = new Schema([
	...FAILSAFE_SCHEMA.tags,
	nullJsonTag,
	boolJsonTag,
	intJsonTag,
	floatJsonTag
]);
/**
* The default schema for the loaders. Note, {@link CORE_SCHEMA} comes
* without the `!!merge` tag. You can easily enable it if needed.
*
* @example
* Enable {@link mergeTag}:
*
* ```javascript
* import { load, CORE_SCHEMA, mergeTag } from 'js-yaml'
*
* try {
*   load(data, { schema: CORE_SCHEMA.withTags(mergeTag) })
* } catch (e) {
*   console.error(e)
* }
* ```
*
* @category Schemas
*/
var CORE_SCHEMA = new Schema([
	...FAILSAFE_SCHEMA.tags,
	nullCoreTag,
	boolCoreTag,
	intCoreTag,
	floatCoreTag
]);
/**
* YAML 1.1-compatible schema.
*
* @category Schemas
*/
var YAML11_SCHEMA = new Schema([
	...FAILSAFE_SCHEMA.tags,
	nullYaml11Tag,
	boolYaml11Tag,
	intYaml11Tag,
	floatYaml11Tag,
	timestampTag,
	mergeTag,
	binaryTag,
	omapTag,
	pairsTag,
	setTag
]);
/**
* The dumper schema for maximum compatibility. It combines all supported type
* variants from YAML 1.1 and YAML 1.2 so strings matching any of them are
* quoted. This makes the generated YAML more compatible with other parsers.
*
* The schema is based on YAML 1.1, but extends `!!int` and `!!float` to accept
* both YAML 1.1 and Core Schema forms, since Core Schema supports some forms
* that YAML 1.1 does not.
*
* @category Schemas
*/
var DUMP_SCHEMA = YAML11_SCHEMA.withTags({
	...intYaml11Tag,
	resolve: (source, isExplicit, tagName) => {
		const result = intYaml11Tag.resolve(source, isExplicit, tagName);
		return result === NOT_RESOLVED ? intCoreTag.resolve(source, isExplicit, tagName) : result;
	}
}, {
	...floatYaml11Tag,
	resolve: (source, isExplicit, tagName) => {
		const result = floatYaml11Tag.resolve(source, isExplicit, tagName);
		return result === NOT_RESOLVED ? floatCoreTag.resolve(source, isExplicit, tagName) : result;
	}
});
/**
* Recommended when non-string keys are actually needed. It uses native
* JavaScript `Map` objects, so keys keep their constructed types instead of
* being converted to strings.
*
* It is not the default to avoid widespread breaking changes in existing
* projects. `Map` has a different access API and does not pass deep equality
* checks against `{}`-based fixtures. Alongside the other changes in v5,
* making it the default was considered too disruptive.
*
* If these differences are acceptable for your project, we recommend using
* {@link realMapTag} to guarantee the absence of problems and side effects.
*
* @example
* Enable {@link realMapTag}:
*
* ```javascript
* import { load, CORE_SCHEMA, realMapTag } from 'js-yaml'
*
* try {
*   load(data, { schema: CORE_SCHEMA.withTags(realMapTag) })
* } catch (e) {
*   console.error(e)
* }
* ```
*
* @category Tags
*/
var realMapTag = defineMappingTag("tag:yaml.org,2002:map", {
	create: () => /* @__PURE__ */ new Map(),
	addPair: (container, key, value) => {
		container.set(key, value);
		return "";
	},
	has: (container, key) => container.has(key),
	keys: (container) => container.keys(),
	get: (container, key) => container.get(key),
	identify: (data) => data instanceof Map || isPlainObject(data),
	represent: (data) => {
		if (data instanceof Map) return data;
		const map = /* @__PURE__ */ new Map();
		const obj = data;
		for (const key of Object.keys(obj)) map.set(key, obj[key]);
		return map;
	}
});
function normalizeKey(key) {
	if (Array.isArray(key)) {
		const array = Array.prototype.slice.call(key);
		for (let index = 0; index < array.length; index++) {
			if (Array.isArray(array[index])) return null;
			if (typeof array[index] === "object" && Object.prototype.toString.call(array[index]) === "[object Object]") array[index] = "[object Object]";
		}
		return String(array);
	}
	if (typeof key === "object" && Object.prototype.toString.call(key) === "[object Object]") return "[object Object]";
	return String(key);
}
/**
* This implementation exists solely to reproduce v4 behavior exactly. Its use
* is strongly discouraged. If complex or non-string keys are needed, use
* {@link realMapTag} instead.
*
* @category Tags
*/
var legacyMapTag = defineMappingTag("tag:yaml.org,2002:map", {
	create: () => ({}),
	identify: isPlainObject,
	represent: (o) => {
		const map = /* @__PURE__ */ new Map();
		for (const key of Object.keys(o)) map.set(key, o[key]);
		return map;
	},
	addPair: (container, key, value) => {
		const normalizedKey = normalizeKey(key);
		if (normalizedKey === null) return "nested arrays are not supported inside keys";
		if (normalizedKey === "__proto__") Object.defineProperty(container, normalizedKey, {
			value,
			enumerable: true,
			configurable: true,
			writable: true
		});
		else container[normalizedKey] = value;
		return "";
	},
	has: (container, key) => {
		const normalizedKey = normalizeKey(key);
		return normalizedKey !== null && Object.prototype.hasOwnProperty.call(container, normalizedKey);
	},
	keys: (container) => Object.keys(container),
	get: (container, key) => {
		const normalizedKey = String(key);
		if (!Object.prototype.hasOwnProperty.call(container, normalizedKey)) return null;
		return container[normalizedKey];
	}
});
var DEFAULT_SNIPPET_OPTIONS = {
	maxLength: 79,
	indent: 1,
	linesBefore: 3,
	linesAfter: 2
};
function getLine(buffer, lineStart, lineEnd, position, maxLineLength) {
	let head = "";
	let tail = "";
	const maxHalfLength = Math.floor(maxLineLength / 2) - 1;
	if (position - lineStart > maxHalfLength) {
		head = " ... ";
		lineStart = position - maxHalfLength + head.length;
	}
	if (lineEnd - position > maxHalfLength) {
		tail = " ...";
		lineEnd = position + maxHalfLength - tail.length;
	}
	return {
		str: head + buffer.slice(lineStart, lineEnd).replace(/\t/g, "→") + tail,
		pos: position - lineStart + head.length
	};
}
function padStart(string, max) {
	return " ".repeat(Math.max(max - string.length, 0)) + string;
}
function makeSnippet(mark, options) {
	if (!mark.buffer) return null;
	const opts = {
		...DEFAULT_SNIPPET_OPTIONS,
		...options
	};
	const re = /\r?\n|\r|\0/g;
	const lineStarts = [0];
	const lineEnds = [];
	let match;
	let foundLineNo = -1;
	while (match = re.exec(mark.buffer)) {
		lineEnds.push(match.index);
		lineStarts.push(match.index + match[0].length);
		if (mark.position <= match.index && foundLineNo < 0) foundLineNo = lineStarts.length - 2;
	}
	if (foundLineNo < 0) foundLineNo = lineStarts.length - 1;
	let result = "";
	const lineNoLength = Math.min(mark.line + opts.linesAfter, lineEnds.length).toString().length;
	const maxLineLength = opts.maxLength - (opts.indent + lineNoLength + 3);
	for (let i = 1; i <= opts.linesBefore; i++) {
		if (foundLineNo - i < 0) break;
		const line = getLine(mark.buffer, lineStarts[foundLineNo - i], lineEnds[foundLineNo - i], mark.position - (lineStarts[foundLineNo] - lineStarts[foundLineNo - i]), maxLineLength);
		result = `${" ".repeat(opts.indent)}${padStart((mark.line - i + 1).toString(), lineNoLength)} | ${line.str}\n${result}`;
	}
	const line = getLine(mark.buffer, lineStarts[foundLineNo], lineEnds[foundLineNo], mark.position, maxLineLength);
	result += `${" ".repeat(opts.indent)}${padStart((mark.line + 1).toString(), lineNoLength)} | ${line.str}\n`;
	result += `${"-".repeat(opts.indent + lineNoLength + 3 + line.pos)}^\n`;
	for (let i = 1; i <= opts.linesAfter; i++) {
		if (foundLineNo + i >= lineEnds.length) break;
		const line = getLine(mark.buffer, lineStarts[foundLineNo + i], lineEnds[foundLineNo + i], mark.position - (lineStarts[foundLineNo] - lineStarts[foundLineNo + i]), maxLineLength);
		result += `${" ".repeat(opts.indent)}${padStart((mark.line + i + 1).toString(), lineNoLength)} | ${line.str}\n`;
	}
	return result.replace(/\n$/, "");
}
function formatError(exception, compact) {
	let where = "";
	if (!exception.mark) return exception.reason;
	if (exception.mark.name) where += `in "${exception.mark.name}" `;
	where += `(${exception.mark.line + 1}:${exception.mark.column + 1})`;
	if (!compact && exception.mark.snippet) where += `\n\n${exception.mark.snippet}`;
	return `${exception.reason} ${where}`;
}
/**
* A YAML error. Unlike an ordinary `Error`, it adds a source snippet showing
* the location of the problem to the error message, when available.
*
* @category Main
*/
var YAMLException = class YAMLException extends Error {
	reason;
	mark;
	/**
	* Optional `mark` contains source snippet data. Usually, use
	* {@link YAMLException.throwAt} instead of passing it directly.
	*/
	constructor(reason, mark) {
		super();
		this.name = "YAMLException";
		this.reason = reason;
		this.mark = mark;
		this.message = formatError(this, false);
		if (Error.captureStackTrace) Error.captureStackTrace(this, this.constructor);
	}
	/**
	* Returns the formatted error, omitting the source snippet in compact mode.
	*/
	toString(compact) {
		return `${this.name}: ${formatError(this, compact)}`;
	}
	/**
	* Builds a YAMLException with a source snippet and throws it. `source` is
	* the raw input text; `position` is an offset into it.
	*/
	static throwAt(source, position, message, filename = "") {
		let line = 0;
		let lineStart = 0;
		for (let index = 0; index < position; index++) {
			const ch = source.charCodeAt(index);
			if (ch === 10) {
				line++;
				lineStart = index + 1;
			} else if (ch === 13) {
				line++;
				if (source.charCodeAt(index + 1) === 10) index++;
				lineStart = index + 1;
			}
		}
		const mark = {
			name: filename,
			buffer: source,
			position,
			line,
			column: position - lineStart
		};
		mark.snippet = makeSnippet(mark);
		throw new YAMLException(message, mark);
	}
};
/** @category Events */
var EVENT_ID = {
	DOCUMENT: 1,
	SEQUENCE: 2,
	MAPPING: 3,
	SCALAR: 4,
	ALIAS: 5,
	POP: 6
};
/** @category Nodes */
var SCALAR_STYLE = {
	PLAIN: 1,
	SINGLE_QUOTED: 2,
	DOUBLE_QUOTED: 3,
	LITERAL_BLOCK: 4,
	FOLDED_BLOCK: 5
};
/** @category Nodes */
var COLLECTION_STYLE = {
	BLOCK: 1,
	FLOW: 2
};
/** @category Nodes */
var CHOMPING_MODE = {
	CLIP: 1,
	STRIP: 2,
	KEEP: 3
};
var NO_RANGE$3 = -1;
function simpleEscapeSequence(c) {
	switch (c) {
		case 48: return "\0";
		case 97: return "\x07";
		case 98: return "\b";
		case 116: return "	";
		case 9: return "	";
		case 110: return "\n";
		case 118: return "\v";
		case 102: return "\f";
		case 114: return "\r";
		case 101: return "\x1B";
		case 32: return " ";
		case 34: return "\"";
		case 47: return "/";
		case 92: return "\\";
		case 78: return "";
		case 95: return "\xA0";
		case 76: return "\u2028";
		case 80: return "\u2029";
		default: return "";
	}
}
var simpleEscapeCheck = new Array(256);
var simpleEscapeMap = new Array(256);
for (let i = 0; i < 256; i++) {
	simpleEscapeCheck[i] = simpleEscapeSequence(i) ? 1 : 0;
	simpleEscapeMap[i] = simpleEscapeSequence(i);
}
function charFromCodepoint(c) {
	if (c <= 65535) return String.fromCharCode(c);
	return String.fromCharCode((c - 65536 >> 10) + 55296, (c - 65536 & 1023) + 56320);
}
function fromHexCode$1(c) {
	if (c >= 48 && c <= 57) return c - 48;
	return (c | 32) - 97 + 10;
}
function escapedHexLen$1(c) {
	if (c === 120) return 2;
	if (c === 117) return 4;
	return 8;
}
function skipFoldedBreaks(input, position, end) {
	let breaks = 0;
	while (position < end) {
		const ch = input.charCodeAt(position);
		if (ch === 10) {
			breaks++;
			position++;
		} else if (ch === 13) {
			breaks++;
			position++;
			if (input.charCodeAt(position) === 10) position++;
		} else if (ch === 32 || ch === 9) position++;
		else break;
	}
	return {
		position,
		breaks
	};
}
function foldedBreaks(count) {
	if (count === 1) return " ";
	return "\n".repeat(count - 1);
}
function getPlainValue(input, start, end) {
	let result = "";
	let position = start;
	let captureStart = start;
	let captureEnd = start;
	while (position < end) {
		const ch = input.charCodeAt(position);
		if (ch === 10 || ch === 13) {
			result += input.slice(captureStart, captureEnd);
			const fold = skipFoldedBreaks(input, position, end);
			result += foldedBreaks(fold.breaks);
			position = captureStart = captureEnd = fold.position;
		} else {
			position++;
			if (ch !== 32 && ch !== 9) captureEnd = position;
		}
	}
	return result + input.slice(captureStart, captureEnd);
}
function getSingleQuotedValue(input, start, end) {
	let result = "";
	let position = start;
	let captureStart = start;
	let captureEnd = start;
	while (position < end) {
		const ch = input.charCodeAt(position);
		if (ch === 39) {
			result += input.slice(captureStart, position) + "'";
			position += 2;
			captureStart = captureEnd = position;
		} else if (ch === 10 || ch === 13) {
			result += input.slice(captureStart, captureEnd);
			const fold = skipFoldedBreaks(input, position, end);
			result += foldedBreaks(fold.breaks);
			position = captureStart = captureEnd = fold.position;
		} else {
			position++;
			if (ch !== 32 && ch !== 9) captureEnd = position;
		}
	}
	return result + input.slice(captureStart, end);
}
function getDoubleQuotedValue(input, start, end) {
	let result = "";
	let position = start;
	let captureStart = start;
	let captureEnd = start;
	while (position < end) {
		const ch = input.charCodeAt(position);
		if (ch === 92) {
			result += input.slice(captureStart, position);
			position++;
			const escaped = input.charCodeAt(position);
			if (escaped === 10 || escaped === 13) position = skipFoldedBreaks(input, position, end).position;
			else if (escaped < 256 && simpleEscapeCheck[escaped]) {
				result += simpleEscapeMap[escaped];
				position++;
			} else {
				let hexLength = escapedHexLen$1(escaped);
				let hexResult = 0;
				for (; hexLength > 0; hexLength--) {
					position++;
					const digit = fromHexCode$1(input.charCodeAt(position));
					hexResult = (hexResult << 4) + digit;
				}
				result += charFromCodepoint(hexResult);
				position++;
			}
			captureStart = captureEnd = position;
		} else if (ch === 10 || ch === 13) {
			result += input.slice(captureStart, captureEnd);
			const fold = skipFoldedBreaks(input, position, end);
			result += foldedBreaks(fold.breaks);
			position = captureStart = captureEnd = fold.position;
		} else {
			position++;
			if (ch !== 32 && ch !== 9) captureEnd = position;
		}
	}
	return result + input.slice(captureStart, end);
}
function getBlockValue(input, start, end, indent, chomping, folded) {
	const textIndent = indent < 0 ? 0 : indent;
	const region = input.slice(start, end).replace(/\r\n?/g, "\n");
	const lines = region === "" ? [] : (region.endsWith("\n") ? region.slice(0, -1) : region).split("\n");
	let result = "";
	let didReadContent = false;
	let emptyLines = 0;
	let atMoreIndented = false;
	for (const line of lines) {
		let column = 0;
		while (column < textIndent && line.charCodeAt(column) === 32) column++;
		if (indent < 0 || column >= line.length) {
			emptyLines++;
			continue;
		}
		const content = line.slice(textIndent);
		const first = content.charCodeAt(0);
		if (folded) {
			if (first === 32 || first === 9) {
				atMoreIndented = true;
				result += "\n".repeat(didReadContent ? 1 + emptyLines : emptyLines);
			} else if (atMoreIndented) {
				atMoreIndented = false;
				result += "\n".repeat(emptyLines + 1);
			} else if (emptyLines === 0) {
				if (didReadContent) result += " ";
			} else result += "\n".repeat(emptyLines);
		} else result += "\n".repeat(didReadContent ? 1 + emptyLines : emptyLines);
		result += content;
		didReadContent = true;
		emptyLines = 0;
	}
	if (chomping === CHOMPING_MODE.KEEP) result += "\n".repeat(didReadContent ? 1 + emptyLines : emptyLines);
	else if (chomping !== CHOMPING_MODE.STRIP) {
		if (didReadContent) result += "\n";
	}
	return result;
}
/**
* Decodes the scalar referenced by event offsets in `input`.
*
* @category Events
*/
function getScalarValue(input, scalar) {
	if (scalar.valueStart === NO_RANGE$3) return "";
	const { valueStart, valueEnd } = scalar;
	if (scalar.fast) return input.slice(valueStart, valueEnd);
	switch (scalar.style) {
		case SCALAR_STYLE.SINGLE_QUOTED: return getSingleQuotedValue(input, valueStart, valueEnd);
		case SCALAR_STYLE.DOUBLE_QUOTED: return getDoubleQuotedValue(input, valueStart, valueEnd);
		case SCALAR_STYLE.LITERAL_BLOCK: return getBlockValue(input, valueStart, valueEnd, scalar.indent, scalar.chomping, false);
		case SCALAR_STYLE.FOLDED_BLOCK: return getBlockValue(input, valueStart, valueEnd, scalar.indent, scalar.chomping, true);
		default: return getPlainValue(input, valueStart, valueEnd);
	}
}
var DEFAULT_TAG_HANDLERS = Object.assign(Object.create(null), {
	"!": "!",
	"!!": "tag:yaml.org,2002:"
});
var TAG_SUFFIX_CHARS = "-#;/?:@&=+$_.~*'()";
var TAG_URI_CHARS = TAG_SUFFIX_CHARS + "!,[]";
var DEFAULT_CONSTRUCTOR_OPTIONS = {
	filename: "",
	schema: CORE_SCHEMA,
	json: false,
	maxTotalMergeKeys: 1e4,
	maxAliases: -1
};
var NO_RANGE$1 = -1;
var HAS_OWN = Object.prototype.hasOwnProperty;
var CONTEXT_FLOW_IN = 1;
var CONTEXT_FLOW_OUT = 2;
var CONTEXT_BLOCK_IN = 3;
var CONTEXT_BLOCK_OUT = 4;
var PATTERN_NON_PRINTABLE = /[\x00-\x08\x0B\x0C\x0E-\x1F\x7F-\x84\x86-\x9F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?:[^\uD800-\uDBFF]|^)[\uDC00-\uDFFF]/;
var PATTERN_FLOW_INDICATORS = /[,\[\]{}]/;
var PATTERN_TAG_HANDLE = /^(?:!|!!|![0-9A-Za-z-]+!)$/;
var NS_URI_CHAR = String.raw`(?:%[0-9A-Fa-f]{2}|[0-9A-Za-z\-#;/?:@&=+$,_.!~*'()\[\]])`;
var NS_TAG_CHAR = String.raw`(?:%[0-9A-Fa-f]{2}|[0-9A-Za-z\-#;/?:@&=+$.~*'()_])`;
var PATTERN_TAG_URI = new RegExp(`^(?:${NS_URI_CHAR})*$`);
var PATTERN_TAG_SUFFIX = new RegExp(`^(?:${NS_TAG_CHAR})+$`);
var PATTERN_TAG_PREFIX = new RegExp(`^(?:!(?:${NS_URI_CHAR})*|${NS_TAG_CHAR}(?:${NS_URI_CHAR})*)$`);
var DEFAULT_PARSER_OPTIONS = {
	filename: "",
	maxDepth: 100
};
function addDocumentEvent(state, explicitStart, explicitEnd) {
	state.events.push({
		type: EVENT_ID.DOCUMENT,
		explicitStart,
		explicitEnd,
		directives: state.directives
	});
}
function addSequenceEvent(state, start, anchorStart, anchorEnd, tagStart, tagEnd, style) {
	state.events.push({
		type: EVENT_ID.SEQUENCE,
		start,
		anchorStart,
		anchorEnd,
		tagStart,
		tagEnd,
		style
	});
}
function addMappingEvent(state, start, anchorStart, anchorEnd, tagStart, tagEnd, style) {
	state.events.push({
		type: EVENT_ID.MAPPING,
		start,
		anchorStart,
		anchorEnd,
		tagStart,
		tagEnd,
		style
	});
}
function insertFlowPairMappingEvent(state, snapshot) {
	state.events.splice(snapshot.eventsLength, 0, {
		type: EVENT_ID.MAPPING,
		start: snapshot.position,
		anchorStart: NO_RANGE$1,
		anchorEnd: NO_RANGE$1,
		tagStart: NO_RANGE$1,
		tagEnd: NO_RANGE$1,
		style: COLLECTION_STYLE.FLOW
	});
}
function addScalarEvent(state, valueStart, valueEnd, anchorStart, anchorEnd, tagStart, tagEnd, style, chomping = CHOMPING_MODE.CLIP, indent = -1, fast = false) {
	state.events.push({
		type: EVENT_ID.SCALAR,
		valueStart,
		valueEnd,
		anchorStart,
		anchorEnd,
		tagStart,
		tagEnd,
		style,
		chomping,
		indent,
		fast
	});
}
function addAliasEvent(state, anchorStart, anchorEnd) {
	state.events.push({
		type: EVENT_ID.ALIAS,
		anchorStart,
		anchorEnd
	});
}
function addPopEvent(state) {
	state.events.push({ type: EVENT_ID.POP });
}
function addEmptyScalarEvent(state) {
	addScalarEvent(state, NO_RANGE$1, NO_RANGE$1, NO_RANGE$1, NO_RANGE$1, NO_RANGE$1, NO_RANGE$1, SCALAR_STYLE.PLAIN);
}
function emptyProperties() {
	return {
		anchorStart: NO_RANGE$1,
		anchorEnd: NO_RANGE$1,
		tagStart: NO_RANGE$1,
		tagEnd: NO_RANGE$1
	};
}
function snapshotState(state) {
	return {
		position: state.position,
		line: state.line,
		lineStart: state.lineStart,
		lineIndent: state.lineIndent,
		firstTabInLine: state.firstTabInLine,
		eventsLength: state.events.length
	};
}
function restoreState(state, snapshot) {
	state.position = snapshot.position;
	state.line = snapshot.line;
	state.lineStart = snapshot.lineStart;
	state.lineIndent = snapshot.lineIndent;
	state.firstTabInLine = snapshot.firstTabInLine;
	state.events.length = snapshot.eventsLength;
}
function throwError(state, message) {
	YAMLException.throwAt(state.input.slice(0, state.length), state.position, message, state.filename);
}
function isEol(c) {
	return c === 10 || c === 13;
}
function isWhiteSpace(c) {
	return c === 9 || c === 32;
}
function isWsOrEol(c) {
	return isWhiteSpace(c) || isEol(c);
}
function isWsOrEolOrEnd(c) {
	return c === 0 || isWsOrEol(c);
}
function isFlowIndicator(c) {
	return c === 44 || c === 91 || c === 93 || c === 123 || c === 125;
}
function fromDecimalCode(c) {
	return c >= 48 && c <= 57 ? c - 48 : -1;
}
function fromHexCode(c) {
	if (c >= 48 && c <= 57) return c - 48;
	const lc = c | 32;
	if (lc >= 97 && lc <= 102) return lc - 97 + 10;
	return -1;
}
function escapedHexLen(c) {
	if (c === 120) return 2;
	if (c === 117) return 4;
	if (c === 85) return 8;
	return 0;
}
function isSimpleEscape(c) {
	return c === 48 || c === 97 || c === 98 || c === 116 || c === 9 || c === 110 || c === 118 || c === 102 || c === 114 || c === 101 || c === 32 || c === 34 || c === 47 || c === 92 || c === 78 || c === 95 || c === 76 || c === 80;
}
function consumeLineBreak(state) {
	if (state.input.charCodeAt(state.position) === 10) state.position++;
	else {
		state.position++;
		if (state.input.charCodeAt(state.position) === 10) state.position++;
	}
	state.line++;
	state.lineStart = state.position;
	state.lineIndent = 0;
	state.firstTabInLine = -1;
}
function skipSeparationSpace(state, allowComments) {
	let lineBreaks = 0;
	let ch = state.input.charCodeAt(state.position);
	let hasSeparation = state.position === state.lineStart || isWsOrEol(state.input.charCodeAt(state.position - 1));
	while (ch !== 0) {
		while (isWhiteSpace(ch)) {
			hasSeparation = true;
			if (ch === 9 && state.firstTabInLine === -1) state.firstTabInLine = state.position;
			ch = state.input.charCodeAt(++state.position);
		}
		if (allowComments && hasSeparation && ch === 35) do
			ch = state.input.charCodeAt(++state.position);
		while (!isEol(ch) && ch !== 0);
		if (!isEol(ch)) break;
		consumeLineBreak(state);
		lineBreaks++;
		hasSeparation = true;
		ch = state.input.charCodeAt(state.position);
		while (ch === 32) {
			state.lineIndent++;
			ch = state.input.charCodeAt(++state.position);
		}
	}
	return lineBreaks;
}
function testDocumentSeparator(state, position = state.position) {
	const ch = state.input.charCodeAt(position);
	if ((ch === 45 || ch === 46) && ch === state.input.charCodeAt(position + 1) && ch === state.input.charCodeAt(position + 2)) {
		const following = state.input.charCodeAt(position + 3);
		return following === 0 || isWsOrEol(following);
	}
	return false;
}
function skipByteOrderMark(state) {
	if (state.position === state.lineStart && state.input.charCodeAt(state.position) === 65279) {
		state.position++;
		state.lineStart = state.position;
	}
}
function testDocumentBoundary(state) {
	if (state.position !== state.lineStart) return false;
	if (testDocumentSeparator(state)) return true;
	if (state.input.charCodeAt(state.position) !== 65279) return false;
	const snapshot = snapshotState(state);
	skipByteOrderMark(state);
	skipSeparationSpace(state, true);
	const ch = state.input.charCodeAt(state.position);
	const result = state.position === state.lineStart && (ch === 37 || ch === 45 && testDocumentSeparator(state));
	restoreState(state, snapshot);
	return result;
}
function skipUntilLineEnd(state) {
	let ch = state.input.charCodeAt(state.position);
	while (ch !== 0 && !isEol(ch)) ch = state.input.charCodeAt(++state.position);
}
function checkPrintable(state, start, end) {
	const match = PATTERN_NON_PRINTABLE.exec(state.input.slice(start, end));
	if (match !== null) {
		state.position = start + match.index + match[0].length - 1;
		throwError(state, "the stream contains non-printable characters");
	}
}
function readTagProperty(state, props, inFlow) {
	if (state.input.charCodeAt(state.position) !== 33) return false;
	if (props.tagStart !== NO_RANGE$1) throwError(state, "duplication of a tag property");
	const start = state.position;
	let isVerbatim = false;
	let isNamed = false;
	let tagHandle = "!";
	let ch = state.input.charCodeAt(++state.position);
	if (ch === 60) {
		isVerbatim = true;
		ch = state.input.charCodeAt(++state.position);
	} else if (ch === 33) {
		isNamed = true;
		tagHandle = "!!";
		ch = state.input.charCodeAt(++state.position);
	}
	let suffixStart = state.position;
	let tagName;
	if (isVerbatim) {
		while (ch !== 0 && ch !== 62) ch = state.input.charCodeAt(++state.position);
		if (ch !== 62) throwError(state, "unexpected end of the stream within a verbatim tag");
		tagName = state.input.slice(suffixStart, state.position);
		state.position++;
	} else {
		while (ch !== 0 && !isWsOrEol(ch) && !(inFlow && isFlowIndicator(ch))) {
			if (ch === 33) {
				if (!isNamed) {
					tagHandle = state.input.slice(suffixStart - 1, state.position + 1);
					if (!PATTERN_TAG_HANDLE.test(tagHandle)) throwError(state, "named tag handle cannot contain such characters");
					isNamed = true;
					suffixStart = state.position + 1;
				} else throwError(state, "tag suffix cannot contain exclamation marks");
			}
			ch = state.input.charCodeAt(++state.position);
		}
		tagName = state.input.slice(suffixStart, state.position);
		if (PATTERN_FLOW_INDICATORS.test(tagName)) throwError(state, "tag suffix cannot contain flow indicator characters");
	}
	if (tagName && !(isVerbatim ? PATTERN_TAG_URI.test(tagName) : PATTERN_TAG_SUFFIX.test(tagName))) throwError(state, `tag name cannot contain such characters: ${tagName}`);
	if (!isVerbatim && tagHandle !== "!" && tagHandle !== "!!" && !HAS_OWN.call(state.tagHandlers, tagHandle)) throwError(state, `undeclared tag handle "${tagHandle}"`);
	props.tagStart = start;
	props.tagEnd = state.position;
	return true;
}
function readAnchorProperty(state, props) {
	if (state.input.charCodeAt(state.position) !== 38) return false;
	if (props.anchorStart !== NO_RANGE$1) throwError(state, "duplication of an anchor property");
	state.position++;
	const start = state.position;
	while (state.input.charCodeAt(state.position) !== 0 && !isWsOrEol(state.input.charCodeAt(state.position)) && !isFlowIndicator(state.input.charCodeAt(state.position))) state.position++;
	if (state.position === start) throwError(state, "name of an anchor node must contain at least one character");
	props.anchorStart = start;
	props.anchorEnd = state.position;
	return true;
}
function readAlias$1(state, props) {
	if (state.input.charCodeAt(state.position) !== 42) return false;
	if (props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1) throwError(state, "alias node should not have any properties");
	state.position++;
	const start = state.position;
	while (state.input.charCodeAt(state.position) !== 0 && !isWsOrEol(state.input.charCodeAt(state.position)) && !isFlowIndicator(state.input.charCodeAt(state.position))) state.position++;
	if (state.position === start) throwError(state, "name of an alias node must contain at least one character");
	addAliasEvent(state, start, state.position);
	return true;
}
function readFlowScalarBreak(state, nodeIndent) {
	skipSeparationSpace(state, false);
	if (state.lineIndent < nodeIndent) throwError(state, "deficient indentation");
}
function readSingleQuotedScalar(state, nodeIndent, props) {
	if (state.input.charCodeAt(state.position) !== 39) return false;
	state.position++;
	const start = state.position;
	let simple = true;
	while (state.input.charCodeAt(state.position) !== 0) {
		const ch = state.input.charCodeAt(state.position);
		if (ch === 39) {
			if (state.input.charCodeAt(state.position + 1) === 39) {
				simple = false;
				state.position += 2;
				continue;
			}
			const end = state.position;
			state.position++;
			addScalarEvent(state, start, end, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, SCALAR_STYLE.SINGLE_QUOTED, CHOMPING_MODE.CLIP, -1, simple);
			return true;
		}
		if (isEol(ch)) {
			simple = false;
			readFlowScalarBreak(state, nodeIndent);
		} else if (state.position === state.lineStart && testDocumentSeparator(state)) throwError(state, "unexpected end of the document within a single quoted scalar");
		else if (ch !== 9 && ch < 32) throwError(state, "expected valid JSON character");
		else state.position++;
	}
	throwError(state, "unexpected end of the stream within a single quoted scalar");
}
function readDoubleQuotedScalar(state, nodeIndent, props) {
	if (state.input.charCodeAt(state.position) !== 34) return false;
	state.position++;
	const start = state.position;
	let simple = true;
	while (state.input.charCodeAt(state.position) !== 0) {
		const ch = state.input.charCodeAt(state.position);
		if (ch === 34) {
			const end = state.position;
			state.position++;
			addScalarEvent(state, start, end, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, SCALAR_STYLE.DOUBLE_QUOTED, CHOMPING_MODE.CLIP, -1, simple);
			return true;
		}
		if (ch === 92) {
			simple = false;
			const escaped = state.input.charCodeAt(++state.position);
			if (isEol(escaped)) readFlowScalarBreak(state, nodeIndent);
			else if (isSimpleEscape(escaped)) state.position++;
			else {
				let hexLength = escapedHexLen(escaped);
				if (hexLength === 0) throwError(state, "unknown escape sequence");
				while (hexLength-- > 0) {
					state.position++;
					if (fromHexCode(state.input.charCodeAt(state.position)) < 0) throwError(state, "expected hexadecimal character");
				}
				state.position++;
			}
		} else if (isEol(ch)) {
			simple = false;
			readFlowScalarBreak(state, nodeIndent);
		} else if (state.position === state.lineStart && testDocumentSeparator(state)) throwError(state, "unexpected end of the document within a double quoted scalar");
		else if (ch !== 9 && ch < 32) throwError(state, "expected valid JSON character");
		else state.position++;
	}
	throwError(state, "unexpected end of the stream within a double quoted scalar");
}
function readBlockScalar(state, parentIndent, props) {
	const ch = state.input.charCodeAt(state.position);
	let chomping = CHOMPING_MODE.CLIP;
	let indent = -1;
	let detectedIndent = false;
	if (ch !== 124 && ch !== 62) return false;
	const style = ch === 124 ? SCALAR_STYLE.LITERAL_BLOCK : SCALAR_STYLE.FOLDED_BLOCK;
	state.position++;
	while (state.input.charCodeAt(state.position) !== 0) {
		const current = state.input.charCodeAt(state.position);
		const digit = fromDecimalCode(current);
		if (current === 43 || current === 45) {
			if (chomping !== CHOMPING_MODE.CLIP) throwError(state, "repeat of a chomping mode identifier");
			chomping = current === 43 ? CHOMPING_MODE.KEEP : CHOMPING_MODE.STRIP;
			state.position++;
		} else if (digit >= 0) {
			if (digit === 0) throwError(state, "bad explicit indentation width of a block scalar; it cannot be less than one");
			if (detectedIndent) throwError(state, "repeat of an indentation width identifier");
			indent = parentIndent + digit - 1;
			detectedIndent = true;
			state.position++;
		} else break;
	}
	let hadWhitespace = false;
	while (isWhiteSpace(state.input.charCodeAt(state.position))) {
		hadWhitespace = true;
		state.position++;
	}
	if (hadWhitespace && state.input.charCodeAt(state.position) === 35) skipUntilLineEnd(state);
	if (isEol(state.input.charCodeAt(state.position))) consumeLineBreak(state);
	else if (state.input.charCodeAt(state.position) !== 0) throwError(state, "a line break is expected");
	let contentIndent = detectedIndent ? indent : -1;
	let maxLeadingIndent = 0;
	const valueStart = state.position;
	let valueEnd = state.position;
	while (state.input.charCodeAt(state.position) !== 0) {
		const linePosition = state.position;
		let column = 0;
		while (state.input.charCodeAt(linePosition + column) === 32) column++;
		const first = state.input.charCodeAt(linePosition + column);
		if (first === 0) {
			if (contentIndent >= 0) {
				if (column > contentIndent) valueEnd = linePosition + column;
			} else if (column > 0) valueEnd = linePosition + column;
			break;
		}
		if (testDocumentBoundary(state)) break;
		if (!detectedIndent && contentIndent === -1 && isEol(first)) maxLeadingIndent = Math.max(maxLeadingIndent, column);
		if (!detectedIndent && contentIndent === -1 && !isEol(first)) {
			if (first === 9 && column < parentIndent) {
				state.position = linePosition + column;
				throwError(state, "tab characters must not be used in indentation");
			}
			if (column >= parentIndent && column < maxLeadingIndent) {
				state.position = linePosition + column;
				throwError(state, "bad indentation of a mapping entry");
			}
		}
		if (contentIndent === -1 && first !== 0 && !isEol(first) && column < parentIndent) {
			state.lineIndent = column;
			state.position = linePosition + column;
			break;
		}
		if (!detectedIndent && first !== 0 && !isEol(first) && contentIndent === -1) contentIndent = column;
		const requiredIndent = contentIndent === -1 ? parentIndent + 1 : contentIndent;
		if (first !== 0 && !isEol(first) && column < requiredIndent) {
			state.lineIndent = column;
			state.position = linePosition + column;
			break;
		}
		skipUntilLineEnd(state);
		valueEnd = state.position;
		if (isEol(state.input.charCodeAt(state.position))) {
			consumeLineBreak(state);
			valueEnd = state.position;
		}
	}
	checkPrintable(state, valueStart, valueEnd);
	addScalarEvent(state, valueStart, valueEnd, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, style, chomping, contentIndent);
	return true;
}
function canStartPlainScalar(state, nodeContext) {
	const ch = state.input.charCodeAt(state.position);
	const inFlow = nodeContext === CONTEXT_FLOW_IN;
	if (ch === 0 || isWsOrEol(ch) || ch === 35 || ch === 38 || ch === 42 || ch === 33 || ch === 124 || ch === 62 || ch === 39 || ch === 34 || ch === 37 || ch === 64 || ch === 96 || isFlowIndicator(ch)) return false;
	if (ch === 63 || ch === 45) {
		const following = state.input.charCodeAt(state.position + 1);
		if (isWsOrEolOrEnd(following) || inFlow && isFlowIndicator(following)) return false;
	}
	return true;
}
function readPlainScalar(state, nodeIndent, nodeContext, props) {
	if (!canStartPlainScalar(state, nodeContext)) return false;
	const start = state.position;
	let end = state.position;
	let ch = state.input.charCodeAt(state.position);
	const inFlow = nodeContext === CONTEXT_FLOW_IN;
	let multiline = false;
	while (ch !== 0) {
		if (testDocumentBoundary(state)) break;
		if (ch === 58) {
			const following = state.input.charCodeAt(state.position + 1);
			if (isWsOrEolOrEnd(following) || inFlow && isFlowIndicator(following)) break;
		} else if (ch === 35) {
			if (isWsOrEol(state.input.charCodeAt(state.position - 1))) break;
		} else if (inFlow && isFlowIndicator(ch)) break;
		else if (isEol(ch)) {
			const savedPosition = state.position;
			const savedLine = state.line;
			const savedLineStart = state.lineStart;
			const savedLineIndent = state.lineIndent;
			skipSeparationSpace(state, false);
			if (state.lineIndent >= nodeIndent) {
				multiline = true;
				ch = state.input.charCodeAt(state.position);
				continue;
			}
			state.position = savedPosition;
			state.line = savedLine;
			state.lineStart = savedLineStart;
			state.lineIndent = savedLineIndent;
			break;
		}
		if (!isWhiteSpace(ch)) end = state.position + 1;
		ch = state.input.charCodeAt(++state.position);
	}
	if (end === start) return false;
	checkPrintable(state, start, end);
	addScalarEvent(state, start, end, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, SCALAR_STYLE.PLAIN, CHOMPING_MODE.CLIP, -1, !multiline);
	return true;
}
function skipFlowSeparationSpace(state, nodeIndent) {
	const startLine = state.line;
	skipSeparationSpace(state, true);
	if (state.line > startLine && state.lineIndent < nodeIndent || state.firstTabInLine !== -1 && state.lineIndent < nodeIndent) throwError(state, "deficient indentation");
}
function readFlowCollection(state, nodeIndent, props) {
	const ch = state.input.charCodeAt(state.position);
	const isMapping = ch === 123;
	const start = state.position;
	let readNext = true;
	if (ch !== 91 && ch !== 123) return false;
	const terminator = isMapping ? 125 : 93;
	if (isMapping) addMappingEvent(state, start, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, COLLECTION_STYLE.FLOW);
	else addSequenceEvent(state, start, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, COLLECTION_STYLE.FLOW);
	state.position++;
	while (state.input.charCodeAt(state.position) !== 0) {
		skipFlowSeparationSpace(state, nodeIndent);
		let ch = state.input.charCodeAt(state.position);
		if (ch === terminator) {
			state.position++;
			addPopEvent(state);
			return true;
		} else if (!readNext) throwError(state, "missed comma between flow collection entries");
		else if (ch === 44) throwError(state, "expected the node content, but found ','");
		let isPair = false;
		let isExplicitPair = false;
		if (ch === 63 && isWsOrEol(state.input.charCodeAt(state.position + 1))) {
			isPair = isExplicitPair = true;
			state.position += 1;
			skipFlowSeparationSpace(state, nodeIndent);
		}
		const entryLine = state.line;
		const entryStart = snapshotState(state);
		const keyWasRead = parseNode(state, nodeIndent, CONTEXT_FLOW_IN, false, true);
		skipFlowSeparationSpace(state, nodeIndent);
		ch = state.input.charCodeAt(state.position);
		if ((isMapping || isExplicitPair || state.line === entryLine) && ch === 58) {
			isPair = true;
			state.position++;
			skipFlowSeparationSpace(state, nodeIndent);
			if (!isMapping) {
				insertFlowPairMappingEvent(state, entryStart);
				if (!keyWasRead) addEmptyScalarEvent(state);
			} else if (!keyWasRead) addEmptyScalarEvent(state);
			if (!parseNode(state, nodeIndent, CONTEXT_FLOW_IN, false, true)) addEmptyScalarEvent(state);
			skipFlowSeparationSpace(state, nodeIndent);
			if (!isMapping) addPopEvent(state);
		} else if (isMapping && isPair) {
			if (!keyWasRead) addEmptyScalarEvent(state);
			addEmptyScalarEvent(state);
		} else if (isMapping) addEmptyScalarEvent(state);
		else if (isPair) {
			insertFlowPairMappingEvent(state, entryStart);
			if (!keyWasRead) addEmptyScalarEvent(state);
			addEmptyScalarEvent(state);
			addPopEvent(state);
		}
		ch = state.input.charCodeAt(state.position);
		if (ch === 44) {
			readNext = true;
			state.position++;
		} else readNext = false;
	}
	throwError(state, "unexpected end of the stream within a flow collection");
}
function readBlockSequence(state, nodeIndent, props) {
	if (state.firstTabInLine !== -1 || state.input.charCodeAt(state.position) !== 45 || !isWsOrEolOrEnd(state.input.charCodeAt(state.position + 1))) return false;
	addSequenceEvent(state, state.position, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, COLLECTION_STYLE.BLOCK);
	while (state.input.charCodeAt(state.position) === 45 && isWsOrEolOrEnd(state.input.charCodeAt(state.position + 1))) {
		if (state.firstTabInLine !== -1) {
			state.position = state.firstTabInLine;
			throwError(state, "tab characters must not be used in indentation");
		}
		const entryLine = state.line;
		state.position++;
		const hadBreak = skipSeparationSpace(state, true) > 0;
		if (state.firstTabInLine !== -1 && state.input.charCodeAt(state.position) === 45 && isWsOrEolOrEnd(state.input.charCodeAt(state.position + 1))) throwError(state, "bad indentation of a sequence entry");
		if (hadBreak && state.lineIndent <= nodeIndent) addEmptyScalarEvent(state);
		else parseNode(state, nodeIndent, CONTEXT_BLOCK_IN, false, true);
		skipSeparationSpace(state, true);
		if (state.lineIndent < nodeIndent || state.position >= state.length) break;
		if (state.lineIndent > nodeIndent) throwError(state, "bad indentation of a sequence entry");
		if (state.line === entryLine && state.input.charCodeAt(state.position) === 45 && isWsOrEolOrEnd(state.input.charCodeAt(state.position + 1))) throwError(state, "bad indentation of a sequence entry");
	}
	addPopEvent(state);
	return true;
}
function readBlockMapping(state, nodeIndent, flowIndent, props) {
	let atExplicitKey = false;
	let detected = false;
	let mappingOpened = false;
	let pendingExplicitKey = false;
	if (state.firstTabInLine !== -1) return false;
	let ch = state.input.charCodeAt(state.position);
	while (ch !== 0) {
		if (!atExplicitKey && state.firstTabInLine !== -1) {
			state.position = state.firstTabInLine;
			throwError(state, "tab characters must not be used in indentation");
		}
		const following = state.input.charCodeAt(state.position + 1);
		const entryLine = state.line;
		if ((ch === 63 || ch === 58) && isWsOrEolOrEnd(following)) {
			if (!mappingOpened) {
				addMappingEvent(state, state.position, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, COLLECTION_STYLE.BLOCK);
				mappingOpened = true;
			}
			if (ch === 63) {
				if (atExplicitKey) addEmptyScalarEvent(state);
				detected = true;
				atExplicitKey = true;
			} else if (atExplicitKey) atExplicitKey = false;
			else {
				addEmptyScalarEvent(state);
				detected = true;
				atExplicitKey = false;
			}
			state.position += 1;
			pendingExplicitKey = true;
		} else {
			if (atExplicitKey) {
				addEmptyScalarEvent(state);
				atExplicitKey = false;
			}
			const beforeKey = snapshotState(state);
			if (!parseNode(state, flowIndent, CONTEXT_FLOW_OUT, false, true)) break;
			if (state.line === entryLine) {
				ch = state.input.charCodeAt(state.position);
				while (isWhiteSpace(ch)) ch = state.input.charCodeAt(++state.position);
				if (ch === 58) {
					ch = state.input.charCodeAt(++state.position);
					if (!isWsOrEolOrEnd(ch)) throwError(state, "a whitespace character is expected after the key-value separator within a block mapping");
					if (!mappingOpened) {
						state.events.splice(beforeKey.eventsLength, 0, {
							type: EVENT_ID.MAPPING,
							start: beforeKey.position,
							anchorStart: props.anchorStart,
							anchorEnd: props.anchorEnd,
							tagStart: props.tagStart,
							tagEnd: props.tagEnd,
							style: COLLECTION_STYLE.BLOCK
						});
						mappingOpened = true;
					}
					detected = true;
					atExplicitKey = false;
					pendingExplicitKey = false;
				} else if (detected) throwError(state, "expected ':' after a mapping key");
				else {
					if (props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1) {
						restoreState(state, beforeKey);
						return false;
					}
					return true;
				}
			} else if (detected) throwError(state, "can not read a block mapping entry; a multiline key may not be an implicit key");
			else {
				if (props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1) {
					restoreState(state, beforeKey);
					return false;
				}
				return true;
			}
		}
		if (parseNode(state, nodeIndent, CONTEXT_BLOCK_OUT, true, pendingExplicitKey)) pendingExplicitKey = false;
		if (!atExplicitKey) {
			if (pendingExplicitKey) {
				addEmptyScalarEvent(state);
				pendingExplicitKey = false;
			}
		}
		skipSeparationSpace(state, true);
		ch = state.input.charCodeAt(state.position);
		if ((state.line === entryLine || state.lineIndent > nodeIndent) && ch !== 0) throwError(state, "bad indentation of a mapping entry");
		else if (state.lineIndent < nodeIndent) break;
	}
	if (!detected) return false;
	if (atExplicitKey) addEmptyScalarEvent(state);
	if (mappingOpened) addPopEvent(state);
	return true;
}
function parseNode(state, parentIndent, nodeContext, allowToSeek, allowCompact, allowPropertyMapping = true) {
	if (state.depth >= state.maxDepth) throwError(state, `nesting exceeded maxDepth (${state.maxDepth})`);
	state.depth++;
	let indentStatus = 1;
	let atNewLine = false;
	let hasContent = false;
	let propertyStart = null;
	const props = emptyProperties();
	let allowBlockScalars = nodeContext === CONTEXT_BLOCK_OUT || nodeContext === CONTEXT_BLOCK_IN;
	let allowBlockCollections = allowBlockScalars;
	const allowBlockStyles = allowBlockScalars;
	if (allowToSeek && skipSeparationSpace(state, true)) {
		atNewLine = true;
		if (state.lineIndent > parentIndent) indentStatus = 1;
		else if (state.lineIndent === parentIndent) indentStatus = 0;
		else indentStatus = -1;
	}
	if (indentStatus === 1) while (true) {
		const ch = state.input.charCodeAt(state.position);
		const propertyState = snapshotState(state);
		if (atNewLine && indentStatus !== 1 && (ch === 33 || ch === 38)) break;
		if (atNewLine && allowBlockStyles && (props.tagStart !== NO_RANGE$1 || props.anchorStart !== NO_RANGE$1) && (ch === 33 || ch === 38)) {
			const fallbackState = snapshotState(state);
			const flowIndent = parentIndent + 1;
			if (readBlockMapping(state, state.position - state.lineStart, flowIndent, props) && state.events[fallbackState.eventsLength]?.type === EVENT_ID.MAPPING) {
				state.depth--;
				return true;
			}
			restoreState(state, fallbackState);
		}
		if (atNewLine && (ch === 33 && props.tagStart !== NO_RANGE$1 || ch === 38 && props.anchorStart !== NO_RANGE$1)) break;
		if (!readTagProperty(state, props, nodeContext === CONTEXT_FLOW_IN) && !readAnchorProperty(state, props)) break;
		if (propertyStart === null) propertyStart = propertyState;
		if (skipSeparationSpace(state, true)) {
			atNewLine = true;
			allowBlockCollections = allowBlockStyles;
			if (state.lineIndent > parentIndent) indentStatus = 1;
			else if (state.lineIndent === parentIndent) indentStatus = 0;
			else indentStatus = -1;
		} else allowBlockCollections = false;
	}
	if (allowBlockCollections) allowBlockCollections = atNewLine || allowCompact;
	if (indentStatus === 1 || nodeContext === CONTEXT_BLOCK_OUT) {
		const flowIndent = nodeContext === CONTEXT_FLOW_IN || nodeContext === CONTEXT_FLOW_OUT ? parentIndent : parentIndent + 1;
		const blockIndent = state.position - state.lineStart;
		if (indentStatus === 1) {
			if (allowBlockCollections && (readBlockSequence(state, blockIndent, props) || readBlockMapping(state, blockIndent, flowIndent, props)) || readFlowCollection(state, flowIndent, props)) hasContent = true;
			else {
				const ch = state.input.charCodeAt(state.position);
				if (propertyStart !== null && allowPropertyMapping && allowBlockStyles && !allowBlockCollections && ch !== 124 && ch !== 62) {
					const fallbackState = snapshotState(state);
					const propertyIndent = propertyStart.position - propertyStart.lineStart;
					restoreState(state, propertyStart);
					if (readBlockMapping(state, propertyIndent, flowIndent, emptyProperties()) && state.events[fallbackState.eventsLength]?.type === EVENT_ID.MAPPING) hasContent = true;
					else restoreState(state, fallbackState);
				}
				if (!hasContent && (allowBlockScalars && readBlockScalar(state, flowIndent, props) || readSingleQuotedScalar(state, flowIndent, props) || readDoubleQuotedScalar(state, flowIndent, props) || readAlias$1(state, props) || readPlainScalar(state, flowIndent, nodeContext, props))) hasContent = true;
			}
		} else if (indentStatus === 0) hasContent = allowBlockCollections && readBlockSequence(state, blockIndent, props);
	}
	allowBlockScalars = allowBlockScalars && !hasContent;
	if (!hasContent && (props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1 || allowBlockScalars)) {
		addScalarEvent(state, NO_RANGE$1, NO_RANGE$1, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, SCALAR_STYLE.PLAIN);
		hasContent = true;
	}
	state.depth--;
	return hasContent || props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1;
}
function readDirective(state) {
	if (state.lineIndent > 0 || state.input.charCodeAt(state.position) !== 37) return false;
	state.position++;
	const nameStart = state.position;
	while (state.input.charCodeAt(state.position) !== 0 && !isWsOrEol(state.input.charCodeAt(state.position))) state.position++;
	const name = state.input.slice(nameStart, state.position);
	const args = [];
	if (name.length === 0) throwError(state, "directive name must not be less than one character in length");
	while (state.input.charCodeAt(state.position) !== 0 && !isEol(state.input.charCodeAt(state.position))) {
		while (isWhiteSpace(state.input.charCodeAt(state.position))) state.position++;
		if (state.input.charCodeAt(state.position) === 35 || isEol(state.input.charCodeAt(state.position)) || state.input.charCodeAt(state.position) === 0) break;
		const start = state.position;
		while (state.input.charCodeAt(state.position) !== 0 && !isWsOrEol(state.input.charCodeAt(state.position))) state.position++;
		args.push(state.input.slice(start, state.position));
	}
	if (isEol(state.input.charCodeAt(state.position))) consumeLineBreak(state);
	if (name === "YAML") {
		if (state.directives.some((directive) => directive.kind === "yaml")) throwError(state, "duplication of %YAML directive");
		if (args.length !== 1) throwError(state, "YAML directive accepts exactly one argument");
		const match = /^([0-9]+)\.([0-9]+)$/.exec(args[0]);
		if (match === null) throwError(state, "ill-formed argument of the YAML directive");
		if (parseInt(match[1], 10) !== 1) throwError(state, "unacceptable YAML version of the document");
		state.directives.push({
			kind: "yaml",
			version: args[0]
		});
	} else if (name === "TAG") {
		if (args.length !== 2) throwError(state, "TAG directive accepts exactly two arguments");
		const [handle, prefix] = args;
		if (!PATTERN_TAG_HANDLE.test(handle)) throwError(state, "ill-formed tag handle (first argument) of the TAG directive");
		if (HAS_OWN.call(state.tagHandlers, handle)) throwError(state, `there is a previously declared suffix for "${handle}" tag handle`);
		if (!PATTERN_TAG_PREFIX.test(prefix)) throwError(state, "ill-formed tag prefix (second argument) of the TAG directive");
		state.tagHandlers[handle] = prefix;
		state.directives.push({
			kind: "tag",
			handle,
			prefix
		});
	}
	return true;
}
function readDocument$1(state) {
	state.directives = [];
	state.tagHandlers = Object.create(null);
	let hasDirectives = false;
	skipSeparationSpace(state, true);
	while (readDirective(state)) {
		hasDirectives = true;
		skipSeparationSpace(state, true);
	}
	let explicitStart = false;
	let explicitEnd = false;
	let allowCompact = true;
	if (state.lineIndent === 0 && state.input.charCodeAt(state.position) === 45 && state.input.charCodeAt(state.position + 1) === 45 && state.input.charCodeAt(state.position + 2) === 45 && isWsOrEolOrEnd(state.input.charCodeAt(state.position + 3))) {
		explicitStart = true;
		const markerLine = state.line;
		state.position += 3;
		skipSeparationSpace(state, true);
		allowCompact = state.line > markerLine;
	} else if (hasDirectives) throwError(state, "directives end mark is expected");
	const documentEventIndex = state.events.length;
	if (!explicitStart && state.position === state.lineStart && state.input.charCodeAt(state.position) === 46 && testDocumentSeparator(state)) {
		state.position += 3;
		skipSeparationSpace(state, true);
		return;
	}
	addDocumentEvent(state, explicitStart, false);
	if (!parseNode(state, state.lineIndent - 1, CONTEXT_BLOCK_OUT, false, allowCompact, allowCompact)) addEmptyScalarEvent(state);
	skipSeparationSpace(state, true);
	if (state.position === state.lineStart && testDocumentSeparator(state)) {
		explicitEnd = state.input.charCodeAt(state.position) === 46;
		if (explicitEnd) {
			const markerLine = state.line;
			state.position += 3;
			skipSeparationSpace(state, true);
			if (state.line === markerLine && state.position < state.length) throwError(state, "end of the stream or a document separator is expected");
		}
	}
	const documentEvent = state.events[documentEventIndex];
	if (documentEvent?.type === EVENT_ID.DOCUMENT) documentEvent.explicitEnd = explicitEnd;
	addPopEvent(state);
	if (!explicitEnd && state.position < state.length && !testDocumentBoundary(state)) throwError(state, "end of the stream or a document separator is expected");
}
/**
* Parses YAML into a flat event stream referencing source text by offsets.
*
* @category Events
*/
function parseEvents(input, options) {
	const length = input.length;
	const state = {
		...DEFAULT_PARSER_OPTIONS,
		...options,
		input: `${input}\0`,
		length,
		position: 0,
		line: 0,
		lineStart: 0,
		lineIndent: 0,
		firstTabInLine: -1,
		depth: 0,
		directives: [],
		tagHandlers: Object.create(null),
		events: []
	};
	const nullpos = input.indexOf("\0");
	if (nullpos !== -1) YAMLException.throwAt(input, nullpos, "null byte is not allowed in input", state.filename);
	while (state.position < state.length) {
		skipByteOrderMark(state);
		skipSeparationSpace(state, true);
		if (state.position >= state.length) break;
		const documentStart = state.position;
		readDocument$1(state);
		if (state.position === documentStart)
 /* c8 ignore next */
		throwError(state, "can not read a document");
	}
	return state.events;
}
var DEFAULT_LOAD_OPTIONS = {
	...DEFAULT_PARSER_OPTIONS,
	...DEFAULT_CONSTRUCTOR_OPTIONS
};
function hasBit(mask, bit) {
	return (mask & 1 << bit) !== 0;
}
/**
* Default scalar styling rules in application order.
* See [Scalar styling](../../docs/scalar_styling.md) for usage details.
*
* @category AST
*/
var DEFAULT_SCALAR_STYLE_RULES = {
	applyQuoteFlowKeysOption,
	doubleQuoteForInvisibles,
	doubleQuoteWhitespaceOnly,
	applyForceQuotesOption,
	tryLongOrMultilineAsBlock,
	quoteInvalidPlain,
	fallbackToDoubleQuoted
};
function _preferredQuotedStyle(layout) {
	if (layout.presenterOptions.quoteStyle === "single" && hasBit(layout.allowedStylesMask, SCALAR_STYLE.SINGLE_QUOTED)) return SCALAR_STYLE.SINGLE_QUOTED;
	return SCALAR_STYLE.DOUBLE_QUOTED;
}
function applyQuoteFlowKeysOption(layout) {
	if (!layout.presenterOptions.quoteFlowKeys) return;
	if (!layout.isKey || !layout.flowOnly || layout.style !== SCALAR_STYLE.PLAIN) return;
	layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
}
function doubleQuoteForInvisibles(layout) {
	if (layout.style === SCALAR_STYLE.PLAIN && /[\t\x7F-\xA0\u2028\u2029\uFEFF\uFFFE\uFFFF]/.test(layout.node.value)) layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
}
function doubleQuoteWhitespaceOnly(layout) {
	if (layout.style === SCALAR_STYLE.PLAIN && /^\s+$/.test(layout.node.value)) layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
}
function applyForceQuotesOption(layout) {
	if (!layout.presenterOptions.forceQuotes) return;
	if (layout.isKey || layout.style !== SCALAR_STYLE.PLAIN) return;
	if (layout.node.tag !== layout.presenterOptions.schema.defaultScalarTag.tagName) return;
	layout.style = layout.node.value.includes("\n") ? SCALAR_STYLE.DOUBLE_QUOTED : _preferredQuotedStyle(layout);
}
function tryLongOrMultilineAsBlock(layout) {
	if (layout.style !== SCALAR_STYLE.PLAIN || layout.isKey) return;
	const value = layout.node.value;
	const multiline = value.indexOf("\n") !== -1;
	if (!hasBit(layout.allowedStylesMask, SCALAR_STYLE.LITERAL_BLOCK)) {
		if (multiline) layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
		return;
	}
	const w = layout.presenterOptions.lineWidth;
	if (w === -1) {
		if (multiline) layout.style = SCALAR_STYLE.LITERAL_BLOCK;
		return;
	}
	const availableWidth = Math.max(Math.min(w, 40), w - layout.shiftOfContent);
	let position = 0;
	let shouldFold = false;
	while (position <= value.length) {
		let lineEnd = value.length;
		const nextLineBreak = value.indexOf("\n", position);
		if (nextLineBreak !== -1) lineEnd = nextLineBreak;
		const line = value.slice(position, lineEnd);
		if (line.length > availableWidth && line[0] !== " " && / [^ \t]/.test(line)) shouldFold = true;
		if (nextLineBreak === -1) break;
		position = nextLineBreak + 1;
	}
	if (shouldFold) layout.style = SCALAR_STYLE.FOLDED_BLOCK;
	else if (multiline) layout.style = SCALAR_STYLE.LITERAL_BLOCK;
}
function quoteInvalidPlain(layout) {
	if (layout.style === SCALAR_STYLE.PLAIN && !hasBit(layout.allowedStylesMask, SCALAR_STYLE.PLAIN)) layout.style = _preferredQuotedStyle(layout);
}
function fallbackToDoubleQuoted(layout) {
	if (!hasBit(layout.allowedStylesMask, layout.style)) layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
}
var SRC_C_PRINTABLE = "[\\x09\\x0A\\x0D\\x20-\\x7E\\x85\\xA0-\\uD7FF\\uE000-\\uFFFD\\u{10000}-\\u{10FFFF}]";
var SRC_B_CHAR = "[\\n\\r]";
var SRC_C_BYTE_ORDER_MARK = "\\uFEFF";
var SRC_S_WHITE = "[ \\t]";
var SRC_NB_CHAR = `(?:(?!(?:${SRC_B_CHAR}|${SRC_C_BYTE_ORDER_MARK}))${SRC_C_PRINTABLE})`;
var SRC_NS_CHAR = `(?:(?!${SRC_S_WHITE})${SRC_NB_CHAR})`;
var SRC_NB_JSON = "[\\x09\\x20-\\uD7FF\\uE000-\\uFFFF\\u{10000}-\\u{10FFFF}]";
var SRC_C_INDICATOR = "[-?:,\\[\\]{}#&*!|>'\"%@`]";
var SRC_C_FLOW_INDICATOR = "[,\\[\\]{}]";
var SRC_NS_PLAIN_SAFE_FLOW_OUT = SRC_NS_CHAR;
var SRC_NS_PLAIN_SAFE_FLOW_IN = `(?:(?!${SRC_C_FLOW_INDICATOR})${SRC_NS_CHAR})`;
var SRC_NS_PLAIN_FIRST_FLOW_OUT = `(?:(?:(?!${SRC_C_INDICATOR})${SRC_NS_CHAR})|[?:-](?=${SRC_NS_PLAIN_SAFE_FLOW_OUT}))`;
var SRC_NS_PLAIN_FIRST_FLOW_IN = `(?:(?:(?!${SRC_C_INDICATOR})${SRC_NS_CHAR})|[?:-](?=${SRC_NS_PLAIN_SAFE_FLOW_IN}))`;
var SRC_NS_PLAIN_CHAR_FLOW_OUT = `(?:(?:(?![:#])${SRC_NS_PLAIN_SAFE_FLOW_OUT})|:(?=${SRC_NS_PLAIN_SAFE_FLOW_OUT}))#*`;
var SRC_NS_PLAIN_CHAR_FLOW_IN = `(?:(?:(?![:#])${SRC_NS_PLAIN_SAFE_FLOW_IN})|:(?=${SRC_NS_PLAIN_SAFE_FLOW_IN}))#*`;
var SRC_NB_NS_PLAIN_IN_LINE_FLOW_OUT = `(?:${SRC_S_WHITE}*${SRC_NS_PLAIN_CHAR_FLOW_OUT})*`;
var SRC_NB_NS_PLAIN_IN_LINE_FLOW_IN = `(?:${SRC_S_WHITE}*${SRC_NS_PLAIN_CHAR_FLOW_IN})*`;
var SRC_NS_PLAIN_ONE_LINE_FLOW_OUT = `${SRC_NS_PLAIN_FIRST_FLOW_OUT}#*${SRC_NB_NS_PLAIN_IN_LINE_FLOW_OUT}`;
var SRC_NS_PLAIN_ONE_LINE_FLOW_IN = `${SRC_NS_PLAIN_FIRST_FLOW_IN}#*${SRC_NB_NS_PLAIN_IN_LINE_FLOW_IN}`;
var SRC_NS_PLAIN_ONE_LINE_BLOCK_KEY = SRC_NS_PLAIN_ONE_LINE_FLOW_OUT;
var SRC_NS_PLAIN_ONE_LINE_FLOW_KEY = SRC_NS_PLAIN_ONE_LINE_FLOW_IN;
var SRC_S_NS_PLAIN_NEXT_LINE_FLOW_OUT = `\\n+${SRC_NS_PLAIN_CHAR_FLOW_OUT}${SRC_NB_NS_PLAIN_IN_LINE_FLOW_OUT}`;
var SRC_S_NS_PLAIN_NEXT_LINE_FLOW_IN = `\\n+${SRC_NS_PLAIN_CHAR_FLOW_IN}${SRC_NB_NS_PLAIN_IN_LINE_FLOW_IN}`;
var SRC_NS_PLAIN_MULTI_LINE_FLOW_OUT = `${SRC_NS_PLAIN_ONE_LINE_FLOW_OUT}(?:${SRC_S_NS_PLAIN_NEXT_LINE_FLOW_OUT})*`;
var SRC_NS_PLAIN_MULTI_LINE_FLOW_IN = `${SRC_NS_PLAIN_ONE_LINE_FLOW_IN}(?:${SRC_S_NS_PLAIN_NEXT_LINE_FLOW_IN})*`;
var NS_PLAIN_FLOW_OUT = new RegExp(`^(?:${SRC_NS_PLAIN_MULTI_LINE_FLOW_OUT})$`, "u");
var NS_PLAIN_FLOW_IN = new RegExp(`^(?:${SRC_NS_PLAIN_MULTI_LINE_FLOW_IN})$`, "u");
var NS_PLAIN_BLOCK_KEY = new RegExp(`^(?:${SRC_NS_PLAIN_ONE_LINE_BLOCK_KEY})$`, "u");
var NS_PLAIN_FLOW_KEY = new RegExp(`^(?:${SRC_NS_PLAIN_ONE_LINE_FLOW_KEY})$`, "u");
var NB_SINGLE_ONE_LINE = new RegExp(`^(?:${SRC_NB_JSON})*$`, "u");
var NB_SINGLE_MULTI_LINE = new RegExp(`^(?:${SRC_NB_JSON}|\\n)*$`, "u");
var BLOCK_SCALAR_CONTENT = new RegExp(`^(?:${SRC_NB_CHAR}|\\n)*$`, "u");
var DEFAULT_PRESENTER_OPTIONS = {
	indent: 2,
	seqNoIndent: false,
	seqInlineFirst: true,
	lineWidth: 80,
	flowBracketPadding: false,
	flowSkipCommaSpace: false,
	flowSkipColonSpace: false,
	quoteFlowKeys: false,
	quoteStyle: "single",
	forceQuotes: false,
	scalarStyleRules: Object.keys(DEFAULT_SCALAR_STYLE_RULES).map((name) => Reflect.get(DEFAULT_SCALAR_STYLE_RULES, name)),
	tagBeforeAnchor: false
};
var DEFAULT_DUMP_OPTIONS = {
	...DEFAULT_PRESENTER_OPTIONS,
	schema: DUMP_SCHEMA,
	skipInvalid: false,
	noRefs: false,
	flowLevel: -1,
	sortKeys: false,
	transform: () => {}
};
/** @deprecated Use `EVENT_ID.DOCUMENT` instead. @internal */
var EVENT_DOCUMENT = EVENT_ID.DOCUMENT;
/** @deprecated Use `EVENT_ID.SEQUENCE` instead. @internal */
var EVENT_SEQUENCE = EVENT_ID.SEQUENCE;
/** @deprecated Use `EVENT_ID.MAPPING` instead. @internal */
var EVENT_MAPPING = EVENT_ID.MAPPING;
/** @deprecated Use `EVENT_ID.SCALAR` instead. @internal */
var EVENT_SCALAR = EVENT_ID.SCALAR;
/** @deprecated Use `EVENT_ID.ALIAS` instead. @internal */
var EVENT_ALIAS = EVENT_ID.ALIAS;
/** @deprecated Use `EVENT_ID.POP` instead. @internal */
var EVENT_POP = EVENT_ID.POP;
/** @deprecated Use `SCALAR_STYLE.PLAIN` instead. @internal */
var SCALAR_STYLE_PLAIN = SCALAR_STYLE.PLAIN;
/** @deprecated Use `SCALAR_STYLE.SINGLE_QUOTED` instead. @internal */
var SCALAR_STYLE_SINGLE_QUOTED = SCALAR_STYLE.SINGLE_QUOTED;
/** @deprecated Use `SCALAR_STYLE.DOUBLE_QUOTED` instead. @internal */
var SCALAR_STYLE_DOUBLE_QUOTED = SCALAR_STYLE.DOUBLE_QUOTED;
/** @deprecated Use `SCALAR_STYLE.LITERAL_BLOCK` instead. @internal */
var SCALAR_STYLE_LITERAL_BLOCK = SCALAR_STYLE.LITERAL_BLOCK;
/** @deprecated Use `SCALAR_STYLE.FOLDED_BLOCK` instead. @internal */
var SCALAR_STYLE_FOLDED_BLOCK = SCALAR_STYLE.FOLDED_BLOCK;
/** @deprecated Use `COLLECTION_STYLE.BLOCK` instead. @internal */
var COLLECTION_STYLE_BLOCK = COLLECTION_STYLE.BLOCK;
/** @deprecated Use `COLLECTION_STYLE.FLOW` instead. @internal */
var COLLECTION_STYLE_FLOW = COLLECTION_STYLE.FLOW;
/** @deprecated Use `CHOMPING_MODE.CLIP` instead. @internal */
var CHOMPING_CLIP = CHOMPING_MODE.CLIP;
/** @deprecated Use `CHOMPING_MODE.STRIP` instead. @internal */
var CHOMPING_STRIP = CHOMPING_MODE.STRIP;
/** @deprecated Use `CHOMPING_MODE.KEEP` instead. @internal */
var CHOMPING_KEEP = CHOMPING_MODE.KEEP;

// src/yaml/reading.ts
/** Notes a problem at a part of the document's text. */
function complain(reading, code, message, start, end) {
	reading.problems.push({
		code,
		message,
		start: reading.offset + start,
		end: reading.offset + end
	});
}
/** Moves on past a mark that no event has a place for: a closing bracket, the dash of an empty item. */
function skipTo(reading, mark) {
	gap.lastIndex = reading.from;
	gap.test(reading.text);
	reading.from = gap.lastIndex + (reading.text.startsWith(mark, gap.lastIndex) ? 1 : 0);
}
/** What may stand between the last token and such a mark: space, comments, signs of empty keys and values. */
const gap = /(?:[\s,:?]+|#[^\r\n]*)*/y;

// src/yaml/alias.ts
/** Notes that an anchored node begins, and returns the anchor's name. */
function openAnchor(reading, event) {
	const name = reading.text.slice(event.anchorStart, event.anchorEnd);
	checkName(reading, name, event);
	reading.anchors.set(name, {
		node: null,
		size: 0
	});
	return name;
}
/** The anchored node, shared, with the place that uses it; a null where Go would refuse the alias. */
function readAlias(reading, event) {
	const name = reading.text.slice(event.anchorStart, event.anchorEnd);
	const alias = {
		start: reading.offset + event.anchorStart - 1,
		end: reading.offset + event.anchorEnd
	};
	const anchor = reading.anchors.get(name);
	reading.from = event.anchorEnd;
	if (anchor?.node && spend(reading, anchor.size, event)) return {
		...anchor.node,
		alias
	};
	const message = anchor ? `\`*${name}\` stands inside its own anchor` : `no anchor \`&${name}\` above this`;
	if (!anchor?.node) complain(reading, "syntax", message, event.anchorStart - 1, event.anchorEnd);
	return {
		source: reading.source,
		kind: "scalar",
		...alias,
		value: null,
		style: "empty"
	};
}
/**
* False, with a problem at the first time, once aliases make up more of a document than Go lets them (yaml.v2
* decode.go, allowedAliasRatio): 99 percent of a document of up to 400,000 nodes, 10 percent from 4,000,000 on.
*/
function checkBudget(reading, start, end) {
	const { budget } = reading;
	if (budget.aliased <= 100 || budget.nodes <= 1e3 || budget.exceeded) return !budget.exceeded;
	const size = Math.min(1, Math.max(0, (budget.nodes - 4e5) / 36e5));
	budget.exceeded = budget.aliased / budget.nodes > .99 - .89 * size;
	if (budget.exceeded) complain(reading, "bound", "aliases blow this document up beyond what Go reads", start, end);
	return !budget.exceeded;
}
function spend(reading, size, event) {
	reading.budget.nodes += 1 + size;
	reading.budget.aliased += size;
	return checkBudget(reading, event.anchorStart - 1, event.anchorEnd);
}
/** Go's YAML knows only these names; js-yaml takes any. */
function checkName(reading, name, event) {
	if (/^[\w-]+$/.test(name)) return;
	complain(reading, "syntax", `\`&${name}\`: an anchor's name is made of letters, digits, \`_\` and \`-\``, event.anchorStart - 1, event.anchorEnd);
}

// src/yaml/indent.ts
/**
* Puts the line that `position` is the first word of at the end of the line before it that holds more than a
* comment. Line breaks and comments between the two become spaces, so that every other offset stays. Only for lines
* inside brackets or quotes, where a line break is a space; the text itself if `position` is no line's first word.
*/
function joinLine(text, position) {
	let cut = position;
	if (!/(?:^|[\r\n])[ \t]*$/.test(text.slice(Math.max(0, position - maxIndent), position))) return text;
	while (cut > 0) {
		const end = Math.max(text.lastIndexOf("\n", cut - 1), text.lastIndexOf("\r", cut - 1));
		if (end < 0) return text;
		const start = Math.max(text.lastIndexOf("\n", end - 1), text.lastIndexOf("\r", end - 1)) + 1;
		const kept = beforeComment.exec(text.slice(Math.min(start, end), end))[0].trimEnd();
		cut = Math.min(start, end) + kept.length;
		if (kept !== "") break;
	}
	return text.slice(0, cut) + " ".repeat(position - cut) + text.slice(position);
}
/** Characters that are looked at to see that a line begins; a tenth of it would do. */
const maxIndent = 1e3;
/** A line up to its comment; `#` inside quotes or a word begins none. */
const beforeComment = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^#]|(?<=\S)#)*/;
/**
* Does so at once for all lines of closing brackets, which are what stands too far left as a rule. A line above with
* a `#` or a block scalar's header is left alone; elsewhere inside a block scalar the join changes nothing, since its
* text is taken from the original.
*/
function joinClosingLines(text) {
	return text.replace(closingLines, (lineBreaks) => " ".repeat(lineBreaks.length));
}
const closingLines = /(?<=^[^#\r\n]*)(?<![|>][-+\d]{0,2}[ \t]*)(?<!^[ \t]*)[\r\n]+(?=[ \t]*[\]}][\]}, \t]*$)/gm;
/** Makes spaces of the tabs after a line's first word; js-yaml takes them for indentation where a bracket follows. */
function withoutTabs(text) {
	return text.replace(/(?<=\S[ \t]*)\t/g, " ");
}

// src/yaml/events.ts
/**
* The events of a document. js-yaml holds flow collections and quoted text to the indentation that YAML 1.2 asks
* for, Go does not care (`args: [` with a `]` below the `a`): lines it finds too far left are joined to the line
* above and the text is tried again, and so are brackets after a tab. Nothing moves by that, so that the events fit the text as it is.
*/
function eventsOf(text) {
	const events = tryParse(text);
	if (!(events instanceof YAMLException)) return events;
	return isTooFarLeft(events) ? joinUntilRead(text, events) : {
		text,
		error: events
	};
}
/** Nested maps and lists. Go stops at 10,000, manifests at about 30; every walk over a tree has to fit the stack. */
const maxDepth$1 = 500;
/** Characters to go through while joining lines: about two seconds. */
const maxWork = 5e7;
function joinUntilRead(original, refusal) {
	let text = joinClosingLines(withoutTabs(joinLine(original, positionOf(refusal))));
	for (let work = text.length;; work += text.length) {
		const events = tryParse(text);
		if (!(events instanceof YAMLException)) return events.map(decodeSlowly);
		const joined = isTooFarLeft(events) && work < maxWork ? joinLine(text, positionOf(events)) : text;
		if (joined === text) return {
			text,
			error: events
		};
		text = joined;
	}
}
function tryParse(text) {
	try {
		return parseEvents(text, { maxDepth: maxDepth$1 });
	} catch (error) {
		if (error instanceof YAMLException) return error;
		throw error;
	}
}
function isTooFarLeft({ reason }) {
	return reason === "deficient indentation";
}
function positionOf({ mark }) {
	return mark?.position ?? 0;
}
/** What looked like one line while joined may be several in the text. */
function decodeSlowly(event) {
	return event.type === EVENT_ID.SCALAR ? {
		...event,
		fast: false
	} : event;
}

// src/yaml/lines.ts
/** A source for a text; its lines are counted when somebody asks for a place. */
function sourceOf(text, file) {
	let lineStarts;
	return {
		file,
		text,
		get lineStarts() {
			return lineStarts ??= findLineStarts(text);
		}
	};
}
/**
* Where a part of a text stands: lines and columns are 1-based and in UTF-16 units, `endColumn` is one past the end.
* Offsets are indices into `source.text`.
*/
function placeAt(source, start, end) {
	const first = lineOf(source.lineStarts, start);
	const last = lineOf(source.lineStarts, end);
	return {
		file: source.file,
		line: first + 1,
		column: columnOf(source.lineStarts, first, start),
		endLine: last + 1,
		endColumn: columnOf(source.lineStarts, last, end)
	};
}
/** LF, CRLF and a lone CR end a line, as YAML has it. */
function findLineStarts(text) {
	const starts = [text.startsWith("﻿") ? 1 : 0];
	const lineBreak = text.includes("\r") ? /\r\n?|\n/g : /\n/g;
	while (lineBreak.test(text)) starts.push(lineBreak.lastIndex);
	return starts;
}
/** The 0-based line that holds an offset. */
function lineOf(starts, offset) {
	let low = 0;
	let high = starts.length;
	while (high - low > 1) {
		const middle = low + high >> 1;
		if (starts[middle] <= offset) low = middle;
		else high = middle;
	}
	return low;
}
function columnOf(starts, line, offset) {
	return Math.max(0, offset - starts[line]) + 1;
}

// src/yaml/entries.ts
function draftMap() {
	return {
		entries: /* @__PURE__ */ new Map(),
		merged: null
	};
}
/** Adds an entry as Go does: the last one of a name wins; a name given twice is noted. */
function addEntry(reading, draft, key, value) {
	const name = String(key.value);
	const first = draft.entries.get(name);
	if (first && !draft.merged?.delete(name)) note(reading, "duplicate-key", `key \`${name}\` is given twice; the last one wins`, key, first.key);
	draft.entries.set(name, {
		key,
		value
	});
}
/**
* Applies `<<: value`. Go applies it where it stands, so that it overrides the keys above it, and lets the first map
* of a list win (yaml.v2 decode.go, merge).
*/
function mergeInto(reading, draft, merge, value) {
	const maps = value.kind === "list" && !value.alias ? value.items.toReversed() : [value];
	for (const map of maps) if (map.kind === "map") for (const entry of map.entries.values()) mergeEntry(reading, draft, merge, entry, map.alias);
	else complain(reading, "syntax", "`<<` takes a map or a list of maps", merge.start - reading.offset, merge.end - reading.offset);
}
function mergeEntry(reading, draft, merge, entry, alias) {
	const name = String(entry.key.value);
	const first = draft.entries.get(name);
	if (first && !draft.merged?.has(name)) note(reading, "merge-order", `\`<<\` overrides \`${name}\` above it in Go; put \`<<\` first`, merge, first.key);
	draft.merged ??= /* @__PURE__ */ new Set();
	draft.merged.add(name);
	draft.entries.set(name, alias ? {
		key: entry.key,
		value: {
			...entry.value,
			alias
		}
	} : entry);
}
function note(reading, code, message, at, first) {
	reading.problems.push({
		code,
		message,
		start: at.start,
		end: at.end,
		first: {
			start: first.start,
			end: first.end
		}
	});
}

// src/yaml/keys.ts
/**
* Notes what Go refuses about a key and js-yaml lets pass: `a: "b" c: d`, `a: &b c: d`, `{a:[b]}`, and keys of
* several lines, which are a comma forgotten. To be asked before the key is read.
*/
function checkKey(reading, map) {
	const event = reading.events[reading.next];
	const start = startOf(event);
	const fault = start < 0 ? null : faultOf(reading.text, map, event, start);
	if (fault !== null) complain(reading, "syntax", fault, start, start);
}
function faultOf(text, map, event, start) {
	const block = map.style === COLLECTION_STYLE.BLOCK;
	if (block && !beginsLine(text, start)) return "a key has to be the first thing on its line";
	if (event.type !== EVENT_ID.SCALAR) return null;
	if (!block && lacksSpace(text, event)) return "a space is missing after the `:` of this key";
	return isSeveralLines(text, event, start) ? "a key has to stand on one line; is a comma missing?" : null;
}
/** Where what is written for an event begins, its tag and anchor included; -1 for an empty key. */
function startOf(event) {
	if (event.type === EVENT_ID.ALIAS) return event.anchorStart - 1;
	if (event.type !== EVENT_ID.SCALAR || event.valueStart < 0) return -1;
	const value = event.style === SCALAR_STYLE.PLAIN ? event.valueStart : event.valueStart - 1;
	const tag = event.tagStart < 0 ? value : event.tagStart;
	return Math.min(value, tag, event.anchorStart < 0 ? value : event.anchorStart - 1);
}
function beginsLine(text, start) {
	let first = start;
	while (first > 0 && text.charCodeAt(first - 1) === space$1) first--;
	if (first === 0 || lineEnds.has(text.charCodeAt(first - 1))) return true;
	const lineStart = Math.max(text.lastIndexOf("\n", first - 1), text.lastIndexOf("\r", first - 1)) + 1;
	return /^\uFEFF?[ \t]*(?:[-?:][ \t]+)*$/.test(text.slice(lineStart, start));
}
/** A `:` may touch what follows it only after a quoted key. */
function lacksSpace(text, { style, valueEnd }) {
	if (style !== SCALAR_STYLE.PLAIN || text[valueEnd] !== ":") return false;
	return text[valueEnd + 1] === "[" || text[valueEnd + 1] === "{";
}
function isSeveralLines(text, event, start) {
	if (event.fast || event.style >= SCALAR_STYLE.LITERAL_BLOCK) return false;
	if (!/[\r\n]/.test(text.slice(event.valueStart, event.valueEnd))) return false;
	return !text.slice(0, start).trimEnd().endsWith("?");
}
const space$1 = 32;
const lineEnds = /* @__PURE__ */ new Set([10, 13]);

// src/yaml/number.ts
/**
* The integer that Go's `strconv.ParseInt(text, 0, 64)`, then `ParseUint`, reads once underscores are gone
* (yaml.v2 resolve.go). Beyond 2^53 a bigint, beyond 64 bits and for anything else `undefined`.
*/
function readInt(text) {
	if (/^(?:0|[1-9]\d{0,14})$/.test(text)) return Number(text);
	const [, sign, digits] = intForm.exec(withoutUnderscores(text)) ?? [];
	if (digits === void 0 || digits.length > longestInt) return void 0;
	const size = BigInt(/^0[0-7]/.test(digits) ? `0o${digits}` : digits);
	const value = sign === "-" ? -size : size;
	if (value < minInt64 || value > (sign === "" ? maxUint64 : maxInt64)) return void 0;
	return Number.isSafeInteger(Number(value)) ? Number(value) : value;
}
/** The float that yaml.v2 reads; `undefined` for what is none, or none that fits 64 bits. */
function readFloat(text) {
	const plain = text.startsWith(".") ? text : withoutUnderscores(text);
	const value = (text.startsWith(".") ? dottedFloat : plainFloat).test(plain) ? Number(withoutUnderscores(plain)) : Infinity;
	return Number.isFinite(value) ? value : void 0;
}
/**
* A float as a key: Go's `strconv.FormatFloat(value, 'g', -1, 32)`, in single precision, with YAML's names for what
* is no number (sigs.k8s.io/yaml, convertToJSONableObject).
*/
function floatKey(value) {
	const single = Math.fround(value);
	if (Number.isNaN(single)) return ".nan";
	if (!Number.isFinite(single)) return single < 0 ? "-.inf" : ".inf";
	if (single === 0) return Object.is(single, -0) ? "-0" : "0";
	const shortest = shortestSingle(single);
	const [digits, exponent] = shortest.split("e");
	const power = Number(exponent);
	if (power >= -4 && power < exponentFrom) return String(Number(shortest));
	return `${digits}e${power < 0 ? "-" : "+"}${String(Math.abs(power)).padStart(2, "0")}`;
}
/** The fewest digits that still mean this single precision number: `1.5e+0`. */
function shortestSingle(single) {
	for (let digits = 0; digits < 8; digits++) {
		const text = single.toExponential(digits);
		if (Math.fround(Number(text)) === single) return text;
	}
	return single.toExponential(8);
}
/** From this power of ten on, `'g'` with the shortest precision writes an exponent (Go's strconv, %e is used if). */
const exponentFrom = 6;
const maxInt64 = 2n ** 63n - 1n;
const minInt64 = -(2n ** 63n);
const maxUint64 = 2n ** 64n - 1n;
/** Base 0: the prefix says which, `0` alone is octal. */
const intForm = /^([-+]?)(0[xX][\da-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|[1-9]\d*|0)$/;
/** 64 binary digits, their prefix, and room for leading zeros; longer ones are not worth a big multiplication. */
const longestInt = 1e3;
/** `yamlStyleFloat` of yaml.v2 resolve.go. */
const plainFloat = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;
/** What `strconv.ParseFloat` takes of a text that starts with a dot: underscores may stand between digits. */
const dottedFloat = /^\.\d+(?:_\d+)*(?:[eE][-+]?\d+(?:_\d+)*)?$/;
function withoutUnderscores(text) {
	return text.includes("_") ? text.replaceAll("_", "") : text;
}

// src/yaml/scalar.ts
/**
* What a plain scalar without a tag means to Go (yaml.v2 resolve.go, as kubectl and Helm read YAML): YAML 1.1's
* booleans, octal `0644`, underscores; no sexagesimal numbers, and timestamps stay strings.
*/
function resolvePlain(text) {
	const first = text === "" ? space : text.charCodeAt(0);
	if (first > tilde || hints[first] === 0) return text;
	const value = names.get(text);
	if (value !== void 0) return value;
	return hints[first] === maybeNumber ? readNumber(text) ?? text : text;
}
/** What a scalar with an explicit tag (`tag:yaml.org,2002:int`) means; tags that Go does not know are no matter. */
function resolveTagged(text, tag) {
	if (tag === `${"tag:yaml.org,2002:"}binary`) return decodeBinary(text);
	const form = tag.startsWith("tag:yaml.org,2002:") ? tagForms.get(tag.slice(yamlTag.length)) : void 0;
	if (!form) return text;
	const value = form(resolvePlain(text), text);
	return value === void 0 ? { refused: `${quoted(text)} is no \`!!${tag.slice(yamlTag.length)}\`` } : value;
}
/** False for the numbers that JSON does not know: `.nan`, `.inf`. */
function isJson(value) {
	return typeof value !== "number" || Number.isFinite(value);
}
/**
* A key as the string that JSON needs (sigs.k8s.io/yaml, convertToJSONableObject); `text` is the scalar as written,
* which tells floats from integers: `1e9` becomes `1e+09`.
*/
function asKey(value, text) {
	if (typeof value === "string") return value;
	if (typeof value === "boolean") return String(value);
	if (value === null) return { refused: `${text === "" ? "an empty key" : quoted(text)} is null, which cannot be a key; quote it` };
	const whole = typeof value === "bigint" ? value : readInt(text);
	if (whole === void 0) return floatKey(Number(value));
	return whole > maxInt64 ? { refused: `${quoted(text)} is too large to be a key; quote it` } : String(whole);
}
/** A text as a message shows it: its first 60 characters are enough to find it. */
function quoted(text) {
	return text.length > 60 ? `\`${text.slice(0, 60)}…\`` : `\`${text}\``;
}
function isRefusal(value) {
	return typeof value === "object" && value !== null;
}
/** The prefix that `!!` stands for. */
const yamlTag = "tag:yaml.org,2002:";
const space = 32;
const tilde = 126;
const maybeName = 1;
const maybeNumber = 2;
/** What a first character lets expect, as in yaml.v2's resolveTable; a space stands for an empty text. */
const hints = /* @__PURE__ */ new Uint8Array(127);
for (const character of " ~yYnNtTfFoO") hints[character.charCodeAt(0)] = maybeName;
for (const character of "+-.0123456789") hints[character.charCodeAt(0)] = maybeNumber;
const names = new Map([
	["", null],
	...spelled(null, "~ null Null NULL"),
	...spelled(true, "y Y yes Yes YES true True TRUE on On ON"),
	...spelled(false, "n N no No NO false False FALSE off Off OFF"),
	...spelled(NaN, ".nan .NaN .NAN"),
	...spelled(Infinity, ".inf .Inf .INF +.inf +.Inf +.INF"),
	...spelled(-Infinity, "-.inf -.Inf -.INF")
]);
function spelled(value, spellings) {
	return spellings.split(" ").map((spelling) => [spelling, value]);
}
/** The tags that yaml.v2 holds a scalar's meaning against; any text is a `!!str`. */
const tagForms = /* @__PURE__ */ new Map([
	["bool", (value) => typeof value === "boolean" ? value : void 0],
	["null", (value) => value === null ? value : void 0],
	["int", (value, text) => isNumber(value) && readInt(text) !== void 0 ? value : void 0],
	["float", (value) => isNumber(value) && !(value > maxInt64 && typeof value === "bigint") ? Number(value) : void 0],
	["timestamp", (_, text) => isTimestamp(text) ? text : void 0]
]);
function isNumber(value) {
	return typeof value === "number" || typeof value === "bigint";
}
function readNumber(text) {
	if (text.startsWith(".")) return readFloat(text);
	return readInt(text) ?? readFloat(text);
}
/** The formats of yaml.v2's parseTimestamp; a day that no month has is none. */
function isTimestamp(text) {
	const [, year, month, day] = timestampForm.exec(text) ?? [];
	if (day === void 0) return false;
	const leap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0);
	const days = Number(month) === 2 && !leap ? 28 : monthDays[Number(month) - 1] ?? 0;
	return Number(day) >= 1 && Number(day) <= days;
}
const timestampForm = /^(\d{4})-(\d\d?)-(\d\d?)(?:[Tt](?:[01]?\d|2[0-3]):[0-5]?\d:[0-5]?\d(?:[.,]\d+)?(?:Z|[-+]\d\d:\d\d)| (?:[01]?\d|2[0-3]):[0-5]?\d:[0-5]?\d(?:[.,]\d+)?)?$/;
const monthDays = [
	31,
	29,
	31,
	30,
	31,
	30,
	31,
	31,
	30,
	31,
	30,
	31
];
/** Go's `base64.StdEncoding`, and what encoding/json makes of bytes that are no UTF-8. */
function decodeBinary(text) {
	const packed = text.replace(/[\r\n]/g, "");
	if (packed.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(packed)) return { refused: "what stands after `!!binary` is no base64" };
	return new TextDecoder("utf-8", { ignoreBOM: true }).decode(Uint8Array.from(atob(packed), (c) => c.charCodeAt(0)));
}

// src/yaml/token.ts
/** A scalar with its place (see `start` in node.ts) and what it means to Go. */
function readScalar(reading, event) {
	if (event.valueStart < 0) return emptyScalar(reading, event);
	if (event.style >= SCALAR_STYLE.LITERAL_BLOCK) return blockScalar(reading, event);
	const quote = event.style === SCALAR_STYLE.PLAIN ? 0 : 1;
	return scalar(reading, event, event.valueStart - quote, event.valueEnd + quote);
}
function scalar(reading, event, start, end) {
	const { source, offset } = reading;
	const value = meaning(reading, event, start, end);
	reading.from = Math.max(end, event.valueEnd);
	const style = event.valueStart < 0 ? "empty" : styles$1[event.style];
	return {
		source,
		kind: "scalar",
		start: offset + start,
		end: offset + end,
		value,
		style
	};
}
/** True for a node of which nothing is written, not even a tag. */
function isEmpty(event) {
	return event.type === EVENT_ID.SCALAR && event.valueStart < 0 && event.tagStart < 0 && event.anchorStart < 0;
}
/** True for a plain `<<`, or one with a `!!merge` tag (yaml.v2 decode.go, isMerge). */
function isMergeKey(reading, event) {
	if (event.type !== EVENT_ID.SCALAR || event.valueEnd - event.valueStart !== 2) return false;
	if (!reading.text.startsWith("<<", event.valueStart)) return false;
	return event.tagStart < 0 ? event.style === SCALAR_STYLE.PLAIN : tagName(reading, event) === `${yamlTag}merge`;
}
function meaning(reading, event, start, end) {
	const text = decode(reading.text, event);
	if (event.style === SCALAR_STYLE.DOUBLE_QUOTED && !event.fast) checkEscapes(reading, event);
	if (event.tagStart < 0) return event.style === SCALAR_STYLE.PLAIN ? resolvePlain(text) : text;
	const value = resolveTagged(text, tagName(reading, event));
	if (!isRefusal(value)) return value;
	complain(reading, "syntax", value.refused, start, end);
	return text;
}
/** js-yaml ends block scalars with a line break even where the text itself ends without one; Go does not. */
function decode(text, event) {
	const value = getScalarValue(text, event);
	if (event.style < SCALAR_STYLE.LITERAL_BLOCK || event.valueEnd < text.length || !value.endsWith("\n")) return value;
	return /[\r\n]$/.test(text) ? value : value.slice(0, -1);
}
/** `\/` is JSON's and YAML 1.2's; Go reads YAML 1.1. */
function checkEscapes(reading, event) {
	const [before] = /^(?:[^\\]|\\[^/])*(?=\\\/)/.exec(reading.text.slice(event.valueStart, event.valueEnd)) ?? [];
	if (before === void 0) return;
	const at = event.valueStart + before.length;
	complain(reading, "syntax", "Go does not know the escape `\\/`; write `/`", at, at + 2);
}
/** The full name of a tag: `tag:yaml.org,2002:int` for `!!int`. */
function tagName(reading, event) {
	const tag = reading.text.slice(event.tagStart, event.tagEnd);
	if (tag.startsWith("!<")) return tag.slice(2, -1);
	const handle = tag.slice(0, tag.indexOf("!", 1) + 1) || "!";
	return (reading.tagHandles.get(handle) ?? (handle === "!!" ? "tag:yaml.org,2002:" : handle)) + tag.slice(handle.length);
}
function emptyScalar(reading, event) {
	const end = Math.max(reading.from, event.tagEnd, event.anchorEnd);
	return scalar(reading, event, end, end);
}
function blockScalar(reading, event) {
	const { text } = reading;
	let end = event.valueEnd;
	while (end > event.valueStart && " 	\r\n".includes(text[end - 1])) end--;
	if (end === event.valueStart) return scalar(reading, event, ...headerRange(reading, event));
	let start = event.valueStart;
	while (start < event.valueStart + event.indent && text[start] === " ") start++;
	return scalar(reading, event, start, end);
}
/** The `|-` of a block scalar without text: the last thing on the line above where its text would stand. */
function headerRange(reading, event) {
	const from = Math.max(reading.from, event.tagEnd, event.anchorEnd);
	const header = /[|>][-+\d]*/g;
	header.lastIndex = from;
	const found = header.exec(reading.text);
	return found && found.index < event.valueStart ? [found.index, header.lastIndex] : [event.valueStart, event.valueStart];
}
const styles$1 = {
	[SCALAR_STYLE.PLAIN]: "plain",
	[SCALAR_STYLE.SINGLE_QUOTED]: "single",
	[SCALAR_STYLE.DOUBLE_QUOTED]: "double",
	[SCALAR_STYLE.LITERAL_BLOCK]: "literal",
	[SCALAR_STYLE.FOLDED_BLOCK]: "folded"
};

// src/yaml/nodes.ts
/** Turns the next events into a value, with what JSON cannot hold as a problem. */
function readValue(reading) {
	const node = readNode(reading);
	if (node.kind !== "scalar") return node;
	if (!isJson(node.value)) refuse(reading, node, `\`${written$1(node)}\` is no number that JSON knows`);
	return node;
}
function readNode(reading) {
	const event = reading.events[reading.next++];
	if (event.type === EVENT_ID.ALIAS) return readAlias(reading, event);
	if (event.type === EVENT_ID.POP || event.type === EVENT_ID.DOCUMENT) throw new Error("a node is missing among the events");
	const before = reading.budget.nodes++;
	const anchor = event.anchorStart < 0 ? null : openAnchor(reading, event);
	const node = event.type === EVENT_ID.SCALAR ? readScalar(reading, event) : event.type === EVENT_ID.SEQUENCE ? readList(reading, event) : readMap(reading, event);
	if (anchor !== null) reading.anchors.set(anchor, {
		node,
		size: reading.budget.nodes - before
	});
	return node;
}
function readList(reading, event) {
	const items = [];
	const flow = event.style === COLLECTION_STYLE.FLOW;
	reading.from = event.start + (flow ? 1 : 0);
	while (!atEnd(reading)) {
		if (!flow && isEmpty(reading.events[reading.next])) skipTo(reading, "-");
		items.push(readValue(reading));
	}
	if (flow) skipTo(reading, "]");
	const { source, offset, from } = reading;
	return {
		source,
		kind: "list",
		start: offset + event.start,
		end: offset + from,
		items
	};
}
function readMap(reading, event) {
	const draft = draftMap();
	const braces = event.style === COLLECTION_STYLE.FLOW && reading.text[event.start] === "{";
	reading.from = event.start + (braces ? 1 : 0);
	while (!atEnd(reading)) readEntry(reading, event, draft);
	if (braces) skipTo(reading, "}");
	const { source, offset, from } = reading;
	return {
		source,
		kind: "map",
		start: offset + event.start,
		end: offset + from,
		entries: draft.entries
	};
}
function readEntry(reading, map, draft) {
	checkKey(reading, map);
	if (isMergeKey(reading, reading.events[reading.next])) return readMerge(reading, draft);
	const key = readKey(reading);
	const value = readValue(reading);
	if (key) addEntry(reading, draft, key, value);
}
function readMerge(reading, draft) {
	const key = readNode(reading);
	reading.budget.nodes--;
	mergeInto(reading, draft, key, readValue(reading));
}
/** A key as JSON has it, or `null` for one that cannot be. */
function readKey(reading) {
	const node = readNode(reading);
	if (node.kind !== "scalar") {
		refuse(reading, node, `a ${node.kind} cannot be a key; put quotes around text that starts with a bracket`);
		return null;
	}
	const name = asKey(node.value, written$1(node));
	if (typeof name === "string") return name === node.value ? node : {
		...node,
		value: name
	};
	refuse(reading, node, name.refused);
	return null;
}
function refuse(reading, node, message) {
	reading.problems.push({
		code: "syntax",
		message,
		start: node.start,
		end: node.end
	});
}
function written$1(node) {
	return node.source.text.slice(node.start, node.end);
}
function atEnd(reading) {
	if (reading.events[reading.next]?.type !== EVENT_ID.POP) return false;
	reading.next++;
	return true;
}

// node_modules/yaml/dist/nodes/identity.js
var require_identity = /* @__PURE__ */ __commonJSMin(((exports) => {
	const ALIAS = Symbol.for("yaml.alias");
	const DOC = Symbol.for("yaml.document");
	const MAP = Symbol.for("yaml.map");
	const PAIR = Symbol.for("yaml.pair");
	const SCALAR = Symbol.for("yaml.scalar");
	const SEQ = Symbol.for("yaml.seq");
	const NODE_TYPE = Symbol.for("yaml.node.type");
	const isAlias = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === ALIAS;
	const isDocument = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === DOC;
	const isMap = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === MAP;
	const isPair = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === PAIR;
	const isScalar = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SCALAR;
	const isSeq = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SEQ;
	function isCollection(node) {
		if (node && typeof node === "object") switch (node[NODE_TYPE]) {
			case MAP:
			case SEQ: return true;
		}
		return false;
	}
	function isNode(node) {
		if (node && typeof node === "object") switch (node[NODE_TYPE]) {
			case ALIAS:
			case MAP:
			case SCALAR:
			case SEQ: return true;
		}
		return false;
	}
	const hasAnchor = (node) => (isScalar(node) || isCollection(node)) && !!node.anchor;
	exports.ALIAS = ALIAS;
	exports.DOC = DOC;
	exports.MAP = MAP;
	exports.NODE_TYPE = NODE_TYPE;
	exports.PAIR = PAIR;
	exports.SCALAR = SCALAR;
	exports.SEQ = SEQ;
	exports.hasAnchor = hasAnchor;
	exports.isAlias = isAlias;
	exports.isCollection = isCollection;
	exports.isDocument = isDocument;
	exports.isMap = isMap;
	exports.isNode = isNode;
	exports.isPair = isPair;
	exports.isScalar = isScalar;
	exports.isSeq = isSeq;
}));

// node_modules/yaml/dist/visit.js
var require_visit = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	const BREAK = Symbol("break visit");
	const SKIP = Symbol("skip children");
	const REMOVE = Symbol("remove node");
	/**
	* Apply a visitor to an AST node or document.
	*
	* Walks through the tree (depth-first) starting from `node`, calling a
	* `visitor` function with three arguments:
	*   - `key`: For sequence values and map `Pair`, the node's index in the
	*     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
	*     `null` for the root node.
	*   - `node`: The current node.
	*   - `path`: The ancestry of the current node.
	*
	* The return value of the visitor may be used to control the traversal:
	*   - `undefined` (default): Do nothing and continue
	*   - `visit.SKIP`: Do not visit the children of this node, continue with next
	*     sibling
	*   - `visit.BREAK`: Terminate traversal completely
	*   - `visit.REMOVE`: Remove the current node, then continue with the next one
	*   - `Node`: Replace the current node, then continue by visiting it
	*   - `number`: While iterating the items of a sequence or map, set the index
	*     of the next step. This is useful especially if the index of the current
	*     node has changed.
	*
	* If `visitor` is a single function, it will be called with all values
	* encountered in the tree, including e.g. `null` values. Alternatively,
	* separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
	* `Alias` and `Scalar` node. To define the same visitor function for more than
	* one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
	* and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
	* specific defined one will be used for each node.
	*/
	function visit(node, visitor) {
		const visitor_ = initVisitor(visitor);
		if (identity.isDocument(node)) {
			if (visit_(null, node.contents, visitor_, Object.freeze([node])) === REMOVE) node.contents = null;
		} else visit_(null, node, visitor_, Object.freeze([]));
	}
	/** Terminate visit traversal completely */
	visit.BREAK = BREAK;
	/** Do not visit the children of the current node */
	visit.SKIP = SKIP;
	/** Remove the current node */
	visit.REMOVE = REMOVE;
	function visit_(key, node, visitor, path) {
		const ctrl = callVisitor(key, node, visitor, path);
		if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
			replaceNode(key, path, ctrl);
			return visit_(key, ctrl, visitor, path);
		}
		if (typeof ctrl !== "symbol") {
			if (identity.isCollection(node)) {
				path = Object.freeze(path.concat(node));
				for (let i = 0; i < node.items.length; ++i) {
					const ci = visit_(i, node.items[i], visitor, path);
					if (typeof ci === "number") i = ci - 1;
					else if (ci === BREAK) return BREAK;
					else if (ci === REMOVE) {
						node.items.splice(i, 1);
						i -= 1;
					}
				}
			} else if (identity.isPair(node)) {
				path = Object.freeze(path.concat(node));
				const ck = visit_("key", node.key, visitor, path);
				if (ck === BREAK) return BREAK;
				else if (ck === REMOVE) node.key = null;
				const cv = visit_("value", node.value, visitor, path);
				if (cv === BREAK) return BREAK;
				else if (cv === REMOVE) node.value = null;
			}
		}
		return ctrl;
	}
	/**
	* Apply an async visitor to an AST node or document.
	*
	* Walks through the tree (depth-first) starting from `node`, calling a
	* `visitor` function with three arguments:
	*   - `key`: For sequence values and map `Pair`, the node's index in the
	*     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
	*     `null` for the root node.
	*   - `node`: The current node.
	*   - `path`: The ancestry of the current node.
	*
	* The return value of the visitor may be used to control the traversal:
	*   - `Promise`: Must resolve to one of the following values
	*   - `undefined` (default): Do nothing and continue
	*   - `visit.SKIP`: Do not visit the children of this node, continue with next
	*     sibling
	*   - `visit.BREAK`: Terminate traversal completely
	*   - `visit.REMOVE`: Remove the current node, then continue with the next one
	*   - `Node`: Replace the current node, then continue by visiting it
	*   - `number`: While iterating the items of a sequence or map, set the index
	*     of the next step. This is useful especially if the index of the current
	*     node has changed.
	*
	* If `visitor` is a single function, it will be called with all values
	* encountered in the tree, including e.g. `null` values. Alternatively,
	* separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
	* `Alias` and `Scalar` node. To define the same visitor function for more than
	* one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
	* and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
	* specific defined one will be used for each node.
	*/
	async function visitAsync(node, visitor) {
		const visitor_ = initVisitor(visitor);
		if (identity.isDocument(node)) {
			if (await visitAsync_(null, node.contents, visitor_, Object.freeze([node])) === REMOVE) node.contents = null;
		} else await visitAsync_(null, node, visitor_, Object.freeze([]));
	}
	/** Terminate visit traversal completely */
	visitAsync.BREAK = BREAK;
	/** Do not visit the children of the current node */
	visitAsync.SKIP = SKIP;
	/** Remove the current node */
	visitAsync.REMOVE = REMOVE;
	async function visitAsync_(key, node, visitor, path) {
		const ctrl = await callVisitor(key, node, visitor, path);
		if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
			replaceNode(key, path, ctrl);
			return visitAsync_(key, ctrl, visitor, path);
		}
		if (typeof ctrl !== "symbol") {
			if (identity.isCollection(node)) {
				path = Object.freeze(path.concat(node));
				for (let i = 0; i < node.items.length; ++i) {
					const ci = await visitAsync_(i, node.items[i], visitor, path);
					if (typeof ci === "number") i = ci - 1;
					else if (ci === BREAK) return BREAK;
					else if (ci === REMOVE) {
						node.items.splice(i, 1);
						i -= 1;
					}
				}
			} else if (identity.isPair(node)) {
				path = Object.freeze(path.concat(node));
				const ck = await visitAsync_("key", node.key, visitor, path);
				if (ck === BREAK) return BREAK;
				else if (ck === REMOVE) node.key = null;
				const cv = await visitAsync_("value", node.value, visitor, path);
				if (cv === BREAK) return BREAK;
				else if (cv === REMOVE) node.value = null;
			}
		}
		return ctrl;
	}
	function initVisitor(visitor) {
		if (typeof visitor === "object" && (visitor.Collection || visitor.Node || visitor.Value)) return Object.assign({
			Alias: visitor.Node,
			Map: visitor.Node,
			Scalar: visitor.Node,
			Seq: visitor.Node
		}, visitor.Value && {
			Map: visitor.Value,
			Scalar: visitor.Value,
			Seq: visitor.Value
		}, visitor.Collection && {
			Map: visitor.Collection,
			Seq: visitor.Collection
		}, visitor);
		return visitor;
	}
	function callVisitor(key, node, visitor, path) {
		if (typeof visitor === "function") return visitor(key, node, path);
		if (identity.isMap(node)) return visitor.Map?.(key, node, path);
		if (identity.isSeq(node)) return visitor.Seq?.(key, node, path);
		if (identity.isPair(node)) return visitor.Pair?.(key, node, path);
		if (identity.isScalar(node)) return visitor.Scalar?.(key, node, path);
		if (identity.isAlias(node)) return visitor.Alias?.(key, node, path);
	}
	function replaceNode(key, path, node) {
		const parent = path[path.length - 1];
		if (identity.isCollection(parent)) parent.items[key] = node;
		else if (identity.isPair(parent)) {
			if (key === "key") parent.key = node;
			else parent.value = node;
		} else if (identity.isDocument(parent)) parent.contents = node;
		else {
			const pt = identity.isAlias(parent) ? "alias" : "scalar";
			throw new Error(`Cannot replace node with ${pt} parent`);
		}
	}
	exports.visit = visit;
	exports.visitAsync = visitAsync;
}));

// node_modules/yaml/dist/doc/directives.js
var require_directives = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var visit = require_visit();
	const escapeChars = {
		"!": "%21",
		",": "%2C",
		"[": "%5B",
		"]": "%5D",
		"{": "%7B",
		"}": "%7D"
	};
	const escapeTagName = (tn) => tn.replace(/[!,[\]{}]/g, (ch) => escapeChars[ch]);
	var Directives = class Directives {
		constructor(yaml, tags) {
			/**
			* The directives-end/doc-start marker `---`. If `null`, a marker may still be
			* included in the document's stringified representation.
			*/
			this.docStart = null;
			/** The doc-end marker `...`.  */
			this.docEnd = false;
			this.yaml = Object.assign({}, Directives.defaultYaml, yaml);
			this.tags = Object.assign({}, Directives.defaultTags, tags);
		}
		clone() {
			const copy = new Directives(this.yaml, this.tags);
			copy.docStart = this.docStart;
			return copy;
		}
		/**
		* During parsing, get a Directives instance for the current document and
		* update the stream state according to the current version's spec.
		*/
		atDocument() {
			const res = new Directives(this.yaml, this.tags);
			switch (this.yaml.version) {
				case "1.1":
					this.atNextDocument = true;
					break;
				case "1.2":
					this.atNextDocument = false;
					this.yaml = {
						explicit: Directives.defaultYaml.explicit,
						version: "1.2"
					};
					this.tags = Object.assign({}, Directives.defaultTags);
			}
			return res;
		}
		/**
		* @param onError - May be called even if the action was successful
		* @returns `true` on success
		*/
		add(line, onError) {
			if (this.atNextDocument) {
				this.yaml = {
					explicit: Directives.defaultYaml.explicit,
					version: "1.1"
				};
				this.tags = Object.assign({}, Directives.defaultTags);
				this.atNextDocument = false;
			}
			const parts = line.trim().split(/[ \t]+/);
			const name = parts.shift();
			switch (name) {
				case "%TAG": {
					if (parts.length !== 2) {
						onError(0, "%TAG directive should contain exactly two parts");
						if (parts.length < 2) return false;
					}
					const [handle, prefix] = parts;
					this.tags[handle] = prefix;
					return true;
				}
				case "%YAML": {
					this.yaml.explicit = true;
					if (parts.length !== 1) {
						onError(0, "%YAML directive should contain exactly one part");
						return false;
					}
					const [version] = parts;
					if (version === "1.1" || version === "1.2") {
						this.yaml.version = version;
						return true;
					} else {
						const isValid = /^\d+\.\d+$/.test(version);
						onError(6, `Unsupported YAML version ${version}`, isValid);
						return false;
					}
				}
				default:
					onError(0, `Unknown directive ${name}`, true);
					return false;
			}
		}
		/**
		* Resolves a tag, matching handles to those defined in %TAG directives.
		*
		* @returns Resolved tag, which may also be the non-specific tag `'!'` or a
		*   `'!local'` tag, or `null` if unresolvable.
		*/
		tagName(source, onError) {
			if (source === "!") return "!";
			if (source[0] !== "!") {
				onError(`Not a valid tag: ${source}`);
				return null;
			}
			if (source[1] === "<") {
				const verbatim = source.slice(2, -1);
				if (verbatim === "!" || verbatim === "!!") {
					onError(`Verbatim tags aren't resolved, so ${source} is invalid.`);
					return null;
				}
				if (source[source.length - 1] !== ">") onError("Verbatim tags must end with a >");
				return verbatim;
			}
			const [, handle, suffix] = source.match(/^(.*!)([^!]*)$/s);
			if (!suffix) onError(`The ${source} tag has no suffix`);
			const prefix = this.tags[handle];
			if (prefix) try {
				return prefix + decodeURIComponent(suffix);
			} catch (error) {
				onError(String(error));
				return null;
			}
			if (handle === "!") return source;
			onError(`Could not resolve tag: ${source}`);
			return null;
		}
		/**
		* Given a fully resolved tag, returns its printable string form,
		* taking into account current tag prefixes and defaults.
		*/
		tagString(tag) {
			for (const [handle, prefix] of Object.entries(this.tags)) if (tag.startsWith(prefix)) return handle + escapeTagName(tag.substring(prefix.length));
			return tag[0] === "!" ? tag : `!<${tag}>`;
		}
		toString(doc) {
			const lines = this.yaml.explicit ? [`%YAML ${this.yaml.version || "1.2"}`] : [];
			const tagEntries = Object.entries(this.tags);
			let tagNames;
			if (doc && tagEntries.length > 0 && identity.isNode(doc.contents)) {
				const tags = {};
				visit.visit(doc.contents, (_key, node) => {
					if (identity.isNode(node) && node.tag) tags[node.tag] = true;
				});
				tagNames = Object.keys(tags);
			} else tagNames = [];
			for (const [handle, prefix] of tagEntries) {
				if (handle === "!!" && prefix === "tag:yaml.org,2002:") continue;
				if (!doc || tagNames.some((tn) => tn.startsWith(prefix))) lines.push(`%TAG ${handle} ${prefix}`);
			}
			return lines.join("\n");
		}
	};
	Directives.defaultYaml = {
		explicit: false,
		version: "1.2"
	};
	Directives.defaultTags = { "!!": "tag:yaml.org,2002:" };
	exports.Directives = Directives;
}));

// node_modules/yaml/dist/doc/anchors.js
var require_anchors = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var visit = require_visit();
	/**
	* Verify that the input string is a valid anchor.
	*
	* Will throw on errors.
	*/
	function anchorIsValid(anchor) {
		if (/[\x00-\x19\s,[\]{}]/.test(anchor)) {
			const msg = `Anchor must not contain whitespace or control characters: ${JSON.stringify(anchor)}`;
			throw new Error(msg);
		}
		return true;
	}
	function anchorNames(root) {
		const anchors = /* @__PURE__ */ new Set();
		visit.visit(root, { Value(_key, node) {
			if (node.anchor) anchors.add(node.anchor);
		} });
		return anchors;
	}
	/** Find a new anchor name with the given `prefix` and a one-indexed suffix. */
	function findNewAnchor(prefix, exclude) {
		for (let i = 1;; ++i) {
			const name = `${prefix}${i}`;
			if (!exclude.has(name)) return name;
		}
	}
	function createNodeAnchors(doc, prefix) {
		const aliasObjects = [];
		const sourceObjects = /* @__PURE__ */ new Map();
		let prevAnchors = null;
		return {
			onAnchor: (source) => {
				aliasObjects.push(source);
				prevAnchors ?? (prevAnchors = anchorNames(doc));
				const anchor = findNewAnchor(prefix, prevAnchors);
				prevAnchors.add(anchor);
				return anchor;
			},
			/**
			* With circular references, the source node is only resolved after all
			* of its child nodes are. This is why anchors are set only after all of
			* the nodes have been created.
			*/
			setAnchors: () => {
				for (const source of aliasObjects) {
					const ref = sourceObjects.get(source);
					if (typeof ref === "object" && ref.anchor && (identity.isScalar(ref.node) || identity.isCollection(ref.node))) ref.node.anchor = ref.anchor;
					else {
						const error = /* @__PURE__ */ new Error("Failed to resolve repeated object (this should not happen)");
						error.source = source;
						throw error;
					}
				}
			},
			sourceObjects
		};
	}
	exports.anchorIsValid = anchorIsValid;
	exports.anchorNames = anchorNames;
	exports.createNodeAnchors = createNodeAnchors;
	exports.findNewAnchor = findNewAnchor;
}));

// node_modules/yaml/dist/doc/applyReviver.js
var require_applyReviver = /* @__PURE__ */ __commonJSMin(((exports) => {
	/**
	* Applies the JSON.parse reviver algorithm as defined in the ECMA-262 spec,
	* in section 24.5.1.1 "Runtime Semantics: InternalizeJSONProperty" of the
	* 2021 edition: https://tc39.es/ecma262/#sec-json.parse
	*
	* Includes extensions for handling Map and Set objects.
	*/
	function applyReviver(reviver, obj, key, val) {
		if (val && typeof val === "object") {
			if (Array.isArray(val)) for (let i = 0, len = val.length; i < len; ++i) {
				const v0 = val[i];
				const v1 = applyReviver(reviver, val, String(i), v0);
				if (v1 === void 0) delete val[i];
				else if (v1 !== v0) val[i] = v1;
			}
			else if (val instanceof Map) for (const k of Array.from(val.keys())) {
				const v0 = val.get(k);
				const v1 = applyReviver(reviver, val, k, v0);
				if (v1 === void 0) val.delete(k);
				else if (v1 !== v0) val.set(k, v1);
			}
			else if (val instanceof Set) for (const v0 of Array.from(val)) {
				const v1 = applyReviver(reviver, val, v0, v0);
				if (v1 === void 0) val.delete(v0);
				else if (v1 !== v0) {
					val.delete(v0);
					val.add(v1);
				}
			}
			else for (const [k, v0] of Object.entries(val)) {
				const v1 = applyReviver(reviver, val, k, v0);
				if (v1 === void 0) delete val[k];
				else if (v1 !== v0) val[k] = v1;
			}
		}
		return reviver.call(obj, key, val);
	}
	exports.applyReviver = applyReviver;
}));

// node_modules/yaml/dist/nodes/toJS.js
var require_toJS = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	/**
	* Recursively convert any node or its contents to native JavaScript
	*
	* @param value - The input value
	* @param arg - If `value` defines a `toJSON()` method, use this
	*   as its first argument
	* @param ctx - Conversion context, originally set in Document#toJS(). If
	*   `{ keep: true }` is not set, output should be suitable for JSON
	*   stringification.
	*/
	function toJS(value, arg, ctx) {
		if (Array.isArray(value)) return value.map((v, i) => toJS(v, String(i), ctx));
		if (value && typeof value.toJSON === "function") {
			if (!ctx || !identity.hasAnchor(value)) return value.toJSON(arg, ctx);
			const data = {
				aliasCount: 0,
				count: 1,
				res: void 0
			};
			ctx.anchors.set(value, data);
			ctx.onCreate = (res) => {
				data.res = res;
				delete ctx.onCreate;
			};
			const res = value.toJSON(arg, ctx);
			if (ctx.onCreate) ctx.onCreate(res);
			return res;
		}
		if (typeof value === "bigint" && !ctx?.keep) return Number(value);
		return value;
	}
	exports.toJS = toJS;
}));

// node_modules/yaml/dist/nodes/Node.js
var require_Node = /* @__PURE__ */ __commonJSMin(((exports) => {
	var applyReviver = require_applyReviver();
	var identity = require_identity();
	var toJS = require_toJS();
	var NodeBase = class {
		constructor(type) {
			Object.defineProperty(this, identity.NODE_TYPE, { value: type });
		}
		/** Create a copy of this node.  */
		clone() {
			const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
			if (this.range) copy.range = this.range.slice();
			return copy;
		}
		/** A plain JavaScript representation of this node. */
		toJS(doc, { mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
			if (!identity.isDocument(doc)) throw new TypeError("A document argument is required");
			const ctx = {
				anchors: /* @__PURE__ */ new Map(),
				doc,
				keep: true,
				mapAsMap: mapAsMap === true,
				mapKeyWarned: false,
				maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
			};
			const res = toJS.toJS(this, "", ctx);
			if (typeof onAnchor === "function") for (const { count, res } of ctx.anchors.values()) onAnchor(res, count);
			return typeof reviver === "function" ? applyReviver.applyReviver(reviver, { "": res }, "", res) : res;
		}
	};
	exports.NodeBase = NodeBase;
}));

// node_modules/yaml/dist/nodes/Alias.js
var require_Alias = /* @__PURE__ */ __commonJSMin(((exports) => {
	var anchors = require_anchors();
	var visit = require_visit();
	var identity = require_identity();
	var Node = require_Node();
	var toJS = require_toJS();
	var Alias = class extends Node.NodeBase {
		constructor(source) {
			super(identity.ALIAS);
			this.source = source;
			Object.defineProperty(this, "tag", { set() {
				throw new Error("Alias nodes cannot have tags");
			} });
		}
		/**
		* Resolve the value of this alias within `doc`, finding the last
		* instance of the `source` anchor before this node.
		*/
		resolve(doc, ctx) {
			if (ctx?.maxAliasCount === 0) throw new ReferenceError("Alias resolution is disabled");
			let nodes;
			if (ctx?.aliasResolveCache) nodes = ctx.aliasResolveCache;
			else {
				nodes = [];
				visit.visit(doc, { Node: (_key, node) => {
					if (identity.isAlias(node) || identity.hasAnchor(node)) nodes.push(node);
				} });
				if (ctx) ctx.aliasResolveCache = nodes;
			}
			let found = void 0;
			for (const node of nodes) {
				if (node === this) break;
				if (node.anchor === this.source) found = node;
			}
			if (found && ctx) {
				const { anchors, doc, maxAliasCount } = ctx;
				let data = anchors.get(found);
				if (!data) {
					toJS.toJS(found, null, ctx);
					data = anchors.get(found);
				}
				/* istanbul ignore if */
				if (data?.res === void 0) throw new ReferenceError("This should not happen: Alias anchor was not resolved?");
				if (maxAliasCount >= 0) {
					data.count += 1;
					if (data.aliasCount === 0) data.aliasCount = getAliasCount(doc, found, anchors);
					if (data.count * data.aliasCount > maxAliasCount) throw new ReferenceError("Excessive alias count indicates a resource exhaustion attack");
				}
			}
			return found;
		}
		toJSON(_arg, ctx) {
			if (!ctx) return { source: this.source };
			const source = this.resolve(ctx.doc, ctx);
			if (!source) {
				const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
				throw new ReferenceError(msg);
			}
			return ctx.anchors.get(source).res;
		}
		toString(ctx, _onComment, _onChompKeep) {
			const src = `*${this.source}`;
			if (ctx) {
				anchors.anchorIsValid(this.source);
				if (ctx.options.verifyAliasOrder && !ctx.anchors.has(this.source)) {
					const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
					throw new Error(msg);
				}
				if (ctx.implicitKey) return `${src} `;
			}
			return src;
		}
	};
	function getAliasCount(doc, node, anchors) {
		if (identity.isAlias(node)) {
			const source = node.resolve(doc);
			const anchor = anchors && source && anchors.get(source);
			return anchor ? anchor.count * anchor.aliasCount : 0;
		} else if (identity.isCollection(node)) {
			let count = 0;
			for (const item of node.items) {
				const c = getAliasCount(doc, item, anchors);
				if (c > count) count = c;
			}
			return count;
		} else if (identity.isPair(node)) {
			const kc = getAliasCount(doc, node.key, anchors);
			const vc = getAliasCount(doc, node.value, anchors);
			return Math.max(kc, vc);
		}
		return 1;
	}
	exports.Alias = Alias;
}));

// node_modules/yaml/dist/nodes/Scalar.js
var require_Scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Node = require_Node();
	var toJS = require_toJS();
	const isScalarValue = (value) => !value || typeof value !== "function" && typeof value !== "object";
	var Scalar = class extends Node.NodeBase {
		constructor(value) {
			super(identity.SCALAR);
			this.value = value;
		}
		toJSON(arg, ctx) {
			return ctx?.keep ? this.value : toJS.toJS(this.value, arg, ctx);
		}
		toString() {
			return String(this.value);
		}
	};
	Scalar.BLOCK_FOLDED = "BLOCK_FOLDED";
	Scalar.BLOCK_LITERAL = "BLOCK_LITERAL";
	Scalar.PLAIN = "PLAIN";
	Scalar.QUOTE_DOUBLE = "QUOTE_DOUBLE";
	Scalar.QUOTE_SINGLE = "QUOTE_SINGLE";
	exports.Scalar = Scalar;
	exports.isScalarValue = isScalarValue;
}));

// node_modules/yaml/dist/doc/createNode.js
var require_createNode = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Alias = require_Alias();
	var identity = require_identity();
	var Scalar = require_Scalar();
	const defaultTagPrefix = "tag:yaml.org,2002:";
	function findTagObject(value, tagName, tags) {
		if (tagName) {
			const match = tags.filter((t) => t.tag === tagName);
			const tagObj = match.find((t) => !t.format) ?? match[0];
			if (!tagObj) throw new Error(`Tag ${tagName} not found`);
			return tagObj;
		}
		return tags.find((t) => t.identify?.(value) && !t.format);
	}
	function createNode(value, tagName, ctx) {
		if (identity.isDocument(value)) value = value.contents;
		if (identity.isNode(value)) return value;
		if (identity.isPair(value)) {
			const map = ctx.schema[identity.MAP].createNode?.(ctx.schema, null, ctx);
			map.items.push(value);
			return map;
		}
		if (value instanceof String || value instanceof Number || value instanceof Boolean || typeof BigInt !== "undefined" && value instanceof BigInt) value = value.valueOf();
		const { aliasDuplicateObjects, onAnchor, onTagObj, schema, sourceObjects } = ctx;
		let ref = void 0;
		if (aliasDuplicateObjects && value && typeof value === "object") {
			ref = sourceObjects.get(value);
			if (ref) {
				ref.anchor ?? (ref.anchor = onAnchor(value));
				return new Alias.Alias(ref.anchor);
			} else {
				ref = {
					anchor: null,
					node: null
				};
				sourceObjects.set(value, ref);
			}
		}
		if (tagName?.startsWith("!!")) tagName = defaultTagPrefix + tagName.slice(2);
		let tagObj = findTagObject(value, tagName, schema.tags);
		if (!tagObj) {
			if (value && typeof value.toJSON === "function") value = value.toJSON();
			if (!value || typeof value !== "object") {
				const node = new Scalar.Scalar(value);
				if (ref) ref.node = node;
				return node;
			}
			tagObj = value instanceof Map ? schema[identity.MAP] : Symbol.iterator in Object(value) ? schema[identity.SEQ] : schema[identity.MAP];
		}
		if (onTagObj) {
			onTagObj(tagObj);
			delete ctx.onTagObj;
		}
		const node = tagObj?.createNode ? tagObj.createNode(ctx.schema, value, ctx) : typeof tagObj?.nodeClass?.from === "function" ? tagObj.nodeClass.from(ctx.schema, value, ctx) : new Scalar.Scalar(value);
		if (tagName) node.tag = tagName;
		else if (!tagObj.default) node.tag = tagObj.tag;
		if (ref) ref.node = node;
		return node;
	}
	exports.createNode = createNode;
}));

// node_modules/yaml/dist/nodes/Collection.js
var require_Collection = /* @__PURE__ */ __commonJSMin(((exports) => {
	var createNode = require_createNode();
	var identity = require_identity();
	var Node = require_Node();
	function collectionFromPath(schema, path, value) {
		let v = value;
		for (let i = path.length - 1; i >= 0; --i) {
			const k = path[i];
			if (typeof k === "number" && Number.isInteger(k) && k >= 0) {
				const a = [];
				a[k] = v;
				v = a;
			} else v = /* @__PURE__ */ new Map([[k, v]]);
		}
		return createNode.createNode(v, void 0, {
			aliasDuplicateObjects: false,
			keepUndefined: false,
			onAnchor: () => {
				throw new Error("This should not happen, please report a bug.");
			},
			schema,
			sourceObjects: /* @__PURE__ */ new Map()
		});
	}
	const isEmptyPath = (path) => path == null || typeof path === "object" && !!path[Symbol.iterator]().next().done;
	var Collection = class extends Node.NodeBase {
		constructor(type, schema) {
			super(type);
			Object.defineProperty(this, "schema", {
				value: schema,
				configurable: true,
				enumerable: false,
				writable: true
			});
		}
		/**
		* Create a copy of this collection.
		*
		* @param schema - If defined, overwrites the original's schema
		*/
		clone(schema) {
			const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
			if (schema) copy.schema = schema;
			copy.items = copy.items.map((it) => identity.isNode(it) || identity.isPair(it) ? it.clone(schema) : it);
			if (this.range) copy.range = this.range.slice();
			return copy;
		}
		/**
		* Adds a value to the collection. For `!!map` and `!!omap` the value must
		* be a Pair instance or a `{ key, value }` object, which may not have a key
		* that already exists in the map.
		*/
		addIn(path, value) {
			if (isEmptyPath(path)) this.add(value);
			else {
				const [key, ...rest] = path;
				const node = this.get(key, true);
				if (identity.isCollection(node)) node.addIn(rest, value);
				else if (node === void 0 && this.schema) this.set(key, collectionFromPath(this.schema, rest, value));
				else throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
			}
		}
		/**
		* Removes a value from the collection.
		* @returns `true` if the item was found and removed.
		*/
		deleteIn(path) {
			const [key, ...rest] = path;
			if (rest.length === 0) return this.delete(key);
			const node = this.get(key, true);
			if (identity.isCollection(node)) return node.deleteIn(rest);
			else throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
		}
		/**
		* Returns item at `key`, or `undefined` if not found. By default unwraps
		* scalar values from their surrounding node; to disable set `keepScalar` to
		* `true` (collections are always returned intact).
		*/
		getIn(path, keepScalar) {
			const [key, ...rest] = path;
			const node = this.get(key, true);
			if (rest.length === 0) return !keepScalar && identity.isScalar(node) ? node.value : node;
			else return identity.isCollection(node) ? node.getIn(rest, keepScalar) : void 0;
		}
		hasAllNullValues(allowScalar) {
			return this.items.every((node) => {
				if (!identity.isPair(node)) return false;
				const n = node.value;
				return n == null || allowScalar && identity.isScalar(n) && n.value == null && !n.commentBefore && !n.comment && !n.tag;
			});
		}
		/**
		* Checks if the collection includes a value with the key `key`.
		*/
		hasIn(path) {
			const [key, ...rest] = path;
			if (rest.length === 0) return this.has(key);
			const node = this.get(key, true);
			return identity.isCollection(node) ? node.hasIn(rest) : false;
		}
		/**
		* Sets a value in this collection. For `!!set`, `value` needs to be a
		* boolean to add/remove the item from the set.
		*/
		setIn(path, value) {
			const [key, ...rest] = path;
			if (rest.length === 0) this.set(key, value);
			else {
				const node = this.get(key, true);
				if (identity.isCollection(node)) node.setIn(rest, value);
				else if (node === void 0 && this.schema) this.set(key, collectionFromPath(this.schema, rest, value));
				else throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
			}
		}
	};
	exports.Collection = Collection;
	exports.collectionFromPath = collectionFromPath;
	exports.isEmptyPath = isEmptyPath;
}));

// node_modules/yaml/dist/stringify/stringifyComment.js
var require_stringifyComment = /* @__PURE__ */ __commonJSMin(((exports) => {
	/**
	* Stringifies a comment.
	*
	* Empty comment lines are left empty,
	* lines consisting of a single space are replaced by `#`,
	* and all other lines are prefixed with a `#`.
	*/
	const stringifyComment = (str) => str.replace(/^(?!$)(?: $)?/gm, "#");
	function indentComment(comment, indent) {
		if (/^\n+$/.test(comment)) return comment.substring(1);
		return indent ? comment.replace(/^(?! *$)/gm, indent) : comment;
	}
	const lineComment = (str, indent, comment) => str.endsWith("\n") ? indentComment(comment, indent) : comment.includes("\n") ? "\n" + indentComment(comment, indent) : (str.endsWith(" ") ? "" : " ") + comment;
	exports.indentComment = indentComment;
	exports.lineComment = lineComment;
	exports.stringifyComment = stringifyComment;
}));

// node_modules/yaml/dist/stringify/foldFlowLines.js
var require_foldFlowLines = /* @__PURE__ */ __commonJSMin(((exports) => {
	const FOLD_FLOW = "flow";
	const FOLD_BLOCK = "block";
	const FOLD_QUOTED = "quoted";
	/**
	* Tries to keep input at up to `lineWidth` characters, splitting only on spaces
	* not followed by newlines or spaces unless `mode` is `'quoted'`. Lines are
	* terminated with `\n` and started with `indent`.
	*/
	function foldFlowLines(text, indent, mode = "flow", { indentAtStart, lineWidth = 80, minContentWidth = 20, onFold, onOverflow } = {}) {
		if (!lineWidth || lineWidth < 0) return text;
		if (lineWidth < minContentWidth) minContentWidth = 0;
		const endStep = Math.max(1 + minContentWidth, 1 + lineWidth - indent.length);
		if (text.length <= endStep) return text;
		const folds = [];
		const escapedFolds = {};
		let end = lineWidth - indent.length;
		if (typeof indentAtStart === "number") {
			if (indentAtStart > lineWidth - Math.max(2, minContentWidth)) folds.push(0);
			else end = lineWidth - indentAtStart;
		}
		let split = void 0;
		let prev = void 0;
		let overflow = false;
		let i = -1;
		let escStart = -1;
		let escEnd = -1;
		if (mode === FOLD_BLOCK) {
			i = consumeMoreIndentedLines(text, i, indent.length);
			if (i !== -1) end = i + endStep;
		}
		for (let ch; ch = text[i += 1];) {
			if (mode === FOLD_QUOTED && ch === "\\") {
				escStart = i;
				switch (text[i + 1]) {
					case "x":
						i += 3;
						break;
					case "u":
						i += 5;
						break;
					case "U":
						i += 9;
						break;
					default: i += 1;
				}
				escEnd = i;
			}
			if (ch === "\n") {
				if (mode === FOLD_BLOCK) i = consumeMoreIndentedLines(text, i, indent.length);
				end = i + indent.length + endStep;
				split = void 0;
			} else {
				if (ch === " " && prev && prev !== " " && prev !== "\n" && prev !== "	") {
					const next = text[i + 1];
					if (next && next !== " " && next !== "\n" && next !== "	") split = i;
				}
				if (i >= end) {
					if (split) {
						folds.push(split);
						end = split + endStep;
						split = void 0;
					} else if (mode === FOLD_QUOTED) {
						while (prev === " " || prev === "	") {
							prev = ch;
							ch = text[i += 1];
							overflow = true;
						}
						const j = i > escEnd + 1 ? i - 2 : escStart - 1;
						if (escapedFolds[j]) return text;
						folds.push(j);
						escapedFolds[j] = true;
						end = j + endStep;
						split = void 0;
					} else overflow = true;
				}
			}
			prev = ch;
		}
		if (overflow && onOverflow) onOverflow();
		if (folds.length === 0) return text;
		if (onFold) onFold();
		let res = text.slice(0, folds[0]);
		for (let i = 0; i < folds.length; ++i) {
			const fold = folds[i];
			const end = folds[i + 1] || text.length;
			if (fold === 0) res = `\n${indent}${text.slice(0, end)}`;
			else {
				if (mode === FOLD_QUOTED && escapedFolds[fold]) res += `${text[fold]}\\`;
				res += `\n${indent}${text.slice(fold + 1, end)}`;
			}
		}
		return res;
	}
	/**
	* Presumes `i + 1` is at the start of a line
	* @returns index of last newline in more-indented block
	*/
	function consumeMoreIndentedLines(text, i, indent) {
		let end = i;
		let start = i + 1;
		let ch = text[start];
		while (ch === " " || ch === "	") if (i < start + indent) ch = text[++i];
		else {
			do
				ch = text[++i];
			while (ch && ch !== "\n");
			end = i;
			start = i + 1;
			ch = text[start];
		}
		return end;
	}
	exports.FOLD_BLOCK = FOLD_BLOCK;
	exports.FOLD_FLOW = FOLD_FLOW;
	exports.FOLD_QUOTED = FOLD_QUOTED;
	exports.foldFlowLines = foldFlowLines;
}));

// node_modules/yaml/dist/stringify/stringifyString.js
var require_stringifyString = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var foldFlowLines = require_foldFlowLines();
	const getFoldOptions = (ctx, isBlock) => ({
		indentAtStart: isBlock ? ctx.indent.length : ctx.indentAtStart,
		lineWidth: ctx.options.lineWidth,
		minContentWidth: ctx.options.minContentWidth
	});
	const containsDocumentMarker = (str) => /^(%|---|\.\.\.)/m.test(str);
	function lineLengthOverLimit(str, lineWidth, indentLength) {
		if (!lineWidth || lineWidth < 0) return false;
		const limit = lineWidth - indentLength;
		const strLen = str.length;
		if (strLen <= limit) return false;
		for (let i = 0, start = 0; i < strLen; ++i) if (str[i] === "\n") {
			if (i - start > limit) return true;
			start = i + 1;
			if (strLen - start <= limit) return false;
		}
		return true;
	}
	function doubleQuotedString(value, ctx) {
		const json = JSON.stringify(value);
		if (ctx.options.doubleQuotedAsJSON) return json;
		const { implicitKey } = ctx;
		const minMultiLineLength = ctx.options.doubleQuotedMinMultiLineLength;
		const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
		let str = "";
		let start = 0;
		for (let i = 0, ch = json[i]; ch; ch = json[++i]) {
			if (ch === " " && json[i + 1] === "\\" && json[i + 2] === "n") {
				str += json.slice(start, i) + "\\ ";
				i += 1;
				start = i;
				ch = "\\";
			}
			if (ch === "\\") switch (json[i + 1]) {
				case "u":
					{
						str += json.slice(start, i);
						const code = json.substr(i + 2, 4);
						switch (code) {
							case "0000":
								str += "\\0";
								break;
							case "0007":
								str += "\\a";
								break;
							case "000b":
								str += "\\v";
								break;
							case "001b":
								str += "\\e";
								break;
							case "0085":
								str += "\\N";
								break;
							case "00a0":
								str += "\\_";
								break;
							case "2028":
								str += "\\L";
								break;
							case "2029":
								str += "\\P";
								break;
							default: if (code.substr(0, 2) === "00") str += "\\x" + code.substr(2);
							else str += json.substr(i, 6);
						}
						i += 5;
						start = i + 1;
					}
					break;
				case "n":
					if (implicitKey || json[i + 2] === "\"" || json.length < minMultiLineLength) i += 1;
					else {
						str += json.slice(start, i) + "\n\n";
						while (json[i + 2] === "\\" && json[i + 3] === "n" && json[i + 4] !== "\"") {
							str += "\n";
							i += 2;
						}
						str += indent;
						if (json[i + 2] === " ") str += "\\";
						i += 1;
						start = i + 1;
					}
					break;
				default: i += 1;
			}
		}
		str = start ? str + json.slice(start) : json;
		return implicitKey ? str : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_QUOTED, getFoldOptions(ctx, false));
	}
	function singleQuotedString(value, ctx) {
		if (ctx.options.singleQuote === false || ctx.implicitKey && value.includes("\n") || /[ \t]\n|\n[ \t]/.test(value)) return doubleQuotedString(value, ctx);
		const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
		const res = "'" + value.replace(/'/g, "''").replace(/\n+/g, `$&\n${indent}`) + "'";
		return ctx.implicitKey ? res : foldFlowLines.foldFlowLines(res, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
	}
	function quotedString(value, ctx) {
		const { singleQuote } = ctx.options;
		let qs;
		if (singleQuote === false) qs = doubleQuotedString;
		else {
			const hasDouble = value.includes("\"");
			const hasSingle = value.includes("'");
			if (hasDouble && !hasSingle) qs = singleQuotedString;
			else if (hasSingle && !hasDouble) qs = doubleQuotedString;
			else qs = singleQuote ? singleQuotedString : doubleQuotedString;
		}
		return qs(value, ctx);
	}
	let blockEndNewlines;
	try {
		blockEndNewlines = new RegExp("(^|(?<!\n))\n+(?!\n|$)", "g");
	} catch {
		blockEndNewlines = /\n+(?!\n|$)/g;
	}
	function blockString({ comment, type, value }, ctx, onComment, onChompKeep) {
		const { blockQuote, commentString, lineWidth } = ctx.options;
		if (!blockQuote || /\n[\t ]+$/.test(value)) return quotedString(value, ctx);
		const indent = ctx.indent || (ctx.forceBlockIndent || containsDocumentMarker(value) ? "  " : "");
		const literal = blockQuote === "literal" ? true : blockQuote === "folded" || type === Scalar.Scalar.BLOCK_FOLDED ? false : type === Scalar.Scalar.BLOCK_LITERAL ? true : !lineLengthOverLimit(value, lineWidth, indent.length);
		if (!value) return literal ? "|\n" : ">\n";
		let chomp;
		let endStart;
		for (endStart = value.length; endStart > 0; --endStart) {
			const ch = value[endStart - 1];
			if (ch !== "\n" && ch !== "	" && ch !== " ") break;
		}
		let end = value.substring(endStart);
		const endNlPos = end.indexOf("\n");
		if (endNlPos === -1) chomp = "-";
		else if (value === end || endNlPos !== end.length - 1) {
			chomp = "+";
			if (onChompKeep) onChompKeep();
		} else chomp = "";
		if (end) {
			value = value.slice(0, -end.length);
			if (end[end.length - 1] === "\n") end = end.slice(0, -1);
			end = end.replace(blockEndNewlines, `$&${indent}`);
		}
		let startWithSpace = false;
		let startEnd;
		let startNlPos = -1;
		for (startEnd = 0; startEnd < value.length; ++startEnd) {
			const ch = value[startEnd];
			if (ch === " ") startWithSpace = true;
			else if (ch === "\n") startNlPos = startEnd;
			else break;
		}
		let start = value.substring(0, startNlPos < startEnd ? startNlPos + 1 : startEnd);
		if (start) {
			value = value.substring(start.length);
			start = start.replace(/\n+/g, `$&${indent}`);
		}
		let header = (startWithSpace ? indent ? "2" : "1" : "") + chomp;
		if (comment) {
			header += " " + commentString(comment.replace(/ ?[\r\n]+/g, " "));
			if (onComment) onComment();
		}
		if (!literal) {
			const foldedValue = value.replace(/\n+/g, "\n$&").replace(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g, "$1$2").replace(/\n+/g, `$&${indent}`);
			let literalFallback = false;
			const foldOptions = getFoldOptions(ctx, true);
			if (blockQuote !== "folded" && type !== Scalar.Scalar.BLOCK_FOLDED) foldOptions.onOverflow = () => {
				literalFallback = true;
			};
			const body = foldFlowLines.foldFlowLines(`${start}${foldedValue}${end}`, indent, foldFlowLines.FOLD_BLOCK, foldOptions);
			if (!literalFallback) return `>${header}\n${indent}${body}`;
		}
		value = value.replace(/\n+/g, `$&${indent}`);
		return `|${header}\n${indent}${start}${value}${end}`;
	}
	function plainString(item, ctx, onComment, onChompKeep) {
		const { type, value } = item;
		const { actualString, implicitKey, indent, indentStep, inFlow } = ctx;
		if (implicitKey && value.includes("\n") || inFlow && /[[\]{},]/.test(value)) return quotedString(value, ctx);
		if (/^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.test(value)) return implicitKey || inFlow || !value.includes("\n") ? quotedString(value, ctx) : blockString(item, ctx, onComment, onChompKeep);
		if (!implicitKey && !inFlow && type !== Scalar.Scalar.PLAIN && value.includes("\n")) return blockString(item, ctx, onComment, onChompKeep);
		if (containsDocumentMarker(value)) {
			if (indent === "") {
				ctx.forceBlockIndent = true;
				return blockString(item, ctx, onComment, onChompKeep);
			} else if (implicitKey && indent === indentStep) return quotedString(value, ctx);
		}
		const str = value.replace(/\n+/g, `$&\n${indent}`);
		if (actualString) {
			const test = (tag) => tag.default && tag.tag !== "tag:yaml.org,2002:str" && tag.test?.test(str);
			const { compat, tags } = ctx.doc.schema;
			if (tags.some(test) || compat?.some(test)) return quotedString(value, ctx);
		}
		return implicitKey ? str : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
	}
	function stringifyString(item, ctx, onComment, onChompKeep) {
		const { implicitKey, inFlow } = ctx;
		const ss = typeof item.value === "string" ? item : Object.assign({}, item, { value: String(item.value) });
		let { type } = item;
		if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
			if (/[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u.test(ss.value)) type = Scalar.Scalar.QUOTE_DOUBLE;
		}
		const _stringify = (_type) => {
			switch (_type) {
				case Scalar.Scalar.BLOCK_FOLDED:
				case Scalar.Scalar.BLOCK_LITERAL: return implicitKey || inFlow ? quotedString(ss.value, ctx) : blockString(ss, ctx, onComment, onChompKeep);
				case Scalar.Scalar.QUOTE_DOUBLE: return doubleQuotedString(ss.value, ctx);
				case Scalar.Scalar.QUOTE_SINGLE: return singleQuotedString(ss.value, ctx);
				case Scalar.Scalar.PLAIN: return plainString(ss, ctx, onComment, onChompKeep);
				default: return null;
			}
		};
		let res = _stringify(type);
		if (res === null) {
			const { defaultKeyType, defaultStringType } = ctx.options;
			const t = implicitKey && defaultKeyType || defaultStringType;
			res = _stringify(t);
			if (res === null) throw new Error(`Unsupported default string type ${t}`);
		}
		return res;
	}
	exports.stringifyString = stringifyString;
}));

// node_modules/yaml/dist/stringify/stringify.js
var require_stringify = /* @__PURE__ */ __commonJSMin(((exports) => {
	var anchors = require_anchors();
	var identity = require_identity();
	var stringifyComment = require_stringifyComment();
	var stringifyString = require_stringifyString();
	function createStringifyContext(doc, options) {
		const opt = Object.assign({
			blockQuote: true,
			commentString: stringifyComment.stringifyComment,
			defaultKeyType: null,
			defaultStringType: "PLAIN",
			directives: null,
			doubleQuotedAsJSON: false,
			doubleQuotedMinMultiLineLength: 40,
			falseStr: "false",
			flowCollectionPadding: true,
			indentSeq: true,
			lineWidth: 80,
			minContentWidth: 20,
			nullStr: "null",
			simpleKeys: false,
			singleQuote: null,
			trailingComma: false,
			trueStr: "true",
			verifyAliasOrder: true
		}, doc.schema.toStringOptions, options);
		let inFlow;
		switch (opt.collectionStyle) {
			case "block":
				inFlow = false;
				break;
			case "flow":
				inFlow = true;
				break;
			default: inFlow = null;
		}
		return {
			anchors: /* @__PURE__ */ new Set(),
			doc,
			flowCollectionPadding: opt.flowCollectionPadding ? " " : "",
			indent: "",
			indentStep: typeof opt.indent === "number" ? " ".repeat(opt.indent) : "  ",
			inFlow,
			options: opt
		};
	}
	function getTagObject(tags, item) {
		if (item.tag) {
			const match = tags.filter((t) => t.tag === item.tag);
			if (match.length > 0) return match.find((t) => t.format === item.format) ?? match[0];
		}
		let tagObj = void 0;
		let obj;
		if (identity.isScalar(item)) {
			obj = item.value;
			let match = tags.filter((t) => t.identify?.(obj));
			if (match.length > 1) {
				const testMatch = match.filter((t) => t.test);
				if (testMatch.length > 0) match = testMatch;
			}
			tagObj = match.find((t) => t.format === item.format) ?? match.find((t) => !t.format);
		} else {
			obj = item;
			tagObj = tags.find((t) => t.nodeClass && obj instanceof t.nodeClass);
		}
		if (!tagObj) {
			const name = obj?.constructor?.name ?? (obj === null ? "null" : typeof obj);
			throw new Error(`Tag not resolved for ${name} value`);
		}
		return tagObj;
	}
	function stringifyProps(node, tagObj, { anchors: anchors$1, doc }) {
		if (!doc.directives) return "";
		const props = [];
		const anchor = (identity.isScalar(node) || identity.isCollection(node)) && node.anchor;
		if (anchor && anchors.anchorIsValid(anchor)) {
			anchors$1.add(anchor);
			props.push(`&${anchor}`);
		}
		const tag = node.tag ?? (tagObj.default ? null : tagObj.tag);
		if (tag) props.push(doc.directives.tagString(tag));
		return props.join(" ");
	}
	function stringify(item, ctx, onComment, onChompKeep) {
		if (identity.isPair(item)) return item.toString(ctx, onComment, onChompKeep);
		if (identity.isAlias(item)) {
			if (ctx.doc.directives) return item.toString(ctx);
			if (ctx.resolvedAliases?.has(item)) throw new TypeError(`Cannot stringify circular structure without alias nodes`);
			else {
				if (ctx.resolvedAliases) ctx.resolvedAliases.add(item);
				else ctx.resolvedAliases = /* @__PURE__ */ new Set([item]);
				item = item.resolve(ctx.doc);
			}
		}
		let tagObj = void 0;
		const node = identity.isNode(item) ? item : ctx.doc.createNode(item, { onTagObj: (o) => tagObj = o });
		tagObj ?? (tagObj = getTagObject(ctx.doc.schema.tags, node));
		const props = stringifyProps(node, tagObj, ctx);
		if (props.length > 0) ctx.indentAtStart = (ctx.indentAtStart ?? 0) + props.length + 1;
		const str = typeof tagObj.stringify === "function" ? tagObj.stringify(node, ctx, onComment, onChompKeep) : identity.isScalar(node) ? stringifyString.stringifyString(node, ctx, onComment, onChompKeep) : node.toString(ctx, onComment, onChompKeep);
		if (!props) return str;
		return identity.isScalar(node) || str[0] === "{" || str[0] === "[" ? `${props} ${str}` : `${props}\n${ctx.indent}${str}`;
	}
	exports.createStringifyContext = createStringifyContext;
	exports.stringify = stringify;
}));

// node_modules/yaml/dist/stringify/stringifyPair.js
var require_stringifyPair = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	var stringify = require_stringify();
	var stringifyComment = require_stringifyComment();
	function stringifyPair({ key, value }, ctx, onComment, onChompKeep) {
		const { allNullValues, doc, indent, indentStep, options: { commentString, indentSeq, simpleKeys } } = ctx;
		let keyComment = identity.isNode(key) && key.comment || null;
		if (simpleKeys) {
			if (keyComment) throw new Error("With simple keys, key nodes cannot have comments");
			if (identity.isCollection(key) || !identity.isNode(key) && typeof key === "object") throw new Error("With simple keys, collection cannot be used as a key value");
		}
		let explicitKey = !simpleKeys && (!key || keyComment && value == null && !ctx.inFlow || identity.isCollection(key) || (identity.isScalar(key) ? key.type === Scalar.Scalar.BLOCK_FOLDED || key.type === Scalar.Scalar.BLOCK_LITERAL : typeof key === "object"));
		ctx = Object.assign({}, ctx, {
			allNullValues: false,
			implicitKey: !explicitKey && (simpleKeys || !allNullValues),
			indent: indent + indentStep
		});
		let keyCommentDone = false;
		let chompKeep = false;
		let str = stringify.stringify(key, ctx, () => keyCommentDone = true, () => chompKeep = true);
		if (!explicitKey && !ctx.inFlow && str.length > 1024) {
			if (simpleKeys) throw new Error("With simple keys, single line scalar must not span more than 1024 characters");
			explicitKey = true;
		}
		if (ctx.inFlow) {
			if (allNullValues || value == null) {
				if (keyCommentDone && onComment) onComment();
				return str === "" ? "?" : explicitKey ? `? ${str}` : str;
			}
		} else if (allNullValues && !simpleKeys || value == null && explicitKey) {
			str = `? ${str}`;
			if (keyComment && !keyCommentDone) str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
			else if (chompKeep && onChompKeep) onChompKeep();
			return str;
		}
		if (keyCommentDone) keyComment = null;
		if (explicitKey) {
			if (keyComment) str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
			str = `? ${str}\n${indent}:`;
		} else {
			str = `${str}:`;
			if (keyComment) str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
		}
		let vsb, vcb, valueComment;
		if (identity.isNode(value)) {
			vsb = !!value.spaceBefore;
			vcb = value.commentBefore;
			valueComment = value.comment;
		} else {
			vsb = false;
			vcb = null;
			valueComment = null;
			if (value && typeof value === "object") value = doc.createNode(value);
		}
		ctx.implicitKey = false;
		if (!explicitKey && !keyComment && identity.isScalar(value)) ctx.indentAtStart = str.length + 1;
		chompKeep = false;
		if (!indentSeq && indentStep.length >= 2 && !ctx.inFlow && !explicitKey && identity.isSeq(value) && !value.flow && !value.tag && !value.anchor) ctx.indent = ctx.indent.substring(2);
		let valueCommentDone = false;
		const valueStr = stringify.stringify(value, ctx, () => valueCommentDone = true, () => chompKeep = true);
		let ws = " ";
		if (keyComment || vsb || vcb) {
			ws = vsb ? "\n" : "";
			if (vcb) {
				const cs = commentString(vcb);
				ws += `\n${stringifyComment.indentComment(cs, ctx.indent)}`;
			}
			if (valueStr === "" && !ctx.inFlow) {
				if (ws === "\n" && valueComment) ws = "\n\n";
			} else ws += `\n${ctx.indent}`;
		} else if (!explicitKey && identity.isCollection(value)) {
			const vs0 = valueStr[0];
			const nl0 = valueStr.indexOf("\n");
			const hasNewline = nl0 !== -1;
			const flow = ctx.inFlow ?? value.flow ?? value.items.length === 0;
			if (hasNewline || !flow) {
				let hasPropsLine = false;
				if (hasNewline && (vs0 === "&" || vs0 === "!")) {
					let sp0 = valueStr.indexOf(" ");
					if (vs0 === "&" && sp0 !== -1 && sp0 < nl0 && valueStr[sp0 + 1] === "!") sp0 = valueStr.indexOf(" ", sp0 + 1);
					if (sp0 === -1 || nl0 < sp0) hasPropsLine = true;
				}
				if (!hasPropsLine) ws = `\n${ctx.indent}`;
			}
		} else if (valueStr === "" || valueStr[0] === "\n") ws = "";
		str += ws + valueStr;
		if (ctx.inFlow) {
			if (valueCommentDone && onComment) onComment();
		} else if (valueComment && !valueCommentDone) str += stringifyComment.lineComment(str, ctx.indent, commentString(valueComment));
		else if (chompKeep && onChompKeep) onChompKeep();
		return str;
	}
	exports.stringifyPair = stringifyPair;
}));

// node_modules/yaml/dist/log.js
var require_log = /* @__PURE__ */ __commonJSMin(((exports) => {
	var node_process = __require("process");
	function debug(logLevel, ...messages) {
		if (logLevel === "debug") console.log(...messages);
	}
	function warn(logLevel, warning) {
		if (logLevel === "debug" || logLevel === "warn") {
			if (typeof node_process.emitWarning === "function") node_process.emitWarning(warning);
			else console.warn(warning);
		}
	}
	exports.debug = debug;
	exports.warn = warn;
}));

// node_modules/yaml/dist/schema/yaml-1.1/merge.js
var require_merge = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	const MERGE_KEY = "<<";
	const merge = {
		identify: (value) => value === MERGE_KEY || typeof value === "symbol" && value.description === MERGE_KEY,
		default: "key",
		tag: "tag:yaml.org,2002:merge",
		test: /^<<$/,
		resolve: () => Object.assign(new Scalar.Scalar(Symbol(MERGE_KEY)), { addToJSMap: addMergeToJSMap }),
		stringify: () => MERGE_KEY
	};
	const isMergeKey = (ctx, key) => (merge.identify(key) || identity.isScalar(key) && (!key.type || key.type === Scalar.Scalar.PLAIN) && merge.identify(key.value)) && ctx?.doc.schema.tags.some((tag) => tag.tag === merge.tag && tag.default);
	function addMergeToJSMap(ctx, map, value) {
		const source = resolveAliasValue(ctx, value);
		if (identity.isSeq(source)) for (const it of source.items) mergeValue(ctx, map, it);
		else if (Array.isArray(source)) for (const it of source) mergeValue(ctx, map, it);
		else mergeValue(ctx, map, source);
	}
	function mergeValue(ctx, map, value) {
		const source = resolveAliasValue(ctx, value);
		if (!identity.isMap(source)) throw new Error("Merge sources must be maps or map aliases");
		const srcMap = source.toJSON(null, ctx, Map);
		for (const [key, value] of srcMap) if (map instanceof Map) {
			if (!map.has(key)) map.set(key, value);
		} else if (map instanceof Set) map.add(key);
		else if (!Object.prototype.hasOwnProperty.call(map, key)) Object.defineProperty(map, key, {
			value,
			writable: true,
			enumerable: true,
			configurable: true
		});
		return map;
	}
	function resolveAliasValue(ctx, value) {
		return ctx && identity.isAlias(value) ? value.resolve(ctx.doc, ctx) : value;
	}
	exports.addMergeToJSMap = addMergeToJSMap;
	exports.isMergeKey = isMergeKey;
	exports.merge = merge;
}));

// node_modules/yaml/dist/nodes/addPairToJSMap.js
var require_addPairToJSMap = /* @__PURE__ */ __commonJSMin(((exports) => {
	var log = require_log();
	var merge = require_merge();
	var stringify = require_stringify();
	var identity = require_identity();
	var toJS = require_toJS();
	function addPairToJSMap(ctx, map, { key, value }) {
		if (identity.isNode(key) && key.addToJSMap) key.addToJSMap(ctx, map, value);
		else if (merge.isMergeKey(ctx, key)) merge.addMergeToJSMap(ctx, map, value);
		else {
			const jsKey = toJS.toJS(key, "", ctx);
			if (map instanceof Map) map.set(jsKey, toJS.toJS(value, jsKey, ctx));
			else if (map instanceof Set) map.add(jsKey);
			else {
				const stringKey = stringifyKey(key, jsKey, ctx);
				const jsValue = toJS.toJS(value, stringKey, ctx);
				if (stringKey in map) Object.defineProperty(map, stringKey, {
					value: jsValue,
					writable: true,
					enumerable: true,
					configurable: true
				});
				else map[stringKey] = jsValue;
			}
		}
		return map;
	}
	function stringifyKey(key, jsKey, ctx) {
		if (jsKey === null) return "";
		if (typeof jsKey !== "object") return String(jsKey);
		if (identity.isNode(key) && ctx?.doc) {
			const strCtx = stringify.createStringifyContext(ctx.doc, {});
			strCtx.anchors = /* @__PURE__ */ new Set();
			for (const node of ctx.anchors.keys()) strCtx.anchors.add(node.anchor);
			strCtx.inFlow = true;
			strCtx.inStringifyKey = true;
			const strKey = key.toString(strCtx);
			if (!ctx.mapKeyWarned) {
				let jsonStr = JSON.stringify(strKey);
				if (jsonStr.length > 40) jsonStr = jsonStr.substring(0, 36) + "...\"";
				log.warn(ctx.doc.options.logLevel, `Keys with collection values will be stringified due to JS Object restrictions: ${jsonStr}. Set mapAsMap: true to use object keys.`);
				ctx.mapKeyWarned = true;
			}
			return strKey;
		}
		return JSON.stringify(jsKey);
	}
	exports.addPairToJSMap = addPairToJSMap;
}));

// node_modules/yaml/dist/nodes/Pair.js
var require_Pair = /* @__PURE__ */ __commonJSMin(((exports) => {
	var createNode = require_createNode();
	var stringifyPair = require_stringifyPair();
	var addPairToJSMap = require_addPairToJSMap();
	var identity = require_identity();
	function createPair(key, value, ctx) {
		const k = createNode.createNode(key, void 0, ctx);
		const v = createNode.createNode(value, void 0, ctx);
		return new Pair(k, v);
	}
	var Pair = class Pair {
		constructor(key, value = null) {
			Object.defineProperty(this, identity.NODE_TYPE, { value: identity.PAIR });
			this.key = key;
			this.value = value;
		}
		clone(schema) {
			let { key, value } = this;
			if (identity.isNode(key)) key = key.clone(schema);
			if (identity.isNode(value)) value = value.clone(schema);
			return new Pair(key, value);
		}
		toJSON(_, ctx) {
			const pair = ctx?.mapAsMap ? /* @__PURE__ */ new Map() : {};
			return addPairToJSMap.addPairToJSMap(ctx, pair, this);
		}
		toString(ctx, onComment, onChompKeep) {
			return ctx?.doc ? stringifyPair.stringifyPair(this, ctx, onComment, onChompKeep) : JSON.stringify(this);
		}
	};
	exports.Pair = Pair;
	exports.createPair = createPair;
}));

// node_modules/yaml/dist/stringify/stringifyCollection.js
var require_stringifyCollection = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var stringify = require_stringify();
	var stringifyComment = require_stringifyComment();
	function stringifyCollection(collection, ctx, options) {
		return (ctx.inFlow ?? collection.flow ? stringifyFlowCollection : stringifyBlockCollection)(collection, ctx, options);
	}
	function stringifyBlockCollection({ comment, items }, ctx, { blockItemPrefix, flowChars, itemIndent, onChompKeep, onComment }) {
		const { indent, options: { commentString } } = ctx;
		const itemCtx = Object.assign({}, ctx, {
			indent: itemIndent,
			type: null
		});
		let chompKeep = false;
		const lines = [];
		for (let i = 0; i < items.length; ++i) {
			const item = items[i];
			let comment = null;
			if (identity.isNode(item)) {
				if (!chompKeep && item.spaceBefore) lines.push("");
				addCommentBefore(ctx, lines, item.commentBefore, chompKeep);
				if (item.comment) comment = item.comment;
			} else if (identity.isPair(item)) {
				const ik = identity.isNode(item.key) ? item.key : null;
				if (ik) {
					if (!chompKeep && ik.spaceBefore) lines.push("");
					addCommentBefore(ctx, lines, ik.commentBefore, chompKeep);
				}
			}
			chompKeep = false;
			let str = stringify.stringify(item, itemCtx, () => comment = null, () => chompKeep = true);
			if (comment) str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
			if (chompKeep && comment) chompKeep = false;
			lines.push(blockItemPrefix + str);
		}
		let str;
		if (lines.length === 0) str = flowChars.start + flowChars.end;
		else {
			str = lines[0];
			for (let i = 1; i < lines.length; ++i) {
				const line = lines[i];
				str += line ? `\n${indent}${line}` : "\n";
			}
		}
		if (comment) {
			str += "\n" + stringifyComment.indentComment(commentString(comment), indent);
			if (onComment) onComment();
		} else if (chompKeep && onChompKeep) onChompKeep();
		return str;
	}
	function stringifyFlowCollection({ items }, ctx, { flowChars, itemIndent }) {
		const { indent, indentStep, flowCollectionPadding: fcPadding, options: { commentString } } = ctx;
		itemIndent += indentStep;
		const itemCtx = Object.assign({}, ctx, {
			indent: itemIndent,
			inFlow: true,
			type: null
		});
		let reqNewline = false;
		let linesAtValue = 0;
		const lines = [];
		for (let i = 0; i < items.length; ++i) {
			const item = items[i];
			let comment = null;
			if (identity.isNode(item)) {
				if (item.spaceBefore) lines.push("");
				addCommentBefore(ctx, lines, item.commentBefore, false);
				if (item.comment) comment = item.comment;
			} else if (identity.isPair(item)) {
				const ik = identity.isNode(item.key) ? item.key : null;
				if (ik) {
					if (ik.spaceBefore) lines.push("");
					addCommentBefore(ctx, lines, ik.commentBefore, false);
					if (ik.comment) reqNewline = true;
				}
				const iv = identity.isNode(item.value) ? item.value : null;
				if (iv) {
					if (iv.comment) comment = iv.comment;
					if (iv.commentBefore) reqNewline = true;
				} else if (item.value == null && ik?.comment) comment = ik.comment;
			}
			if (comment) reqNewline = true;
			let str = stringify.stringify(item, itemCtx, () => comment = null);
			reqNewline || (reqNewline = lines.length > linesAtValue || str.includes("\n"));
			if (i < items.length - 1) str += ",";
			else if (ctx.options.trailingComma) {
				if (ctx.options.lineWidth > 0) reqNewline || (reqNewline = lines.reduce((sum, line) => sum + line.length + 2, 2) + (str.length + 2) > ctx.options.lineWidth);
				if (reqNewline) str += ",";
			}
			if (comment) str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
			lines.push(str);
			linesAtValue = lines.length;
		}
		const { start, end } = flowChars;
		if (lines.length === 0) return start + end;
		else {
			if (!reqNewline) {
				const len = lines.reduce((sum, line) => sum + line.length + 2, 2);
				reqNewline = ctx.options.lineWidth > 0 && len > ctx.options.lineWidth;
			}
			if (reqNewline) {
				let str = start;
				for (const line of lines) str += line ? `\n${indentStep}${indent}${line}` : "\n";
				return `${str}\n${indent}${end}`;
			} else return `${start}${fcPadding}${lines.join(" ")}${fcPadding}${end}`;
		}
	}
	function addCommentBefore({ indent, options: { commentString } }, lines, comment, chompKeep) {
		if (comment && chompKeep) comment = comment.replace(/^\n+/, "");
		if (comment) {
			const ic = stringifyComment.indentComment(commentString(comment), indent);
			lines.push(ic.trimStart());
		}
	}
	exports.stringifyCollection = stringifyCollection;
}));

// node_modules/yaml/dist/nodes/YAMLMap.js
var require_YAMLMap = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyCollection = require_stringifyCollection();
	var addPairToJSMap = require_addPairToJSMap();
	var Collection = require_Collection();
	var identity = require_identity();
	var Pair = require_Pair();
	var Scalar = require_Scalar();
	function findPair(items, key) {
		const k = identity.isScalar(key) ? key.value : key;
		for (const it of items) if (identity.isPair(it)) {
			if (it.key === key || it.key === k) return it;
			if (identity.isScalar(it.key) && it.key.value === k) return it;
		}
	}
	var YAMLMap = class extends Collection.Collection {
		static get tagName() {
			return "tag:yaml.org,2002:map";
		}
		constructor(schema) {
			super(identity.MAP, schema);
			this.items = [];
		}
		/**
		* A generic collection parsing method that can be extended
		* to other node classes that inherit from YAMLMap
		*/
		static from(schema, obj, ctx) {
			const { keepUndefined, replacer } = ctx;
			const map = new this(schema);
			const add = (key, value) => {
				if (typeof replacer === "function") value = replacer.call(obj, key, value);
				else if (Array.isArray(replacer) && !replacer.includes(key)) return;
				if (value !== void 0 || keepUndefined) map.items.push(Pair.createPair(key, value, ctx));
			};
			if (obj instanceof Map) for (const [key, value] of obj) add(key, value);
			else if (obj && typeof obj === "object") for (const key of Object.keys(obj)) add(key, obj[key]);
			if (typeof schema.sortMapEntries === "function") map.items.sort(schema.sortMapEntries);
			return map;
		}
		/**
		* Adds a value to the collection.
		*
		* @param overwrite - If not set `true`, using a key that is already in the
		*   collection will throw. Otherwise, overwrites the previous value.
		*/
		add(pair, overwrite) {
			let _pair;
			if (identity.isPair(pair)) _pair = pair;
			else if (!pair || typeof pair !== "object" || !("key" in pair)) _pair = new Pair.Pair(pair, pair?.value);
			else _pair = new Pair.Pair(pair.key, pair.value);
			const prev = findPair(this.items, _pair.key);
			const sortEntries = this.schema?.sortMapEntries;
			if (prev) {
				if (!overwrite) throw new Error(`Key ${_pair.key} already set`);
				if (identity.isScalar(prev.value) && Scalar.isScalarValue(_pair.value)) prev.value.value = _pair.value;
				else prev.value = _pair.value;
			} else if (sortEntries) {
				const i = this.items.findIndex((item) => sortEntries(_pair, item) < 0);
				if (i === -1) this.items.push(_pair);
				else this.items.splice(i, 0, _pair);
			} else this.items.push(_pair);
		}
		delete(key) {
			const it = findPair(this.items, key);
			if (!it) return false;
			return this.items.splice(this.items.indexOf(it), 1).length > 0;
		}
		get(key, keepScalar) {
			const node = findPair(this.items, key)?.value;
			return (!keepScalar && identity.isScalar(node) ? node.value : node) ?? void 0;
		}
		has(key) {
			return !!findPair(this.items, key);
		}
		set(key, value) {
			this.add(new Pair.Pair(key, value), true);
		}
		/**
		* @param ctx - Conversion context, originally set in Document#toJS()
		* @param {Class} Type - If set, forces the returned collection type
		* @returns Instance of Type, Map, or Object
		*/
		toJSON(_, ctx, Type) {
			const map = Type ? new Type() : ctx?.mapAsMap ? /* @__PURE__ */ new Map() : {};
			if (ctx?.onCreate) ctx.onCreate(map);
			for (const item of this.items) addPairToJSMap.addPairToJSMap(ctx, map, item);
			return map;
		}
		toString(ctx, onComment, onChompKeep) {
			if (!ctx) return JSON.stringify(this);
			for (const item of this.items) if (!identity.isPair(item)) throw new Error(`Map items must all be pairs; found ${JSON.stringify(item)} instead`);
			if (!ctx.allNullValues && this.hasAllNullValues(false)) ctx = Object.assign({}, ctx, { allNullValues: true });
			return stringifyCollection.stringifyCollection(this, ctx, {
				blockItemPrefix: "",
				flowChars: {
					start: "{",
					end: "}"
				},
				itemIndent: ctx.indent || "",
				onChompKeep,
				onComment
			});
		}
	};
	exports.YAMLMap = YAMLMap;
	exports.findPair = findPair;
}));

// node_modules/yaml/dist/schema/common/map.js
var require_map = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var YAMLMap = require_YAMLMap();
	const map = {
		collection: "map",
		default: true,
		nodeClass: YAMLMap.YAMLMap,
		tag: "tag:yaml.org,2002:map",
		resolve(map, onError) {
			if (!identity.isMap(map)) onError("Expected a mapping for this tag");
			return map;
		},
		createNode: (schema, obj, ctx) => YAMLMap.YAMLMap.from(schema, obj, ctx)
	};
	exports.map = map;
}));

// node_modules/yaml/dist/nodes/YAMLSeq.js
var require_YAMLSeq = /* @__PURE__ */ __commonJSMin(((exports) => {
	var createNode = require_createNode();
	var stringifyCollection = require_stringifyCollection();
	var Collection = require_Collection();
	var identity = require_identity();
	var Scalar = require_Scalar();
	var toJS = require_toJS();
	var YAMLSeq = class extends Collection.Collection {
		static get tagName() {
			return "tag:yaml.org,2002:seq";
		}
		constructor(schema) {
			super(identity.SEQ, schema);
			this.items = [];
		}
		add(value) {
			this.items.push(value);
		}
		/**
		* Removes a value from the collection.
		*
		* `key` must contain a representation of an integer for this to succeed.
		* It may be wrapped in a `Scalar`.
		*
		* @returns `true` if the item was found and removed.
		*/
		delete(key) {
			const idx = asItemIndex(key);
			if (typeof idx !== "number") return false;
			return this.items.splice(idx, 1).length > 0;
		}
		get(key, keepScalar) {
			const idx = asItemIndex(key);
			if (typeof idx !== "number") return void 0;
			const it = this.items[idx];
			return !keepScalar && identity.isScalar(it) ? it.value : it;
		}
		/**
		* Checks if the collection includes a value with the key `key`.
		*
		* `key` must contain a representation of an integer for this to succeed.
		* It may be wrapped in a `Scalar`.
		*/
		has(key) {
			const idx = asItemIndex(key);
			return typeof idx === "number" && idx < this.items.length;
		}
		/**
		* Sets a value in this collection. For `!!set`, `value` needs to be a
		* boolean to add/remove the item from the set.
		*
		* If `key` does not contain a representation of an integer, this will throw.
		* It may be wrapped in a `Scalar`.
		*/
		set(key, value) {
			const idx = asItemIndex(key);
			if (typeof idx !== "number") throw new Error(`Expected a valid index, not ${key}.`);
			const prev = this.items[idx];
			if (identity.isScalar(prev) && Scalar.isScalarValue(value)) prev.value = value;
			else this.items[idx] = value;
		}
		toJSON(_, ctx) {
			const seq = [];
			if (ctx?.onCreate) ctx.onCreate(seq);
			let i = 0;
			for (const item of this.items) seq.push(toJS.toJS(item, String(i++), ctx));
			return seq;
		}
		toString(ctx, onComment, onChompKeep) {
			if (!ctx) return JSON.stringify(this);
			return stringifyCollection.stringifyCollection(this, ctx, {
				blockItemPrefix: "- ",
				flowChars: {
					start: "[",
					end: "]"
				},
				itemIndent: (ctx.indent || "") + "  ",
				onChompKeep,
				onComment
			});
		}
		static from(schema, obj, ctx) {
			const { replacer } = ctx;
			const seq = new this(schema);
			if (obj && Symbol.iterator in Object(obj)) {
				let i = 0;
				for (let it of obj) {
					if (typeof replacer === "function") {
						const key = obj instanceof Set ? it : String(i++);
						it = replacer.call(obj, key, it);
					}
					seq.items.push(createNode.createNode(it, void 0, ctx));
				}
			}
			return seq;
		}
	};
	function asItemIndex(key) {
		let idx = identity.isScalar(key) ? key.value : key;
		if (idx && typeof idx === "string") idx = Number(idx);
		return typeof idx === "number" && Number.isInteger(idx) && idx >= 0 ? idx : null;
	}
	exports.YAMLSeq = YAMLSeq;
}));

// node_modules/yaml/dist/schema/common/seq.js
var require_seq = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var YAMLSeq = require_YAMLSeq();
	const seq = {
		collection: "seq",
		default: true,
		nodeClass: YAMLSeq.YAMLSeq,
		tag: "tag:yaml.org,2002:seq",
		resolve(seq, onError) {
			if (!identity.isSeq(seq)) onError("Expected a sequence for this tag");
			return seq;
		},
		createNode: (schema, obj, ctx) => YAMLSeq.YAMLSeq.from(schema, obj, ctx)
	};
	exports.seq = seq;
}));

// node_modules/yaml/dist/schema/common/string.js
var require_string = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyString = require_stringifyString();
	const string = {
		identify: (value) => typeof value === "string",
		default: true,
		tag: "tag:yaml.org,2002:str",
		resolve: (str) => str,
		stringify(item, ctx, onComment, onChompKeep) {
			ctx = Object.assign({ actualString: true }, ctx);
			return stringifyString.stringifyString(item, ctx, onComment, onChompKeep);
		}
	};
	exports.string = string;
}));

// node_modules/yaml/dist/schema/common/null.js
var require_null = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	const nullTag = {
		identify: (value) => value == null,
		createNode: () => new Scalar.Scalar(null),
		default: true,
		tag: "tag:yaml.org,2002:null",
		test: /^(?:~|[Nn]ull|NULL)?$/,
		resolve: () => new Scalar.Scalar(null),
		stringify: ({ source }, ctx) => typeof source === "string" && nullTag.test.test(source) ? source : ctx.options.nullStr
	};
	exports.nullTag = nullTag;
}));

// node_modules/yaml/dist/schema/core/bool.js
var require_bool$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	const boolTag = {
		identify: (value) => typeof value === "boolean",
		default: true,
		tag: "tag:yaml.org,2002:bool",
		test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
		resolve: (str) => new Scalar.Scalar(str[0] === "t" || str[0] === "T"),
		stringify({ source, value }, ctx) {
			if (source && boolTag.test.test(source)) {
				if (value === (source[0] === "t" || source[0] === "T")) return source;
			}
			return value ? ctx.options.trueStr : ctx.options.falseStr;
		}
	};
	exports.boolTag = boolTag;
}));

// node_modules/yaml/dist/stringify/stringifyNumber.js
var require_stringifyNumber = /* @__PURE__ */ __commonJSMin(((exports) => {
	function stringifyNumber({ format, minFractionDigits, tag, value }) {
		if (typeof value === "bigint") return String(value);
		const num = typeof value === "number" ? value : Number(value);
		if (!isFinite(num)) return isNaN(num) ? ".nan" : num < 0 ? "-.inf" : ".inf";
		let n = Object.is(value, -0) ? "-0" : JSON.stringify(value);
		if (!format && minFractionDigits && (!tag || tag === "tag:yaml.org,2002:float") && /^-?\d/.test(n) && !n.includes("e")) {
			let i = n.indexOf(".");
			if (i < 0) {
				i = n.length;
				n += ".";
			}
			let d = minFractionDigits - (n.length - i - 1);
			while (d-- > 0) n += "0";
		}
		return n;
	}
	exports.stringifyNumber = stringifyNumber;
}));

// node_modules/yaml/dist/schema/core/float.js
var require_float$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var stringifyNumber = require_stringifyNumber();
	const floatNaN = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
		resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
		stringify: stringifyNumber.stringifyNumber
	};
	const floatExp = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		format: "EXP",
		test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/,
		resolve: (str) => parseFloat(str),
		stringify(node) {
			const num = Number(node.value);
			return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
		}
	};
	const float = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/,
		resolve(str) {
			const node = new Scalar.Scalar(parseFloat(str));
			const dot = str.indexOf(".");
			if (dot !== -1 && str[str.length - 1] === "0") node.minFractionDigits = str.length - dot - 1;
			return node;
		},
		stringify: stringifyNumber.stringifyNumber
	};
	exports.float = float;
	exports.floatExp = floatExp;
	exports.floatNaN = floatNaN;
}));

// node_modules/yaml/dist/schema/core/int.js
var require_int$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyNumber = require_stringifyNumber();
	const intIdentify = (value) => typeof value === "bigint" || Number.isInteger(value);
	const intResolve = (str, offset, radix, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str.substring(offset), radix);
	function intStringify(node, radix, prefix) {
		const { value } = node;
		if (intIdentify(value) && value >= 0) return prefix + value.toString(radix);
		return stringifyNumber.stringifyNumber(node);
	}
	const intOct = {
		identify: (value) => intIdentify(value) && value >= 0,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "OCT",
		test: /^0o[0-7]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 8, opt),
		stringify: (node) => intStringify(node, 8, "0o")
	};
	const int = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		test: /^[-+]?[0-9]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
		stringify: stringifyNumber.stringifyNumber
	};
	const intHex = {
		identify: (value) => intIdentify(value) && value >= 0,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "HEX",
		test: /^0x[0-9a-fA-F]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
		stringify: (node) => intStringify(node, 16, "0x")
	};
	exports.int = int;
	exports.intHex = intHex;
	exports.intOct = intOct;
}));

// node_modules/yaml/dist/schema/core/schema.js
var require_schema$2 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var map = require_map();
	var _null = require_null();
	var seq = require_seq();
	var string = require_string();
	var bool = require_bool$1();
	var float = require_float$1();
	var int = require_int$1();
	const schema = [
		map.map,
		seq.seq,
		string.string,
		_null.nullTag,
		bool.boolTag,
		int.intOct,
		int.int,
		int.intHex,
		float.floatNaN,
		float.floatExp,
		float.float
	];
	exports.schema = schema;
}));

// node_modules/yaml/dist/schema/json/schema.js
var require_schema$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var map = require_map();
	var seq = require_seq();
	function intIdentify(value) {
		return typeof value === "bigint" || Number.isInteger(value);
	}
	const stringifyJSON = ({ value }) => JSON.stringify(value);
	const jsonScalars = [
		{
			identify: (value) => typeof value === "string",
			default: true,
			tag: "tag:yaml.org,2002:str",
			resolve: (str) => str,
			stringify: stringifyJSON
		},
		{
			identify: (value) => value == null,
			createNode: () => new Scalar.Scalar(null),
			default: true,
			tag: "tag:yaml.org,2002:null",
			test: /^null$/,
			resolve: () => null,
			stringify: stringifyJSON
		},
		{
			identify: (value) => typeof value === "boolean",
			default: true,
			tag: "tag:yaml.org,2002:bool",
			test: /^true$|^false$/,
			resolve: (str) => str === "true",
			stringify: stringifyJSON
		},
		{
			identify: intIdentify,
			default: true,
			tag: "tag:yaml.org,2002:int",
			test: /^-?(?:0|[1-9][0-9]*)$/,
			resolve: (str, _onError, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str, 10),
			stringify: ({ value }) => intIdentify(value) ? value.toString() : JSON.stringify(value)
		},
		{
			identify: (value) => typeof value === "number",
			default: true,
			tag: "tag:yaml.org,2002:float",
			test: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/,
			resolve: (str) => parseFloat(str),
			stringify: stringifyJSON
		}
	];
	const schema = [map.map, seq.seq].concat(jsonScalars, {
		default: true,
		tag: "",
		test: /^/,
		resolve(str, onError) {
			onError(`Unresolved plain scalar ${JSON.stringify(str)}`);
			return str;
		}
	});
	exports.schema = schema;
}));

// node_modules/yaml/dist/schema/yaml-1.1/binary.js
var require_binary = /* @__PURE__ */ __commonJSMin(((exports) => {
	var node_buffer = __require("buffer");
	var Scalar = require_Scalar();
	var stringifyString = require_stringifyString();
	const binary = {
		identify: (value) => value instanceof Uint8Array,
		default: false,
		tag: "tag:yaml.org,2002:binary",
		/**
		* Returns a Buffer in node and an Uint8Array in browsers
		*
		* To use the resulting buffer as an image, you'll want to do something like:
		*
		*   const blob = new Blob([buffer], { type: 'image/jpeg' })
		*   document.querySelector('#photo').src = URL.createObjectURL(blob)
		*/
		resolve(src, onError) {
			if (typeof node_buffer.Buffer === "function") return node_buffer.Buffer.from(src, "base64");
			else if (typeof atob === "function") {
				const str = atob(src.replace(/[\n\r]/g, ""));
				const buffer = new Uint8Array(str.length);
				for (let i = 0; i < str.length; ++i) buffer[i] = str.charCodeAt(i);
				return buffer;
			} else {
				onError("This environment does not support reading binary tags; either Buffer or atob is required");
				return src;
			}
		},
		stringify({ comment, type, value }, ctx, onComment, onChompKeep) {
			if (!value) return "";
			const buf = value;
			let str;
			if (typeof node_buffer.Buffer === "function") str = buf instanceof node_buffer.Buffer ? buf.toString("base64") : node_buffer.Buffer.from(buf.buffer).toString("base64");
			else if (typeof btoa === "function") {
				let s = "";
				for (let i = 0; i < buf.length; ++i) s += String.fromCharCode(buf[i]);
				str = btoa(s);
			} else throw new Error("This environment does not support writing binary tags; either Buffer or btoa is required");
			type ?? (type = Scalar.Scalar.BLOCK_LITERAL);
			if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
				const lineWidth = Math.max(ctx.options.lineWidth - ctx.indent.length, ctx.options.minContentWidth);
				const n = Math.ceil(str.length / lineWidth);
				const lines = new Array(n);
				for (let i = 0, o = 0; i < n; ++i, o += lineWidth) lines[i] = str.substr(o, lineWidth);
				str = lines.join(type === Scalar.Scalar.BLOCK_LITERAL ? "\n" : " ");
			}
			return stringifyString.stringifyString({
				comment,
				type,
				value: str
			}, ctx, onComment, onChompKeep);
		}
	};
	exports.binary = binary;
}));

// node_modules/yaml/dist/schema/yaml-1.1/pairs.js
var require_pairs = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Pair = require_Pair();
	var Scalar = require_Scalar();
	var YAMLSeq = require_YAMLSeq();
	function resolvePairs(seq, onError) {
		if (identity.isSeq(seq)) for (let i = 0; i < seq.items.length; ++i) {
			let item = seq.items[i];
			if (identity.isPair(item)) continue;
			else if (identity.isMap(item)) {
				if (item.items.length > 1) onError("Each pair must have its own sequence indicator");
				const pair = item.items[0] || new Pair.Pair(new Scalar.Scalar(null));
				if (item.commentBefore) pair.key.commentBefore = pair.key.commentBefore ? `${item.commentBefore}\n${pair.key.commentBefore}` : item.commentBefore;
				if (item.comment) {
					const cn = pair.value ?? pair.key;
					cn.comment = cn.comment ? `${item.comment}\n${cn.comment}` : item.comment;
				}
				item = pair;
			}
			seq.items[i] = identity.isPair(item) ? item : new Pair.Pair(item);
		}
		else onError("Expected a sequence for this tag");
		return seq;
	}
	function createPairs(schema, iterable, ctx) {
		const { replacer } = ctx;
		const pairs = new YAMLSeq.YAMLSeq(schema);
		pairs.tag = "tag:yaml.org,2002:pairs";
		let i = 0;
		if (iterable && Symbol.iterator in Object(iterable)) for (let it of iterable) {
			if (typeof replacer === "function") it = replacer.call(iterable, String(i++), it);
			let key, value;
			if (Array.isArray(it)) {
				if (it.length === 2) {
					key = it[0];
					value = it[1];
				} else throw new TypeError(`Expected [key, value] tuple: ${it}`);
			} else if (it && it instanceof Object) {
				const keys = Object.keys(it);
				if (keys.length === 1) {
					key = keys[0];
					value = it[key];
				} else throw new TypeError(`Expected tuple with one key, not ${keys.length} keys`);
			} else key = it;
			pairs.items.push(Pair.createPair(key, value, ctx));
		}
		return pairs;
	}
	const pairs = {
		collection: "seq",
		default: false,
		tag: "tag:yaml.org,2002:pairs",
		resolve: resolvePairs,
		createNode: createPairs
	};
	exports.createPairs = createPairs;
	exports.pairs = pairs;
	exports.resolvePairs = resolvePairs;
}));

// node_modules/yaml/dist/schema/yaml-1.1/omap.js
var require_omap = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var toJS = require_toJS();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	var pairs = require_pairs();
	var YAMLOMap = class YAMLOMap extends YAMLSeq.YAMLSeq {
		constructor() {
			super();
			this.add = YAMLMap.YAMLMap.prototype.add.bind(this);
			this.delete = YAMLMap.YAMLMap.prototype.delete.bind(this);
			this.get = YAMLMap.YAMLMap.prototype.get.bind(this);
			this.has = YAMLMap.YAMLMap.prototype.has.bind(this);
			this.set = YAMLMap.YAMLMap.prototype.set.bind(this);
			this.tag = YAMLOMap.tag;
		}
		/**
		* If `ctx` is given, the return type is actually `Map<unknown, unknown>`,
		* but TypeScript won't allow widening the signature of a child method.
		*/
		toJSON(_, ctx) {
			if (!ctx) return super.toJSON(_);
			const map = /* @__PURE__ */ new Map();
			if (ctx?.onCreate) ctx.onCreate(map);
			for (const pair of this.items) {
				let key, value;
				if (identity.isPair(pair)) {
					key = toJS.toJS(pair.key, "", ctx);
					value = toJS.toJS(pair.value, key, ctx);
				} else key = toJS.toJS(pair, "", ctx);
				if (map.has(key)) throw new Error("Ordered maps must not include duplicate keys");
				map.set(key, value);
			}
			return map;
		}
		static from(schema, iterable, ctx) {
			const pairs$1 = pairs.createPairs(schema, iterable, ctx);
			const omap = new this();
			omap.items = pairs$1.items;
			return omap;
		}
	};
	YAMLOMap.tag = "tag:yaml.org,2002:omap";
	const omap = {
		collection: "seq",
		identify: (value) => value instanceof Map,
		nodeClass: YAMLOMap,
		default: false,
		tag: "tag:yaml.org,2002:omap",
		resolve(seq, onError) {
			const pairs$1 = pairs.resolvePairs(seq, onError);
			const seenKeys = [];
			for (const { key } of pairs$1.items) if (identity.isScalar(key)) {
				if (seenKeys.includes(key.value)) onError(`Ordered maps must not include duplicate keys: ${key.value}`);
				else seenKeys.push(key.value);
			}
			return Object.assign(new YAMLOMap(), pairs$1);
		},
		createNode: (schema, iterable, ctx) => YAMLOMap.from(schema, iterable, ctx)
	};
	exports.YAMLOMap = YAMLOMap;
	exports.omap = omap;
}));

// node_modules/yaml/dist/schema/yaml-1.1/bool.js
var require_bool = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	function boolStringify({ value, source }, ctx) {
		if (source && (value ? trueTag : falseTag).test.test(source)) return source;
		return value ? ctx.options.trueStr : ctx.options.falseStr;
	}
	const trueTag = {
		identify: (value) => value === true,
		default: true,
		tag: "tag:yaml.org,2002:bool",
		test: /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,
		resolve: () => new Scalar.Scalar(true),
		stringify: boolStringify
	};
	const falseTag = {
		identify: (value) => value === false,
		default: true,
		tag: "tag:yaml.org,2002:bool",
		test: /^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
		resolve: () => new Scalar.Scalar(false),
		stringify: boolStringify
	};
	exports.falseTag = falseTag;
	exports.trueTag = trueTag;
}));

// node_modules/yaml/dist/schema/yaml-1.1/float.js
var require_float = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var stringifyNumber = require_stringifyNumber();
	const floatNaN = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
		resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
		stringify: stringifyNumber.stringifyNumber
	};
	const floatExp = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		format: "EXP",
		test: /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,
		resolve: (str) => parseFloat(str.replace(/_/g, "")),
		stringify(node) {
			const num = Number(node.value);
			return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
		}
	};
	const float = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,
		resolve(str) {
			const node = new Scalar.Scalar(parseFloat(str.replace(/_/g, "")));
			const dot = str.indexOf(".");
			if (dot !== -1) {
				const f = str.substring(dot + 1).replace(/_/g, "");
				if (f[f.length - 1] === "0") node.minFractionDigits = f.length;
			}
			return node;
		},
		stringify: stringifyNumber.stringifyNumber
	};
	exports.float = float;
	exports.floatExp = floatExp;
	exports.floatNaN = floatNaN;
}));

// node_modules/yaml/dist/schema/yaml-1.1/int.js
var require_int = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyNumber = require_stringifyNumber();
	const intIdentify = (value) => typeof value === "bigint" || Number.isInteger(value);
	function intResolve(str, offset, radix, { intAsBigInt }) {
		const sign = str[0];
		if (sign === "-" || sign === "+") offset += 1;
		str = str.substring(offset).replace(/_/g, "");
		if (intAsBigInt) {
			switch (radix) {
				case 2:
					str = `0b${str}`;
					break;
				case 8:
					str = `0o${str}`;
					break;
				case 16: str = `0x${str}`;
			}
			const n = BigInt(str);
			return sign === "-" ? BigInt(-1) * n : n;
		}
		const n = parseInt(str, radix);
		return sign === "-" ? -1 * n : n;
	}
	function intStringify(node, radix, prefix) {
		const { value } = node;
		if (intIdentify(value)) {
			const str = value.toString(radix);
			return value < 0 ? "-" + prefix + str.substr(1) : prefix + str;
		}
		return stringifyNumber.stringifyNumber(node);
	}
	const intBin = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "BIN",
		test: /^[-+]?0b[0-1_]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 2, opt),
		stringify: (node) => intStringify(node, 2, "0b")
	};
	const intOct = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "OCT",
		test: /^[-+]?0[0-7_]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 1, 8, opt),
		stringify: (node) => intStringify(node, 8, "0")
	};
	const int = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		test: /^[-+]?[0-9][0-9_]*$/,
		resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
		stringify: stringifyNumber.stringifyNumber
	};
	const intHex = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "HEX",
		test: /^[-+]?0x[0-9a-fA-F_]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
		stringify: (node) => intStringify(node, 16, "0x")
	};
	exports.int = int;
	exports.intBin = intBin;
	exports.intHex = intHex;
	exports.intOct = intOct;
}));

// node_modules/yaml/dist/schema/yaml-1.1/set.js
var require_set = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Pair = require_Pair();
	var YAMLMap = require_YAMLMap();
	var YAMLSet = class YAMLSet extends YAMLMap.YAMLMap {
		constructor(schema) {
			super(schema);
			this.tag = YAMLSet.tag;
		}
		add(key) {
			let pair;
			if (identity.isPair(key)) pair = key;
			else if (key && typeof key === "object" && "key" in key && "value" in key && key.value === null) pair = new Pair.Pair(key.key, null);
			else pair = new Pair.Pair(key, null);
			if (!YAMLMap.findPair(this.items, pair.key)) this.items.push(pair);
		}
		/**
		* If `keepPair` is `true`, returns the Pair matching `key`.
		* Otherwise, returns the value of that Pair's key.
		*/
		get(key, keepPair) {
			const pair = YAMLMap.findPair(this.items, key);
			return !keepPair && identity.isPair(pair) ? identity.isScalar(pair.key) ? pair.key.value : pair.key : pair;
		}
		set(key, value) {
			if (typeof value !== "boolean") throw new Error(`Expected boolean value for set(key, value) in a YAML set, not ${typeof value}`);
			const prev = YAMLMap.findPair(this.items, key);
			if (prev && !value) this.items.splice(this.items.indexOf(prev), 1);
			else if (!prev && value) this.items.push(new Pair.Pair(key));
		}
		toJSON(_, ctx) {
			return super.toJSON(_, ctx, Set);
		}
		toString(ctx, onComment, onChompKeep) {
			if (!ctx) return JSON.stringify(this);
			if (this.hasAllNullValues(true)) return super.toString(Object.assign({}, ctx, { allNullValues: true }), onComment, onChompKeep);
			else throw new Error("Set items must all have null values");
		}
		static from(schema, iterable, ctx) {
			const { replacer } = ctx;
			const set = new this(schema);
			if (iterable && Symbol.iterator in Object(iterable)) for (let value of iterable) {
				if (typeof replacer === "function") value = replacer.call(iterable, value, value);
				set.items.push(Pair.createPair(value, null, ctx));
			}
			return set;
		}
	};
	YAMLSet.tag = "tag:yaml.org,2002:set";
	const set = {
		collection: "map",
		identify: (value) => value instanceof Set,
		nodeClass: YAMLSet,
		default: false,
		tag: "tag:yaml.org,2002:set",
		createNode: (schema, iterable, ctx) => YAMLSet.from(schema, iterable, ctx),
		resolve(map, onError) {
			if (identity.isMap(map)) {
				if (map.hasAllNullValues(true)) return Object.assign(new YAMLSet(), map);
				else onError("Set items must all have null values");
			} else onError("Expected a mapping for this tag");
			return map;
		}
	};
	exports.YAMLSet = YAMLSet;
	exports.set = set;
}));

// node_modules/yaml/dist/schema/yaml-1.1/timestamp.js
var require_timestamp = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyNumber = require_stringifyNumber();
	/** Internal types handle bigint as number, because TS can't figure it out. */
	function parseSexagesimal(str, asBigInt) {
		const sign = str[0];
		const parts = sign === "-" || sign === "+" ? str.substring(1) : str;
		const num = (n) => asBigInt ? BigInt(n) : Number(n);
		const res = parts.replace(/_/g, "").split(":").reduce((res, p) => res * num(60) + num(p), num(0));
		return sign === "-" ? num(-1) * res : res;
	}
	/**
	* hhhh:mm:ss.sss
	*
	* Internal types handle bigint as number, because TS can't figure it out.
	*/
	function stringifySexagesimal(node) {
		let { value } = node;
		let num = (n) => n;
		if (typeof value === "bigint") num = (n) => BigInt(n);
		else if (isNaN(value) || !isFinite(value)) return stringifyNumber.stringifyNumber(node);
		let sign = "";
		if (value < 0) {
			sign = "-";
			value *= num(-1);
		}
		const _60 = num(60);
		const parts = [value % _60];
		if (value < 60) parts.unshift(0);
		else {
			value = (value - parts[0]) / _60;
			parts.unshift(value % _60);
			if (value >= 60) {
				value = (value - parts[0]) / _60;
				parts.unshift(value);
			}
		}
		return sign + parts.map((n) => String(n).padStart(2, "0")).join(":").replace(/000000\d*$/, "");
	}
	const intTime = {
		identify: (value) => typeof value === "bigint" || Number.isInteger(value),
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "TIME",
		test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$/,
		resolve: (str, _onError, { intAsBigInt }) => parseSexagesimal(str, intAsBigInt),
		stringify: stringifySexagesimal
	};
	const floatTime = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		format: "TIME",
		test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/,
		resolve: (str) => parseSexagesimal(str, false),
		stringify: stringifySexagesimal
	};
	const timestamp = {
		identify: (value) => value instanceof Date,
		default: true,
		tag: "tag:yaml.org,2002:timestamp",
		test: RegExp("^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:(?:t|T|[ \\t]+)([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\.[0-9]+)?)(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?)?$"),
		resolve(str) {
			const match = str.match(timestamp.test);
			if (!match) throw new Error("!!timestamp expects a date, starting with yyyy-mm-dd");
			const [, year, month, day, hour, minute, second] = match.map(Number);
			const millisec = match[7] ? Number((match[7] + "00").substr(1, 3)) : 0;
			let date = Date.UTC(year, month - 1, day, hour || 0, minute || 0, second || 0, millisec);
			const tz = match[8];
			if (tz && tz !== "Z") {
				let d = parseSexagesimal(tz, false);
				if (Math.abs(d) < 30) d *= 60;
				date -= 6e4 * d;
			}
			return new Date(date);
		},
		stringify: ({ value }) => value?.toISOString().replace(/(T00:00:00)?\.000Z$/, "") ?? ""
	};
	exports.floatTime = floatTime;
	exports.intTime = intTime;
	exports.timestamp = timestamp;
}));

// node_modules/yaml/dist/schema/yaml-1.1/schema.js
var require_schema = /* @__PURE__ */ __commonJSMin(((exports) => {
	var map = require_map();
	var _null = require_null();
	var seq = require_seq();
	var string = require_string();
	var binary = require_binary();
	var bool = require_bool();
	var float = require_float();
	var int = require_int();
	var merge = require_merge();
	var omap = require_omap();
	var pairs = require_pairs();
	var set = require_set();
	var timestamp = require_timestamp();
	const schema = [
		map.map,
		seq.seq,
		string.string,
		_null.nullTag,
		bool.trueTag,
		bool.falseTag,
		int.intBin,
		int.intOct,
		int.int,
		int.intHex,
		float.floatNaN,
		float.floatExp,
		float.float,
		binary.binary,
		merge.merge,
		omap.omap,
		pairs.pairs,
		set.set,
		timestamp.intTime,
		timestamp.floatTime,
		timestamp.timestamp
	];
	exports.schema = schema;
}));

// node_modules/yaml/dist/schema/tags.js
var require_tags = /* @__PURE__ */ __commonJSMin(((exports) => {
	var map = require_map();
	var _null = require_null();
	var seq = require_seq();
	var string = require_string();
	var bool = require_bool$1();
	var float = require_float$1();
	var int = require_int$1();
	var schema = require_schema$2();
	var schema$1 = require_schema$1();
	var binary = require_binary();
	var merge = require_merge();
	var omap = require_omap();
	var pairs = require_pairs();
	var schema$2 = require_schema();
	var set = require_set();
	var timestamp = require_timestamp();
	const schemas = /* @__PURE__ */ new Map([
		["core", schema.schema],
		["failsafe", [
			map.map,
			seq.seq,
			string.string
		]],
		["json", schema$1.schema],
		["yaml11", schema$2.schema],
		["yaml-1.1", schema$2.schema]
	]);
	const tagsByName = {
		binary: binary.binary,
		bool: bool.boolTag,
		float: float.float,
		floatExp: float.floatExp,
		floatNaN: float.floatNaN,
		floatTime: timestamp.floatTime,
		int: int.int,
		intHex: int.intHex,
		intOct: int.intOct,
		intTime: timestamp.intTime,
		map: map.map,
		merge: merge.merge,
		null: _null.nullTag,
		omap: omap.omap,
		pairs: pairs.pairs,
		seq: seq.seq,
		set: set.set,
		timestamp: timestamp.timestamp
	};
	const coreKnownTags = {
		"tag:yaml.org,2002:binary": binary.binary,
		"tag:yaml.org,2002:merge": merge.merge,
		"tag:yaml.org,2002:omap": omap.omap,
		"tag:yaml.org,2002:pairs": pairs.pairs,
		"tag:yaml.org,2002:set": set.set,
		"tag:yaml.org,2002:timestamp": timestamp.timestamp
	};
	function getTags(customTags, schemaName, addMergeTag) {
		const schemaTags = schemas.get(schemaName);
		if (schemaTags && !customTags) return addMergeTag && !schemaTags.includes(merge.merge) ? schemaTags.concat(merge.merge) : schemaTags.slice();
		let tags = schemaTags;
		if (!tags) {
			if (Array.isArray(customTags)) tags = [];
			else {
				const keys = Array.from(schemas.keys()).filter((key) => key !== "yaml11").map((key) => JSON.stringify(key)).join(", ");
				throw new Error(`Unknown schema "${schemaName}"; use one of ${keys} or define customTags array`);
			}
		}
		if (Array.isArray(customTags)) for (const tag of customTags) tags = tags.concat(tag);
		else if (typeof customTags === "function") tags = customTags(tags.slice());
		if (addMergeTag) tags = tags.concat(merge.merge);
		return tags.reduce((tags, tag) => {
			const tagObj = typeof tag === "string" ? tagsByName[tag] : tag;
			if (!tagObj) {
				const tagName = JSON.stringify(tag);
				const keys = Object.keys(tagsByName).map((key) => JSON.stringify(key)).join(", ");
				throw new Error(`Unknown custom tag ${tagName}; use one of ${keys}`);
			}
			if (!tags.includes(tagObj)) tags.push(tagObj);
			return tags;
		}, []);
	}
	exports.coreKnownTags = coreKnownTags;
	exports.getTags = getTags;
}));

// node_modules/yaml/dist/schema/Schema.js
var require_Schema = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var map = require_map();
	var seq = require_seq();
	var string = require_string();
	var tags = require_tags();
	const sortMapEntriesByKey = (a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
	var Schema = class Schema {
		constructor({ compat, customTags, merge, resolveKnownTags, schema, sortMapEntries, toStringDefaults }) {
			this.compat = Array.isArray(compat) ? tags.getTags(compat, "compat") : compat ? tags.getTags(null, compat) : null;
			this.name = typeof schema === "string" && schema || "core";
			this.knownTags = resolveKnownTags ? tags.coreKnownTags : {};
			this.tags = tags.getTags(customTags, this.name, merge);
			this.toStringOptions = toStringDefaults ?? null;
			Object.defineProperty(this, identity.MAP, { value: map.map });
			Object.defineProperty(this, identity.SCALAR, { value: string.string });
			Object.defineProperty(this, identity.SEQ, { value: seq.seq });
			this.sortMapEntries = typeof sortMapEntries === "function" ? sortMapEntries : sortMapEntries === true ? sortMapEntriesByKey : null;
		}
		clone() {
			const copy = Object.create(Schema.prototype, Object.getOwnPropertyDescriptors(this));
			copy.tags = this.tags.slice();
			return copy;
		}
	};
	exports.Schema = Schema;
}));

// node_modules/yaml/dist/stringify/stringifyDocument.js
var require_stringifyDocument = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var stringify = require_stringify();
	var stringifyComment = require_stringifyComment();
	function stringifyDocument(doc, options) {
		const lines = [];
		let hasDirectives = options.directives === true;
		if (options.directives !== false && doc.directives) {
			const dir = doc.directives.toString(doc);
			if (dir) {
				lines.push(dir);
				hasDirectives = true;
			} else if (doc.directives.docStart) hasDirectives = true;
		}
		if (hasDirectives) lines.push("---");
		const ctx = stringify.createStringifyContext(doc, options);
		const { commentString } = ctx.options;
		if (doc.commentBefore) {
			if (lines.length !== 1) lines.unshift("");
			const cs = commentString(doc.commentBefore);
			lines.unshift(stringifyComment.indentComment(cs, ""));
		}
		let chompKeep = false;
		let contentComment = null;
		if (doc.contents) {
			if (identity.isNode(doc.contents)) {
				if (doc.contents.spaceBefore && hasDirectives) lines.push("");
				if (doc.contents.commentBefore) {
					const cs = commentString(doc.contents.commentBefore);
					lines.push(stringifyComment.indentComment(cs, ""));
				}
				ctx.forceBlockIndent = !!doc.comment;
				contentComment = doc.contents.comment;
			}
			const onChompKeep = contentComment ? void 0 : () => chompKeep = true;
			let body = stringify.stringify(doc.contents, ctx, () => contentComment = null, onChompKeep);
			if (contentComment) body += stringifyComment.lineComment(body, "", commentString(contentComment));
			if ((body[0] === "|" || body[0] === ">") && lines[lines.length - 1] === "---") lines[lines.length - 1] = `--- ${body}`;
			else lines.push(body);
		} else lines.push(stringify.stringify(doc.contents, ctx));
		if (doc.directives?.docEnd) {
			if (doc.comment) {
				const cs = commentString(doc.comment);
				if (cs.includes("\n")) {
					lines.push("...");
					lines.push(stringifyComment.indentComment(cs, ""));
				} else lines.push(`... ${cs}`);
			} else lines.push("...");
		} else {
			let dc = doc.comment;
			if (dc && chompKeep) dc = dc.replace(/^\n+/, "");
			if (dc) {
				if ((!chompKeep || contentComment) && lines[lines.length - 1] !== "") lines.push("");
				lines.push(stringifyComment.indentComment(commentString(dc), ""));
			}
		}
		return lines.join("\n") + "\n";
	}
	exports.stringifyDocument = stringifyDocument;
}));

// node_modules/yaml/dist/doc/Document.js
var require_Document = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Alias = require_Alias();
	var Collection = require_Collection();
	var identity = require_identity();
	var Pair = require_Pair();
	var toJS = require_toJS();
	var Schema = require_Schema();
	var stringifyDocument = require_stringifyDocument();
	var anchors = require_anchors();
	var applyReviver = require_applyReviver();
	var createNode = require_createNode();
	var directives = require_directives();
	var Document = class Document {
		constructor(value, replacer, options) {
			/** A comment before this Document */
			this.commentBefore = null;
			/** A comment immediately after this Document */
			this.comment = null;
			/** Errors encountered during parsing. */
			this.errors = [];
			/** Warnings encountered during parsing. */
			this.warnings = [];
			Object.defineProperty(this, identity.NODE_TYPE, { value: identity.DOC });
			let _replacer = null;
			if (typeof replacer === "function" || Array.isArray(replacer)) _replacer = replacer;
			else if (options === void 0 && replacer) {
				options = replacer;
				replacer = void 0;
			}
			const opt = Object.assign({
				intAsBigInt: false,
				keepSourceTokens: false,
				logLevel: "warn",
				prettyErrors: true,
				strict: true,
				stringKeys: false,
				uniqueKeys: true,
				version: "1.2"
			}, options);
			this.options = opt;
			let { version } = opt;
			if (options?._directives) {
				this.directives = options._directives.atDocument();
				if (this.directives.yaml.explicit) version = this.directives.yaml.version;
			} else this.directives = new directives.Directives({ version });
			this.setSchema(version, options);
			this.contents = value === void 0 ? null : this.createNode(value, _replacer, options);
		}
		/**
		* Create a deep copy of this Document and its contents.
		*
		* Custom Node values that inherit from `Object` still refer to their original instances.
		*/
		clone() {
			const copy = Object.create(Document.prototype, { [identity.NODE_TYPE]: { value: identity.DOC } });
			copy.commentBefore = this.commentBefore;
			copy.comment = this.comment;
			copy.errors = this.errors.slice();
			copy.warnings = this.warnings.slice();
			copy.options = Object.assign({}, this.options);
			if (this.directives) copy.directives = this.directives.clone();
			copy.schema = this.schema.clone();
			copy.contents = identity.isNode(this.contents) ? this.contents.clone(copy.schema) : this.contents;
			if (this.range) copy.range = this.range.slice();
			return copy;
		}
		/** Adds a value to the document. */
		add(value) {
			if (assertCollection(this.contents)) this.contents.add(value);
		}
		/** Adds a value to the document. */
		addIn(path, value) {
			if (assertCollection(this.contents)) this.contents.addIn(path, value);
		}
		/**
		* Create a new `Alias` node, ensuring that the target `node` has the required anchor.
		*
		* If `node` already has an anchor, `name` is ignored.
		* Otherwise, the `node.anchor` value will be set to `name`,
		* or if an anchor with that name is already present in the document,
		* `name` will be used as a prefix for a new unique anchor.
		* If `name` is undefined, the generated anchor will use 'a' as a prefix.
		*/
		createAlias(node, name) {
			if (!node.anchor) {
				const prev = anchors.anchorNames(this);
				node.anchor = !name || prev.has(name) ? anchors.findNewAnchor(name || "a", prev) : name;
			}
			return new Alias.Alias(node.anchor);
		}
		createNode(value, replacer, options) {
			let _replacer = void 0;
			if (typeof replacer === "function") {
				value = replacer.call({ "": value }, "", value);
				_replacer = replacer;
			} else if (Array.isArray(replacer)) {
				const keyToStr = (v) => typeof v === "number" || v instanceof String || v instanceof Number;
				const asStr = replacer.filter(keyToStr).map(String);
				if (asStr.length > 0) replacer = replacer.concat(asStr);
				_replacer = replacer;
			} else if (options === void 0 && replacer) {
				options = replacer;
				replacer = void 0;
			}
			const { aliasDuplicateObjects, anchorPrefix, flow, keepUndefined, onTagObj, tag } = options ?? {};
			const { onAnchor, setAnchors, sourceObjects } = anchors.createNodeAnchors(this, anchorPrefix || "a");
			const ctx = {
				aliasDuplicateObjects: aliasDuplicateObjects ?? true,
				keepUndefined: keepUndefined ?? false,
				onAnchor,
				onTagObj,
				replacer: _replacer,
				schema: this.schema,
				sourceObjects
			};
			const node = createNode.createNode(value, tag, ctx);
			if (flow && identity.isCollection(node)) node.flow = true;
			setAnchors();
			return node;
		}
		/**
		* Convert a key and a value into a `Pair` using the current schema,
		* recursively wrapping all values as `Scalar` or `Collection` nodes.
		*/
		createPair(key, value, options = {}) {
			const k = this.createNode(key, null, options);
			const v = this.createNode(value, null, options);
			return new Pair.Pair(k, v);
		}
		/**
		* Removes a value from the document.
		* @returns `true` if the item was found and removed.
		*/
		delete(key) {
			return assertCollection(this.contents) ? this.contents.delete(key) : false;
		}
		/**
		* Removes a value from the document.
		* @returns `true` if the item was found and removed.
		*/
		deleteIn(path) {
			if (Collection.isEmptyPath(path)) {
				if (this.contents == null) return false;
				this.contents = null;
				return true;
			}
			return assertCollection(this.contents) ? this.contents.deleteIn(path) : false;
		}
		/**
		* Returns item at `key`, or `undefined` if not found. By default unwraps
		* scalar values from their surrounding node; to disable set `keepScalar` to
		* `true` (collections are always returned intact).
		*/
		get(key, keepScalar) {
			return identity.isCollection(this.contents) ? this.contents.get(key, keepScalar) : void 0;
		}
		/**
		* Returns item at `path`, or `undefined` if not found. By default unwraps
		* scalar values from their surrounding node; to disable set `keepScalar` to
		* `true` (collections are always returned intact).
		*/
		getIn(path, keepScalar) {
			if (Collection.isEmptyPath(path)) return !keepScalar && identity.isScalar(this.contents) ? this.contents.value : this.contents;
			return identity.isCollection(this.contents) ? this.contents.getIn(path, keepScalar) : void 0;
		}
		/**
		* Checks if the document includes a value with the key `key`.
		*/
		has(key) {
			return identity.isCollection(this.contents) ? this.contents.has(key) : false;
		}
		/**
		* Checks if the document includes a value at `path`.
		*/
		hasIn(path) {
			if (Collection.isEmptyPath(path)) return this.contents !== void 0;
			return identity.isCollection(this.contents) ? this.contents.hasIn(path) : false;
		}
		/**
		* Sets a value in this document. For `!!set`, `value` needs to be a
		* boolean to add/remove the item from the set.
		*/
		set(key, value) {
			if (this.contents == null) this.contents = Collection.collectionFromPath(this.schema, [key], value);
			else if (assertCollection(this.contents)) this.contents.set(key, value);
		}
		/**
		* Sets a value in this document. For `!!set`, `value` needs to be a
		* boolean to add/remove the item from the set.
		*/
		setIn(path, value) {
			if (Collection.isEmptyPath(path)) this.contents = value;
			else if (this.contents == null) this.contents = Collection.collectionFromPath(this.schema, Array.from(path), value);
			else if (assertCollection(this.contents)) this.contents.setIn(path, value);
		}
		/**
		* Change the YAML version and schema used by the document.
		* A `null` version disables support for directives, explicit tags, anchors, and aliases.
		* It also requires the `schema` option to be given as a `Schema` instance value.
		*
		* Overrides all previously set schema options.
		*/
		setSchema(version, options = {}) {
			if (typeof version === "number") version = String(version);
			let opt;
			switch (version) {
				case "1.1":
					if (this.directives) this.directives.yaml.version = "1.1";
					else this.directives = new directives.Directives({ version: "1.1" });
					opt = {
						resolveKnownTags: false,
						schema: "yaml-1.1"
					};
					break;
				case "1.2":
				case "next":
					if (this.directives) this.directives.yaml.version = version;
					else this.directives = new directives.Directives({ version });
					opt = {
						resolveKnownTags: true,
						schema: "core"
					};
					break;
				case null:
					if (this.directives) delete this.directives;
					opt = null;
					break;
				default: {
					const sv = JSON.stringify(version);
					throw new Error(`Expected '1.1', '1.2' or null as first argument, but found: ${sv}`);
				}
			}
			if (options.schema instanceof Object) this.schema = options.schema;
			else if (opt) this.schema = new Schema.Schema(Object.assign(opt, options));
			else throw new Error(`With a null YAML version, the { schema: Schema } option is required`);
		}
		toJS({ json, jsonArg, mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
			const ctx = {
				anchors: /* @__PURE__ */ new Map(),
				doc: this,
				keep: !json,
				mapAsMap: mapAsMap === true,
				mapKeyWarned: false,
				maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
			};
			const res = toJS.toJS(this.contents, jsonArg ?? "", ctx);
			if (typeof onAnchor === "function") for (const { count, res } of ctx.anchors.values()) onAnchor(res, count);
			return typeof reviver === "function" ? applyReviver.applyReviver(reviver, { "": res }, "", res) : res;
		}
		/**
		* A JSON representation of the document `contents`.
		*
		* @param jsonArg Used by `JSON.stringify` to indicate the array index or
		*   property name.
		*/
		toJSON(jsonArg, onAnchor) {
			return this.toJS({
				json: true,
				jsonArg,
				mapAsMap: false,
				onAnchor
			});
		}
		/** A YAML representation of the document. */
		toString(options = {}) {
			if (this.errors.length > 0) throw new Error("Document with errors cannot be stringified");
			if ("indent" in options && (!Number.isInteger(options.indent) || Number(options.indent) <= 0)) {
				const s = JSON.stringify(options.indent);
				throw new Error(`"indent" option must be a positive integer, not ${s}`);
			}
			return stringifyDocument.stringifyDocument(this, options);
		}
	};
	function assertCollection(contents) {
		if (identity.isCollection(contents)) return true;
		throw new Error("Expected a YAML collection as document contents");
	}
	exports.Document = Document;
}));

// node_modules/yaml/dist/errors.js
var require_errors = /* @__PURE__ */ __commonJSMin(((exports) => {
	var YAMLError = class extends Error {
		constructor(name, pos, code, message) {
			super();
			this.name = name;
			this.code = code;
			this.message = message;
			this.pos = pos;
		}
	};
	var YAMLParseError = class extends YAMLError {
		constructor(pos, code, message) {
			super("YAMLParseError", pos, code, message);
		}
	};
	var YAMLWarning = class extends YAMLError {
		constructor(pos, code, message) {
			super("YAMLWarning", pos, code, message);
		}
	};
	const prettifyError = (src, lc) => (error) => {
		if (error.pos[0] === -1) return;
		error.linePos = error.pos.map((pos) => lc.linePos(pos));
		const { line, col } = error.linePos[0];
		error.message += ` at line ${line}, column ${col}`;
		let ci = col - 1;
		let lineStr = src.substring(lc.lineStarts[line - 1], lc.lineStarts[line]).replace(/[\n\r]+$/, "");
		if (ci >= 60 && lineStr.length > 80) {
			const trimStart = Math.min(ci - 39, lineStr.length - 79);
			lineStr = "…" + lineStr.substring(trimStart);
			ci -= trimStart - 1;
		}
		if (lineStr.length > 80) lineStr = lineStr.substring(0, 79) + "…";
		if (line > 1 && /^ *$/.test(lineStr.substring(0, ci))) {
			let prev = src.substring(lc.lineStarts[line - 2], lc.lineStarts[line - 1]);
			if (prev.length > 80) prev = prev.substring(0, 79) + "…\n";
			lineStr = prev + lineStr;
		}
		if (/[^ ]/.test(lineStr)) {
			let count = 1;
			const end = error.linePos[1];
			if (end?.line === line && end.col > col) count = Math.max(1, Math.min(end.col - col, 80 - ci));
			const pointer = " ".repeat(ci) + "^".repeat(count);
			error.message += `:\n\n${lineStr}\n${pointer}\n`;
		}
	};
	exports.YAMLError = YAMLError;
	exports.YAMLParseError = YAMLParseError;
	exports.YAMLWarning = YAMLWarning;
	exports.prettifyError = prettifyError;
}));

// node_modules/yaml/dist/compose/resolve-props.js
var require_resolve_props = /* @__PURE__ */ __commonJSMin(((exports) => {
	function resolveProps(tokens, { flow, indicator, next, offset, onError, parentIndent, startOnNewline }) {
		let spaceBefore = false;
		let atNewline = startOnNewline;
		let hasSpace = startOnNewline;
		let comment = "";
		let commentSep = "";
		let hasNewline = false;
		let reqSpace = false;
		let tab = null;
		let anchor = null;
		let tag = null;
		let newlineAfterProp = null;
		let comma = null;
		let found = null;
		let start = null;
		for (const token of tokens) {
			if (reqSpace) {
				if (token.type !== "space" && token.type !== "newline" && token.type !== "comma") onError(token.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
				reqSpace = false;
			}
			if (tab) {
				if (atNewline && token.type !== "comment" && token.type !== "newline") onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
				tab = null;
			}
			switch (token.type) {
				case "space":
					if (!flow && (indicator !== "doc-start" || next?.type !== "flow-collection") && token.source.includes("	")) tab = token;
					hasSpace = true;
					break;
				case "comment": {
					if (!hasSpace) onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
					const cb = token.source.substring(1) || " ";
					if (!comment) comment = cb;
					else comment += commentSep + cb;
					commentSep = "";
					atNewline = false;
					break;
				}
				case "newline":
					if (atNewline) {
						if (comment) comment += token.source;
						else if (!found || indicator !== "seq-item-ind") spaceBefore = true;
					} else commentSep += token.source;
					atNewline = true;
					hasNewline = true;
					if (anchor || tag) newlineAfterProp = token;
					hasSpace = true;
					break;
				case "anchor":
					if (anchor) onError(token, "MULTIPLE_ANCHORS", "A node can have at most one anchor");
					if (token.source.endsWith(":")) onError(token.offset + token.source.length - 1, "BAD_ALIAS", "Anchor ending in : is ambiguous", true);
					anchor = token;
					start ?? (start = token.offset);
					atNewline = false;
					hasSpace = false;
					reqSpace = true;
					break;
				case "tag":
					if (tag) onError(token, "MULTIPLE_TAGS", "A node can have at most one tag");
					tag = token;
					start ?? (start = token.offset);
					atNewline = false;
					hasSpace = false;
					reqSpace = true;
					break;
				case indicator:
					if (anchor || tag) onError(token, "BAD_PROP_ORDER", `Anchors and tags must be after the ${token.source} indicator`);
					if (found) onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.source} in ${flow ?? "collection"}`);
					found = token;
					atNewline = indicator === "seq-item-ind" || indicator === "explicit-key-ind";
					hasSpace = false;
					break;
				case "comma": if (flow) {
					if (comma) onError(token, "UNEXPECTED_TOKEN", `Unexpected , in ${flow}`);
					comma = token;
					atNewline = false;
					hasSpace = false;
					break;
				}
				default:
					onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.type} token`);
					atNewline = false;
					hasSpace = false;
			}
		}
		const last = tokens[tokens.length - 1];
		const end = last ? last.offset + last.source.length : offset;
		if (reqSpace && next && next.type !== "space" && next.type !== "newline" && next.type !== "comma" && (next.type !== "scalar" || next.source !== "")) onError(next.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
		if (tab && (atNewline && tab.indent <= parentIndent || next?.type === "block-map" || next?.type === "block-seq")) onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
		return {
			comma,
			found,
			spaceBefore,
			comment,
			hasNewline,
			anchor,
			tag,
			newlineAfterProp,
			end,
			start: start ?? end
		};
	}
	exports.resolveProps = resolveProps;
}));

// node_modules/yaml/dist/compose/util-contains-newline.js
var require_util_contains_newline = /* @__PURE__ */ __commonJSMin(((exports) => {
	function containsNewline(key) {
		if (!key) return null;
		switch (key.type) {
			case "alias":
			case "scalar":
			case "double-quoted-scalar":
			case "single-quoted-scalar":
				if (key.source.includes("\n")) return true;
				if (key.end) {
					for (const st of key.end) if (st.type === "newline") return true;
				}
				return false;
			case "flow-collection":
				for (const it of key.items) {
					for (const st of it.start) if (st.type === "newline") return true;
					if (it.sep) {
						for (const st of it.sep) if (st.type === "newline") return true;
					}
					if (containsNewline(it.key) || containsNewline(it.value)) return true;
				}
				return false;
			default: return true;
		}
	}
	exports.containsNewline = containsNewline;
}));

// node_modules/yaml/dist/compose/util-flow-indent-check.js
var require_util_flow_indent_check = /* @__PURE__ */ __commonJSMin(((exports) => {
	var utilContainsNewline = require_util_contains_newline();
	function flowIndentCheck(indent, fc, onError) {
		if (fc?.type === "flow-collection") {
			const end = fc.end[0];
			if (end.indent === indent && (end.source === "]" || end.source === "}") && utilContainsNewline.containsNewline(fc)) onError(end, "BAD_INDENT", "Flow end indicator should be more indented than parent", true);
		}
	}
	exports.flowIndentCheck = flowIndentCheck;
}));

// node_modules/yaml/dist/compose/util-map-includes.js
var require_util_map_includes = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	function mapIncludes(ctx, items, search) {
		const { uniqueKeys } = ctx.options;
		if (uniqueKeys === false) return false;
		const isEqual = typeof uniqueKeys === "function" ? uniqueKeys : (a, b) => a === b || identity.isScalar(a) && identity.isScalar(b) && a.value === b.value;
		return items.some((pair) => isEqual(pair.key, search));
	}
	exports.mapIncludes = mapIncludes;
}));

// node_modules/yaml/dist/compose/resolve-block-map.js
var require_resolve_block_map = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Pair = require_Pair();
	var YAMLMap = require_YAMLMap();
	var resolveProps = require_resolve_props();
	var utilContainsNewline = require_util_contains_newline();
	var utilFlowIndentCheck = require_util_flow_indent_check();
	var utilMapIncludes = require_util_map_includes();
	const startColMsg = "All mapping items must start at the same column";
	function resolveBlockMap({ composeNode, composeEmptyNode }, ctx, bm, onError, tag) {
		const map = new ((tag?.nodeClass) ?? YAMLMap.YAMLMap)(ctx.schema);
		if (ctx.atRoot) ctx.atRoot = false;
		let offset = bm.offset;
		let commentEnd = null;
		for (const collItem of bm.items) {
			const { start, key, sep, value } = collItem;
			const keyProps = resolveProps.resolveProps(start, {
				indicator: "explicit-key-ind",
				next: key ?? sep?.[0],
				offset,
				onError,
				parentIndent: bm.indent,
				startOnNewline: true
			});
			const implicitKey = !keyProps.found;
			if (implicitKey) {
				if (key) {
					if (key.type === "block-seq") onError(offset, "BLOCK_AS_IMPLICIT_KEY", "A block sequence may not be used as an implicit map key");
					else if ("indent" in key && key.indent !== bm.indent) onError(offset, "BAD_INDENT", startColMsg);
				}
				if (!keyProps.anchor && !keyProps.tag && !sep) {
					commentEnd = keyProps.end;
					if (keyProps.comment) {
						if (map.comment) map.comment += "\n" + keyProps.comment;
						else map.comment = keyProps.comment;
					}
					continue;
				}
				if (keyProps.newlineAfterProp || utilContainsNewline.containsNewline(key)) onError(key ?? start[start.length - 1], "MULTILINE_IMPLICIT_KEY", "Implicit keys need to be on a single line");
			} else if (keyProps.found?.indent !== bm.indent) onError(offset, "BAD_INDENT", startColMsg);
			ctx.atKey = true;
			const keyStart = keyProps.end;
			const keyNode = key ? composeNode(ctx, key, keyProps, onError) : composeEmptyNode(ctx, keyStart, start, null, keyProps, onError);
			if (ctx.schema.compat) utilFlowIndentCheck.flowIndentCheck(bm.indent, key, onError);
			ctx.atKey = false;
			if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode)) onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
			const valueProps = resolveProps.resolveProps(sep ?? [], {
				indicator: "map-value-ind",
				next: value,
				offset: keyNode.range[2],
				onError,
				parentIndent: bm.indent,
				startOnNewline: !key || key.type === "block-scalar"
			});
			offset = valueProps.end;
			if (valueProps.found) {
				if (implicitKey) {
					if (value?.type === "block-map" && !valueProps.hasNewline) onError(offset, "BLOCK_AS_IMPLICIT_KEY", "Nested mappings are not allowed in compact mappings");
					if (ctx.options.strict && keyProps.start < valueProps.found.offset - 1024) onError(keyNode.range, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit block mapping key");
				}
				const valueNode = value ? composeNode(ctx, value, valueProps, onError) : composeEmptyNode(ctx, offset, sep, null, valueProps, onError);
				if (ctx.schema.compat) utilFlowIndentCheck.flowIndentCheck(bm.indent, value, onError);
				offset = valueNode.range[2];
				const pair = new Pair.Pair(keyNode, valueNode);
				if (ctx.options.keepSourceTokens) pair.srcToken = collItem;
				map.items.push(pair);
			} else {
				if (implicitKey) onError(keyNode.range, "MISSING_CHAR", "Implicit map keys need to be followed by map values");
				if (valueProps.comment) {
					if (keyNode.comment) keyNode.comment += "\n" + valueProps.comment;
					else keyNode.comment = valueProps.comment;
				}
				const pair = new Pair.Pair(keyNode);
				if (ctx.options.keepSourceTokens) pair.srcToken = collItem;
				map.items.push(pair);
			}
		}
		if (commentEnd && commentEnd < offset) onError(commentEnd, "IMPOSSIBLE", "Map comment with trailing content");
		map.range = [
			bm.offset,
			offset,
			commentEnd ?? offset
		];
		return map;
	}
	exports.resolveBlockMap = resolveBlockMap;
}));

// node_modules/yaml/dist/compose/resolve-block-seq.js
var require_resolve_block_seq = /* @__PURE__ */ __commonJSMin(((exports) => {
	var YAMLSeq = require_YAMLSeq();
	var resolveProps = require_resolve_props();
	var utilFlowIndentCheck = require_util_flow_indent_check();
	function resolveBlockSeq({ composeNode, composeEmptyNode }, ctx, bs, onError, tag) {
		const seq = new ((tag?.nodeClass) ?? YAMLSeq.YAMLSeq)(ctx.schema);
		if (ctx.atRoot) ctx.atRoot = false;
		if (ctx.atKey) ctx.atKey = false;
		let offset = bs.offset;
		let commentEnd = null;
		for (const { start, value } of bs.items) {
			const props = resolveProps.resolveProps(start, {
				indicator: "seq-item-ind",
				next: value,
				offset,
				onError,
				parentIndent: bs.indent,
				startOnNewline: true
			});
			if (!props.found) {
				if (props.anchor || props.tag || value) {
					if (value?.type === "block-seq") onError(props.end, "BAD_INDENT", "All sequence items must start at the same column");
					else onError(offset, "MISSING_CHAR", "Sequence item without - indicator");
				} else {
					commentEnd = props.end;
					if (props.comment) seq.comment = props.comment;
					continue;
				}
			}
			const node = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, start, null, props, onError);
			if (ctx.schema.compat) utilFlowIndentCheck.flowIndentCheck(bs.indent, value, onError);
			offset = node.range[2];
			seq.items.push(node);
		}
		seq.range = [
			bs.offset,
			offset,
			commentEnd ?? offset
		];
		return seq;
	}
	exports.resolveBlockSeq = resolveBlockSeq;
}));

// node_modules/yaml/dist/compose/resolve-end.js
var require_resolve_end = /* @__PURE__ */ __commonJSMin(((exports) => {
	function resolveEnd(end, offset, reqSpace, onError) {
		let comment = "";
		if (end) {
			let hasSpace = false;
			let sep = "";
			for (const token of end) {
				const { source, type } = token;
				switch (type) {
					case "space":
						hasSpace = true;
						break;
					case "comment": {
						if (reqSpace && !hasSpace) onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
						const cb = source.substring(1) || " ";
						if (!comment) comment = cb;
						else comment += sep + cb;
						sep = "";
						break;
					}
					case "newline":
						if (comment) sep += source;
						hasSpace = true;
						break;
					default: onError(token, "UNEXPECTED_TOKEN", `Unexpected ${type} at node end`);
				}
				offset += source.length;
			}
		}
		return {
			comment,
			offset
		};
	}
	exports.resolveEnd = resolveEnd;
}));

// node_modules/yaml/dist/compose/resolve-flow-collection.js
var require_resolve_flow_collection = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Pair = require_Pair();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	var resolveEnd = require_resolve_end();
	var resolveProps = require_resolve_props();
	var utilContainsNewline = require_util_contains_newline();
	var utilMapIncludes = require_util_map_includes();
	const blockMsg = "Block collections are not allowed within flow collections";
	const isBlock = (token) => token && (token.type === "block-map" || token.type === "block-seq");
	function resolveFlowCollection({ composeNode, composeEmptyNode }, ctx, fc, onError, tag) {
		const isMap = fc.start.source === "{";
		const fcName = isMap ? "flow map" : "flow sequence";
		const coll = new ((tag?.nodeClass) ?? (isMap ? YAMLMap.YAMLMap : YAMLSeq.YAMLSeq))(ctx.schema);
		coll.flow = true;
		const atRoot = ctx.atRoot;
		if (atRoot) ctx.atRoot = false;
		if (ctx.atKey) ctx.atKey = false;
		let offset = fc.offset + fc.start.source.length;
		for (let i = 0; i < fc.items.length; ++i) {
			const collItem = fc.items[i];
			const { start, key, sep, value } = collItem;
			const props = resolveProps.resolveProps(start, {
				flow: fcName,
				indicator: "explicit-key-ind",
				next: key ?? sep?.[0],
				offset,
				onError,
				parentIndent: fc.indent,
				startOnNewline: false
			});
			if (!props.found) {
				if (!props.anchor && !props.tag && !sep && !value) {
					if (i === 0 && props.comma) onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
					else if (i < fc.items.length - 1) onError(props.start, "UNEXPECTED_TOKEN", `Unexpected empty item in ${fcName}`);
					if (props.comment) {
						if (coll.comment) coll.comment += "\n" + props.comment;
						else coll.comment = props.comment;
					}
					offset = props.end;
					continue;
				}
				if (!isMap && ctx.options.strict && utilContainsNewline.containsNewline(key)) onError(key, "MULTILINE_IMPLICIT_KEY", "Implicit keys of flow sequence pairs need to be on a single line");
			}
			if (i === 0) {
				if (props.comma) onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
			} else {
				if (!props.comma) onError(props.start, "MISSING_CHAR", `Missing , between ${fcName} items`);
				if (props.comment) {
					let prevItemComment = "";
					loop: for (const st of start) switch (st.type) {
						case "comma":
						case "space": break;
						case "comment":
							prevItemComment = st.source.substring(1);
							break loop;
						default: break loop;
					}
					if (prevItemComment) {
						let prev = coll.items[coll.items.length - 1];
						if (identity.isPair(prev)) prev = prev.value ?? prev.key;
						if (prev.comment) prev.comment += "\n" + prevItemComment;
						else prev.comment = prevItemComment;
						props.comment = props.comment.substring(prevItemComment.length + 1);
					}
				}
			}
			if (!isMap && !sep && !props.found) {
				const valueNode = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, sep, null, props, onError);
				coll.items.push(valueNode);
				offset = valueNode.range[2];
				if (isBlock(value)) onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
			} else {
				ctx.atKey = true;
				const keyStart = props.end;
				const keyNode = key ? composeNode(ctx, key, props, onError) : composeEmptyNode(ctx, keyStart, start, null, props, onError);
				if (isBlock(key)) onError(keyNode.range, "BLOCK_IN_FLOW", blockMsg);
				ctx.atKey = false;
				const valueProps = resolveProps.resolveProps(sep ?? [], {
					flow: fcName,
					indicator: "map-value-ind",
					next: value,
					offset: keyNode.range[2],
					onError,
					parentIndent: fc.indent,
					startOnNewline: false
				});
				if (valueProps.found) {
					if (!isMap && !props.found && ctx.options.strict) {
						if (sep) for (const st of sep) {
							if (st === valueProps.found) break;
							if (st.type === "newline") {
								onError(st, "MULTILINE_IMPLICIT_KEY", "Implicit keys of flow sequence pairs need to be on a single line");
								break;
							}
						}
						if (props.start < valueProps.found.offset - 1024) onError(valueProps.found, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit flow sequence key");
					}
				} else if (value) {
					if ("source" in value && value.source?.[0] === ":") onError(value, "MISSING_CHAR", `Missing space after : in ${fcName}`);
					else onError(valueProps.start, "MISSING_CHAR", `Missing , or : between ${fcName} items`);
				}
				const valueNode = value ? composeNode(ctx, value, valueProps, onError) : valueProps.found ? composeEmptyNode(ctx, valueProps.end, sep, null, valueProps, onError) : null;
				if (valueNode) {
					if (isBlock(value)) onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
				} else if (valueProps.comment) {
					if (keyNode.comment) keyNode.comment += "\n" + valueProps.comment;
					else keyNode.comment = valueProps.comment;
				}
				const pair = new Pair.Pair(keyNode, valueNode);
				if (ctx.options.keepSourceTokens) pair.srcToken = collItem;
				if (isMap) {
					const map = coll;
					if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode)) onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
					map.items.push(pair);
				} else {
					const map = new YAMLMap.YAMLMap(ctx.schema);
					map.flow = true;
					map.items.push(pair);
					const endRange = (valueNode ?? keyNode).range;
					map.range = [
						keyNode.range[0],
						endRange[1],
						endRange[2]
					];
					coll.items.push(map);
				}
				offset = valueNode ? valueNode.range[2] : valueProps.end;
			}
		}
		const expectedEnd = isMap ? "}" : "]";
		const [ce, ...ee] = fc.end;
		let cePos = offset;
		if (ce?.source === expectedEnd) cePos = ce.offset + ce.source.length;
		else {
			const name = fcName[0].toUpperCase() + fcName.substring(1);
			const msg = atRoot ? `${name} must end with a ${expectedEnd}` : `${name} in block collection must be sufficiently indented and end with a ${expectedEnd}`;
			onError(offset, atRoot ? "MISSING_CHAR" : "BAD_INDENT", msg);
			if (ce && ce.source.length !== 1) ee.unshift(ce);
		}
		if (ee.length > 0) {
			const end = resolveEnd.resolveEnd(ee, cePos, ctx.options.strict, onError);
			if (end.comment) {
				if (coll.comment) coll.comment += "\n" + end.comment;
				else coll.comment = end.comment;
			}
			coll.range = [
				fc.offset,
				cePos,
				end.offset
			];
		} else coll.range = [
			fc.offset,
			cePos,
			cePos
		];
		return coll;
	}
	exports.resolveFlowCollection = resolveFlowCollection;
}));

// node_modules/yaml/dist/compose/compose-collection.js
var require_compose_collection = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	var resolveBlockMap = require_resolve_block_map();
	var resolveBlockSeq = require_resolve_block_seq();
	var resolveFlowCollection = require_resolve_flow_collection();
	function resolveCollection(CN, ctx, token, onError, tagName, tag) {
		const coll = token.type === "block-map" ? resolveBlockMap.resolveBlockMap(CN, ctx, token, onError, tag) : token.type === "block-seq" ? resolveBlockSeq.resolveBlockSeq(CN, ctx, token, onError, tag) : resolveFlowCollection.resolveFlowCollection(CN, ctx, token, onError, tag);
		const Coll = coll.constructor;
		if (tagName === "!" || tagName === Coll.tagName) {
			coll.tag = Coll.tagName;
			return coll;
		}
		if (tagName) coll.tag = tagName;
		return coll;
	}
	function composeCollection(CN, ctx, token, props, onError) {
		const tagToken = props.tag;
		const tagName = !tagToken ? null : ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg));
		if (token.type === "block-seq") {
			const { anchor, newlineAfterProp: nl } = props;
			const lastProp = anchor && tagToken ? anchor.offset > tagToken.offset ? anchor : tagToken : anchor ?? tagToken;
			if (lastProp && (!nl || nl.offset < lastProp.offset)) onError(lastProp, "MISSING_CHAR", "Missing newline after block sequence props");
		}
		const expType = token.type === "block-map" ? "map" : token.type === "block-seq" ? "seq" : token.start.source === "{" ? "map" : "seq";
		if (!tagToken || !tagName || tagName === "!" || tagName === YAMLMap.YAMLMap.tagName && expType === "map" || tagName === YAMLSeq.YAMLSeq.tagName && expType === "seq") return resolveCollection(CN, ctx, token, onError, tagName);
		let tag = ctx.schema.tags.find((t) => t.tag === tagName && t.collection === expType);
		if (!tag) {
			const kt = ctx.schema.knownTags[tagName];
			if (kt?.collection === expType) {
				ctx.schema.tags.push(Object.assign({}, kt, { default: false }));
				tag = kt;
			} else {
				if (kt) onError(tagToken, "BAD_COLLECTION_TYPE", `${kt.tag} used for ${expType} collection, but expects ${kt.collection ?? "scalar"}`, true);
				else onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, true);
				return resolveCollection(CN, ctx, token, onError, tagName);
			}
		}
		const coll = resolveCollection(CN, ctx, token, onError, tagName, tag);
		const res = tag.resolve?.(coll, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg), ctx.options) ?? coll;
		const node = identity.isNode(res) ? res : new Scalar.Scalar(res);
		node.range = coll.range;
		node.tag = tagName;
		if (tag?.format) node.format = tag.format;
		return node;
	}
	exports.composeCollection = composeCollection;
}));

// node_modules/yaml/dist/compose/resolve-block-scalar.js
var require_resolve_block_scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	function resolveBlockScalar(ctx, scalar, onError) {
		const start = scalar.offset;
		const header = parseBlockScalarHeader(scalar, ctx.options.strict, onError);
		if (!header) return {
			value: "",
			type: null,
			comment: "",
			range: [
				start,
				start,
				start
			]
		};
		const type = header.mode === ">" ? Scalar.Scalar.BLOCK_FOLDED : Scalar.Scalar.BLOCK_LITERAL;
		const lines = scalar.source ? splitLines(scalar.source) : [];
		let chompStart = lines.length;
		for (let i = lines.length - 1; i >= 0; --i) {
			const content = lines[i][1];
			if (content === "" || content === "\r") chompStart = i;
			else break;
		}
		if (chompStart === 0) {
			const value = header.chomp === "+" && lines.length > 0 ? "\n".repeat(Math.max(1, lines.length - 1)) : "";
			let end = start + header.length;
			if (scalar.source) end += scalar.source.length;
			return {
				value,
				type,
				comment: header.comment,
				range: [
					start,
					end,
					end
				]
			};
		}
		let trimIndent = scalar.indent + header.indent;
		let offset = scalar.offset + header.length;
		let contentStart = 0;
		for (let i = 0; i < chompStart; ++i) {
			const [indent, content] = lines[i];
			if (content === "" || content === "\r") {
				if (header.indent === 0 && indent.length > trimIndent) trimIndent = indent.length;
			} else {
				if (indent.length < trimIndent) onError(offset + indent.length, "MISSING_CHAR", "Block scalars with more-indented leading empty lines must use an explicit indentation indicator");
				if (header.indent === 0) trimIndent = indent.length;
				contentStart = i;
				if (trimIndent === 0 && !ctx.atRoot) onError(offset, "BAD_INDENT", "Block scalar values in collections must be indented");
				break;
			}
			offset += indent.length + content.length + 1;
		}
		for (let i = lines.length - 1; i >= chompStart; --i) if (lines[i][0].length > trimIndent) chompStart = i + 1;
		let value = "";
		let sep = "";
		let prevMoreIndented = false;
		for (let i = 0; i < contentStart; ++i) value += lines[i][0].slice(trimIndent) + "\n";
		for (let i = contentStart; i < chompStart; ++i) {
			let [indent, content] = lines[i];
			offset += indent.length + content.length + 1;
			const crlf = content[content.length - 1] === "\r";
			if (crlf) content = content.slice(0, -1);
			/* istanbul ignore if already caught in lexer */
			if (content && indent.length < trimIndent) {
				const message = `Block scalar lines must not be less indented than their ${header.indent ? "explicit indentation indicator" : "first line"}`;
				onError(offset - content.length - (crlf ? 2 : 1), "BAD_INDENT", message);
				indent = "";
			}
			if (type === Scalar.Scalar.BLOCK_LITERAL) {
				value += sep + indent.slice(trimIndent) + content;
				sep = "\n";
			} else if (indent.length > trimIndent || content[0] === "	") {
				if (sep === " ") sep = "\n";
				else if (!prevMoreIndented && sep === "\n") sep = "\n\n";
				value += sep + indent.slice(trimIndent) + content;
				sep = "\n";
				prevMoreIndented = true;
			} else if (content === "") {
				if (sep === "\n") value += "\n";
				else sep = "\n";
			} else {
				value += sep + content;
				sep = " ";
				prevMoreIndented = false;
			}
		}
		switch (header.chomp) {
			case "-": break;
			case "+":
				for (let i = chompStart; i < lines.length; ++i) value += "\n" + lines[i][0].slice(trimIndent);
				if (value[value.length - 1] !== "\n") value += "\n";
				break;
			default: value += "\n";
		}
		const end = start + header.length + scalar.source.length;
		return {
			value,
			type,
			comment: header.comment,
			range: [
				start,
				end,
				end
			]
		};
	}
	function parseBlockScalarHeader({ offset, props }, strict, onError) {
		/* istanbul ignore if should not happen */
		if (props[0].type !== "block-scalar-header") {
			onError(props[0], "IMPOSSIBLE", "Block scalar header not found");
			return null;
		}
		const { source } = props[0];
		const mode = source[0];
		let indent = 0;
		let chomp = "";
		let error = -1;
		for (let i = 1; i < source.length; ++i) {
			const ch = source[i];
			if (!chomp && (ch === "-" || ch === "+")) chomp = ch;
			else {
				const n = Number(ch);
				if (!indent && n) indent = n;
				else if (error === -1) error = offset + i;
			}
		}
		if (error !== -1) onError(error, "UNEXPECTED_TOKEN", `Block scalar header includes extra characters: ${source}`);
		let hasSpace = false;
		let comment = "";
		let length = source.length;
		for (let i = 1; i < props.length; ++i) {
			const token = props[i];
			switch (token.type) {
				case "space": hasSpace = true;
				case "newline":
					length += token.source.length;
					break;
				case "comment":
					if (strict && !hasSpace) onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
					length += token.source.length;
					comment = token.source.substring(1);
					break;
				case "error":
					onError(token, "UNEXPECTED_TOKEN", token.message);
					length += token.source.length;
					break;
				/* istanbul ignore next should not happen */
				default: {
					onError(token, "UNEXPECTED_TOKEN", `Unexpected token in block scalar header: ${token.type}`);
					const ts = token.source;
					if (ts && typeof ts === "string") length += ts.length;
				}
			}
		}
		return {
			mode,
			indent,
			chomp,
			comment,
			length
		};
	}
	/** @returns Array of lines split up as `[indent, content]` */
	function splitLines(source) {
		const split = source.split(/\n( *)/);
		const first = split[0];
		const m = first.match(/^( *)/);
		const lines = [m?.[1] ? [m[1], first.slice(m[1].length)] : ["", first]];
		for (let i = 1; i < split.length; i += 2) lines.push([split[i], split[i + 1]]);
		return lines;
	}
	exports.resolveBlockScalar = resolveBlockScalar;
}));

// node_modules/yaml/dist/compose/resolve-flow-scalar.js
var require_resolve_flow_scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var resolveEnd = require_resolve_end();
	function resolveFlowScalar(scalar, strict, onError) {
		const { offset, type, source, end } = scalar;
		let _type;
		let value;
		const _onError = (rel, code, msg) => onError(offset + rel, code, msg);
		switch (type) {
			case "scalar":
				_type = Scalar.Scalar.PLAIN;
				value = plainValue(source, _onError);
				break;
			case "single-quoted-scalar":
				_type = Scalar.Scalar.QUOTE_SINGLE;
				value = singleQuotedValue(source, _onError);
				break;
			case "double-quoted-scalar":
				_type = Scalar.Scalar.QUOTE_DOUBLE;
				value = doubleQuotedValue(source, _onError);
				break;
			/* istanbul ignore next should not happen */
			default:
				onError(scalar, "UNEXPECTED_TOKEN", `Expected a flow scalar value, but found: ${type}`);
				return {
					value: "",
					type: null,
					comment: "",
					range: [
						offset,
						offset + source.length,
						offset + source.length
					]
				};
		}
		const valueEnd = offset + source.length;
		const re = resolveEnd.resolveEnd(end, valueEnd, strict, onError);
		return {
			value,
			type: _type,
			comment: re.comment,
			range: [
				offset,
				valueEnd,
				re.offset
			]
		};
	}
	function plainValue(source, onError) {
		let badChar = "";
		switch (source[0]) {
			/* istanbul ignore next should not happen */
			case "	":
				badChar = "a tab character";
				break;
			case ",":
				badChar = "flow indicator character ,";
				break;
			case "%":
				badChar = "directive indicator character %";
				break;
			case "|":
			case ">":
				badChar = `block scalar indicator ${source[0]}`;
				break;
			case "@":
			case "`": badChar = `reserved character ${source[0]}`;
		}
		if (badChar) onError(0, "BAD_SCALAR_START", `Plain value cannot start with ${badChar}`);
		return unfoldLines(source);
	}
	function singleQuotedValue(source, onError) {
		if (source[source.length - 1] !== "'" || source.length === 1) onError(source.length, "MISSING_CHAR", "Missing closing 'quote");
		return unfoldLines(source.slice(1, -1)).replace(/''/g, "'");
	}
	function unfoldLines(source) {
		const line = /(.*?)\r?\n/sy;
		let match = line.exec(source);
		if (!match) return source;
		/**
		* The negative lookbehinds in these RegExps are to
		* prevent causing a polynomial search time in certain cases.
		*
		* The try-catch is for Safari < 16.4 and other old browsers:
		* https://caniuse.com/js-regexp-lookbehind
		*/
		let trimEnd, trimBoth;
		try {
			trimEnd = new RegExp("(?<![ 	])[ 	]+$");
			trimBoth = new RegExp("^[ 	]+|(?<![ 	])[ 	]+$", "g");
		} catch {
			trimEnd = /[ \t]+$/;
			trimBoth = /^[ \t]+|[ \t]+$/g;
		}
		let res = match[1].replace(trimEnd, "");
		let sep = " ";
		let pos = line.lastIndex;
		while (match = line.exec(source)) {
			const lm = match[1].replace(trimBoth, "");
			if (lm === "") {
				if (sep === "\n") res += sep;
				else sep = "\n";
			} else {
				res += sep + lm;
				sep = " ";
			}
			pos = line.lastIndex;
		}
		const last = /[ \t]*(.*)/sy;
		last.lastIndex = pos;
		match = last.exec(source);
		return res + sep + (match?.[1] ?? "");
	}
	function doubleQuotedValue(source, onError) {
		let res = "";
		for (let i = 1; i < source.length - 1; ++i) {
			const ch = source[i];
			if (ch === "\r" && source[i + 1] === "\n") continue;
			if (ch === "\n") {
				const { fold, offset } = foldNewline(source, i);
				res += fold;
				i = offset;
			} else if (ch === "\\") {
				let next = source[++i];
				const cc = escapeCodes[next];
				if (cc) res += cc;
				else if (next === "\n") {
					next = source[i + 1];
					while (next === " " || next === "	") next = source[++i + 1];
				} else if (next === "\r" && source[i + 1] === "\n") {
					next = source[++i + 1];
					while (next === " " || next === "	") next = source[++i + 1];
				} else if (next === "x" || next === "u" || next === "U") {
					const length = next === "x" ? 2 : next === "u" ? 4 : 8;
					res += parseCharCode(source, i + 1, length, onError);
					i += length;
				} else {
					const raw = source.substr(i - 1, 2);
					onError(i - 1, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
					res += raw;
				}
			} else if (ch === " " || ch === "	") {
				const wsStart = i;
				let next = source[i + 1];
				while (next === " " || next === "	") next = source[++i + 1];
				if (next !== "\n" && !(next === "\r" && source[i + 2] === "\n")) res += i > wsStart ? source.slice(wsStart, i + 1) : ch;
			} else res += ch;
		}
		if (source[source.length - 1] !== "\"" || source.length === 1) onError(source.length, "MISSING_CHAR", "Missing closing \"quote");
		return res;
	}
	/**
	* Fold a single newline into a space, multiple newlines to N - 1 newlines.
	* Presumes `source[offset] === '\n'`
	*/
	function foldNewline(source, offset) {
		let fold = "";
		let ch = source[offset + 1];
		while (ch === " " || ch === "	" || ch === "\n" || ch === "\r") {
			if (ch === "\r" && source[offset + 2] !== "\n") break;
			if (ch === "\n") fold += "\n";
			offset += 1;
			ch = source[offset + 1];
		}
		if (!fold) fold = " ";
		return {
			fold,
			offset
		};
	}
	const escapeCodes = {
		"0": "\0",
		a: "\x07",
		b: "\b",
		e: "\x1B",
		f: "\f",
		n: "\n",
		r: "\r",
		t: "	",
		v: "\v",
		N: "",
		_: "\xA0",
		L: "\u2028",
		P: "\u2029",
		" ": " ",
		"\"": "\"",
		"/": "/",
		"\\": "\\",
		"	": "	"
	};
	function parseCharCode(source, offset, length, onError) {
		const cc = source.substr(offset, length);
		const code = cc.length === length && /^[0-9a-fA-F]+$/.test(cc) ? parseInt(cc, 16) : NaN;
		try {
			return String.fromCodePoint(code);
		} catch {
			const raw = source.substr(offset - 2, length + 2);
			onError(offset - 2, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
			return raw;
		}
	}
	exports.resolveFlowScalar = resolveFlowScalar;
}));

// node_modules/yaml/dist/compose/compose-scalar.js
var require_compose_scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	var resolveBlockScalar = require_resolve_block_scalar();
	var resolveFlowScalar = require_resolve_flow_scalar();
	function composeScalar(ctx, token, tagToken, onError) {
		const { value, type, comment, range } = token.type === "block-scalar" ? resolveBlockScalar.resolveBlockScalar(ctx, token, onError) : resolveFlowScalar.resolveFlowScalar(token, ctx.options.strict, onError);
		const tagName = tagToken ? ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg)) : null;
		let tag;
		if (ctx.options.stringKeys && ctx.atKey) tag = ctx.schema[identity.SCALAR];
		else if (tagName) tag = findScalarTagByName(ctx.schema, value, tagName, tagToken, onError);
		else if (token.type === "scalar") tag = findScalarTagByTest(ctx, value, token, onError);
		else tag = ctx.schema[identity.SCALAR];
		let scalar;
		try {
			const res = tag.resolve(value, (msg) => onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg), ctx.options);
			scalar = identity.isScalar(res) ? res : new Scalar.Scalar(res);
		} catch (error) {
			const msg = error instanceof Error ? error.message : String(error);
			onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg);
			scalar = new Scalar.Scalar(value);
		}
		scalar.range = range;
		scalar.source = value;
		if (type) scalar.type = type;
		if (tagName) scalar.tag = tagName;
		if (tag.format) scalar.format = tag.format;
		if (comment) scalar.comment = comment;
		return scalar;
	}
	function findScalarTagByName(schema, value, tagName, tagToken, onError) {
		if (tagName === "!") return schema[identity.SCALAR];
		const matchWithTest = [];
		for (const tag of schema.tags) if (!tag.collection && tag.tag === tagName) {
			if (tag.default && tag.test) matchWithTest.push(tag);
			else return tag;
		}
		for (const tag of matchWithTest) if (tag.test?.test(value)) return tag;
		const kt = schema.knownTags[tagName];
		if (kt && !kt.collection) {
			schema.tags.push(Object.assign({}, kt, {
				default: false,
				test: void 0
			}));
			return kt;
		}
		onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, tagName !== "tag:yaml.org,2002:str");
		return schema[identity.SCALAR];
	}
	function findScalarTagByTest({ atKey, directives, schema }, value, token, onError) {
		const tag = schema.tags.find((tag) => (tag.default === true || atKey && tag.default === "key") && tag.test?.test(value)) || schema[identity.SCALAR];
		if (schema.compat) {
			const compat = schema.compat.find((tag) => tag.default && tag.test?.test(value)) ?? schema[identity.SCALAR];
			if (tag.tag !== compat.tag) onError(token, "TAG_RESOLVE_FAILED", `Value may be parsed as either ${directives.tagString(tag.tag)} or ${directives.tagString(compat.tag)}`, true);
		}
		return tag;
	}
	exports.composeScalar = composeScalar;
}));

// node_modules/yaml/dist/compose/util-empty-scalar-position.js
var require_util_empty_scalar_position = /* @__PURE__ */ __commonJSMin(((exports) => {
	function emptyScalarPosition(offset, before, pos) {
		if (before) {
			pos ?? (pos = before.length);
			for (let i = pos - 1; i >= 0; --i) {
				let st = before[i];
				switch (st.type) {
					case "space":
					case "comment":
					case "newline":
						offset -= st.source.length;
						continue;
				}
				st = before[++i];
				while (st?.type === "space") {
					offset += st.source.length;
					st = before[++i];
				}
				break;
			}
		}
		return offset;
	}
	exports.emptyScalarPosition = emptyScalarPosition;
}));

// node_modules/yaml/dist/compose/compose-node.js
var require_compose_node = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Alias = require_Alias();
	var identity = require_identity();
	var composeCollection = require_compose_collection();
	var composeScalar = require_compose_scalar();
	var resolveEnd = require_resolve_end();
	var utilEmptyScalarPosition = require_util_empty_scalar_position();
	const CN = {
		composeNode,
		composeEmptyNode
	};
	function composeNode(ctx, token, props, onError) {
		const atKey = ctx.atKey;
		const { spaceBefore, comment, anchor, tag } = props;
		let node;
		let isSrcToken = true;
		switch (token.type) {
			case "alias":
				node = composeAlias(ctx, token, onError);
				if (anchor || tag) onError(token, "ALIAS_PROPS", "An alias node must not specify any properties");
				break;
			case "scalar":
			case "single-quoted-scalar":
			case "double-quoted-scalar":
			case "block-scalar":
				node = composeScalar.composeScalar(ctx, token, tag, onError);
				if (anchor) node.anchor = anchor.source.substring(1);
				break;
			case "block-map":
			case "block-seq":
			case "flow-collection":
				try {
					node = composeCollection.composeCollection(CN, ctx, token, props, onError);
					if (anchor) node.anchor = anchor.source.substring(1);
				} catch (error) {
					onError(token, "RESOURCE_EXHAUSTION", error instanceof Error ? error.message : String(error));
				}
				break;
			default:
				onError(token, "UNEXPECTED_TOKEN", token.type === "error" ? token.message : `Unsupported token (type: ${token.type})`);
				isSrcToken = false;
		}
		node ?? (node = composeEmptyNode(ctx, token.offset, void 0, null, props, onError));
		if (anchor && node.anchor === "") onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string");
		if (atKey && ctx.options.stringKeys && (!identity.isScalar(node) || typeof node.value !== "string" || node.tag && node.tag !== "tag:yaml.org,2002:str")) onError(tag ?? token, "NON_STRING_KEY", "With stringKeys, all keys must be strings");
		if (spaceBefore) node.spaceBefore = true;
		if (comment) {
			if (token.type === "scalar" && token.source === "") node.comment = comment;
			else node.commentBefore = comment;
		}
		if (ctx.options.keepSourceTokens && isSrcToken) node.srcToken = token;
		return node;
	}
	function composeEmptyNode(ctx, offset, before, pos, { spaceBefore, comment, anchor, tag, end }, onError) {
		const token = {
			type: "scalar",
			offset: utilEmptyScalarPosition.emptyScalarPosition(offset, before, pos),
			indent: -1,
			source: ""
		};
		const node = composeScalar.composeScalar(ctx, token, tag, onError);
		if (anchor) {
			node.anchor = anchor.source.substring(1);
			if (node.anchor === "") onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string");
		}
		if (spaceBefore) node.spaceBefore = true;
		if (comment) {
			node.comment = comment;
			node.range[2] = end;
		}
		return node;
	}
	function composeAlias({ options }, { offset, source, end }, onError) {
		const alias = new Alias.Alias(source.substring(1));
		if (alias.source === "") onError(offset, "BAD_ALIAS", "Alias cannot be an empty string");
		if (alias.source.endsWith(":")) onError(offset + source.length - 1, "BAD_ALIAS", "Alias ending in : is ambiguous", true);
		const valueEnd = offset + source.length;
		const re = resolveEnd.resolveEnd(end, valueEnd, options.strict, onError);
		alias.range = [
			offset,
			valueEnd,
			re.offset
		];
		if (re.comment) alias.comment = re.comment;
		return alias;
	}
	exports.composeEmptyNode = composeEmptyNode;
	exports.composeNode = composeNode;
}));

// node_modules/yaml/dist/compose/compose-doc.js
var require_compose_doc = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Document = require_Document();
	var composeNode = require_compose_node();
	var resolveEnd = require_resolve_end();
	var resolveProps = require_resolve_props();
	function composeDoc(options, directives, { offset, start, value, end }, onError) {
		const opts = Object.assign({ _directives: directives }, options);
		const doc = new Document.Document(void 0, opts);
		const ctx = {
			atKey: false,
			atRoot: true,
			directives: doc.directives,
			options: doc.options,
			schema: doc.schema
		};
		const props = resolveProps.resolveProps(start, {
			indicator: "doc-start",
			next: value ?? end?.[0],
			offset,
			onError,
			parentIndent: 0,
			startOnNewline: true
		});
		if (props.found) {
			doc.directives.docStart = true;
			if (value && (value.type === "block-map" || value.type === "block-seq") && !props.hasNewline) onError(props.end, "MISSING_CHAR", "Block collection cannot start on same line with directives-end marker");
		}
		doc.contents = value ? composeNode.composeNode(ctx, value, props, onError) : composeNode.composeEmptyNode(ctx, props.end, start, null, props, onError);
		const contentEnd = doc.contents.range[2];
		const re = resolveEnd.resolveEnd(end, contentEnd, false, onError);
		if (re.comment) doc.comment = re.comment;
		doc.range = [
			offset,
			contentEnd,
			re.offset
		];
		return doc;
	}
	exports.composeDoc = composeDoc;
}));

// node_modules/yaml/dist/compose/composer.js
var require_composer = /* @__PURE__ */ __commonJSMin(((exports) => {
	var node_process = __require("process");
	var directives = require_directives();
	var Document = require_Document();
	var errors = require_errors();
	var identity = require_identity();
	var composeDoc = require_compose_doc();
	var resolveEnd = require_resolve_end();
	function getErrorPos(src) {
		if (typeof src === "number") return [src, src + 1];
		if (Array.isArray(src)) return src.length === 2 ? src : [src[0], src[1]];
		const { offset, source } = src;
		return [offset, offset + (typeof source === "string" ? source.length : 1)];
	}
	function parsePrelude(prelude) {
		let comment = "";
		let atComment = false;
		let afterEmptyLine = false;
		for (let i = 0; i < prelude.length; ++i) {
			const source = prelude[i];
			switch (source[0]) {
				case "#":
					comment += (comment === "" ? "" : afterEmptyLine ? "\n\n" : "\n") + (source.substring(1) || " ");
					atComment = true;
					afterEmptyLine = false;
					break;
				case "%":
					if (prelude[i + 1]?.[0] !== "#") i += 1;
					atComment = false;
					break;
				default:
					if (!atComment) afterEmptyLine = true;
					atComment = false;
			}
		}
		return {
			comment,
			afterEmptyLine
		};
	}
	/**
	* Compose a stream of CST nodes into a stream of YAML Documents.
	*
	* ```ts
	* import { Composer, Parser } from 'yaml'
	*
	* const src: string = ...
	* const tokens = new Parser().parse(src)
	* const docs = new Composer().compose(tokens)
	* ```
	*/
	var Composer = class {
		constructor(options = {}) {
			this.doc = null;
			this.atDirectives = false;
			this.prelude = [];
			this.errors = [];
			this.warnings = [];
			this.onError = (source, code, message, warning) => {
				const pos = getErrorPos(source);
				if (warning) this.warnings.push(new errors.YAMLWarning(pos, code, message));
				else this.errors.push(new errors.YAMLParseError(pos, code, message));
			};
			this.directives = new directives.Directives({ version: options.version || "1.2" });
			this.options = options;
		}
		decorate(doc, afterDoc) {
			const { comment, afterEmptyLine } = parsePrelude(this.prelude);
			if (comment) {
				const dc = doc.contents;
				if (afterDoc) doc.comment = doc.comment ? `${doc.comment}\n${comment}` : comment;
				else if (afterEmptyLine || doc.directives.docStart || !dc) doc.commentBefore = comment;
				else if (identity.isCollection(dc) && !dc.flow && dc.items.length > 0) {
					let it = dc.items[0];
					if (identity.isPair(it)) it = it.key;
					const cb = it.commentBefore;
					it.commentBefore = cb ? `${comment}\n${cb}` : comment;
				} else {
					const cb = dc.commentBefore;
					dc.commentBefore = cb ? `${comment}\n${cb}` : comment;
				}
			}
			if (afterDoc) {
				for (let i = 0; i < this.errors.length; ++i) doc.errors.push(this.errors[i]);
				for (let i = 0; i < this.warnings.length; ++i) doc.warnings.push(this.warnings[i]);
			} else {
				doc.errors = this.errors;
				doc.warnings = this.warnings;
			}
			this.prelude = [];
			this.errors = [];
			this.warnings = [];
		}
		/**
		* Current stream status information.
		*
		* Mostly useful at the end of input for an empty stream.
		*/
		streamInfo() {
			return {
				comment: parsePrelude(this.prelude).comment,
				directives: this.directives,
				errors: this.errors,
				warnings: this.warnings
			};
		}
		/**
		* Compose tokens into documents.
		*
		* @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
		* @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
		*/
		*compose(tokens, forceDoc = false, endOffset = -1) {
			for (const token of tokens) yield* this.next(token);
			yield* this.end(forceDoc, endOffset);
		}
		/** Advance the composer by one CST token. */
		*next(token) {
			if (node_process.env.LOG_STREAM) console.dir(token, { depth: null });
			switch (token.type) {
				case "directive":
					this.directives.add(token.source, (offset, message, warning) => {
						const pos = getErrorPos(token);
						pos[0] += offset;
						this.onError(pos, "BAD_DIRECTIVE", message, warning);
					});
					this.prelude.push(token.source);
					this.atDirectives = true;
					break;
				case "document": {
					const doc = composeDoc.composeDoc(this.options, this.directives, token, this.onError);
					if (this.atDirectives && !doc.directives.docStart) this.onError(token, "MISSING_CHAR", "Missing directives-end/doc-start indicator line");
					this.decorate(doc, false);
					if (this.doc) yield this.doc;
					this.doc = doc;
					this.atDirectives = false;
					break;
				}
				case "byte-order-mark":
				case "space": break;
				case "comment":
				case "newline":
					this.prelude.push(token.source);
					break;
				case "error": {
					const msg = token.source ? `${token.message}: ${JSON.stringify(token.source)}` : token.message;
					const error = new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", msg);
					if (this.atDirectives || !this.doc) this.errors.push(error);
					else this.doc.errors.push(error);
					break;
				}
				case "doc-end": {
					if (!this.doc) {
						this.errors.push(new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", "Unexpected doc-end without preceding document"));
						break;
					}
					this.doc.directives.docEnd = true;
					const end = resolveEnd.resolveEnd(token.end, token.offset + token.source.length, this.doc.options.strict, this.onError);
					this.decorate(this.doc, true);
					if (end.comment) {
						const dc = this.doc.comment;
						this.doc.comment = dc ? `${dc}\n${end.comment}` : end.comment;
					}
					this.doc.range[2] = end.offset;
					break;
				}
				default: this.errors.push(new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", `Unsupported token ${token.type}`));
			}
		}
		/**
		* Call at end of input to yield any remaining document.
		*
		* @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
		* @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
		*/
		*end(forceDoc = false, endOffset = -1) {
			if (this.doc) {
				this.decorate(this.doc, true);
				yield this.doc;
				this.doc = null;
			} else if (forceDoc) {
				const opts = Object.assign({ _directives: this.directives }, this.options);
				const doc = new Document.Document(void 0, opts);
				if (this.atDirectives) this.onError(endOffset, "MISSING_CHAR", "Missing directives-end indicator line");
				doc.range = [
					0,
					endOffset,
					endOffset
				];
				this.decorate(doc, false);
				yield doc;
			}
		}
	};
	exports.Composer = Composer;
}));

// node_modules/yaml/dist/parse/cst-scalar.js
var require_cst_scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var resolveBlockScalar = require_resolve_block_scalar();
	var resolveFlowScalar = require_resolve_flow_scalar();
	var errors = require_errors();
	var stringifyString = require_stringifyString();
	function resolveAsScalar(token, strict = true, onError) {
		if (token) {
			const _onError = (pos, code, message) => {
				const offset = typeof pos === "number" ? pos : Array.isArray(pos) ? pos[0] : pos.offset;
				if (onError) onError(offset, code, message);
				else throw new errors.YAMLParseError([offset, offset + 1], code, message);
			};
			switch (token.type) {
				case "scalar":
				case "single-quoted-scalar":
				case "double-quoted-scalar": return resolveFlowScalar.resolveFlowScalar(token, strict, _onError);
				case "block-scalar": return resolveBlockScalar.resolveBlockScalar({ options: { strict } }, token, _onError);
			}
		}
		return null;
	}
	/**
	* Create a new scalar token with `value`
	*
	* Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
	* as this function does not support any schema operations and won't check for such conflicts.
	*
	* @param value The string representation of the value, which will have its content properly indented.
	* @param context.end Comments and whitespace after the end of the value, or after the block scalar header. If undefined, a newline will be added.
	* @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
	* @param context.indent The indent level of the token.
	* @param context.inFlow Is this scalar within a flow collection? This may affect the resolved type of the token's value.
	* @param context.offset The offset position of the token.
	* @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
	*/
	function createScalarToken(value, context) {
		const { implicitKey = false, indent, inFlow = false, offset = -1, type = "PLAIN" } = context;
		const source = stringifyString.stringifyString({
			type,
			value
		}, {
			implicitKey,
			indent: indent > 0 ? " ".repeat(indent) : "",
			inFlow,
			options: {
				blockQuote: true,
				lineWidth: -1
			}
		});
		const end = context.end ?? [{
			type: "newline",
			offset: -1,
			indent,
			source: "\n"
		}];
		switch (source[0]) {
			case "|":
			case ">": {
				const he = source.indexOf("\n");
				const head = source.substring(0, he);
				const body = source.substring(he + 1) + "\n";
				const props = [{
					type: "block-scalar-header",
					offset,
					indent,
					source: head
				}];
				if (!addEndtoBlockProps(props, end)) props.push({
					type: "newline",
					offset: -1,
					indent,
					source: "\n"
				});
				return {
					type: "block-scalar",
					offset,
					indent,
					props,
					source: body
				};
			}
			case "\"": return {
				type: "double-quoted-scalar",
				offset,
				indent,
				source,
				end
			};
			case "'": return {
				type: "single-quoted-scalar",
				offset,
				indent,
				source,
				end
			};
			default: return {
				type: "scalar",
				offset,
				indent,
				source,
				end
			};
		}
	}
	/**
	* Set the value of `token` to the given string `value`, overwriting any previous contents and type that it may have.
	*
	* Best efforts are made to retain any comments previously associated with the `token`,
	* though all contents within a collection's `items` will be overwritten.
	*
	* Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
	* as this function does not support any schema operations and won't check for such conflicts.
	*
	* @param token Any token. If it does not include an `indent` value, the value will be stringified as if it were an implicit key.
	* @param value The string representation of the value, which will have its content properly indented.
	* @param context.afterKey In most cases, values after a key should have an additional level of indentation.
	* @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
	* @param context.inFlow Being within a flow collection may affect the resolved type of the token's value.
	* @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
	*/
	function setScalarValue(token, value, context = {}) {
		let { afterKey = false, implicitKey = false, inFlow = false, type } = context;
		let indent = "indent" in token ? token.indent : null;
		if (afterKey && typeof indent === "number") indent += 2;
		if (!type) switch (token.type) {
			case "single-quoted-scalar":
				type = "QUOTE_SINGLE";
				break;
			case "double-quoted-scalar":
				type = "QUOTE_DOUBLE";
				break;
			case "block-scalar": {
				const header = token.props[0];
				if (header.type !== "block-scalar-header") throw new Error("Invalid block scalar header");
				type = header.source[0] === ">" ? "BLOCK_FOLDED" : "BLOCK_LITERAL";
				break;
			}
			default: type = "PLAIN";
		}
		const source = stringifyString.stringifyString({
			type,
			value
		}, {
			implicitKey: implicitKey || indent === null,
			indent: indent !== null && indent > 0 ? " ".repeat(indent) : "",
			inFlow,
			options: {
				blockQuote: true,
				lineWidth: -1
			}
		});
		switch (source[0]) {
			case "|":
			case ">":
				setBlockScalarValue(token, source);
				break;
			case "\"":
				setFlowScalarValue(token, source, "double-quoted-scalar");
				break;
			case "'":
				setFlowScalarValue(token, source, "single-quoted-scalar");
				break;
			default: setFlowScalarValue(token, source, "scalar");
		}
	}
	function setBlockScalarValue(token, source) {
		const he = source.indexOf("\n");
		const head = source.substring(0, he);
		const body = source.substring(he + 1) + "\n";
		if (token.type === "block-scalar") {
			const header = token.props[0];
			if (header.type !== "block-scalar-header") throw new Error("Invalid block scalar header");
			header.source = head;
			token.source = body;
		} else {
			const { offset } = token;
			const indent = "indent" in token ? token.indent : -1;
			const props = [{
				type: "block-scalar-header",
				offset,
				indent,
				source: head
			}];
			if (!addEndtoBlockProps(props, "end" in token ? token.end : void 0)) props.push({
				type: "newline",
				offset: -1,
				indent,
				source: "\n"
			});
			for (const key of Object.keys(token)) if (key !== "type" && key !== "offset") delete token[key];
			Object.assign(token, {
				type: "block-scalar",
				indent,
				props,
				source: body
			});
		}
	}
	/** @returns `true` if last token is a newline */
	function addEndtoBlockProps(props, end) {
		if (end) for (const st of end) switch (st.type) {
			case "space":
			case "comment":
				props.push(st);
				break;
			case "newline":
				props.push(st);
				return true;
		}
		return false;
	}
	function setFlowScalarValue(token, source, type) {
		switch (token.type) {
			case "scalar":
			case "double-quoted-scalar":
			case "single-quoted-scalar":
				token.type = type;
				token.source = source;
				break;
			case "block-scalar": {
				const end = token.props.slice(1);
				let oa = source.length;
				if (token.props[0].type === "block-scalar-header") oa -= token.props[0].source.length;
				for (const tok of end) tok.offset += oa;
				delete token.props;
				Object.assign(token, {
					type,
					source,
					end
				});
				break;
			}
			case "block-map":
			case "block-seq": {
				const nl = {
					type: "newline",
					offset: token.offset + source.length,
					indent: token.indent,
					source: "\n"
				};
				delete token.items;
				Object.assign(token, {
					type,
					source,
					end: [nl]
				});
				break;
			}
			default: {
				const indent = "indent" in token ? token.indent : -1;
				const end = "end" in token && Array.isArray(token.end) ? token.end.filter((st) => st.type === "space" || st.type === "comment" || st.type === "newline") : [];
				for (const key of Object.keys(token)) if (key !== "type" && key !== "offset") delete token[key];
				Object.assign(token, {
					type,
					indent,
					source,
					end
				});
			}
		}
	}
	exports.createScalarToken = createScalarToken;
	exports.resolveAsScalar = resolveAsScalar;
	exports.setScalarValue = setScalarValue;
}));

// node_modules/yaml/dist/parse/cst-stringify.js
var require_cst_stringify = /* @__PURE__ */ __commonJSMin(((exports) => {
	/**
	* Stringify a CST document, token, or collection item
	*
	* Fair warning: This applies no validation whatsoever, and
	* simply concatenates the sources in their logical order.
	*/
	const stringify = (cst) => "type" in cst ? stringifyToken(cst) : stringifyItem(cst);
	function stringifyToken(token) {
		switch (token.type) {
			case "block-scalar": {
				let res = "";
				for (const tok of token.props) res += stringifyToken(tok);
				return res + token.source;
			}
			case "block-map":
			case "block-seq": {
				let res = "";
				for (const item of token.items) res += stringifyItem(item);
				return res;
			}
			case "flow-collection": {
				let res = token.start.source;
				for (const item of token.items) res += stringifyItem(item);
				for (const st of token.end) res += st.source;
				return res;
			}
			case "document": {
				let res = stringifyItem(token);
				if (token.end) for (const st of token.end) res += st.source;
				return res;
			}
			default: {
				let res = token.source;
				if ("end" in token && token.end) for (const st of token.end) res += st.source;
				return res;
			}
		}
	}
	function stringifyItem({ start, key, sep, value }) {
		let res = "";
		for (const st of start) res += st.source;
		if (key) res += stringifyToken(key);
		if (sep) for (const st of sep) res += st.source;
		if (value) res += stringifyToken(value);
		return res;
	}
	exports.stringify = stringify;
}));

// node_modules/yaml/dist/parse/cst-visit.js
var require_cst_visit = /* @__PURE__ */ __commonJSMin(((exports) => {
	const BREAK = Symbol("break visit");
	const SKIP = Symbol("skip children");
	const REMOVE = Symbol("remove item");
	/**
	* Apply a visitor to a CST document or item.
	*
	* Walks through the tree (depth-first) starting from the root, calling a
	* `visitor` function with two arguments when entering each item:
	*   - `item`: The current item, which included the following members:
	*     - `start: SourceToken[]` – Source tokens before the key or value,
	*       possibly including its anchor or tag.
	*     - `key?: Token | null` – Set for pair values. May then be `null`, if
	*       the key before the `:` separator is empty.
	*     - `sep?: SourceToken[]` – Source tokens between the key and the value,
	*       which should include the `:` map value indicator if `value` is set.
	*     - `value?: Token` – The value of a sequence item, or of a map pair.
	*   - `path`: The steps from the root to the current node, as an array of
	*     `['key' | 'value', number]` tuples.
	*
	* The return value of the visitor may be used to control the traversal:
	*   - `undefined` (default): Do nothing and continue
	*   - `visit.SKIP`: Do not visit the children of this token, continue with
	*      next sibling
	*   - `visit.BREAK`: Terminate traversal completely
	*   - `visit.REMOVE`: Remove the current item, then continue with the next one
	*   - `number`: Set the index of the next step. This is useful especially if
	*     the index of the current token has changed.
	*   - `function`: Define the next visitor for this item. After the original
	*     visitor is called on item entry, next visitors are called after handling
	*     a non-empty `key` and when exiting the item.
	*/
	function visit(cst, visitor) {
		if ("type" in cst && cst.type === "document") cst = {
			start: cst.start,
			value: cst.value
		};
		_visit(Object.freeze([]), cst, visitor);
	}
	/** Terminate visit traversal completely */
	visit.BREAK = BREAK;
	/** Do not visit the children of the current item */
	visit.SKIP = SKIP;
	/** Remove the current item */
	visit.REMOVE = REMOVE;
	/** Find the item at `path` from `cst` as the root */
	visit.itemAtPath = (cst, path) => {
		let item = cst;
		for (const [field, index] of path) {
			const tok = item?.[field];
			if (tok && "items" in tok) item = tok.items[index];
			else return void 0;
		}
		return item;
	};
	/**
	* Get the immediate parent collection of the item at `path` from `cst` as the root.
	*
	* Throws an error if the collection is not found, which should never happen if the item itself exists.
	*/
	visit.parentCollection = (cst, path) => {
		const parent = visit.itemAtPath(cst, path.slice(0, -1));
		const field = path[path.length - 1][0];
		const coll = parent?.[field];
		if (coll && "items" in coll) return coll;
		throw new Error("Parent collection not found");
	};
	function _visit(path, item, visitor) {
		let ctrl = visitor(item, path);
		if (typeof ctrl === "symbol") return ctrl;
		for (const field of ["key", "value"]) {
			const token = item[field];
			if (token && "items" in token) {
				for (let i = 0; i < token.items.length; ++i) {
					const ci = _visit(Object.freeze(path.concat([[field, i]])), token.items[i], visitor);
					if (typeof ci === "number") i = ci - 1;
					else if (ci === BREAK) return BREAK;
					else if (ci === REMOVE) {
						token.items.splice(i, 1);
						i -= 1;
					}
				}
				if (typeof ctrl === "function" && field === "key") ctrl = ctrl(item, path);
			}
		}
		return typeof ctrl === "function" ? ctrl(item, path) : ctrl;
	}
	exports.visit = visit;
}));

// node_modules/yaml/dist/parse/cst.js
var require_cst = /* @__PURE__ */ __commonJSMin(((exports) => {
	var cstScalar = require_cst_scalar();
	var cstStringify = require_cst_stringify();
	var cstVisit = require_cst_visit();
	/** The byte order mark */
	const BOM = "﻿";
	/** Start of doc-mode */
	const DOCUMENT = "";
	/** Unexpected end of flow-mode */
	const FLOW_END = "";
	/** Next token is a scalar value */
	const SCALAR = "";
	/** @returns `true` if `token` is a flow or block collection */
	const isCollection = (token) => !!token && "items" in token;
	/** @returns `true` if `token` is a flow or block scalar; not an alias */
	const isScalar = (token) => !!token && (token.type === "scalar" || token.type === "single-quoted-scalar" || token.type === "double-quoted-scalar" || token.type === "block-scalar");
	/* istanbul ignore next */
	/** Get a printable representation of a lexer token */
	function prettyToken(token) {
		switch (token) {
			case BOM: return "<BOM>";
			case DOCUMENT: return "<DOC>";
			case FLOW_END: return "<FLOW_END>";
			case SCALAR: return "<SCALAR>";
			default: return JSON.stringify(token);
		}
	}
	/** Identify the type of a lexer token. May return `null` for unknown tokens. */
	function tokenType(source) {
		switch (source) {
			case BOM: return "byte-order-mark";
			case DOCUMENT: return "doc-mode";
			case FLOW_END: return "flow-error-end";
			case SCALAR: return "scalar";
			case "---": return "doc-start";
			case "...": return "doc-end";
			case "":
			case "\n":
			case "\r\n": return "newline";
			case "-": return "seq-item-ind";
			case "?": return "explicit-key-ind";
			case ":": return "map-value-ind";
			case "{": return "flow-map-start";
			case "}": return "flow-map-end";
			case "[": return "flow-seq-start";
			case "]": return "flow-seq-end";
			case ",": return "comma";
		}
		switch (source[0]) {
			case " ":
			case "	": return "space";
			case "#": return "comment";
			case "%": return "directive-line";
			case "*": return "alias";
			case "&": return "anchor";
			case "!": return "tag";
			case "'": return "single-quoted-scalar";
			case "\"": return "double-quoted-scalar";
			case "|":
			case ">": return "block-scalar-header";
		}
		return null;
	}
	exports.createScalarToken = cstScalar.createScalarToken;
	exports.resolveAsScalar = cstScalar.resolveAsScalar;
	exports.setScalarValue = cstScalar.setScalarValue;
	exports.stringify = cstStringify.stringify;
	exports.visit = cstVisit.visit;
	exports.BOM = BOM;
	exports.DOCUMENT = DOCUMENT;
	exports.FLOW_END = FLOW_END;
	exports.SCALAR = SCALAR;
	exports.isCollection = isCollection;
	exports.isScalar = isScalar;
	exports.prettyToken = prettyToken;
	exports.tokenType = tokenType;
}));

// node_modules/yaml/dist/parse/lexer.js
var require_lexer = /* @__PURE__ */ __commonJSMin(((exports) => {
	var cst = require_cst();
	function isEmpty(ch) {
		switch (ch) {
			case void 0:
			case " ":
			case "\n":
			case "\r":
			case "	": return true;
			default: return false;
		}
	}
	const hexDigits = /* @__PURE__ */ new Set("0123456789ABCDEFabcdef");
	const tagChars = /* @__PURE__ */ new Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-#;/?:@&=+$_.!~*'()");
	const flowIndicatorChars = /* @__PURE__ */ new Set(",[]{}");
	const invalidAnchorChars = /* @__PURE__ */ new Set(" ,[]{}\n\r	");
	const isNotAnchorChar = (ch) => !ch || invalidAnchorChars.has(ch);
	/**
	* Splits an input string into lexical tokens, i.e. smaller strings that are
	* easily identifiable by `tokens.tokenType()`.
	*
	* Lexing starts always in a "stream" context. Incomplete input may be buffered
	* until a complete token can be emitted.
	*
	* In addition to slices of the original input, the following control characters
	* may also be emitted:
	*
	* - `\x02` (Start of Text): A document starts with the next token
	* - `\x18` (Cancel): Unexpected end of flow-mode (indicates an error)
	* - `\x1f` (Unit Separator): Next token is a scalar value
	* - `\u{FEFF}` (Byte order mark): Emitted separately outside documents
	*/
	var Lexer = class {
		constructor() {
			/**
			* Flag indicating whether the end of the current buffer marks the end of
			* all input
			*/
			this.atEnd = false;
			/**
			* Explicit indent set in block scalar header, as an offset from the current
			* minimum indent, so e.g. set to 1 from a header `|2+`. Set to -1 if not
			* explicitly set.
			*/
			this.blockScalarIndent = -1;
			/**
			* Block scalars that include a + (keep) chomping indicator in their header
			* include trailing empty lines, which are otherwise excluded from the
			* scalar's contents.
			*/
			this.blockScalarKeep = false;
			/** Current input */
			this.buffer = "";
			/**
			* Flag noting whether the map value indicator : can immediately follow this
			* node within a flow context.
			*/
			this.flowKey = false;
			/** Count of surrounding flow collection levels. */
			this.flowLevel = 0;
			/**
			* Minimum level of indentation required for next lines to be parsed as a
			* part of the current scalar value.
			*/
			this.indentNext = 0;
			/** Indentation level of the current line. */
			this.indentValue = 0;
			/** Position of the next \n character. */
			this.lineEndPos = null;
			/** Stores the state of the lexer if reaching the end of incpomplete input */
			this.next = null;
			/** A pointer to `buffer`; the current position of the lexer. */
			this.pos = 0;
		}
		/**
		* Generate YAML tokens from the `source` string. If `incomplete`,
		* a part of the last line may be left as a buffer for the next call.
		*
		* @returns A generator of lexical tokens
		*/
		*lex(source, incomplete = false) {
			if (source) {
				if (typeof source !== "string") throw TypeError("source is not a string");
				this.buffer = this.buffer ? this.buffer + source : source;
				this.lineEndPos = null;
			}
			this.atEnd = !incomplete;
			let next = this.next ?? "stream";
			while (next && (incomplete || this.hasChars(1))) next = yield* this.parseNext(next);
		}
		atLineEnd() {
			let i = this.pos;
			let ch = this.buffer[i];
			while (ch === " " || ch === "	") ch = this.buffer[++i];
			if (!ch || ch === "#" || ch === "\n") return true;
			if (ch === "\r") return this.buffer[i + 1] === "\n";
			return false;
		}
		charAt(n) {
			return this.buffer[this.pos + n];
		}
		continueScalar(offset) {
			let ch = this.buffer[offset];
			if (this.indentNext > 0) {
				let indent = 0;
				while (ch === " ") ch = this.buffer[++indent + offset];
				if (ch === "\r") {
					const next = this.buffer[indent + offset + 1];
					if (next === "\n" || !next && !this.atEnd) return offset + indent + 1;
				}
				return ch === "\n" || indent >= this.indentNext || !ch && !this.atEnd ? offset + indent : -1;
			}
			if (ch === "-" || ch === ".") {
				const dt = this.buffer.substr(offset, 3);
				if ((dt === "---" || dt === "...") && isEmpty(this.buffer[offset + 3])) return -1;
			}
			return offset;
		}
		getLine() {
			let end = this.lineEndPos;
			if (typeof end !== "number" || end !== -1 && end < this.pos) {
				end = this.buffer.indexOf("\n", this.pos);
				this.lineEndPos = end;
			}
			if (end === -1) return this.atEnd ? this.buffer.substring(this.pos) : null;
			if (this.buffer[end - 1] === "\r") end -= 1;
			return this.buffer.substring(this.pos, end);
		}
		hasChars(n) {
			return this.pos + n <= this.buffer.length;
		}
		setNext(state) {
			this.buffer = this.buffer.substring(this.pos);
			this.pos = 0;
			this.lineEndPos = null;
			this.next = state;
			return null;
		}
		peek(n) {
			return this.buffer.substr(this.pos, n);
		}
		*parseNext(next) {
			switch (next) {
				case "stream": return yield* this.parseStream();
				case "line-start": return yield* this.parseLineStart();
				case "block-start": return yield* this.parseBlockStart();
				case "doc": return yield* this.parseDocument();
				case "flow": return yield* this.parseFlowCollection();
				case "quoted-scalar": return yield* this.parseQuotedScalar();
				case "block-scalar": return yield* this.parseBlockScalar();
				case "plain-scalar": return yield* this.parsePlainScalar();
			}
		}
		*parseStream() {
			let line = this.getLine();
			if (line === null) return this.setNext("stream");
			if (line[0] === cst.BOM) {
				yield* this.pushCount(1);
				line = line.substring(1);
			}
			if (line[0] === "%") {
				let dirEnd = line.length;
				let cs = line.indexOf("#");
				while (cs !== -1) {
					const ch = line[cs - 1];
					if (ch === " " || ch === "	") {
						dirEnd = cs - 1;
						break;
					} else cs = line.indexOf("#", cs + 1);
				}
				while (true) {
					const ch = line[dirEnd - 1];
					if (ch === " " || ch === "	") dirEnd -= 1;
					else break;
				}
				const n = (yield* this.pushCount(dirEnd)) + (yield* this.pushSpaces(true));
				yield* this.pushCount(line.length - n);
				this.pushNewline();
				return "stream";
			}
			if (this.atLineEnd()) {
				const sp = yield* this.pushSpaces(true);
				yield* this.pushCount(line.length - sp);
				yield* this.pushNewline();
				return "stream";
			}
			yield cst.DOCUMENT;
			return yield* this.parseLineStart();
		}
		*parseLineStart() {
			const ch = this.charAt(0);
			if (!ch && !this.atEnd) return this.setNext("line-start");
			if (ch === "-" || ch === ".") {
				if (!this.atEnd && !this.hasChars(4)) return this.setNext("line-start");
				const s = this.peek(3);
				if ((s === "---" || s === "...") && isEmpty(this.charAt(3))) {
					yield* this.pushCount(3);
					this.indentValue = 0;
					this.indentNext = 0;
					return s === "---" ? "doc" : "stream";
				}
			}
			this.indentValue = yield* this.pushSpaces(false);
			if (this.indentNext > this.indentValue && !isEmpty(this.charAt(1))) this.indentNext = this.indentValue;
			return yield* this.parseBlockStart();
		}
		*parseBlockStart() {
			const [ch0, ch1] = this.peek(2);
			if (!ch1 && !this.atEnd) return this.setNext("block-start");
			if ((ch0 === "-" || ch0 === "?" || ch0 === ":") && isEmpty(ch1)) {
				const n = (yield* this.pushCount(1)) + (yield* this.pushSpaces(true));
				this.indentNext = this.indentValue + 1;
				this.indentValue += n;
				return "block-start";
			}
			return "doc";
		}
		*parseDocument() {
			yield* this.pushSpaces(true);
			const line = this.getLine();
			if (line === null) return this.setNext("doc");
			let n = yield* this.pushIndicators();
			switch (line[n]) {
				case "#": yield* this.pushCount(line.length - n);
				case void 0:
					yield* this.pushNewline();
					return yield* this.parseLineStart();
				case "{":
				case "[":
					yield* this.pushCount(1);
					this.flowKey = false;
					this.flowLevel = 1;
					return "flow";
				case "}":
				case "]":
					yield* this.pushCount(1);
					return "doc";
				case "*":
					yield* this.pushUntil(isNotAnchorChar);
					return "doc";
				case "\"":
				case "'": return yield* this.parseQuotedScalar();
				case "|":
				case ">":
					n += yield* this.parseBlockScalarHeader();
					n += yield* this.pushSpaces(true);
					yield* this.pushCount(line.length - n);
					yield* this.pushNewline();
					return yield* this.parseBlockScalar();
				default: return yield* this.parsePlainScalar();
			}
		}
		*parseFlowCollection() {
			let nl, sp;
			let indent = -1;
			do {
				nl = yield* this.pushNewline();
				if (nl > 0) {
					sp = yield* this.pushSpaces(false);
					this.indentValue = indent = sp;
				} else sp = 0;
				sp += yield* this.pushSpaces(true);
			} while (nl + sp > 0);
			const line = this.getLine();
			if (line === null) return this.setNext("flow");
			if (indent !== -1 && indent < this.indentNext && line[0] !== "#" || indent === 0 && (line.startsWith("---") || line.startsWith("...")) && isEmpty(line[3])) {
				if (!(indent === this.indentNext - 1 && this.flowLevel === 1 && (line[0] === "]" || line[0] === "}"))) {
					this.flowLevel = 0;
					yield cst.FLOW_END;
					return yield* this.parseLineStart();
				}
			}
			let n = 0;
			while (line[n] === ",") {
				n += yield* this.pushCount(1);
				n += yield* this.pushSpaces(true);
				this.flowKey = false;
			}
			n += yield* this.pushIndicators();
			switch (line[n]) {
				case void 0: return "flow";
				case "#":
					yield* this.pushCount(line.length - n);
					return "flow";
				case "{":
				case "[":
					yield* this.pushCount(1);
					this.flowKey = false;
					this.flowLevel += 1;
					return "flow";
				case "}":
				case "]":
					yield* this.pushCount(1);
					this.flowKey = true;
					this.flowLevel -= 1;
					return this.flowLevel ? "flow" : "doc";
				case "*":
					yield* this.pushUntil(isNotAnchorChar);
					return "flow";
				case "\"":
				case "'":
					this.flowKey = true;
					return yield* this.parseQuotedScalar();
				case ":": {
					const next = this.charAt(1);
					if (this.flowKey || isEmpty(next) || next === ",") {
						this.flowKey = false;
						yield* this.pushCount(1);
						yield* this.pushSpaces(true);
						return "flow";
					}
				}
				default:
					this.flowKey = false;
					return yield* this.parsePlainScalar();
			}
		}
		*parseQuotedScalar() {
			const quote = this.charAt(0);
			let end = this.buffer.indexOf(quote, this.pos + 1);
			if (quote === "'") while (end !== -1 && this.buffer[end + 1] === "'") end = this.buffer.indexOf("'", end + 2);
			else while (end !== -1) {
				let n = 0;
				while (this.buffer[end - 1 - n] === "\\") n += 1;
				if (n % 2 === 0) break;
				end = this.buffer.indexOf("\"", end + 1);
			}
			const qb = this.buffer.substring(0, end);
			let nl = qb.indexOf("\n", this.pos);
			if (nl !== -1) {
				while (nl !== -1) {
					const cs = this.continueScalar(nl + 1);
					if (cs === -1) break;
					nl = qb.indexOf("\n", cs);
				}
				if (nl !== -1) end = nl - (qb[nl - 1] === "\r" ? 2 : 1);
			}
			if (end === -1) {
				if (!this.atEnd) return this.setNext("quoted-scalar");
				end = this.buffer.length;
			}
			yield* this.pushToIndex(end + 1, false);
			return this.flowLevel ? "flow" : "doc";
		}
		*parseBlockScalarHeader() {
			this.blockScalarIndent = -1;
			this.blockScalarKeep = false;
			let i = this.pos;
			while (true) {
				const ch = this.buffer[++i];
				if (ch === "+") this.blockScalarKeep = true;
				else if (ch > "0" && ch <= "9") this.blockScalarIndent = Number(ch) - 1;
				else if (ch !== "-") break;
			}
			return yield* this.pushUntil((ch) => isEmpty(ch) || ch === "#");
		}
		*parseBlockScalar() {
			let nl = this.pos - 1;
			let indent = 0;
			let ch;
			loop: for (let i = this.pos; ch = this.buffer[i]; ++i) switch (ch) {
				case " ":
					indent += 1;
					break;
				case "\n":
					nl = i;
					indent = 0;
					break;
				case "\r": {
					const next = this.buffer[i + 1];
					if (!next && !this.atEnd) return this.setNext("block-scalar");
					if (next === "\n") break;
				}
				default: break loop;
			}
			if (!ch && !this.atEnd) return this.setNext("block-scalar");
			if (indent >= this.indentNext) {
				if (this.blockScalarIndent === -1) this.indentNext = indent;
				else this.indentNext = this.blockScalarIndent + (this.indentNext === 0 ? 1 : this.indentNext);
				do {
					const cs = this.continueScalar(nl + 1);
					if (cs === -1) break;
					nl = this.buffer.indexOf("\n", cs);
				} while (nl !== -1);
				if (nl === -1) {
					if (!this.atEnd) return this.setNext("block-scalar");
					nl = this.buffer.length;
				}
			}
			let i = nl + 1;
			ch = this.buffer[i];
			while (ch === " ") ch = this.buffer[++i];
			if (ch === "	") {
				while (ch === "	" || ch === " " || ch === "\r" || ch === "\n") ch = this.buffer[++i];
				nl = i - 1;
			} else if (!this.blockScalarKeep) do {
				let i = nl - 1;
				let ch = this.buffer[i];
				if (ch === "\r") ch = this.buffer[--i];
				const lastChar = i;
				while (ch === " ") ch = this.buffer[--i];
				if (ch === "\n" && i >= this.pos && i + 1 + indent > lastChar) nl = i;
				else break;
			} while (true);
			yield cst.SCALAR;
			yield* this.pushToIndex(nl + 1, true);
			return yield* this.parseLineStart();
		}
		*parsePlainScalar() {
			const inFlow = this.flowLevel > 0;
			let end = this.pos - 1;
			let i = this.pos - 1;
			let ch;
			while (ch = this.buffer[++i]) if (ch === ":") {
				const next = this.buffer[i + 1];
				if (isEmpty(next) || inFlow && flowIndicatorChars.has(next)) break;
				end = i;
			} else if (isEmpty(ch)) {
				let next = this.buffer[i + 1];
				if (ch === "\r") {
					if (next === "\n") {
						i += 1;
						ch = "\n";
						next = this.buffer[i + 1];
					} else end = i;
				}
				if (next === "#" || inFlow && flowIndicatorChars.has(next)) break;
				if (ch === "\n") {
					const cs = this.continueScalar(i + 1);
					if (cs === -1) break;
					i = Math.max(i, cs - 2);
				}
			} else {
				if (inFlow && flowIndicatorChars.has(ch)) break;
				end = i;
			}
			if (!ch && !this.atEnd) return this.setNext("plain-scalar");
			yield cst.SCALAR;
			yield* this.pushToIndex(end + 1, true);
			return inFlow ? "flow" : "doc";
		}
		*pushCount(n) {
			if (n > 0) {
				yield this.buffer.substr(this.pos, n);
				this.pos += n;
				return n;
			}
			return 0;
		}
		*pushToIndex(i, allowEmpty) {
			const s = this.buffer.slice(this.pos, i);
			if (s) {
				yield s;
				this.pos += s.length;
				return s.length;
			} else if (allowEmpty) yield "";
			return 0;
		}
		*pushIndicators() {
			let n = 0;
			loop: while (true) {
				switch (this.charAt(0)) {
					case "!":
						n += yield* this.pushTag();
						n += yield* this.pushSpaces(true);
						continue loop;
					case "&":
						n += yield* this.pushUntil(isNotAnchorChar);
						n += yield* this.pushSpaces(true);
						continue loop;
					case "-":
					case "?":
					case ":": {
						const inFlow = this.flowLevel > 0;
						const ch1 = this.charAt(1);
						if (isEmpty(ch1) || inFlow && flowIndicatorChars.has(ch1)) {
							if (!inFlow) this.indentNext = this.indentValue + 1;
							else if (this.flowKey) this.flowKey = false;
							n += yield* this.pushCount(1);
							n += yield* this.pushSpaces(true);
							continue loop;
						}
					}
				}
				break loop;
			}
			return n;
		}
		*pushTag() {
			if (this.charAt(1) === "<") {
				let i = this.pos + 2;
				let ch = this.buffer[i];
				while (!isEmpty(ch) && ch !== ">") ch = this.buffer[++i];
				return yield* this.pushToIndex(ch === ">" ? i + 1 : i, false);
			} else {
				let i = this.pos + 1;
				let ch = this.buffer[i];
				while (ch) if (tagChars.has(ch)) ch = this.buffer[++i];
				else if (ch === "%" && hexDigits.has(this.buffer[i + 1]) && hexDigits.has(this.buffer[i + 2])) ch = this.buffer[i += 3];
				else break;
				return yield* this.pushToIndex(i, false);
			}
		}
		*pushNewline() {
			const ch = this.buffer[this.pos];
			if (ch === "\n") return yield* this.pushCount(1);
			else if (ch === "\r" && this.charAt(1) === "\n") return yield* this.pushCount(2);
			else return 0;
		}
		*pushSpaces(allowTabs) {
			let i = this.pos - 1;
			let ch;
			do
				ch = this.buffer[++i];
			while (ch === " " || allowTabs && ch === "	");
			const n = i - this.pos;
			if (n > 0) {
				yield this.buffer.substr(this.pos, n);
				this.pos = i;
			}
			return n;
		}
		*pushUntil(test) {
			let i = this.pos;
			let ch = this.buffer[i];
			while (!test(ch)) ch = this.buffer[++i];
			return yield* this.pushToIndex(i, false);
		}
	};
	exports.Lexer = Lexer;
}));

// node_modules/yaml/dist/parse/line-counter.js
var require_line_counter = /* @__PURE__ */ __commonJSMin(((exports) => {
	/**
	* Tracks newlines during parsing in order to provide an efficient API for
	* determining the one-indexed `{ line, col }` position for any offset
	* within the input.
	*/
	var LineCounter = class {
		constructor() {
			this.lineStarts = [];
			/**
			* Should be called in ascending order. Otherwise, call
			* `lineCounter.lineStarts.sort()` before calling `linePos()`.
			*/
			this.addNewLine = (offset) => this.lineStarts.push(offset);
			/**
			* Performs a binary search and returns the 1-indexed { line, col }
			* position of `offset`. If `line === 0`, `addNewLine` has never been
			* called or `offset` is before the first known newline.
			*/
			this.linePos = (offset) => {
				let low = 0;
				let high = this.lineStarts.length;
				while (low < high) {
					const mid = low + high >> 1;
					if (this.lineStarts[mid] < offset) low = mid + 1;
					else high = mid;
				}
				if (this.lineStarts[low] === offset) return {
					line: low + 1,
					col: 1
				};
				if (low === 0) return {
					line: 0,
					col: offset
				};
				const start = this.lineStarts[low - 1];
				return {
					line: low,
					col: offset - start + 1
				};
			};
		}
	};
	exports.LineCounter = LineCounter;
}));

// node_modules/yaml/dist/parse/parser.js
var require_parser = /* @__PURE__ */ __commonJSMin(((exports) => {
	var node_process = __require("process");
	var cst = require_cst();
	var lexer = require_lexer();
	function includesToken(list, type) {
		for (let i = 0; i < list.length; ++i) if (list[i].type === type) return true;
		return false;
	}
	function findNonEmptyIndex(list) {
		for (let i = 0; i < list.length; ++i) switch (list[i].type) {
			case "space":
			case "comment":
			case "newline": break;
			default: return i;
		}
		return -1;
	}
	function isFlowToken(token) {
		switch (token?.type) {
			case "alias":
			case "scalar":
			case "single-quoted-scalar":
			case "double-quoted-scalar":
			case "flow-collection": return true;
			default: return false;
		}
	}
	function getPrevProps(parent) {
		switch (parent.type) {
			case "document": return parent.start;
			case "block-map": {
				const it = parent.items[parent.items.length - 1];
				return it.sep ?? it.start;
			}
			case "block-seq": return parent.items[parent.items.length - 1].start;
			/* istanbul ignore next should not happen */
			default: return [];
		}
	}
	/** Note: May modify input array */
	function getFirstKeyStartProps(prev) {
		if (prev.length === 0) return [];
		let i = prev.length;
		loop: while (--i >= 0) switch (prev[i].type) {
			case "doc-start":
			case "explicit-key-ind":
			case "map-value-ind":
			case "seq-item-ind":
			case "newline": break loop;
		}
		while (prev[++i]?.type === "space");
		return prev.splice(i, prev.length);
	}
	function arrayPushArray(target, source) {
		if (source.length < 1e5) Array.prototype.push.apply(target, source);
		else for (let i = 0; i < source.length; ++i) target.push(source[i]);
	}
	function fixFlowSeqItems(fc) {
		if (fc.start.type === "flow-seq-start") {
			for (const it of fc.items) if (it.sep && !it.value && !includesToken(it.start, "explicit-key-ind") && !includesToken(it.sep, "map-value-ind")) {
				if (it.key) it.value = it.key;
				delete it.key;
				if (isFlowToken(it.value)) {
					if (it.value.end) arrayPushArray(it.value.end, it.sep);
					else it.value.end = it.sep;
				} else arrayPushArray(it.start, it.sep);
				delete it.sep;
			}
		}
	}
	/**
	* A YAML concrete syntax tree (CST) parser
	*
	* ```ts
	* const src: string = ...
	* for (const token of new Parser().parse(src)) {
	*   // token: Token
	* }
	* ```
	*
	* To use the parser with a user-provided lexer:
	*
	* ```ts
	* function* parse(source: string, lexer: Lexer) {
	*   const parser = new Parser()
	*   for (const lexeme of lexer.lex(source))
	*     yield* parser.next(lexeme)
	*   yield* parser.end()
	* }
	*
	* const src: string = ...
	* const lexer = new Lexer()
	* for (const token of parse(src, lexer)) {
	*   // token: Token
	* }
	* ```
	*/
	var Parser = class {
		/**
		* @param onNewLine - If defined, called separately with the start position of
		*   each new line (in `parse()`, including the start of input).
		*/
		constructor(onNewLine) {
			/** If true, space and sequence indicators count as indentation */
			this.atNewLine = true;
			/** If true, next token is a scalar value */
			this.atScalar = false;
			/** Current indentation level */
			this.indent = 0;
			/** Current offset since the start of parsing */
			this.offset = 0;
			/** On the same line with a block map key */
			this.onKeyLine = false;
			/** Top indicates the node that's currently being built */
			this.stack = [];
			/** The source of the current token, set in parse() */
			this.source = "";
			/** The type of the current token, set in parse() */
			this.type = "";
			this.lexer = new lexer.Lexer();
			this.onNewLine = onNewLine;
		}
		/**
		* Parse `source` as a YAML stream.
		* If `incomplete`, a part of the last line may be left as a buffer for the next call.
		*
		* Errors are not thrown, but yielded as `{ type: 'error', message }` tokens.
		*
		* @returns A generator of tokens representing each directive, document, and other structure.
		*/
		*parse(source, incomplete = false) {
			if (this.onNewLine && this.offset === 0) this.onNewLine(0);
			for (const lexeme of this.lexer.lex(source, incomplete)) yield* this.next(lexeme);
			if (!incomplete) yield* this.end();
		}
		/**
		* Advance the parser by the `source` of one lexical token.
		*/
		*next(source) {
			this.source = source;
			if (node_process.env.LOG_TOKENS) console.log("|", cst.prettyToken(source));
			if (this.atScalar) {
				this.atScalar = false;
				yield* this.step();
				this.offset += source.length;
				return;
			}
			const type = cst.tokenType(source);
			if (!type) {
				const message = `Not a YAML token: ${source}`;
				yield* this.pop({
					type: "error",
					offset: this.offset,
					message,
					source
				});
				this.offset += source.length;
			} else if (type === "scalar") {
				this.atNewLine = false;
				this.atScalar = true;
				this.type = "scalar";
			} else {
				this.type = type;
				yield* this.step();
				switch (type) {
					case "newline":
						this.atNewLine = true;
						this.indent = 0;
						if (this.onNewLine) this.onNewLine(this.offset + source.length);
						break;
					case "space":
						if (this.atNewLine && source[0] === " ") this.indent += source.length;
						break;
					case "explicit-key-ind":
					case "map-value-ind":
					case "seq-item-ind":
						if (this.atNewLine) this.indent += source.length;
						break;
					case "doc-mode":
					case "flow-error-end": return;
					default: this.atNewLine = false;
				}
				this.offset += source.length;
			}
		}
		/** Call at end of input to push out any remaining constructions */
		*end() {
			while (this.stack.length > 0) yield* this.pop();
		}
		get sourceToken() {
			return {
				type: this.type,
				offset: this.offset,
				indent: this.indent,
				source: this.source
			};
		}
		*step() {
			const top = this.peek(1);
			if (this.type === "doc-end" && top?.type !== "doc-end") {
				while (this.stack.length > 0) yield* this.pop();
				this.stack.push({
					type: "doc-end",
					offset: this.offset,
					source: this.source
				});
				return;
			}
			if (!top) return yield* this.stream();
			switch (top.type) {
				case "document": return yield* this.document(top);
				case "alias":
				case "scalar":
				case "single-quoted-scalar":
				case "double-quoted-scalar": return yield* this.scalar(top);
				case "block-scalar": return yield* this.blockScalar(top);
				case "block-map": return yield* this.blockMap(top);
				case "block-seq": return yield* this.blockSequence(top);
				case "flow-collection": return yield* this.flowCollection(top);
				case "doc-end": return yield* this.documentEnd(top);
			}
			/* istanbul ignore next should not happen */
			yield* this.pop();
		}
		peek(n) {
			return this.stack[this.stack.length - n];
		}
		*pop(error) {
			const token = error ?? this.stack.pop();
			/* istanbul ignore if should not happen */
			if (!token) yield {
				type: "error",
				offset: this.offset,
				source: "",
				message: "Tried to pop an empty stack"
			};
			else if (this.stack.length === 0) yield token;
			else {
				const top = this.peek(1);
				if (token.type === "block-scalar") token.indent = "indent" in top ? top.indent : 0;
				else if (token.type === "flow-collection" && top.type === "document") token.indent = 0;
				if (token.type === "flow-collection") fixFlowSeqItems(token);
				switch (top.type) {
					case "document":
						top.value = token;
						break;
					case "block-scalar":
						top.props.push(token);
						break;
					case "block-map": {
						const it = top.items[top.items.length - 1];
						if (it.value) {
							top.items.push({
								start: [],
								key: token,
								sep: []
							});
							this.onKeyLine = true;
							return;
						} else if (it.sep) it.value = token;
						else {
							Object.assign(it, {
								key: token,
								sep: []
							});
							this.onKeyLine = !it.explicitKey;
							return;
						}
						break;
					}
					case "block-seq": {
						const it = top.items[top.items.length - 1];
						if (it.value) top.items.push({
							start: [],
							value: token
						});
						else it.value = token;
						break;
					}
					case "flow-collection": {
						const it = top.items[top.items.length - 1];
						if (!it || it.value) top.items.push({
							start: [],
							key: token,
							sep: []
						});
						else if (it.sep) it.value = token;
						else Object.assign(it, {
							key: token,
							sep: []
						});
						return;
					}
					/* istanbul ignore next should not happen */
					default:
						yield* this.pop();
						yield* this.pop(token);
				}
				if ((top.type === "document" || top.type === "block-map" || top.type === "block-seq") && (token.type === "block-map" || token.type === "block-seq")) {
					const last = token.items[token.items.length - 1];
					if (last && !last.sep && !last.value && last.start.length > 0 && findNonEmptyIndex(last.start) === -1 && (token.indent === 0 || last.start.every((st) => st.type !== "comment" || st.indent < token.indent))) {
						if (top.type === "document") top.end = last.start;
						else top.items.push({ start: last.start });
						token.items.splice(-1, 1);
					}
				}
			}
		}
		*stream() {
			switch (this.type) {
				case "directive-line":
					yield {
						type: "directive",
						offset: this.offset,
						source: this.source
					};
					return;
				case "byte-order-mark":
				case "space":
				case "comment":
				case "newline":
					yield this.sourceToken;
					return;
				case "doc-mode":
				case "doc-start": {
					const doc = {
						type: "document",
						offset: this.offset,
						start: []
					};
					if (this.type === "doc-start") doc.start.push(this.sourceToken);
					this.stack.push(doc);
					return;
				}
			}
			yield {
				type: "error",
				offset: this.offset,
				message: `Unexpected ${this.type} token in YAML stream`,
				source: this.source
			};
		}
		*document(doc) {
			if (doc.value) return yield* this.lineEnd(doc);
			switch (this.type) {
				case "doc-start":
					if (findNonEmptyIndex(doc.start) !== -1) {
						yield* this.pop();
						yield* this.step();
					} else doc.start.push(this.sourceToken);
					return;
				case "anchor":
				case "tag":
				case "space":
				case "comment":
				case "newline":
					doc.start.push(this.sourceToken);
					return;
			}
			const bv = this.startBlockValue(doc);
			if (bv) this.stack.push(bv);
			else yield {
				type: "error",
				offset: this.offset,
				message: `Unexpected ${this.type} token in YAML document`,
				source: this.source
			};
		}
		*scalar(scalar) {
			if (this.type === "map-value-ind") {
				const start = getFirstKeyStartProps(getPrevProps(this.peek(2)));
				let sep;
				if (scalar.end) {
					sep = scalar.end;
					sep.push(this.sourceToken);
					delete scalar.end;
				} else sep = [this.sourceToken];
				const map = {
					type: "block-map",
					offset: scalar.offset,
					indent: scalar.indent,
					items: [{
						start,
						key: scalar,
						sep
					}]
				};
				this.onKeyLine = true;
				this.stack[this.stack.length - 1] = map;
			} else yield* this.lineEnd(scalar);
		}
		*blockScalar(scalar) {
			switch (this.type) {
				case "space":
				case "comment":
				case "newline":
					scalar.props.push(this.sourceToken);
					return;
				case "scalar":
					scalar.source = this.source;
					this.atNewLine = true;
					this.indent = 0;
					if (this.onNewLine) {
						let nl = this.source.indexOf("\n") + 1;
						while (nl !== 0) {
							this.onNewLine(this.offset + nl);
							nl = this.source.indexOf("\n", nl) + 1;
						}
					}
					yield* this.pop();
					break;
				/* istanbul ignore next should not happen */
				default:
					yield* this.pop();
					yield* this.step();
			}
		}
		*blockMap(map) {
			const it = map.items[map.items.length - 1];
			switch (this.type) {
				case "newline":
					this.onKeyLine = false;
					if (it.value) {
						const end = "end" in it.value ? it.value.end : void 0;
						if ((Array.isArray(end) ? end[end.length - 1] : void 0)?.type === "comment") end?.push(this.sourceToken);
						else map.items.push({ start: [this.sourceToken] });
					} else if (it.sep) it.sep.push(this.sourceToken);
					else it.start.push(this.sourceToken);
					return;
				case "space":
				case "comment":
					if (it.value) map.items.push({ start: [this.sourceToken] });
					else if (it.sep) it.sep.push(this.sourceToken);
					else {
						if (this.atIndentedComment(it.start, map.indent)) {
							const end = map.items[map.items.length - 2]?.value?.end;
							if (Array.isArray(end)) {
								arrayPushArray(end, it.start);
								end.push(this.sourceToken);
								map.items.pop();
								return;
							}
						}
						it.start.push(this.sourceToken);
					}
					return;
			}
			if (this.indent >= map.indent) {
				const atMapIndent = !this.onKeyLine && this.indent === map.indent;
				const atNextItem = atMapIndent && (it.sep || it.explicitKey) && this.type !== "seq-item-ind";
				let start = [];
				if (atNextItem && it.sep && !it.value) {
					const nl = [];
					for (let i = 0; i < it.sep.length; ++i) {
						const st = it.sep[i];
						switch (st.type) {
							case "newline":
								nl.push(i);
								break;
							case "space": break;
							case "comment":
								if (st.indent > map.indent) nl.length = 0;
								break;
							default: nl.length = 0;
						}
					}
					if (nl.length >= 2) start = it.sep.splice(nl[1]);
				}
				switch (this.type) {
					case "anchor":
					case "tag":
						if (atNextItem || it.value) {
							start.push(this.sourceToken);
							map.items.push({ start });
							this.onKeyLine = true;
						} else if (it.sep) it.sep.push(this.sourceToken);
						else it.start.push(this.sourceToken);
						return;
					case "explicit-key-ind":
						if (!it.sep && !it.explicitKey) {
							it.start.push(this.sourceToken);
							it.explicitKey = true;
						} else if (atNextItem || it.value) {
							start.push(this.sourceToken);
							map.items.push({
								start,
								explicitKey: true
							});
						} else this.stack.push({
							type: "block-map",
							offset: this.offset,
							indent: this.indent,
							items: [{
								start: [this.sourceToken],
								explicitKey: true
							}]
						});
						this.onKeyLine = true;
						return;
					case "map-value-ind":
						if (it.explicitKey) {
							if (!it.sep) {
								if (includesToken(it.start, "newline")) Object.assign(it, {
									key: null,
									sep: [this.sourceToken]
								});
								else {
									const start = getFirstKeyStartProps(it.start);
									this.stack.push({
										type: "block-map",
										offset: this.offset,
										indent: this.indent,
										items: [{
											start,
											key: null,
											sep: [this.sourceToken]
										}]
									});
								}
							} else if (it.value) map.items.push({
								start: [],
								key: null,
								sep: [this.sourceToken]
							});
							else if (includesToken(it.sep, "map-value-ind")) this.stack.push({
								type: "block-map",
								offset: this.offset,
								indent: this.indent,
								items: [{
									start,
									key: null,
									sep: [this.sourceToken]
								}]
							});
							else if (isFlowToken(it.key) && !includesToken(it.sep, "newline")) {
								const start = getFirstKeyStartProps(it.start);
								const key = it.key;
								const sep = it.sep;
								sep.push(this.sourceToken);
								delete it.key;
								delete it.sep;
								this.stack.push({
									type: "block-map",
									offset: this.offset,
									indent: this.indent,
									items: [{
										start,
										key,
										sep
									}]
								});
							} else if (start.length > 0) it.sep = it.sep.concat(start, this.sourceToken);
							else it.sep.push(this.sourceToken);
						} else if (!it.sep) Object.assign(it, {
							key: null,
							sep: [this.sourceToken]
						});
						else if (it.value || atNextItem) map.items.push({
							start,
							key: null,
							sep: [this.sourceToken]
						});
						else if (includesToken(it.sep, "map-value-ind")) this.stack.push({
							type: "block-map",
							offset: this.offset,
							indent: this.indent,
							items: [{
								start: [],
								key: null,
								sep: [this.sourceToken]
							}]
						});
						else it.sep.push(this.sourceToken);
						this.onKeyLine = true;
						return;
					case "alias":
					case "scalar":
					case "single-quoted-scalar":
					case "double-quoted-scalar": {
						const fs = this.flowScalar(this.type);
						if (atNextItem || it.value) {
							map.items.push({
								start,
								key: fs,
								sep: []
							});
							this.onKeyLine = true;
						} else if (it.sep) this.stack.push(fs);
						else {
							Object.assign(it, {
								key: fs,
								sep: []
							});
							this.onKeyLine = true;
						}
						return;
					}
					default: {
						const bv = this.startBlockValue(map);
						if (bv) {
							if (bv.type === "block-seq") {
								if (!it.explicitKey && it.sep && !includesToken(it.sep, "newline")) {
									yield* this.pop({
										type: "error",
										offset: this.offset,
										message: "Unexpected block-seq-ind on same line with key",
										source: this.source
									});
									return;
								}
							} else if (atMapIndent) map.items.push({ start });
							this.stack.push(bv);
							return;
						}
					}
				}
			}
			yield* this.pop();
			yield* this.step();
		}
		*blockSequence(seq) {
			const it = seq.items[seq.items.length - 1];
			switch (this.type) {
				case "newline":
					if (it.value) {
						const end = "end" in it.value ? it.value.end : void 0;
						if ((Array.isArray(end) ? end[end.length - 1] : void 0)?.type === "comment") end?.push(this.sourceToken);
						else seq.items.push({ start: [this.sourceToken] });
					} else it.start.push(this.sourceToken);
					return;
				case "space":
				case "comment":
					if (it.value) seq.items.push({ start: [this.sourceToken] });
					else {
						if (this.atIndentedComment(it.start, seq.indent)) {
							const end = seq.items[seq.items.length - 2]?.value?.end;
							if (Array.isArray(end)) {
								arrayPushArray(end, it.start);
								end.push(this.sourceToken);
								seq.items.pop();
								return;
							}
						}
						it.start.push(this.sourceToken);
					}
					return;
				case "anchor":
				case "tag":
					if (it.value || this.indent <= seq.indent) break;
					it.start.push(this.sourceToken);
					return;
				case "seq-item-ind":
					if (this.indent !== seq.indent) break;
					if (it.value || includesToken(it.start, "seq-item-ind")) seq.items.push({ start: [this.sourceToken] });
					else it.start.push(this.sourceToken);
					return;
			}
			if (this.indent > seq.indent) {
				const bv = this.startBlockValue(seq);
				if (bv) {
					this.stack.push(bv);
					return;
				}
			}
			yield* this.pop();
			yield* this.step();
		}
		*flowCollection(fc) {
			const it = fc.items[fc.items.length - 1];
			if (this.type === "flow-error-end") {
				let top;
				do {
					yield* this.pop();
					top = this.peek(1);
				} while (top?.type === "flow-collection");
			} else if (fc.end.length === 0) {
				switch (this.type) {
					case "comma":
					case "explicit-key-ind":
						if (!it || it.sep) fc.items.push({ start: [this.sourceToken] });
						else it.start.push(this.sourceToken);
						return;
					case "map-value-ind":
						if (!it || it.value) fc.items.push({
							start: [],
							key: null,
							sep: [this.sourceToken]
						});
						else if (it.sep) it.sep.push(this.sourceToken);
						else Object.assign(it, {
							key: null,
							sep: [this.sourceToken]
						});
						return;
					case "space":
					case "comment":
					case "newline":
					case "anchor":
					case "tag":
						if (!it || it.value) fc.items.push({ start: [this.sourceToken] });
						else if (it.sep) it.sep.push(this.sourceToken);
						else it.start.push(this.sourceToken);
						return;
					case "alias":
					case "scalar":
					case "single-quoted-scalar":
					case "double-quoted-scalar": {
						const fs = this.flowScalar(this.type);
						if (!it || it.value) fc.items.push({
							start: [],
							key: fs,
							sep: []
						});
						else if (it.sep) this.stack.push(fs);
						else Object.assign(it, {
							key: fs,
							sep: []
						});
						return;
					}
					case "flow-map-end":
					case "flow-seq-end":
						fc.end.push(this.sourceToken);
						return;
				}
				const bv = this.startBlockValue(fc);
				/* istanbul ignore else should not happen */
				if (bv) this.stack.push(bv);
				else {
					yield* this.pop();
					yield* this.step();
				}
			} else {
				const parent = this.peek(2);
				if (parent.type === "block-map" && (this.type === "map-value-ind" && parent.indent === fc.indent || this.type === "newline" && !parent.items[parent.items.length - 1].sep)) {
					yield* this.pop();
					yield* this.step();
				} else if (this.type === "map-value-ind" && parent.type !== "flow-collection") {
					const start = getFirstKeyStartProps(getPrevProps(parent));
					fixFlowSeqItems(fc);
					const sep = fc.end.splice(1, fc.end.length);
					sep.push(this.sourceToken);
					const map = {
						type: "block-map",
						offset: fc.offset,
						indent: fc.indent,
						items: [{
							start,
							key: fc,
							sep
						}]
					};
					this.onKeyLine = true;
					this.stack[this.stack.length - 1] = map;
				} else yield* this.lineEnd(fc);
			}
		}
		flowScalar(type) {
			if (this.onNewLine) {
				let nl = this.source.indexOf("\n") + 1;
				while (nl !== 0) {
					this.onNewLine(this.offset + nl);
					nl = this.source.indexOf("\n", nl) + 1;
				}
			}
			return {
				type,
				offset: this.offset,
				indent: this.indent,
				source: this.source
			};
		}
		startBlockValue(parent) {
			switch (this.type) {
				case "alias":
				case "scalar":
				case "single-quoted-scalar":
				case "double-quoted-scalar": return this.flowScalar(this.type);
				case "block-scalar-header": return {
					type: "block-scalar",
					offset: this.offset,
					indent: this.indent,
					props: [this.sourceToken],
					source: ""
				};
				case "flow-map-start":
				case "flow-seq-start": return {
					type: "flow-collection",
					offset: this.offset,
					indent: this.indent,
					start: this.sourceToken,
					items: [],
					end: []
				};
				case "seq-item-ind": return {
					type: "block-seq",
					offset: this.offset,
					indent: this.indent,
					items: [{ start: [this.sourceToken] }]
				};
				case "explicit-key-ind": {
					this.onKeyLine = true;
					const start = getFirstKeyStartProps(getPrevProps(parent));
					start.push(this.sourceToken);
					return {
						type: "block-map",
						offset: this.offset,
						indent: this.indent,
						items: [{
							start,
							explicitKey: true
						}]
					};
				}
				case "map-value-ind": {
					this.onKeyLine = true;
					const start = getFirstKeyStartProps(getPrevProps(parent));
					return {
						type: "block-map",
						offset: this.offset,
						indent: this.indent,
						items: [{
							start,
							key: null,
							sep: [this.sourceToken]
						}]
					};
				}
			}
			return null;
		}
		atIndentedComment(start, indent) {
			if (this.type !== "comment") return false;
			if (this.indent <= indent) return false;
			return start.every((st) => st.type === "newline" || st.type === "space");
		}
		*documentEnd(docEnd) {
			if (this.type !== "doc-mode") {
				if (docEnd.end) docEnd.end.push(this.sourceToken);
				else docEnd.end = [this.sourceToken];
				if (this.type === "newline") yield* this.pop();
			}
		}
		*lineEnd(token) {
			switch (this.type) {
				case "comma":
				case "doc-start":
				case "doc-end":
				case "flow-seq-end":
				case "flow-map-end":
				case "map-value-ind":
					yield* this.pop();
					yield* this.step();
					break;
				case "newline": this.onKeyLine = false;
				default:
					if (token.end) token.end.push(this.sourceToken);
					else token.end = [this.sourceToken];
					if (this.type === "newline") yield* this.pop();
			}
		}
	};
	exports.Parser = Parser;
}));

// node_modules/yaml/dist/public-api.js
var require_public_api = /* @__PURE__ */ __commonJSMin(((exports) => {
	var composer = require_composer();
	var Document = require_Document();
	var errors = require_errors();
	var log = require_log();
	var identity = require_identity();
	var lineCounter = require_line_counter();
	var parser = require_parser();
	function parseOptions(options) {
		const prettyErrors = options.prettyErrors !== false;
		return {
			lineCounter: options.lineCounter || prettyErrors && new lineCounter.LineCounter() || null,
			prettyErrors
		};
	}
	/**
	* Parse the input as a stream of YAML documents.
	*
	* Documents should be separated from each other by `...` or `---` marker lines.
	*
	* @returns If an empty `docs` array is returned, it will be of type
	*   EmptyStream and contain additional stream information. In
	*   TypeScript, you should use `'empty' in docs` as a type guard for it.
	*/
	function parseAllDocuments(source, options = {}) {
		const { lineCounter, prettyErrors } = parseOptions(options);
		const parser$1 = new parser.Parser(lineCounter?.addNewLine);
		const composer$1 = new composer.Composer(options);
		const docs = Array.from(composer$1.compose(parser$1.parse(source)));
		if (prettyErrors && lineCounter) for (const doc of docs) {
			doc.errors.forEach(errors.prettifyError(source, lineCounter));
			doc.warnings.forEach(errors.prettifyError(source, lineCounter));
		}
		if (docs.length > 0) return docs;
		return Object.assign([], { empty: true }, composer$1.streamInfo());
	}
	/** Parse an input string into a single YAML.Document */
	function parseDocument(source, options = {}) {
		const { lineCounter, prettyErrors } = parseOptions(options);
		const parser$1 = new parser.Parser(lineCounter?.addNewLine);
		const composer$1 = new composer.Composer(options);
		let doc = null;
		for (const _doc of composer$1.compose(parser$1.parse(source), true, source.length)) if (!doc) doc = _doc;
		else if (doc.options.logLevel !== "silent") {
			doc.errors.push(new errors.YAMLParseError(_doc.range.slice(0, 2), "MULTIPLE_DOCS", "Source contains multiple documents; please use YAML.parseAllDocuments()"));
			break;
		}
		if (prettyErrors && lineCounter) {
			doc.errors.forEach(errors.prettifyError(source, lineCounter));
			doc.warnings.forEach(errors.prettifyError(source, lineCounter));
		}
		return doc;
	}
	function parse(src, reviver, options) {
		let _reviver = void 0;
		if (typeof reviver === "function") _reviver = reviver;
		else if (options === void 0 && reviver && typeof reviver === "object") options = reviver;
		const doc = parseDocument(src, options);
		if (!doc) return null;
		doc.warnings.forEach((warning) => log.warn(doc.options.logLevel, warning));
		if (doc.errors.length > 0) {
			if (doc.options.logLevel !== "silent") throw doc.errors[0];
			else doc.errors = [];
		}
		return doc.toJS(Object.assign({ reviver: _reviver }, options));
	}
	function stringify(value, replacer, options) {
		let _replacer = null;
		if (typeof replacer === "function" || Array.isArray(replacer)) _replacer = replacer;
		else if (options === void 0 && replacer) options = replacer;
		if (typeof options === "string") options = options.length;
		if (typeof options === "number") {
			const indent = Math.round(options);
			options = indent < 1 ? void 0 : indent > 8 ? { indent: 8 } : { indent };
		}
		if (value === void 0) {
			const { keepUndefined } = options ?? replacer ?? {};
			if (!keepUndefined) return void 0;
		}
		if (identity.isDocument(value) && !_replacer) return value.toString(options);
		return new Document.Document(value, _replacer, options).toString(options);
	}
	exports.parse = parse;
	exports.parseAllDocuments = parseAllDocuments;
	exports.parseDocument = parseDocument;
	exports.stringify = stringify;
}));

// node_modules/yaml/dist/index.js
var require_dist = /* @__PURE__ */ __commonJSMin(((exports) => {
	var composer = require_composer();
	var Document = require_Document();
	var Schema = require_Schema();
	var errors = require_errors();
	var Alias = require_Alias();
	var identity = require_identity();
	var Pair = require_Pair();
	var Scalar = require_Scalar();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	var cst = require_cst();
	var lexer = require_lexer();
	var lineCounter = require_line_counter();
	var parser = require_parser();
	var publicApi = require_public_api();
	var visit = require_visit();
	exports.Composer = composer.Composer;
	exports.Document = Document.Document;
	exports.Schema = Schema.Schema;
	exports.YAMLError = errors.YAMLError;
	exports.YAMLParseError = errors.YAMLParseError;
	exports.YAMLWarning = errors.YAMLWarning;
	exports.Alias = Alias.Alias;
	exports.isAlias = identity.isAlias;
	exports.isCollection = identity.isCollection;
	exports.isDocument = identity.isDocument;
	exports.isMap = identity.isMap;
	exports.isNode = identity.isNode;
	exports.isPair = identity.isPair;
	exports.isScalar = identity.isScalar;
	exports.isSeq = identity.isSeq;
	exports.Pair = Pair.Pair;
	exports.Scalar = Scalar.Scalar;
	exports.YAMLMap = YAMLMap.YAMLMap;
	exports.YAMLSeq = YAMLSeq.YAMLSeq;
	exports.Lexer = lexer.Lexer;
	exports.LineCounter = lineCounter.LineCounter;
	exports.Parser = parser.Parser;
	exports.parse = publicApi.parse;
	exports.parseAllDocuments = publicApi.parseAllDocuments;
	exports.parseDocument = publicApi.parseDocument;
	exports.stringify = publicApi.stringify;
	exports.visit = visit.visit;
	exports.visitAsync = visit.visitAsync;
}));

// src/yaml/refusals.ts
var import_dist = require_dist();
/**
* Everything that is wrong with a document that could not be parsed. js-yaml stops at the first
* fault; `yaml` goes on and names all of them, at a tenth of the speed. Places count from `offset`.
*/
function refusals$3({ text, error }, offset) {
	if (error.reason.startsWith("nesting exceeded")) return [first(error, "bound", "nested too deeply", offset)];
	const all = text.length > maxSecondReading ? [] : secondReading(text);
	if (all.length === 0) return [first(error, "syntax", error.reason, offset)];
	return all.filter(isOwnFault).slice(0, maxErrors).map((each) => problemOf$1(each, offset, text.length));
}
/** Characters. `yaml` reads about 2 million of them in a second. */
const maxSecondReading = 25e4;
/** Nobody repairs more at once. */
const maxErrors = 20;
function first({ mark }, code, message, offset) {
	const start = offset + (mark?.position ?? 0);
	return {
		code,
		message,
		start,
		end: start
	};
}
function secondReading(text) {
	try {
		return (0, import_dist.parseDocument)(text, {
			schema: "failsafe",
			prettyErrors: false,
			uniqueKeys: false
		}).errors;
	} catch (error) {
		if (error instanceof RangeError) return [];
		throw error;
	}
}
/** What is unexpected after another fault is its echo. */
function isOwnFault({ code }, index) {
	return index === 0 || code !== "UNEXPECTED_TOKEN";
}
/** `yaml` places some errors one past the end of the text. */
function problemOf$1({ message, pos: [start, end] }, offset, length) {
	const text = message.charAt(0).toLowerCase() + message.slice(1);
	const from = Math.min(start, length);
	return {
		code: "syntax",
		message: text,
		start: offset + from,
		end: offset + Math.max(from, Math.min(end, length))
	};
}

// src/yaml/split.ts
/**
* Cuts a text where its documents begin and end, so that a broken one does not hide the others. Directives and
* comments above a `---` belong to the document below it, a `...` to the document above.
*/
function splitDocuments(text) {
	const parts = [];
	let start = 0;
	for (const { index, 0: mark } of text.matchAll(marks$1)) {
		const end = mark === "..." ? lineEnd$1(text, index) : index;
		if (end <= start || mark === "---" && isPreamble(text, start, index)) continue;
		parts.push({
			start,
			end
		});
		start = end;
	}
	return [...parts, {
		start,
		end: text.length
	}];
}
/** A `---` or `...` that is a line's first word. A lone CR ends a line, and a byte order mark may precede the first. */
const marks$1 = /(?:---|\.\.\.)(?<=(?:^|[\r\n]|^\uFEFF)...)(?=[ \t\r\n]|$)/g;
/** True for a text of nothing but blank lines, comments and directives. */
function isPreamble(text, start, end) {
	preambleLine.lastIndex = start;
	while (preambleLine.lastIndex < end) if (!preambleLine.test(text)) return false;
	return true;
}
const preambleLine = /\uFEFF?(?:[ \t]*(?:#[^\r\n]*)?|%[^\r\n]*)(?:[\r\n]+|$)/y;
/** The offset of the line break that ends the line, or the end of the text. */
function lineEnd$1(text, offset) {
	const lineBreak = /[\r\n]|$/g;
	lineBreak.lastIndex = offset;
	return lineBreak.exec(text).index;
}

// src/yaml/parse.ts
/**
* The documents of a text, as kubectl and Helm read them (sigs.k8s.io/yaml over yaml.v2), each with its own
* problems. Documents of nothing but comments are left out; where there is no other, one with a null root stands
* for the text, so that there is always at least one. Never throws for what a text holds.
*/
function parseDocuments(text, file) {
	const source = sourceOf(text, file);
	if (text.length > maxText) return [tooLong$1(source)];
	const documents = splitDocuments(text).flatMap((part) => parsePart(source, part));
	return documents.length > 0 ? documents : [{
		source,
		root: null,
		problems: []
	}];
}
/** Characters of a text. The largest renders that we know of have 50 million; a node costs about ten times its text. */
const maxText = 1e8;
function tooLong$1(source) {
	return {
		source,
		root: null,
		problems: [{
			code: "bound",
			message: `longer than ${maxText} characters`,
			start: 0,
			end: 0
		}]
	};
}
/** The documents of a part: one, or none where it holds nothing. */
function parsePart(source, part) {
	const text = source.text.slice(part.start, part.end);
	const events = eventsOf(text);
	if ("error" in events) return [{
		source,
		root: null,
		problems: refusals$3(events, part.start)
	}];
	return readDocuments(source, text, part.start, events);
}
function readDocuments(source, text, offset, events) {
	const documents = [];
	for (let next = 1; next < events.length; next++) {
		const event = events[next - 1];
		if (event.type !== EVENT_ID.DOCUMENT || isEmpty(events[next])) continue;
		documents.push(readDocument(newReading(source, text, offset, events, next), event));
	}
	return documents;
}
function newReading(source, text, offset, events, next) {
	return {
		source,
		text,
		offset,
		events,
		next,
		from: 0,
		tagHandles: /* @__PURE__ */ new Map(),
		anchors: /* @__PURE__ */ new Map(),
		budget: {
			nodes: 0,
			aliased: 0,
			exceeded: false
		},
		problems: []
	};
}
function readDocument(reading, event) {
	readDirectives(reading, event);
	const root = readValue(reading);
	checkBudget(reading, 0, 0);
	const { source, problems } = reading;
	return {
		source,
		root: problems.some(isFatal) ? null : root,
		problems
	};
}
/** Go's YAML is 1.1 and refuses any other. */
function readDirectives(reading, { directives }) {
	for (const directive of directives) if (directive.kind === "tag") reading.tagHandles.set(directive.handle, directive.prefix);
	else if (directive.version !== "1.1") refuseVersion(reading, directive.version);
}
function refuseVersion(reading, version) {
	const start = Math.max(0, reading.text.indexOf("%YAML"));
	complain(reading, "syntax", `Go reads YAML 1.1 and refuses \`%YAML ${version}\``, start, start + 5);
}
function isFatal({ code }) {
	return code === "syntax" || code === "bound";
}

// src/render/chart-dependencies.ts
/**
* The `file://` dependencies of a chart that are not in its `charts/`, unpacked or packed: `helm dependency build`
* would pack them into it. `files` are the chart's own.
*/
function missingDependencies(tree, files) {
	const declared = files.filter(({ name }) => declaring.has(name)).flatMap(({ path }) => declaredIn(tree, path));
	return [...new Map(declared.map((dependency) => [dependency.name, dependency])).values()].filter(({ name }) => !files.some((file) => holds(file.name, name)));
}
/** Charts of apiVersion v1 list their dependencies apart. */
const declaring = /* @__PURE__ */ new Set(["Chart.yaml", "requirements.yaml"]);
const scheme = "file://";
function declaredIn(tree, path) {
	const root = parseDocuments(new TextDecoder().decode(tree.read(path)), path)[0]?.root;
	const { dependencies } = (root ? toData(root) : null) ?? {};
	return (Array.isArray(dependencies) ? dependencies : []).flatMap(folderDependency);
}
function folderDependency(entry) {
	const { name, repository } = entry ?? {};
	if (typeof name !== "string" || typeof repository !== "string" || !repository.startsWith(scheme)) return [];
	return [{
		name,
		repository: repository.slice(7)
	}];
}
/** Whether a file of `charts/` belongs to the chart `name`: in a folder of that name, or `NAME-VERSION.tgz`. */
function holds(file, name) {
	if (file.startsWith(`charts/${name}/`)) return true;
	return file.startsWith(`charts/${name}-`) && /^\d[^/]*\.tgz$/.test(file.slice(`charts/${name}-`.length));
}

// src/render/chart-files.ts
/** The charts of a tree. */
function chartShelf(tree) {
	const found = /* @__PURE__ */ new Map();
	return {
		tree,
		find(path) {
			const chart = found.get(path) ?? chartFiles(tree, path);
			found.set(path, chart);
			return chart;
		}
	};
}
/**
* The files of a chart as Helm's loader sees them: links inside the tree are followed, and `file://` dependencies
* that `charts/` lacks are put there. A chart that holds something the tree does not hand out is refused, because
* Helm would render it with that.
*/
function chartFiles(tree, path) {
	const place = resolveLinks(tree, path) ?? path;
	const archive = tree.read(place);
	if (archive) return archiveChart(path, place, archive);
	const named = collect$1(tree, place, 0, { files: maxFiles });
	if ("problem" in named) return named;
	if (!named.some(({ name }) => name === chartFile)) return { problem: `\`${path || "."}\` holds no Chart.yaml` };
	return folderChart(tree, named);
}
const chartFile = "Chart.yaml";
/** Helm's own bound on the size of a chart (MaxDecompressedChartSize). */
const maxBytes = 100 * 2 ** 20;
/** Far more than any chart has with all its dependencies, those that many of them share counted each time. */
const maxFiles = 5e4;
/** A cycle of dependencies ends here. */
const maxDepth = 16;
function archiveChart(path, place, data) {
	return {
		source: {
			kind: "archive",
			files: [frameOf(path, data)]
		},
		treePath: (location) => `${place}!${location}`
	};
}
function folderChart(tree, named) {
	const files = named.map(({ name, path }) => frameOf(name, tree.read(path)));
	if (files.reduce((sum, { data }) => sum + data.length, 0) > maxBytes) return { problem: `the chart is larger than ${maxBytes / 2 ** 20} MiB` };
	const large = named.find(({ name }, index) => baseName(name) === "values.yaml" && files[index].data.length > maxValuesBytes);
	if (large) return {
		problem: `\`${large.path}\` ${tooLargeForValues}`,
		file: large.path
	};
	const paths = new Map(named.map(({ name, path }) => [name.replaceAll("\0", ""), path]));
	return {
		source: {
			kind: "folder",
			files
		},
		treePath: (location) => pathOf$1(paths, location)
	};
}
function pathOf$1(paths, location) {
	const [outer = "", ...inner] = location.split("!");
	return paths.get(location) ?? [paths.get(outer) ?? outer, ...inner].join("!");
}
function collect$1(tree, folder, depth, budget) {
	const files = resolveFiles(tree, folder);
	budget.files -= files.length + 1;
	const refused = tree.refused.find(({ file }) => isPartOf$1(folder, files, file));
	if (refused) return {
		problem: `\`${refused.file}\` cannot be read: ${refused.reason}`,
		file: refused.file
	};
	if (budget.files < 0) return { problem: `the chart and its dependencies have more than ${maxFiles} files` };
	if (depth > maxDepth) return { problem: `the dependencies of \`${folder}\` are nested too deeply` };
	return withDependencies(tree, folder, files, depth, budget);
}
/**
* Whether a refused path belongs to a chart: it lies in its folder, or beside a file that a link brings into it.
* Of a chart at the root, only what Helm reads by itself counts. A values file of an environment is the business of
* the releases that name it.
*/
function isPartOf$1(folder, files, refused) {
	if (forEnvironment.test(refused)) return false;
	if (folder === "") return /^(templates|charts|crds)\/|^(Chart|values)\.[^/]*$/.test(refused);
	if (isInside(refused, folder) || isInside(folder, refused)) return true;
	return files.some(({ path }) => !path.startsWith(`${folder}/`) && folderOf$1(path) === folderOf$1(refused));
}
const forEnvironment = /(^|\/)(values[-.][^/]+|(envs|environments|values)\/.+)\.ya?ml$/;
function withDependencies(tree, folder, own, depth, budget) {
	const all = [...own];
	for (const { name, repository } of missingDependencies(tree, own)) {
		const place = joinPath(folder, repository);
		const files = collect$1(tree, resolveLinks(tree, place) ?? place, depth + 1, budget);
		if ("problem" in files) return files;
		const inside = `charts/${baseName(name)}${"\0"}/`;
		all.push(...files.map((file) => ({
			name: inside + file.name,
			path: file.path
		})));
	}
	return all;
}

// src/render/values-problem.ts
/**
* What is wrong with the first values file of a release that the tree does not hand out, or that is larger than a
* render can take. `given` are contents that are not in the tree, by their name.
*/
function valuesProblem(tree, { values }, given) {
	return values.flatMap((name) => given?.has(name) ? [] : problemOf(tree, name) ?? [])[0];
}
function problemOf(tree, name) {
	const refusal = refusalOf(tree, name);
	if (refusal) return {
		problem: `\`${refusal.file}\` cannot be read: ${refusal.reason}`,
		file: refusal.file
	};
	const file = resolveLinks(tree, name) ?? name;
	return (tree.read(file)?.length ?? 0) > maxValuesBytes ? {
		problem: `\`${file}\` ${tooLargeForValues}`,
		file
	} : void 0;
}

// src/render/helm.ts
/** Renders a Helm target. What is wrong with chart or values is a failed render, never an exception. */
async function renderHelm(engine, shelf, request) {
	const { target, files } = request;
	const chart = shelf.find(target.path);
	if ("problem" in chart) return failed(target, chart);
	const unreadable = valuesProblem(shelf.tree, target, files);
	if (unreadable) return failed(target, unreadable);
	const answer = await engine.render(jobOf(shelf.tree, chart, request));
	if (answer.status === "ended") return failed(target, { problem: answer.reason });
	return toRender(target, chart, answer.frames);
}
/** Times and random values of every render are the same unless the caller says otherwise. */
const fixedConditions = {
	now: 0,
	seed: 1
};
function jobOf(tree, chart, { target, flags, files, conditions }) {
	const values = new Map(files);
	for (const name of target.values) {
		const data = values.get(name) ?? tree.read(resolveLinks(tree, name) ?? name);
		if (data) values.set(name, data);
	}
	return {
		chart: chart.source,
		options: {
			...flags,
			name: target.release,
			namespace: target.namespace,
			values: target.values,
			marks: true
		},
		files: [...values].map(([name, data]) => frameOf(name, data)),
		conditions: conditions ?? fixedConditions
	};
}
function toRender(target, chart, frames) {
	const texts = new Map(frames.map(({ name, data }) => [name, data]));
	const header = JSON.parse(textOf(texts, ""));
	if (header.error !== "") return failedRender(target, chart, header);
	const origins = {
		files: JSON.parse(textOf(texts, "origin.files")).map((location) => chart.treePath(location)),
		lines: numbersOf(texts.get("origin.lines"))
	};
	return {
		status: "rendered",
		target,
		manifest: textOf(texts, "manifest"),
		origins
	};
}
function failedRender(target, chart, { error, at, schemaErrors = [] }) {
	return {
		status: "failed",
		target,
		message: error,
		at: at ? {
			file: at.values ? at.file : chart.treePath(at.file),
			line: at.line
		} : null,
		schemaErrors
	};
}
function failed(target, { problem, file }) {
	return {
		status: "failed",
		target,
		message: problem,
		at: file === void 0 ? null : {
			file,
			line: 1
		},
		schemaErrors: []
	};
}
function textOf(texts, name) {
	return new TextDecoder("utf-8", { ignoreBOM: true }).decode(texts.get(name));
}
function numbersOf(data) {
	const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
	return Int32Array.from({ length: data.byteLength / 4 }, (_, index) => view.getInt32(4 * index, true));
}

// src/core/once-per.ts
/**
* A function whose work is done once for each thing it is asked about; the answer is kept as long as the thing.
* Only for work that depends on nothing else, about things that never change.
*/
function oncePer(work) {
	const known = /* @__PURE__ */ new WeakMap();
	return (thing) => {
		const kept = known.get(thing) ?? { answer: work(thing) };
		known.set(thing, kept);
		return kept.answer;
	};
}

// src/render/render-key.ts
/**
* A name for all that the render of a release depends on: releases of base and head that have the same one render
* the same manifests, from the same lines of the same files.
*/
function renderKey({ tree, find }, target) {
	const chart = find(target.path);
	const sum = createHash("sha256").update(JSON.stringify(target));
	sum.update("problem" in chart ? `\0${chart.problem}` : chartKey(chart));
	for (const name of target.values) {
		const data = tree.read(resolveLinks(tree, name) ?? name);
		sum.update(`\0${data?.length ?? "none"}\0`).update(data ?? "");
	}
	return sum.digest("hex");
}
/** The files of a chart, what they hold, and where they are in the tree. */
const chartKey = oncePer(({ source, treePath }) => {
	const sum = createHash("sha256").update(source.kind);
	for (const { name, data } of source.files) {
		const place = treePath(name.replaceAll("\0", ""));
		sum.update(`\0${name}\0${place}\0${data.length}\0`).update(data);
	}
	return sum.digest("hex");
});

// src/host/worker-pool.ts
/**
* A pool of worker threads for renders that cannot be trusted to end. A job that takes too long, or that brings
* its worker down, is answered as ended and its worker replaced. An idle pool does not keep the process alive.
*/
function createWorkerPool(options) {
	const waiting = [];
	const members = /* @__PURE__ */ new Set();
	const keyOf = chartKeys();
	function next() {
		while (waiting.length > 0) {
			const member = freeMember();
			if (!member) return;
			member.run(waiting.shift());
		}
	}
	function freeMember() {
		const idle = [...members].find((member) => member.idle());
		if (idle || members.size >= options.size) return idle;
		const member = startMember(options, keyOf, (ended) => {
			if (ended) members.delete(member);
			next();
		});
		members.add(member);
		return member;
	}
	return {
		render(job) {
			return new Promise((resolve) => {
				waiting.push({
					job,
					resolve
				});
				next();
			});
		},
		async close() {
			for (const { resolve } of waiting.splice(0)) resolve(endedBecause("rendering was cancelled"));
			await Promise.all([...members].map((member) => member.end("rendering was cancelled")));
		}
	};
}
function startMember(options, keyOf, changed) {
	const worker = startWorker(options);
	const sent = /* @__PURE__ */ new Set();
	let task;
	let timer;
	function settle(answer, ended) {
		clearTimeout(timer);
		worker.unref();
		const done = task;
		task = void 0;
		done?.resolve(answer);
		changed(ended);
	}
	async function end(reason) {
		settle(endedBecause(reason), true);
		worker.removeAllListeners();
		await worker.terminate();
	}
	worker.on("message", (answer) => settle(answer, false));
	worker.on("error", (error) => void end(`the render's thread failed: ${error.message}`));
	worker.on("exit", () => void end("the render's thread ended"));
	return {
		idle: () => task === void 0,
		run(next) {
			task = next;
			worker.ref();
			timer = setTimeout(() => void end(`rendering took longer than ${options.timeout / 1e3} s`), options.timeout);
			worker.postMessage(message(next.job, keyOf(next.job.chart), sent), []);
		},
		end
	};
}
/** The engine's memory lies outside of this; the rest of a worker is small. */
const resourceLimits = { maxOldGenerationSizeMb: 512 };
function startWorker({ script, start }) {
	const worker = new Worker(script, {
		workerData: start,
		resourceLimits,
		env: {}
	});
	worker.unref();
	return worker;
}
function endedBecause(reason) {
	return {
		status: "ended",
		reason
	};
}
/** The job with its chart's key, and with the chart's files only if this worker has not had them. */
function message({ chart, ...job }, key, sent) {
	if (sent.has(key)) return {
		...job,
		key
	};
	sent.add(key);
	return {
		...job,
		key,
		chart
	};
}
/** Keys of charts by their content, so that equal charts of base and head are loaded once. */
function chartKeys() {
	const known = /* @__PURE__ */ new WeakMap();
	return (chart) => {
		const key = known.get(chart) ?? hash(chart);
		known.set(chart, key);
		return key;
	};
}
function hash({ kind, files }) {
	const sum = createHash("sha256").update(kind);
	for (const { name, data } of files) sum.update(`\0${name}\0${data.length}\0`).update(data);
	return sum.digest("hex");
}

// src/host/renderer.ts
/** Milliseconds a render may take. The largest public charts take half a second. */
const timeout = 3e4;
/**
* How V8 compiles the engine. Functions are checked when they are first called: 12 instead of 40 ms before the first
* render. They are optimised only after a billion units of V8's budget instead of 1.8 million: optimising Go's large
* functions costs seconds, which only a run of hundreds of renders earns back.
*/
const compilation = ["--wasm-lazy-validation", "--wasm-tiering-budget=1000000000"];
/** Opens a renderer; nothing is started before it is needed. */
function openRenderer(files) {
	let pool;
	const renders = /* @__PURE__ */ new Map();
	const started = () => pool ??= startPool(files);
	return {
		renderAll(tree, targets) {
			const shelf = chartShelf(tree);
			return Promise.all(targets.map((target) => {
				const key = renderKey(shelf, target);
				const render = renders.get(key) ?? renderHelm(started(), shelf, { target });
				renders.set(key, render);
				return render;
			}));
		},
		renderOne: (tree, request) => renderHelm(started(), chartShelf(tree), request),
		close: async () => pool?.close()
	};
}
function startPool({ worker, wasm }) {
	for (const flag of compilation) setFlagsFromString(flag);
	const start = { module: new WebAssembly.Module(readFileSync(wasm)) };
	return createWorkerPool({
		script: worker,
		start,
		size: availableParallelism(),
		timeout
	});
}

// src/model/node.ts
/**
* A value and where it was written. Asking for what is not there gives an absent node, placed at its nearest
* ancestor that exists, so that a rule can walk on and report without asking first.
*/
var Node = class Node {
	/** The keys and indices from the root of the document down to here. */
	trail;
	#root;
	#yaml;
	#key;
	#nearest;
	constructor(root, trail, yaml, key, nearest) {
		this.#root = root;
		this.trail = trail;
		this.#yaml = yaml;
		this.#key = key;
		this.#nearest = nearest;
	}
	/** The root of a document. */
	static of(yaml) {
		return new Node(yaml, [], yaml, null, yaml);
	}
	/** The document it is a part of. */
	get root() {
		return Node.of(this.#root);
	}
	/** The way from the root as people write it: `spec.http[0].timeout`; `''` for the root. */
	get path() {
		return pathText(this.trail);
	}
	/** The positioned tree below; `null` if absent. For code that builds trees, not for rules. */
	get yaml() {
		return this.#yaml;
	}
	/** False for what is not written at all; `null` is written, see `isNull`. */
	get exists() {
		return this.#yaml !== null;
	}
	/** True for a written null: `key:`, `key: ~`, `key: null`. */
	get isNull() {
		return this.#yaml?.kind === "scalar" && this.#yaml.value === null;
	}
	get kind() {
		return this.#yaml?.kind ?? "absent";
	}
	/** The scalar as Go reads it; `undefined` for maps, lists and what is absent. */
	get scalar() {
		return this.#yaml?.kind === "scalar" ? this.#yaml.value : void 0;
	}
	/** The string that is written here; `''` for anything that is no string. */
	get text() {
		const value = this.scalar;
		return typeof value === "string" ? value : "";
	}
	/** The number that is written here; `undefined` for anything that is no number. */
	get number() {
		const value = this.scalar;
		return typeof value === "bigint" ? Number(value) : typeof value === "number" ? value : void 0;
	}
	/** Plain JSON data; `undefined` if absent. */
	get data() {
		return this.#yaml ? toData(this.#yaml) : void 0;
	}
	/** Where it is written; for an absent node, the key of its nearest ancestor. */
	get place() {
		return placeAt(this.#nearest.source, this.#nearest.start, this.#nearest.end);
	}
	/** Where its key is written; the same as `place` for list items and roots. */
	get keyPlace() {
		const node = this.#key ?? this.#nearest;
		return placeAt(node.source, node.start, node.end);
	}
	/** Where an alias uses it, if one does. */
	get aliasPlace() {
		const alias = this.#yaml?.alias;
		return alias && placeAt(this.#yaml.source, alias.start, alias.end);
	}
	/** The value under a key. */
	get(key) {
		const trail = [...this.trail, key];
		const entry = this.#yaml?.kind === "map" ? this.#yaml.entries.get(key) : void 0;
		if (entry) return new Node(this.#root, trail, entry.value, entry.key, entry.value);
		return new Node(this.#root, trail, null, null, this.#key ?? this.#nearest);
	}
	/** The value under a chain of keys. */
	at(...keys) {
		return keys.reduce((node, key) => typeof key === "number" ? node.item(key) : node.get(key), this);
	}
	/** An item of a list; absent if there is none. */
	item(index) {
		const yaml = this.#yaml?.kind === "list" ? this.#yaml.items[index] : void 0;
		return new Node(this.#root, [...this.trail, index], yaml ?? null, null, yaml ?? this.#key ?? this.#nearest);
	}
	/** The items of the list under `key`, or of this node; none if it is no list. */
	items(key) {
		if (key !== void 0) return this.get(key).items();
		if (this.#yaml?.kind !== "list") return [];
		return this.#yaml.items.map((_, index) => this.item(index));
	}
	/** The entries of the map under `key`, or of this node; none if it is no map. */
	entries(key) {
		if (key !== void 0) return this.get(key).entries();
		if (this.#yaml?.kind !== "map") return [];
		return [...this.#yaml.entries.keys()].map((name) => [name, this.get(name)]);
	}
};
/** A trail as people write it: `spec.http[0].timeout`, `labels["example.com/team"]`. */
function pathText(trail) {
	return trail.map(part$1).join("").replace(/^\./, "");
}
function part$1(key) {
	if (typeof key === "number") return `[${key}]`;
	return /^[A-Za-z_][\w-]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}

// src/core/group.ts
/** Items by key, keys and items in the order they came in: `Map.groupBy`, which Node 20 lacks. */
function groupBy(items, keyOf) {
	const groups = /* @__PURE__ */ new Map();
	for (const item of items) {
		const key = keyOf(item);
		const group = groups.get(key);
		if (group) group.push(item);
		else groups.set(key, [item]);
	}
	return groups;
}

// src/model/export.ts
/**
* True if an object of the networking group is visible in a namespace: `exportTo` holds `*`, that namespace, or
* `.` for its own; without `exportTo` it is visible everywhere, the default of MeshConfig.
*/
function isExportedTo(manifest, namespace) {
	const to = exports$1(manifest);
	return to.includes("*") || to.includes(namespace);
}
/** True if there may be a namespace that sees both objects. */
function seenTogether(one, other) {
	const [first, second] = [exports$1(one), exports$1(other)];
	if (first.includes("*")) return second.some((to) => to !== "~");
	return first.some((to) => to !== "~" && (second.includes("*") || second.includes(to)));
}
/** Where an object is visible: namespaces, `*` for all, `~` for none. */
function exports$1(manifest) {
	const said = manifest.spec.items("exportTo").map(({ text }) => text === "." ? manifest.namespace : text);
	return said.length === 0 ? ["*"] : said;
}

// src/model/hosts.ts
/**
* Host names as Istio compares them: case does not matter, and a wildcard is a plain suffix, so that `*.com`
* matches `a.b.com` while `*.b.com` does not match `b.com` (istio `pkg/config/host/name.go`).
*/
/** What Kubernetes appends to names inside the cluster. */
const clusterDomain = "cluster.local";
/** True if every host that `inner` stands for is one that `outer` stands for. */
function hostCovers(outer, inner) {
	const [wide, narrow] = [normalHost(outer), normalHost(inner)];
	if (!wide.startsWith("*")) return wide === narrow;
	if (narrow.startsWith("*")) return narrow.slice(1).endsWith(wide.slice(1));
	return narrow.endsWith(wide.slice(1)) && narrow.length >= wide.length;
}
/** Sorts the more specific host first: an exact one before wildcards, then the longer wildcard. */
function bySpecificity(one, other) {
	return Number(isWildcard$1(one)) - Number(isWildcard$1(other)) || other.length - one.length;
}
/** True for `*`, `*.example.com` and `*-a.example.com`. */
function isWildcard$1(host) {
	return host.startsWith("*");
}
/**
* The full name that a host means in an object of a namespace: a name without a dot is a Service of that
* namespace; any name with a dot stands for itself (`svc.ns` is not expanded).
*/
function fullHost(host, namespace) {
	if (host === "" || host.includes(".") || host.includes("*")) return normalHost(host);
	return `${host.toLowerCase()}.${namespace}.svc.${clusterDomain}`;
}
/** The namespace that the full name of a Service holds; `undefined` for any other host. */
function serviceNamespace(host) {
	const suffix = `.svc.${clusterDomain}`;
	const name = normalHost(host);
	if (!name.endsWith(suffix)) return void 0;
	const [, namespace, ...rest] = name.slice(0, -suffix.length).split(".");
	return rest.length === 0 ? namespace : void 0;
}
/** Lower case, without the dot that ends a name written from the root. */
function normalHost(host) {
	const lower = host.toLowerCase();
	return lower.endsWith(".") ? lower.slice(0, -1) : lower;
}

// src/model/placeholder.ts
/** True for text that some tool fills later: `${VAR}`, `$(VAR)`, `<<__x__>>`, a Go template. Nothing can be said of it. */
function isUnfilled(text) {
	return /\$\{[^}]*\}|\$\([^)]*\)|<<.*>>|\{\{.*\}\}/s.test(text);
}
/** The part of a text that a person was meant to replace, such as `<tenant>` or `CHANGEME`; `null` if there is none. */
function placeholderIn(text) {
	return placeholder$1.exec(text)?.[0] ?? shouted.exec(text)?.[0] ?? null;
}
const placeholder$1 = /<[^<>/:="']*>|(?<![a-z0-9])(?:(?:replace|change|fill|edit)[-_ ]?(?:me|this)|x{3,}|your[-_](?:\w+[-_])*(?:domain|tenant|realm|issuer|org|company|project|host|pool|region|audience))(?![a-z0-9])/i;
/** Words that stand for nothing only in capitals: `todo.example.com` is somebody's application. */
const shouted = /(?<![A-Za-z0-9])(?:TO[-_]?DO|FIXME|TBD|PLACEHOLDER|(?:REPLACE|INSERT|ENTER|YOUR)_[A-Z0-9_]+)(?![A-Za-z0-9])/;

// src/model/layouts.ts
/**
* The entries of the layouts that a values file holds, at its top or under a subchart's key up to two levels
* down. A layout is known by its key and its shape, so that an unrelated `jwt` or `services` is not misread.
*
* `root` is the file, or the merged values of a target; `merged` is the latter where the chart is known, with
* the same keys. A file of which nothing else is known is read without it.
*/
function valuesEntries(root, target, merged) {
	return parents(root, 0).flatMap((parent) => layouts.flatMap((layout) => {
		const whole = merged ? merged.at(...parent.trail) : parent;
		return shapes$1[layout](whole) ? entriesOf$1(layout, parent.get(layout), target, merged) : [];
	}));
}
/** A subchart of a subchart is as deep as these layouts are used. */
const deepest = 2;
const layouts = [
	"mediatedTls",
	"passthroughTls",
	"jwt",
	"services"
];
/** Whether the map that may hold a layout holds it indeed. */
const shapes$1 = {
	mediatedTls: (parent) => holdsMaps(parent.get("mediatedTls"), mediatedFields),
	passthroughTls: (parent) => holdsMaps(parent.get("passthroughTls"), ["externalHost"]),
	jwt: (parent) => isJwt(parent.get("jwt")),
	services: (parent) => isJwt(parent.get("jwt")) && holdsMaps(parent.get("services"), ["hosts", "destination"])
};
const mediatedFields = [
	"externalHost",
	"tlsMode",
	"timeout",
	"retries",
	"trafficPolicy"
];
/** Fields that no other use of the word `jwt` has. */
const istioJwtFields = [
	"jwksUri",
	"jwks",
	"fromHeaders",
	"forwardOriginalToken",
	"outputClaimToHeaders"
];
const jwtFields = [
	...istioJwtFields,
	"issuer",
	"audiences",
	"enforceAt",
	"egress"
];
function parents(node, depth) {
	return [node, ...(depth < deepest ? node.entries().map(([, value]) => value) : []).filter(({ kind }) => kind === "map").flatMap((child) => parents(child, depth + 1))];
}
/** A map of maps of which at least one has one of the fields. */
function holdsMaps(block, fields) {
	return block.entries().some(([, entry]) => fields.some((field) => entry.get(field).exists));
}
/** An application that signs its own tokens often has `jwt.issuer`, beside a secret or a lifetime. */
function isJwt(block) {
	const keys = block.entries().map(([key]) => key);
	if (keys.some((key) => istioJwtFields.includes(key))) return true;
	return keys.includes("issuer") && keys.every((key) => jwtFields.includes(key));
}
function entriesOf$1(layout, block, target, merged) {
	return (layout === "jwt" ? [["", block]] : block.entries()).filter(([, node]) => node.kind === "map").map(([name, node]) => ({
		layout,
		name,
		node,
		block,
		target,
		...merged && { merged: merged.at(...node.trail) }
	}));
}

// src/model/values.ts
/** What an entry comes to: with all other values merged where they are known, else as its file has it. */
function settings(entry) {
	return entry.merged ?? entry.node;
}
/**
* Merges values as Helm does. Values files first, from the weakest to the strongest: maps key by key at any depth,
* anything else replaces. Then the defaults of charts under them, the chart's own before those of its subcharts: a
* `null` takes away what weaker defaults say, and one in the defaults themselves is no value at all. Each part keeps
* the place of the file that sets it; a map that several files write stands where the strongest of them has it.
*
* After Helm 4.3 `pkg/cli/values` and `pkg/chart/common/util/coalesce.go`; globals stay where they are written.
*
* @param defaults of charts, the weakest first, those of subcharts under their keys
* @param files values files in the order of `-f`
* @throws if none of them holds anything
*/
function mergeValues(defaults, files) {
	const weaker = yamlOf(defaults);
	const given = yamlOf(files);
	const idle = new Set(weaker.flatMap(nullsIn));
	const stronger = given.length > 0 ? given.reduce((below, above) => merge(below, above)) : without(weaker.pop(), isNull);
	const merged = weaker.reduceRight((above, below) => underlay(above, below, idle), stronger);
	return Node.of(without(merged, (node) => idle.has(node)));
}
function yamlOf(layers) {
	return layers.flatMap(({ yaml }) => yaml ?? []);
}
/**
* Puts a chart's defaults under what is known. As in Helm, they lose their nulls at once where nothing above speaks
* of the key; and at the top a null above takes away a null below, too.
*/
function underlay(above, below, idle) {
	return merge(mapValues(below, (value, key) => {
		const said = above.kind === "map" ? above.entries.get(key)?.value : void 0;
		if (said && isNull(said)) idle.add(said);
		return said ? value : without(value, isNull);
	}), above, idle);
}
/** Collects in `idle`, where it is given, the nulls that took something away. */
function merge(weaker, stronger, idle) {
	if (weaker.kind === "map" && stronger.kind === "map") return mergeMaps(weaker, stronger, idle);
	if (isNull(stronger) && !isNull(weaker)) idle?.add(stronger);
	return stronger;
}
function mergeMaps(weaker, stronger, idle) {
	const entries = new Map(weaker.entries);
	for (const [key, { key: name, value }] of stronger.entries) {
		const before = weaker.entries.get(key);
		entries.set(key, {
			key: name,
			value: before ? merge(before.value, value, idle) : value
		});
	}
	return {
		...stronger,
		entries
	};
}
/** The node without the entries, at any depth of maps, whose value is one of those. */
function without(node, isOne) {
	if (node.kind !== "map") return node;
	const entries = [...node.entries].filter(([, { value }]) => !isOne(value));
	return mapValues({
		...node,
		entries: new Map(entries)
	}, (value) => without(value, isOne));
}
function mapValues(node, change) {
	if (node.kind !== "map") return node;
	const entries = [...node.entries].map(([name, { key, value }]) => [name, {
		key,
		value: change(value, name)
	}]);
	return {
		...node,
		entries: new Map(entries)
	};
}
function nullsIn(node) {
	if (node.kind === "map") return [...node.entries.values()].flatMap(({ value }) => nullsIn(value));
	return isNull(node) ? [node] : [];
}
function isNull(node) {
	return node.kind === "scalar" && node.value === null;
}

// src/model/selector.ts
/** The labels that a policy selects: `spec.selector.matchLabels` in the security group. */
const policySelector = oncePer((policy) => labelsOf(policy.spec.at("selector", "matchLabels")));
/** The labels that a networking object selects: `spec.workloadSelector.labels` of Sidecars, DestinationRules (`matchLabels`). */
function workloadSelector(manifest) {
	const selector = manifest.spec.get("workloadSelector");
	return labelsOf(selector.get("matchLabels").exists ? selector.get("matchLabels") : selector.get("labels"));
}
/** A map of strings as labels; what is no string is left out. */
function labelsOf(node) {
	return new Map(node.entries().flatMap(([key, value]) => typeof value.scalar === "string" ? [[key, value.text]] : []));
}
/** True if everything that bears `labels` is selected. */
function selects(selector, labels) {
	for (const [key, value] of selector) if (labels.get(key) !== value) return false;
	return true;
}
/** The labels of a workload that both select, or `null` if they ask one label for two values. */
function both(one, other) {
	for (const [key, value] of one) {
		const wanted = other.get(key);
		if (wanted !== void 0 && wanted !== value) return null;
	}
	return new Map([...one, ...other]);
}

// src/model/host-index.ts
/** An index of things, of which each may declare several hosts. */
function hostIndex(things, hostsOf) {
	const exact = /* @__PURE__ */ new Map();
	const wildcards = /* @__PURE__ */ new Map();
	for (const [index, thing] of things.entries()) for (const host of hostsOf(thing).map(normalHost)) if (isWildcard$1(host)) add(wildcards, host.slice(1), index);
	else add(exact, host, index);
	return { covering(host) {
		const name = normalHost(host);
		const found = [...exact.get(name) ?? [], ...properEnds(name).flatMap((end) => wildcards.get(end) ?? [])];
		return [...new Set(found)].toSorted((a, b) => a - b).map((index) => things[index]);
	} };
}
function add(map, key, index) {
	const known = map.get(key);
	if (known) known.push(index);
	else map.set(key, [index]);
}
/**
* What is left of a name without its first character, without its first two, and so on down to nothing; of a text
* that is longer than any name only as much as a name can hold.
*/
function properEnds(name) {
	const length = Math.min(name.length, longestName);
	return Array.from({ length }, (_, index) => name.slice(name.length - length + index + 1));
}
/** RFC 1035; without a bound a hostile text would cost the square of its length. */
const longestName = 255;

// src/model/services.ts
/** The ServiceEntries that hold a host, exactly or by a wildcard. */
function serviceEntriesFor(mesh, host) {
	return entriesByHost$1(mesh).covering(host);
}
/** The ports of a full host name; `null` where neither a Service nor a ServiceEntry of this repository has it. */
function portsOf(mesh, host) {
	const entries = serviceEntriesFor(mesh, host);
	if (entries.length > 0) return entries.flatMap(declaredPorts);
	const service = servicesByHost(mesh).get(host)?.[0];
	return service ? declaredPorts(service) : null;
}
/** The ports that a ServiceEntry or Service declares; those without a number are left out. */
function declaredPorts(manifest) {
	return manifest.spec.items("ports").flatMap((node) => {
		const number = node.get(manifest.kind === "Service" ? "port" : "number").number;
		return number === void 0 ? [] : [hostPort(node, number, manifest.kind)];
	});
}
/** The namespaces that a host is declared in, as Istio looks them up for its policies. */
function namespacesOf(mesh, host) {
	const inName = serviceNamespace(host);
	if (inName !== void 0) return [inName];
	return [...new Set(serviceEntriesFor(mesh, host).map(({ namespace }) => namespace))];
}
/** True for protocols that Istio routes as http; without one it looks, and may find http (istio `pkg/config/protocol`). */
function isHttp(protocol) {
	return [
		"",
		"http",
		"http2",
		"http_proxy",
		"grpc",
		"grpc-web"
	].includes(protocol);
}
/** True for protocols whose bytes are TLS already. */
function isTls(protocol) {
	return protocol === "https" || protocol === "tls";
}
const entriesByHost$1 = oncePer((mesh) => hostIndex(mesh.ofKind("ServiceEntry"), (entry) => entry.spec.items("hosts").map(({ text }) => text)));
const servicesByHost = oncePer((mesh) => groupBy(mesh.ofKind("Service"), ({ name, namespace }) => fullHost(name, namespace)));
function hostPort(node, number, kind) {
	return {
		number,
		protocol: kind === "Service" ? serviceProtocol(node) : node.get("protocol").text.toLowerCase(),
		targetPort: node.get("targetPort").number ?? number,
		node
	};
}
/** A Service says it by `appProtocol`, else by the name's first part. */
function serviceProtocol(port) {
	return (port.get("appProtocol").text || port.get("name").text.split("-")[0]).toLowerCase().replace(/^kubernetes\.io\/h2c$/, "http2");
}

// src/rules/quote.ts
/**
* A value as messages show it: in backticks, one line, at most 80 characters. Values come from pull requests, so
* whatever could leave the backticks or change how a line reads is written as an escape.
*/
function quote(value) {
	const text = typeof value === "string" ? value : describe(value);
	const characters = Array.from(text.slice(0, 4 * longest$3));
	return `\`${characters.slice(0, longest$3).map(harmless).join("")}${characters.length > longest$3 || text.length > 4 * longest$3 ? "…" : ""}\``;
}
/** Several values, each quoted: "`a`, `b` and `c`"; beyond five the rest is counted. */
function quoteAll(values) {
	const rest = values.length - mostListed;
	const shown = values.slice(0, mostListed).map(quote);
	if (rest > 0) return `${shown.join(", ")} and ${rest} more`;
	return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}
const longest$3 = 80;
const mostListed = 5;
/** Control and format characters (bidirectional marks among them), lone surrogates, and the backtick itself. */
function harmless(character) {
	if (character === "`") return "'";
	if (!/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(character)) return character;
	return `\\u${character.codePointAt(0).toString(16).padStart(4, "0")}`;
}
function describe(value) {
	if (value === void 0) return "";
	if (Array.isArray(value)) return "a list";
	return typeof value === "object" && value !== null ? "a map" : String(value);
}

// src/rules/entry-merge.ts
/**
* What Istio loses of two ServiceEntries with a host in common that some namespace sees both, as the end of a
* sentence; `null` if nothing is. Istio merges what is equal in all but its ports; of the rest the oldest counts
* (istio `pilot/pkg/model/sidecar.go`).
*/
function clashOf(earlier, later) {
	const difference = aspects.find(([, aspect]) => aspect(earlier) !== aspect(later))?.[0];
	if ((difference === "namespace" || earlier.target !== later.target) && content(earlier) === content(later)) return null;
	if (difference === void 0) return mergedClash(earlier, later);
	return `, and Istio does not merge the two (another ${difference}): ${losses(earlier, later)}`;
}
/** What has to be equal for two entries to be merged, with its name in messages. */
const aspects = [
	["namespace", ({ namespace }) => namespace],
	["resolution", resolutionOf],
	["`exportTo`", (entry) => exports$1(entry).toSorted().join(" ")],
	["`workloadSelector`", (entry) => text$1(workloadSelector(entry))],
	["set of labels", ({ root }) => text$1(labelsOf(root.at("metadata", "labels")))]
];
function mergedClash(earlier, later) {
	const known = new Set(declaredPorts(earlier).map(({ number }) => number));
	const twice = declaredPorts(later).filter(({ number }) => known.has(number));
	if (twice.length === 0) return null;
	return `, with which Istio merges it: ${portList(twice)} ${twice.length > 1 ? "are" : "is"} declared by both, and one of the two is dropped`;
}
function losses(earlier, later) {
	const lost = [...lossOf(earlier, later, nameOf$3(earlier), "this one"), ...lossOf(later, earlier, "this one", nameOf$3(earlier))];
	return `only the older one counts${lost.length > 0 ? `, so that ${lost.join(", or ")}` : ""}`;
}
/** The ports that are gone where `kept` is the older one. */
function lossOf(kept, lost, keptName, lostName) {
	const served = new Set(declaredPorts(kept).map(portText));
	const gone = declaredPorts(lost).filter((port) => !served.has(portText(port)));
	if (gone.length === 0) return [];
	return [`${portList(gone)} of ${lostName} ${gone.length > 1 ? "are" : "is"} lost if ${keptName} is older`];
}
function portList(ports) {
	return `port${ports.length > 1 ? "s" : ""} ${ports.map(({ number }) => number).join(", ")}`;
}
function nameOf$3({ namespace, name }) {
	return quote(`${namespace}/${name}`);
}
/** All that decides how a host is reached. */
function content(entry) {
	const { spec } = entry;
	const ports = declaredPorts(entry).map(portText).toSorted();
	const fields = [
		"addresses",
		"endpoints",
		"location",
		"subjectAltNames"
	].map((field) => spec.get(field).data);
	return JSON.stringify([
		ports,
		resolutionOf(entry),
		text$1(workloadSelector(entry)),
		fields
	]);
}
function portText({ number, protocol, targetPort }) {
	return `${number} ${protocol} ${targetPort}`;
}
function resolutionOf({ spec }) {
	return spec.get("resolution").text || "NONE";
}
function text$1(labels) {
	return JSON.stringify([...labels].toSorted());
}

// src/rules/rule.ts
/** Declares a rule; it exists so that the compiler knows the types of the views. */
function defineRule(rule) {
	return rule;
}

// src/rules/egress/host-duplicate.ts
const hostDuplicate = defineRule({
	id: "egress/host-duplicate",
	severity: "warning",
	summary: "One host is declared twice, and Istio uses one of the two.",
	why: "Istio merges ServiceEntries of one host only where namespace, resolution, exportTo, workloadSelector and labels are equal. Otherwise the oldest one alone counts, and the ports and endpoints of the others are lost, which one depends on the order in which they were created.",
	fix: "Keep one entry for the host and give it all ports; or limit each to its own namespace with `exportTo: [\".\"]`.",
	on: {
		*"values/mediatedTls"(entry, mesh) {
			yield* checkValues$2(entry, mesh);
		},
		*"values/passthroughTls"(entry, mesh) {
			yield* checkValues$2(entry, mesh);
		},
		*ServiceEntry(entry, mesh) {
			for (const host of entry.spec.items("hosts")) yield* checkHost(entry, host, mesh);
		}
	}
});
function* checkValues$2(entry, mesh) {
	const host = settings(entry).get("externalHost");
	const first = (valuesByHost(mesh).get(valuesKey(entry)) ?? [])[0];
	if (host.text === "" || isUnfilled(host.text) || !first || first.node.path === entry.node.path) return;
	const other = settings(first).get("externalHost");
	yield {
		node: host,
		message: `${quote(host.text)} is also the host of ${quote(first.node.path)}: Istio uses one of the two entries; keep one`,
		about: normalHost(host.text),
		related: [{
			node: other,
			note: "the other entry"
		}]
	};
}
/** The entries of one target with the same host, those of both layouts. */
const valuesByHost = oncePer((mesh) => {
	const egress = mesh.entries.filter(({ layout }) => layout === "mediatedTls" || layout === "passthroughTls");
	return groupBy(byName(egress, ({ node }) => node.path), valuesKey);
});
/** By name, not by place: which of two is the first must not change when they change places. */
function byName(things, name) {
	return things.toSorted((one, other) => name(one) < name(other) ? -1 : Number(name(one) > name(other)));
}
function valuesKey(entry) {
	return `${entry.target}\0${normalHost(settings(entry).get("externalHost").text)}`;
}
function* checkHost(entry, host, mesh) {
	if (host.text === "" || isUnfilled(host.text)) return;
	const same = entriesByHost(mesh).get(normalHost(host.text)) ?? [];
	const earlier = same.slice(0, same.findIndex((declared) => declared.entry === entry));
	for (const other of earlier.filter((declared) => seenTogether(declared.entry, entry))) {
		const clash = clashOf(other.entry, entry);
		if (clash === null) continue;
		yield {
			node: host,
			message: `${quote(host.text)} is also a host of ServiceEntry ${quote(nameOf$2(other.entry))}${clash}`,
			about: normalHost(host.text),
			related: [{
				node: other.host,
				note: "the other entry"
			}]
		};
		return;
	}
}
const entriesByHost = oncePer((mesh) => {
	const declared = byName(mesh.ofKind("ServiceEntry"), nameOf$2).flatMap((entry) => entry.spec.items("hosts").map((host) => ({
		entry,
		host
	})));
	return groupBy(declared, ({ host }) => normalHost(host.text));
});
function nameOf$2({ namespace, name }) {
	return `${namespace}/${name}`;
}

// src/model/address.ts
/** True for an IPv4 or IPv6 address, the latter with or without brackets. */
function isIP(text) {
	return isIPv4(text) || isIPv6(text.replace(/^\[(.*)\]$/, "$1"));
}
/** True for an address that only the own link can reach: 169.254.0.0/16 (cloud metadata) and fe80::/10. */
function isLinkLocal(text) {
	const address = text.replace(/^\[(.*)\]$/, "$1").toLowerCase();
	const mapped = /^(?:::ffff:)?(\d+\.\d+\.\d+\.\d+)$/.exec(address)?.[1];
	return mapped ? isIPv4(mapped) && mapped.startsWith("169.254.") : isIPv6(address) && /^fe[89ab]/.test(address);
}
/** True for 127.0.0.0/8 and ::1. */
function isLoopback(text) {
	const address = text.replace(/^\[(.*)\]$/, "$1");
	return isIPv4(address) && address.startsWith("127.") || /^(0{0,4}:){2,7}0{0,3}1$/.test(address);
}
function isIPv4(text) {
	const parts = text.split(".");
	return parts.length === 4 && parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256);
}
/** RFC 4291 section 2.2: eight groups, one run of zero groups left out, the last two groups as IPv4. */
function isIPv6(text) {
	const tail = text.slice(text.lastIndexOf(":") + 1);
	const plain = isIPv4(tail) ? `${text.slice(0, -tail.length)}0:0` : text;
	const halves = plain.split("::");
	if (!plain.includes(":") || halves.length > 2) return false;
	const groups = halves.flatMap((half) => half === "" ? [] : half.split(":"));
	if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return false;
	return halves.length === 2 ? groups.length < 8 : groups.length === 8;
}

// src/model/host-syntax.ts
/**
* Why a text is no host name that Istio takes, as the end of a sentence ("... holds a port"); `null` if it is one.
* Upper case, a trailing dot, single labels and a wildcard that begins the first label (`*`, `*.b`, `*a.b`) pass
* (istio `pkg/config/validation/agent/validation.go`, ValidateWildcardDomain).
*/
function hostDefect(host) {
	if (host === "") return "is empty";
	const shape = shapes.find(([pattern]) => pattern.test(host));
	if (shape) return shape[1];
	if (isIP(host)) return "is an IP address, not a name";
	if (host.length > maxHost) return `is longer than ${maxHost} characters`;
	return labelDefect(host.replace(/\.$/, "").split("."));
}
/** True for a wildcard that is only a part of the first label: `*a.b`, `*-a.b`. */
function isPartialWildcard(host) {
	return /^\*[^.]/.test(host);
}
/** True for a name of one label, such as `payments`; `*` is none. */
function isSingleLabel(host) {
	return !host.replace(/\.$/, "").includes(".") && host !== "*";
}
/** Bounds of RFC 1035, which Istio checks. */
const maxHost = 255;
const maxLabel = 63;
/** What people write in the place of a host, worst first. */
const shapes = [
	[/\s/, "holds white space"],
	[/^[a-z][a-z0-9+.-]*:\/\//i, "holds a scheme: write the host alone"],
	[/^[^:[\]]+:\d+$|^\[.*\]:\d+$/, "holds a port: write the host alone"],
	[/\//, "holds a path: write the host alone"],
	[/_/, "holds an underscore, which no host name may"]
];
function labelDefect(labels) {
	const [first = "", ...rest] = labels;
	if (rest.some((label) => label.includes("*"))) return "has its wildcard outside the first label";
	if (/[^*].*\*|\*.*\*/.test(first)) return "has a wildcard that does not begin the first label";
	const names = first === "*" ? rest : [first.replace(/^\*-?/, ""), ...rest];
	if (names.includes("")) return "has an empty label";
	if (names.some((name) => name.length > maxLabel)) return `has a label longer than ${maxLabel} characters`;
	if (!names.every((name) => /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/i.test(name))) return "holds characters that no host name may";
	return rest.length > 0 && /^\d+$/.test(names.at(-1) ?? "") ? "ends in a number, as no domain does" : null;
}

// src/rules/egress/host-invalid.ts
const hostInvalid = defineRule({
	id: "egress/host-invalid",
	severity: "error",
	summary: "A host is no name that Istio takes.",
	why: "Istio refuses the object, or Envoy refuses the listener it becomes: the host stays unreachable, and a refused listener can take others of the same proxy with it.",
	fix: "Write the DNS name alone, without scheme, port or path; a wildcard is the whole first label, as in `*.example.com`.",
	yieldsTo: ["egress/mediated-host-wildcard"],
	on: {
		*"values/mediatedTls"(entry) {
			for (const host of externalHosts(entry)) {
				if (host.text.includes("*") || isToBeFilled(host.text)) continue;
				const defect = defectOf$4(host) ?? (isSingleLabel(host.text) ? "has one label: write the full name" : null);
				if (defect) yield problem$3(host, defect);
			}
		},
		*"values/passthroughTls"(entry) {
			for (const host of externalHosts(entry)) yield* entryHost(host, true);
		},
		*ServiceEntry(entry) {
			for (const host of entry.spec.items("hosts")) yield* entryHost(host, refusesPartialWildcards(entry));
		},
		*DestinationRule(rule) {
			const host = rule.spec.get("host");
			const defect = host.exists && !host.isNull ? defectOf$4(host) : null;
			if (defect) yield refused$3(host, defect);
		},
		*VirtualService(service) {
			for (const host of service.spec.items("hosts")) {
				const defect = isIP(host.text) ? null : defectOf$4(host);
				if (defect) yield refused$3(host, defect);
			}
		},
		*Gateway(gateway) {
			for (const server of gateway.spec.items("servers")) for (const host of server.items("hosts")) yield* scopedHost(host, true);
		},
		*Sidecar(sidecar) {
			for (const listener of sidecar.spec.items("egress")) for (const host of listener.items("hosts")) yield* scopedHost(host, false);
		}
	}
});
/** The host of an entry; one that is missing only where all other values are known. */
function externalHosts(entry) {
	const host = settings(entry).get("externalHost");
	if (host.exists) return [host];
	return entry.merged?.kind === "map" ? [host] : [];
}
/** A host of a ServiceEntry, or one that becomes it. `tls`: Envoy matches it in the TLS handshake, by whole labels. */
function* entryHost(host, tls) {
	const defect = host.text === "*" ? "is every host there is: name the hosts or their domain" : defectOf$4(host);
	if (defect) yield refused$3(host, defect);
	else if (isToBeFilled(host.text)) return;
	else if (isPartialWildcard(host.text) && tls) yield problem$3(host, `${partial}, and Envoy refuses the listener`);
	else if (isPartialWildcard(host.text)) yield {
		...problem$3(host, partial),
		severity: "warning"
	};
	else if (isSingleLabel(host.text)) yield {
		...problem$3(host, "has one label: is it a full name?"),
		severity: "info"
	};
}
/** `namespace/host` of a Gateway, where the namespace may be missing, or of a Sidecar. */
function* scopedHost(host, isGateway) {
	const slash = host.text.indexOf("/");
	const name = host.text.includes("://") ? host.text : host.text.slice(slash + 1);
	if (isToBeFilled(host.text) || !isGateway && slash < 0 && host.text !== "") return;
	const defect = defectOf$4(host, name) ?? stricter(name);
	if (defect && !(isGateway && isIP(name))) yield refused$3(host, defect);
}
/** Gateways and Sidecars take no short names and no wildcard that is part of a label (validatePartialWildCard). */
function stricter(name) {
	if (isPartialWildcard(name)) return partial;
	return isSingleLabel(name) ? "has one label: write the full name" : null;
}
const partial = "has a wildcard that is not the whole first label";
function refusesPartialWildcards(entry) {
	return !(entry.spec.get("resolution").text === "DYNAMIC_DNS") && declaredPorts(entry).some(({ protocol }) => isTls(protocol));
}
function defectOf$4(host, name = host.text) {
	if (isToBeFilled(name)) return null;
	if (host.exists && !host.isNull && typeof host.scalar !== "string") return "is no text";
	return hostDefect(name);
}
function refused$3(host, defect) {
	return {
		...problem$3(host, defect),
		refusedBy: "webhook"
	};
}
function problem$3(host, defect) {
	return {
		node: host,
		message: `${nameOf$1(host)} ${defect}`,
		about: host.text
	};
}
function nameOf$1(host) {
	if (!host.exists) return `\`${host.trail.at(-1)}\` is not set: the host`;
	return host.isNull || host.scalar === "" ? "the host" : `host ${quote(host.data)}`;
}
/** By a tool later; or by a person, of which helm/placeholder or, for the host of keys, a jwt rule speaks. */
function isToBeFilled(text) {
	return isUnfilled(text) || placeholderIn(text) !== null;
}

// src/model/destination.ts
/**
* The DestinationRules that act on a full host name for clients of a namespace, in the order of the manifests;
* several only where one namespace has several for the same host. Istio looks in the client's namespace, then
* in the host's, then in the root namespace; the first with any match wins, even by a wildcard, and in it the
* most specific host (istio `pilot/pkg/model/push_context.go`, destinationRule).
*/
function destinationRulesFor(mesh, host, client) {
	for (const namespace of [
		client,
		...namespacesOf(mesh, host),
		mesh.rootNamespace
	]) {
		const found = matching(mesh, host, namespace, client);
		if (found.length > 0) return found;
	}
	return [];
}
/** The full host name of a DestinationRule. */
function ruleHost(rule) {
	return fullHost(rule.spec.get("host").text, rule.namespace);
}
/** The entry of `portLevelSettings` for a port; absent if there is none. */
function portPolicy(policy, port) {
	return policy.items("portLevelSettings").find((one) => one.at("port", "number").number === port) ?? policy.get("portLevelSettings").item(-1);
}
/** The TLS settings of the destination level for a port: an entry for the port replaces the rest. */
function tlsOf(rule, port) {
	return tlsIn(rule.spec.get("trafficPolicy"), port);
}
/** The TLS settings that one policy, of the destination or of a subset, has for a port. */
function tlsIn(policy, port) {
	const entry = portPolicy(policy, port);
	return (entry.exists ? entry : policy).get("tls");
}
/** The policies of a DestinationRule: that of the destination, then those of its subsets. */
function policiesOf(rule) {
	return [rule.spec, ...rule.spec.items("subsets")].map((level) => level.get("trafficPolicy"));
}
/** The ServiceEntries with a host that a DestinationRule is for, where one of the two is visible to the other. */
function entriesOf(mesh, rule) {
	const host = ruleHost(rule);
	return (isWildcard$1(host) ? mesh.ofKind("ServiceEntry").filter((entry) => hostsOf$1(entry).some((name) => hostCovers(host, name))) : serviceEntriesFor(mesh, host)).filter((entry) => isExportedTo(entry, rule.namespace) || isExportedTo(rule, entry.namespace));
}
/** True where the proxy turns clear text into TLS for the outside: SIMPLE and MUTUAL, not the mesh's own mTLS. */
function originatesTls(tls) {
	return tls.get("mode").text === "SIMPLE" || tls.get("mode").text === "MUTUAL";
}
function hostsOf$1(entry) {
	return entry.spec.items("hosts").map(({ text }) => text);
}
function matching(mesh, host, namespace, client) {
	const rules = (rulesByHost(mesh).get(namespace)?.covering(host) ?? []).filter((rule) => isExportedTo(rule, client));
	const best = rules.map(ruleHost).toSorted(bySpecificity)[0];
	return rules.filter((rule) => ruleHost(rule) === best);
}
/** For each namespace its DestinationRules. */
const rulesByHost = oncePer((mesh) => {
	const groups = groupBy(mesh.ofKind("DestinationRule"), ({ namespace }) => namespace);
	return new Map([...groups].map(([namespace, rules]) => [namespace, hostIndex(rules, (rule) => [ruleHost(rule)])]));
});

// src/rules/egress/mediated-host-wildcard.ts
const mediatedHostWildcard = defineRule({
	id: "egress/mediated-host-wildcard",
	severity: "error",
	summary: "A host whose TLS the proxy originates is a wildcard.",
	why: "The proxy connects to one name, sends it as SNI and checks the certificate against it. A wildcard is no name that can be resolved, so calls fail or go to whatever address the application claims.",
	fix: "Name the host exactly, one entry a host; or move the entry to `passthroughTls`, where the application does its own TLS and wildcards work.",
	on: {
		*"values/mediatedTls"(entry) {
			const host = settings(entry).get("externalHost");
			if (!host.text.includes("*") || isUnfilled(host.text)) return;
			yield {
				node: host,
				message: `${quote(host.text)} cannot be mediated: the proxy needs one exact host to originate TLS; name the host, or move the entry to \`passthroughTls\``,
				about: host.text
			};
		},
		*DestinationRule(rule, mesh) {
			const host = rule.spec.get("host");
			if (!isWildcard$1(host.text) || isUnfilled(host.text)) return;
			const wild = (wildcardsBelow(mesh).get(rule) ?? []).filter(({ entry }) => cannotWork(rule, entry));
			if (wild.length === 0) return;
			yield {
				node: host,
				message: `${quote(host.text)} gets TLS from the proxy, which needs one exact host for it; name the host, or let the application do its own TLS`,
				about: host.text,
				related: wild.map(({ node }) => ({
					node,
					note: "the host that the TLS is for"
				}))
			};
		}
	}
});
/** The wildcard hosts that each wildcard DestinationRule covers. */
const wildcardsBelow = oncePer((mesh) => {
	const index = hostIndex(mesh.ofKind("DestinationRule"), (rule) => [ruleHost(rule)]);
	const found = mesh.ofKind("ServiceEntry").flatMap((entry) => entry.spec.items("hosts").map((node) => ({
		entry,
		node
	}))).filter(({ node }) => isWildcard$1(node.text)).flatMap((host) => index.covering(host.node.text).map((rule) => ({
		rule,
		host
	})));
	return new Map([...groupBy(found, ({ rule }) => rule)].map(([rule, pairs]) => [rule, pairs.map(({ host }) => host)]));
});
/** True if the rule originates TLS on a port of the entry where no wildcard can be connected to. */
function cannotWork(rule, entry) {
	const resolution = entry.spec.get("resolution").text;
	if (resolution === "DYNAMIC_DNS" || !isExportedTo(rule, entry.namespace)) return false;
	const ports = declaredPorts(entry).filter(({ number }) => originatesTls(tlsOf(rule, number)));
	const keepsAddress = resolution === "NONE" || resolution === "";
	return ports.some(({ node }) => !keepsAddress || !node.get("targetPort").exists);
}

// src/model/routes.ts
/** Every destination of every route of a VirtualService, those of mirrored requests too. */
function routesOf(mesh, service) {
	return protocols.flatMap((protocol) => service.spec.items(protocol).flatMap((route) => destinations(route).map((node) => routeTo(mesh, service, protocol, route, node))));
}
const protocols = [
	"http",
	"tls",
	"tcp"
];
function destinations(route) {
	return [...[...route.items("route"), ...route.items("mirrors")].map((item) => item.get("destination")), route.get("mirror")].filter(({ kind }) => kind === "map");
}
function routeTo(mesh, service, protocol, route, destination) {
	const host = fullHost(destination.get("host").text, service.namespace);
	const said = destination.at("port", "number").number;
	return {
		service,
		protocol,
		destination,
		host,
		ports: said === void 0 ? inferredPorts(mesh, protocol, host, route) : [said],
		subset: destination.get("subset").text
	};
}
/**
* Without a port the only one of the destination is meant, else the one that was called: a port that the route
* matches, or any of those that this kind of route is made for.
*/
function inferredPorts(mesh, protocol, host, route) {
	const known = portsOf(mesh, host) ?? [];
	if (known.length === 1) return [known[0].number];
	const matches = route.items("match").map((match) => match.get("port").number);
	const called = matches.filter((port) => port !== void 0);
	if (called.length > 0 && called.length === matches.length) return [...new Set(called)];
	return known.filter((port) => carries[protocol](port)).map(({ number }) => number);
}
const carries = {
	http: ({ protocol }) => isHttp(protocol) && protocol !== "",
	tls: ({ protocol }) => isTls(protocol),
	tcp: ({ protocol }) => [
		"tcp",
		"mongo",
		"mysql",
		"redis"
	].includes(protocol)
};

// src/rules/policy-loss.ts
/**
* What a destination's policy loses on its way to a port (and subset) in use, and what a subset's policy loses to
* its own entry for the port (istio `pilot/pkg/networking/util/util.go`, GetPortLevelTrafficPolicy and
* MergeSubsetTrafficPolicy):
* an entry of the destination for the port replaces everything; a block of the subset replaces that block;
* the subset's entry for the port replaces the four blocks that such an entry can have.
*/
function lostFields(destination, subset, port, protocol) {
	const whole = fieldsOf(destination);
	const entry = portPolicy(destination, port);
	const reduced = entry.exists ? fieldsOf(entry, portBlocks) : whole;
	const merged = subset ? mergedWith(subset, reduced) : reduced;
	const ownEntry = subset ? portPolicy(subset, port) : null;
	return [
		...entry.exists ? missing$4(whole, reduced, entry) : [],
		...subset ? missing$4(reduced, merged, subset) : [],
		...ownEntry?.exists ? missing$4(withBlocks(merged, portBlocks), fieldsOf(ownEntry), ownEntry) : []
	].filter(({ field, node }) => matters(field, protocol) && !isDefault(field, node));
}
/** What an entry for a port can have. */
const portBlocks = [
	"loadBalancer",
	"connectionPool",
	"outlierDetection",
	"tls"
];
const blocks$1 = [
	...portBlocks,
	"tunnel",
	"proxyProtocol",
	"retryBudget"
];
/** The blocks that are written; a connection pool counts as its two halves, which are set apart from each other. */
function fieldsOf(policy, names = blocks$1) {
	const written = names.flatMap((name) => name === "connectionPool" ? policy.entries(name).map(([half, node]) => [`${name}.${half}`, node]) : [[name, policy.get(name)]]);
	return new Map(written.filter(([, node]) => node.kind === "map" || typeof node.scalar === "string"));
}
/** A subset's policy over the destination's, block by block. */
function mergedWith(subset, destination) {
	const own = fieldsOf(subset);
	const replaced = new Set([...own.keys()].map(blockOf));
	return new Map([...[...destination].filter(([field]) => !replaced.has(blockOf(field))), ...own]);
}
function missing$4(before, after, by) {
	return [...before].filter(([field]) => !after.has(field)).map(([field, node]) => ({
		field,
		node,
		by
	}));
}
function withBlocks(fields, names) {
	return new Map([...fields].filter(([field]) => names.includes(blockOf(field))));
}
function blockOf(field) {
	return field.split(".")[0];
}
/** TLS that passes through has no http to limit, and TLS of the proxy around it would be one too many. */
function matters(field, protocol) {
	if (protocol === "http") return true;
	if (protocol === "tls" && field === "tls") return false;
	return field !== "connectionPool.http" && field !== "retryBudget";
}
/** Losing `tls` that switches TLS off changes nothing: without the block there is none either. */
function isDefault(field, node) {
	return field === "tls" && (node.get("mode").text === "" || node.get("mode").text === "DISABLE");
}

// src/rules/egress/port-policy-replaces.ts
const portPolicyReplaces = defineRule({
	id: "egress/port-policy-replaces",
	severity: "warning",
	summary: "A part of a traffic policy that a port or subset in use replaces.",
	why: "An entry of `portLevelSettings` replaces the whole policy of the destination for its port, and a block of a subset the whole block: what they leave out falls back to the defaults of Envoy, limits, outlier detection and TLS alike.",
	fix: "Repeat the lost fields in the entry of the port or subset, or take the entry out.",
	on: {
		*"values/mediatedTls"(entry) {
			const policy = settings(entry).get("trafficPolicy");
			const host = settings(entry).get("externalHost").text;
			yield* report$1(lostFields(policy, null, 80, "http").filter(({ field }) => field !== "tls"), `${host}:80`, []);
		},
		*DestinationRule(rule, mesh) {
			for (const [use, routes] of uses$1(mesh).get(rule)?.values() ?? []) {
				const { port, subset, protocol } = use;
				const found = rule.spec.items("subsets").find((one) => one.get("name").text === subset);
				yield* report$1(lostFields(rule.spec.get("trafficPolicy"), found?.get("trafficPolicy") ?? null, port, protocol), aboutUse(rule, use), routes);
			}
		}
	}
});
/** What routes use of each DestinationRule, and those routes. */
const uses$1 = oncePer((mesh) => {
	const found = /* @__PURE__ */ new Map();
	for (const route of mesh.ofKind("VirtualService").flatMap((service) => routesOf(mesh, service))) for (const rule of destinationRulesFor(mesh, route.host, route.service.namespace)) {
		const known = found.get(rule) ?? /* @__PURE__ */ new Map();
		found.set(rule, known);
		addUses(known, route);
	}
	return found;
});
function addUses(known, route) {
	const { subset, protocol } = route;
	for (const port of route.ports) {
		const key = `${protocol} ${port} ${subset}`;
		const use = known.get(key);
		if (use) use[1].push(route);
		else known.set(key, [{
			port,
			subset,
			protocol
		}, [route]]);
	}
}
/** One problem for each entry that replaces something. */
function* report$1(losses, about, routes) {
	for (const replacing of new Set(losses.map(({ by }) => by.path))) {
		const lost = losses.filter(({ by }) => by.path === replacing);
		const { by } = lost[0];
		const [have, them] = lost.length > 1 ? ["have", "them"] : ["has", "it"];
		yield {
			node: by,
			message: `${quoteAll(lost.map(({ field }) => field))} ${have} no effect on ${what(by)}${usedBy(routes)}: this replaces ${them}; repeat ${them} here`,
			about,
			related: [...lost.map(({ node }) => ({
				node,
				note: "has no effect there"
			})), ...routeNotes(routes)]
		};
	}
}
function what(by) {
	const port = by.at("port", "number").number;
	return port === void 0 ? "this subset" : `port ${port}`;
}
function usedBy(routes) {
	const names = [...new Set(routes.map(({ service }) => `${service.namespace}/${service.name}`))];
	return names.length === 0 ? "" : `, which VirtualService ${quoteAll(names)} ${names.length > 1 ? "route" : "routes"} to`;
}
function routeNotes(routes) {
	return routes.map(({ destination }) => ({
		node: destination,
		note: "a route that uses it"
	}));
}
function aboutUse(rule, { port, subset }) {
	return `${rule.spec.get("host").text}:${port}${subset === "" ? "" : `/${subset}`}`;
}

// src/model/kinds.ts
/**
* The kinds of object that the model knows by name, with their API group. Versions of a group share one schema
* (Istio serves v1alpha3, v1beta1 and v1 of networking alike), so a version never matters here.
*/
const groups$1 = {
	AuthorizationPolicy: "security.istio.io",
	DestinationRule: "networking.istio.io",
	Gateway: "networking.istio.io",
	Namespace: "",
	PeerAuthentication: "security.istio.io",
	RequestAuthentication: "security.istio.io",
	Service: "",
	ServiceEntry: "networking.istio.io",
	Sidecar: "networking.istio.io",
	VirtualService: "networking.istio.io"
};

// src/model/manifest.ts
/**
* The Kubernetes objects of some documents, in their order, the items of a `List` in its place. What has no
* `apiVersion` or no `kind` is no object and left out. `namespace` is that of the release.
*/
function manifestsOf(documents, target, namespace, origins) {
	return documents.flatMap(({ root }) => root ? objects(Node.of(root)) : []).map((root) => manifestOf(root, target, namespace, origins));
}
function manifestOf(root, target, namespace, origins) {
	const metadata = root.get("metadata");
	return {
		apiVersion: root.get("apiVersion").text,
		kind: root.get("kind").text,
		name: metadata.get("name").text,
		namespace: metadata.get("namespace").text || namespace,
		root,
		spec: root.get("spec"),
		target,
		...origins && { origins }
	};
}
/** The object itself, or those in a list of objects (`kubectl` reads every `...List` with `items` so). */
function objects(root) {
	const kind = root.get("kind").text;
	if (kind === "" || root.get("apiVersion").text === "") return [];
	if (!kind.endsWith("List") || root.get("items").kind !== "list") return [root];
	return root.items("items").flatMap(({ yaml }) => yaml ? objects(Node.of(yaml)) : []);
}
/** The API group of an object, `''` for the core group. */
function groupOf(manifest) {
	const slash = manifest.apiVersion.indexOf("/");
	return slash < 0 ? "" : manifest.apiVersion.slice(0, slash);
}
/** The object as a report names it, with the field of `node` if one is given. */
function objectRef(manifest, node) {
	const { apiVersion, kind, namespace, name } = manifest;
	return {
		apiVersion,
		kind,
		namespace,
		name,
		...node && node.path !== "" ? { path: node.path } : {}
	};
}

// src/model/mesh.ts
/** Makes the mesh of what is applied together. */
function createMesh(input) {
	const byKind = groupBy(input.manifests.filter(isKnown$1), ({ kind }) => kind);
	const namespaces = new Set(input.manifests.map(({ namespace }) => namespace));
	const byName = groupBy([...byKind.values()].flat(), ({ kind, namespace, name }) => [
		kind,
		namespace,
		name
	].join("\0"));
	return {
		...input,
		rootNamespace: "istio-system",
		ofKind: (kind) => byKind.get(kind) ?? [],
		find: (kind, namespace, name) => byName.get([
			kind,
			namespace,
			name
		].join("\0"))?.[0],
		holdsNamespace: (namespace) => namespaces.has(namespace)
	};
}
/** The mesh that there would be if everything around were applied together; `undefined` where nothing is. */
function meshAround({ around }) {
	return around && ofEverything(around);
}
const ofEverything = oncePer((manifests) => createMesh({
	environment: null,
	manifests,
	entries: [],
	documents: [],
	targets: [],
	failures: []
}));
/** True for an object of a kind that the model knows, of the right group. */
function isKnown$1(manifest) {
	return Object.hasOwn(groups$1, manifest.kind) && groups$1[manifest.kind] === groupOf(manifest);
}

// node_modules/fastest-levenshtein/mod.js
var require_fastest_levenshtein = /* @__PURE__ */ __commonJSMin(((exports) => {
	exports.__esModule = true;
	exports.distance = exports.closest = void 0;
	var peq = /* @__PURE__ */ new Uint32Array(65536);
	var myers_32 = function(a, b) {
		var n = a.length;
		var m = b.length;
		var lst = 1 << n - 1;
		var pv = -1;
		var mv = 0;
		var sc = n;
		var i = n;
		while (i--) peq[a.charCodeAt(i)] |= 1 << i;
		for (i = 0; i < m; i++) {
			var eq = peq[b.charCodeAt(i)];
			var xv = eq | mv;
			eq |= (eq & pv) + pv ^ pv;
			mv |= ~(eq | pv);
			pv &= eq;
			if (mv & lst) sc++;
			if (pv & lst) sc--;
			mv = mv << 1 | 1;
			pv = pv << 1 | ~(xv | mv);
			mv &= xv;
		}
		i = n;
		while (i--) peq[a.charCodeAt(i)] = 0;
		return sc;
	};
	var myers_x = function(b, a) {
		var n = a.length;
		var m = b.length;
		var mhc = [];
		var phc = [];
		var hsize = Math.ceil(n / 32);
		var vsize = Math.ceil(m / 32);
		for (var i = 0; i < hsize; i++) {
			phc[i] = -1;
			mhc[i] = 0;
		}
		var j = 0;
		for (; j < vsize - 1; j++) {
			var mv_1 = 0;
			var pv_1 = -1;
			var start_1 = j * 32;
			var vlen_1 = Math.min(32, m) + start_1;
			for (var k = start_1; k < vlen_1; k++) peq[b.charCodeAt(k)] |= 1 << k;
			for (var i = 0; i < n; i++) {
				var eq = peq[a.charCodeAt(i)];
				var pb = phc[i / 32 | 0] >>> i & 1;
				var mb = mhc[i / 32 | 0] >>> i & 1;
				var xv = eq | mv_1;
				var xh = ((eq | mb) & pv_1) + pv_1 ^ pv_1 | eq | mb;
				var ph = mv_1 | ~(xh | pv_1);
				var mh = pv_1 & xh;
				if (ph >>> 31 ^ pb) phc[i / 32 | 0] ^= 1 << i;
				if (mh >>> 31 ^ mb) mhc[i / 32 | 0] ^= 1 << i;
				ph = ph << 1 | pb;
				mh = mh << 1 | mb;
				pv_1 = mh | ~(xv | ph);
				mv_1 = ph & xv;
			}
			for (var k = start_1; k < vlen_1; k++) peq[b.charCodeAt(k)] = 0;
		}
		var mv = 0;
		var pv = -1;
		var start = j * 32;
		var vlen = Math.min(32, m - start) + start;
		for (var k = start; k < vlen; k++) peq[b.charCodeAt(k)] |= 1 << k;
		var score = m;
		for (var i = 0; i < n; i++) {
			var eq = peq[a.charCodeAt(i)];
			var pb = phc[i / 32 | 0] >>> i & 1;
			var mb = mhc[i / 32 | 0] >>> i & 1;
			var xv = eq | mv;
			var xh = ((eq | mb) & pv) + pv ^ pv | eq | mb;
			var ph = mv | ~(xh | pv);
			var mh = pv & xh;
			score += ph >>> m - 1 & 1;
			score -= mh >>> m - 1 & 1;
			if (ph >>> 31 ^ pb) phc[i / 32 | 0] ^= 1 << i;
			if (mh >>> 31 ^ mb) mhc[i / 32 | 0] ^= 1 << i;
			ph = ph << 1 | pb;
			mh = mh << 1 | mb;
			pv = mh | ~(xv | ph);
			mv = ph & xv;
		}
		for (var k = start; k < vlen; k++) peq[b.charCodeAt(k)] = 0;
		return score;
	};
	var distance = function(a, b) {
		if (a.length < b.length) {
			var tmp = b;
			b = a;
			a = tmp;
		}
		if (b.length === 0) return a.length;
		if (a.length <= 32) return myers_32(a, b);
		return myers_x(a, b);
	};
	exports.distance = distance;
	var closest = function(str, arr) {
		var min_distance = Infinity;
		var min_index = 0;
		for (var i = 0; i < arr.length; i++) {
			var dist = distance(str, arr[i]);
			if (dist < min_distance) {
				min_distance = dist;
				min_index = i;
			}
		}
		return arr[min_index];
	};
	exports.closest = closest;
}));

// src/schema/suggest.ts
var import_fastest_levenshtein = require_fastest_levenshtein();
/**
* The name that `word` was probably meant to be: equal but for case, or at most a third of its letters away. Two
* neighbours that changed places are one letter.
*/
function closest(word, names) {
	let best;
	for (const name of names) {
		const far = steps(word.toLowerCase(), name.toLowerCase());
		if (far <= Math.max(1, Math.floor(word.length / 3)) && (!best || far < best.far)) best = {
			name,
			far
		};
	}
	return best?.name;
}
function steps(word, name) {
	const far = (0, import_fastest_levenshtein.distance)(word, name);
	return far === 2 && isSwap(word, name) ? 1 : far;
}
/** True if two letters that stand side by side are all that differs. */
function isSwap(word, name) {
	const first = word.split("").findIndex((letter, index) => letter !== name[index]);
	return word.slice(0, first) + word.charAt(first + 1) + word.charAt(first) + word.slice(first + 2) === name;
}

// src/rules/given.ts
/** True for what says something: neither left out, nor `null`, nor the empty text that values have for "nothing". */
function isGiven(node) {
	return node.exists && !node.isNull && node.scalar !== "";
}

// src/rules/egress/port-protocol.ts
const portProtocol = defineRule({
	id: "egress/port-protocol",
	severity: "warning",
	summary: "A protocol of a port that is missing, unknown, or hardly meant.",
	why: "The protocol decides what the proxy does with a port: routes, retries and timeouts for HTTP, the host name of the handshake for TLS, nothing for TCP. Without one it has to guess at each connection. In a ServiceEntry the name of the port never sets it.",
	fix: "Declare what the application speaks: HTTP, HTTP2 or GRPC for plain requests, TLS or HTTPS where it brings its own TLS.",
	on: { *ServiceEntry(entry, mesh) {
		for (const port of entry.spec.items("ports").filter(({ kind }) => kind === "map")) {
			const found = defectOf$3(port, () => isOriginated(mesh, entry));
			if (found && !isUnfilled(port.get("protocol").text)) yield found;
		}
	} }
});
function defectOf$3(port, isOriginated) {
	const protocol = port.get("protocol");
	if (!isGiven(protocol)) return missing$3(port);
	if (typeof protocol.scalar !== "string") return {
		...said(protocol, "is no text"),
		severity: "error",
		refusedBy: "schema"
	};
	if (!Object.hasOwn(families, protocol.text.toLowerCase())) return unknown(protocol);
	return unlikely(port, protocol, isOriginated) ?? misnamed(port, protocol);
}
function missing$3(port) {
	const name = port.get("name");
	const hint = familyOfName(name.text) ? `; the name ${quote(name.text)} does not set it` : "";
	const message = `port ${port.get("number").number ?? quote(name.text)} has no protocol: the proxy guesses at each connection${hint}`;
	return {
		node: port.get("protocol"),
		message
	};
}
function unknown(protocol) {
	const guess = closest(protocol.text, Object.keys(families));
	return {
		...said(protocol, `is none that Istio knows${guess === void 0 ? "" : `; did you mean ${quote(guess.toUpperCase())}?`}`),
		severity: "error",
		refusedBy: "webhook"
	};
}
function unlikely(port, protocol, isOriginated) {
	const number = port.get("number").number;
	const name = protocol.text.toLowerCase();
	if (number === 80 && name === "https") return said(protocol, "on port 80: plain http, which port 80 carries, is no TLS and is refused");
	const isPlain = families[name] === "http" && name !== "http_proxy";
	if (number !== 443 || !isPlain || port.get("targetPort").exists || isOriginated()) return null;
	return said(protocol, "on port 443: the proxy takes TLS of the application for broken http, and sends plain http as it is; declare TLS, or let a DestinationRule originate it");
}
function misnamed(port, protocol) {
	const name = port.get("name");
	const family = familyOfName(name.text);
	if (!family || family === families[protocol.text.toLowerCase()]) return null;
	return {
		node: name,
		severity: "info",
		message: `port ${quote(name.text)} is named for another protocol than ${quote(protocol.text)}, which counts`
	};
}
/** Protocols that the proxy handles alike (istio `pkg/config/protocol/instance.go`). */
const families = {
	http: "http",
	http2: "http",
	http_proxy: "http",
	grpc: "http",
	"grpc-web": "http",
	https: "tls",
	tls: "tls",
	tcp: "tcp",
	udp: "udp",
	mongo: "mongo",
	mysql: "mysql",
	redis: "redis"
};
/** What a name of a port of a Service would set: `https-shop` is https. */
function familyOfName(name) {
	const first = name.toLowerCase().split("-")[0];
	return Object.hasOwn(families, first) ? families[first] : void 0;
}
/** True where mesh mTLS or a DestinationRule, be it in a file around, wraps port 443 of a host of the entry. */
function isOriginated(mesh, entry) {
	if (entry.spec.get("location").text === "MESH_INTERNAL") return true;
	return [mesh, meshAround(mesh) ?? mesh].some((world) => wrappedEntries(world).has(nameOf(entry)));
}
const wrappedEntries = oncePer((mesh) => {
	const rules = mesh.ofKind("DestinationRule").filter((rule) => policiesOf(rule).some((policy) => originatesTls(tlsIn(policy, 443))));
	return new Set(rules.flatMap((rule) => entriesOf(mesh, rule)).map(nameOf));
});
function nameOf({ namespace, name }) {
	return `${namespace}/${name}`;
}
function said(protocol, text) {
	return {
		node: protocol,
		message: `protocol ${quote(protocol.data)} ${text}`
	};
}

// src/rules/egress/static-endpoint.ts
const staticEndpoint = defineRule({
	id: "egress/static-endpoint",
	severity: "error",
	summary: "An endpoint or address that the resolution of its ServiceEntry does not take.",
	why: "With `resolution: STATIC` nothing is looked up: an endpoint has to be one IP address or a unix socket. A range of addresses has no meaning where names are looked up. Istio refuses the ServiceEntry.",
	fix: "Write the IP address of each endpoint, or set `resolution: DNS` for names; keep ranges for NONE and STATIC.",
	on: { *ServiceEntry({ spec }) {
		const resolution = spec.get("resolution");
		if (resolution.text === "STATIC") yield* endpoints(spec);
		if (resolution.text === "DNS" || resolution.text === "DNS_ROUND_ROBIN") yield* ranges(spec);
	} }
});
function* endpoints(spec) {
	for (const endpoint of spec.items("endpoints").filter(({ kind }) => kind === "map")) {
		const address = endpoint.get("address");
		const defect = isUnfilled(address.text) ? null : defectOf$2(address, endpoint);
		if (defect) yield {
			node: address,
			message: `${isGiven(address) ? `endpoint ${quote(address.data)}` : "an endpoint"} ${defect}`,
			refusedBy: "webhook",
			related: [{
				node: spec.get("resolution"),
				note: "takes endpoints as they are"
			}]
		};
	}
}
function defectOf$2(address, endpoint) {
	if (!isGiven(address)) return isGiven(endpoint.get("network")) ? null : "has no address";
	if (typeof address.scalar !== "string") return "is no text";
	const [, socket] = /^unix:\/\/(.*)$/s.exec(address.text) ?? [];
	if (socket !== void 0) return socketDefect(socket);
	if (isRange(address.text)) return "is a range: an endpoint is one address";
	return isIP(address.text) && !address.text.startsWith("[") ? null : "is no IP address: write one, or set `resolution: DNS` to have the name looked up";
}
/** Absolute, and a file; `@` begins the name of an abstract socket (istio, ValidateUnixAddress). */
function socketDefect(path) {
	if (path === "") return "names no socket";
	if (path.startsWith("@")) return null;
	return path.startsWith("/") && !path.endsWith("/") ? null : "has no absolute path of a socket";
}
function* ranges(spec) {
	const resolution = spec.get("resolution");
	for (const address of spec.items("addresses").filter(({ text }) => isRange(text))) yield {
		node: address,
		message: `address ${quote(address.text)} is a range, which resolution ${quote(resolution.text)} does not take: only NONE and STATIC do`,
		refusedBy: "schema",
		related: [{
			node: resolution,
			note: "how the hosts are resolved"
		}]
	};
}
function isRange(text) {
	const slash = text.lastIndexOf("/");
	return slash > 0 && isIP(text.slice(0, slash)) && /^\d+$/.test(text.slice(slash + 1));
}

// src/rules/egress/tcp-without-address.ts
const tcpWithoutAddress = defineRule({
	id: "egress/tcp-without-address",
	severity: "warning",
	summary: "A TCP port of a host that has no address to tell it by.",
	why: "Plain TCP does not name its host, so the proxy tells hosts apart by address. Without one it listens on all addresses of the port: connections to any other host on that port go the same way.",
	fix: "List the addresses of the host, set a protocol that names its host (TLS, HTTP), or let Istio allocate an address: a resolution other than NONE, without the label that switches it off.",
	on: { *ServiceEntry(entry) {
		if (entry.spec.items("addresses").length > 0) return;
		const reason = whyNotAllocated(entry);
		if (reason === null) return;
		for (const { node, number, protocol } of declaredPorts(entry)) {
			if (protocol !== "" && protocol !== "tcp") continue;
			const what = protocol === "" ? `port ${number}, which has no protocol,` : `TCP port ${number}`;
			yield {
				node: isGiven(node.get("protocol")) ? node.get("protocol") : node,
				message: `${what} has no address to tell its host by, and Istio allocates none ${reason}: connections to other hosts on that port are taken for it`
			};
		}
	} }
});
/**
* Why Istio, which since 1.25 allocates addresses by default, does not do so for an entry; `null` if it does
* (istio `pilot/pkg/networking/serviceentry/ip_autoallocation.go`).
*/
function whyNotAllocated(entry) {
	if (entry.root.at("metadata", "labels", "networking.istio.io/enable-autoallocate-ip").text.toLowerCase() === "false") return "for its label";
	const resolution = entry.spec.get("resolution");
	return !isGiven(resolution) || resolution.text === "NONE" ? "with resolution NONE" : null;
}

// src/rules/egress/tls-disabled.ts
const tlsDisabled = defineRule({
	id: "egress/tls-disabled",
	severity: "error",
	summary: "TLS is switched off where the proxy has to originate it.",
	why: "Applications call a mediated host with plain http and rely on the proxy for TLS. Without it the request, its headers and its credentials leave in clear text, and the TLS port at the other end refuses them. A `tls` block without `mode` means DISABLE, whatever else it sets.",
	fix: "Set the mode to SIMPLE, or to MUTUAL with a client certificate; or move the host to `passthroughTls`, where the application does its own TLS.",
	on: {
		*"values/mediatedTls"(entry) {
			const host = settings(entry).get("externalHost").text;
			for (const mode of disabledModes(entry)) yield problem$2(mode, host, modeDefect(mode));
		},
		*DestinationRule(rule, mesh) {
			const host = rule.spec.get("host").text;
			for (const tls of disabledBlocks(mesh, rule)) {
				const mode = tls.get("mode");
				yield isGiven(mode) ? problem$2(mode, host, modeDefect(mode)) : problem$2(tls, host, noMode);
			}
		}
	}
});
function modeDefect(mode) {
	return `${String(mode.trail.at(-1))} ${quote(mode.text)} switches TLS off`;
}
const noMode = "`tls` without `mode` means DISABLE";
function problem$2(node, host, defect) {
	return {
		node,
		message: `${defect}: what applications send to ${quote(host)} as plain http leaves the mesh in clear text; set SIMPLE or MUTUAL`,
		about: host
	};
}
/**
* Where values say DISABLE. The mode of the entry wins over that of its policy; whether another file sets it is
* only known once all are merged. The mediated port is 80.
*/
function disabledModes(entry) {
	const block = settings(entry);
	const policy = block.get("trafficPolicy");
	const ofEntry = block.get("tlsMode");
	return [isGiven(ofEntry) || !entry.merged ? ofEntry : policy.at("tls", "mode"), portPolicy(policy, 80).at("tls", "mode")].filter(({ text }) => text === "DISABLE");
}
/** The blocks that leave a mediated port of the rule's host without TLS, each once. */
function disabledBlocks(mesh, rule) {
	const ports = entriesOf(mesh, rule).flatMap(mediatedPorts);
	const off = policiesOf(rule).flatMap((policy) => ports.map((port) => tlsIn(policy, port))).filter((tls) => tls.kind === "map" && isOff(tls.get("mode")));
	return [...new Map(off.map((tls) => [tls.path, tls])).values()];
}
function isOff(mode) {
	return !isGiven(mode) || mode.text === "DISABLE";
}
/** The ports that take plain http and lead to TLS: to 443, or to another port that the entry declares as TLS. */
function mediatedPorts(entry) {
	const ports = declaredPorts(entry);
	const secure = /* @__PURE__ */ new Set([443, ...ports.filter(({ protocol }) => isTls(protocol)).map(({ number }) => number)]);
	return ports.filter(({ protocol, targetPort }) => protocol !== "" && isHttp(protocol) && secure.has(targetPort)).map(({ number }) => number);
}

// src/rules/egress/wildcard-resolution.ts
/**
* The matrix that Istio's webhook checks (istio `pkg/config/validation/validation.go`, ValidateServiceEntry), with
* DYNAMIC_DNS as of Istio 1.30.
*/
const wildcardResolution = defineRule({
	id: "egress/wildcard-resolution",
	severity: "error",
	summary: "Hosts, resolution, endpoints and addresses of a ServiceEntry that do not go together.",
	why: "A wildcard cannot be looked up in DNS, endpoints without a resolution are never used, and DYNAMIC_DNS resolves the host of each request and takes nothing else. Istio refuses the ServiceEntry, and the host stays what it was.",
	fix: "For a wildcard: `resolution: NONE`, or `DYNAMIC_DNS` for plain http and TLS, without endpoints and addresses. For exact hosts: `DNS`; `STATIC` for endpoints with addresses.",
	yieldsTo: ["egress/mediated-host-wildcard"],
	on: { *ServiceEntry(entry) {
		const resolution = entry.spec.get("resolution");
		const check = checks.get(resolution.exists && !resolution.isNull ? resolution.text : "NONE");
		if (check) yield* check(entry);
	} }
});
const checks = /* @__PURE__ */ new Map([
	["NONE", none],
	["DNS", dns],
	["DNS_ROUND_ROBIN", roundRobin],
	["DYNAMIC_DNS", dynamicDns]
]);
function* none(entry) {
	const endpoints = entry.spec.get("endpoints");
	if (endpoints.items().length === 0) return;
	yield refused$2(endpoints, `${entry.spec.get("resolution").exists ? "resolution `NONE`" : "no `resolution`, which means NONE,"} takes no endpoints: set STATIC for addresses, DNS for names`, entry.spec.get("resolution"));
}
/** With endpoints a wildcard is legal: all its hosts lead to them. */
function* dns(entry) {
	if (entry.spec.items("endpoints").length > 0) return;
	const resolution = entry.spec.get("resolution");
	for (const host of entry.spec.items("hosts").filter(({ text }) => isWildcard$1(text) && !isUnfilled(text))) yield {
		...refused$2(host, `${quote(host.text)} cannot be looked up with resolution ${quote(resolution.text)}: name the host, give endpoints, or set NONE or DYNAMIC_DNS`, resolution),
		about: host.text
	};
}
function* roundRobin(entry) {
	yield* dns(entry);
	const second = entry.spec.items("endpoints")[1];
	if (!second) return;
	yield refused$2(second, "resolution `DNS_ROUND_ROBIN` takes one endpoint at most", entry.spec.get("resolution"));
}
function* dynamicDns(entry) {
	const resolution = entry.spec.get("resolution");
	for (const host of entry.spec.items("hosts").filter(({ text }) => isExact(text))) yield refused$2(host, `${quote(host.text)} is no wildcard, which DYNAMIC_DNS needs: set DNS, or put it into an entry of its own`, resolution);
	for (const field of ["addresses", "endpoints"]) {
		const list = entry.spec.get(field);
		if (list.items().length > 0) yield refused$2(list, `resolution \`DYNAMIC_DNS\` takes no ${field}: leave them out`, resolution);
	}
	yield* dynamicPorts(entry, resolution);
	yield* waypoint(entry, resolution);
}
function isExact(host) {
	return host !== "" && !isWildcard$1(host) && !isUnfilled(host);
}
function* dynamicPorts(entry, resolution) {
	const wrong = declaredPorts(entry).filter(({ protocol }) => protocol !== "" && !dynamic.includes(protocol));
	for (const { node } of wrong) {
		const protocol = node.get("protocol");
		yield refused$2(protocol, `resolution \`DYNAMIC_DNS\` does not take the protocol ${quote(protocol.text)}: use HTTP or TLS`, resolution);
	}
}
/** Protocols of which each request or connection names its host. */
const dynamic = [
	"http",
	"http2",
	"grpc",
	"tls"
];
function* waypoint(entry, resolution) {
	const label = entry.root.at("metadata", "labels", "istio.io/use-waypoint");
	const location = entry.spec.get("location");
	if (location.text !== "MESH_INTERNAL" || label.text === "" || label.text === "none") return;
	yield refused$2(location, "resolution `DYNAMIC_DNS` with a waypoint is for hosts outside the mesh: set MESH_EXTERNAL", resolution);
}
function refused$2(node, message, resolution) {
	return {
		node,
		message,
		refusedBy: "webhook",
		related: resolution.exists ? [{
			node: resolution,
			note: "how the hosts are resolved"
		}] : []
	};
}

// src/model/cluster-scope.ts
/**
* True for the kinds of Kubernetes and its close relatives that belong to no namespace. Of a kind that is not known
* nothing can be said from files; it counts as one with a namespace, as most are.
*/
function isClusterScoped(group, kind) {
	return clusterScoped.get(group)?.includes(kind) ?? false;
}
/** `kubectl api-resources --namespaced=false` of Kubernetes 1.34, the Gateway API and cert-manager. */
const clusterScoped = /* @__PURE__ */ new Map([
	["", [
		"Namespace",
		"Node",
		"PersistentVolume"
	]],
	["admissionregistration.k8s.io", [
		"MutatingAdmissionPolicy",
		"MutatingAdmissionPolicyBinding",
		"MutatingWebhookConfiguration",
		"ValidatingAdmissionPolicy",
		"ValidatingAdmissionPolicyBinding",
		"ValidatingWebhookConfiguration"
	]],
	["apiextensions.k8s.io", ["CustomResourceDefinition"]],
	["apiregistration.k8s.io", ["APIService"]],
	["cert-manager.io", ["ClusterIssuer"]],
	["certificates.k8s.io", ["CertificateSigningRequest", "ClusterTrustBundle"]],
	["flowcontrol.apiserver.k8s.io", ["FlowSchema", "PriorityLevelConfiguration"]],
	["gateway.networking.k8s.io", ["GatewayClass"]],
	["networking.k8s.io", [
		"IPAddress",
		"IngressClass",
		"ServiceCIDR"
	]],
	["node.k8s.io", ["RuntimeClass"]],
	["rbac.authorization.k8s.io", ["ClusterRole", "ClusterRoleBinding"]],
	["resource.k8s.io", ["DeviceClass", "ResourceSlice"]],
	["scheduling.k8s.io", ["PriorityClass"]],
	["storage.k8s.io", [
		"CSIDriver",
		"CSINode",
		"StorageClass",
		"VolumeAttachment",
		"VolumeAttributesClass"
	]]
]);

// src/rules/gitops/duplicate-object.ts
const duplicateObject = defineRule({
	id: "gitops/duplicate-object",
	severity: "error",
	summary: "One object is defined twice in what is applied together.",
	why: "A cluster holds one object of a kind and name. The one that is applied last replaces the other without a word, two controllers take it from each other for ever, and Helm refuses the release.",
	fix: "Keep one of the two, or give it another name or namespace.",
	on: { *manifest(manifest, mesh) {
		const same = byIdentity(mesh).get(identity$1(manifest)) ?? [];
		const first = same.slice(0, Math.max(0, same.indexOf(manifest))).find((one) => clash(one, manifest, mesh));
		if (!first) return;
		const name = first.root.at("metadata", "name");
		yield {
			node: manifest.root.at("metadata", "name"),
			message: `${manifest.kind} ${quote(shownName(manifest))} is defined twice in what is applied together: one replaces the other`,
			about: identity$1(manifest),
			related: [{
				node: name,
				note: first.target === manifest.target ? "the first one" : `the first one, of ${quote(first.target)}`
			}]
		};
	} }
});
const byIdentity = oncePer((mesh) => groupBy(mesh.manifests.filter(isOneOfMany), identity$1));
/** Hooks are created when their moment comes, and removed; what has no name yet has no identity. */
function isOneOfMany({ root, name, namespace }) {
	return !root.at("metadata", "annotations", "helm.sh/hook").exists && name !== "" && !isUnfilled(name) && !isUnfilled(namespace);
}
/** Versions of one group are the same object. */
function identity$1(manifest) {
	const { kind, namespace, name } = manifest;
	const group = groupOf(manifest);
	return [
		group,
		kind,
		isClusterScoped(group, kind) ? "" : namespace,
		name
	].join("\0");
}
function shownName(manifest) {
	const { kind, namespace, name } = manifest;
	return isClusterScoped(groupOf(manifest), kind) ? name : `${namespace}/${name}`;
}
/**
* True if the two would meet in a cluster. Where nothing says which namespace a target belongs to it is taken for
* `default`, and its release for the name of the chart: of two such targets the files cannot tell.
*/
function clash(one, other, mesh) {
	if (isSameText(one, other)) return false;
	return one.target === other.target || [one, other].every((manifest) => isPlaced(manifest, mesh));
}
function isPlaced(manifest, mesh) {
	if (!isClusterScoped(groupOf(manifest), manifest.kind)) return manifest.namespace !== "default";
	const target = mesh.targets.find(({ id }) => id === manifest.target);
	return target?.kind !== "helm" || target.namespace !== "default";
}
/** One file that two targets take in. */
function isSameText(one, other) {
	const [a, b] = [one.root.place, other.root.place];
	return a.file === b.file && a.line === b.line && a.column === b.column;
}

// src/rules/gitops/not-rendered.ts
const notRendered$1 = defineRule({
	id: "gitops/not-rendered",
	severity: "info",
	summary: "A release whose chart is not in the repository.",
	why: "Its values are checked by their layout; what the chart makes of them is not known here, and its manifests are in no diff.",
	fix: "Vendor the chart under `charts/`, or map it to a folder in `.meshgate.yaml`. With `strict` the run counts as incomplete.",
	on: { *target(target) {
		if (target.kind !== "values" || target.missing.length > 0) return;
		yield {
			node: {
				file: target.values[0] ?? target.path,
				line: 1
			},
			message: `${target.release ?? "this file"} is not rendered: ${target.reason}; only its values are checked`
		};
	} }
});

// src/rules/gitops/source-missing.ts
const sourceMissing = defineRule({
	id: "gitops/source-missing",
	severity: "error",
	summary: "A values file, chart or folder is named and does not exist.",
	why: "The GitOps controller fails on the missing source, or applies the release without what it was meant to say.",
	fix: "Correct the path, or add the file.",
	on: { *target({ missing }) {
		for (const source of missing) yield {
			node: source.namedAt ?? {
				file: source.source,
				line: 1
			},
			message: `no ${nouns$1[source.what]} ${quote(source.source)} in this repository`,
			about: source.source
		};
	} }
});
const nouns$1 = {
	"values file": "values file",
	chart: "chart",
	manifests: "manifests at"
};

// src/rules/jwks-uri.ts
/** The address of the keys in a JWT rule; Istio reads the older spelling, too. */
function jwksUriOf(rule) {
	const old = rule.get("jwks_uri");
	return rule.get("jwksUri").exists || !old.exists ? rule.get("jwksUri") : old;
}

// src/rules/helm/placeholder.ts
const placeholder = defineRule({
	id: "helm/placeholder",
	severity: "warning",
	summary: "A placeholder that somebody was meant to replace.",
	why: "The text of an example is applied as it is: a host that nobody has, an audience that no token holds, a namespace that does not exist. Traffic and tokens are refused for a reason that no log names.",
	fix: "Write what the placeholder stands for.",
	on: {
		"values/mediatedTls": checkValues$1,
		"values/passthroughTls": checkValues$1,
		"values/jwt": checkValues$1,
		"values/services": checkValues$1,
		*manifest(manifest, mesh) {
			const group = groupOf(manifest);
			if (!groups.includes(group) || manifest.kind === "EnvoyFilter") return;
			const { root, spec } = manifest;
			const fields = [
				root.at("metadata", "name"),
				root.at("metadata", "namespace"),
				...textsIn(spec)
			];
			for (const node of fields.filter(({ text }) => !isOfKeys(text, manifest, mesh))) yield* check$9(node, group === "networking.istio.io");
		}
	}
});
/** Those whose fields name things; the others hold code and configuration of Envoy. */
const groups = ["networking.istio.io", "security.istio.io"];
function* checkValues$1(entry) {
	for (const node of textsIn(settings(entry))) yield* check$9(node, true);
}
/** `isRouted`: hosts here are names that Istio checks; in a policy a host is any text. */
function* check$9(node, isRouted) {
	const left = isUnfilled(node.text) ? null : placeholderIn(node.text);
	if (left === null) return;
	yield {
		node,
		message: `${quote(node.text)} ${left === node.text ? "is a placeholder" : `still holds the placeholder ${quote(left)}`}: write what it stands for`,
		about: subjectOf(node.text),
		...isRouted && isRefusedHost(node) && {
			severity: "error",
			refusedBy: "webhook"
		}
	};
}
/** The strings below a node but for code, and for what has rules of its own. */
function textsIn(node) {
	if (node.kind === "list") return node.items().flatMap(textsIn);
	const entries = node.entries().filter(([key]) => !others.includes(key));
	return node.kind === "map" ? entries.flatMap(([, value]) => textsIn(value)) : [node];
}
/** Patterns and bodies may hold anything; of issuer and keys the jwt rules speak. */
const others = [
	"regex",
	"uriRegexRewrite",
	"body",
	"issuer",
	"jwksUri",
	"jwks_uri",
	"jwks"
];
function isRefusedHost(node) {
	return (["host", "externalHost"].includes(String(node.trail.at(-1))) || node.trail.at(-2) === "hosts") && hostDefect(node.text.replace(/^[^/]*\//, "")) !== null;
}
/** True for what is made of the issuer or the address of the keys: a principal, a host to fetch from. */
function isOfKeys(text, { target }, mesh) {
	if (placeholderIn(text) === null) return false;
	const subject = subjectOf(text);
	return mesh.ofKind("RequestAuthentication").filter((authentication) => authentication.target === target).flatMap(({ spec }) => spec.items("jwtRules")).some((rule) => [rule.get("issuer"), jwksUriOf(rule)].some((owner) => owner.text.includes(subject)));
}
/** The host or issuer alone, without what policies add to it: any port, any subject. */
function subjectOf(text) {
	return text.replace(/(?::|\/)\*$/, "");
}

// src/rules/named-value.ts
/**
* The value that Helm's message names: what a nil pointer was looked up in, what a `required` demanded. It may be
* absent, then it stands where it would have to be added. `null` where the message names none that fits.
*
* Inside a subchart `.Values` starts at the subchart's key, which the template's path tells.
*/
function namedValue({ failure, values }) {
	if (!values) return null;
	const scope = values.at(...subchartKeys(failure.message));
	const [, context = "", cut = ""] = /at <([^>]*?)(\.\.\.)?>:/s.exec(failure.message) ?? [];
	const path = /\.Values((?:\.[\w-]+)+)/.exec(context)?.[1]?.slice(1).split(".") ?? [];
	const whole = cut === "" ? path : path.slice(0, -1);
	const asked = [...whole, ...nilKey(failure.message, whole)];
	const node = asked.length > 0 ? scope.at(...asked) : null;
	if (node) return isWithin(scope, asked) ? node : null;
	return spelledOut(failure.message, scope);
}
/** `parent/charts/sub/templates/x.yaml` runs under the key `sub`. */
function subchartKeys(message) {
	const [, path = ""] = /([^\s(:"]+\/templates\/[^\s:")]+)/.exec(message) ?? [];
	return path.slice(0, path.indexOf("/templates/")).split("/charts/").slice(1);
}
/** "nil pointer evaluating interface {}.timeout" names the key that was asked of what is missing. */
function nilKey(message, path) {
	const key = /nil pointer evaluating [^.]*\.([\w-]+)/.exec(message)?.[1];
	return key === void 0 || path.includes(key) ? [] : [key];
}
/** The text of a `required` or `fail` often writes the path of the value. */
function spelledOut(message, scope) {
	const known = [...message.slice(message.lastIndexOf(">: ") + 1).replace(filePath, "").matchAll(/[\w-]+(?:\.[\w-]+)+/g)].map(([path]) => path.replace(/^Values\./, "").split(".")).find((path) => isWithin(scope, path));
	return known ? scope.at(...known) : null;
}
/** `(shop/templates/route.yaml:8:13)`, whose name looks like a path of values, too. */
const filePath = /\S*\/\S*/g;
/** True if the values have at least the first key, so that the path is one of values at all. */
function isWithin(scope, path) {
	return path[0] !== void 0 && scope.get(path[0]).exists;
}

// src/rules/one-line.ts
/** Words of another program as part of a message: white space joined, at most 500 characters. */
function oneLine(text) {
	const line = text.replace(/\s+/g, " ").trim();
	return line.length > longest$2 ? `${line.slice(0, longest$2)}…` : line;
}
/** Such words may quote whole templates. */
const longest$2 = 500;

// src/rules/helm/render-failed.ts
const renderFailed = defineRule({
	id: "helm/render-failed",
	severity: "error",
	summary: "The chart does not render with these values.",
	why: "Helm and the GitOps controller stop at the same error: nothing of this release is applied.",
	fix: "Follow the message of Helm; where it names a value, set that value.",
	on: { *failure(failed) {
		const { schemaErrors, target, message } = failed.failure;
		if (schemaErrors.length > 0 || target.missing.length > 0) return;
		const value = namedValue(failed);
		yield {
			node: value ?? template(failed),
			message: `${target.release} does not render: ${oneLine(message.replace(debugHint, ""))}`,
			...value && failed.failure.at && { related: [{
				node: failed.failure.at,
				note: "the template that needs it"
			}] }
		};
	} }
});
function template({ failure }) {
	return failure.at ?? ownValues(failure) ?? {
		file: joinPath(failure.target.path, "Chart.yaml"),
		line: 1
	};
}
/** The values.yaml of the chart, of which Helm says the line but not the folder. */
function ownValues({ message, target }) {
	const [known, line = "1"] = /^cannot load values\.yaml: (?:.*yaml: line (\d+):)?/s.exec(message) ?? [];
	return known === void 0 ? null : {
		file: joinPath(target.path, "values.yaml"),
		line: Number(line)
	};
}
/** An advice of `helm template` for those who can run it. */
const debugHint = /\s*Use --debug flag to render out invalid YAML\s*$/;

// src/rules/helm/values-schema.ts
const valuesSchema = defineRule({
	id: "helm/values-schema",
	severity: "error",
	summary: "A value that the values.schema.json of the chart refuses.",
	why: "Helm refuses the values before it renders anything: nothing of this release is applied.",
	fix: "Give the value the type and the name that the schema of the chart asks for.",
	on: { *failure({ failure, values }) {
		for (const error of failure.schemaErrors) yield {
			node: values ? refused$1(values, error) : {
				file: joinPath(failure.target.path, "Chart.yaml"),
				line: 1
			},
			message: sentence(error)
		};
	} }
});
/** The value; for a key that the schema does not know, the key itself. */
function refused$1(values, { chart, path, message }) {
	const node = values.at(...chart.split("/").filter((name) => name !== ""), ...path);
	const unknown = /^`([^`]+)`/.exec(message)?.[1];
	if (node.kind !== "map" || unknown === void 0 || !node.get(unknown).exists) return node;
	return node.get(unknown).keyPlace;
}
/** "`mediatedTls.pay.timeout` must be a string": the path is that in the values of the chart whose schema it is. */
function sentence({ path, message }) {
	if (path.length === 0) return message;
	return message.startsWith("`") ? `${quote(pathText(path))}: ${message}` : `${quote(pathText(path))} ${message}`;
}

// src/model/policies.ts
/** The policies of a kind that hold for every workload of a class: of its namespace and of the root namespace. */
function policiesFor(mesh, kind, workload) {
	return [.../* @__PURE__ */ new Set([workload.namespace, mesh.rootNamespace])].flatMap((namespace) => inNamespace(mesh, kind, namespace)).filter((policy) => holdsFor(policy, workload));
}
/**
* The classes of workload that a policy and the policies of another kind have in common: what it selects itself,
* narrowed by each of the others that may meet it. A rule that holds for none of them holds for no workload.
*/
function workloadClasses(mesh, policy, others) {
	const own = ownClasses(policy);
	const met = mayMeet(mesh, policy, others).flatMap((other) => own.flatMap((one) => narrowed(mesh, one, policy, other)));
	return [...own, ...met];
}
/** Those of the same namespace and of the root namespace; a policy of the root namespace may meet any. */
function mayMeet(mesh, policy, others) {
	if (policy.namespace === mesh.rootNamespace) return mesh.ofKind(others);
	return [...inNamespace(mesh, others, policy.namespace), ...inNamespace(mesh, others, mesh.rootNamespace)];
}
function inNamespace(mesh, kind, namespace) {
	return byNamespace[kind](mesh).get(namespace) ?? [];
}
const byNamespace = {
	AuthorizationPolicy: oncePer((mesh) => groupBy(mesh.ofKind("AuthorizationPolicy"), namespaceOf)),
	PeerAuthentication: oncePer((mesh) => groupBy(mesh.ofKind("PeerAuthentication"), namespaceOf)),
	RequestAuthentication: oncePer((mesh) => groupBy(mesh.ofKind("RequestAuthentication"), namespaceOf))
};
function namespaceOf({ namespace }) {
	return namespace;
}
function holdsFor(policy, workload) {
	const refs = targetRefs(policy);
	if (refs.length > 0) return workload.attachedTo !== null && refs.includes(workload.attachedTo);
	return selects(policySelector(policy), workload.labels);
}
function ownClasses(policy) {
	const refs = targetRefs(policy);
	const labels = policySelector(policy);
	const { namespace } = policy;
	if (refs.length === 0) return [{
		namespace,
		labels,
		attachedTo: null
	}];
	return refs.map((attachedTo) => ({
		namespace,
		labels: /* @__PURE__ */ new Map(),
		attachedTo
	}));
}
/** A policy of the root namespace holds in every namespace, any other one in its own. */
function narrowed(mesh, own, policy, other) {
	const namespace = commonNamespace(mesh, policy.namespace, other.namespace);
	const labels = both(own.labels, policySelector(other));
	if (namespace === null || labels === null) return [];
	if (own.attachedTo === null) return targetRefs(other).length > 0 ? [] : [{
		namespace,
		labels,
		attachedTo: null
	}];
	return targetRefs(other).filter((ref) => ref.split("/")[0] !== own.attachedTo.split("/")[0]).map((attachedTo) => ({
		namespace,
		labels,
		attachedTo
	}));
}
function commonNamespace(mesh, one, other) {
	if (one === other || other === mesh.rootNamespace) return one;
	return one === mesh.rootNamespace ? other : null;
}
/** `Kind/name` of each object a policy attaches to; the older single `targetRef` is read as well. */
const targetRefs = oncePer((policy) => {
	const single = policy.spec.get("targetRef");
	return [...policy.spec.items("targetRefs"), ...single.kind === "map" ? [single] : []].map((ref) => `${ref.get("kind").text}/${ref.get("name").text}`);
});

// src/rules/jwt/audience-missing.ts
const audienceMissing = defineRule({
	id: "jwt/audience-missing",
	severity: "warning",
	summary: "A token is accepted whomever it was issued for.",
	why: "An issuer signs tokens for many services, and `aud` says for which. Without `audiences` a token that a client gave to any of them is good here as well: whoever got hold of it there can use it here.",
	fix: "List in `audiences` the values of `aud` in the tokens that are meant for this service.",
	on: {
		*"values/jwt"(entry, mesh) {
			const block = settings(entry);
			if (!entry.merged || block.items("audiences").length > 0) return;
			const issuer = block.get("issuer").text;
			if (mesh.ofKind("RequestAuthentication").filter(({ target }) => target === entry.target).flatMap((authentication) => openRules(authentication, mesh)).some((rule) => rule.get("issuer").text === issuer)) yield problem$1(block, issuer);
		},
		*RequestAuthentication(authentication, mesh) {
			for (const rule of openRules(authentication, mesh)) yield problem$1(rule, rule.get("issuer").text);
		}
	}
});
function problem$1(rule, issuer) {
	return {
		node: rule.get("audiences"),
		message: `no \`audiences\`: a token that ${issuer === "" ? "was" : quote(issuer)} issued for any other service is accepted`,
		about: issuer
	};
}
/** The rules without audiences, where no policy looks at the audience either. */
function openRules(authentication, mesh) {
	const open = authentication.spec.items("jwtRules").filter((rule) => rule.kind === "map" && rule.items("audiences").length === 0);
	return open.length > 0 && isCheckedElsewhere(authentication, mesh) ? [] : open;
}
/** Here, or in the files around, which somebody may apply together with this one. */
function isCheckedElsewhere(authentication, mesh) {
	return [mesh, meshAround(mesh) ?? mesh].some((world) => checksAudience(authentication, world));
}
function checksAudience(authentication, mesh) {
	return workloadClasses(mesh, authentication, "AuthorizationPolicy").some((workload) => policiesFor(mesh, "AuthorizationPolicy", workload).some(looksAtAudience));
}
function looksAtAudience(policy) {
	return policy.spec.items("rules").flatMap((rule) => rule.items("when")).some((when) => audienceKeys.includes(when.get("key").text));
}
const audienceKeys = ["request.auth.audiences", "request.auth.claims[aud]"];

// src/model/url.ts
/**
* Reads `scheme://[user@]host[:port][/path][?query][#fragment]`; `null` for anything else. Stricter than the URL
* class, which mends what Go's parser and Envoy refuse.
*/
function parseUrl(text) {
	const match = /^([a-z][a-z0-9+.-]*):\/\/(?:([^/?#@\s]*)@)?(\[[^\]\s]*\]|[^/?#:@\s]+)(?::([^/?#\s]*))?([/?#]\S*)?$/i.exec(text);
	if (!match) return null;
	const [, scheme = "", userInfo = "", host = "", port = "", rest = ""] = match;
	const hash = rest.indexOf("#");
	const beforeHash = hash < 0 ? rest : rest.slice(0, hash);
	const mark = beforeHash.indexOf("?");
	return {
		scheme: scheme.toLowerCase(),
		userInfo,
		host,
		port,
		query: mark < 0 ? "" : beforeHash.slice(mark),
		fragment: hash < 0 ? "" : rest.slice(hash)
	};
}
/**
* Who can reach a host: `local` the machine itself; `cluster` a Service's name, long or short; `private` an
* address or a name that the public Internet does not route (RFC 1918, 4193, 6762, 8375, ICANN's `.internal`);
* `public` everybody else.
*/
function reachOf(host) {
	const name = host.toLowerCase().replace(/\.$/, "");
	if (name === "localhost" || name.endsWith(".localhost") || isLoopback(name)) return "local";
	if (isIP(name)) return /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|\[?f[cd]|\[?fe[89ab])/.test(name) ? "private" : "public";
	if (!name.includes(".") || /\.svc$|\.cluster\.local$/.test(name)) return "cluster";
	return /\.(internal|local|localdomain|lan|home\.arpa)$/.test(name) ? "private" : "public";
}

// src/rules/jwt/issuer-invalid.ts
const issuerInvalid = defineRule({
	id: "jwt/issuer-invalid",
	severity: "error",
	summary: "An issuer that no token can come from, or whose keys cannot be found.",
	why: "The proxy compares the issuer with the `iss` of a token, letter by letter. Without `jwksUri` and `jwks` istiod asks the issuer itself for its keys; where that fails, every token is refused with 401.",
	fix: "Write the issuer exactly as the tokens have it in `iss`: for OpenID Connect an https URL without query and fragment.",
	on: {
		*"values/jwt"(entry, mesh) {
			const issuer = settings(entry).get("issuer");
			if (isGiven(issuer)) yield* judge(issuer, strictDefect(issuer));
			else if (rendersAuthentication(mesh, entry)) yield* missing$2(issuer, jwksUriOf(settings(entry)));
		},
		*RequestAuthentication(authentication) {
			for (const rule of authentication.spec.items("jwtRules")) {
				const issuer = rule.get("issuer");
				if (!isGiven(issuer)) yield* missing$2(issuer, jwksUriOf(rule));
				else yield* judge(issuer, defect(issuer, isGiven(jwksUriOf(rule)) || isGiven(rule.get("jwks"))));
			}
		}
	}
});
function* judge(issuer, found) {
	if (!found || isUnfilled(issuer.text)) return;
	const [severity, text] = found;
	yield {
		node: issuer,
		severity,
		message: `issuer ${quote(issuer.data)} ${text}`,
		about: issuer.text
	};
}
function* missing$2(issuer, jwksUri) {
	if (!isGiven(jwksUri)) yield {
		node: issuer,
		message: "no issuer, and no `jwksUri` either: write the `iss` of the tokens",
		refusedBy: "webhook",
		about: ""
	};
	else yield {
		node: issuer,
		severity: "warning",
		message: "no issuer: a token of any issuer whose key is among these is accepted",
		about: ""
	};
}
/** In the values of istio-jwt: an absolute https URL, as OpenID Connect has it. */
function strictDefect(issuer) {
	return everywhere(issuer) ?? urlDefect(parseUrl(issuer.text));
}
/** Anywhere else any text is an issuer, as long as the keys come from somewhere. */
function defect(issuer, hasKeys) {
	const url = parseUrl(issuer.text);
	const found = everywhere(issuer);
	if (found) return found;
	if (isHttpUrl(url)) return urlDefect(url);
	if (hasKeys) return null;
	return ["error", "is no URL, and without `jwksUri` or `jwks` that is where istiod asks for the keys: every token is refused"];
}
function everywhere(issuer) {
	if (typeof issuer.scalar !== "string") return ["error", "is no text"];
	const placeholder = placeholderIn(issuer.text);
	if (placeholder) return ["error", `still holds the placeholder ${quote(placeholder)}`];
	return /\s/.test(issuer.text) ? ["error", "holds white space, which no `iss` does"] : null;
}
function urlDefect(url) {
	if (!isHttpUrl(url)) return ["error", "is no https URL, such as `https://login.example.com/realm`"];
	if (url.scheme === "http" && reachOf(url.host) === "public") return ["warning", "is plain http: whoever is on the way can hand out keys of their own"];
	if (url.query !== "") return ["warning", "has a query, which an OpenID Connect issuer may not"];
	return url.fragment === "" ? null : ["warning", "has a fragment, which an OpenID Connect issuer may not"];
}
function isHttpUrl(url) {
	return url !== null && (url.scheme === "https" || url.scheme === "http");
}
/** An empty issuer in values means that nothing is set up yet, unless something is rendered from it. */
function rendersAuthentication(mesh, entry) {
	if (!entry.merged) return false;
	return mesh.ofKind("RequestAuthentication").some(({ target }) => target === entry.target);
}

// src/rules/jwt/jwks-both.ts
const jwksBoth = defineRule({
	id: "jwt/jwks-both",
	severity: "error",
	summary: "Keys are given inline and by address.",
	why: "The API server refuses a RequestAuthentication with both. Where it gets past it, istiod uses the inline keys, or those of the address, by a setting of its own.",
	fix: "Keep `jwksUri`, so that the keys of the issuer can change; or `jwks`, where the issuer cannot be reached.",
	on: {
		*"values/jwt"(entry) {
			yield* check$8(settings(entry));
		},
		*RequestAuthentication(authentication) {
			for (const rule of authentication.spec.items("jwtRules")) yield* check$8(rule);
		}
	}
});
function* check$8(rule) {
	const [jwks, uri] = [rule.get("jwks"), jwksUriOf(rule)];
	if (!isGiven(jwks) || !isGiven(uri)) return;
	yield {
		node: jwks,
		message: "`jwks` beside `jwksUri`: the API server refuses both together; keep one",
		refusedBy: "schema",
		about: uri.text,
		related: [{
			node: uri,
			note: "the address of the keys"
		}]
	};
}

// src/rules/jwks.ts
/** Reads a JWK set (RFC 7517 section 5), written as a text of JSON or, in values of istio-jwt, as YAML. */
function keySet(jwks) {
	const set = jwks.kind === "scalar" ? parse(jwks.text) : jwks.data;
	if (set === void 0) return {
		defect: "is no JSON",
		refusedBy: "webhook"
	};
	if (!isMap$1(set)) return {
		defect: "is no JWK set",
		refusedBy: "webhook"
	};
	const { keys } = set;
	if (Array.isArray(keys) && keys.length > 0) return { keys };
	if (keys === void 0 && "kty" in set) return { defect: "is one key, not a set of keys: write `{\"keys\": [...]}` around it" };
	return { defect: "has no `keys`" };
}
/** True for what may be a key at all. */
function isMap$1(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function parse(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}

// src/rules/key-defects.ts
/**
* What is wrong with one key of a JWK set (RFC 7517, RFC 7518 section 6, RFC 8037). `now` is in milliseconds since
* 1970; without it nothing is said to have expired.
*/
function keyDefect(key, now) {
	if (!isMap$1(key) || typeof key["kty"] !== "string") return ["error", "is no key: it has no `kty`"];
	return secretDefect(key) ?? memberDefect(key, key["kty"]) ?? strengthDefect(key) ?? ageDefect(key, now);
}
/** Keys that share their `kid`, or have none: a token names its key by it. Numbers are 1-based. */
function kidDefects(keys) {
	const kids = keys.map((key) => isMap$1(key) && typeof key["kid"] === "string" ? key["kid"] : "");
	return kids.flatMap((kid, index) => {
		if (kid === "") return [`key ${index + 1} has no \`kid\`, by which a token names its key`];
		const first = kids.indexOf(kid);
		return first < index ? [`key ${index + 1} has the \`kid\` ${quote(kid)} of key ${first + 1}`] : [];
	});
}
function secretDefect(key) {
	if (key["kty"] === "oct" || key["k"] !== void 0) return ["error", "is a symmetric key: whoever can read this can sign tokens; use a key pair"];
	const secret = privateMembers.filter((member) => key[member] !== void 0);
	if (secret.length === 0) return null;
	return ["error", `holds the private key (${quoteAll(secret)}): whoever can read this can sign tokens; replace the key, and list its public part alone`];
}
const privateMembers = [
	"d",
	"p",
	"q",
	"dp",
	"dq",
	"qi",
	"oth"
];
function memberDefect(key, type) {
	const members = publicMembers.get(type);
	if (!members) return ["error", `has the type ${quote(type)}, which Envoy does not know`];
	const lacking = members.filter((member) => typeof key[member] !== "string" || key[member] === "");
	return lacking.length === 0 ? null : ["error", `lacks ${quoteAll(lacking)}${misread(key, lacking)}`];
}
/** Go reads the bare keys `y` and `n` of YAML as truth values, so that Helm renders others. */
function misread(key, lacking) {
	const member = lacking.find((name) => Object.hasOwn(truth, name) && key[truth[name]] !== void 0);
	return member === void 0 ? "" : `: YAML reads a bare \`${member}\` as ${truth[member]}; write \`"${member}"\``;
}
const truth = {
	y: "true",
	n: "false"
};
/** What a public key consists of. */
const publicMembers = /* @__PURE__ */ new Map([
	["RSA", ["n", "e"]],
	["EC", [
		"crv",
		"x",
		"y"
	]],
	["OKP", ["crv", "x"]]
]);
function strengthDefect(key) {
	if (key["kty"] !== "RSA" || typeof key["n"] !== "string") return null;
	const bits = bitsOf(key["n"]);
	return bits < leastBits ? ["warning", `has ${bits} bits: RSA needs ${leastBits} at least`] : null;
}
/** RFC 7518 section 3.3. */
const leastBits = 2048;
/** The length of a number that is written in base64url. */
function bitsOf(base64url) {
	const number = Buffer.from(base64url, "base64url").toString("hex").replace(/^0+/, "");
	return number === "" ? 0 : 4 * number.length - Math.clz32(parseInt(number[0], 16)) + 28;
}
function ageDefect({ x5c }, now) {
	const [first] = Array.isArray(x5c) ? x5c : [];
	const end = typeof first === "string" ? endOf(first) : null;
	if (end === null || now === null || Date.parse(end) >= now) return null;
	return ["warning", `has a certificate in \`x5c\` that expired on ${end}`];
}
/** The certificate of the key itself is the first, DER in plain base64 (RFC 7517 section 4.7). */
function endOf(certificate) {
	try {
		return new X509Certificate(Buffer.from(certificate, "base64")).validTo;
	} catch {
		return null;
	}
}

// src/rules/jwt/jwks-inline.ts
const jwksInline = defineRule({
	id: "jwt/jwks-inline",
	severity: "error",
	summary: "Inline keys that cannot be used, or that should not be here.",
	why: "Envoy loads its keys from a JWK set. From anything else it loads none, and refuses every token with 401. A private or symmetric key in a repository lets all its readers sign tokens of their own.",
	fix: "Write what the issuer publishes at its `jwks_uri`: `{\"keys\": [...]}` with public keys, each with its `kid`.",
	on: {
		*"values/jwt"(entry, { now }) {
			yield* check$7(settings(entry).get("jwks"), now);
		},
		*RequestAuthentication(authentication, { now }) {
			for (const rule of authentication.spec.items("jwtRules")) yield* check$7(rule.get("jwks"), now);
		}
	}
});
function* check$7(jwks, now = null) {
	if (!isGiven(jwks) || isUnfilled(jwks.text)) return;
	const set = keySet(jwks);
	if ("defect" in set) {
		const { defect, refusedBy } = set;
		yield {
			...problem(jwks, `jwks ${defect}: no key can be read, and every token is refused`),
			...refusedBy && { refusedBy }
		};
		return;
	}
	for (const [index, key] of set.keys.entries()) {
		const [severity, text] = keyDefect(key, now) ?? [];
		if (severity) yield {
			...problem(nodeOf(jwks, index), `key ${index + 1} ${text}`),
			severity
		};
	}
	for (const message of kidDefects(set.keys)) yield {
		...problem(jwks, message),
		severity: "info"
	};
}
/** A key that is written as YAML has a line of its own. */
function nodeOf(jwks, index) {
	return jwks.kind === "map" ? jwks.get("keys").item(index) : jwks;
}
function problem(node, message) {
	return {
		node,
		message,
		about: message
	};
}

// src/rules/jwt/jwks-uri-invalid.ts
const jwksUriInvalid = defineRule({
	id: "jwt/jwks-uri-invalid",
	severity: "error",
	summary: "An address of keys that cannot be used, or that others can tamper with.",
	why: "Whoever answers at `jwksUri` decides whose tokens are accepted. Over plain http that is anybody on the way; an address that does not answer means that every token is refused.",
	fix: "Write the absolute https URL that the issuer publishes as `jwks_uri` in its discovery document.",
	on: {
		*"values/jwt"(entry) {
			yield* check$6(jwksUriOf(settings(entry)));
		},
		*RequestAuthentication(authentication) {
			for (const rule of authentication.spec.items("jwtRules")) yield* check$6(jwksUriOf(rule));
		}
	}
});
function* check$6(uri) {
	if (uri.text === "" || isUnfilled(uri.text)) return;
	const found = defectOf$1(uri.text);
	if (!found) return;
	const [severity, text, refusedBy] = found;
	yield {
		node: uri,
		severity,
		message: `jwksUri ${quote(uri.text)} ${text}`,
		about: uri.text,
		...refusedBy && { refusedBy }
	};
}
function defectOf$1(text) {
	const placeholder = placeholderIn(text);
	if (placeholder) return ["error", `still holds the placeholder ${quote(placeholder)}`];
	const url = parseUrl(text);
	if (!url) return [
		"error",
		"is no absolute URL, such as `https://login.example.com/keys`",
		...webhook(text)
	];
	if (url.scheme !== "https" && url.scheme !== "http") return [
		"error",
		`has the scheme ${quote(url.scheme)}: only https and http are fetched`,
		"webhook"
	];
	return portDefect(url) ?? addressDefect(url) ?? plainDefect(url) ?? oddity(url);
}
/** Istio's webhook looks at the scheme alone, so that only a text without one is refused. */
function webhook(text) {
	return /^https?:\/\//i.test(text) ? [] : ["webhook"];
}
function portDefect({ port }) {
	if (port === "") return void 0;
	if (!/^\d+$/.test(port)) return [
		"error",
		`has the port ${quote(port)}, which is no number`,
		"webhook"
	];
	const number = Number(port);
	return number >= 1 && number <= 65535 ? void 0 : ["error", `has the port ${quote(port)}: ports are 1 to 65535`];
}
function addressDefect({ host }) {
	if (isLinkLocal(host)) return ["error", "is a link-local address: istiod would ask the machine it runs on, where clouds keep credentials"];
	if (isIP(host)) return void 0;
	const defect = host.includes("*") ? "is a wildcard" : hostDefect(host);
	return defect ? ["error", `has a host that ${defect}`] : void 0;
}
function plainDefect({ scheme, host }) {
	if (scheme !== "http") return void 0;
	const reach = reachOf(host);
	if (reach === "public") return ["error", "fetches keys over plain http from a public host: whoever is on the way can hand out keys of their own; use https"];
	if (reach === "local" || isIP(host)) return void 0;
	return ["info", "fetches keys over plain http inside your own network: whoever is on the way can hand out keys of their own"];
}
function oddity({ host, userInfo, fragment }) {
	if (reachOf(host) === "local") return ["warning", "is the machine that asks, istiod itself: the keys are hardly there"];
	if (isIP(host)) return ["warning", "names an address: its certificate and its keys can move without notice"];
	if (userInfo !== "") return ["warning", "holds a user name: credentials do not belong into a manifest"];
	return fragment === "" ? void 0 : ["warning", "has a fragment, which is never sent"];
}

// src/rules/jwt/key-rotation.ts
const keyRotation = defineRule({
	id: "jwt/key-rotation",
	severity: "warning",
	summary: "One inline key, and nothing that would follow when the issuer changes it.",
	why: "Issuers change their keys, on a schedule or in an emergency. From that moment on every new token is refused, until the new key is deployed here.",
	fix: "Set `jwksUri`, which istiod asks again every 20 minutes; or list the next key beside the one in use before the issuer changes over.",
	on: {
		*"values/jwt"(entry) {
			if (entry.merged) yield* check$5(entry.merged);
		},
		*RequestAuthentication(authentication) {
			for (const rule of authentication.spec.items("jwtRules")) yield* check$5(rule);
		}
	}
});
function* check$5(rule) {
	const jwks = rule.get("jwks");
	if (!isGiven(jwks) || isUnfilled(jwks.text) || isGiven(jwksUriOf(rule))) return;
	const set = keySet(jwks);
	if (!("keys" in set) || set.keys.length !== 1) return;
	yield {
		node: jwks,
		message: "one inline key: when the issuer changes it, every token is refused; use `jwksUri`, or list the next key too before the change",
		about: rule.get("issuer").text
	};
}

// src/rules/token-demand.ts
/**
* True if these AuthorizationPolicies, all that hold for a workload, refuse some request for having no token:
* a DENY that hits every request without one, or ALLOW rules that demand one and no ALLOW rule beside them that
* lets the same requests in without.
*
* Order in Istio: CUSTOM, DENY, then ALLOW; where there is any ALLOW policy, one of its rules must match.
*/
function demandToken(policies) {
	const enforced = policies.filter((policy) => !isDryRun(policy));
	const rules = (action) => enforced.filter((policy) => actionOf(policy) === action).flatMap(rulesOf);
	if (rules("DENY").some(deniesAnonymous)) return true;
	const allow = enforced.filter((policy) => actionOf(policy) === "ALLOW");
	const allowed = rules("ALLOW");
	if (allowed.length === 0) return allow.length > 0;
	return allowed.some(demands) && allowed.every((rule) => demands(rule) || isLimited(rule));
}
function actionOf(policy) {
	const action = policy.spec.get("action");
	return action.exists && !action.isNull ? action.text : "ALLOW";
}
function rulesOf(policy) {
	return policy.spec.items("rules");
}
/** A policy that is only tried out and logged. */
function isDryRun(policy) {
	const value = policy.root.at("metadata", "annotations", "istio.io/dry-run").scalar;
	return value === "true" || value === true;
}
/** A negative match holds for a request without a token, which has no principal and no claims. */
function deniesAnonymous(rule) {
	if (rule.items("from").map((from) => from.get("source")).some((source) => source.items("notRequestPrincipals").length > 0)) return true;
	return rule.items("when").some((when) => isOfToken(when) && when.items("notValues").length > 0);
}
/** Every source of the rule asks for a principal of a token, or a condition asks for a claim. */
function demands(rule) {
	const sources = rule.items("from").map((from) => from.get("source"));
	const byPrincipal = sources.every((source) => source.items("requestPrincipals").length > 0);
	if (sources.length > 0 && byPrincipal) return true;
	return rule.items("when").some((when) => isOfToken(when) && when.items("values").length > 0);
}
function isOfToken(when) {
	return when.get("key").text.startsWith("request.auth.");
}
/** True if the rule opens certain operations only, such as the path of a health check. */
function isLimited(rule) {
	const operations = rule.items("to").map((to) => to.get("operation"));
	return operations.length > 0 && operations.every((operation) => narrowing.some((field) => limits(operation, field)));
}
/** Fields that keep an open operation from being all that a workload serves. */
const narrowing = [
	"paths",
	"notPaths",
	"hosts",
	"notHosts",
	"methods",
	"notMethods",
	"ports",
	"notPorts"
];
function limits(operation, field) {
	const values = operation.items(field).map(({ text }) => text);
	return values.length > 0 && !values.some((value) => value === "*" || value === "/*");
}

// src/rules/jwt/not-enforced.ts
const notEnforced = defineRule({
	id: "jwt/not-enforced",
	severity: "warning",
	summary: "Tokens are checked, but no policy demands one.",
	why: "A RequestAuthentication refuses a wrong token and lets a request without any pass. Only an AuthorizationPolicy turns it into a lock.",
	fix: "Add an AuthorizationPolicy for the same workload: DENY with `notRequestPrincipals: [\"*\"]` on what is protected, or ALLOW rules that all name `requestPrincipals`.",
	on: { *RequestAuthentication(authentication, mesh) {
		if (authentication.spec.items("jwtRules").length === 0) return;
		if (isEnforced(authentication, mesh) || mayBeEnforced(authentication, mesh)) return;
		yield {
			node: authentication.root.at("metadata", "name"),
			severity: isOfIstioJwt(authentication) ? "error" : "warning",
			message: `no AuthorizationPolicy demands a token where this one is checked: requests without any pass${elsewhere(mesh)}`,
			about: `${authentication.namespace}/${authentication.name}`
		};
	} }
});
function isEnforced(authentication, mesh) {
	return workloadClasses(mesh, authentication, "AuthorizationPolicy").some((workload) => demandToken(policiesFor(mesh, "AuthorizationPolicy", workload)));
}
/** True if one more policy of the files around would do, should somebody apply it together with this file. */
function mayBeEnforced(authentication, mesh) {
	const around = meshAround(mesh);
	if (!around) return false;
	return workloadClasses(around, authentication, "AuthorizationPolicy").some((workload) => {
		const known = policiesFor(mesh, "AuthorizationPolicy", workload);
		return policiesFor(around, "AuthorizationPolicy", workload).some((policy) => demandToken([...known, policy]));
	});
}
/** Policies of the root namespace hold everywhere and are often kept in a repository of their own. */
function elsewhere(mesh) {
	return mesh.holdsNamespace(mesh.rootNamespace) ? "" : ` (policies of ${quote(mesh.rootNamespace)} are not in this repository)`;
}
/** The chart promises that its policies enforce what it checks. */
function isOfIstioJwt(manifest) {
	return /^istio-jwt-\d/.test(manifest.root.at("metadata", "labels", "helm.sh/chart").text);
}

// src/model/duration.ts
/** One millisecond, the least that Istio takes. */
const millisecond = 1000000n;
/** One second. */
const second = 1000000000n;
/**
* Reads Go's syntax: `1m30s`, `1.5h`, `250ms`, a sign, the bare `0` (`time.ParseDuration`). Digits beyond the
* nanosecond are cut off.
*/
function parseDuration(text) {
	const [, sign = "", body = ""] = /^([-+]?)(.*)$/s.exec(text) ?? [];
	if (body === "0") return { value: 0n };
	const parts = text.length > longestText ? [] : [...body.matchAll(part)];
	if (body === "" || parts.map(([whole]) => whole).join("") !== body) return { defect: syntaxDefect(text) };
	const total = parts.reduce((sum, [, number = "", unit = ""]) => sum + length(number, unit), 0n);
	if (total > longest$1) return { defect: "is longer than Go can hold (about 292 years)" };
	return { value: sign === "-" ? -total : total };
}
/** The shortest usual way to write a duration: `12s`, `1m30s`, `1h`, `250ms`, `1.5ms`. */
function formatDuration(value) {
	if (value === 0n) return "0s";
	if (value < 0n) return `-${formatDuration(-value)}`;
	const small = value < 1000000000n ? smallUnits.find(([, size]) => value >= size) : void 0;
	if (small) return decimal(value, small[1]) + small[0];
	const hours = value / units["h"];
	const minutes = value / units["m"] % 60n;
	const seconds = value % units["m"];
	return `${count$2(hours, "h")}${count$2(minutes, "m")}${seconds > 0n ? `${decimal(seconds, second)}s` : ""}`;
}
const units = {
	ns: 1n,
	us: 1000n,
	µs: 1000n,
	μs: 1000n,
	ms: millisecond,
	s: second,
	m: 60n * second,
	h: 3600n * second
};
const smallUnits = [
	["ms", millisecond],
	["us", 1000n],
	["ns", 1n]
];
const part = /(\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h)/g;
/** Far more than any duration needs; it keeps hostile text cheap. */
const longestText = 100;
const longest$1 = 2n ** 63n - 1n;
function length(number, unit) {
	const [whole, fraction = ""] = number.split(".");
	const size = units[unit];
	return BigInt(whole || "0") * size + BigInt(fraction || "0") * size / 10n ** BigInt(fraction.length);
}
function syntaxDefect(text) {
	if (/^[-+]?\d+(\.\d+)?$/.test(text)) return `has no unit: write \`${text}s\` for seconds`;
	const days = /^(\d+)d$/.exec(text);
	if (days) return `counts in days, which are no unit here: write \`${BigInt(days[1]) * 24n}h\``;
	if (/\s/.test(text)) return "holds white space";
	return "is no duration such as `1m30s`, `1.5s` or `250ms`";
}
function count$2(amount, unit) {
	return amount > 0n ? `${amount}${unit}` : "";
}
/** `value / size` without an exponent or trailing zeros. */
function decimal(value, size) {
	const fraction = (value % size).toString().padStart(size.toString().length - 1, "0").replace(/0+$/, "");
	return fraction === "" ? `${value / size}` : `${value / size}.${fraction}`;
}

// src/rules/retries.ts
/** Reads `timeout` and `retries` of an http route, or of an entry of values with the same fields. */
function retryBudget(route) {
	const attempts = route.at("retries", "attempts").number;
	return {
		timeout: duration$1(route.get("timeout")),
		attempts: attempts !== void 0 && Number.isSafeInteger(attempts) ? attempts : null,
		perTry: duration$1(route.at("retries", "perTryTimeout"))
	};
}
/** The budget in words that values and what they render share. */
function aboutBudget(hosts, route) {
	const parts = [
		route.get("timeout"),
		route.at("retries", "attempts"),
		route.at("retries", "perTryTimeout")
	];
	return [...hosts.map(({ text }) => text), ...parts.map(({ scalar }) => String(scalar))].join(" ");
}
/** The conditions on which Envoy retries a try that its own limit ended (istio issue 55748). */
const timedOutTryConditions = [
	"5xx",
	"gateway-error",
	"reset"
];
/** True if a `retryOn` retries a try that `perTryTimeout` ended; Istio's default, which an empty one stands for, does not. */
function retriesTimedOutTries(retryOn) {
	return retryOn.split(",").some((condition) => timedOutTryConditions.includes(condition.trim()));
}
function duration$1(node) {
	const parsed = parseDuration(node.text);
	return "value" in parsed && parsed.value > 0n ? parsed.value : null;
}

// src/rules/routing/backoff-exceeds-timeout.ts
const backoffExceedsTimeout = defineRule({
	id: "routing/backoff-exceeds-timeout",
	severity: "info",
	summary: "A timeout that covers all tries, but not the pauses between them.",
	why: "Envoy pauses before each retry, by chance up to (2^n - 1) × `backoff` before the n-th and never more than ten times `backoff`. The timeout of the route runs on, so that after long pauses the last try is cut short.",
	fix: "Raise `timeout` by the pauses, or lower `backoff`.",
	on: {
		*"values/mediatedTls"(entry) {
			yield* check$4(settings(entry), [settings(entry).get("externalHost")]);
		},
		*"values/services"(entry) {
			yield* check$4(settings(entry), settings(entry).items("hosts"));
		},
		*VirtualService(service) {
			for (const route of service.spec.items("http")) yield* check$4(route, service.spec.items("hosts"));
		}
	}
});
/**
* Only a `backoff` that is written is looked at: the default of 25ms matters to nobody, and a timeout of just the
* tries is what routing/timeout-covers-retries asks for.
*/
function* check$4(route, hosts) {
	const { timeout, attempts, perTry } = retryBudget(route);
	const backoff = route.at("retries", "backoff");
	const base = isGiven(backoff) ? written(backoff) : null;
	if (timeout === null || attempts === null || attempts < 1 || perTry === null || base === null) return;
	const tries = BigInt(1 + attempts) * perTry;
	const pauses = longestPauses(attempts) * base;
	if (timeout < tries || timeout >= tries + pauses) return;
	const limit = route.get("timeout");
	const [needed, paused] = [tries + pauses, pauses].map(formatDuration);
	yield {
		node: limit,
		message: `timeout ${quote(limit.text)} covers the tries (${formatDuration(tries)}), but not the pauses between them (up to ${paused}); \`${needed}\` covers both`,
		about: `${aboutBudget(hosts, route)} ${backoff.text}`,
		related: [{
			node: backoff,
			note: "the base of the pauses"
		}]
	};
}
function written(backoff) {
	const parsed = parseDuration(backoff.text);
	return "value" in parsed && parsed.value > 0n ? parsed.value : null;
}
/** The sum of the longest pauses before each of so many retries, in units of the back-off: 1, 3, 7, then 10 each. */
function longestPauses(retries) {
	const first = [
		1n,
		3n,
		7n
	].slice(0, retries);
	const others = BigInt(Math.max(0, retries - first.length));
	return first.reduce((sum, pause) => sum + pause, 0n) + others * 10n;
}

// src/rules/routing/duration-fields.ts
/** The durations of an http route, or of an entry of values with the same fields. */
function routeDurations(route) {
	return [...normal(route.get("timeout"), route.at("retries", "perTryTimeout"), route.at("retries", "backoff"), route.at("fault", "delay", "fixedDelay")), {
		node: route.at("corsPolicy", "maxAge"),
		limit: "seconds"
	}];
}
/** The durations of a traffic policy, of its ports too. */
function policyDurations(policy) {
	return [policy, ...policy.items("portLevelSettings")].flatMap((level) => [
		...connectionPoolDurations(level.get("connectionPool")),
		...normal(level.at("outlierDetection", "interval"), level.at("outlierDetection", "baseEjectionTime"), level.at("loadBalancer", "warmupDurationSecs"), level.at("loadBalancer", "warmup", "duration")),
		{
			node: level.at("loadBalancer", "consistentHash", "httpCookie", "ttl"),
			limit: "zero"
		},
		{
			node: level.at("retryBudget", "budgetInterval"),
			limit: "zero"
		}
	]);
}
/** The durations of a connection pool. */
function connectionPoolDurations(pool) {
	return [...normal(pool.at("tcp", "connectTimeout"), pool.at("tcp", "maxConnectionDuration"), pool.at("tcp", "tcpKeepalive", "time"), pool.at("tcp", "tcpKeepalive", "interval"), pool.at("http", "idleTimeout"), pool.at("http", "http2KeepAlive", "interval"), pool.at("http", "http2KeepAlive", "timeout")), {
		node: pool.at("tcp", "idleTimeout"),
		limit: "zero"
	}];
}
function normal(...nodes) {
	return nodes.map((node) => ({
		node,
		limit: "normal"
	}));
}

// src/rules/routing/duration.ts
const duration = defineRule({
	id: "routing/duration",
	severity: "error",
	summary: "A duration that Istio does not take.",
	why: "The API server or the webhook of Istio refuses the whole object, and what was there before stays in force.",
	fix: "Write a number with a unit, `10s`, `1m30s`, `250ms`: whole milliseconds, at least one. To switch a limit off, leave the field out.",
	on: {
		*"values/mediatedTls"(entry) {
			const block = settings(entry);
			yield* check$3([...routeDurations(block), ...policyDurations(block.get("trafficPolicy"))], true);
		},
		*"values/services"(entry) {
			yield* check$3(routeDurations(settings(entry)), true);
		},
		*VirtualService(service) {
			yield* check$3(service.spec.items("http").flatMap(routeDurations));
		},
		*DestinationRule(rule) {
			const subsets = rule.spec.items("subsets").map((subset) => subset.get("trafficPolicy"));
			yield* check$3([rule.spec.get("trafficPolicy"), ...subsets].flatMap(policyDurations));
		},
		*Sidecar(sidecar) {
			const pools = sidecar.spec.items("ingress").map((listener) => listener.get("connectionPool"));
			yield* check$3([sidecar.spec.get("inboundConnectionPool"), ...pools].flatMap(connectionPoolDurations));
		},
		*RequestAuthentication(authentication) {
			yield* check$3(authentication.spec.items("jwtRules").map((rule) => ({
				node: rule.get("timeout"),
				limit: "normal"
			})));
		}
	}
});
/** Values that are empty are left out by the chart; in an object they are refused. */
function* check$3(fields, isValues = false) {
	for (const { node, limit } of fields) {
		if (!node.exists || node.isNull || isValues && node.scalar === "" || isUnfilled(node.text)) continue;
		const problem = defectOf(node, limit);
		if (problem) yield {
			node,
			...problem,
			about: `${node.trail.at(-1)} ${node.text || node.scalar}`
		};
	}
}
function defectOf(node, limit) {
	const text = typeof node.scalar === "string" ? node.scalar : typeof node.scalar === "number" ? String(node.scalar) : null;
	if (text === "") return refused(node, "is empty: leave the field out", "schema");
	if (text === null) return refused(node, "is no duration such as `10s`", "schema");
	const parsed = parseDuration(text);
	if ("defect" in parsed) return refused(node, parsed.defect, "schema");
	if (typeof node.scalar === "number") return refused(node, "has no unit: write `0s`", "schema");
	return rangeDefect(node, parsed.value, limit);
}
function rangeDefect(node, value, limit) {
	if (limit === "zero" && value === 0n) return null;
	if (limit === "seconds" && (value < 1000000000n || value % 1000000000n !== 0n)) return refused(node, "must be whole seconds, at least `1s`", value < 1000000n ? "schema" : "webhook");
	if (value < 1000000n) return refused(node, "is below `1ms`; to have no limit, leave the field out", "schema");
	return value % 1000000n === 0n ? null : refused(node, "must be whole milliseconds", "webhook");
}
function refused(node, defect, refusedBy) {
	return {
		message: `${String(node.trail.at(-1))} ${quote(node.data)} ${defect}`,
		refusedBy
	};
}

// src/rules/routing/per-try-ineffective.ts
const perTryIneffective = defineRule({
	id: "routing/per-try-ineffective",
	severity: "warning",
	summary: "A limit for each try that ends no try, or whose end is not retried.",
	why: "Envoy ignores a `perTryTimeout` that is not below the timeout of the route. A try that it ends is retried only if `retryOn` holds `5xx`, `gateway-error` or `reset`; with other conditions, and with the ones that Istio sets by itself, the limit is nothing but a shorter timeout.",
	fix: "Set `perTryTimeout` below `timeout`, and name `reset`, `gateway-error` or `5xx` in `retryOn`.",
	yieldsTo: ["routing/timeout-covers-retries"],
	on: {
		*"values/mediatedTls"(entry) {
			yield* check$2(settings(entry), [settings(entry).get("externalHost")], entry.merged !== void 0);
		},
		*"values/services"(entry) {
			yield* check$2(settings(entry), settings(entry).items("hosts"), entry.merged !== void 0);
		},
		*VirtualService(service) {
			for (const route of service.spec.items("http")) yield* check$2(route, service.spec.items("hosts"), true);
		}
	}
});
/** `isWhole`: nothing that is missing here can be written in another file. */
function* check$2(route, hosts, isWhole) {
	const { timeout, attempts, perTry } = retryBudget(route);
	if (perTry === null) return;
	const limit = route.at("retries", "perTryTimeout");
	const about = aboutBudget(hosts, route);
	if (timeout !== null && perTry >= timeout) yield notBelow(limit, route.get("timeout"), about);
	else if ((attempts ?? 0) > 0) yield* notRetried(limit, route.at("retries", "retryOn"), about, isWhole);
}
function notBelow(limit, timeout, about) {
	return {
		node: limit,
		message: `perTryTimeout ${quote(limit.text)} is not below the timeout ${quote(timeout.text)}: it never acts`,
		about,
		related: [{
			node: timeout,
			note: "ends all tries together"
		}]
	};
}
function* notRetried(limit, retryOn, about, isWhole) {
	if (isUnfilled(retryOn.text) || retriesTimedOutTries(retryOn.text)) return;
	if (!isGiven(retryOn) && !isWhole) return;
	const conditions = isGiven(retryOn) ? `retryOn ${quote(retryOn.data)}` : "the default `retryOn`";
	yield {
		node: limit,
		message: `a try that perTryTimeout ${quote(limit.text)} ends is not retried: ${conditions} has none of ${quoteAll(timedOutTryConditions)}`,
		about: `${about} ${retryOn.text}`,
		...isGiven(retryOn) && { related: [{
			node: retryOn,
			note: "what is retried"
		}] }
	};
}

// src/rules/routing/retries-without-timeout.ts
const retriesWithoutTimeout = defineRule({
	id: "routing/retries-without-timeout",
	severity: "warning",
	summary: "Retries without a limit in time.",
	why: "Istio sets no timeout of its own: an upstream that hangs holds the request for good, and no retry ever begins.",
	fix: "Set `timeout` to at least (1 + attempts) × perTryTimeout, and `retries.perTryTimeout` to what one try may take.",
	on: {
		*"values/mediatedTls"(entry) {
			yield* checkValues(entry, [settings(entry).get("externalHost")]);
		},
		*"values/services"(entry) {
			yield* checkValues(entry, settings(entry).items("hosts"));
		},
		*VirtualService(service) {
			for (const route of service.spec.items("http")) {
				if (!retries(route) || isGiven(route.get("timeout")) || isGiven(route.at("retries", "perTryTimeout"))) continue;
				yield {
					node: route.get("retries"),
					message: "retries without a `timeout` or `perTryTimeout`: an upstream that hangs is never given up",
					about: aboutBudget(service.spec.items("hosts"), route)
				};
			}
		}
	}
});
/** In these values retries demand a timeout. Whether another file sets it is only known once all are merged. */
function* checkValues(entry, hosts) {
	const route = entry.merged;
	if (!route || !retries(route) || isGiven(route.get("timeout"))) return;
	yield {
		node: route.get("retries"),
		severity: "error",
		message: "retries without a `timeout`: set one that covers them, at least (1 + attempts) × perTryTimeout",
		about: aboutBudget(hosts, route)
	};
}
function retries(route) {
	return (retryBudget(route).attempts ?? 0) > 0;
}

// src/rules/routing/retry-on.ts
const retryOn = defineRule({
	id: "routing/retry-on",
	severity: "error",
	summary: "A condition for retries that Istio refuses, or that has no effect.",
	why: "Istio refuses the whole VirtualService for one condition that it does not know, a space after a comma included. A condition without effect reads as a retry that never happens.",
	fix: "List conditions of Envoy or status codes, separated by commas without spaces: `connect-failure,refused-stream,gateway-error,reset,503`.",
	on: {
		*"values/mediatedTls"(entry) {
			yield* check$1(settings(entry));
		},
		*"values/services"(entry) {
			yield* check$1(settings(entry));
		},
		*VirtualService(service) {
			for (const route of service.spec.items("http")) yield* check$1(route);
		}
	}
});
function* check$1(route) {
	const list = route.at("retries", "retryOn");
	if (!isGiven(list) || isUnfilled(list.text)) return;
	const said = {
		node: list,
		about: `retryOn ${list.text}`
	};
	if (typeof list.scalar !== "string") {
		yield {
			...said,
			message: `retryOn ${quote(list.data)} is no text: write it in quotes`,
			refusedBy: "schema"
		};
		return;
	}
	const defect = refusal$2(list.text);
	if (defect) yield {
		...said,
		message: `retryOn ${quote(list.text)} ${defect}`,
		refusedBy: "webhook"
	};
	else for (const idle of inert(list.text)) yield {
		...said,
		message: idle,
		severity: "warning"
	};
}
/** Why the webhook refuses a list, as the end of a sentence. It splits at commas and trims nothing. */
function refusal$2(list) {
	const items = list.split(",");
	if (items.every(isKnown)) return null;
	const trimmed = items.map((item) => item.trim());
	const unknown = trimmed.filter((item) => !isKnown(item));
	if (unknown.length === 0) return `holds spaces, which Istio refuses: write ${quote(trimmed.join(","))}`;
	if (unknown.includes("")) return "has an empty item, which Istio refuses";
	return `holds ${quoteAll(unknown)}, which Istio does not know${suggestion(unknown)}`;
}
function suggestion([first = "", ...others]) {
	const guess = others.length > 0 ? void 0 : closest(first.replaceAll("_", "-"), conditions);
	return guess === void 0 ? "" : `; did you mean ${quote(guess)}?`;
}
function* inert(list) {
	const items = list.split(",");
	if (items.includes("retriable-headers")) yield "`retriable-headers` has no effect: Istio has no field for the headers";
	if (items.includes("retriable-status-codes") && !items.some(isStatus)) yield "`retriable-status-codes` has no effect without a status code in the list, such as `503`";
}
function isKnown(item) {
	return conditions.includes(item) || isStatus(item);
}
/** Those that Envoy knows and Istio lets pass (istio `pkg/config/validation`, ValidateHTTPRetry). */
const conditions = [
	"5xx",
	"gateway-error",
	"reset",
	"reset-before-request",
	"connect-failure",
	"retriable-4xx",
	"refused-stream",
	"retriable-status-codes",
	"retriable-headers",
	"envoy-ratelimited",
	"http3-post-connect-failure",
	"cancelled",
	"deadline-exceeded",
	"internal",
	"resource-exhausted",
	"unavailable"
];
/** A number that Go has a status text for. */
function isStatus(item) {
	if (!/^\+?\d+$/.test(item)) return false;
	const code = Number(item);
	return statusRanges.some(([first, last]) => code >= first && code <= last);
}
/** Go, `net/http/status.go`. */
const statusRanges = [
	[100, 103],
	[200, 208],
	[226, 226],
	[300, 305],
	[307, 308],
	[400, 418],
	[421, 426],
	[428, 429],
	[431, 431],
	[451, 451],
	[500, 508],
	[510, 511]
];

// src/rules/routing/timeout-covers-retries.ts
const timeoutCoversRetries = defineRule({
	id: "routing/timeout-covers-retries",
	severity: "error",
	summary: "A timeout is shorter than all tries of the request together.",
	why: "The timeout of a route covers every try. When it runs out the client gets a 504 and no further retry happens, so that the last retries exist on paper only. `attempts` counts retries: there is one try more.",
	fix: "Raise `timeout` to at least (1 + attempts) × perTryTimeout, or lower one of the two.",
	on: {
		*"values/mediatedTls"(entry) {
			yield* check(settings(entry), [settings(entry).get("externalHost")]);
		},
		*"values/services"(entry) {
			yield* check(settings(entry), settings(entry).items("hosts"));
		},
		*VirtualService(service) {
			for (const route of service.spec.items("http")) {
				const severity = retriesTimedOutTries(route.at("retries", "retryOn").text) ? "error" : "warning";
				for (const problem of check(route, service.spec.items("hosts"))) yield {
					...problem,
					severity
				};
			}
		}
	}
});
function* check(route, hosts) {
	const { timeout, attempts, perTry } = retryBudget(route);
	if (timeout === null || attempts === null || attempts < 1 || perTry === null) return;
	const budget = BigInt(1 + attempts) * perTry;
	if (timeout >= budget) return;
	const [written, limit] = [route.get("timeout"), route.at("retries", "perTryTimeout")];
	const sum = `(1 + ${attempts}) × ${limit.text} = ${formatDuration(budget)}`;
	yield {
		node: written,
		message: `timeout ${quote(written.text)} is shorter than the retry budget: ${sum}; set it to at least ${quote(formatDuration(budget))}${perTry >= timeout ? neverActs(limit) : ""}`,
		about: aboutBudget(hosts, route),
		related: [{
			node: route.at("retries", "attempts"),
			note: `${attempts} retries after the first try`
		}, {
			node: limit,
			note: "the limit of each try, the first too"
		}]
	};
}
/** Envoy ignores a per-try limit that is not below the timeout of the route (router filter). */
function neverActs(limit) {
	return `; until then a perTryTimeout of ${quote(limit.text)} never acts`;
}

// src/model/sources.ts
/** Where a complaint of the YAML reader stands, and for a duplicate key where the first one does. */
function problemPlaces(document, problem) {
	const { source } = document;
	const first = problem.first ? placeAt(source, problem.first.start, problem.first.end) : null;
	return {
		at: placeAt(source, problem.start, problem.end),
		first
	};
}
/**
* What keeps a document from being read; none for one that is read, or that is no YAML on purpose: what holds `{{`
* is a Go template.
*/
function refusalsOf({ root, problems, source }) {
	return root || isGoTemplate(source) ? [] : problems;
}
/** True for a text with an action of Go's templates. */
function isGoTemplate({ text }) {
	return text.includes("{{");
}

// src/rules/schema/duplicate-key.ts
const duplicateKey = defineRule({
	id: "schema/duplicate-key",
	severity: "warning",
	summary: "A key is written twice in one map.",
	why: "The last one wins without a word: what the first one says is never applied.",
	fix: "Keep one of the two, or put the lines under the first one together.",
	on: { *document({ document, problems }) {
		for (const problem of problems.filter(({ code }) => code === "duplicate-key")) {
			const { at, first } = problemPlaces(document, problem);
			yield {
				node: at,
				message: problem.message,
				...first && { related: [{
					node: first,
					note: "the first one, which has no effect"
				}] }
			};
		}
	} }
});

// src/rules/schema/yaml-invalid.ts
const yamlInvalid = defineRule({
	id: "schema/yaml-invalid",
	severity: "error",
	summary: "A manifest or a values file that is not YAML.",
	why: "Helm and kubectl stop at it: nothing of this document is applied, and nothing in it could be checked.",
	fix: "Correct the line that is named; what follows it may be right as it stands.",
	on: { *document({ file, document }, mesh) {
		if (!mesh.targets.some((target) => isLooseIn(target, file))) return;
		let last = 0;
		for (const problem of refusalsOf(document)) {
			const { at } = problemPlaces(document, problem);
			if (at.line === last) continue;
			last = at.line;
			yield {
				node: at,
				message: `this cannot be read as YAML: ${oneLine(problem.message)}`
			};
		}
	} }
});
function isLooseIn(target, file) {
	if (target.kind === "manifests") return target.files.includes(file);
	return target.kind === "values" && target.values.includes(file);
}

// src/rules/index.ts
/** Every rule that meshgate has, sorted by id. */
const rules = [
	hostDuplicate,
	hostInvalid,
	mediatedHostWildcard,
	portPolicyReplaces,
	portProtocol,
	staticEndpoint,
	tcpWithoutAddress,
	tlsDisabled,
	wildcardResolution,
	duplicateObject,
	notRendered$1,
	sourceMissing,
	placeholder,
	renderFailed,
	valuesSchema,
	audienceMissing,
	issuerInvalid,
	jwksBoth,
	jwksInline,
	jwksUriInvalid,
	keyRotation,
	notEnforced,
	backoffExceedsTimeout,
	duration,
	perTryIneffective,
	retriesWithoutTimeout,
	retryOn,
	timeoutCoversRetries,
	duplicateKey,
	yamlInvalid
];
/** The ids of all rules, sorted. */
const ruleIds = rules.map(({ id }) => id);

// src/schema/words.ts
/** What ajv says, as one plain sentence for the person who wrote the data. */
function inWords(error) {
	return (sentences[error.keyword] ?? fallback)(error);
}
const sentences = {
	required: ({ params }) => `\`${params.missingProperty}\` is missing`,
	dependentRequired: ({ params }) => `\`${params.property}\` needs \`${params.missingProperty}\` beside it`,
	additionalProperties: (error) => unknownField(error, error.params.additionalProperty),
	unevaluatedProperties: (error) => unknownField(error, error.params.unevaluatedProperty),
	type: ({ params, data }) => `must be ${list$1([params.type].flat().map(typeName))}, not ${typeName(typeOf(data))}`,
	enum: ({ params, data }) => oneOf(params.allowedValues, data),
	const: ({ params }) => `must be ${code$1(params.allowedValue)}`,
	pattern: ({ params, data }) => `${code$1(data)} does not match \`${params.pattern}\``,
	format: ({ params, data }) => `${code$1(data)} is not a valid ${params.format}`,
	minLength: ({ params, data }) => data === "" ? "must not be empty" : `needs at least ${params.limit} characters`,
	minItems: ({ params }) => `needs at least ${params.limit} items`,
	maxItems: ({ params }) => `must not have more than ${params.limit} items`,
	minProperties: ({ params }) => `needs at least ${params.limit} fields`,
	uniqueItems: () => "holds the same item twice",
	anyOf: () => "has none of the shapes that are allowed here",
	oneOf: () => "must have exactly one of the shapes that are allowed here",
	not: () => "has a shape that is not allowed here",
	"false schema": () => "is not allowed here"
};
function fallback(error) {
	return error.message ?? `breaks \`${error.keyword}\``;
}
function unknownField({ parentSchema }, name) {
	const guess = closest(name, Object.keys(parentSchema?.["properties"] ?? {}));
	return `\`${name}\` is not a known field${guess ? `; did you mean \`${guess}\`?` : ""}`;
}
function oneOf(allowed, data) {
	const guess = typeof data === "string" ? closest(data, allowed.filter((value) => typeof value === "string")) : void 0;
	const values = `${code$1(data)} is not one of ${allowed.map(code$1).join(", ")}`;
	return guess ? `${values}; did you mean \`${guess}\`?` : values;
}
function code$1(value) {
	const text = typeof value === "string" ? value : JSON.stringify(value) ?? "nothing";
	return `\`${text.length > 80 ? `${text.slice(0, 79)}…` : text}\``;
}
function typeOf(data) {
	if (data === null) return "null";
	return Array.isArray(data) ? "array" : typeof data;
}
/** JSON schema says object and array; the people who write YAML say map and list. */
const typeNames = {
	object: "a map",
	array: "a list",
	string: "a string",
	integer: "a whole number",
	number: "a number",
	boolean: "true or false",
	null: "null"
};
function typeName(type) {
	return typeNames[type] ?? type;
}
function list$1(names) {
	return names.length > 1 ? `${names.slice(0, -1).join(", ")} or ${names.at(-1)}` : names.join("");
}

// src/schema/validate.ts
/**
* What a JSON schema (draft 4 to 2020-12, told by its `$schema`; 2020-12 where it has none, as Helm reads it)
* refuses in some data. `null` if the schema itself cannot be used: not valid, or it refers to another file.
* ajv is loaded on the first call only.
*/
async function refusals$2(schema, data) {
	const validate = typeof schema === "object" && schema ? await compileSchema(schema) : null;
	if (!validate) return null;
	if (validate(data)) return [];
	return leaves(validate.errors ?? []).map((error) => ({
		path: pathOf(error, data),
		message: inWords(error)
	}));
}
const compileSchema = oncePer(async (schema) => {
	const draft = draftOf(schema);
	const { Ajv } = await drafts[draft]();
	const validateFormats = draft === "04" || draft === "07";
	const ajv = new Ajv({
		allErrors: true,
		strict: false,
		verbose: true,
		logger: false,
		validateFormats
	});
	if (validateFormats) (await import("./dist2.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1))).default.default(ajv);
	const { $schema: _, ...named } = schema;
	const { $id: __, ...anonymous } = named;
	return compile$1(ajv, named) ?? compile$1(ajv, anonymous);
});
function compile$1(ajv, schema) {
	try {
		return ajv.compile(schema);
	} catch {
		return null;
	}
}
const drafts = {
	"04": async () => ({ Ajv: (await import("./dist.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1))).default.default }),
	"07": async () => ({ Ajv: (await import("./ajv2.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1))).default.default }),
	"2019": async () => ({ Ajv: (await import("./2019.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1))).default.default }),
	"2020": async () => ({ Ajv: (await import("./2020.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1))).default.default })
};
function draftOf(schema) {
	const name = "$schema" in schema ? String(schema.$schema) : "";
	if (name.includes("draft-04")) return "04";
	if (name.includes("draft-06") || name.includes("draft-07")) return "07";
	return name.includes("2019-09") ? "2019" : "2020";
}
/** Of nested errors the deepest ones: `anyOf` says nothing that its branches do not say better. */
function leaves(errors) {
	const kept = errors.filter((error) => error.keyword !== "if" && !(isChoice(error) && hasDeeper(errors, error)));
	const seen = /* @__PURE__ */ new Set();
	return kept.filter((error) => {
		const key = `${error.instancePath} ${inWords(error)}`;
		return !seen.has(key) && seen.add(key);
	});
}
function isChoice({ keyword }) {
	return keyword === "anyOf" || keyword === "oneOf";
}
function hasDeeper(errors, choice) {
	return errors.some((error) => error !== choice && error.schemaPath.startsWith(`${choice.schemaPath}/`));
}
/** The refused part: for a field that should not be there, the field itself. */
function pathOf(error, data) {
	const parts = error.instancePath.split("/").slice(1).map(unescape$1);
	const extra = error.params.additionalProperty ?? error.params.unevaluatedProperty ?? error.params.propertyName;
	return withIndexes(extra === void 0 ? parts : [...parts, String(extra)], data);
}
function unescape$1(part) {
	return part.replaceAll("~1", "/").replaceAll("~0", "~");
}
function withIndexes(parts, data) {
	let current = data;
	return parts.map((part) => {
		const key = Array.isArray(current) ? Number(part) : part;
		current = current?.[key];
		return key;
	});
}

// schemas/config.schema.json
var config_schema_default = {
	$schema: "http://json-schema.org/draft-07/schema#",
	$id: "https://meshgate.dev/schemas/config.schema.json",
	title: "Config",
	description: "`.meshgate.yaml` at the root of a repository.",
	type: "object",
	additionalProperties: false,
	properties: {
		"targets": {
			"type": "array",
			"description": "What is rendered and checked. Where it is absent, meshgate finds charts, values files and manifests itself.",
			"items": { "$ref": "#/definitions/ConfiguredTarget" }
		},
		"manifests": {
			"type": "array",
			"description": "Patterns of files that may hold plain manifests, relative to the root. Default: every YAML and JSON file.",
			"items": { "type": "string" }
		},
		"exclude": {
			"type": "array",
			"description": "Patterns of files and folders that are left alone, relative to the root.",
			"items": { "type": "string" }
		},
		"rules": {
			"type": "object",
			"description": "Severity by rule id: `error`, `warning`, `info`, or `off`.",
			"additionalProperties": { "enum": [
				"error",
				"warning",
				"info",
				"off"
			] }
		}
	},
	definitions: { "ConfiguredTarget": {
		"type": "object",
		"description": "A Helm release (`chart`) or files that are applied together (`manifests`). Paths are relative to the root.",
		"additionalProperties": false,
		"properties": {
			"chart": {
				"type": "string",
				"description": "Folder or archive of a chart; or where it comes from, if it is not in this repository."
			},
			"values": {
				"type": "array",
				"description": "Values files in the order of `helm -f`: the last one wins.",
				"items": { "type": "string" }
			},
			"release": {
				"type": "string",
				"description": "Release name. Default: the chart's name."
			},
			"namespace": {
				"type": "string",
				"description": "Namespace of the release. Default: `default`."
			},
			"manifests": {
				"type": "array",
				"description": "Patterns of files that are applied together.",
				"items": { "type": "string" }
			},
			"environment": {
				"type": "string",
				"description": "Targets of one environment are applied together."
			}
		}
	} }
};

// src/config.ts
/** Where the configuration stands unless the person says otherwise. */
const configFile = ".meshgate.yaml";
/**
* Reads the configuration of a tree; a tree without one has the defaults, unless the person named the file.
* Throws `UsageError` with one line a mistake, each at its place: a wrong configuration is never half obeyed.
*/
async function readConfig(reader, file = configFile) {
	const place = resolveLinks(reader.tree, file) ?? file;
	if (reader.tree.read(place) === void 0) return missing$1(file);
	const documents = reader.documents(place);
	const root = documents[0]?.root;
	const node = root ? Node.of(root) : null;
	const mistakes = [...syntaxMistakes(documents), ...node ? await mistakesIn(node) : []];
	if (mistakes.length > 0) throw new UsageError(mistakes.join("\n"));
	return node ? settingsOf(node) : {};
}
function missing$1(file) {
	if (file === ".meshgate.yaml") return {};
	throw new UsageError(`no configuration \`${file}\`; its path starts at the root of the repository`);
}
/** The data of a configuration; `off` is a boolean for Go, and a severity for us. */
function settingsOf(root) {
	const judged = root.get("rules");
	if (judged.kind !== "map") return root.data;
	const severities = judged.entries().map(([id, node]) => [id, node.scalar === false ? "off" : node.data]);
	return {
		...root.data,
		rules: Object.fromEntries(severities)
	};
}
async function mistakesIn(root) {
	const shape = await shapeMistakes(root);
	return [
		...shape,
		...ruleMistakes(root),
		...shape.length === 0 ? targetMistakes(root) : []
	];
}
/** A target is of one kind: a key that another kind has would be read by nobody. */
function targetMistakes(root) {
	return root.items("targets").flatMap((target) => {
		const [chart, values, manifests] = [
			"chart",
			"values",
			"manifests"
		].map((key) => target.get(key));
		if (!chart.exists && !values.exists && !manifests.exists) return [mistake(target, "a target needs `chart`, `values` or `manifests`")];
		if (!manifests.exists) return [];
		return [chart, values].filter(({ exists }) => exists).map((node) => mistake(node, `\`${node.path.split(".").at(-1)}\` and \`manifests\` are two targets`));
	});
}
function syntaxMistakes(documents) {
	return documents.flatMap(({ source, problems }) => problems.map(({ message, start, end }) => {
		const { file, line, column } = placeAt(source, start, end);
		return `${file}:${line}:${column} ${message}`;
	}));
}
async function shapeMistakes(root) {
	return (await refusals$2(config_schema_default, settingsOf(root)) ?? []).map(({ path, message }) => mistake(root.at(...path), message));
}
function ruleMistakes(root) {
	const ruleIds = rules.map(({ id }) => id);
	return root.entries("rules").filter(([id]) => !ruleIds.includes(id)).map(([id, node]) => {
		const guess = closest(id, ruleIds);
		return mistake(node, `there is no rule \`${id}\`${guess ? `; did you mean \`${guess}\`?` : ""}`);
	});
}
function mistake(node, message) {
	const { file, line, column } = node.keyPlace;
	return `${file}:${line}:${column} ${message}`;
}

// src/core/pointers.ts
/**
* A tree without the files that Git LFS keeps elsewhere: of what Helm or kubectl read, a pointer is listed in
* `refused` and not handed out, so that nobody takes it for what it stands for. Other files, such as pictures, stay
* as they are: Helm packs them, and nobody reads them.
*/
function withoutPointers(tree) {
	const refused = tree.files.filter((path) => isRead$1(path) && isPointer(tree.read(path))).map(refusal$1);
	if (refused.length === 0) return tree;
	const withheld = new Set(refused.map(({ file }) => file));
	return {
		...tree,
		files: tree.files.filter((path) => !withheld.has(path)),
		refused: [...tree.refused, ...refused],
		read: (path) => withheld.has(path) ? void 0 : tree.read(path)
	};
}
function refusal$1(file) {
	return {
		file,
		reason: "a Git LFS pointer: what it stands for is not here (`git lfs pull` fetches it)"
	};
}
/** What Helm and kubectl read: YAML, JSON, packed charts, templates. */
function isRead$1(path) {
	return /\.(ya?ml|json|tpl|tgz)$|(^|\/)templates\//.test(path);
}
/** The first line of every pointer, and a size that none reaches (git-lfs docs/spec.md). */
const firstLine = new TextEncoder().encode("version https://git-lfs.github.com/spec/v1\n");
const tooLong = 1024;
function isPointer(data) {
	return data.length < tooLong && firstLine.every((byte, index) => data[index] === byte);
}

// src/diff/findings.ts
/**
* Says of each finding of head whether base has it too, and adds those of base that are gone, as fixed. The same
* fingerprint may occur several times: as many as base has are existing, those that look the same first.
* Head keeps its order, fixed ones follow in theirs.
*/
function compareFindings(base, head) {
	const unmatched = groupBy(base, ({ fingerprint }) => fingerprint);
	const existing = /* @__PURE__ */ new Set();
	for (const isSame of [looksSame, () => true]) for (const finding of head) if (!existing.has(finding) && takeMatch(unmatched, finding, isSame)) existing.add(finding);
	const fixed = new Set([...unmatched.values()].flat());
	return [...head.map((finding) => ({
		...finding,
		status: existing.has(finding) ? "existing" : "new"
	})), ...base.filter((finding) => fixed.has(finding)).map((finding) => ({
		...finding,
		status: "fixed"
	}))];
}
function looksSame(left, right) {
	return left.message === right.message && left.at.file === right.at.file;
}
/** Takes one finding of base that matches out of those not matched yet; false if there is none. */
function takeMatch(unmatched, finding, isSame) {
	const candidates = unmatched.get(finding.fingerprint) ?? [];
	const index = candidates.findIndex((candidate) => isSame(candidate, finding));
	if (index < 0) return false;
	candidates.splice(index, 1);
	return true;
}

// src/diff/data.ts
/** True for a mapping, false for lists, scalars and nothing. */
function isMap(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
/** The value under a key of its own, never one that every JavaScript object has. */
function child(value, key) {
	return isMap(value) && Object.hasOwn(value, key) ? value[key] : void 0;
}
/** Equal as Kubernetes sees it: the order of keys says nothing, the order of items does. */
function equalData(left, right) {
	if (left === right) return true;
	if (Array.isArray(left)) {
		if (!Array.isArray(right) || left.length !== right.length) return false;
		return left.every((item, index) => equalData(item, right[index]));
	}
	if (!isMap(left) || !isMap(right)) return Number.isNaN(left) && Number.isNaN(right);
	const keys = Object.keys(left);
	if (keys.length !== Object.keys(right).length) return false;
	return keys.every((key) => Object.hasOwn(right, key) && equalData(left[key], right[key]));
}
/** A text that is the same for equal data, and for nothing else. */
function canonical(value) {
	if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
	if (!isMap(value)) return typeof value === "string" ? JSON.stringify(value) : String(value);
	return `{${Object.keys(value).toSorted().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(",")}}`;
}

// node_modules/fast-myers-diff/bin/index.js
var require_bin = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.calcSlices = exports.applyPatch = exports.calcPatch = exports.lcs = exports.diff = exports.diff_core = void 0;
	function diff_internal(state, c) {
		const { b, eq, stack_base } = state;
		let { i, N, j, M, Z, stack_top } = state;
		for (;;) switch (c) {
			case 0:
				Z_block: while (N > 0 && M > 0) {
					b.fill(0, 0, 2 * Z);
					const W = N - M;
					const L = N + M;
					const parity = L & 1;
					const offsetx = i + N - 1;
					const offsety = j + M - 1;
					const hmax = (L + parity) / 2;
					let z;
					h_loop: for (let h = 0; h <= hmax; h++) {
						const kmin = 2 * Math.max(0, h - M) - h;
						const kmax = h - 2 * Math.max(0, h - N);
						for (let k = kmin; k <= kmax; k += 2) {
							const gkm = b[k - 1 - Z * Math.floor((k - 1) / Z)];
							const gkp = b[k + 1 - Z * Math.floor((k + 1) / Z)];
							const u = k === -h || k !== h && gkm < gkp ? gkp : gkm + 1;
							const v = u - k;
							let x = u;
							let y = v;
							while (x < N && y < M && eq(i + x, j + y)) x++, y++;
							b[k - Z * Math.floor(k / Z)] = x;
							if (parity === 1 && (z = W - k) >= 1 - h && z < h && x + b[Z + z - Z * Math.floor(z / Z)] >= N) {
								if (h > 1 || x !== u) {
									stack_base[stack_top++] = i + x;
									stack_base[stack_top++] = N - x;
									stack_base[stack_top++] = j + y;
									stack_base[stack_top++] = M - y;
									N = u;
									M = v;
									Z = 2 * (Math.min(N, M) + 1);
									continue Z_block;
								} else break h_loop;
							}
						}
						for (let k = kmin; k <= kmax; k += 2) {
							const pkm = b[Z + k - 1 - Z * Math.floor((k - 1) / Z)];
							const pkp = b[Z + k + 1 - Z * Math.floor((k + 1) / Z)];
							const u = k === -h || k !== h && pkm < pkp ? pkp : pkm + 1;
							const v = u - k;
							let x = u;
							let y = v;
							while (x < N && y < M && eq(offsetx - x, offsety - y)) x++, y++;
							b[Z + k - Z * Math.floor(k / Z)] = x;
							if (parity === 0 && (z = W - k) >= -h && z <= h && x + b[z - Z * Math.floor(z / Z)] >= N) {
								if (h > 0 || x !== u) {
									stack_base[stack_top++] = i + N - u;
									stack_base[stack_top++] = u;
									stack_base[stack_top++] = j + M - v;
									stack_base[stack_top++] = v;
									N = N - x;
									M = M - y;
									Z = 2 * (Math.min(N, M) + 1);
									continue Z_block;
								} else break h_loop;
							}
						}
					}
					if (N === M) continue;
					if (M > N) {
						i += N;
						j += N;
						M -= N;
						N = 0;
					} else {
						i += M;
						j += M;
						N -= M;
						M = 0;
					}
					break;
				}
				if (N + M !== 0) {
					if (state.pxe === i || state.pye === j) {
						state.pxe = i + N;
						state.pye = j + M;
					} else {
						const sx = state.pxs;
						state.oxs = state.pxs;
						state.oxe = state.pxe;
						state.oys = state.pys;
						state.oye = state.pye;
						state.pxs = i;
						state.pxe = i + N;
						state.pys = j;
						state.pye = j + M;
						if (sx >= 0) {
							state.i = i;
							state.N = N;
							state.j = j;
							state.M = M;
							state.Z = Z;
							state.stack_top = stack_top;
							return 1;
						}
					}
				}
			case 1:
				if (stack_top === 0) return 2;
				M = stack_base[--stack_top];
				j = stack_base[--stack_top];
				N = stack_base[--stack_top];
				i = stack_base[--stack_top];
				Z = 2 * (Math.min(N, M) + 1);
				c = 0;
		}
	}
	var DiffGen = class {
		constructor(state) {
			this.state = state;
			this.c = 0;
			this.result = {
				value: null,
				done: false
			};
		}
		[Symbol.iterator]() {
			return this;
		}
		next() {
			const { state, result } = this;
			if (this.c > 1) {
				result.done = true;
				result.value = void 0;
				return result;
			}
			const c = diff_internal(state, this.c);
			this.c = c;
			if (c === 1) {
				result.value = [
					state.oxs,
					state.oxe,
					state.oys,
					state.oye
				];
				return result;
			}
			if (state.pxs >= 0) {
				result.value = [
					state.pxs,
					state.pxe,
					state.pys,
					state.pye
				];
				return result;
			}
			result.done = true;
			result.value = void 0;
			return result;
		}
	};
	function diff_core(i, N, j, M, eq) {
		const Z = (Math.min(N, M) + 1) * 2;
		const L = N + M;
		const b = new (L < 256 ? Uint8Array : L < 65536 ? Uint16Array : Uint32Array)(2 * Z);
		return new DiffGen({
			i,
			N,
			j,
			M,
			Z,
			b,
			eq,
			pxs: -1,
			pxe: -1,
			pys: -1,
			pye: -1,
			oxs: -1,
			oxe: -1,
			oys: -1,
			oye: -1,
			stack_top: 0,
			stack_base: []
		});
	}
	exports.diff_core = diff_core;
	function diff(xs, ys, eq) {
		let [i, N, M] = [
			0,
			xs.length,
			ys.length
		];
		if (typeof eq === "function") {
			while (i < N && i < M && eq(i, i)) i++;
			if (i === N && i === M) return [][Symbol.iterator]();
			while (eq(--N, --M) && N > i && M > i);
		} else {
			while (i < N && i < M && xs[i] === ys[i]) i++;
			if (i === N && i === M) return [][Symbol.iterator]();
			while (xs[--N] === ys[--M] && N > i && M > i);
			eq = (i, j) => xs[i] === ys[j];
		}
		return diff_core(i, N + 1 - i, i, M + 1 - i, eq);
	}
	exports.diff = diff;
	var LCSGen = class {
		constructor(diff, N) {
			this.diff = diff;
			this.N = N;
			this.i = 0;
			this.j = 0;
		}
		[Symbol.iterator]() {
			return this;
		}
		next() {
			const rec = this.diff.next();
			if (rec.done) {
				const { i, j, N } = this;
				if (i < N) {
					rec.done = false;
					rec.value = [
						i,
						j,
						N - i
					];
					this.i = N;
				}
				return rec;
			}
			const v = rec.value;
			const sx = v[0];
			const ex = v[1];
			const ey = v[3];
			const { i, j } = this;
			if (i !== sx) {
				v.length--;
				v[0] = i;
				v[1] = j;
				v[2] = sx - i;
			}
			this.i = ex;
			this.j = ey;
			return rec;
		}
	};
	function lcs(xs, ys, eq) {
		return new LCSGen(diff(xs, ys, eq), xs.length);
	}
	exports.lcs = lcs;
	function* calcPatch(xs, ys, eq) {
		const slice = ArrayBuffer.isView(xs) ? Uint8Array.prototype.subarray : xs.slice;
		for (const v of diff(xs, ys, eq)) {
			v[2] = slice.call(ys, v[2], v[3]);
			yield v;
		}
	}
	exports.calcPatch = calcPatch;
	function* applyPatch(xs, patch) {
		let i = 0;
		const slice = ArrayBuffer.isView(xs) ? Uint8Array.prototype.subarray : xs.slice;
		for (const [dels, dele, ins] of patch) {
			if (i < dels) yield slice.call(xs, i, dels);
			if (ins.length > 0) yield ins;
			i = dele;
		}
		if (i < xs.length) yield slice.call(xs, i);
	}
	exports.applyPatch = applyPatch;
	function* calcSlices(xs, ys, eq) {
		let i = 0;
		const slice = ArrayBuffer.isView(xs) ? Uint8Array.prototype.subarray : xs.slice;
		for (const [dels, dele, inss, inse] of diff(xs, ys, eq)) {
			if (i < dels) yield [0, slice.call(xs, i, dels)];
			if (dels < dele) yield [-1, slice.call(xs, dels, dele)];
			if (inss < inse) yield [1, slice.call(ys, inss, inse)];
			i = dele;
		}
		if (i < xs.length) yield [0, xs.slice(i)];
	}
	exports.calcSlices = calcSlices;
}));

// src/diff/sequence.ts
var import_bin = require_bin();
/** Comparisons before two sequences count as too different: a tenth of a second or so. */
const effort = 1e7;
/**
* The smallest set of differences between two sequences of strings (Myers), in order. Sequences too different
* to be compared within `limit` comparisons differ in one piece, from their first to their last difference.
*/
function differences(before, after, limit = effort) {
	const [left, right] = intern(before, after);
	let comparisons = 0;
	const equal = (i, j) => {
		if (++comparisons > limit) throw tooDifferent;
		return left[i] === right[j];
	};
	try {
		return [...(0, import_bin.diff)(left, right, equal)].map(([beforeStart, beforeEnd, afterStart, afterEnd]) => ({
			beforeStart,
			beforeEnd,
			afterStart,
			afterEnd
		}));
	} catch (error) {
		if (error !== tooDifferent) throw error;
		return [wholeDifference(left, right)];
	}
}
/** The library has no bound of its own: this leaves it from inside its comparisons. */
const tooDifferent = /* @__PURE__ */ new Error("too different");
/** Numbers compare faster than lines. */
function intern(before, after) {
	const numbers = /* @__PURE__ */ new Map();
	const numberOf = (text) => {
		const known = numbers.get(text);
		if (known !== void 0) return known;
		numbers.set(text, numbers.size);
		return numbers.size - 1;
	};
	return [Int32Array.from(before, numberOf), Int32Array.from(after, numberOf)];
}
function wholeDifference(left, right) {
	const shorter = Math.min(left.length, right.length);
	let front = 0;
	while (front < shorter && left[front] === right[front]) front++;
	let back = 0;
	while (back < shorter - front && left[left.length - 1 - back] === right[right.length - 1 - back]) back++;
	return {
		beforeStart: front,
		beforeEnd: left.length - back,
		afterStart: front,
		afterEnd: right.length - back
	};
}

// src/diff/similar.ts
/** Above this many candidate pairs items are paired by their index: the table would cost more than it tells. */
const largestTable = 2500;
/** Pairs items of two lists in order, so that the pairs have as much in common as possible. */
function alignSimilar(before, after) {
	if (before.length * after.length > largestTable) return alignByIndex(before, after);
	const left = before.map(traits);
	const right = after.map(traits);
	return walkBack(left, right, bestScores(left, right));
}
/** A common value weighs more than a common key, as often as this. */
const valueWeight = 4;
function traits(item) {
	const found = /* @__PURE__ */ new Set();
	if (isMap(item)) collect(item, "", found);
	return found;
}
function collect(value, path, found) {
	if (isMap(value)) for (const [key, inner] of Object.entries(value)) collect(inner, `${path}.${key}`, found);
	else if (Array.isArray(value)) for (const inner of value) collect(inner, `${path}[]`, found);
	else {
		found.add(path);
		found.add(`${path}=${String(value)}`);
	}
}
function similarity(left, right) {
	let score = 0;
	for (const trait of left) if (right.has(trait)) score += trait.includes("=") ? valueWeight : 1;
	return score;
}
/** `scores[i][j]`: the best sum for the items from `i` and from `j` on. */
function bestScores(left, right) {
	const scores = Array.from({ length: left.length + 1 }, () => Array(right.length + 1).fill(0));
	for (let i = left.length - 1; i >= 0; i--) for (let j = right.length - 1; j >= 0; j--) {
		const together = similarity(left[i], right[j]) + scores[i + 1][j + 1];
		scores[i][j] = Math.max(together, scores[i + 1][j], scores[i][j + 1]);
	}
	return scores;
}
function walkBack(left, right, scores) {
	const pairs = [];
	let before = 0;
	let after = 0;
	while (before < left.length || after < right.length) {
		const best = scores[before]?.[after] ?? 0;
		if (after >= right.length || best === scores[before + 1]?.[after]) pairs.push({ before: before++ });
		else if (before >= left.length || best === scores[before]?.[after + 1]) pairs.push({ after: after++ });
		else pairs.push({
			before: before++,
			after: after++
		});
	}
	return pairs;
}
function alignByIndex(before, after) {
	return Array.from({ length: Math.max(before.length, after.length) }, (_, index) => ({
		...index < before.length ? { before: index } : {},
		...index < after.length ? { after: index } : {}
	}));
}

// src/diff/lists.ts
/**
* Pairs the items of two lists, in the order of `after` with removed ones where they stood: items with keys by
* their keys, scalars by value, others so that as much as possible stays as it was.
*/
function pairItems(before, after) {
	return pairByKey(before, after) ?? pairByContent(before, after);
}
/** True if some items that both lists have changed places. */
function isReordered(pairs) {
	const kept = pairs.filter((pair) => pair.after !== void 0).flatMap((pair) => pair.before ?? []);
	return kept.some((index, position) => index < (kept[position - 1] ?? 0));
}
/**
* What tells items apart: the list-map keys of Kubernetes (`x-kubernetes-list-map-keys`) and their like in Istio.
* The first that every item has, and that is unique in both lists, is taken.
*/
const listKeys = [
	["name"],
	["number"],
	["port.number"],
	["port.name"],
	["containerPort", "protocol"],
	["port", "protocol"],
	["host"],
	[
		"destination.host",
		"destination.subset",
		"destination.port.number"
	],
	["key"],
	["mountPath"],
	["devicePath"],
	["ip"],
	["uid"],
	["type"],
	["address"],
	["topologyKey", "whenUnsatisfiable"]
];
function pairByKey(before, after) {
	for (const key of listKeys) {
		const left = indexByKey(before, key);
		const right = left && indexByKey(after, key);
		if (left && right) return mergeKeyed(left, right);
	}
}
/** Key to index; `undefined` if some item has no such key, or two items have the same. */
function indexByKey(items, key) {
	const indexes = /* @__PURE__ */ new Map();
	for (const [index, item] of items.entries()) {
		const values = key.map((path) => path.split(".").reduce(child, item));
		if (values[0] === void 0 || values[0] === "" || values.some((value) => typeof value === "object")) return;
		indexes.set(canonical(values), index);
	}
	return indexes.size === items.length ? indexes : void 0;
}
function mergeKeyed(before, after) {
	const pairs = [...after].map(([key, index]) => {
		const other = before.get(key);
		return other === void 0 ? { after: index } : {
			before: other,
			after: index
		};
	});
	const removed = [...before].filter(([key]) => !after.has(key)).map(([, index]) => index);
	return removed.length === 0 ? pairs : withRemoved(pairs, removed);
}
/** Puts each removed item behind the one that stood before it. */
function withRemoved(pairs, removed) {
	const follow = /* @__PURE__ */ new Map();
	const gone = new Set(removed);
	for (const index of removed) {
		let anchor = index - 1;
		while (gone.has(anchor)) anchor--;
		follow.set(anchor, [...follow.get(anchor) ?? [], { before: index }]);
	}
	const rest = pairs.flatMap((pair) => [pair, ...follow.get(pair.before ?? NaN) ?? []]);
	return [...follow.get(-1) ?? [], ...rest];
}
function pairByContent(before, after) {
	const pairs = [];
	let left = 0;
	let right = 0;
	for (const gap of differences(before.map(canonical), after.map(canonical))) {
		while (left < gap.beforeStart) pairs.push({
			before: left++,
			after: right++
		});
		const removed = before.slice(gap.beforeStart, gap.beforeEnd);
		const added = after.slice(gap.afterStart, gap.afterEnd);
		pairs.push(...shift(pairGap(removed, added), gap.beforeStart, gap.afterStart));
		left = gap.beforeEnd;
		right = gap.afterEnd;
	}
	while (left < before.length) pairs.push({
		before: left++,
		after: right++
	});
	return pairs;
}
function pairGap(removed, added) {
	if (removed.length > 0 && added.length > 0 && removed.some(isMap)) return alignSimilar(removed, added);
	return [...removed.map((_, before) => ({ before })), ...added.map((_, after) => ({ after }))];
}
function shift(pairs, before, after) {
	return pairs.map((pair) => ({
		...pair.before === void 0 ? {} : { before: pair.before + before },
		...pair.after === void 0 ? {} : { after: pair.after + after }
	}));
}

// src/diff/fields.ts
/**
* The fields in which two objects differ, each at the highest place that is wholly new or gone, in the order of
* the object. Indexes in paths are those of `after`, for something removed those of `before`. A list whose items
* changed places is a field of its own. The path of a whole object is `''`.
*/
function fieldChanges(before, after) {
	const found = [];
	compare$1([], before, after, found);
	return found;
}
function compare$1(trail, before, after, found) {
	if (equalData(before, after)) return;
	if (isMap(before) && isMap(after)) compareMaps(trail, before, after, found);
	else if (Array.isArray(before) && Array.isArray(after)) compareLists(trail, before, after, found);
	else found.push(change(trail, before, after));
}
function compareMaps(trail, before, after, found) {
	for (const key of /* @__PURE__ */ new Set([...Object.keys(before), ...Object.keys(after)])) compare$1([...trail, key], child(before, key), child(after, key), found);
}
function compareLists(trail, before, after, found) {
	if (isShuffled(before, after)) return void found.push(change(trail, before, after));
	const pairs = pairItems(before, after);
	if (isReordered(pairs)) found.push(change(trail, before, after));
	for (const pair of pairs) {
		const left = pair.before === void 0 ? void 0 : before[pair.before];
		const right = pair.after === void 0 ? void 0 : after[pair.after];
		compare$1([...trail, pair.after ?? pair.before ?? 0], left, right, found);
	}
}
/** The same scalars in another order. */
function isShuffled(before, after) {
	if (before.length !== after.length || [...before, ...after].some((item) => typeof item === "object")) return false;
	const left = before.map(String).toSorted();
	return after.map(String).toSorted().every((item, index) => item === left[index]);
}
function change(trail, before, after) {
	return {
		path: pathText(trail),
		...before === void 0 ? {} : { before: toJson(before) },
		...after === void 0 ? {} : { after: toJson(after) }
	};
}
/** YAML knows numbers that JSON does not: they stand as text. */
function toJson(value) {
	if (Array.isArray(value)) return value.map(toJson);
	if (isMap(value)) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toJson(inner)]));
	return typeof value === "bigint" || typeof value === "number" && !Number.isFinite(value) ? String(value) : value;
}

// src/diff/mask.ts
/** Holds the whole object as it was last applied, values of a Secret included. */
const lastApplied = "kubectl.kubernetes.io/last-applied-configuration";
/**
* An object without what must not be shown: the values of a Secret, and the last-applied annotation of any object.
* Each is replaced by `<masked 8hex>`, a hash of the value and its place under `key`: with a random key for each
* run, a change shows, and neither the value nor its likeness to another one does.
*/
function maskSecrets(data, key) {
	if (!isMap(data)) return data;
	const hidden = hideAnnotation(data, key);
	return data["kind"] === "Secret" ? hideValues(hidden, key) : hidden;
}
function hideAnnotation(data, key) {
	const metadata = child(data, "metadata");
	const annotations = child(metadata, "annotations");
	if (!isMap(metadata) || !isMap(annotations) || !Object.hasOwn(annotations, lastApplied)) return data;
	const masked = {
		...annotations,
		[lastApplied]: mask$1(annotations[lastApplied], placeIn(data, lastApplied), key)
	};
	return {
		...data,
		metadata: {
			...metadata,
			annotations: masked
		}
	};
}
function hideValues(data, key) {
	const entries = Object.entries(data).map(([field, value]) => {
		if (field !== "data" && field !== "stringData") return [field, value];
		return [field, maskEach(value, placeIn(data, field), key)];
	});
	return Object.fromEntries(entries);
}
function maskEach(value, place, key) {
	if (value === null) return value;
	if (!isMap(value)) return mask$1(value, place, key);
	const entries = Object.entries(value).map(([name, inner]) => [name, mask$1(inner, `${place}\0${name}`, key)]);
	return Object.fromEntries(entries);
}
/** The place is hashed too, so that two Secrets with the same value do not look alike. */
function placeIn(data, field) {
	const metadata = child(data, "metadata");
	return [
		data["kind"],
		child(metadata, "namespace"),
		child(metadata, "name"),
		field
	].map(String).join("\0");
}
function mask$1(value, place, key) {
	const text = typeof value === "string" ? value : JSON.stringify(value, (_, inner) => printable(inner));
	return `<masked ${createHmac("sha256", key).update(`${place}\0${text}`).digest("hex").slice(0, 8)}>`;
}
function printable(value) {
	return typeof value === "bigint" ? String(value) : value;
}

// src/diff/merge.ts
/** Joins what is the same in several environments of one release; it stands where the first of them stood. */
function mergeEnvironments(changes) {
	return [...groupBy(changes, sameness$2).values()].map((same) => {
		const { release: _release, environment: _environment, ...first } = same[0];
		return {
			...first,
			environments: [...new Set(same.flatMap(({ environment }) => environment ?? []))]
		};
	});
}
function sameness$2({ release, target, type, object, fields, diff }) {
	return JSON.stringify([
		release ?? ["target", target],
		type,
		object,
		fields,
		diff
	]);
}

// src/diff/align.ts
/** `before` with its keys in the order they have in `after`, so that only what changed shows in a diff. */
function alignKeys(before, after) {
	if (Array.isArray(before) && Array.isArray(after)) return alignItems(before, after);
	if (isMap(before) && isMap(after)) return alignMap(before, after);
	return before;
}
function alignItems(before, after) {
	const partners = new Map(pairItems(before, after).map((pair) => [pair.before, pair.after]));
	return before.map((item, index) => alignKeys(item, after[partners.get(index) ?? -1]));
}
function alignMap(before, after) {
	const keys = orderLike(Object.keys(before), Object.keys(after));
	return Object.fromEntries(keys.map((key) => [key, alignKeys(before[key], child(after, key))]));
}
/** Shared keys in the order of `after`; each other one behind the key that it followed. */
function orderLike(before, after) {
	const own = new Set(before);
	const shared = after.filter((key) => own.has(key));
	if (shared.length === before.length) return shared;
	const known = new Set(shared);
	const followers = /* @__PURE__ */ new Map();
	let leader;
	for (const key of before) if (known.has(key)) leader = key;
	else followers.set(leader, [...followers.get(leader) ?? [], key]);
	return [...followers.get(void 0) ?? [], ...shared.flatMap((key) => [key, ...followers.get(key) ?? []])];
}

// src/diff/text.ts
/**
* Unified text of the change of one object, without a file header; `undefined` stands for no object. Both sides
* are printed alike, so that comments, quotes and the order of keys make no difference. After `@@` stands the way
* down to the first line shown.
*/
function unifiedDiff(before, after) {
	return unified(printLines(alignKeys(before, after)), printLines(after));
}
/** Lines kept around a change, as diff and git do by default. */
const context = 3;
/** As YAML 1.1, which quotes what Kubernetes would otherwise read as a boolean: `"yes"`, `"on"`. */
function printLines(data) {
	if (data === void 0) return [];
	return (0, import_dist.stringify)(data, {
		version: "1.1",
		lineWidth: 0,
		aliasDuplicateObjects: false
	}).replace(/\n$/, "").split("\n");
}
function unified(before, after) {
	return hunks(differences(before, after)).map((hunk) => printHunk(before, after, hunk)).join("");
}
/** Differences so near to each other that their context touches. */
function hunks(found) {
	const groups = [];
	for (const difference of found) {
		const last = groups.at(-1)?.at(-1);
		if (last && difference.beforeStart - last.beforeEnd <= 6) groups.at(-1).push(difference);
		else groups.push([difference]);
	}
	return groups;
}
function printHunk(before, after, hunk) {
	const first = hunk[0];
	const last = hunk.at(-1);
	const lead = Math.min(context, first.beforeStart, first.afterStart);
	const trail = Math.min(context, before.length - last.beforeEnd);
	const left = [first.beforeStart - lead, last.beforeEnd + trail];
	const right = [first.afterStart - lead, last.afterEnd + trail];
	const way = left[1] > left[0] ? wayTo(before, left[0]) : "";
	return `${[`@@ -${range$1(...left)} +${range$1(...right)} @@${way === "" ? "" : ` ${way}`}`, ...hunkLines(before, after, hunk, left)].join("\n")}\n`;
}
/** Start and length; where nothing is left, the line before it, as diff has it. */
function range$1(start, end) {
	return `${end > start ? start + 1 : start},${end - start}`;
}
function hunkLines(before, after, hunk, [start, end]) {
	const lines = [];
	let at = start;
	for (const { beforeStart, beforeEnd, afterStart, afterEnd } of hunk) {
		lines.push(...before.slice(at, beforeStart).map((line) => ` ${line}`));
		lines.push(...before.slice(beforeStart, beforeEnd).map((line) => `-${line}`));
		lines.push(...after.slice(afterStart, afterEnd).map((line) => `+${line}`));
		at = beforeEnd;
	}
	return [...lines, ...before.slice(at, end).map((line) => ` ${line}`)];
}
/** The keys around a line that stand above it: `spec.http`; `''` at the top. */
function wayTo(lines, index) {
	const keys = [];
	let depth = indent(lines[index] ?? "");
	for (let at = index - 1; at >= 0 && depth > 0; at--) {
		const match = /^((?:\s*- )*\s*)([^\s:"'#-][^:]*):/.exec(lines[at]);
		if (!match || match[1].length >= depth) continue;
		keys.unshift(match[2]);
		depth = indent(lines[at]);
	}
	return keys.join(".");
}
function indent(line) {
	return line.length - line.trimStart().length;
}

// src/diff/objects.ts
/**
* The objects that differ between base and head, in the order of head's targets, targets that are gone last.
* Objects are the same if target, API group, kind, namespace and name are. Secret values are masked under
* `maskKey` before anything is compared. A target that one side could not render belongs into neither list:
* its objects would seem to be added or removed.
*/
function diffObjects(base, head, maskKey) {
	const bases = new Map(base.map((target) => [target.id, target]));
	const heads = new Set(head.map((target) => target.id));
	return mergeEnvironments([...head.flatMap((target) => targetChanges(target, bases.get(target.id)?.manifests ?? [], target.manifests, maskKey)), ...base.filter((target) => !heads.has(target.id)).flatMap((target) => targetChanges(target, target.manifests, [], maskKey))]);
}
function targetChanges(target, base, head, maskKey) {
	if (base === head) return [];
	return pairManifests(base, head).flatMap(({ before, after }) => objectChange(target.id, before, after, maskKey) ?? []).map((change) => ({
		...change,
		release: target.release,
		environment: target.environment
	}));
}
/** In the order of head, removed ones last. The nth object of a name is paired with the nth. */
function pairManifests(base, head) {
	const waiting = groupBy(base, identity);
	return [...head.map((after) => ({
		before: waiting.get(identity(after))?.shift(),
		after
	})), ...[...waiting.values()].flat().map((before) => ({
		before,
		after: void 0
	}))];
}
function identity(manifest) {
	return [
		groupOf(manifest),
		manifest.kind,
		manifest.namespace,
		manifest.name
	].join("\0");
}
function objectChange(target, before, after, maskKey) {
	const manifest = after ?? before;
	if (!manifest || before === after) return void 0;
	const left = before && maskSecrets(before.root.data, maskKey);
	const right = after && maskSecrets(after.root.data, maskKey);
	if (equalData(left, right)) return void 0;
	return {
		type: !before ? "added" : !after ? "removed" : "changed",
		object: objectRef(manifest),
		target,
		fields: fieldChanges(left, right),
		diff: unifiedDiff(left, right)
	};
}

// src/discover/scope.ts
/** Throws `UsageError` for a path that the tree does not hold: a typing mistake must not look like success. */
function checkPaths(tree, paths) {
	const lost = paths.find((path) => !holds$1(tree, path));
	if (lost !== void 0) throw new UsageError(`no file or folder \`${lost}\``);
}
/**
* The targets that are asked for. Paths name those in a folder, those whose chart or file it is, and those that use
* a values file; no paths name everything, and so do no environments.
*/
function inScope(targets, { paths, environments }) {
	const everywhere = paths.length === 0;
	return targets.filter((target) => everywhere || paths.some((path) => touches(target, path))).filter(({ environment }) => environments.length === 0 || environment !== null && environments.includes(environment));
}
/** Throws `UsageError` for an environment that neither side has, since looking at nothing must not look like success. */
function checkEnvironments(known, wanted) {
	const lost = wanted.find((environment) => !known.includes(environment));
	if (lost === void 0) return;
	const names = [...new Set(known)].filter((name) => name !== null).toSorted();
	const others = names.length > 0 ? `there are ${names.map((name) => `\`${name}\``).join(", ")}` : "there is none";
	throw new UsageError(`no target has the environment \`${lost}\`; ${others}`);
}
function touches(target, path) {
	const files = target.kind === "manifests" ? target.files : target.values;
	return [target.path, ...files].some((file) => isInside(file, path)) || isOwn(target, path);
}
/** A file or folder of the target's own chart. */
function isOwn(target, path) {
	return target.kind === "helm" && isInside(path, target.path);
}

// src/discover/root.ts
/** The first document of a file, links followed; `null` where there is none, or none that can be read. */
function rootOf(reader, path) {
	const root = reader.documents(resolveLinks(reader.tree, path) ?? path)[0]?.root;
	return root ? Node.of(root) : null;
}

// src/discover/charts.ts
/**
* The charts of a tree that are not packed into another one's `charts/`, sorted by path. One whose Chart.yaml the
* tree does not hand out is a chart all the same, and cannot be rendered.
*/
function findCharts(reader) {
	const { files, refused } = reader.tree;
	const folders = (refused.length > 0 ? [...files, ...refused.map(({ file }) => file)].toSorted() : files).filter((path) => baseName(path) === "Chart.yaml").map(folderOf$1);
	const known = new Set(folders);
	return folders.filter((folder) => !isVendored(folder, known)).map((folder) => readChart(reader, folder));
}
/**
* The charts that are released on their own: no libraries, and nothing that another chart in sight only depends on.
* Whoever names the folder of such a chart wants to see it by itself.
*/
function releasedCharts(charts, paths) {
	const inSight = charts.filter(({ path }) => overlaps(path, paths));
	const used = new Set(inSight.flatMap((chart) => chart.uses));
	return charts.filter((chart) => !chart.library && !used.has(chart.path));
}
function overlaps(chart, paths) {
	return paths.length === 0 || paths.some((path) => isInside(chart, path) || isInside(path, chart));
}
/** True for a folder below the `charts/` of another chart. */
function isVendored(folder, charts) {
	const parts = folder.split("/");
	return parts.slice(0, -1).some((part, index) => part === "charts" && charts.has(parts.slice(0, index).join("/")));
}
function readChart(reader, path) {
	const chart = rootOf(reader, joinPath(path, "Chart.yaml"));
	const listing = [chart, rootOf(reader, joinPath(path, "requirements.yaml"))];
	return {
		path,
		name: chart?.get("name").text || baseName(path) || "chart",
		library: chart?.get("type").text === "library",
		uses: listing.flatMap((file) => fileDependencies(reader.tree, path, file?.items("dependencies") ?? []))
	};
}
function fileDependencies(tree, path, dependencies) {
	return dependencies.map((dependency) => dependency.get("repository").text).filter((repository) => repository.startsWith("file://")).map((repository) => joinPath(path, repository.slice(7))).map((folder) => resolveLinks(tree, folder) ?? folder);
}

// node_modules/balanced-match/dist/esm/index.js
const range = (a, b, str) => {
	let begs, beg, left, right = void 0, result;
	let ai = str.indexOf(a);
	let bi = str.indexOf(b, ai + 1);
	let i = ai;
	if (ai >= 0 && bi > 0) {
		if (a === b) return [ai, bi];
		begs = [];
		left = str.length;
		while (i >= 0 && !result) {
			if (i === ai) {
				begs.push(i);
				ai = str.indexOf(a, i + 1);
			} else if (begs.length === 1) {
				const r = begs.pop();
				if (r !== void 0) result = [r, bi];
			} else {
				beg = begs.pop();
				if (beg !== void 0 && beg < left) {
					left = beg;
					right = bi;
				}
				bi = str.indexOf(b, i + 1);
			}
			i = ai < bi && ai >= 0 ? ai : bi;
		}
		if (begs.length && right !== void 0) result = [left, right];
	}
	return result;
};

// node_modules/brace-expansion/dist/esm/index.js
const escSlash = "\0SLASH" + Math.random().toFixed(16) + "\0";
const escOpen = "\0OPEN" + Math.random().toFixed(16) + "\0";
const escClose = "\0CLOSE" + Math.random().toFixed(16) + "\0";
const escComma = "\0COMMA" + Math.random().toFixed(16) + "\0";
const escPeriod = "\0PERIOD" + Math.random().toFixed(16) + "\0";
const escSlashPattern = new RegExp(escSlash, "g");
const escOpenPattern = new RegExp(escOpen, "g");
const escClosePattern = new RegExp(escClose, "g");
const escCommaPattern = new RegExp(escComma, "g");
const escPeriodPattern = new RegExp(escPeriod, "g");
const slashPattern = /\\\\/g;
const openPattern = /\\{/g;
const closePattern = /\\}/g;
const commaPattern = /\\,/g;
const periodPattern = /\\\./g;
const EXPANSION_MAX = 1e5;
const EXPANSION_MAX_LENGTH = 4e6;
const EXPANSION_MAX_DEPTH = 1e3;
const EXPANSION_MAX_REWRITES = 1e3;
const EXPANSION_MAX_STEPS = 2e7;
const CALL_STEPS = 16;
function numeric(str) {
	return !isNaN(str) ? parseInt(str, 10) : str.charCodeAt(0);
}
function escapeBraces(str) {
	return str.replace(slashPattern, escSlash).replace(openPattern, escOpen).replace(closePattern, escClose).replace(commaPattern, escComma).replace(periodPattern, escPeriod);
}
function unescapeBraces(str) {
	return str.replace(escSlashPattern, "\\").replace(escOpenPattern, "{").replace(escClosePattern, "}").replace(escCommaPattern, ",").replace(escPeriodPattern, ".");
}
function pushAll(target, items) {
	for (let i = 0; i < items.length; i++) target.push(items[i]);
}
function balancedWithBudget(str, masked, budget) {
	if (budget.remaining < 0) return;
	const r = range("{", "}", masked);
	const unmatched = r !== void 0 && masked.indexOf("{") < r[0];
	budget.remaining -= r && !unmatched ? r[1] + 1 : str.length;
	if (!r || budget.remaining < 0) return;
	return {
		end: r[1],
		pre: str.slice(0, r[0]),
		body: str.slice(r[0] + 1, r[1]),
		post: str.slice(r[1] + 1),
		unmatched
	};
}
function maskUnmatchedOpens(masked, budget) {
	budget.remaining -= masked.length;
	const open = [];
	for (let i = 0; i < masked.length; i++) {
		const c = masked.charCodeAt(i);
		if (c === 123) open.push(i);
		else if (c === 125 && open.length) open.pop();
	}
	let out = "";
	let last = 0;
	for (let i = 0; i < open.length; i++) {
		const at = open[i];
		out += masked.slice(last, at) + "\0";
		last = at + 1;
	}
	return out + masked.slice(last);
}
function commaSetFollows(str, budget) {
	budget.remaining -= str.length;
	if (budget.remaining < 0) return false;
	let close = false;
	for (let i = str.length - 1; i >= 0; i--) {
		const c = str.charCodeAt(i);
		if (c === 125) close = true;
		else if (c === 10 || c === 13 || c === 8232 || c === 8233) close = false;
		else if (c === 44 && close && str.charCodeAt(i + 1) !== 44) return true;
	}
	return false;
}
/**
* Basically just str.split(","), but handling cases
* where we have nested braced sections, which should be
* treated as individual members, like {a,{b,c},d}
*
* Returns `undefined` if the step budget runs out before the whole set is
* split, since splitting what is left on every comma would tear apart the
* nested sets it still holds.
*/
function parseCommaParts(str, budget) {
	const parts = [];
	let carry = "";
	for (;;) {
		const m = balancedWithBudget(str, str, budget);
		if (budget.remaining < 0) return;
		if (!m) {
			const tail = str.split(",");
			tail[0] = carry + tail[0];
			pushAll(parts, tail);
			return parts;
		}
		const { pre, body, post } = m;
		const p = pre.split(",");
		p[0] = carry + p[0];
		p[p.length - 1] += "{" + body + "}";
		if (!post.length) {
			pushAll(parts, p);
			return parts;
		}
		carry = p.pop();
		pushAll(parts, p);
		str = post;
	}
}
function bound(value, fallback) {
	return value === void 0 || isNaN(value) ? fallback : value;
}
function expand(str, options = {}) {
	if (!str) return [];
	const max = bound(options.max, EXPANSION_MAX);
	const maxLength = bound(options.maxLength, EXPANSION_MAX_LENGTH);
	const maxDepth = bound(options.maxDepth, EXPANSION_MAX_DEPTH);
	const maxRewrites = bound(options.maxRewrites, EXPANSION_MAX_REWRITES);
	const maxSteps = bound(options.maxSteps, EXPANSION_MAX_STEPS);
	if (str.slice(0, 2) === "{}") str = "\\{\\}" + str.slice(2);
	return expand_(escapeBraces(str), max, maxLength, maxDepth, 0, maxRewrites, { remaining: maxSteps }, true).map(unescapeBraces);
}
function embrace(str) {
	return "{" + str + "}";
}
function isPadded(el) {
	return /^-?0\d/.test(el);
}
function lte(i, y) {
	return i <= y;
}
function gte(i, y) {
	return i >= y;
}
function combine(acc, pre, values, max, maxLength, dropEmpties, budget) {
	const out = [];
	let length = 0;
	let nonEmpty;
	outer: for (let a = 0; a < acc.length; a++) {
		const prefix = acc[a] + pre;
		let vs = values;
		if (dropEmpties && !prefix) {
			if (!nonEmpty) nonEmpty = values.filter((v) => v);
			vs = nonEmpty;
		}
		for (let v = 0; v < vs.length; v++) {
			if (out.length >= max) break outer;
			const expansion = prefix + vs[v];
			if (length + expansion.length > maxLength) break outer;
			out.push(expansion);
			length += expansion.length;
		}
	}
	budget.remaining -= out.length;
	return out;
}
function expandSequence(body, isAlphaSequence, max, maxLength, budget) {
	const n = body.split(/\.\./);
	const N = [];
	/* c8 ignore start */
	if (n[0] === void 0 || n[1] === void 0) return N;
	/* c8 ignore stop */
	const x = numeric(n[0]);
	const y = numeric(n[1]);
	const width = Math.max(n[0].length, n[1].length);
	let incr = n.length === 3 && n[2] !== void 0 ? Math.max(Math.abs(numeric(n[2])), 1) : 1;
	let test = lte;
	if (y < x) {
		incr *= -1;
		test = gte;
	}
	const pad = n.some(isPadded);
	const cost = pad ? width : 1;
	let length = 0;
	for (let i = x; test(i, y) && N.length < max; i += incr) {
		budget.remaining -= cost;
		if (budget.remaining < 0) return;
		let c;
		if (isAlphaSequence) {
			c = String.fromCharCode(i);
			if (c === "\\") c = "";
		} else {
			c = String(i);
			if (pad) {
				const need = width - c.length;
				if (need > 0) {
					const z = new Array(need + 1).join("0");
					if (i < 0) c = "-" + z + c.slice(1);
					else c = z + c;
				}
			}
		}
		if (length + c.length > maxLength) break;
		N.push(c);
		length += c.length;
	}
	return N;
}
function expand_(str, max, maxLength, maxDepth, depth, maxRewrites, budget, isTop) {
	budget.remaining -= CALL_STEPS;
	if (depth > maxDepth) return [str];
	let acc = [""];
	let rewrites = 0;
	let dropEmpties = false;
	let firstGroup = true;
	let masked = str;
	for (;;) {
		const m = balancedWithBudget(str, masked, budget);
		if (!m) return combine(acc, str, [""], max, maxLength, dropEmpties, budget);
		if (m.unmatched) masked = maskUnmatchedOpens(masked, budget);
		const pre = m.pre;
		const literal = () => combine(acc, pre + "{" + m.body + "}" + m.post, [""], max, maxLength, dropEmpties, budget);
		if (/\$$/.test(pre)) {
			acc = combine(acc, pre + "{" + m.body + "}", [""], max, maxLength, dropEmpties && !m.post.length, budget);
			firstGroup = false;
			if (!m.post.length) break;
			str = m.post;
			masked = masked.slice(m.end + 1);
			continue;
		}
		const isNumericSequence = /^-?\d+\.\.-?\d+(?:\.\.-?\d+)?$/.test(m.body);
		const isAlphaSequence = /^[a-zA-Z]\.\.[a-zA-Z](?:\.\.-?\d+)?$/.test(m.body);
		const isSequence = isNumericSequence || isAlphaSequence;
		const isOptions = m.body.indexOf(",") >= 0;
		if (!isSequence && !isOptions) {
			if (rewrites < maxRewrites && commaSetFollows(m.post, budget)) {
				rewrites++;
				str = m.pre + "{" + m.body + escClose + m.post;
				masked = masked.slice(0, m.end) + escClose + masked.slice(m.end + 1);
				isTop = true;
				continue;
			}
			return literal();
		}
		if (firstGroup) {
			dropEmpties = isTop && !isSequence;
			firstGroup = false;
		}
		let values;
		if (isSequence) {
			values = expandSequence(m.body, isAlphaSequence, max, maxLength, budget);
			if (!values) return literal();
		} else {
			let n = parseCommaParts(m.body, budget);
			if (!n) return literal();
			if (n.length === 1 && n[0] !== void 0) {
				n = expand_(n[0], max, maxLength, maxDepth, depth + 1, maxRewrites, budget, false).map(embrace);
				if (budget.remaining < 0) return literal();
				/* c8 ignore start */
				if (n.length === 1) {
					const next = combine(acc, pre + n[0], [""], max, maxLength, dropEmpties && !m.post.length, budget);
					if (budget.remaining < 0) return literal();
					acc = next;
					if (!m.post.length) break;
					str = m.post;
					masked = masked.slice(m.end + 1);
					continue;
				}
			}
			let dropsEmpties = dropEmpties && !m.post.length && !pre;
			for (let d = 0; dropsEmpties && d < acc.length; d++) if (acc[d]) dropsEmpties = false;
			values = [];
			let valuesLength = 0;
			outer: for (let j = 0; j < n.length; j++) {
				const expanded = expand_(n[j], max, maxLength, maxDepth, depth + 1, maxRewrites, budget, false);
				if (budget.remaining < 0) return literal();
				for (let k = 0; k < expanded.length; k++) {
					const v = expanded[k];
					if (dropsEmpties && !v) continue;
					if (values.length >= max || valuesLength + v.length > maxLength) break outer;
					values.push(v);
					valuesLength += v.length;
				}
			}
		}
		const next = combine(acc, pre, values, max, maxLength, dropEmpties && !m.post.length, budget);
		if (budget.remaining < 0) return literal();
		acc = next;
		if (!m.post.length) break;
		str = m.post;
		masked = masked.slice(m.end + 1);
	}
	return acc;
}

// node_modules/@isaacs/nonrecursive-glob-match/dist/esm/numeric-range.js
const digit = (a, b) => a === b ? {
	t: "lit",
	ch: String(a)
} : {
	t: "class",
	re: new RegExp(`^[${a}-${b}]$`)
};
const prefix = (d, alts) => alts.map((s) => [digit(d, d), ...s]);
const fixed$1 = (a, b) => {
	if (!a) return [[]];
	let lo = +a[0];
	let hi = +b[0];
	const ra = a.slice(1);
	const rb = b.slice(1);
	if (lo === hi) return prefix(lo, fixed$1(ra, rb));
	const zeros = "0".repeat(ra.length);
	const nines = "9".repeat(ra.length);
	const out = [];
	if (ra !== zeros) out.push(...prefix(lo++, fixed$1(ra, nines)));
	const last = rb === nines ? [] : prefix(hi--, fixed$1(zeros, rb));
	if (lo <= hi) out.push([digit(lo, hi), ...Array.from(ra, () => digit(0, 9))]);
	out.push(...last);
	return out;
};
const nonneg = (a, b, width) => {
	if (width) return fixed$1(String(a).padStart(width, "0"), String(b).padStart(width, "0"));
	const out = [];
	for (let len = String(a).length; len <= String(b).length; len++) {
		const lo = Math.max(a, len === 1 ? 0 : 10 ** (len - 1));
		const hi = Math.min(b, 10 ** len - 1);
		out.push(...fixed$1(String(lo), String(hi)));
	}
	return out;
};
/**
* The strings that the bash brace expansion `{lo..hi}` makes, as
* the alternatives of an `@(...)` extglob. Each one is a sequence of
* digits and digit classes, so there are only a few of them, even for
* a large range.
*
* If either end has a leading zero, such as `{01..10}`, each number
* has leading zeros to make it as long as the longer end, counting a
* `-` sign. So `{-05..3}` makes `-05` to `-01`, then `000` to `003`.
*
* Returns undefined if either end is not a safe integer.
*/
const numericRange = (loStr, hiStr) => {
	let lo = Number(loStr);
	let hi = Number(hiStr);
	if (!Number.isSafeInteger(lo) || !Number.isSafeInteger(hi)) return;
	if (lo > hi) [lo, hi] = [hi, lo];
	const width = /^-?0\d/.test(loStr) || /^-?0\d/.test(hiStr) ? Math.max(loStr.length, hiStr.length) : 0;
	const out = [];
	if (lo < 0) {
		const neg = nonneg(Math.max(-hi, 1), -lo, width && width - 1);
		out.push(...neg.map((s) => [{
			t: "lit",
			ch: "-"
		}, ...s]));
	}
	if (hi >= 0) out.push(...nonneg(Math.max(lo, 0), hi, width));
	return out;
};

// node_modules/@isaacs/nonrecursive-glob-match/dist/esm/parse-class.js
const posixClasses = {
	"[:alnum:]": ["\\p{L}\\p{Nl}\\p{Nd}"],
	"[:alpha:]": ["\\p{L}\\p{Nl}"],
	"[:ascii:]": ["\\x00-\\x7f"],
	"[:blank:]": ["\\p{Zs}\\t"],
	"[:cntrl:]": ["\\p{Cc}"],
	"[:digit:]": ["\\p{Nd}"],
	"[:graph:]": ["\\p{Z}\\p{C}", true],
	"[:lower:]": ["\\p{Ll}"],
	"[:print:]": ["\\p{C}", true],
	"[:punct:]": ["\\p{P}\\p{S}"],
	"[:space:]": ["\\p{Z}\\t\\r\\n\\v\\f"],
	"[:upper:]": ["\\p{Lu}"],
	"[:word:]": ["\\p{L}\\p{Nl}\\p{Nd}\\p{Pc}"],
	"[:xdigit:]": ["A-Fa-f0-9"]
};
const braceEscape = (s) => s.replace(/[[\]\\-]/g, "\\$&");
const noMatch = /$./;
const parseClass = (glob, position, nocase = false, form) => {
	const norm = (c) => {
		const n = form ? c.normalize(form) : c;
		return [...n].length === 1 ? n : c;
	};
	const pos = position;
	/* c8 ignore start */
	if (glob.charAt(pos) !== "[") throw new Error("not in a brace expression");
	/* c8 ignore stop */
	const ranges = [];
	const negs = [];
	let i = pos + 1;
	let sawStart = false;
	let escaping = false;
	let negate = false;
	let endPos = pos;
	let rangeStart = "";
	WHILE: while (i < glob.length) {
		const c = String.fromCodePoint(glob.codePointAt(i));
		if ((c === "!" || c === "^") && i === pos + 1) {
			negate = true;
			i++;
			continue;
		}
		if (c === "]" && sawStart && !escaping) {
			endPos = i + 1;
			break;
		}
		sawStart = true;
		if (c === "\\") {
			if (!escaping) {
				escaping = true;
				i++;
				continue;
			}
		}
		if (c === "[" && !escaping) {
			for (const [cls, [unip, neg]] of Object.entries(posixClasses)) if (glob.startsWith(cls, i)) {
				if (rangeStart) return [noMatch, glob.length - pos];
				i += cls.length;
				if (neg) negs.push(unip);
				else ranges.push(unip);
				continue WHILE;
			}
		}
		escaping = false;
		const n = norm(c);
		if (rangeStart) {
			if (n.codePointAt(0) > rangeStart.codePointAt(0)) ranges.push(braceEscape(rangeStart) + "-" + braceEscape(n));
			else if (n === rangeStart) ranges.push(braceEscape(n));
			rangeStart = "";
			i += c.length;
			continue;
		}
		if (glob.startsWith("-]", i + c.length)) {
			ranges.push(braceEscape(n + "-"));
			i += c.length + 1;
			continue;
		}
		if (glob.startsWith("-", i + c.length)) {
			rangeStart = n;
			i += c.length + 1;
			continue;
		}
		ranges.push(braceEscape(n));
		i += c.length;
	}
	if (endPos < i) return [noMatch, 0];
	if (!ranges.length && !negs.length) return [noMatch, glob.length - pos];
	const sranges = "[" + (negate ? "^" : "") + ranges.join("") + "]";
	const snegs = "[" + (negate ? "" : "^") + negs.join("") + "]";
	const comb = "^" + (ranges.length && negs.length ? "(" + sranges + "|" + snegs + ")" : ranges.length ? sranges : snegs);
	return [new RegExp(comb, nocase ? "iu" : "u"), endPos - pos];
};

// node_modules/@isaacs/nonrecursive-glob-match/dist/esm/index.js
const MATCH = {
	t: "match",
	id: 0
};
const extTypes = "!?+*@";
const lit = (ch) => ({
	t: "lit",
	ch
});
const reEscape = (s) => s.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
const newFoldRe = (s) => new RegExp(`^${reEscape(s)}$`, "iu");
const foldCache = /* @__PURE__ */ new Map();
const foldRe = (ch) => {
	let re = foldCache.get(ch);
	if (!re) {
		re = newFoldRe(ch);
		if (foldCache.size >= 1e3) foldCache.clear();
		foldCache.set(ch, re);
	}
	return re;
};
const litMatch = (l, c) => {
	if (c === l.ch) return true;
	if (!l.re) return false;
	const code = c.charCodeAt(0);
	if (code >= 128) return l.re.test(c);
	const ascii = l.ascii ??= /* @__PURE__ */ new Uint8Array(128);
	ascii[code] ||= l.re.test(c) ? 1 : 2;
	return ascii[code] === 1;
};
const tokenize = (p, nocase, noext, form, mark) => {
	const toks = [];
	for (let i = 0; i < p.length;) {
		const c = String.fromCodePoint(p.codePointAt(i));
		if (mark) {
			const m = c === "\\" && p.startsWith(mark, i + 1) ? 1 : 0;
			if (m || c === mark) {
				const start = i + m + mark.length;
				const end = p.indexOf(mark, start);
				const r = /^(-?\d+)\.\.(-?\d+)$/.exec(p.slice(start, end));
				const alts = end !== -1 && r && numericRange(r[1], r[2]);
				if (alts) {
					toks.push({
						t: "ext",
						type: "@",
						alts
					});
					i = end + mark.length;
					continue;
				}
			}
		}
		if (c === "\\") {
			const e = p.codePointAt(i + 1);
			const ch = e === void 0 ? c : String.fromCodePoint(e);
			toks.push(lit(ch));
			i += 1 + ch.length;
			continue;
		}
		if (c === "[") {
			const [re, consumed] = parseClass(p, i, nocase, form);
			if (consumed) {
				toks.push({
					t: "class",
					re
				});
				i += consumed;
				continue;
			}
		}
		if (!noext && extTypes.includes(c) && p[i + 1] === "(") {
			toks.push({
				t: "open",
				type: c
			});
			i += 2;
			continue;
		}
		toks.push(!noext && c === "|" ? { t: "bar" } : !noext && c === ")" ? { t: "close" } : c === "*" ? { t: "star" } : c === "?" ? { t: "any" } : lit(c));
		i += c.length;
	}
	return toks;
};
const pair = (toks) => {
	const pairs = /* @__PURE__ */ new Map();
	const stack = [];
	toks.forEach((tok, i) => {
		if (tok.t === "open") stack.push(i);
		else if (tok.t === "close" && stack.length) pairs.set(stack.pop(), i);
	});
	return pairs;
};
const build = (toks, pairs, start, end, top) => {
	let seq = [];
	const alts = [seq];
	for (let i = start; i < end; i++) {
		const tok = toks[i];
		const close = pairs.get(i);
		if (tok.t === "open" && close !== void 0) {
			const sub = build(toks, pairs, i + 1, close, false);
			seq.push({
				t: "ext",
				type: tok.type,
				alts: sub
			});
			i = close;
		} else if (tok.t === "bar" && !top) alts.push(seq = []);
		else if (tok.t === "open") seq.push(lit(tok.type), lit("("));
		else if (tok.t === "bar") seq.push(lit("|"));
		else if (tok.t === "close") seq.push(lit(")"));
		else seq.push(tok);
	}
	return alts;
};
const normalize = (items, form) => {
	const out = [];
	let run = "";
	const flush = () => {
		for (const ch of run.normalize(form)) out.push(lit(ch));
		run = "";
	};
	for (const it of items) {
		if (it.t === "lit") {
			run += it.ch;
			continue;
		}
		flush();
		out.push(it.t === "ext" ? {
			...it,
			alts: it.alts.map((a) => normalize(a, form))
		} : it);
	}
	flush();
	return out;
};
const compile = (items, nocase) => {
	let id = 1;
	const split = (out) => ({
		t: "split",
		id: id++,
		out
	});
	const seq = (items, next) => items.reduceRight((next, it) => item(it, next), next);
	const item = (it, next) => {
		switch (it.t) {
			case "lit":
				const re = nocase ? foldRe(it.ch) : void 0;
				return {
					t: "lit",
					id: id++,
					ch: it.ch,
					re,
					next
				};
			case "any":
			case "star": return {
				t: it.t,
				id: id++,
				next
			};
			case "class": return {
				t: "class",
				id: id++,
				re: it.re,
				next
			};
		}
		const alts = (next) => it.alts.map((a) => seq(a, next));
		switch (it.type) {
			case "@": return split(alts(next));
			case "?": return split([next, ...alts(next)]);
			case "!": return {
				t: "neg",
				id: id++,
				sub: split(alts(MATCH)),
				next
			};
		}
		const after = split([]);
		const entry = split(alts(after));
		after.out.push(next, entry);
		return it.type === "*" ? after : entry;
	};
	return [seq(items, MATCH), id];
};
const show = (start) => {
	const lines = [];
	const seen = /* @__PURE__ */ new Set();
	const ref = (n) => n.t === "match" ? "match" : String(n.id);
	const walk = (n, indent) => {
		if (n.t === "match" || seen.has(n)) return;
		seen.add(n);
		const line = (desc) => lines.push(`${indent}${n.id}: ${desc}`);
		switch (n.t) {
			case "split":
				line(`split -> ${n.out.map(ref).join(", ")}`);
				for (const o of n.out) walk(o, indent);
				return;
			case "neg":
				line(`!(${ref(n.sub)}) -> ${ref(n.next)}`);
				walk(n.sub, indent + "  ");
				return walk(n.next, indent);
			case "lit":
				line(`${JSON.stringify(n.ch)} -> ${ref(n.next)}`);
				break;
			case "class":
				line(`${n.re} -> ${ref(n.next)}`);
				break;
			default: line(`${n.t === "any" ? "?" : "*"} -> ${ref(n.next)}`);
		}
		walk(n.next, indent);
	};
	walk(start, "");
	return [`start -> ${ref(start)}`, ...lines].join("\n");
};
var State = class {
	gen;
	threads = [];
	match = false;
	runs = [];
	ids = [];
	constructor(gen) {
		this.gen = gen;
	}
	get dead() {
		return !this.threads.length && !this.match && !this.runs.length;
	}
};
const sameState = (a, b) => {
	if (a.ids.length !== b.ids.length) return false;
	if (a.runs.length !== b.runs.length) return false;
	if (a.ids.some((id, i) => id !== b.ids[i])) return false;
	return a.runs.every((r) => b.runs.some((o) => o.neg === r.neg && sameState(o.state, r.state)));
};
const marks = (size) => ({
	has: new Float64Array(size),
	seen: new Float64Array(size),
	gen: 0
});
var Sim = class {
	dots;
	dotStart;
	#marks;
	constructor(dots, dotStart, marks) {
		this.dots = dots;
		this.dotStart = dotStart;
		this.#marks = marks;
	}
	state() {
		return new State(++this.#marks.gen);
	}
	done(state) {
		state.ids = state.threads.map((n) => n.id).sort((a, b) => a - b);
		if (state.match) state.ids.unshift(MATCH.id);
		return state;
	}
	#visit(state, node) {
		const { seen } = this.#marks;
		if (seen[node.id] === state.gen) return false;
		seen[node.id] = state.gen;
		return true;
	}
	#addThread(state, node) {
		const { has } = this.#marks;
		if (has[node.id] === state.gen) return false;
		has[node.id] = state.gen;
		state.threads.push(node);
		return true;
	}
	restricted(i, top) {
		return top && (this.dots || this.dotStart && i === 0);
	}
	add(state, node, i, top) {
		switch (node.t) {
			case "split":
				if (!this.#visit(state, node)) return;
				for (const o of node.out) this.add(state, o, i, top);
				return;
			case "neg":
				if (!this.#visit(state, node)) return;
				const sub = this.state();
				this.add(sub, node.sub, i, false);
				this.done(sub);
				return this.addRun(state, {
					t: "run",
					neg: node,
					state: sub
				}, i, top);
			case "star":
				if (this.restricted(i, top)) return;
				if (this.#addThread(state, node)) this.add(state, node.next, i, top);
				return;
			case "match":
				state.match = true;
				return;
			default: this.#addThread(state, node);
		}
	}
	addRun(state, run, i, top) {
		for (const r of state.runs) if (r.neg === run.neg && sameState(r.state, run.state)) return;
		state.runs.push(run);
		if (!run.state.match) this.add(state, run.neg.next, i, top);
	}
	step(state, c, i, top) {
		const next = this.state();
		for (const th of state.threads) switch (th.t) {
			case "lit":
				if (litMatch(th, c)) this.add(next, th.next, i + 1, top);
				break;
			case "any":
				if (!this.restricted(i, top)) this.add(next, th.next, i + 1, top);
				break;
			case "class":
				if (!this.restricted(i, top) && th.re.test(c)) this.add(next, th.next, i + 1, top);
				break;
			case "star": if (!this.restricted(i, top)) this.add(next, th, i + 1, top);
		}
		if (!this.restricted(i, top)) for (const run of state.runs) {
			if (run.state.dead) {
				this.addRun(next, run, i + 1, top);
				continue;
			}
			const sub = this.step(run.state, c, i, false);
			this.addRun(next, {
				t: "run",
				neg: run.neg,
				state: sub
			}, i + 1, top);
		}
		return this.done(next);
	}
};
const stateKey = (state) => {
	const ids = state.ids.join();
	if (!state.runs.length) return ids;
	return `${ids}|${state.runs.map((r) => `${r.neg.id}(${stateKey(r.state)})`).sort().join("|")}`;
};
const DFA_BUDGET = 1 << 18;
var Dfa = class {
	#start;
	#states = /* @__PURE__ */ new Map();
	#size = 0;
	#plain;
	#dotStart;
	#sim;
	#dotSim;
	constructor(start, marks) {
		this.#start = start;
		this.#sim = new Sim(false, false, marks);
		this.#dotSim = new Sim(false, true, marks);
	}
	#make(state) {
		return {
			state,
			match: state.match,
			dead: state.dead,
			next: /* @__PURE__ */ new Map()
		};
	}
	#intern(state) {
		const key = stateKey(state);
		const found = this.#states.get(key);
		if (found) return found;
		if (this.#size > DFA_BUDGET) this.#clear();
		const d = this.#make(state);
		this.#states.set(key, d);
		this.#size += key.length + 1;
		return d;
	}
	#clear() {
		this.#states.clear();
		this.#size = 0;
		this.#plain = void 0;
		this.#dotStart = void 0;
	}
	start(dotStart) {
		if (dotStart) {
			if (this.#dotStart) return this.#dotStart;
			const state = this.#dotSim.state();
			this.#dotSim.add(state, this.#start, 0, true);
			return this.#dotStart = this.#make(this.#dotSim.done(state));
		}
		if (this.#plain) return this.#plain;
		const state = this.#sim.state();
		this.#sim.add(state, this.#start, 0, true);
		return this.#plain = this.#intern(this.#sim.done(state));
	}
	next(d, c) {
		const code = c.charCodeAt(0);
		const found = code < 128 ? void 0 : d.next.get(c);
		if (found) return found;
		const n = d === this.#dotStart ? this.#intern(this.#dotSim.step(d.state, c, 0, true)) : this.#intern(this.#sim.step(d.state, c, 1, true));
		if (code < 128) {
			if (!d.ascii) {
				d.ascii = new Array(128);
				this.#size += 128;
			}
			d.ascii[code] = n;
		} else d.next.set(c, n);
		this.#size++;
		return n;
	}
};
const linear = (start) => {
	const nodes = [];
	for (let n = start; n.t !== "match"; n = n.next) {
		if (n.t === "split" || n.t === "neg") return void 0;
		nodes.push(n);
	}
	return nodes;
};
const testLinear = (nodes, chars, start, end) => {
	let ni = 0;
	let ci = start;
	let starNi = -1;
	let starCi = 0;
	while (ci < end) {
		const n = nodes[ni];
		if (n?.t === "star") {
			starNi = ni++;
			starCi = ci;
			continue;
		}
		const c = chars[ci];
		if (n && (n.t === "any" || n.t === "lit" && litMatch(n, c) || n.t === "class" && n.re.test(c))) {
			ni++;
			ci++;
			continue;
		}
		if (starNi === -1) return false;
		ni = starNi + 1;
		ci = ++starCi;
	}
	while (nodes[ni]?.t === "star") ni++;
	return ni === nodes.length;
};
const lengths = (items) => {
	let min = 0;
	let max = 0;
	for (const it of items) {
		const [lo, hi] = itemLengths(it);
		min += lo;
		max += hi;
	}
	return [min, max];
};
const itemLengths = (it) => {
	if (it.t === "star") return [0, Infinity];
	if (it.t !== "ext") return [1, 1];
	if (it.type === "!") return [0, Infinity];
	const alts = it.alts.map(lengths);
	const min = Math.min(...alts.map((a) => a[0]));
	const max = Math.max(...alts.map((a) => a[1]));
	const loop = max === 0 ? 0 : Infinity;
	return it.type === "@" ? [min, max] : it.type === "?" ? [0, max] : it.type === "*" ? [0, loop] : [min, loop];
};
const hasAffix = (lits, chars, start) => {
	for (let j = 0; j < lits.length; j++) if (!litMatch(lits[j], chars[start + j])) return false;
	return true;
};
const slashOrSurrogate = /[/\ud800-\udfff]/;
const surrogate = /[\ud800-\udfff]/;
const codePoints = (s) => surrogate.test(s) ? [...s] : s;
const noSlash = (s) => {
	if (s.includes("/")) throw new Error("can only match a single path portion, got: " + s);
};
var Matcher = class {
	pattern;
	options;
	#start;
	#size;
	#marks;
	#dotsSim;
	#literal;
	#literalFold = false;
	#literalRe;
	#linear;
	#wild = false;
	#min = 0;
	#max = Infinity;
	#prefix = [];
	#suffix = [];
	#prefixStr;
	#suffixStr;
	#affix = false;
	#dfa;
	#form;
	constructor(pattern, options = {}) {
		if (pattern.includes("/")) throw new Error("can only match a single path portion, got pattern: " + pattern);
		this.pattern = pattern;
		this.options = options;
		const { nocase = false, noext = false, normalize: n } = options;
		this.#form = n === true ? "NFC" : n || void 0;
		const literal = /^[?*+@]\(\)$/.test(pattern);
		const toks = tokenize(pattern, nocase, noext || literal, this.#form, options.rangeMark);
		let [items] = build(toks, pair(toks), 0, toks.length, true);
		if (this.#form) items = normalize(items, this.#form);
		const [start, size] = compile(items, nocase);
		this.#start = start;
		this.#size = size;
		if (items.every((it) => it.t === "lit")) {
			this.#literal = items.map((it) => it.ch).join("");
			this.#literalFold = nocase;
		} else {
			const lit = (it) => it.t !== "lit" ? void 0 : nocase ? {
				ch: it.ch,
				re: foldRe(it.ch)
			} : { ch: it.ch };
			for (const it of items) {
				const l = lit(it);
				if (!l) break;
				this.#prefix.push(l);
			}
			for (let j = items.length - 1; j >= 0; j--) {
				const l = lit(items[j]);
				if (!l) break;
				this.#suffix.unshift(l);
			}
			this.#affix = !!(this.#prefix.length || this.#suffix.length);
			if (!nocase) {
				this.#prefixStr = this.#prefix.map((l) => l.ch).join("");
				this.#suffixStr = this.#suffix.map((l) => l.ch).join("");
			}
			this.#linear = linear(this.#start)?.slice(this.#prefix.length, -this.#suffix.length || void 0);
			this.#wild = !!this.#linear?.every((n) => n.t === "star" || n.t === "any");
			const [min, max] = lengths(items);
			this.#min = min;
			this.#max = max;
		}
	}
	test(s) {
		if (this.#form) {
			noSlash(s);
			return this.#test(s.normalize(this.#form));
		}
		if (slashOrSurrogate.test(s)) {
			noSlash(s);
			return this.#test(s, [...s]);
		}
		return this.#test(s, s);
	}
	/**
	* The same as {@link Matcher#test}, but the string is not checked
	* for `/` chars, so the result for a string that has one is not
	* defined. Only use it for a string that is known to be one path
	* portion, such as a part of a path that was split on `/`. It can
	* be faster, because some patterns do not need to look at each char
	* of the string.
	*/
	testUnchecked(s) {
		return this.#test(this.#form ? s.normalize(this.#form) : s);
	}
	#test(s, chars) {
		if (this.#literal !== void 0) return this.#literalFold ? (this.#literalRe ??= newFoldRe(this.#literal)).test(s) : s === this.#literal;
		const min = this.#min;
		const max = this.#max;
		if (chars === void 0) {
			const most = s.length;
			const least = most + 1 >> 1;
			if (most < min || least > max) return false;
			if (least < min || most > max) chars = codePoints(s);
		}
		if (chars !== void 0 && (chars.length < min || chars.length > max)) return false;
		const prefix = this.#prefix.length;
		if (this.#affix) {
			if (this.#prefixStr !== void 0 && this.#suffixStr !== void 0) {
				if (!s.startsWith(this.#prefixStr) || !s.endsWith(this.#suffixStr)) return false;
			} else {
				chars ??= codePoints(s);
				const end = chars.length - this.#suffix.length;
				if (!hasAffix(this.#prefix, chars, 0) || !hasAffix(this.#suffix, chars, end)) return false;
			}
		}
		const dotStart = !this.options.dot && s.startsWith(".");
		if (this.#linear) {
			if (s === "." || s === "..") return false;
			if (dotStart && !prefix) return false;
			if (this.#wild) return true;
			chars ??= codePoints(s);
			const end = chars.length - this.#suffix.length;
			return testLinear(this.#linear, chars, prefix, end);
		}
		chars ??= codePoints(s);
		if (s === "." || s === "..") {
			this.#marks ??= marks(this.#size);
			const sim = this.#dotsSim ??= new Sim(true, false, this.#marks);
			const start = sim.state();
			sim.add(start, this.#start, 0, true);
			let state = sim.done(start);
			for (let i = 0; i < chars.length; i++) state = sim.step(state, chars[i], i, true);
			return state.match;
		}
		this.#marks ??= marks(this.#size);
		const dfa = this.#dfa ??= new Dfa(this.#start, this.#marks);
		let d = dfa.start(dotStart);
		const str = chars === s;
		for (let i = 0; i < chars.length; i++) {
			if (d.dead) return false;
			const code = str ? s.charCodeAt(i) : chars[i].charCodeAt(0);
			d = d.ascii?.[code] ?? dfa.next(d, chars[i]);
		}
		return d.match;
	}
	/** a readable listing of the state machine */
	toString() {
		return show(this.#start);
	}
};

// node_modules/minimatch/dist/esm/assert-valid-pattern.js
const MAX_PATTERN_LENGTH = 65536;
const assertValidPattern = (pattern) => {
	if (typeof pattern !== "string") throw new TypeError("invalid pattern");
	if (pattern.length > MAX_PATTERN_LENGTH) throw new TypeError("pattern is too long");
};

// node_modules/minimatch/dist/esm/escape.js
/**
* Escape all magic characters in a glob pattern.
*
* If the {@link MinimatchOptions.windowsPathsNoEscape}
* option is used, then characters are escaped by wrapping in `[]`, because
* a magic character wrapped in a character class can only be satisfied by
* that exact character.  In this mode, `\` is _not_ escaped, because it is
* not interpreted as a magic character, but instead as a path separator.
*
* If the {@link MinimatchOptions.magicalBraces} option is used,
* then braces (`{` and `}`) will be escaped.
*
* A leading `#` or `!` is escaped as well, so that the result is never a
* comment or a negated pattern. In `windowsPathsNoEscape` mode, a leading
* `!` is written as `@(!)`, because `[!` starts a negated class.
*/
const escape = (s, { windowsPathsNoEscape = false, magicalBraces = false } = {}) => {
	const e = magicalBraces ? windowsPathsNoEscape ? s.replace(/[?*()[\]{}]/g, "[$&]") : s.replace(/[?*()[\]\\{}]/g, "\\$&") : windowsPathsNoEscape ? s.replace(/[?*()[\]]/g, "[$&]") : s.replace(/[?*()[\]\\]/g, "\\$&");
	const c = e.charAt(0);
	if (c === "#") return (windowsPathsNoEscape ? "[#]" : "\\#") + e.slice(1);
	if (c === "!") return (windowsPathsNoEscape ? "@(!)" : "\\!") + e.slice(1);
	return e;
};

// node_modules/minimatch/dist/esm/unescape.js
/**
* Un-escape a string that has been escaped with {@link escape}.
*
* If the {@link MinimatchOptions.windowsPathsNoEscape} option is used, then
* square-bracket escapes are removed, but not backslash escapes.
*
* For example, it will turn the string `'[*]'` into `*`, but it will not
* turn `'\\*'` into `'*'`, because `\` is a path separator in
* `windowsPathsNoEscape` mode.
*
* When `windowsPathsNoEscape` is not set, then both square-bracket escapes and
* backslash escapes are removed.
*
* Slashes (and backslashes in `windowsPathsNoEscape` mode) cannot be escaped
* or unescaped.
*
* When `magicalBraces` is not set, escapes of braces (`{` and `}`) will not be
* unescaped.
*/
const unescape = (s, { windowsPathsNoEscape = false, magicalBraces = true } = {}) => {
	if (windowsPathsNoEscape && s.startsWith("@(!)")) return "!" + unescape(s.slice(4), {
		windowsPathsNoEscape,
		magicalBraces
	});
	if (magicalBraces) return windowsPathsNoEscape ? s.replace(/\[([^/\\])\]/g, "$1") : s.replace(/((?!\\).|^)\[([^/\\])\]/g, "$1$2").replace(/\\([^/])/g, "$1");
	return windowsPathsNoEscape ? s.replace(/\[([^/\\{}])\]/g, "$1") : s.replace(/((?!\\).|^)\[([^/\\{}])\]/g, "$1$2").replace(/\\([^/{}])/g, "$1");
};

// node_modules/minimatch/dist/esm/index.js
const DEFAULT_BRACE_EXPAND_MAX = 1e5;
const DEFAULT_GLOB_STAR_RECURSION_MAX = 200;
const AWE_KEY = "allowWindowsEscape";
const minimatch = (p, pattern, options) => {
	assertValidPattern(pattern);
	if (!options?.nocomment && pattern.charAt(0) === "#") return false;
	return cachedMinimatch(pattern, options).match(p);
};
let cache = /* @__PURE__ */ new Map();
let oldCache = /* @__PURE__ */ new Map();
let cacheSize = 0;
let cacheTotalWeight = 0;
const cacheMax = 256;
const cacheMaxWeight = 32768;
const cacheMaxEntryWeight = 4096;
const cacheWeight = (mm) => {
	let w = mm.pattern.length;
	for (const s of mm.globSet) {
		w += s.length + 1;
		if (w > cacheMaxEntryWeight) break;
	}
	return w;
};
const tri = (v) => v === void 0 ? 0 : v ? 2 : 1;
const booleanWeights = new Map(Object.keys({
	nobrace: 0,
	nocomment: 0,
	nonegate: 0,
	noglobstar: 0,
	noext: 0,
	nonull: 0,
	partial: 0,
	dot: 0,
	nocase: 0,
	nocaseMagicOnly: 0,
	magicalBraces: 0,
	matchBase: 0,
	flipNegate: 0,
	preserveMultipleSlashes: 0,
	windowsNoMagicRoot: 0
}).map((k, i) => [k, 24 * 3 ** i]));
const optionsKey = (o) => {
	let n = 0;
	let wpe = false;
	for (const k in o) {
		const v = o[k];
		switch (k) {
			case "windowsPathsNoEscape":
				if (v) wpe = true;
				break;
			case AWE_KEY:
				if (v === false) wpe = true;
				break;
			case "platform": {
				const p = v || defaultPlatform;
				if (p === defaultPlatform) break;
				if (p === "darwin") n += 3;
				else if (p === "win32") n += 6;
				else if (p === "linux") n += 9;
				else return JSON.stringify(o);
				break;
			}
			case "optimizationLevel":
				if (v === void 0) break;
				n += v >= 2 ? 1 : v >= 1 ? 0 : 2;
				break;
			case "braceExpandMax":
				if (v !== void 0 && v !== DEFAULT_BRACE_EXPAND_MAX) return JSON.stringify(o);
				break;
			case "maxGlobstarRecursion":
				if (v !== void 0 && v !== DEFAULT_GLOB_STAR_RECURSION_MAX) return JSON.stringify(o);
				break;
			case "normalize":
				if (v !== void 0) return JSON.stringify(o);
				break;
			default: n += (booleanWeights.get(k) ?? 0) * tri(v);
		}
	}
	return wpe ? n + 12 : n;
};
const copyOptions = (o) => {
	const copy = {};
	for (const k in o) copy[k] = o[k];
	return copy;
};
const cachedMinimatch = (pattern, options) => {
	const key = options ? optionsKey(options) : 0;
	let mm = cache.get(key)?.get(pattern);
	if (mm) return mm;
	mm = oldCache.get(key)?.get(pattern) ?? new Minimatch(pattern, copyOptions(options));
	const weight = cacheWeight(mm);
	if (weight > cacheMaxEntryWeight) return mm;
	if (cacheSize >= cacheMax || cacheTotalWeight + weight > cacheMaxWeight) {
		oldCache = cache;
		cache = /* @__PURE__ */ new Map();
		cacheSize = 0;
		cacheTotalWeight = 0;
	}
	let byPattern = cache.get(key);
	if (!byPattern) cache.set(key, byPattern = /* @__PURE__ */ new Map());
	byPattern.set(pattern, mm);
	cacheSize++;
	cacheTotalWeight += weight;
	return mm;
};
/* c8 ignore start */
const defaultPlatform = typeof process === "object" && process ? process.env?.__MINIMATCH_TESTING_PLATFORM__ || process.platform : "posix";
const path = {
	win32: { sep: "\\" },
	posix: { sep: "/" }
};
/* c8 ignore stop */
const sep$1 = defaultPlatform === "win32" ? path.win32.sep : path.posix.sep;
minimatch.sep = sep$1;
const GLOBSTAR = Symbol("globstar **");
minimatch.GLOBSTAR = GLOBSTAR;
const filter = (pattern, options) => {
	let mm;
	return (p) => (mm ??= cachedMinimatch(pattern, options)).match(p);
};
minimatch.filter = filter;
const ext = (a, b = {}) => Object.assign({}, a, b);
const defaults = (def) => {
	if (!def || typeof def !== "object" || !Object.keys(def).length) return minimatch;
	const orig = minimatch;
	const m = (p, pattern, options = {}) => orig(p, pattern, ext(def, options));
	return Object.assign(m, {
		Minimatch: class Minimatch extends orig.Minimatch {
			constructor(pattern, options = {}) {
				super(pattern, ext(def, options));
			}
			static defaults(options) {
				return orig.defaults(ext(def, options)).Minimatch;
			}
		},
		unescape: (s, options = {}) => orig.unescape(s, ext(def, options)),
		escape: (s, options = {}) => orig.escape(s, ext(def, options)),
		filter: (pattern, options = {}) => orig.filter(pattern, ext(def, options)),
		defaults: (options) => orig.defaults(ext(def, options)),
		braceExpand: (pattern, options = {}) => orig.braceExpand(pattern, ext(def, options)),
		match: (list, pattern, options = {}) => orig.match(list, pattern, ext(def, options)),
		sep: orig.sep,
		GLOBSTAR
	});
};
minimatch.defaults = defaults;
const braceExpand = (pattern, options = {}) => {
	assertValidPattern(pattern);
	if (options.nobrace || !/\{(?:(?!\{).)*\}/.test(pattern)) return [pattern];
	let p = pattern.replace(/\\\\/g, "\\\\\\\\");
	if (options.windowsPathsNoEscape || options[AWE_KEY] === false) p = p.replace(/\[([{}])\]/g, "[\\$1]");
	return expand(p, { max: options.braceExpandMax });
};
minimatch.braceExpand = braceExpand;
const RANGE_MIN = 100;
const rangeRe = /(?<![\\$])\{(-?\d+)\.\.(-?\d+)\}/g;
const inRepeatOrNegExt = (portion, mark) => {
	const stack = [];
	for (let i = 0; i < portion.length; i++) {
		const c = portion.charAt(i);
		if (c === "\\") i++;
		else if (c === mark) {
			if (stack.some((t) => t !== "@" && t !== "?")) return true;
		} else if (portion.charAt(i + 1) === "(" && "!?+*@".includes(c)) {
			stack.push(c);
			i++;
		} else if (c === ")") stack.pop();
	}
	return false;
};
const match = (list, pattern, options = {}) => {
	const mm = new Minimatch(pattern, options);
	list = list.filter((f) => mm.match(f));
	if (mm.options.nonull && !list.length) list.push(pattern);
	return list;
};
minimatch.match = match;
const globMagic = /[?*]|[+@!]\(.*?\)|\[|\]/;
const classEnd = (pattern, start) => {
	let i = start + 1;
	if (pattern.charAt(i) === "!" || pattern.charAt(i) === "^") i++;
	let sawStart = false;
	for (; i < pattern.length; i++) {
		const c = pattern.charAt(i);
		if (c === "]" && sawStart) return i;
		sawStart = true;
		if (c === "\\") i++;
	}
	return -1;
};
const literal = (pattern, noext) => {
	if (!noext && (pattern === "+()" || pattern === "@()")) return pattern;
	let lit = "";
	for (let i = 0; i < pattern.length; i++) {
		const c = pattern.charAt(i);
		if (c === "\\") lit += pattern.charAt(++i) || c;
		else if (c === "*" || c === "?") return;
		else if (c === "[") {
			const close = classEnd(pattern, i);
			if (close === -1) {
				lit += c;
				continue;
			}
			let body = pattern.slice(i + 1, close);
			if (body.startsWith("\\")) body = body.slice(1);
			if ([...body].length !== 1 || "!^".includes(pattern.charAt(i + 1))) return;
			lit += body;
			i = close;
		} else if (!noext && "+@!".includes(c) && pattern.charAt(i + 1) === "(" && pattern.includes(")", i + 2)) return;
		else lit += c;
	}
	return lit;
};
const MAX_EXTGLOBS = 256;
const extglobCount = (pattern) => {
	let n = 0;
	for (let i = 0; i < pattern.length - 1; i++) {
		const c = pattern.charAt(i);
		if (c === "\\") i++;
		else if ("+@!?*".includes(c) && pattern.charAt(i + 1) === "(") {
			n++;
			i++;
		}
	}
	return n;
};
const assertValidExtglobs = (pattern) => {
	if (extglobCount(pattern) > MAX_EXTGLOBS) throw new TypeError("pattern has too many extglobs");
};
const extSafe = (pattern) => {
	if (/^[?*+@]\(\)$/.test(pattern) || pattern.includes("[:")) return false;
	let depth = 0;
	for (let i = 0; i < pattern.length; i++) {
		const c = pattern.charAt(i);
		if (c === "\\") {
			if (++i === pattern.length) return false;
		} else if (c === "[") {
			const close = classEnd(pattern, i);
			if (close !== -1) i = close;
		} else if ("+@!?*".includes(c) && pattern.charAt(i + 1) === "(") {
			depth++;
			i++;
		} else if (c === ")") {
			if (!depth--) return false;
		} else if (c === "|" && !depth) return false;
	}
	return !depth;
};
let lastSplit;
let lastChecked;
const portionMatch = (p, f) => typeof p === "string" ? f === p : f !== "" && p.testUnchecked(f);
const endIndex = (p, last, lastStart, prev, prevStart) => portionMatch(p, last) ? lastStart : prev !== void 0 && portionMatch(p, prev) ? prevStart : -1;
const isDots = (p) => p === "." || p === "..";
const isDrive = (p) => typeof p === "string" && /^[a-z]:$/i.test(p);
const isLongUNC = (p) => typeof p === "string" && /^unc$/i.test(p);
const uncHost = (p) => {
	if (p[0] !== "" || p[1] !== "") return -1;
	const h = p[2] !== "?" ? 2 : isLongUNC(p[3]) ? 4 : -1;
	const host = p[h];
	const share = p[h + 1];
	return h !== -1 && host !== void 0 && host !== "" && host !== GLOBSTAR && share !== void 0 && share !== "" && share !== GLOBSTAR ? h : -1;
};
const walkable = (p, dot) => !isDots(p) && (dot || !p.startsWith("."));
const dotPortion = (f, start, end, dot, sep) => {
	for (let k = start; k < end;) {
		if (f.charCodeAt(k) === 46) {
			if (!dot) return true;
			const n = f.charCodeAt(k + 1) === 46 ? k + 2 : k + 1;
			if (n >= end || isSep(f.charCodeAt(n), sep)) return true;
		}
		const s = nextSep(f, k, sep);
		if (s === -1) return false;
		k = s + 1;
		while (k < end && isSep(f.charCodeAt(k), sep)) k++;
	}
	return false;
};
const isSep = (c, sep) => sep === "/" ? c === 47 : sep === "\\" ? c === 92 : c === 47 || c === 92;
const nextSep = (f, from, sep) => {
	if (sep !== "both") return f.indexOf(sep, from);
	const s = f.indexOf("/", from);
	const b = f.indexOf("\\", from);
	return s === -1 ? b : b === -1 ? s : Math.min(s, b);
};
const lastSep = (f, from, sep) => sep !== "both" ? f.lastIndexOf(sep, from) : Math.max(f.lastIndexOf("/", from), f.lastIndexOf("\\", from));
const PENDING = {};
var Minimatch = class {
	options;
	set;
	pattern;
	windowsPathsNoEscape;
	nonegate;
	negate;
	comment;
	empty;
	preserveMultipleSlashes;
	partial;
	globSet;
	globParts;
	nocase;
	isWindows;
	platform;
	windowsNoMagicRoot;
	maxGlobstarRecursion;
	#endCheck;
	#literalCheck;
	#level2;
	#form;
	#literals = [];
	#shapes = [];
	#endRows = [];
	#matchers = /* @__PURE__ */ new Map();
	#pending = false;
	#rangeMark;
	#globstarParts = /* @__PURE__ */ new WeakMap();
	constructor(pattern, options = {}) {
		assertValidPattern(pattern);
		options = options || {};
		this.options = options;
		this.maxGlobstarRecursion = options.maxGlobstarRecursion ?? DEFAULT_GLOB_STAR_RECURSION_MAX;
		this.pattern = pattern;
		this.platform = options.platform || defaultPlatform;
		this.isWindows = this.platform === "win32";
		this.windowsPathsNoEscape = !!options.windowsPathsNoEscape || options[AWE_KEY] === false;
		if (this.windowsPathsNoEscape) this.pattern = this.pattern.replace(/\\/g, "/");
		this.preserveMultipleSlashes = !!options.preserveMultipleSlashes;
		this.negate = false;
		this.nonegate = !!options.nonegate;
		this.comment = false;
		this.empty = false;
		this.partial = !!options.partial;
		this.nocase = !!this.options.nocase;
		this.windowsNoMagicRoot = options.windowsNoMagicRoot !== void 0 ? options.windowsNoMagicRoot : !!(this.isWindows && this.nocase);
		this.globSet = [];
		this.globParts = [];
		this.set = [];
		this.#endCheck = !this.preserveMultipleSlashes;
		this.#level2 = (options.optimizationLevel ?? 1) >= 2;
		const n = options.normalize;
		this.#form = n === true ? "NFC" : n || void 0;
		this.make();
		const drives = this.set.map((row) => this.#rootIndex(row));
		this.#endRows = this.set.map((row, r) => this.#endCheck && row.length - 1 > drives[r]);
		this.#literals = this.set.map((row, r) => {
			const end = this.#endRows[r] ? row.length - 1 : row.length;
			const lits = row.slice(drives[r] + 1, end).filter((p) => typeof p === "string" && !!p);
			return [...new Set(lits)];
		});
		this.#literalCheck = this.#literals.some((l) => l.length);
		this.#shapes = this.set.map((row, r) => {
			const [p0, p1, p2] = row;
			if (this.#endRows[r] && row.length === 2) {
				if (p0 === GLOBSTAR && p1 !== GLOBSTAR) return "tail";
			}
			if (this.#endRows[r] && options.matchBase && row.length === 1 && p0 !== GLOBSTAR && p0 !== "") return "base";
			if (!this.#endCheck || drives[r] !== -1) return void 0;
			if (row.length === 3 && p0 === GLOBSTAR && p2 === GLOBSTAR && p1 !== GLOBSTAR && p1 !== "" && this.maxGlobstarRecursion > 0) return "mid";
			if (row.length === 2 && p1 === GLOBSTAR && p0 !== GLOBSTAR && p0 !== "") return "head";
		});
	}
	#norm(p) {
		return this.#form ? p.normalize(this.#form) : p;
	}
	#rootIndex(row) {
		if (!this.isWindows) return -1;
		if (isDrive(row[0])) return 0;
		if (row[0] === "" && row[1] === "" && row[2] === "?" && isDrive(row[3])) return 3;
		const h = uncHost(row);
		return h === -1 ? -1 : h + 1;
	}
	hasMagic() {
		if (this.options.magicalBraces && this.set.length > 1) return true;
		for (const pattern of this.set) for (const part of pattern) if (typeof part !== "string") return true;
		return false;
	}
	make() {
		const pattern = this.pattern;
		const options = this.options;
		if (!options.nocomment && pattern.charAt(0) === "#") {
			this.comment = true;
			return;
		}
		if (!pattern) {
			this.empty = true;
			return;
		}
		this.parseNegate();
		this.globSet = [...new Set(this.#expandBraces())];
		const rawGlobParts = this.globSet.map((s) => this.#slashSplit(s));
		this.globParts = this.preprocess(rawGlobParts);
		this.#pending = true;
		let set = this.globParts.map((s, _, __) => {
			if (this.isWindows && this.windowsNoMagicRoot) {
				const n = s[2] === "?" && isLongUNC(s[3]) ? 6 : 4;
				const isUNC = s[0] === "" && s[1] === "" && (s[2] === "?" || !globMagic.test(s[2])) && s.slice(3, n).every((p) => !globMagic.test(p));
				const isDrive = /^[a-z]:/i.test(s[0]);
				if (isUNC) return [...s.slice(0, n).map((p) => this.#norm(p)), ...s.slice(n).map((ss) => this.parse(ss))];
				else if (isDrive) return [this.#norm(s[0]), ...s.slice(1).map((ss) => this.parse(ss))];
			}
			return s.map((ss) => this.parse(ss));
		});
		this.set = set.filter((s) => s.indexOf(false) === -1);
		if (this.isWindows) for (let i = 0; i < this.set.length; i++) {
			const p = this.set[i];
			if (p[0] === "" && p[1] === "" && this.globParts[i][2] === "?" && (isDrive(p[3]) || isLongUNC(this.globParts[i][3]))) {
				if (isLongUNC(this.globParts[i][3])) p[3] = "UNC";
				p[2] = "?";
			}
		}
		if (!options.noext) this.mergeRows();
		this.#pending = false;
		this.set.forEach((row, i) => {
			for (let k = 0; k < row.length; k++) if (row[k] === PENDING) row[k] = this.parse(this.globParts[i][k]);
		});
	}
	mergeRows() {
		let merged = true;
		while (merged) {
			merged = false;
			if (this.set.length < 2) return;
			let keys = this.#mergeKeys();
			const len = Math.max(0, ...this.set.map((r) => r.length));
			for (let k = 0; k < len; k++) {
				const groups = /* @__PURE__ */ new Map();
				const R = this.set.length + 1;
				this.set.forEach((row, i) => {
					if (!(row[k] instanceof Matcher || row[k] === PENDING) || !extSafe(this.globParts[i][k])) return;
					const { pre, suf } = keys[i];
					const key = pre[k] * R + suf[k + 1];
					const g = groups.get(key);
					if (g) g.push(i);
					else groups.set(key, [i]);
				});
				const drop = /* @__PURE__ */ new Set();
				for (const g of groups.values()) {
					if (g.length < 2) continue;
					const [first, ...rest] = g;
					const glob = `@(${g.map((i) => this.globParts[i][k]).join("|")})`;
					if (extglobCount(glob) > MAX_EXTGLOBS) continue;
					this.globParts[first][k] = glob;
					this.set[first][k] = this.parse(glob);
					for (const i of rest) drop.add(i);
				}
				if (drop.size) {
					merged = true;
					this.set = this.set.filter((_, i) => !drop.has(i));
					this.globParts = this.globParts.filter((_, i) => !drop.has(i));
					if (this.set.length < 2) return;
					keys = this.#mergeKeys();
				}
			}
		}
	}
	#mergeKeys() {
		const partIds = /* @__PURE__ */ new Map();
		const ids = this.globParts.map((parts) => parts.map((s) => {
			let id = partIds.get(s);
			if (id === void 0) partIds.set(s, id = partIds.size);
			return id;
		}));
		const P = partIds.size;
		const len = Math.max(0, ...ids.map((r) => r.length));
		const keys = ids.map((r) => ({
			pre: [0],
			suf: new Array(r.length + 1).fill(0)
		}));
		for (let k = 0; k < len; k++) {
			const m = /* @__PURE__ */ new Map();
			ids.forEach((r, i) => {
				if (k >= r.length) return;
				const { pre } = keys[i];
				const key = pre[k] * P + r[k];
				let id = m.get(key);
				if (id === void 0) m.set(key, id = m.size + 1);
				pre.push(id);
			});
		}
		for (let k = len - 1; k >= 0; k--) {
			const m = /* @__PURE__ */ new Map();
			ids.forEach((r, i) => {
				if (k >= r.length) return;
				const { suf } = keys[i];
				const key = suf[k + 1] * P + r[k];
				let id = m.get(key);
				if (id === void 0) m.set(key, id = m.size + 1);
				suf[k] = id;
			});
		}
		return keys;
	}
	preprocess(globParts) {
		if (this.options.noglobstar) {
			for (const partset of globParts) for (let j = 0; j < partset.length; j++) if (partset[j] === "**") partset[j] = "*";
		}
		const { optimizationLevel = 1 } = this.options;
		if (optimizationLevel >= 2) {
			globParts = this.firstPhasePreProcess(globParts);
			globParts = this.secondPhasePreProcess(globParts);
		} else if (optimizationLevel >= 1) globParts = this.levelOneOptimize(globParts);
		else globParts = this.adjascentGlobstarOptimize(globParts);
		return globParts;
	}
	adjascentGlobstarOptimize(globParts) {
		return globParts.map((parts) => {
			let gs = -1;
			while (-1 !== (gs = parts.indexOf("**", gs + 1))) {
				let i = gs;
				while (parts[i + 1] === "**") i++;
				if (i !== gs) parts.splice(gs, i - gs);
			}
			return parts;
		});
	}
	levelOneOptimize(globParts) {
		return globParts.map((parts) => {
			const root = this.#rootIndex(parts) + 1;
			parts = parts.reduce((set, part) => {
				const prev = set[set.length - 1];
				if (part === "**" && prev === "**") return set;
				if (part === "..") {
					if (set.length > root && prev && prev !== ".." && prev !== "." && prev !== "**") {
						set.pop();
						return set;
					}
				}
				set.push(part);
				return set;
			}, []);
			return parts.length === 0 ? [""] : parts;
		});
	}
	#canMatch(f) {
		const sep = !this.isWindows || !f.includes("\\") ? "/" : f.includes("/") ? "both" : "\\";
		let ends = this.#endCheck ? 0 : -1;
		let last = "";
		let lastStart = 0;
		let prev;
		let prevStart = 0;
		const dot = !!this.options.dot;
		ROWS: for (let r = 0; r < this.set.length; r++) {
			const row = this.set[r];
			const p = row[row.length - 1];
			let end = ends !== -1 && this.#endRows[r] && p !== GLOBSTAR;
			if (end && ends === 0) {
				const i = lastSep(f, f.length, sep);
				lastStart = i + 1;
				last = f.slice(lastStart);
				if (last === "" && i >= 0) {
					let j = i;
					while (j > 0 && isSep(f.charCodeAt(j - 1), sep)) j--;
					prevStart = j === 0 ? 0 : lastSep(f, j - 1, sep) + 1;
					prev = f.slice(prevStart, j);
				}
				const resolves = this.#level2 && (isDots(last) || last === "" && prev !== void 0 && isDots(prev));
				ends = resolves ? -1 : 1;
				end = !resolves;
			}
			let tailStart = -1;
			if (end && typeof p === "string") {
				tailStart = endIndex(p, last, lastStart, prev, prevStart);
				if (tailStart === -1) continue;
			}
			if (this.#literalCheck) {
				for (const l of this.#literals[r]) if (!f.includes(l)) continue ROWS;
			}
			if (end && typeof p === "object") {
				tailStart = endIndex(p, last, lastStart, prev, prevStart);
				if (tailStart === -1) continue;
			}
			const shape = this.#shapes[r];
			if (shape === "base" && end) return "yes";
			if (shape === "tail" && end) {
				if (this.#level2 && dotPortion(f, 0, tailStart, true, sep)) return "maybe";
				if (!dotPortion(f, 0, tailStart, dot, sep)) return "yes";
				continue;
			}
			if (shape === "mid" || shape === "head") {
				const m = this.#walk(f, row, shape === "head", dot, sep);
				if (m !== "no") return m;
				continue;
			}
			return "maybe";
		}
		return "no";
	}
	#matchShape(file, row, shape) {
		const dot = !!this.options.dot;
		const n = file.length;
		if (shape === "head") {
			if (n < 2 || !portionMatch(row[0], file[0])) return false;
			for (let i = 1; i < n; i++) if (!walkable(file[i], dot)) return false;
			return true;
		}
		const x = row[1];
		if (shape === "tail") {
			let t = n - 1;
			if (!portionMatch(x, file[t])) {
				if (file[t] !== "" || n === 1 || !portionMatch(x, file[--t])) return false;
			}
			for (let i = 0; i < t; i++) if (!walkable(file[i], dot)) return false;
			return true;
		}
		for (let k = 0; k < n; k++) {
			if (portionMatch(x, file[k]) && k + 1 < n) {
				let i = k + 1;
				while (i < n && walkable(file[i], dot)) i++;
				if (i === n) return true;
			}
			if (!walkable(file[k], dot)) return false;
		}
		return false;
	}
	#walk(f, row, head, dot, sep) {
		if (this.#level2 && dotPortion(f, 0, f.length, true, sep)) return "maybe";
		const x = row[head ? 0 : 1];
		let s = 0;
		for (let e = nextSep(f, s, sep); e !== -1; e = nextSep(f, s, sep)) {
			let next = e + 1;
			while (next < f.length && isSep(f.charCodeAt(next), sep)) next++;
			if ((typeof x === "string" ? e - s === x.length && f.startsWith(x, s) : e > s && x.testUnchecked(f.slice(s, e))) && !dotPortion(f, next, f.length, dot, sep)) return "yes";
			if (head || dotPortion(f, s, next, dot, sep)) return "no";
			s = next;
		}
		return "no";
	}
	#cachedSplit(f) {
		const last = lastSplit;
		return last?.f === f && last.isWindows === this.isWindows && last.preserveMultipleSlashes === this.preserveMultipleSlashes && last.normalize === this.#form ? last : void 0;
	}
	#split(f) {
		const { isWindows, preserveMultipleSlashes } = this;
		let parts = this.#slashSplit(isWindows ? f.split("\\").join("/") : f);
		const normalize = this.#form;
		if (normalize) parts = parts.map((p) => p.normalize(normalize));
		lastSplit = {
			f,
			isWindows,
			preserveMultipleSlashes,
			normalize,
			parts
		};
		return lastSplit;
	}
	#levelTwoFileOptimize(file) {
		const parts = [...file];
		let didSomething = false;
		do {
			didSomething = false;
			if (!this.preserveMultipleSlashes) {
				for (let i = 1; i < parts.length - 1; i++) {
					const p = parts[i];
					if (i === 1 && p === "" && parts[0] === "") continue;
					if (p === "." || p === "") {
						didSomething = true;
						parts.splice(i, 1);
						i--;
					}
				}
				if (parts[0] === "." && parts.length === 2 && (parts[1] === "." || parts[1] === "")) {
					didSomething = true;
					parts.pop();
				}
			}
			const root = this.#rootIndex(parts) + 1;
			let dd = root;
			while (-1 !== (dd = parts.indexOf("..", dd + 1))) {
				const p = parts[dd - 1];
				if (p && p !== "." && p !== ".." && p !== "**") {
					didSomething = true;
					parts.splice(dd - 1, 2);
					dd = Math.max(dd - 2, root);
				}
			}
		} while (didSomething);
		return parts.length === 0 ? [""] : parts;
	}
	firstPhasePreProcess(globParts) {
		const { braceExpandMax = DEFAULT_BRACE_EXPAND_MAX } = this.options;
		let splitCells = 0;
		const maxSplitCells = 1e6;
		let didSomething = false;
		do {
			didSomething = false;
			for (let parts of globParts) {
				let gs = -1;
				while (-1 !== (gs = parts.indexOf("**", gs + 1))) {
					let gss = gs;
					while (parts[gss + 1] === "**") gss++;
					if (gss > gs) parts.splice(gs + 1, gss - gs);
					let next = parts[gs + 1];
					const p = parts[gs + 2];
					const p2 = parts[gs + 3];
					if (next !== "..") continue;
					if (!p || p === "." || p === ".." || !p2 || p2 === "." || p2 === "..") continue;
					const addedCells = parts.length - 1;
					if (globParts.length >= braceExpandMax || splitCells + addedCells > maxSplitCells) throw new RangeError(`optimizationLevel 2: too many patterns from '**/..'`);
					didSomething = true;
					parts.splice(gs, 1);
					const other = parts.slice(0);
					other[gs] = "**";
					splitCells += addedCells;
					globParts.push(other);
					gs--;
				}
				if (!this.preserveMultipleSlashes) {
					for (let i = 1; i < parts.length - 1; i++) {
						const p = parts[i];
						if (i === 1 && p === "" && parts[0] === "") continue;
						if (p === "." || p === "") {
							didSomething = true;
							parts.splice(i, 1);
							i--;
						}
					}
					if (parts[0] === "." && parts.length === 2 && (parts[1] === "." || parts[1] === "")) {
						didSomething = true;
						parts.pop();
					}
				}
				const root = this.#rootIndex(parts) + 1;
				let dd = root;
				while (-1 !== (dd = parts.indexOf("..", dd + 1))) {
					const p = parts[dd - 1];
					if (p && p !== "." && p !== ".." && p !== "**") {
						didSomething = true;
						const splin = dd === 1 && parts[dd + 1] === "**" ? ["."] : [];
						parts.splice(dd - 1, 2, ...splin);
						if (parts.length === 0) parts.push("");
						dd = Math.max(dd - 2, root);
					}
				}
			}
		} while (didSomething);
		return globParts;
	}
	secondPhasePreProcess(globParts) {
		const keys = /* @__PURE__ */ new Set();
		const rows = globParts.filter((parts) => {
			const key = parts.join("/");
			if (keys.has(key)) return false;
			keys.add(key);
			return true;
		});
		const stars = /* @__PURE__ */ new Map();
		for (const parts of rows) {
			const s = [];
			for (let i = 0; i < parts.length; i++) if (parts[i] === "*") s.push(i);
			if (s.length) stars.set(s.join(","), s);
		}
		if (!stars.size || rows.length * stars.size > 1e5) return rows;
		const { dot } = this.options;
		return rows.filter((parts) => {
			for (const s of stars.values()) {
				if (s[s.length - 1] >= parts.length) continue;
				const c = [...parts];
				let ok = true;
				let changed = false;
				for (const i of s) {
					const p = parts[i];
					if (p === "*") continue;
					if (!p || p === "**" || !dot && p.startsWith(".")) {
						ok = false;
						break;
					}
					c[i] = "*";
					changed = true;
				}
				if (ok && changed && keys.has(c.join("/"))) return false;
			}
			return true;
		});
	}
	parseNegate() {
		if (this.nonegate) return;
		const pattern = this.pattern;
		let negate = false;
		let negateOffset = 0;
		for (let i = 0; i < pattern.length && pattern.charAt(i) === "!"; i++) {
			negate = !negate;
			negateOffset++;
		}
		if (negateOffset) this.pattern = pattern.slice(negateOffset);
		this.negate = negate;
	}
	#matchRow(file, resolved, pattern, partial) {
		let fileStartIndex = 0;
		let patternStartIndex = 0;
		const fh = this.isWindows ? uncHost(resolved) : -1;
		const ph = fh === -1 ? -1 : uncHost(pattern);
		if (ph !== -1) {
			const host = pattern[ph];
			const share = pattern[ph + 1];
			if (typeof host !== "string" || typeof share !== "string") {
				fileStartIndex = fh;
				patternStartIndex = ph;
			} else if (resolved[fh].toLowerCase() === host.toLowerCase() && resolved[fh + 1].toLowerCase() === share.toLowerCase()) {
				fileStartIndex = fh + 2;
				patternStartIndex = ph + 2;
			}
		} else if (this.isWindows) {
			const fileDrive = typeof file[0] === "string" && /^[a-z]:$/i.test(file[0]);
			const fileUNC = !fileDrive && file[0] === "" && file[1] === "" && file[2] === "?" && /^[a-z]:$/i.test(file[3]);
			const patternDrive = typeof pattern[0] === "string" && /^[a-z]:$/i.test(pattern[0]);
			const patternUNC = !patternDrive && pattern[0] === "" && pattern[1] === "" && pattern[2] === "?" && typeof pattern[3] === "string" && /^[a-z]:$/i.test(pattern[3]);
			const fdi = fileUNC ? 3 : fileDrive ? 0 : void 0;
			const pdi = patternUNC ? 3 : patternDrive ? 0 : void 0;
			if (typeof fdi === "number" && typeof pdi === "number") {
				const [fd, pd] = [file[fdi], pattern[pdi]];
				if (fd.toLowerCase() === pd.toLowerCase()) {
					patternStartIndex = pdi + 1;
					fileStartIndex = fdi + 1;
				}
			}
		}
		file = resolved;
		if (pattern.includes(GLOBSTAR)) return this.#matchGlobstar(file, pattern, partial, fileStartIndex, patternStartIndex);
		return this.#matchOne(file, pattern, partial, fileStartIndex, patternStartIndex);
	}
	#matchGlobstar(file, pattern, partial, fileIndex, patternIndex) {
		const { head, body, tail, segments } = this.#getGlobstarParts(pattern, partial, patternIndex);
		if (head.length) {
			const headEnd = fileIndex + head.length;
			if (!this.#matchOne(file, head, partial, fileIndex, 0, headEnd)) return false;
			fileIndex += head.length;
			patternIndex += head.length;
		}
		let fileTailMatch = 0;
		if (tail.length) {
			if (tail.length + fileIndex > file.length) return false;
			let tailStart = file.length - tail.length;
			if (this.#matchOne(file, tail, partial, tailStart, 0)) fileTailMatch = tail.length;
			else {
				if (file[file.length - 1] !== "" || fileIndex + tail.length === file.length) return false;
				tailStart--;
				if (!this.#matchOne(file, tail, partial, tailStart, 0)) return false;
				fileTailMatch = tail.length + 1;
			}
		}
		if (!body.length) {
			let sawSome = !!fileTailMatch;
			for (let i = fileIndex; i < file.length - fileTailMatch; i++) {
				const f = String(file[i]);
				sawSome = true;
				if (f === "." || f === ".." || !this.options.dot && f.startsWith(".")) return false;
			}
			return partial || sawSome;
		}
		return !!this.#matchGlobStarBodySections(file, segments, file.length - fileTailMatch, fileIndex, 0, partial, 0, !!fileTailMatch, /* @__PURE__ */ new Set());
	}
	#getGlobstarParts(pattern, partial, patternIndex) {
		let byStart = this.#globstarParts.get(pattern);
		if (!byStart) {
			byStart = [];
			this.#globstarParts.set(pattern, byStart);
		}
		const key = patternIndex * 2 + (partial ? 1 : 0);
		const found = byStart[key];
		if (found) return found;
		const firstgs = pattern.indexOf(GLOBSTAR, patternIndex);
		const lastgs = pattern.lastIndexOf(GLOBSTAR);
		const head = pattern.slice(patternIndex, firstgs);
		const body = pattern.slice(firstgs + 1, partial ? void 0 : lastgs);
		const tail = partial ? [] : pattern.slice(lastgs + 1);
		const segments = [[[], 0]];
		let current = segments[0];
		let nonGsParts = 0;
		const nonGsPartsSums = [0];
		for (const b of body) if (b === GLOBSTAR) {
			nonGsPartsSums.push(nonGsParts);
			current = [[], 0];
			segments.push(current);
		} else {
			current[0].push(b);
			nonGsParts++;
		}
		segments.forEach((b, i) => {
			b[1] = nonGsParts - nonGsPartsSums[i];
		});
		const parts = {
			head,
			body,
			tail,
			segments
		};
		byStart[key] = parts;
		return parts;
	}
	#matchGlobStarBodySections(file, bodySegments, fileLength, fileIndex, bodyIndex, partial, globStarDepth, sawTail, tried) {
		const bs = bodySegments[bodyIndex];
		if (!bs) {
			if (partial) return fileIndex >= fileLength || fileIndex === fileLength - 1 && file[fileIndex] === "";
			for (let i = fileIndex; i < fileLength; i++) {
				sawTail = true;
				const f = file[i];
				if (f === "." || f === ".." || !this.options.dot && f.startsWith(".")) return false;
			}
			return sawTail;
		}
		const [body, need] = bs;
		const after = partial ? fileLength : fileLength - need;
		while (fileIndex <= after) {
			const key = bodyIndex * (file.length + 1) + fileIndex;
			if (tried.has(key)) return false;
			tried.add(key);
			if (this.#matchOne(file, body, partial, fileIndex, 0, fileIndex + body.length) && globStarDepth < this.maxGlobstarRecursion) {
				const sub = this.#matchGlobStarBodySections(file, bodySegments, fileLength, fileIndex + body.length, bodyIndex + 1, partial, globStarDepth + 1, sawTail, tried);
				if (sub !== false) return sub;
			}
			if (fileIndex === after) break;
			const f = file[fileIndex];
			if (f === "." || f === ".." || !this.options.dot && f.startsWith(".")) return false;
			fileIndex++;
		}
		return partial || null;
	}
	#matchOne(file, pattern, partial, fileIndex, patternIndex, fileEnd = file.length) {
		let fi;
		let pi;
		let pl;
		let fl;
		for (fi = fileIndex, pi = patternIndex, fl = Math.min(fileEnd, file.length), pl = pattern.length; fi < fl && pi < pl; fi++, pi++) {
			let p = pattern[pi];
			let f = file[fi];
			/* c8 ignore start */
			if (p === false || p === GLOBSTAR) return false;
			/* c8 ignore stop */
			if (!portionMatch(p, f)) return false;
		}
		if (fi === fl && pi === pl) return true;
		else if (fi === fl) return partial;
		else if (pi === pl) return fi === fl - 1 && file[fi] === "";
		else throw new Error("wtf?");
		/* c8 ignore stop */
	}
	braceExpand() {
		return braceExpand(this.pattern, this.options);
	}
	#expandBraces() {
		const { pattern } = this;
		if (this.options.nobrace) return this.braceExpand();
		let code = 57344;
		while (pattern.includes(String.fromCharCode(code))) if (++code > 63743) return this.braceExpand();
		const mark = String.fromCharCode(code);
		let found = false;
		const marked = pattern.replace(rangeRe, (m, lo, hi) => {
			const a = Number(lo);
			const b = Number(hi);
			if (!Number.isSafeInteger(a) || !Number.isSafeInteger(b) || Math.abs(a - b) + 1 < RANGE_MIN) return m;
			found = true;
			return `${mark}${lo}..${hi}${mark}`;
		});
		if (!found) return this.braceExpand();
		const set = braceExpand(marked, this.options);
		for (const p of set) for (const portion of p.split("/")) {
			const c = portion.indexOf("[");
			if (c !== -1 && c < portion.lastIndexOf(mark)) return this.braceExpand();
			if (!this.options.noext && inRepeatOrNegExt(portion, mark)) return this.braceExpand();
		}
		this.#rangeMark = mark;
		return set;
	}
	parse(pattern) {
		assertValidPattern(pattern);
		const options = this.options;
		if (pattern === "**") return GLOBSTAR;
		if (pattern === "") return "";
		const { nocase, nocaseMagicOnly, noext = false, dot, normalize } = options;
		const rangeMark = this.#rangeMark;
		const lit = rangeMark && pattern.includes(rangeMark) ? void 0 : literal(pattern, noext);
		if (lit !== void 0 && !(nocase && !nocaseMagicOnly && pattern.toUpperCase() !== pattern.toLowerCase())) return this.#norm(lit);
		if (this.#pending) return PENDING;
		let m = this.#matchers.get(pattern);
		if (!m) {
			if (!noext) assertValidExtglobs(pattern);
			m = new Matcher(pattern, {
				nocase,
				noext,
				dot,
				normalize,
				...rangeMark && { rangeMark }
			});
			this.#matchers.set(pattern, m);
		}
		return m;
	}
	#slashSplit(p) {
		if (this.preserveMultipleSlashes) return p.split("/");
		else if (this.isWindows && /^\/\/[^/]+/.test(p)) return ["", ...p.split(/\/+/)];
		else return p.split(/\/+/);
	}
	match(f, partial = this.partial) {
		if (this.comment) return false;
		if (this.empty) return f === "";
		if (f === "/" && partial) return true;
		const options = this.options;
		let split = this.#cachedSplit(f);
		if (!split) {
			if (!partial && !this.#form && (this.#endCheck || this.#literalCheck) && lastChecked !== f) {
				lastChecked = f;
				const can = this.#canMatch(f);
				if (can === "no") return options.flipNegate ? false : this.negate;
				if (can === "yes") return options.flipNegate ? true : !this.negate;
			}
			split = this.#split(f);
		}
		const ff = split.parts;
		const resolved = this.#level2 ? split.resolved ??= this.#levelTwoFileOptimize(ff) : ff;
		const set = this.set;
		let filename = ff[ff.length - 1];
		if (!filename) for (let i = ff.length - 2; !filename && i >= 0; i--) filename = ff[i];
		for (let r = 0; r < set.length; r++) {
			const pattern = set[r];
			const shape = partial ? void 0 : this.#shapes[r];
			if (shape === "base" ? portionMatch(pattern[0], filename) : shape ? this.#matchShape(resolved, pattern, shape) : options.matchBase && pattern.length === 1 ? this.#matchRow([filename], [filename], pattern, partial) : this.#matchRow(ff, resolved, pattern, partial)) {
				if (options.flipNegate) return true;
				return !this.negate;
			}
		}
		if (options.flipNegate) return false;
		return this.negate;
	}
	static defaults(def) {
		return minimatch.defaults(def).Minimatch;
	}
};
/* c8 ignore stop */
minimatch.Minimatch = Minimatch;
minimatch.escape = escape;
minimatch.unescape = unescape;

// src/discover/manifests.ts
/** True for a text that may hold Kubernetes objects: cheap, so that most files need not be parsed. */
function mayHoldManifests(text) {
	return startsKey("apiVersion").test(text) && startsKey("kind").test(text);
}
/** A key at the start of a line, of a list item, or of a flow mapping. */
function startsKey(name) {
	return new RegExp(`(^|[{,])[ \\t\\uFEFF"'-]*${name}["']?\\s*:`, "m");
}
/** True if a document of the file is a Kubernetes object. */
function holdsManifests(reader, path) {
	return reader.documents(path).some(({ root }) => root !== null && isObject(root));
}
/** A matcher of paths: true where one of the patterns matches, or matches a folder on the way. */
function matcher(patterns) {
	const compiled = patterns.flatMap((pattern) => {
		const plain = pattern.replace(/^\.\//, "").replace(/\/$/, "");
		return [plain, `${plain}/**`].map((text) => new Minimatch(text, {
			dot: true,
			nonegate: true,
			nocomment: true
		}));
	});
	return (path) => compiled.some((pattern) => pattern.match(path));
}
function isObject(root) {
	return root.kind === "map" && isText(root.entries.get("kind")?.value) && isText(root.entries.get("apiVersion")?.value);
}
function isText(node) {
	return node?.kind === "scalar" && typeof node.value === "string";
}

// src/discover/configured.ts
/** The targets that the configuration lists; `at` is where they stand in it, for what is missing. */
function configuredTargets(reader, config, at) {
	return (config.targets ?? []).map((target, index) => {
		const node = at?.at("targets", index);
		if (target.chart !== void 0) return releaseTarget(reader, target, target.chart, node);
		return target.manifests ? manifestsTarget(reader, target, target.manifests, node) : valuesTarget(reader, target, node);
	});
}
function releaseTarget(reader, target, chart, node) {
	const path = joinPath("", chart);
	if (isElsewhere(chart)) return {
		...valuesTarget(reader, target, node),
		path: chart,
		reason: `chart \`${chart}\` is not in this repository`
	};
	const missingChart = hasChart(reader, path) ? [] : [missing(chart, "chart", node?.get("chart"))];
	return {
		kind: "helm",
		id: idOf(path, target),
		path,
		environment: target.environment ?? null,
		release: target.release ?? (chartName(reader, path) || archiveName(path)),
		namespace: target.namespace ?? "default",
		...valuesOf$1(reader, target, node, missingChart)
	};
}
function manifestsTarget(reader, target, patterns, node) {
	const matches = matcher(patterns);
	const files = reader.tree.files.filter((path) => /\.(ya?ml|json)$/.test(path) && matches(path));
	return {
		kind: "manifests",
		id: idOf(patterns.join(","), target),
		path: joinPath("", patterns[0] ?? ""),
		environment: target.environment ?? null,
		files,
		missing: files.length > 0 ? [] : [missing(patterns.join(", "), "manifests", node?.get("manifests"))]
	};
}
function valuesTarget(reader, target, node) {
	const first = target.values?.[0] ?? "";
	return {
		kind: "values",
		id: idOf(target.chart ?? first, target),
		path: first,
		environment: target.environment ?? null,
		release: target.release ?? null,
		namespace: target.namespace ?? null,
		reason: "no chart is named for these values",
		...valuesOf$1(reader, target, node, [])
	};
}
function valuesOf$1(reader, target, node, others) {
	const named = (target.values ?? []).map((path) => joinPath("", path));
	const isThere = (path) => (readThrough(reader.tree, path) ?? refusalOf(reader.tree, path)) !== void 0;
	const lost = named.flatMap((path, index) => isThere(path) ? [] : [missing(path, "values file", node?.at("values", index))]);
	return {
		values: named.filter(isThere),
		missing: [...others, ...lost]
	};
}
function missing(source, what, node) {
	return {
		source,
		what,
		...node ? { namedAt: {
			file: node.place.file,
			line: node.place.line
		} } : {}
	};
}
function idOf(path, { environment, release }) {
	return `${path || "."}${release ? `:${release}` : ""}${environment ? `@${environment}` : ""}`;
}
/** Charts from registries and repositories: `oci://…`, `https://…`. `repo/name` cannot be told from a folder. */
function isElsewhere(chart) {
	return /^[a-z+]+:\/\//.test(chart);
}
/** `helm package` names an archive by chart and version. */
function archiveName(path) {
	return baseName(path).replace(/(-v?\d[^/]*)?\.tgz$/, "");
}
function hasChart(reader, path) {
	const folder = resolveLinks(reader.tree, path) ?? path;
	return [joinPath(folder, "Chart.yaml"), folder].some((file) => reader.tree.read(file) !== void 0);
}
function chartName(reader, path) {
	const folder = resolveLinks(reader.tree, path) ?? path;
	const root = reader.documents(joinPath(folder, "Chart.yaml"))[0]?.root;
	return root ? Node.of(root).get("name").text : "";
}

// src/discover/environments.ts
/**
* The values files of a chart's environments: `values-ENV.yaml`, `values.ENV.yaml`, `ENV/values.yaml`, and
* `ENV.yaml` or `ENV/values.yaml` under `envs/`, `environments/` or `values/`; in the chart's folder, and if there
* are none, in the one above it. Sorted by environment.
*/
function findEnvironments(tree, chart) {
	const beside = environmentsIn(tree, chart);
	return (beside.length > 0 || chart === "" ? beside : environmentsIn(tree, folderOf$1(chart))).toSorted((a, b) => a.environment < b.environment ? -1 : 1);
}
/** The environment that a values file's name says it is for; `null` if it says none. */
function environmentOf(file) {
	for (const pattern of patterns) {
		const environment = pattern.exec(file)?.[1];
		if (environment !== void 0) return environment;
	}
	return null;
}
function environmentsIn(tree, folder) {
	const found = [];
	const others = [...linkedFiles(tree, folder), ...refusedFiles(tree, folder)];
	for (const file of [...filesUnder(tree, folder), ...others]) {
		const name = file.slice(folder === "" ? 0 : folder.length + 1);
		if (name.split("/").length > 3 || isInChart(tree, folder, name)) continue;
		const environment = environmentOf(name);
		if (environment !== null) found.push({
			environment,
			file
		});
	}
	return found;
}
/** Links to files: a values file that environments share may be linked into each of them. */
function linkedFiles(tree, folder) {
	return [...tree.links.keys()].filter((link) => isInside(link, folder) && (readThrough(tree, link) ?? refusalOf(tree, link)) !== void 0);
}
/** An environment whose values file the tree does not hand out must not look as if it were gone. */
function refusedFiles(tree, folder) {
	return tree.refused.map(({ file }) => file).filter((file) => isInside(file, folder));
}
/** `ENV/values.yaml` stands beside folders that a chart or a repository has for something else. */
const patterns = [
	/^values[-.]([^/]+?)\.ya?ml$/,
	/^(?!(?:templates|charts|crds|files|ci|tests|envs|environments|values)\/)([^/]+)\/values\.ya?ml$/,
	/^(?:envs|environments|values)\/(?!values\.ya?ml$)(?:values[-.])?([^/]+)\.ya?ml$/,
	/^(?:envs|environments|values)\/([^/]+)\/values\.ya?ml$/
];
/** True if the folder of the file, below `folder`, is a chart: then the file is that chart's own. */
function isInChart(tree, folder, name) {
	for (let inner = folderOf$1(name); inner !== ""; inner = folderOf$1(inner)) if (readThrough(tree, joinPath(folder, joinPath(inner, "Chart.yaml")))) return true;
	return false;
}
/** The environment that a values file anywhere names by its last folders and its name. */
function environmentOfPath(path) {
	const parts = path.split("/");
	return environmentOf(baseName(path)) ?? environmentOf(parts.slice(-2).join("/")) ?? environmentOf(parts.slice(-3).join("/"));
}

// src/discover/unreadable.ts
/** Go templates outside of charts, which nobody here can fill. Other loose files that are no YAML are findings. */
function unreadable(reader, targets) {
	return [...new Set(targets.flatMap(looseFiles))].filter((file) => isRefused(reader, file) && isTemplate(reader, file)).map((file) => ({
		file,
		reason: "a Go template outside of a chart, which only its own tool can fill"
	}));
}
/** Folders with the name of a file that Helm reads; it takes what is in them for other files of the chart. */
function foldersForFiles({ files }) {
	const folders = files.flatMap((path) => folderForFile.exec(path)?.[1] ?? []);
	return [...new Set(folders)].map((file) => ({
		file,
		reason: "a folder with the name of a file"
	}));
}
const folderForFile = /^((?:.*?\/)?(?:Chart|values(?:[-.][^/]+)?)\.ya?ml)\//s;
/** True if a file, or a document in it, cannot be read. */
function isRefused(reader, file) {
	return reader.documents(file).some(({ root, problems }) => root === null && problems.length > 0);
}
function isTemplate(reader, file) {
	return reader.documents(file).some(({ source }) => isGoTemplate(source));
}
function looseFiles(target) {
	if (target.kind === "manifests") return target.files;
	return target.kind === "values" ? target.values : [];
}

// src/discover/loose.ts
/** Values files and manifests that belong to no chart. */
function looseTargets(reader, config, charts, releases) {
	const named = [...releases.flatMap(({ values }) => values), ...charts.flatMap(ownFiles)];
	const used = new Set(named.map((path) => resolveLinks(reader.tree, path) ?? path));
	const isManifest = matcher(config.manifests ?? [
		"**/*.yaml",
		"**/*.yml",
		"**/*.json"
	]);
	return reader.tree.files.filter((path) => /\.(ya?ml|json)$/.test(path) && !used.has(path)).flatMap((path) => {
		const inChart = charts.some((chart) => isPartOf(chart, path));
		return !inChart && isManifest(path) && hasManifests(reader, path) ? [plainTarget(path)] : looseValues(reader, path, inChart);
	});
}
function hasManifests(reader, path) {
	if (!mayHoldManifests(reader.text(path) ?? "")) return false;
	return holdsManifests(reader, path) || isRefused(reader, path);
}
function plainTarget(path) {
	return {
		kind: "manifests",
		id: path,
		path,
		environment: null,
		files: [path],
		missing: []
	};
}
function looseValues(reader, path, inChart) {
	if (!/\b(mediatedTls|passthroughTls|jwt)["']?\s*:/.test(reader.text(path) ?? "")) return [];
	const root = rootOf(reader, path);
	if (root ? valuesEntries(root, path).length === 0 : !isRefused(reader, path)) return [];
	return [{
		kind: "values",
		id: path,
		path,
		environment: environmentOfPath(path),
		release: null,
		namespace: null,
		values: [path],
		missing: [],
		reason: inChart ? "no release uses these values" : "no chart in this repository reads these values"
	}];
}
function ownFiles(chart) {
	return [
		"Chart.yaml",
		"Chart.lock",
		"values.yaml",
		"values.schema.json"
	].map((name) => joinPath(chart.path, name));
}
/** True for what the chart itself is made of: templates and the like, which are no manifests as they stand. */
function isPartOf(chart, path) {
	return chart.path === "" ? /^(templates|charts|crds)\//.test(path) : path.startsWith(`${chart.path}/`);
}

// src/discover/discover.ts
/**
* The targets of a tree: those that the configuration lists, else charts with their environments, values files of
* a known layout that no release uses, and plain manifests.
* Argo CD, Flux and kustomize become finders beside these.
*/
function discover(reader, config, options) {
	const { configFile, together, paths } = options;
	const isExcluded = matcher(config.exclude ?? []);
	const listed = config.targets !== void 0;
	const found = listed ? configuredTargets(reader, config, rootOf(reader, configFile)) : findTargets(reader, config, isExcluded, paths);
	const targets = distinct$1(together && !listed ? joined(found) : found);
	const left = [
		...reader.tree.refused,
		...foldersForFiles(reader.tree),
		...listed ? [] : kustomizations(reader)
	].filter(({ file }) => !isExcluded(file));
	return {
		targets: targets.toSorted((a, b) => a.id < b.id ? -1 : 1),
		skipped: [...left, ...unreadable(reader, targets)]
	};
}
/** Tells targets apart that are listed with the same chart, release and environment. */
function distinct$1(targets) {
	return [...groupBy(targets, ({ id }) => id).values()].flatMap((same) => same.map((target, index) => index === 0 ? target : {
		...target,
		id: `${target.id}#${index + 1}`
	}));
}
function findTargets(reader, config, isExcluded, paths) {
	const charts = findCharts(reader);
	const releases = releasedCharts(charts, paths).filter(({ path }) => !isExcluded(path)).flatMap((chart) => releasesOf(reader, chart, isExcluded));
	const others = looseTargets(reader, config, charts, releases);
	return [...releases, ...others.filter(({ path }) => !isExcluded(path))];
}
function releasesOf(reader, chart, isExcluded) {
	const environments = findEnvironments(reader.tree, chart.path).filter(({ file }) => !isExcluded(file));
	const base = {
		kind: "helm",
		path: chart.path,
		release: chart.name,
		namespace: "default",
		missing: []
	};
	const id = chart.path || ".";
	if (environments.length === 0) return [{
		...base,
		id,
		environment: null,
		values: []
	}];
	return [...groupBy(environments, ({ environment }) => environment)].map(([environment, files]) => ({
		...base,
		id: `${id}@${environment}`,
		environment,
		values: files.map(({ file }) => file)
	}));
}
function joined(targets) {
	const loose = targets.filter((target) => target.kind === "manifests");
	const files = loose.flatMap((target) => target.files);
	const others = targets.filter((target) => target.kind !== "manifests");
	return loose.length === 0 ? others : [...others, {
		...loose[0],
		id: "**",
		path: "",
		files
	}];
}
function kustomizations(reader) {
	return reader.tree.files.filter((path) => /(^|\/)(kustomization\.ya?ml|Kustomization)$/.test(path)).map((file) => ({
		file,
		reason: "kustomizations are not built yet; their files are checked as they stand"
	}));
}

// src/discover/layers.ts
/** The layers of a release's values: defaults of subcharts under their key, the chart's values.yaml, values files. */
function valuesLayers(reader, target) {
	const chart = resolveLinks(reader.tree, target.path) ?? target.path;
	const own = readable(reader, [joinPath(chart, "values.yaml")]);
	const given = readable(reader, target.values);
	const defaults = [...subchartDefaults(reader, chart), ...own.map(({ yaml }) => yaml)];
	return {
		files: [...own, ...given].map(({ file }) => file),
		defaults: defaults.map((yaml) => Node.of(yaml)),
		given: given.map(({ yaml }) => Node.of(yaml))
	};
}
function readable(reader, paths) {
	return paths.map((path) => resolveLinks(reader.tree, path) ?? path).flatMap((file) => {
		const yaml = root(reader, file);
		return yaml ? [{
			file,
			yaml
		}] : [];
	});
}
/** The schemas that a release's values are held against; those in packed charts are not read. */
function valuesSchemas(reader, target) {
	const folder = resolveLinks(reader.tree, target.path) ?? target.path;
	return [{
		chart: "",
		folder
	}, ...subcharts(reader, folder)].flatMap((chart) => {
		const yaml = root(reader, joinPath(chart.folder, "values.schema.json"));
		return yaml ? [{
			chart: chart.chart,
			schema: Node.of(yaml).data
		}] : [];
	});
}
/** More than any real umbrella has; charts that depend on each other end here. */
const mostSubcharts = 500;
/** The subcharts of a chart that are folders, the deepest first. */
function subcharts(reader, folder) {
	const found = dependencies(reader, {
		chart: "",
		folder
	});
	for (let next = 0; next < found.length && found.length < mostSubcharts; next++) found.push(...dependencies(reader, found[next]));
	return found.toReversed();
}
function dependencies(reader, { chart, folder }) {
	const metadata = root(reader, joinPath(folder, "Chart.yaml"));
	return (metadata ? Node.of(metadata).items("dependencies") : []).map((dependency) => {
		const key = dependency.get("alias").text || dependency.get("name").text;
		return {
			chart: chart === "" ? key : `${chart}/${key}`,
			folder: subchartFolder(reader, folder, dependency)
		};
	});
}
function subchartDefaults(reader, folder) {
	return subcharts(reader, folder).flatMap((sub) => {
		const own = root(reader, joinPath(sub.folder, "values.yaml"));
		return own ? [sub.chart.split("/").reduceRight((value, key) => under(key, value), own)] : [];
	});
}
function subchartFolder(reader, chart, dependency) {
	const repository = dependency.get("repository").text;
	const vendored = joinPath(chart, `charts/${dependency.get("name").text}`);
	const folder = !(reader.tree.read(joinPath(vendored, "Chart.yaml")) !== void 0) && repository.startsWith("file://") ? joinPath(chart, repository.slice(7)) : vendored;
	return resolveLinks(reader.tree, folder) ?? folder;
}
/** A map with one key, placed where its value stands: no file holds it. */
function under(key, value) {
	const { source, start, end } = value;
	return {
		kind: "map",
		source,
		start,
		end,
		entries: /* @__PURE__ */ new Map([[key, {
			key: {
				kind: "scalar",
				source,
				start,
				end,
				value: key,
				style: "plain"
			},
			value
		}]])
	};
}
function root(reader, file) {
	if ((reader.tree.read(file)?.length ?? 0) > maxValuesBytes) return null;
	const yaml = reader.documents(file)[0]?.root;
	return yaml?.kind === "map" ? yaml : null;
}

// src/lint/one-fact.ts
/**
* Makes each fact one finding: a repeated one is dropped; what a rule found in values and, about the same thing in
* the same target, in rendered objects stands at the values line and gains the first of those objects.
*/
function oneFactOnce(findings) {
	const found = distinct(findings);
	const inValues = new Set(found.filter(isOfValues).flatMap(factOf));
	const shown = firstByFact(found.filter((finding) => finding.manifest?.origins !== void 0));
	return found.filter((finding) => isOfValues(finding) || !finding.manifest || !factOf(finding).some((each) => inValues.has(each))).map((finding) => isOfValues(finding) ? shownBy(finding, shown) : finding);
}
/** Drops what another rule says better about the same thing in the same target. */
function withoutYielding(findings, rules) {
	const yieldsTo = new Map(rules.map((rule) => [rule.id, rule.yieldsTo ?? []]));
	const said = new Set(findings.flatMap(factOf));
	return findings.filter(({ rule, target, about }) => {
		const stronger = yieldsTo.get(rule) ?? [];
		return about === null || !stronger.some((id) => said.has(fact(id, target, about)));
	});
}
/** By file, line and column, then by rule, target and message. */
function sorted(findings) {
	return findings.toSorted((one, other) => byPlace(one.at, other.at) || byText(words(one), words(other)));
}
function distinct(findings) {
	return [...new Map(findings.map((finding) => [sameness$1(finding), finding])).values()];
}
function sameness$1({ rule, target, message, at }) {
	return JSON.stringify([
		rule,
		target,
		message,
		at
	]);
}
function isOfValues({ view }) {
	return view.startsWith("values/");
}
/** Nothing for what is about no thing that two views could share. */
function factOf({ rule, target, about }) {
	return about === null ? [] : [fact(rule, target, about)];
}
function fact(rule, target, about) {
	return JSON.stringify([
		rule,
		target,
		about
	]);
}
function firstByFact(findings) {
	return new Map(findings.toReversed().flatMap((finding) => factOf(finding).map((key) => [key, finding])));
}
function shownBy(finding, shown) {
	const rendered = factOf(finding).flatMap((key) => shown.get(key) ?? [])[0];
	if (!rendered || !(rendered.node instanceof Node)) return finding;
	return {
		...finding,
		manifest: rendered.manifest,
		shownBy: rendered.node
	};
}
function byPlace(one, other) {
	return byText(one.file, other.file) || one.line - other.line || one.column - other.column;
}
function words({ rule, target, message }) {
	return `${rule}\n${target ?? ""}\n${message}`;
}
function byText(one, other) {
	return one < other ? -1 : Number(one > other);
}

// src/rules/place.ts
/** Where a problem stands: a map or list at its key, a scalar at its value, an absent node where it would be added. */
function placeOf$1(located) {
	if (located instanceof Node) return located.kind === "map" || located.kind === "list" ? located.keyPlace : located.place;
	const { file, line, column = 1, endLine = line, endColumn = column } = located;
	return {
		file,
		line,
		column,
		endLine,
		endColumn
	};
}

// src/lint.ts
/**
* Runs rules over what is applied together. The findings are sorted by place, and each fact is one: the same rule
* about the same thing in a target's values and in what it renders stands at the values line. A rule that throws
* is reported, and the others go on.
*/
function lint(mesh, rules) {
	const found = rules.flatMap((rule) => run$1(rule, mesh));
	return sorted(withoutYielding(oneFactOnce(found), rules));
}
function run$1(rule, mesh) {
	return Object.keys(rule.on).flatMap((view) => subjectsOf(view, mesh).flatMap((subject) => problemsOf(rule, view, subject, mesh)));
}
function subjectsOf(view, mesh) {
	if (view === "document") return mesh.documents.map(documentSubject);
	if (view === "target") return mesh.targets.map(targetSubject);
	if (view === "failure") return mesh.failures.map(failureSubject);
	if (view === "manifest") return mesh.manifests.map(objectSubject);
	if (!isLayoutView(view)) return mesh.ofKind(view).map(objectSubject);
	return mesh.entries.filter(({ layout }) => view === `values/${layout}`).map(entrySubject);
}
function isLayoutView(view) {
	return view.startsWith("values/");
}
function documentSubject(value) {
	return {
		value,
		target: null,
		manifest: null,
		located: {
			file: value.file,
			line: 1
		}
	};
}
function targetSubject(value) {
	return {
		value,
		target: value.id,
		manifest: null,
		located: {
			file: value.path,
			line: 1
		}
	};
}
function failureSubject(value) {
	const { target, at } = value.failure;
	return {
		value,
		target: target.id,
		manifest: null,
		located: at ?? {
			file: target.path,
			line: 1
		}
	};
}
function entrySubject(value) {
	return {
		value,
		target: value.target,
		manifest: null,
		located: value.node
	};
}
function objectSubject(value) {
	return {
		value,
		target: value.target,
		manifest: value,
		located: value.root
	};
}
/** What one view says of one subject; a rule that throws keeps what it said before. */
function problemsOf(rule, view, subject, mesh) {
	const problems = [];
	const check = rule.on[view];
	try {
		for (const problem of check(subject.value, mesh)) problems.push(finding(rule, view, subject, problem));
	} catch (error) {
		problems.push(finding(broken, view, subject, breakage(rule, error, subject)));
	}
	return problems;
}
/** Stands for a rule that threw. */
const broken = {
	id: "internal/rule-failed",
	severity: "error"
};
function breakage(rule, error, { located }) {
	const reason = quote(error instanceof Error ? error.message : String(error));
	return {
		node: located,
		message: `the rule ${rule.id} broke on this, a mistake of meshgate: ${reason}`
	};
}
function finding(judge, view, { target, manifest }, problem) {
	const { node, message, refusedBy = null, related = [], about = null } = problem;
	return {
		rule: judge.id,
		severity: problem.severity ?? judge.severity,
		message,
		node,
		at: placeOf$1(node),
		target,
		view,
		manifest,
		shownBy: null,
		refusedBy,
		related,
		about
	};
}

// src/yaml/reader.ts
/** A reader over a tree. */
function readerOf(tree) {
	const parsed = /* @__PURE__ */ new Map();
	const text = (path) => {
		const bytes = tree.read(path);
		return bytes && new TextDecoder().decode(bytes);
	};
	return {
		tree,
		text,
		documents(path) {
			const known = parsed.get(path);
			if (known) return known;
			const documents = parseDocuments(text(path) ?? "", path);
			parsed.set(path, documents);
			return documents;
		}
	};
}

// src/run/failure-place.ts
/** A failed render whose words name a file and no line, with the line that is the cause where that is known. */
function placed(render, reader) {
	return render.at ? render : {
		...render,
		at: placeOf(render, reader)
	};
}
function placeOf({ message, target }, reader) {
	const values = valuesNamed(message, target);
	return values === void 0 ? dependencyPlace(message, target, reader) : valuesPlace(values, reader);
}
/** The values file that Helm's words begin with. */
function valuesNamed(message, { path, values }) {
	if (message.startsWith("cannot load values.yaml: ") && !/yaml: line \d/.test(message)) return joinPath(path, "values.yaml");
	return values.find((file) => ["failed to parse", "open"].some((verb) => message.startsWith(`${verb} ${file}: `)));
}
/** Where our own reader stumbles over it; where it does not, the file as a whole is wrong, a list for example. */
function valuesPlace(values, reader) {
	const file = resolveLinks(reader.tree, values) ?? values;
	const [document] = reader.documents(file);
	const [problem] = document ? refusalsOf(document) : [];
	return {
		file,
		line: document && problem ? problemPlaces(document, problem).at.line : 1
	};
}
/** The line of Chart.yaml that asks for the first dependency which is not there. */
function dependencyPlace(message, { path }, reader) {
	const missing = /found in Chart\.yaml, but missing in charts\/ directory: ([^\s,]+)/.exec(message)?.[1];
	const file = joinPath(resolveLinks(reader.tree, path) ?? path, "Chart.yaml");
	const place = (rootOf(reader, file)?.items("dependencies") ?? []).find((dependency) => dependency.get("name").text === missing)?.get("name").place;
	return place ? {
		file,
		line: place.line
	} : null;
}

// src/core/render.ts
/** The origin of a 1-based line, or `null` if it came from no file. */
function originOf(origins, line) {
	const file = origins.files[origins.lines[2 * (line - 1)] ?? -1];
	return file === void 0 ? null : {
		file,
		line: origins.lines[2 * line - 1]
	};
}

// src/run/excerpt.ts
/** Lines shown above the one a finding stands on. */
const linesAbove = 2;
/** Longer lines are no help in an excerpt. */
const maxLineLength = 200;
/**
* The line of a place and those above it, with what Secrets hold in the file masked. `undefined` where the tree has
* no such file, and where it holds a Secret that cannot be told from the rest because it is no YAML.
*/
function excerptOf({ file, line }, reader) {
	const text = reader.text(file);
	if (text === void 0) return void 0;
	const shown = /\bSecret\b/.test(text) ? withoutSecrets(text, file, reader) : text;
	if (shown === void 0) return void 0;
	const firstLine = Math.max(1, line - linesAbove);
	return {
		firstLine,
		lines: shown.split(lineEnd, line).slice(firstLine - 1).map((each) => each.slice(0, maxLineLength))
	};
}
/** What ends a line in YAML, and so in the places of nodes. */
const lineEnd = /\r\n?|\n/;
/** The text with what Secrets hold replaced, line by line so that the lines keep their numbers. */
function withoutSecrets(text, file, reader) {
	const documents = reader.documents(file);
	if (documents.some(({ root, problems }) => problems.length > 0 && (!root || secretValues(root).length > 0))) return;
	return documents.flatMap(({ root }) => root ? secretValues(root) : []).toSorted((a, b) => b.start - a.start).reduce(mask, text);
}
function mask(text, { start, end }) {
	const masked = text.slice(start, end).replace(/[^\s].*/g, "<masked>");
	return text.slice(0, start) + masked + text.slice(end);
}
/** What a Secret holds, and each Secret in a list of objects. */
function secretValues(root) {
	if (root.kind !== "map") return [];
	const items = root.entries.get("items")?.value;
	const inList = items?.kind === "list" ? items.items.flatMap(secretValues) : [];
	const kind = root.entries.get("kind")?.value;
	if (kind?.kind !== "scalar" || kind.value !== "Secret") return inList;
	return ["data", "stringData"].flatMap((field) => root.entries.get(field)?.value ?? []);
}

// src/model/stable-trail.ts
/**
* The trail of a node with each index of a list replaced by what names the item, where something does: it stays
* the same when the list is reordered.
*/
function stableTrail(node) {
	let current = node.root;
	return node.trail.map((key) => {
		current = typeof key === "number" ? current.item(key) : current.get(key);
		return typeof key === "number" ? itemName(current) ?? `[${key}]` : key;
	});
}
/** Fields that name an item in lists of Kubernetes and Istio objects, the strongest first. */
const naming = [
	["name"],
	["issuer"],
	["host"],
	["port", "number"],
	["number"],
	["key"]
];
/** What names an item of a list: `name=http`; a scalar names itself; `undefined` if nothing does. */
function itemName(item) {
	if (item.kind === "scalar") return `=${String(item.scalar)}`;
	for (const trail of naming) {
		const value = item.at(...trail).scalar;
		if (value !== void 0 && value !== null && value !== "") return `${trail.join(".")}=${String(value)}`;
	}
}

// src/run/locate.ts
/** Turns what rules said about nodes into findings at places of the tree. Their status is not known yet: `new`. */
function locate(findings, sources) {
	return findings.map((finding) => locateOne(finding, sources));
}
function locateOne(finding, sources) {
	const { rule, severity, message, refusedBy, manifest } = finding;
	const at = sourcePlace(finding.at, sources);
	const targets = targetsOf(finding, at.file, sources);
	const excerpt = excerptOf(at, sources.reader);
	return {
		rule,
		severity,
		status: "new",
		message,
		at,
		provenance: sources.origins.has(finding.at.file) ? "template" : "source",
		...renderedPlace(finding, sources),
		refusedBy,
		...manifest ? { object: objectRef(manifest, fieldOf(finding)) } : {},
		targets: targets.map(({ id }) => id),
		environments: targets.flatMap(({ environment }) => environment ?? []),
		fingerprint: fingerprint(finding, targets[0]),
		related: finding.related.map(({ node, note }) => ({
			at: sourcePlace(placeOf$1(node), sources),
			note
		})),
		...excerpt ? { excerpt } : {}
	};
}
/** A place in a rendered text becomes the line of the template that rendered it; any other stays. */
function sourcePlace(at, { reader, origins }) {
	const lines = origins.get(at.file);
	if (!lines) return widened(at, reader);
	const origin = originOf(lines, at.line) ?? {
		file: lines.files[0] ?? at.file,
		line: 1
	};
	return wholeLine(origin.file, origin.line, reader);
}
/** A place without a width, such as the line an error message names, is its whole line. */
function widened(at, reader) {
	return at.line === at.endLine && at.column >= at.endColumn ? wholeLine(at.file, at.line, reader) : at;
}
/** A whole line without the white space around it. */
function wholeLine(file, line, reader) {
	const text = reader.text(file)?.split("\n")[line - 1]?.trimEnd() ?? "";
	const column = text.length - text.trimStart().length + 1;
	return {
		file,
		line,
		column,
		endLine: line,
		endColumn: Math.max(text.length, column) + 1
	};
}
function renderedPlace(finding, { origins }) {
	const place = finding.shownBy ? placeOf$1(finding.shownBy) : finding.at;
	if (finding.target === null || !origins.has(place.file)) return {};
	return { rendered: {
		target: finding.target,
		line: place.line
	} };
}
/** The field of the object that shows it. */
function fieldOf({ node, shownBy, view }) {
	if (shownBy) return shownBy;
	return node instanceof Node && !view.startsWith("values/") ? node : void 0;
}
function targetsOf({ target }, file, { targets, reader }) {
	if (target === null) return [...targets.values()].filter((each) => uses(each, file, reader.tree));
	const found = targets.get(target);
	return found ? [found] : [];
}
function uses(target, file, tree) {
	if (target.kind === "manifests") return target.files.includes(file);
	return [...target.kind === "helm" ? [joinPath(target.path, "values.yaml")] : [], ...target.values].some((source) => (resolveLinks(tree, source) ?? source) === file);
}
/**
* Rule, environment, release, object and path: what stays the same when lines move, lists are reordered and files
* are renamed. A finding on values is named by its path in them, so that base and head agree whether or not the
* release could be rendered.
*/
function fingerprint({ rule, view, node, manifest, message }, target) {
	const inObject = manifest !== null && !view.startsWith("values/");
	const parts = [
		rule,
		target?.environment ?? "",
		target && "release" in target && target.release || "",
		...inObject ? [
			manifest.apiVersion,
			manifest.kind,
			manifest.namespace,
			manifest.name
		] : [],
		...node instanceof Node ? stableTrail(node) : [withoutLines(message)]
	];
	return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 16);
}
/** A message of Helm's without its line numbers: `(app/templates/a.yaml:12:3)`, `yaml: line 12:`. */
function withoutLines(message) {
	return message.replace(/(:|\bline )\d+/g, "$1");
}

// src/run/schema-refusals.ts
/**
* A render that Helm refused for its values, with the refusals said in plain words and with a guess at what was
* meant. Helm decides what is refused; where its words cannot be bettered (a schema in another file) they stay.
*/
async function inPlainWords(render, schemas, values) {
	if (render.status === "rendered" || render.schemaErrors.length === 0) return render;
	const charts = [...new Set(render.schemaErrors.map(({ chart }) => chart))];
	const said = await Promise.all(charts.map((chart) => errorsOf(render, chart, schemas, values)));
	return {
		...render,
		schemaErrors: said.flat()
	};
}
async function errorsOf(render, chart, schemas, values) {
	const own = render.schemaErrors.filter((error) => error.chart === chart);
	const known = schemas.find((schema) => schema.chart === chart);
	const data = values?.at(...chart.split("/").filter(Boolean)).data ?? {};
	const refused = known ? await refusals$2(known.schema, data) : null;
	return refused && refused.length > 0 ? refused.map((refusal) => ({
		chart,
		...refusal
	})) : own;
}

// src/run/severities.ts
/** Findings with the severities that the configuration gives to their rules; a rule that is `off` has none. */
function adjustSeverities(findings, { rules = {} }) {
	return findings.flatMap((finding) => {
		const severity = rules[finding.rule] ?? finding.severity;
		return severity === "off" ? [] : [{
			...finding,
			severity
		}];
	});
}

// src/run/worlds.ts
/** What a target brings: its objects, rendered or as they stand, its values, its documents, its failure. */
function worldOf(target, render, reader) {
	const base = {
		target,
		environment: target.environment,
		targets: [target]
	};
	if (target.kind === "manifests") return {
		...base,
		...plainWorld(target.id, target.files, reader)
	};
	if (target.kind === "values") return {
		...base,
		...valuesWorld(target.id, target.values, reader)
	};
	return {
		...base,
		...releaseWorld(target, render, reader)
	};
}
/** The values that a release is rendered with, merged and placed; `null` where it has none. */
function valuesOf(target, reader) {
	const { defaults, given } = valuesLayers(reader, target);
	return defaults.length + given.length > 0 ? mergeValues(defaults, given) : null;
}
function plainWorld(id, files, reader) {
	const documents = files.flatMap((file) => reader.documents(file));
	return {
		manifests: manifestsOf(documents, id, "default"),
		entries: [],
		documents: sources(files, reader),
		failures: []
	};
}
function valuesWorld(id, files, reader) {
	return {
		manifests: [],
		entries: files.flatMap((file) => reader.documents(file).slice(0, 1)).flatMap(({ root }) => root ? valuesEntries(Node.of(root), id) : []),
		documents: sources(files, reader),
		failures: []
	};
}
function releaseWorld(target, render, reader) {
	const { files } = valuesLayers(reader, target);
	const values = valuesOf(target, reader);
	return {
		manifests: render?.status === "rendered" ? renderedManifests(render) : [],
		entries: values ? mergedEntries(values, target.id) : [],
		documents: sources(files, reader),
		failures: render?.status === "failed" ? [{
			failure: render,
			values
		}] : []
	};
}
/** What base renders as head does is the same render, and read once. */
const renderedManifests = oncePer(({ target, manifest, origins }) => manifestsOf(parseDocuments(manifest, renderedName(target.id)), target.id, target.namespace, origins));
/** Each part of the merged values is placed in the file that sets it, so no file needs to be looked at alone. */
function mergedEntries(values, id) {
	return valuesEntries(values, id, values);
}
function sources(files, reader) {
	return files.flatMap((file) => reader.documents(file).map((document) => ({
		file,
		document,
		problems: document.problems
	})));
}
/** Targets of one environment are one mesh; where no environment is known, each target stands alone. */
function appliedTogether(worlds, around) {
	return [...groupBy(worlds, ({ target }) => target.environment ?? `\0${target.id}`).values()].map((group) => ({
		environment: group[0].target.environment,
		targets: group.flatMap(({ targets }) => targets),
		manifests: group.flatMap(({ manifests }) => manifests),
		entries: group.flatMap(({ entries }) => entries),
		documents: group.flatMap(({ documents }) => documents),
		failures: group.flatMap(({ failures }) => failures),
		...isOnItsOwn(group[0].target) && { around }
	}));
}
/** What stands in plain files of which nothing says what they are applied with, looked at now or not. */
function plainObjects(targets, reader) {
	return targets.filter(isOnItsOwn).flatMap(({ id, files }) => plainWorld(id, files, reader).manifests);
}
/** A plain file of which nothing says what it is applied with. */
function isOnItsOwn(target) {
	return target.kind === "manifests" && target.environment === null;
}
/** The name of a rendered text; no file of a tree has a NUL in its name. */
function renderedName(id) {
	return `\0${id}`;
}

// src/run/inspect.ts
/** One side: targets, renders, meshes, findings. The same for base and head. */
async function inspect(tree, config, scope) {
	const reader = readerOf(tree);
	const { targets: found, skipped } = discover(reader, config, scope);
	const targets = inScope(found, scope);
	const renders = await renderAll(reader, targets, scope);
	const worlds = targets.map((target) => worldOf(target, renders.get(target.id), reader));
	const problems = appliedTogether(worlds, plainObjects(found, reader)).map((world) => createMesh({
		...world,
		...scope.now !== void 0 && { now: scope.now }
	})).flatMap((mesh) => lint(mesh, rules));
	return {
		environments: found.map(({ environment }) => environment),
		targets,
		renders,
		rendered: worlds.flatMap((world) => renderedTarget(world, renders)),
		findings: locate(adjustSeverities(problems, config), {
			reader,
			targets: byId(targets),
			origins: originsOf(renders)
		}),
		skipped: skipped.filter(({ file }) => !isToldBy(file, renders))
	};
}
/** True for a file that a release could not be rendered for: the finding stands at it. */
function isToldBy(file, renders) {
	return [...renders.values()].some((render) => render.status === "failed" && render.at?.file === file);
}
async function renderAll(reader, targets, scope) {
	const releases = targets.filter((target) => target.kind === "helm" && target.missing.length === 0);
	const renders = await scope.render(reader.tree, releases);
	const worded = await Promise.all(renders.map(async (render) => render.status === "failed" ? inPlainWords(placed(render, reader), valuesSchemas(reader, render.target), valuesOf(render.target, reader)) : render));
	return new Map(worded.map((render) => [render.target.id, render]));
}
function renderedTarget({ target, manifests, documents }, renders) {
	const isRendered = renders.get(target.id)?.status === "rendered";
	const complete = target.kind === "manifests" ? documents.every(isRead) : isRendered;
	const release = target.kind === "helm" ? target.release : null;
	return complete ? [{
		id: target.id,
		environment: target.environment,
		release,
		manifests
	}] : [];
}
/** The objects of a document that cannot be read are not gone. */
function isRead({ document: { root, problems } }) {
	return root !== null || problems.length === 0;
}
function originsOf(renders) {
	return new Map([...renders].flatMap(([id, render]) => render.status === "rendered" ? [[renderedName(id), render.origins]] : []));
}
function byId(targets) {
	return new Map(targets.map((target) => [target.id, target]));
}

// src/run/merge-findings.ts
/** The same fact at the same place, seen through several targets or environments, is one finding. Sorted. */
function mergeFindings(findings) {
	return [...groupBy(findings, sameness).values()].map(join$1).toSorted(compare);
}
function sameness({ rule, severity, status, message, at, related }) {
	return JSON.stringify([
		rule,
		severity,
		status,
		message,
		at,
		related
	]);
}
function join$1(same) {
	return {
		...same[0],
		targets: unique(same.flatMap(({ targets }) => targets)),
		environments: unique(same.flatMap(({ environments }) => environments))
	};
}
function unique(names) {
	return [...new Set(names)].toSorted();
}
const severities$1 = {
	error: 0,
	warning: 1,
	info: 2
};
/** Fixed ones last, then by severity, then by place. */
function compare(a, b) {
	return Number(a.status === "fixed") - Number(b.status === "fixed") || severities$1[a.severity] - severities$1[b.severity] || compareText$1(a.at.file, b.at.file) || a.at.line - b.at.line || a.at.column - b.at.column || compareText$1(a.rule, b.rule) || compareText$1(a.message, b.message);
}
function compareText$1(a, b) {
	return a < b ? -1 : a > b ? 1 : 0;
}

// src/run/summarise.ts
/** The numbers of a report. */
function summarise({ findings, changes, targets, skipped }) {
	const head = findings.filter(({ status }) => status !== "fixed");
	const withStatus = (status) => targets.filter((t) => t.status === status).length;
	const ofType = (type) => changes.filter((change) => change.type === type).length;
	return {
		...count$1(head),
		new: count$1(head.filter(({ status }) => status === "new")),
		fixed: findings.length - head.length,
		suppressed: 0,
		targets: {
			rendered: withStatus("rendered"),
			unchanged: withStatus("unchanged"),
			failed: withStatus("failed"),
			skipped: withStatus("skipped")
		},
		changes: {
			added: ofType("added"),
			removed: ofType("removed"),
			changed: ofType("changed")
		},
		complete: skipped.length === 0 && targets.every(({ status }) => status === "rendered" || status === "unchanged")
	};
}
function count$1(findings) {
	const ofSeverity = (severity) => findings.filter((finding) => finding.severity === severity).length;
	return {
		errors: ofSeverity("error"),
		warnings: ofSeverity("warning"),
		infos: ofSeverity("info")
	};
}

// src/run/target-reports.ts
/** What became of each target of head. */
function targetReports(head, base) {
	return head.targets.map((target) => ({
		id: target.id,
		kind: target.kind,
		path: target.path || ".",
		...named$1(target),
		...outcome(target, head.renders.get(target.id), base?.renders.get(target.id))
	}));
}
function named$1(target) {
	const release = target.kind !== "manifests" && target.release !== null ? { release: target.release } : {};
	const namespace = target.kind !== "manifests" && target.namespace !== null ? { namespace: target.namespace } : {};
	return {
		...release,
		...namespace,
		...target.environment === null ? {} : { environment: target.environment }
	};
}
function outcome(target, render, before) {
	const [missing] = target.missing;
	if (target.kind === "values") return {
		status: "skipped",
		reason: target.reason
	};
	if (missing) return {
		status: "failed",
		reason: `${missing.what} \`${missing.source}\` does not exist`
	};
	if (target.kind === "manifests") return { status: "rendered" };
	if (render?.status === "failed") return {
		status: "failed",
		reason: render.message
	};
	return { status: isUnchanged(render, before) ? "unchanged" : "rendered" };
}
function isUnchanged(render, before) {
	return render?.status === "rendered" && before?.status === "rendered" && render.manifest === before.manifest;
}

// src/run.ts
/**
* Checks head, compares it with base, and says what was found.
* Throws `UsageError` for a wrong configuration, a path that head does not have, an environment nobody has.
*/
async function run(input) {
	checkPaths(input.head, input.paths);
	const config = await readConfig(readerOf(input.head), input.configFile);
	const [head, base] = await Promise.all([inspect(withoutPointers(input.head), config, input), inspectBase(input, config)]);
	checkEnvironments([...head.environments, ...base?.environments ?? []], input.environments);
	return report(input, head, base);
}
/** Begins while head is being rendered. */
async function inspectBase(input, head) {
	return input.base && inspect(withoutPointers(input.base), await baseConfig(input.base, input, head), input);
}
/**
* Base has its own targets but is judged by head's rules: a rule that head switches on or off must not make
* findings look new or fixed. A configuration that only base has wrong is head's to repair.
*/
async function baseConfig(base, { configFile }, head) {
	try {
		const { rules: _, ...own } = await readConfig(readerOf(base), configFile);
		return head.rules ? {
			...own,
			rules: head.rules
		} : own;
	} catch (error) {
		if (error instanceof UsageError) return head;
		throw error;
	}
}
function report(input, head, base) {
	const findings = mergeFindings(base ? compared$1(base, head) : head.findings);
	const changes = base ? diffObjects(...comparable(base, head), input.maskKey) : [];
	const targets = targetReports(head, base);
	const skipped = [...head.skipped];
	return {
		schemaVersion: 1,
		tool: {
			name: "meshgate",
			version: input.version
		},
		head: input.headCommit,
		base: input.baseCommit,
		summary: summarise({
			findings,
			changes,
			targets,
			skipped
		}),
		targets,
		findings,
		changes,
		skipped
	};
}
/** Findings of both sides. What base rendered and head could not is not known to be fixed: it is left out. */
function compared$1(base, head) {
	const failed = new Set(failures(head));
	const isKnown = ({ status, provenance, targets }) => status !== "fixed" || provenance !== "template" || targets.some((id) => !failed.has(id));
	return compareFindings(base.findings, head.findings).filter(isKnown);
}
/** What both sides could render, or only one side has: a failed render must not look like removed objects. */
function comparable(base, head) {
	const failed = /* @__PURE__ */ new Set([...failures(base), ...failures(head)]);
	return [base.rendered.filter(({ id }) => !failed.has(id)), head.rendered.filter(({ id }) => !failed.has(id))];
}
function failures({ targets, rendered }) {
	const complete = new Set(rendered.map(({ id }) => id));
	return targets.map(({ id }) => id).filter((id) => !complete.has(id));
}

// src/report/escape.ts
/**
* The border: whatever a pull request can write passes through here before it stands in Markdown, in HTML, in a
* terminal or in a workflow's log. Nothing else in this folder escapes anything.
*/
/** Longest piece of a stranger's text in one line, in UTF-16 units: enough to understand, too short to flood. */
const longest = 600;
/**
* Text as it may be shown anywhere: control, bidirectional and other invisible characters as `\u{202e}`, so that it
* cannot move a cursor, reorder a line or hide a part. Line feeds and tabs stay.
*/
function visible(text) {
	return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/gu, (character) => character === "\n" || character === "	" ? character : escaped(character));
}
/** As `visible`, in one line and not without end. */
function line(text) {
	return visible(clamp(text)).replaceAll("\n", "\\n").replaceAll("	", " ");
}
/** A message of a rule as Markdown: what stands between backticks is code, all else is plain text. */
function prose(message) {
	const parts = clamp(message).split(/`([^`]*)`/);
	const isBetweenCodes = (index) => index > 0 && index < parts.length - 1;
	return parts.map((part, index) => {
		if (index % 2 === 1) return code(part);
		return part === "" && isBetweenCodes(index) ? zeroWidth : plain(part);
	}).join("");
}
/** Plain text in Markdown that means nothing but itself. It stands inside a line, never at its start. */
function plain(text) {
	return inertText(line(text)).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("$", "&#36;").replace(/[\\`*_{}[\]|~#]/g, "\\$&");
}
/** A value as code, in any place of a Markdown line, cells of a table included. */
function code(text) {
	const shown = line(text);
	return /^[^\s`|<](?:[^`|<]*[^\s`|<])?$/.test(shown) ? `\`${shown}\`` : `<code>${entities(shown)}</code>`;
}
/** Text inside an HTML element. */
function html(text) {
	return entities(inertText(line(text)));
}
/** Text in a code block that nothing in it can end. */
function fence(text, language) {
	const shown = visible(text).replaceAll("<!--", `<${zeroWidth}!--`).replace(/\n$/, "");
	const runs = shown.match(/`+/g) ?? [];
	const ticks = "`".repeat(runs.reduce((most, run) => Math.max(most, run.length + 1), 3));
	return `${ticks}${language}\n${shown}\n${ticks}`;
}
/** A link; both the label and the address may come from strangers. */
function link(label, url) {
	return `[${plain(label)}](${url})`;
}
/** A path as a part of a URL that stands in a Markdown link. */
function urlPath(path) {
	return path.replace(/\p{Cs}/gu, "�").split("/").map((part) => encodeURIComponent(part).replace(/[()'!*~]/g, percent)).join("/");
}
/** The message of a workflow command: `toCommandValue` and `escapeData` of @actions/core. */
function commandMessage(text) {
	return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
/** A property of a workflow command: `escapeProperty` of @actions/core. */
function commandProperty(text) {
	return commandMessage(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
/**
* A whole output of which no line is a workflow command for the runner, which reads both streams of every step:
* `::` at the start of a line, white space aside, and `##[` anywhere.
*/
function inertOutput(text) {
	return text.replace(/^([^\S\n]*):(?=:)/gm, `$1:${zeroWidth}`).replaceAll("##[", `##${zeroWidth}[`);
}
/** The first part of a text, never half a character. */
function clamp(text, most = longest) {
	if (text.length <= most) return text;
	const cut = /[\ud800-\udbff]/.test(text[most - 2] ?? "") ? most - 2 : most - 1;
	return `${text.slice(0, cut)}…`;
}
/** Takes no room, and keeps GitHub from seeing a mention or a reference. */
const zeroWidth = "​";
function escaped(character) {
	return `\\u{${character.codePointAt(0).toString(16)}}`;
}
/** Without what GitHub turns into links, notifications and pictures after it has read the Markdown. */
function inertText(text) {
	return text.replace(/@(?=[\w-]|$)/g, `@${zeroWidth}`).replace(/#(?=\d|$)/g, `#${zeroWidth}`).replace(/\b(GH-)(?=\d|$)/gi, `$1${zeroWidth}`).replace(/:(?=\/\/|$)/g, `:${zeroWidth}`).replace(/\b(www)(?=\.|$)/gi, `$1${zeroWidth}`).replace(/:(?=[\w+-]+:)/g, `:${zeroWidth}`);
}
function entities(text) {
	return text.replace(/[!-/:-@[-`{-~]|^ | $/g, (character) => `&#${character.charCodeAt(0)};`);
}
function percent(character) {
	return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

// src/report/words.ts
/** `1 object`, `3 objects`, `1,204 objects`. */
function count(number, noun) {
	return `${grouped(number)} ${noun}${number === 1 ? "" : "s"}`;
}
/** `dev`, `dev and stage`, `dev, stage and prod`. */
function and(words) {
	if (words.length < 2) return words.join("");
	return `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
/** A number as people read it, the same on every machine: `1,204`. */
function grouped(number) {
	return String(number).replace(/\B(?=(\d{3})+$)/g, ",");
}

// src/report/severity.ts
/** Most severe first. */
const severities = [
	"error",
	"warning",
	"info"
];
/** 0 for an error, more for less. */
const severityRank = {
	error: 0,
	warning: 1,
	info: 2
};
/** `2 errors and 1 warning`; `''` for none. `kind` stands before the noun: `2 new errors`. */
function countSeverities(findings, kind = "") {
	const counts = severities.map((severity) => {
		const number = findings.filter((finding) => finding.severity === severity).length;
		return number === 0 ? [] : [count(number, kind + nouns[severity])];
	});
	return and(counts.flat());
}
/** Most severe first, then by place. */
function sortFindings(findings) {
	return findings.toSorted((left, right) => severityRank[left.severity] - severityRank[right.severity] || compareText(left.at.file, right.at.file) || left.at.line - right.at.line || left.at.column - right.at.column || compareText(left.rule, right.rule));
}
const nouns = {
	error: "error",
	warning: "warning",
	info: "note"
};
/** By code unit, the same on every machine. */
function compareText(left, right) {
	return left < right ? -1 : left > right ? 1 : 0;
}

// src/report/annotations.ts
/**
* The annotations of a report, the most severe first, and how many findings have none because there is no room.
* A finding outside the pull request's lines is annotated at a related place inside, if there is one.
*/
function annotations(report, options) {
	if (options.annotate === "none") return {
		shown: [],
		hidden: 0
	};
	const candidates = report.findings.filter((finding) => finding.status === "new" || finding.status === "existing" && !options.onlyNew);
	const all = sortFindings(candidates).flatMap((finding) => annotationOf(finding, options) ?? []);
	const used = {
		error: 0,
		warning: 0,
		notice: 0
	};
	const shown = all.filter(({ level }) => ++used[level] <= (options.most ?? 10));
	return {
		shown,
		hidden: all.length - shown.length
	};
}
const levels = {
	error: "error",
	warning: "warning",
	info: "notice"
};
/** The runner cuts messages at 4,096 characters. */
const longestMessage = 4e3;
function annotationOf(finding, options) {
	if (options.annotate === "all" || isChanged(finding.at, options)) return annotation(finding, finding.at, finding.message);
	const related = finding.related.find(({ at }) => isChanged(at, options));
	if (related === void 0) return void 0;
	const { file, line } = finding.at;
	return annotation(finding, related.at, `${finding.message}\nThe line to edit is ${file}:${line}. Here: ${related.note}`);
}
function annotation(finding, at, message) {
	const where = finding.environments.length === 0 ? "" : `\nIn ${finding.environments.join(", ")}.`;
	return {
		level: levels[finding.severity],
		at,
		title: visible(finding.rule),
		message: clamp(visible(message + where), longestMessage)
	};
}
function isChanged({ file, line, endLine }, { changedLines }) {
	const ranges = changedLines?.(file) ?? null;
	return ranges === null || ranges.some(({ start, end }) => start <= endLine && line <= end);
}

// src/report/budget.ts
/** Puts sections together in their order; room goes by rank. Longer than `limit` only if their least is. */
function fit(sections, limit) {
	let room = sections.reduce((left, section) => minus(left, sizeOf(section.least)), limit);
	const texts = /* @__PURE__ */ new Map();
	for (const section of sections.toSorted((left, right) => left.rank - right.rank)) {
		const own = plus(room, sizeOf(section.least));
		const text = section.fill(own);
		texts.set(section, text);
		room = minus(own, sizeOf(text));
	}
	return sections.map((section) => texts.get(section)).join("");
}
/** Text that stands as it is. */
function fixed(text) {
	return {
		rank: 0,
		least: text,
		fill: () => text
	};
}
/** As many rows as fit, and the number of the others. */
function rowsSection({ rank, open, rows, close, more }) {
	const least = open + more(rows.length) + close;
	return {
		rank,
		least,
		fill: (room) => {
			let left = minus(room, sizeOf(least));
			const taken = rows.findIndex((row) => {
				left = minus(left, sizeOf(row));
				return isOver(left);
			});
			const shown = taken < 0 ? rows : rows.slice(0, taken);
			return open + shown.join("") + more(rows.length - shown.length) + close;
		}
	};
}
function sizeOf(text) {
	return {
		units: text.length,
		bytes: Buffer.byteLength(text)
	};
}
function plus(left, right) {
	return {
		units: left.units + right.units,
		bytes: left.bytes + right.bytes
	};
}
function minus(left, right) {
	return {
		units: left.units - right.units,
		bytes: left.bytes - right.bytes
	};
}
function isOver(room) {
	return room.units < 0 || room.bytes < 0;
}

// src/report/page-options.ts
/** A place as a link to its line in the commit of its side, or as code where there is nothing to link to. */
function placeLink(at, side, options) {
	const label = `${shortPath(at.file)}:${at.line}`;
	const url = placeUrl(at, side === "head" ? options.headSha : options.baseSha, options);
	return url === void 0 ? code(label) : link(label, url);
}
/** A rule's id as a link to its page. */
function ruleLink(rule, url, options) {
	const own = url !== void 0 && /^https?:\/\/[\w./~?=&#%-]+$/.test(url) ? url : void 0;
	return link(rule, own ?? `${options.docsUrl}#${urlPath(rule.replaceAll("/", ""))}`);
}
/** ` (see the [full report](…))`, or nothing where there is none. */
function reportLink(options) {
	return options.runUrl === void 0 ? "" : `, see the [full report](${options.runUrl})`;
}
function placeUrl(at, sha, options) {
	if (options.repository === void 0 || !sha) return void 0;
	const lines = at.endLine > at.line ? `L${at.line}-L${at.endLine}` : `L${at.line}`;
	return `${options.server ?? "https://github.com"}/${options.repository}/blob/${sha}/${urlPath(at.file)}#${lines}`;
}
/** The last two names of a path: a file is called `values-prod.yaml` in every folder. */
function shortPath(file) {
	return clamp(file.split("/").slice(-2).join("/"), 120);
}

// src/report/verdict.ts
/** Weighs a report. */
function verdict(report, gate) {
	const blocking = report.findings.filter((finding) => blocks(finding, gate));
	if (blocking.length > 0) return fail(1, blockingLine(blocking, report, gate));
	if (gate.failOnDiff && report.changes.length > 0) return fail(1, diffLine(report));
	if (gate.strict && !report.summary.complete) return fail(3, "incomplete: not everything could be checked");
	return {
		failed: false,
		exitCode: 0,
		line: passingLine(report)
	};
}
/** True for a finding that fails the run. */
function blocks(finding, gate) {
	if (gate.failOn === "never" || finding.status === "fixed") return false;
	return severityRank[finding.severity] <= severityRank[gate.failOn] && (!gate.onlyNew || finding.status === "new");
}
function fail(exitCode, line) {
	return {
		failed: true,
		exitCode,
		line
	};
}
function blockingLine(blocking, report, gate) {
	const kind = gate.onlyNew && report.base !== null ? "new " : "";
	return `${countSeverities(blocking, kind)} ${blocking.length === 1 ? "blocks" : "block"} the merge`;
}
function diffLine({ changes }) {
	return `${count(changes.length, "changed object")} ${changes.length === 1 ? "blocks" : "block"} the merge (fail-on-diff)`;
}
function passingLine(report) {
	if (report.targets.length === 0) return "no targets found, nothing was rendered";
	const fresh = report.findings.filter((finding) => finding.status === "new");
	const kind = report.base === null ? "" : "new ";
	if (fresh.length === 0) return `no ${kind}findings`;
	return `${countSeverities(fresh, kind)}, nothing that blocks`;
}

// src/report/page-findings.ts
/** What is new or blocks, with the line to edit. */
function findingsSection(report, options) {
	const shown = report.findings.filter((finding) => finding.status === "new" || blocks(finding, options.gate));
	if (shown.length === 0) return [];
	const heading = shown.some((finding) => blocks(finding, options.gate)) ? "Fix before merging" : "Findings";
	return [rowsSection({
		rank: 1,
		open: `### ${heading}\n\n| | Where to edit | What is wrong | In |\n|---|---|---|---|\n`,
		rows: sortFindings(shown).map((finding) => row$1(finding, options)),
		close: "\n",
		more: (left) => left === 0 ? "" : `\n… and ${count(left, "more finding")}${reportLink(options)}\n`
	})];
}
/** Environments in a cell; few names, or how many there are. */
function environmentsCell(environments) {
	if (environments.length > 6) return `${environments.length} environments`;
	return environments.map((name) => plain(clamp(name, 60))).join(", ");
}
function row$1(finding, options) {
	const side = finding.status === "fixed" ? "base" : "head";
	return `| ${[
		finding.severity === "info" ? "note" : finding.severity,
		placeLink(finding.at, side, options),
		[
			prose(finding.message),
			...refusal(finding),
			ruleLink(finding.rule, finding.url, options)
		].join(". ") + finding.related.slice(0, 2).map((related) => seeAlso(related, side, options)).join(""),
		environmentsCell(finding.environments)
	].join(" | ")} |\n`;
}
const refusals$1 = {
	schema: "The API server refuses the object: its schema does not allow this",
	webhook: "Istio’s validating webhook refuses the object"
};
function refusal({ refusedBy }) {
	return refusedBy === null ? [] : [refusals$1[refusedBy]];
}
function seeAlso({ at, note }, side, options) {
	return `<br>${placeLink(at, side, options)}: ${prose(clamp(note, 200))}`;
}

// src/report/page-changes.ts
/** Every object that changes, with what happens to it in each environment. */
function changesSection(report) {
	const { changes } = report;
	if (changes.length === 0) return [];
	const rows = [...groupBy(changes, objectKey).values()];
	const columns = environmentColumns(report);
	const isWide = columns.length > widest;
	const header = isWide ? ["What happens, and where"] : columns.map((name) => headerText(name, columns.length));
	return [rowsSection({
		rank: 2,
		open: `### Manifests: ${totals$1(changes)}\n\n| Object | ${header.join(" | ")} |\n|---|${"---|".repeat(header.length)}\n`,
		rows: rows.map((same) => row(same, isWide ? [listed(same)] : columns.map((name) => cell(same, name)))),
		close: "\n",
		more: (left) => left === 0 ? "" : `\n… and ${count(left, "more object")}\n`
	})];
}
/** An object in Markdown: VirtualService `payments/pay`. */
function objectName({ kind, namespace, name }) {
	return `${plain(clamp(kind, 100))} ${code(clamp(namespace === "" ? name : `${namespace}/${name}`, 260))}`;
}
/** More columns than this are hard to read in a comment. */
const widest = 8;
function totals$1(changes) {
	return [
		"added",
		"removed",
		"changed"
	].map((type) => [type, changes.filter((change) => change.type === type).length]).filter(([, number]) => number > 0).map(([type, number]) => `${grouped(number)} ${type}`).join(", ");
}
function objectKey({ object }) {
	return [
		object.apiVersion.split("/").slice(0, -1).join(""),
		object.kind,
		object.namespace,
		object.name
	].join("\0");
}
/** In the order of targets; `''` stands for changes that belong to no environment. */
function environmentColumns({ targets, changes }) {
	const changed = new Set(changes.flatMap(({ environments }) => environments.length > 0 ? environments : [""]));
	const known = targets.map(({ environment }) => environment ?? "").filter((name) => changed.has(name));
	const all = new Set(targets.flatMap(({ environment }) => environment ?? []));
	return [.../* @__PURE__ */ new Set([
		...all.size > widest ? known : all,
		...known,
		...changed
	])];
}
function row(same, cells) {
	return `| ${[objectName(same[0].object), ...cells].join(" | ")} |\n`;
}
function cell(same, environment) {
	const here = same.filter(({ environments }) => environment === "" ? environments.length === 0 : environments.includes(environment));
	return [...new Set(here.map(({ type }) => type))].join(", ");
}
function listed(same) {
	return same.map(({ type, environments }) => [type, environmentsCell(environments)].filter((part) => part !== "").join(" in ")).join("; ");
}
function headerText(name, columns) {
	if (name === "") return columns === 1 ? "What happens" : "elsewhere";
	return plain(clamp(name, 60));
}

// src/report/fill-diffs.ts
/**
* As many diffs as fit: the riskiest first, all of them before the context of any. `more` says how many objects
* were left out; a group of which nothing fits is left out too.
*/
function fillDiffs(groups, room, more) {
	const items = groups.flatMap((group) => group.items.map((item) => ({
		group,
		item
	})));
	const byRisk = items.toSorted((left, right) => right.item.risk - left.item.risk);
	const texts = /* @__PURE__ */ new Map();
	const opened = /* @__PURE__ */ new Set();
	let left = minus(room, sizeOf(more(items.length)));
	for (const { group, item } of byRisk) {
		const frame = opened.has(group) ? "" : group.open + group.close;
		const rest = minus(left, sizeOf(frame + item.lean));
		if (isOver(rest)) continue;
		left = rest;
		opened.add(group);
		texts.set(item, item.lean);
	}
	for (const item of byRisk.map((entry) => entry.item).filter((shown) => texts.has(shown))) {
		const rest = minus(left, minus(sizeOf(item.full), sizeOf(item.lean)));
		if (isOver(rest)) continue;
		left = rest;
		texts.set(item, item.full);
	}
	return groups.map((group) => groupText(group, texts)).join("") + more(items.length - texts.size);
}
function groupText({ open, close, items }, texts) {
	const shown = items.flatMap((item) => texts.get(item) ?? []);
	return shown.length === 0 ? "" : open + shown.join("") + close;
}

// src/report/risk.ts
/** How much a reader should see of a change before others: more is riskier. Only the order matters. */
function riskOf(change, findings) {
	return (findings.some((finding) => finding.status === "new" && isAbout(finding, change)) ? 100 : 0) + (kindRisk[change.object.kind] ?? 1) + typeRisk[change.type];
}
/** Who may call whom weighs most, then what leaves the mesh, then how traffic flows. */
const kindRisk = {
	AuthorizationPolicy: 50,
	RequestAuthentication: 50,
	PeerAuthentication: 45,
	ServiceEntry: 40,
	Sidecar: 35,
	Gateway: 35,
	VirtualService: 30,
	DestinationRule: 30,
	EnvoyFilter: 30,
	NetworkPolicy: 25,
	ClusterRole: 20,
	ClusterRoleBinding: 20,
	Role: 20,
	RoleBinding: 20,
	Secret: 15
};
/** What is gone protects and serves nothing any more. */
const typeRisk = {
	removed: 8,
	changed: 4,
	added: 2
};
function isAbout({ object }, change) {
	return object?.kind === change.object.kind && object.name === change.object.name && object.namespace === change.object.namespace;
}

// src/report/page-diffs.ts
/** The diff of each object, folded by release and environments. */
function diffsSection(report, options) {
	if (report.changes.length === 0) return [];
	const releases = new Map(report.targets.map((target) => [target.id, target.release ?? target.id]));
	const shown = [...groupBy(report.changes, (change) => JSON.stringify([releases.get(change.target) ?? change.target, change.environments])).values()].map((changes) => {
		const { target } = changes[0];
		return diffGroup(releases.get(target) ?? target, changes, report, options);
	});
	const more = (left) => left === 0 ? "" : `The ${left === 1 ? "diff" : "diffs"} of ${count(left, "object")} did not fit${reportLink(options)}.\n\n`;
	return [{
		rank: 4,
		least: more(report.changes.length),
		fill: (room) => fillDiffs(shown, room, more)
	}];
}
function diffGroup(release, changes, report, options) {
	const where = whereText(changes[0].environments);
	const lines = changes.flatMap(({ diff }) => diff.split("\n"));
	return {
		open: `<details><summary>${[
			`<b>${html(clamp(release, 100))}</b>`,
			...where === "" ? [] : [where],
			`${count(changes.length, "object")}, ${lineCounts(lines)}`
		].join(" · ")}</summary>\n\n`,
		close: "</details>\n\n",
		items: changes.map((change) => ({
			risk: riskOf(change, report.findings),
			full: objectDiff(change, change.diff, options),
			lean: objectDiff(change, withoutContext(change.diff), options)
		}))
	};
}
function whereText(environments) {
	const names = environments.map((name) => html(clamp(name, 60)));
	const text = names.length > 6 ? `${names.length} environments` : and(names);
	return names.length > 1 ? `${text}, identical` : text;
}
function lineCounts(lines) {
	const added = lines.filter((line) => line.startsWith("+")).length;
	const removed = lines.filter((line) => line.startsWith("-")).length;
	return [...added > 0 ? [`+${grouped(added)}`] : [], ...removed > 0 ? [`−${grouped(removed)}`] : []].join(" ");
}
function objectDiff({ type, object }, diff, options) {
	return `#### ${objectName(object)} ${type}\n\n${fence(firstLines(diff, options.diffLines ?? 300), "diff")}\n\n`;
}
function withoutContext(diff) {
	return diff.split("\n").filter((line) => !line.startsWith(" ")).join("\n");
}
function firstLines(text, most) {
	const lines = text.replace(/\n$/, "").split("\n");
	if (lines.length <= most) return lines.join("\n");
	return [...lines.slice(0, most), `… ${count(lines.length - most, "more line")}`].join("\n");
}

// src/report/page-frame.ts
/** The verdict, and what was compared with what. */
function title(report, options) {
	const parts = [
		...compared(options),
		...extent(report),
		...fullReport(options)
	];
	return `## meshgate: ${plain(verdict(report, options.gate).line)}\n\n${parts.join(" · ")}\n\n`;
}
/** Who says this, and what a reader can do. */
function footer(options) {
	const against = options.baseRef === void 0 ? "" : ` --base ${clamp(options.baseRef, 100)}`;
	return `<sub>${[
		`meshgate ${plain(options.version)}`,
		`repeat it: ${code(`npx meshgate check${against}`)}`,
		`what a rule means: ${code("npx meshgate explain RULE")}`
	].join(" · ")}</sub>\n`;
}
function compared({ headSha, baseSha, baseRef }) {
	if (!headSha) return [];
	if (!baseSha) return [code(headSha.slice(0, 7))];
	const base = baseRef === void 0 ? "" : `${code(clamp(baseRef, 100))} at `;
	return [`${code(headSha.slice(0, 7))} against ${base}${code(baseSha.slice(0, 7))}`];
}
function extent({ targets, changes, base }) {
	if (targets.length === 0) return ["**nothing was rendered: no targets were found**"];
	if (base === null) return [`${count(targets.length, "target")}, nothing to compare with`];
	if (changes.length === 0) return [`none of ${count(targets.length, "target")} changes`];
	const changed = changedTargets(targets, changes);
	const verb = changed === 1 ? "changes" : "change";
	return [`${grouped(changed)} of ${count(targets.length, "target")} ${verb}${inEnvironments$1(targets, changes)}`];
}
/** A change names the first of its targets: the others are the same release in the other environments. */
function changedTargets(targets, changes) {
	const releases = new Map(targets.map((target) => [target.id, target.release ?? target.id]));
	const keys = changes.flatMap(({ target, environments }) => environments.length === 0 ? [target] : environments.map((name) => `${releases.get(target) ?? target}\0${name}`));
	return new Set(keys).size;
}
function inEnvironments$1(targets, changes) {
	const all = new Set(targets.flatMap(({ environment }) => environment ?? []));
	if (all.size < 2) return "";
	return `, in ${new Set(changes.flatMap(({ environments }) => environments)).size} of ${all.size} environments`;
}
function fullReport({ runUrl }) {
	return runUrl === void 0 ? [] : [`[full report](${runUrl})`];
}

// src/report/reachable.ts
/**
* The hosts that ServiceEntries gain and lose, from what the changes say. A host that only moves from one
* ServiceEntry to another in the same environment is no change. Whether a host that is named can be reached
* also depends on Sidecars and the mesh's outbound policy, which changes do not tell.
*/
function hostChanges(changes) {
	const steps = changes.filter(isServiceEntry).flatMap(stepsOf);
	const kept = [...groupBy(steps, ({ host, environment }) => JSON.stringify([host, environment])).values()].filter((same) => new Set(same.map(({ type }) => type)).size === 1).map((same) => ({
		...same[0],
		ports: numbersOnce(same.flatMap(({ ports }) => ports))
	}));
	return [...groupBy(kept, ({ host, type, ports }) => JSON.stringify([
		host,
		type,
		ports
	])).values()].map((same) => ({
		host: same[0].host,
		ports: same[0].ports,
		type: same[0].type,
		environments: same.flatMap(({ environment }) => environment ?? [])
	}));
}
function isServiceEntry({ object }) {
	return object.kind === "ServiceEntry" && object.apiVersion.startsWith("networking.istio.io/");
}
function stepsOf(change) {
	const environments = change.environments.length > 0 ? change.environments : [null];
	return change.fields.flatMap(hostsOf).flatMap((step) => environments.map((environment) => ({
		...step,
		environment
	})));
}
function hostsOf({ path, before, after }) {
	const lost = named(path, before);
	const gained = named(path, after);
	return [...gained.hosts.filter((host) => !lost.hosts.includes(host)).map((host) => ({
		host,
		ports: gained.ports,
		type: "added"
	})), ...lost.hosts.filter((host) => !gained.hosts.includes(host)).map((host) => ({
		host,
		ports: lost.ports,
		type: "removed"
	}))];
}
/** What a field of a ServiceEntry says: the object, its spec, its list of hosts, or one host. */
function named(path, value) {
	const spec = path === "" ? field(value, "spec") : path === "spec" ? value : void 0;
	if (spec !== void 0) {
		const ports = list(field(spec, "ports")).map((port) => field(port, "number"));
		return {
			hosts: texts(list(field(spec, "hosts"))),
			ports: ports.filter((port) => typeof port === "number")
		};
	}
	if (path === "spec.hosts") return {
		hosts: texts(list(value)),
		ports: []
	};
	return {
		hosts: /^spec\.hosts\[\d+\]$/.test(path) ? texts([value]) : [],
		ports: []
	};
}
function field(value, key) {
	return typeof value === "object" && value !== null ? value[key] : void 0;
}
function list(value) {
	return Array.isArray(value) ? value : [];
}
function texts(values) {
	return values.filter((value) => typeof value === "string");
}
function numbersOnce(values) {
	return [...new Set(values)].toSorted((left, right) => left - right);
}

// src/report/page-consequences.ts
/** What merging does, as far as the changes say it plainly; the gravest first. */
function consequencesSection(report, options) {
	const hosts = hostChanges(report.changes).filter(({ type }) => type === "added");
	const lines = [
		...report.changes.filter(removesProtection).map(removal),
		...hosts.filter(isWildcard).map(opening),
		...hosts.filter((change) => !isWildcard(change)).map(opening)
	];
	if (lines.length === 0) return [];
	const kind = verdict(report, options.gate).failed ? "CAUTION" : "NOTE";
	return [rowsSection({
		rank: 1,
		open: `> [!${kind}]\n> **Merging this**\n`,
		rows: lines.slice(0, most),
		close: "\n",
		more: (left) => {
			const hidden = left + Math.max(0, lines.length - most);
			return hidden === 0 ? "" : `> - and ${count(hidden, "more change")} of this kind\n`;
		}
	})];
}
/** The hosts that ServiceEntries gain and lose. */
function reachableSection(report) {
	const hosts = hostChanges(report.changes);
	if (hosts.length === 0) return [];
	return [rowsSection({
		rank: 2,
		open: `### Hosts the mesh knows: ${totals(hosts)}\n\n| Host | Port | | In |\n|---|---|---|---|\n`,
		rows: hosts.map(hostRow),
		close: "\n",
		more: (left) => left === 0 ? "" : `\n… and ${count(left, "more host")}\n`
	})];
}
/** Consequences that are listed at most; more of them nobody reads. */
const most = 8;
const protections = [
	"AuthorizationPolicy",
	"RequestAuthentication",
	"PeerAuthentication"
];
function removesProtection({ type, object }) {
	return type === "removed" && protections.includes(object.kind) && object.apiVersion.startsWith("security.istio.io/");
}
function removal({ object, environments }) {
	return `> - removes ${objectName(object)}${inEnvironments(environments)}\n`;
}
function isWildcard({ host }) {
	return host.startsWith("*");
}
function opening(change) {
	return `> - adds ${isWildcard(change) && change.host.startsWith("*.") ? `every host under ${hostCode(change)}` : hostCode(change)} to the hosts the mesh knows${inEnvironments(change.environments)}\n`;
}
function hostRow(change) {
	const ports = change.ports.length === 0 ? "as before" : change.ports.slice(0, 20).join(", ");
	const type = change.type === "added" ? "**added**" : "removed";
	return `| ${hostCode(change)} | ${ports} | ${type} | ${environmentsCell(change.environments)} |\n`;
}
function hostCode({ host }) {
	return code(clamp(host, 260));
}
function inEnvironments(environments) {
	return environments.length === 0 ? "" : ` in ${environmentsCell(environments)}`;
}
function totals(hosts) {
	return ["added", "removed"].map((type) => [type, hosts.filter((change) => change.type === type).length]).filter(([, number]) => number > 0).map(([type, number]) => `${grouped(number)} ${type}`).join(", ");
}

// src/report/page-rest.ts
/** What a reader may want to know and need not: not rendered, not checked, there before, fixed, suppressed. */
function restSection(report, options) {
	const missing = report.targets.filter(({ status }) => status === "failed" || status === "skipped");
	const before = report.findings.filter((finding) => finding.status === "existing" && !blocks(finding, options.gate));
	const fixed = report.findings.filter((finding) => finding.status === "fixed");
	const rows = [
		...missing.map(targetRow),
		...report.skipped.map(({ file, reason }) => `- ${code(clamp(file, 200))} was not checked: ${prose(reason)}\n`),
		...sortFindings(before).map((finding) => findingRow("there before", finding, options)),
		...sortFindings(fixed).map((finding) => findingRow("fixed", finding, options))
	];
	const headline = summaryLine(report, missing.length, before.length, fixed.length);
	if (rows.length === 0) return headline === "" ? [] : [rowsSection({
		...nothing,
		open: `${headline}\n\n`
	})];
	return [rowsSection({
		rank: 3,
		open: `<details><summary>${headline}</summary>\n\n`,
		rows,
		close: "\n</details>\n\n",
		more: (left) => left === 0 ? "" : `- … and ${grouped(left)} more${reportLink(options)}\n`
	})];
}
const nothing = {
	rank: 3,
	rows: [],
	close: "",
	more: () => ""
};
function summaryLine(report, missing, before, fixed) {
	return [
		...before > 0 ? [`${count(before, "finding")} ${before === 1 ? "was" : "were"} there before`] : [],
		...fixed > 0 ? [`${grouped(fixed)} fixed`] : [],
		...report.summary.suppressed > 0 ? [`${grouped(report.summary.suppressed)} suppressed`] : [],
		...missing > 0 ? [`${count(missing, "target")} not rendered`] : [],
		...report.skipped.length > 0 ? [`${count(report.skipped.length, "file")} not checked`] : []
	].join(" · ");
}
function targetRow({ id, release, environment, status, reason }) {
	const where = environment === void 0 ? "" : ` · ${plain(clamp(environment, 60))}`;
	const why = reason === void 0 ? "" : `: ${prose(reason)}`;
	return `- ${code(clamp(release ?? id, 200))}${where} ${status === "failed" ? "failed" : "was not rendered"}${why}\n`;
}
function findingRow(what, finding, options) {
	const side = finding.status === "fixed" ? "base" : "head";
	return `- ${what}: ${placeLink(finding.at, side, options)} ${prose(finding.message)}. ${ruleLink(finding.rule, finding.url, options)}\n`;
}

// src/report/page.ts
/**
* The report as Markdown that GitHub shows, never longer than `limit`. What does not fit is left out in this
* order: context of diffs, diffs of the least risky objects, old findings, the last of the changes, findings.
*/
function page(report, options, limit) {
	return fit([
		fixed(title(report, options)),
		...consequencesSection(report, options),
		...findingsSection(report, options),
		...reachableSection(report),
		...changesSection(report),
		...diffsSection(report, options),
		...restSection(report, options),
		fixed(footer(options))
	], limit);
}

// src/report/docs.ts
/** The page of all rules; a rule's anchor is appended. */
const docsUrl = "https://github.com/meshgate/meshgate/blob/main/docs/rules.md";

// src/report/paint.ts
/** No colours. */
const unpainted = (_style, text) => text;

// src/report/text-finding.ts
/** A finding with the lines it points at, without a line feed at its end. */
function findingBlock(finding, paint) {
	const gutter = " ".repeat(String(lastLine(finding)).length + 2);
	return [
		`${severityText(finding, paint)}  ${paint("bold", line(finding.message))}`,
		`${gutter.slice(1)}${paint("cyan", "-->")} ${placeText(finding.at)}`,
		...excerptLines(finding, gutter, paint),
		...notes(finding).map((note) => `${gutter}${paint("cyan", "=")} ${note}`)
	].join("\n");
}
/** A finding in one line. */
function findingLine(finding, paint) {
	const where = finding.environments.length === 0 ? [] : [`in ${environmentNames(finding)}`];
	const status = finding.status === "existing" ? ["(existing)"] : [];
	const details = [
		line(finding.rule),
		...where,
		...status
	].join("  ");
	return `${severityText(finding, paint)}  ${placeText(finding.at)}  ${line(finding.message)}  ${paint("dim", details)}`;
}
const styles = {
	error: "red",
	warning: "yellow",
	info: "blue"
};
function severityText({ severity }, paint) {
	return paint(styles[severity], severity);
}
function placeText(at) {
	return `${line(at.file)}:${at.line}:${at.column}`;
}
function lastLine({ at, excerpt }) {
	return excerpt === void 0 ? at.line : excerpt.firstLine + excerpt.lines.length - 1;
}
function excerptLines(finding, gutter, paint) {
	if (finding.excerpt === void 0) return [];
	const { firstLine, lines } = finding.excerpt;
	const bar = paint("cyan", "|");
	const shown = lines.flatMap((text, index) => {
		const number = firstLine + index;
		const own = `${paint("cyan", String(number).padStart(gutter.length - 1))} ${bar} ${visible(text)}`.trimEnd();
		return number === finding.at.line ? [own, `${gutter}${bar} ${caret(text, finding, paint)}`] : [own];
	});
	return [`${gutter}${bar}`, ...shown];
}
/** Marks from column to endColumn; to the end of the line where the place goes on in the next one. */
function caret(text, { at, severity }, paint) {
	const end = at.endLine > at.line ? text.length : at.endColumn - 1;
	const before = visible(text.slice(0, at.column - 1));
	const marked = visible(text.slice(at.column - 1, end));
	return before.replace(/[^\t]/gu, " ") + paint(styles[severity], "^".repeat(Math.max(1, [...marked].length)));
}
const refusals = {
	schema: "the API server would refuse the object (CRD schema)",
	webhook: "Istio’s validating webhook would refuse the object"
};
function notes(finding) {
	const { rule, refusedBy, related } = finding;
	return [
		...subject(finding),
		...related.map(({ at, note }) => `${placeText(at)}  ${line(note)}`),
		...refusedBy === null ? [] : [refusals[refusedBy]],
		`${line(rule)}  (meshgate explain ${line(rule)})`
	];
}
function subject(finding) {
	const { object, environments } = finding;
	const name = object && `${object.kind} ${object.namespace}/${object.name}`;
	const parts = [
		...name === void 0 ? [] : [line(name)],
		...object?.path === void 0 ? [] : [line(object.path)],
		...environments.length === 0 ? [] : [`in ${environmentNames(finding)}`]
	];
	return parts.length === 0 ? [] : [parts.join("  ")];
}
function environmentNames({ environments }) {
	return line(environments.join(", "));
}

// src/report/text-closing.ts
/** The last line of a report in a terminal. */
function closing(report, options) {
	const paint = options.paint ?? unpainted;
	const { failed } = verdict(report, options.gate);
	const parts = [paint(failed ? "red" : "green", findingCounts(report)), targetCounts(report)];
	if (report.base !== null) parts.push(count(report.changes.length, "changed object"));
	if (options.gate.strict && !report.summary.complete) parts.push("incomplete");
	if (options.seconds !== void 0) parts.push(`${options.seconds.toFixed(1)} s`);
	return `${parts.join(" · ")}\n`;
}
function findingCounts({ findings, summary, base }) {
	const shown = findings.filter((finding) => finding.status !== "fixed");
	const fresh = shown.filter((finding) => finding.status === "new").length;
	const details = [
		...base !== null && shown.length > 0 ? [`${grouped(fresh)} new`] : [],
		...summary.fixed > 0 ? [`${grouped(summary.fixed)} fixed`] : [],
		...summary.suppressed > 0 ? [`${grouped(summary.suppressed)} suppressed`] : []
	];
	const total = countSeverities(shown);
	return (total === "" ? "no findings" : total) + (details.length === 0 ? "" : ` (${details.join(", ")})`);
}
const statuses = {
	rendered: "rendered",
	unchanged: "unchanged",
	failed: "failed",
	skipped: "not rendered"
};
function targetCounts({ targets, summary }) {
	if (targets.length === 0) return "no targets found: nothing was rendered";
	const parts = [
		"rendered",
		"unchanged",
		"failed",
		"skipped"
	].filter((status) => summary.targets[status] > 0).map((status) => `${grouped(summary.targets[status])} ${statuses[status]}`);
	return `${count(targets.length, "target")}: ${parts.join(", ")}`;
}

// src/report/text.ts
/**
* The report for a terminal: findings with their lines, the most severe first; findings that are not new and those
* past the first twenty in one line each; then what was not rendered, and one line that counts.
*/
function text(report, options) {
	const paint = options.paint ?? unpainted;
	const [loud, quiet] = split(sortFindings(report.findings.filter((finding) => finding.status !== "fixed")), options.gate);
	const blocksOfText = loud.map((finding) => `${findingBlock(finding, paint)}\n`);
	const lines = quiet.map((finding) => `${findingLine(finding, paint)}\n`);
	const missing = notRendered(report, paint);
	const parts = [
		blocksOfText.join("\n"),
		lines.join(""),
		missing.join(""),
		closing(report, options)
	];
	return inertOutput(parts.filter((part) => part !== "").join("\n"));
}
/** Findings that are shown with their lines; the others get one line each, so that hundreds stay readable. */
const mostBlocks = 20;
function split(findings, gate) {
	const isLoud = (finding) => finding.status === "new" || blocks(finding, gate);
	const loud = findings.filter(isLoud).slice(0, mostBlocks);
	const shown = new Set(loud);
	return [loud, findings.filter((finding) => !shown.has(finding))];
}
/** Lines about targets and files that were left out, at most. */
const mostMissing = 20;
/** Rules whose findings say of a target that, and why, it was not rendered. */
const sayNotRendered = /* @__PURE__ */ new Set([
	"gitops/not-rendered",
	"gitops/source-missing",
	"helm/render-failed",
	"helm/values-schema"
]);
function notRendered({ targets, skipped, findings }, paint) {
	const said = new Set(findings.filter(({ rule }) => sayNotRendered.has(rule)).flatMap((each) => each.targets));
	const lines = [...targets.filter(({ id, status }) => (status === "failed" || status === "skipped") && !said.has(id)).map(({ id, status, reason }) => `${status === "failed" ? "failed" : "not rendered"}: ${line(id)}${because(reason)}`), ...skipped.map(({ file, reason }) => `not checked: ${line(file)}${because(reason)}`)];
	const shown = lines.slice(0, mostMissing);
	const more = lines.length > shown.length ? [`… and ${lines.length - shown.length} more`] : [];
	return [...shown, ...more].map((each) => `${paint("dim", each)}\n`);
}
function because(reason) {
	return reason === void 0 ? "" : `: ${line(reason)}`;
}

// src/report/workflow-commands.ts
/** Annotations as workflow commands, one a line (`--format github`); `hidden` findings are counted at the end. */
function workflowCommands(shown, hidden = 0) {
	const more = hidden === 0 ? "" : `${count(hidden, "more finding")} without an annotation\n`;
	return shown.map((annotation) => `${command(annotation)}\n`).join("") + more;
}
function command({ level, at, title, message }) {
	const properties = {
		file: at.file,
		line: at.line,
		endLine: at.endLine,
		...columns(at),
		title
	};
	return `::${level} ${Object.entries(properties).map(([name, value]) => `${name}=${commandProperty(String(value))}`).join(",")}::${commandMessage(message)}`;
}
/** The runner takes columns within one line only, and drops an end before its start. */
function columns({ line, endLine, column, endColumn }) {
	return line === endLine && endColumn >= column ? {
		col: column,
		endColumn
	} : {};
}

// src/report/json.ts
/** The report as JSON (schemas/report.schema.json). No line of it is a workflow command. */
function json(report) {
	return `${JSON.stringify(report, null, 2).replaceAll("##[", "\\u0023#[")}\n`;
}

// package.json
var version = "0.1.0";

export { UsageError as A, commitTree as C, present as D, parents$1 as E, GitError as O, openFolder as S, commitOf as T, run as _, unpainted as a, openRenderer as b, verdict as c, annotations as d, count as f, visible as g, line as h, text as i, openGit as k, minus as l, inertOutput as m, json as n, docsUrl as o, grouped as p, workflowCommands as r, page as s, version as t, sizeOf as u, rules as v, folderTree as w, openBase as x, closest as y };