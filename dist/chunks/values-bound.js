import { a as openGit, n as GitTimeout, r as fields$1, t as GitError } from "./git.js";
import { n as groupBy, t as UsageError } from "./errors.js";
import { C as refusalOf, T as resolveLinks, a as maxTextBytes, f as sourceOf, g as hasPath, h as folderOf$1, o as parseDocuments, p as baseName, s as tooLong, v as isMounted, x as mountPrefix, y as joinPath } from "./quote.js";
import { r as toData } from "./data.js";
import { n as oncePer, t as once } from "./once-per.js";
import { gunzipSync } from "node:zlib";
import { createHash } from "node:crypto";
import { existsSync, lstatSync, mkdirSync, readFileSync, readdirSync, readlinkSync, realpathSync, renameSync, statSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import systemPaths, { dirname, join, resolve, sep } from "node:path";

// src/yaml/broken-text.ts
/**
* Reads a text of which some bytes could not be decoded; `text` has U+FFFD in their places. Documents with such
* bytes are refused, as Go refuses them; the other documents are read.
*/
function undecodableDocuments(text, file) {
	return explainControlCharacters(parseDocuments(text.replaceAll("�", forbiddenCharacter), file), notUnicode);
}
/** Reads a text with NUL characters. Where they look like UTF-16 without a byte order mark, the problems say so. */
function nulDocuments(text, file) {
	const documents = parseDocuments(text, file);
	return /^(?:[^\0]\0|\0[^\0])/.test(text) ? explainControlCharacters(documents, noByteOrderMark) : documents;
}
/** A character that Go refuses everywhere and that no decoded text contains. */
const forbiddenCharacter = "￿";
const notUnicode = "some bytes are neither UTF-8 nor UTF-16 text; save the file as UTF-8";
const noByteOrderMark = "it looks like UTF-16 without a byte order mark; save the file as UTF-8";
function explainControlCharacters(documents, message) {
	const explain = (problem) => problem.message === "control characters are not allowed" ? {
		...problem,
		message
	} : problem;
	return documents.map((document) => ({
		...document,
		problems: document.problems.map(explain)
	}));
}

// src/yaml/decode-text.ts
/**
* Decodes bytes by their byte order mark as UTF-8 or UTF-16, and as UTF-8 without one
* (`yaml_parser_determine_encoding` in yaml.v2's readerc.go, which kubectl and Helm use). The mark is not part of the
* text. Never throws.
*/
function decodeText(bytes) {
	const encoding = encodingOf(bytes);
	try {
		return {
			text: new TextDecoder(encoding, { fatal: true }).decode(bytes),
			isBroken: false
		};
	} catch {
		return {
			text: new TextDecoder(encoding).decode(bytes),
			isBroken: true
		};
	}
}
function encodingOf([first, second]) {
	if (first === 255 && second === 254) return "utf-16le";
	return first === 254 && second === 255 ? "utf-16be" : "utf-8";
}

// src/yaml/reader.ts
/** The reader of a tree. All callers get the same one, and so share its parsed files. */
function readerOf(tree) {
	const reader = readers.get(tree) ?? newReader(tree);
	readers.set(tree, reader);
	return reader;
}
/**
* The reader of a tree that has most files in common with another tree. A file with equal bytes in both is parsed
* once, and its documents are the same objects in both. Has to be called before `readerOf(tree)`.
*/
function readerSharingFiles(tree, sibling) {
	const reader = readers.get(tree) ?? sharingReader(tree, sibling);
	readers.set(tree, reader);
	return reader;
}
const readers = /* @__PURE__ */ new WeakMap();
function newReader(tree) {
	const parsed = /* @__PURE__ */ new Map();
	const texts = /* @__PURE__ */ new Map();
	const decoded = (path) => {
		const cached = texts.get(path);
		const bytes = cached === void 0 ? tree.read(path) : void 0;
		if (!bytes) return cached;
		const decodedText = decodeText(bytes.subarray(0, maxTextBytes));
		texts.set(path, decodedText);
		return decodedText;
	};
	const readDocuments = (path) => {
		const isTooLong = (tree.read(path)?.length ?? 0) > maxTextBytes;
		const content = decoded(path) ?? {
			text: "",
			isBroken: false
		};
		if (isTooLong) return [tooLong(sourceOf(content.text, path))];
		if (content.isBroken) return undecodableDocuments(content.text, path);
		return content.text.includes("\0") ? nulDocuments(content.text, path) : parseDocuments(content.text, path);
	};
	const reader = {
		tree,
		text: (path) => decoded(path)?.text,
		documents(path) {
			const cached = parsed.get(path);
			if (cached) return cached;
			const documents = readDocuments(path);
			parsed.set(path, documents);
			return documents;
		},
		readerFor: () => reader
	};
	return reader;
}
function sharingReader(tree, sibling) {
	const reader = newReader(tree);
	const byPath = /* @__PURE__ */ new Map();
	const readerFor = (path) => {
		const known = byPath.get(path);
		if (known) return known;
		const reading = hasEqualFile(path, tree, sibling.tree) ? sibling.readerFor(path) : reader;
		byPath.set(path, reading);
		return reading;
	};
	return {
		tree,
		text: (path) => readerFor(path).text(path),
		documents: (path) => readerFor(path).documents(path),
		readerFor
	};
}
/** True if both trees have a file with the same bytes at a path. */
function hasEqualFile(path, tree, sibling) {
	const [bytes, siblingBytes] = [tree.read(path), sibling.read(path)];
	return bytes !== void 0 && siblingBytes !== void 0 && Buffer.compare(bytes, siblingBytes) === 0;
}

// src/host/git/base.ts
/**
* The base of HEAD. A commit that merges something into `ref` is compared with its first parent: the difference is
* what merging changes. Any other commit, also one that merges `ref` into a branch, is compared with the merge base
* of `ref` and HEAD, or with `ref` itself where the clone does not contain the merge base. A missing commit is fetched,
* into a shallow clone with depth 1, into a full clone without a depth, which would make it shallow. Throws `GitError`
* if there is no such base.
*/
function findBase(git, ref) {
	const [first, second] = parents(git, "HEAD");
	if (first !== void 0 && second !== void 0 && mayBeAncestor(git, first, ref)) return {
		commit: fetchedCommit(git, first),
		how: "first parent of the merge commit"
	};
	const commit = fetchedCommit(git, ref);
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
/** True if a commit is in the history of a revision, or if the clone cannot tell. */
function mayBeAncestor(git, commit, revision) {
	const [ancestor, tip] = [commitOf(git, commit), commitOf(git, revision)];
	if (ancestor === void 0 || tip === void 0 || ancestor === tip) return true;
	return tryGit(git, [
		"merge-base",
		ancestor,
		tip
	]) === ancestor;
}
/** The commit of a revision, or `undefined` if the clone does not have it. */
function commitOf(git, revision) {
	return tryGit(git, [
		"rev-parse",
		"--verify",
		"--quiet",
		"--end-of-options",
		`${revision}^{commit}`
	]);
}
/** The parents of a commit, read from the commit object, since `rev-list` hides them in a shallow clone. */
function parents(git, commit) {
	const text = tryGit(git, [
		"cat-file",
		"-p",
		commit
	]) ?? "";
	return [...text.slice(0, text.indexOf("\n\n")).matchAll(/^parent ([0-9a-f]+)$/gm)].map((match) => match[1]);
}
/**
* The commit of a revision, fetched from the first remote if the clone lacks it, with depth 1 if the clone is shallow.
* Throws `GitError` if it cannot be fetched.
*/
function fetchedCommit(git, revision) {
	const found = commitOf(git, revision) ?? fetch(git, revision);
	if (found === void 0) throw new GitError(`no commit \`${revision}\``);
	return found;
}
/** Fetches a commit or branch. A refspec is refused, since it would write to branches of the clone. */
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
		const words = `\`${revision}\` is not in this clone and cannot be fetched: ${error.message}`;
		throw error instanceof GitTimeout ? new GitTimeout(words) : new GitError(words);
	}
	return commitOf(git, "FETCH_HEAD");
}
function remote(git) {
	const remotes = (tryGit(git, ["remote"]) ?? "").split("\n");
	const name = remotes.includes("origin") ? "origin" : remotes[0];
	if (!name) throw new GitError("there is no remote");
	return name;
}
/** What a command prints, without white space around it; `undefined` if it fails. Throws `GitTimeout`. */
function tryGit(git, args) {
	try {
		return git(args).toString().trim();
	} catch (error) {
		if (error instanceof GitError && !(error instanceof GitTimeout)) return void 0;
		throw error;
	}
}

// src/host/dead-links.ts
/**
* Moves the dead links of a tree, and links that lead back to themselves, to `refused`: Helm fails on a chart that
* contains one, and on a values file that is one. `isElsewhere` tells whether a path exists outside the tree.
*/
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

// src/host/git/entries.ts
/** The mode of a symbolic link. */
const linkMode = "120000";
/** The modes of files in Git's tree objects. */
const regularModes = /* @__PURE__ */ new Set([
	"100644",
	"100755",
	"100664"
]);
/** The path that a link points to, or `undefined` if it leads out of the tree. */
function linkTarget(path, target) {
	if (target.startsWith("/")) return void 0;
	const resolved = joinPath(folderOf$1(path), target);
	return resolved === ".." || resolved.startsWith("../") ? void 0 : resolved;
}
/** Why a link is not followed. */
function leadsOutside(target) {
	return `links to \`${target}\`, outside the repository`;
}
/** Why the files of a submodule are not in the tree. */
const nestedRepositoryReason = "another Git repository: its files are not in this one";
/** Why a file is not in the tree: its name cannot be written into a values file or a report. */
const mangledName = "its name is not UTF-8";
/** True for a name that is not valid UTF-8. */
function isMangled(path) {
	return path.includes("�");
}

// src/host/git/blobs.ts
/** Reads blobs by object id in few processes: the first batch contains all likely files of charts and manifests. */
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
		const wanted = this.#preloaded ? this.#entries.filter((entry) => folderOf$1(entry.path) === folderOf$1(path) && entry.size < largeBlob) : likelyEntries(this.#entries);
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
/** Links, and the files that discovery and rendering usually read, all files of charts among them. */
function likelyEntries(entries) {
	const isInChart = chartFolderDetector(entries);
	return entries.filter(({ mode, path, size }) => mode === "120000" || size < largeBlob && (likelyPath.test(path) || isInChart(folderOf$1(path))));
}
/** Returns a function that tells whether a folder is in a chart. A chart at the root does not count. */
function chartFolderDetector(entries) {
	const charts = entries.filter(({ path }) => path.endsWith("/Chart.yaml")).map(({ path }) => folderOf$1(path));
	const inChart = new Map([["", false], ...charts.map((folder) => [folder, true])]);
	return function isInChart(folder) {
		const answer = inChart.get(folder) ?? isInChart(folderOf$1(folder));
		inChart.set(folder, answer);
		return answer;
	};
}
/** The paths of other files that are read usually. */
const likelyPath = /\.(ya?ml|json|tpl|tgz|txt)$|\/\.helmignore$|\/Chart\.lock$/;
/** 4 MiB: larger files are read only when needed. */
const largeBlob = 4 * 2 ** 20;

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
	const oids = new Map(readable.filter(({ mode }) => regularModes.has(mode)).map(({ path, oid }) => [path, oid]));
	return refuseDeadLinks({
		files: [...oids.keys()].toSorted(),
		links: links.inside,
		refused: [...links.refused, ...entries.flatMap(refusedEntry)],
		read: (path) => oids.has(path) ? blobs.read(path, oids.get(path)) : void 0
	});
}
/** A tree that is opened at its first use. */
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
/** The mode of a submodule. */
const submodule = "160000";
function listEntries(git, commit) {
	return fields$1(git([
		"ls-tree",
		"-r",
		"-l",
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
			reason: leadsOutside(target)
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

// src/host/git/working-changes.ts
/** The state outside Git. */
const noWorkingState = {
	commit: null,
	changes: []
};
/** The paths that the commit has, and the folder otherwise or not at all. */
function alteredPaths({ changes }) {
	return changes.flatMap(({ type, path }) => type === "added" ? [] : path);
}
/** The paths that the folder has and the commit has not. */
function addedPaths({ changes }) {
	return changes.flatMap(({ type, path }) => type === "added" ? path : []);
}
/**
* The commit of HEAD if the working folder equals it; `null` if a tracked file differs, an untracked file exists, or
* there is no commit yet. What the folder has in the place of files of the commit counts for nothing if these are read
* from the commit (`asCommitted`).
*/
function cleanCommit(state, asCommitted) {
	return addedPaths(state).length === 0 && (asCommitted || alteredPaths(state).length === 0) ? state.commit : null;
}
/** Compares the working folder with HEAD by `git status --porcelain=v2` (git-status(1)). */
function workingState(git) {
	const lines = fields$1(git([
		"status",
		"--porcelain=v2",
		"--ignore-submodules=none",
		...[
			"--branch",
			"--no-ahead-behind",
			"--no-renames",
			"--untracked-files=all",
			"-z"
		]
	]));
	const [, commit = null] = /^# branch\.oid ([0-9a-f]+)$/m.exec(lines.join("\n")) ?? [];
	return {
		commit,
		changes: lines.filter((line) => !line.startsWith("# ")).map((line) => changeOf(line, git.top))
	};
}
function changeOf(line, top) {
	if (line.startsWith("? ")) return untracked(line.slice(2), top);
	if (!line.startsWith("1 ")) return {
		path: pathAfter(line, conflictFields),
		type: "changed",
		isFile: false
	};
	const [, , , inHead = "", inIndex = "", onDisk = ""] = line.split(" ", ordinaryFields);
	const path = pathAfter(line, ordinaryFields);
	if (onDisk === absent) return {
		path,
		type: "removed",
		isFile: false
	};
	const isFile = [
		inHead,
		inIndex,
		onDisk
	].filter((mode) => mode !== absent).every((mode) => regularModes.has(mode));
	return {
		path,
		type: inHead === absent ? "added" : "changed",
		isFile
	};
}
/** The mode of a missing file. */
const absent = "000000";
/** Fields of an ordinary entry before its path: `1 XY SUB HEAD INDEX DISK OID OID`. */
const ordinaryFields = 8;
/** Fields of an unmerged entry before its path: `u XY SUB BASE OURS THEIRS DISK OID OID OID`. */
const conflictFields = 10;
function pathAfter(line, count) {
	return line.split(" ").slice(count).join(" ");
}
/** An untracked path; a nested repository is listed with a slash at its end. */
function untracked(path, top) {
	const isFile = lstatSync(join(top, path), { throwIfNoEntry: false })?.isFile() ?? false;
	return {
		path: path.replace(/\/$/, ""),
		type: "added",
		isFile
	};
}

// src/host/kept-files.ts
/** Limit on the size of a file that is kept: charts, values and manifests are smaller. */
const maxFileBytes = 2 ** 18;
/** Limit on all kept files of a tree. */
const maxBytes = 2 ** 26;
/**
* Reads each small file of a working folder once, up to limits of their sizes: a run asks for most files more than ten
* times, and sees one state of a file that somebody edits meanwhile.
*/
function keepFiles(read) {
	const kept = /* @__PURE__ */ new Map();
	let remaining = maxBytes;
	return (path) => {
		const known = kept.get(path);
		if (known) return known;
		const data = read(path);
		if (data.length <= Math.min(maxFileBytes, remaining)) {
			kept.set(path, data);
			remaining -= data.length;
		}
		return data;
	};
}

// src/host/git/working-tree-encoding.ts
/**
* The files that Git writes into a working folder in another encoding (`working-tree-encoding` in .gitattributes), with
* what makes them UTF-8 again. UTF-16 with a byte order mark is left out, since YAML is read in it; so is an encoding
* that Node does not know, in which a file cannot be read and is a finding.
*
* @param text the text of a .gitattributes file in the folder
*/
function reencodedFiles(git, paths, text) {
	if (!paths.filter((path) => baseName(path) === ".gitattributes").some((path) => text(path).includes(attribute))) return /* @__PURE__ */ new Map();
	const answer = fields$1(git([
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
/** The text in UTF-8; the bytes as they are if they are not in the encoding, so that reading them is a finding. */
function reencoded(data, decoder) {
	try {
		return new TextEncoder().encode(decoder.decode(data));
	} catch {
		return data;
	}
}

// src/host/folder-tree.ts
/**
* The tree of a working folder: with Git the tracked files and the untracked ones that are not ignored, else all files.
* What a sparse checkout leaves out is read from the commit: it is applied like the rest.
* Without Git and with more than `maxFiles` files (a home folder, the root of a disk), only the files in the folders of
* `namedPaths`.
*/
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
/**
* The files that Git lists: a file with merge conflicts is listed several times, a nested repository with a slash, and
* one that a sparse checkout leaves out with the tag `S` (git-ls-files, `-t`).
*/
function gitFiles(git) {
	const entries = fields$1(git([
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
/**
* Adds paths to a listing as the commit has them. A link in the place of one of their folders is not followed. Returns a
* function that reads such a file; `null` for no paths.
*/
function addCommitted(git, paths, { files, links, refused }) {
	if (paths.size === 0) return null;
	const commit = commitTree(git, "HEAD");
	for (const folder of new Set([...paths].flatMap(foldersAbove))) links.delete(folder);
	files.push(...commit.files.filter((path) => paths.has(path)));
	refused.push(...commit.refused.filter(({ file }) => paths.has(file)));
	for (const [path, target] of commit.links) if (paths.has(path)) links.set(path, target);
	return (path) => paths.has(path) ? commit.read(path) : void 0;
}
function foldersAbove(path) {
	const folder = folderOf$1(path);
	return folder === "" ? [] : [folder, ...foldersAbove(folder)];
}
/** Folders without configuration, which are skipped where no .gitignore applies. */
const ignored = /* @__PURE__ */ new Set([".git", "node_modules"]);
/** More files than any folder of configuration has; they are walked in a fraction of a second. */
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
* Returns a function that tells whether a path leads through a link: where a link replaced a folder, the index of Git
* still lists the files of the folder, and the disk would return those behind the link.
*/
function linkDetector(root) {
	const beyondLink = /* @__PURE__ */ new Map([["", false]]);
	return function isBeyondLink(path) {
		const folder = folderOf$1(path);
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
/** Adds a path to the files, links or refused paths; a listed path that is not on the disk was deleted. */
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
		reason: leadsOutside(target)
	});
	else links.set(path, resolved);
}
/** A path of the disk as a path in the tree under `root`; `undefined` if it is outside. `paths` are those of a system. */
function pathInside(root, path, paths = systemPaths) {
	const relativePath = paths.relative(root, path);
	const inside = relativePath.split(paths.sep).join("/");
	return inside === ".." || inside.startsWith("../") || paths.isAbsolute(relativePath) ? void 0 : inside;
}

// src/core/repository.ts
/** The repository of a tree of which the host knows nothing. */
const unknownRepository = {
	urls: [],
	branches: [],
	mainBranch: null
};

// src/host/git/difference.ts
/**
* The difference between a commit and the working folder. Git compares the two commits by the hashes of their trees, so
* that the cost grows with the change, and the working folder with HEAD by its index. `null` before the first commit.
* Throws `GitError`; so do the functions of the result.
*/
function differenceFrom(git, base, state = workingState(git)) {
	const { commit, changes } = state;
	if (commit === null) return null;
	return {
		changes: [...committedChanges(git, base, commit), ...changes],
		headCommit: changes.length === 0 ? commit : null,
		inBoth: (paths) => pathsInBoth(git, [base, commit], paths),
		links: once(() => linksOf(git)),
		read: (path) => blobAt(git, `${commit}:${path}`),
		hasFileContaining: (texts, patterns) => isFound(git, commit, texts, patterns)
	};
}
function committedChanges(git, base, head) {
	const rawFields = fields$1(git([
		"diff-tree",
		...[
			"-r",
			"-z",
			"--raw",
			"--no-renames",
			"--no-ext-diff",
			"--ignore-submodules=none"
		],
		base,
		head,
		"--"
	]));
	return rawFields.flatMap((field, index) => index % 2 === 0 ? committedChange(field, rawFields[index + 1] ?? "") : []);
}
/** `:MODE MODE OID OID STATUS`, see git-diff-index(1), "Raw output format". */
function committedChange(raw, path) {
	const [baseMode = "", headMode = "", , , status = ""] = raw.slice(1).split(" ");
	const modes = [...status === "A" ? [] : [baseMode], ...status === "D" ? [] : [headMode]];
	return {
		path,
		type: types[status] ?? "changed",
		isFile: modes.every((mode) => regularModes.has(mode))
	};
}
const types = {
	A: "added",
	D: "removed"
};
/** The answer for an object that exists; the answer for a missing one begins with its name. */
const foundLine = /^[0-9a-f]{40,64} \w+$/;
function pathsInBoth(git, [base, head], paths) {
	if (paths.length === 0) return /* @__PURE__ */ new Set();
	const answers = git(["cat-file", "--batch-check=%(objectname) %(objecttype)"], `${paths.flatMap((path) => [`${base}:${path}`, `${head}:${path}`]).join("\n")}\n`).toString().split("\n");
	const isThere = (line) => foundLine.test(answers[line] ?? "");
	return new Set(paths.filter((_, index) => isThere(2 * index) && isThere(2 * index + 1)));
}
/** The symbolic links in the index. They are few, so the listing is searched and not parsed as a whole. */
function linksOf(git) {
	const listing = git([
		"ls-files",
		"--stage",
		"-z"
	]);
	const links = /* @__PURE__ */ new Map();
	for (let at = entryAt(listing, 0); at >= 0; at = entryAt(listing, at + 1)) {
		const entry = listing.toString("utf8", at, listing.indexOf(0, at));
		const path = entry.slice(entry.indexOf("	") + 1);
		const target = targetOnDisk(join(git.top, path));
		const resolved = target === void 0 ? void 0 : linkTarget(path, target);
		if (resolved !== void 0) links.set(path, resolved);
	}
	return links;
}
/** The offset of the next entry of a link at or after `from`; -1 if there is none. */
function entryAt(listing, from) {
	if (from === 0 && listing.toString("latin1", 0, "120000".length + 1) === `${"120000"} `) return 0;
	const end = listing.indexOf(`\0${linkMode} `, from);
	return end < 0 ? -1 : end + 1;
}
function targetOnDisk(path) {
	return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ? readlinkSync(path) : void 0;
}
function blobAt(git, name) {
	const output = git(["cat-file", "--batch"], `${name}\n`);
	const headEnd = output.indexOf("\n");
	const [, type, size] = / (\w+) (\d+)$/.exec(output.toString("utf8", 0, headEnd)) ?? [];
	return type === "blob" ? output.subarray(headEnd + 1, headEnd + 1 + Number(size)) : void 0;
}
function isFound(git, commit, texts, patterns) {
	const files = patterns.map((pattern) => `:(top,glob,icase)${pattern}`);
	const options = [
		"--quiet",
		"--fixed-strings",
		"--no-recurse-submodules",
		"-f",
		"-"
	];
	try {
		git([
			"grep",
			...options,
			commit,
			"--",
			...files
		], `${texts.join("\n")}\n`);
		return true;
	} catch (error) {
		if (error instanceof GitError && error.exitCode === 1) return false;
		throw error;
	}
}

// src/host/git/repository.ts
/** The remotes of a clone, with the URL that Git fetches from, and its current and default branch. */
function repositoryOf(git) {
	const urls = [...(tryGit(git, ["remote", "-v"]) ?? "").matchAll(/^\S+\t(.*) \(fetch\)/gm)].map((match) => match[1]);
	const current = tryGit(git, [
		"symbolic-ref",
		"--quiet",
		"--short",
		"HEAD"
	]);
	const initial = tryGit(git, [
		"symbolic-ref",
		"--quiet",
		"--short",
		"refs/remotes/origin/HEAD"
	]);
	return {
		urls: [...new Set(urls)],
		branches: current ? [current] : [],
		mainBranch: initial?.replace(/^origin\//, "") || null
	};
}

// src/registry/tar.ts
/** Helm's MaxDecompressedChartSize, and more files than any chart has. */
const maxChartBytes = 100 * 2 ** 20;
const maxChartFiles = 1e4;
/**
* The regular files of a tar archive (POSIX and GNU formats, as Go's `archive/tar` writes and reads them) without their
* first folder, as Helm loads a chart (`pkg/chart/loader/archive`). What a chart never has is refused, instead of read in
* some way: links, devices, paths that leave the folder of the chart.
*/
function chartFilesOf(tar) {
	try {
		return filesIn(tar);
	} catch (error) {
		if (error instanceof Refusal) return { problem: error.message };
		throw error;
	}
}
/** Why an archive is not read; ends the reading. */
var Refusal = class extends Error {};
function filesIn(tar) {
	const files = /* @__PURE__ */ new Map();
	let bytes = 0;
	for (const { name: path, data } of entriesOf$1(tar)) {
		const name = nameInChart(path);
		if (name === null) throw new Refusal(`contains a path that leaves its folder: \`${path}\``);
		files.set(name, data);
		bytes += data.length;
		if (bytes > maxChartBytes) throw new Refusal(`is larger than ${maxChartBytes / 2 ** 20} MiB`);
		if (files.size > maxChartFiles) throw new Refusal(`has more than ${maxChartFiles} files`);
	}
	return [...files].map(([name, data]) => ({
		name,
		data
	}));
}
/** The path below the first folder; `null` for any other path. Archives made on Windows may have backslashes. */
function nameInChart(path) {
	const [folder, ...segments] = path.replaceAll("\\", "/").replace(/^\.\//, "").split("/");
	const kept = segments.filter((segment) => segment !== "" && segment !== ".");
	return folder !== "" && folder !== ".." && kept.length > 0 && !kept.includes("..") && !/^[a-z]:|[\0\n]/i.test(kept.join("/")) ? kept.join("/") : null;
}
const blockSize = 512;
function* entriesOf$1(tar) {
	let extension = {};
	for (let start = 0; start + blockSize <= tar.length;) {
		const header = tar.subarray(start, start + blockSize);
		if (header.every((byte) => byte === 0)) return;
		if (!hasValidChecksum(header)) throw new Refusal("is no tar archive, or a damaged one");
		const size = extension.size ?? numberAt(header, 124, 12);
		const data = tar.subarray(start + blockSize, start + blockSize + size);
		if (!Number.isSafeInteger(size) || data.length < size) throw new Refusal("ends too early");
		start += blockSize + Math.ceil(size / blockSize) * blockSize;
		const kind = kinds[String.fromCharCode(header[156])];
		if (kind === void 0) throw new Refusal(`contains a link, a device or the like: \`${nameOf(header)}\``);
		if (kind === "file") {
			const name = extension.path ?? nameOf(header);
			if (!name.endsWith("/")) yield {
				name,
				data
			};
		}
		extension = kind === "file" || kind === "folder" ? {} : {
			...extension,
			...extensionOf(kind, data)
		};
	}
}
/** By the type flag of a header. */
const kinds = {
	"0": "file",
	"\0": "file",
	"7": "file",
	"5": "folder",
	L: "long-name",
	x: "extension",
	g: "global"
};
function extensionOf(kind, data) {
	if (kind === "global") return {};
	return kind === "long-name" ? { path: textAt(data, 0, data.length) } : recordsOf(data);
}
/** The records of a PAX header, `LENGTH KEY=VALUE\n`; a length counts the bytes of its whole record. */
function recordsOf(data) {
	const records = /* @__PURE__ */ new Map();
	for (let start = 0; start < data.length;) {
		const space = data.indexOf(32, start);
		const length = Number(decode(data.subarray(start, space)));
		if (space < 0 || !(length > 0)) break;
		const record = decode(data.subarray(space + 1, start + length - 1));
		records.set(record.slice(0, record.indexOf("=")), record.slice(record.indexOf("=") + 1));
		start += length;
	}
	const [path, size] = [records.get("path"), records.get("size")];
	return {
		...path !== void 0 && { path },
		...size !== void 0 && { size: Number(size) }
	};
}
/** The name, in the format `ustar` with its prefix; GNU tar has other fields in the place of the prefix. */
function nameOf(header) {
	const prefix = textAt(header, 257, 8).startsWith("ustar") && header[262] === 0 ? textAt(header, 345, 155) : "";
	const name = textAt(header, 0, 100);
	return prefix === "" ? name : `${prefix}/${name}`;
}
/** The sum of all bytes, with those of the sum itself counted as spaces. */
function hasValidChecksum(header) {
	const sum = header.reduce((total, byte, index) => total + (index >= 148 && index < 156 ? 32 : byte), 0);
	return numberAt(header, 148, 8) === sum;
}
/** An octal number; large ones are binary, with the first bit set. */
function numberAt(header, start, length) {
	const field = header.subarray(start, start + length);
	if ((field[0] & 128) !== 0) return field.reduce((total, byte, index) => total * 256 + (index === 0 ? byte & 127 : byte), 0);
	const text = textAt(header, start, length).trim();
	return /^[0-7]*$/.test(text) ? Number.parseInt(text || "0", 8) : NaN;
}
/** The text up to the first NUL. */
function textAt(data, start, length) {
	const field = data.subarray(start, start + length);
	const end = field.indexOf(0);
	return decode(end < 0 ? field : field.subarray(0, end));
}
function decode(data) {
	return new TextDecoder("utf-8", { ignoreBOM: true }).decode(data);
}

// src/host/registry/chart-cache.ts
/** The folder of the cache: `meshgate/charts` in that of the user (XDG Base Directory Specification). */
function userChartCache(env) {
	const caches = env["XDG_CACHE_HOME"] || (env["LOCALAPPDATA"] ?? join(homedir(), ".cache"));
	return join(caches, "meshgate", "charts");
}
/** Opens the cache in a folder, which is made when an archive is added. */
function openChartCache(folder) {
	const unpacked = /* @__PURE__ */ new Map();
	const pathOf = (digest) => join(folder, `${digest.replace(":", "-")}.tgz`);
	function filesOf(digest) {
		const files = unpacked.get(digest) ?? unpackedFile(pathOf(digest), digest);
		unpacked.set(digest, files);
		return files;
	}
	return {
		files: filesOf,
		has(digest) {
			const files = filesOf(digest);
			return files !== null && !("problem" in files);
		},
		add(archive) {
			const path = pathOf(digestOf(archive));
			mkdirSync(folder, { recursive: true });
			const temporary = `${path}.${process.pid}`;
			writeFileSync(temporary, archive);
			renameSync(temporary, path);
			unpacked.delete(digestOf(archive));
		}
	};
}
/** `sha256:` and the hash of bytes as hexadecimal digits. */
function digestOf(data) {
	return `sha256:${createHash("sha256").update(data).digest("hex")}`;
}
/** Larger archives are neither downloaded nor read; the largest charts have a few megabytes. */
const maxArchiveBytes = 64 * 2 ** 20;
/** The files of a chart's archive, or why it is refused. */
function unpack(archive) {
	try {
		return chartFilesOf(gunzipSync(archive, { maxOutputLength: maxUnpackedBytes }));
	} catch (error) {
		return { problem: error.code === "ERR_BUFFER_TOO_LARGE" ? "is too large when it is unpacked" : "is no gzip archive, or a damaged one" };
	}
}
/** The files of a chart with the headers and padding of their archive. */
const maxUnpackedBytes = maxChartBytes + 16 * 2 ** 20;
function unpackedFile(path, digest) {
	const size = statSync(path, { throwIfNoEntry: false })?.size;
	if (size === void 0) return null;
	if (size > maxArchiveBytes) return { problem: `is larger than ${maxArchiveBytes / 2 ** 20} MiB` };
	const archive = readFileSync(path);
	const actual = digestOf(archive);
	if (actual !== digest) return { problem: `has another digest in the cache, \`${actual}\`, than \`${digest}\`` };
	return unpack(archive);
}

// src/registry/chart-lock.ts
/** The lock file, in the root of the repository. */
const lockFile = "meshgate.lock";
/** The lock file of a tree; `null` without one. */
const chartLockOf = oncePer((reader) => {
	if (reader.tree.read("meshgate.lock") === void 0) return null;
	const [document] = reader.documents(lockFile);
	if (!document?.root) return {
		problem: "it is not YAML",
		line: 1
	};
	const data = toData(document.root);
	if (data?.version !== lockVersion) return {
		problem: `its \`version\` is not ${lockVersion}`,
		line: 1
	};
	const { charts = [] } = data;
	if (!Array.isArray(charts)) return {
		problem: "its `charts` are no list",
		line: 1
	};
	const wrong = charts.findIndex((chart) => !isLockedChart(chart));
	if (wrong >= 0) return {
		problem: `entry ${wrong + 1} of its \`charts\` is no locked chart`,
		line: 1
	};
	return { charts };
});
/** The text of a lock file; charts are sorted, so that it changes only where they do. */
function lockText(charts) {
	const entries = charts.toSorted((a, b) => sortKey(a) < sortKey(b) ? -1 : 1).map(entryText);
	return `# Written by \`meshgate fetch\`. Commit this file; do not edit it.\nversion: ${lockVersion}\ncharts:${entries.length > 0 ? `\n${entries.join("")}` : " []\n"}`;
}
/** True for the entry that a request led to. */
function isEntryOf(chart, { repository, name, version }) {
	return chart.repository === repository && chart.name === name && chart.requested === version;
}
const lockVersion = 1;
const fields = [
	"repository",
	"name",
	"requested",
	"version",
	"digest"
];
function isLockedChart(value) {
	if (typeof value !== "object" || value === null) return false;
	const entry = value;
	if (!fields.every((field) => typeof entry[field] === "string")) return false;
	const { name, version, digest } = entry;
	return isName(name) && isName(version) && /^sha256:[0-9a-f]{64}$/.test(digest);
}
/** Names and versions are parts of paths. */
function isName(text) {
	return /^[\w.+-]+$/.test(text) && text !== "." && text !== "..";
}
function sortKey({ repository, name, requested }) {
	return JSON.stringify([
		repository,
		name,
		requested
	]);
}
function entryText(chart) {
	return `  - ${fields.map((field) => `${field}: ${JSON.stringify(chart[field])}`).join("\n    ")}\n`;
}

// src/registry/version.ts
/** Parses a version; `null` if it is none (github.com/Masterminds/semver/v3 `version.go`, coerceNewVersion). */
function parseVersion(text) {
	if (text.length > maxVersionLength) return null;
	const match = form.exec(text);
	if (!match) return null;
	const [, major = "", minor = "", patch = "", prerelease = ""] = match;
	const [first, second, third] = [
		major,
		minor,
		patch
	].map((digits) => BigInt(digits || "0"));
	if ([
		first,
		second,
		third
	].some((number) => number > maxNumber) || hasLeadingZero(prerelease)) return null;
	return {
		major: first,
		minor: second,
		patch: third,
		prerelease
	};
}
/** Negative if the first version is lower, 0 if they are equal but for what comes after a `+`. */
function compareVersions(first, second) {
	return compareNumbers(first.major, second.major) || compareNumbers(first.minor, second.minor) || compareNumbers(first.patch, second.patch) || comparePrereleases(first.prerelease, second.prerelease);
}
/** `MaxVersionLen`. */
const maxVersionLength = 256;
/** Numbers are Go's `uint64`. */
const maxNumber = 2n ** 64n - 1n;
/** `looseSemVerRegex`. */
const form = /^v?([0-9]+)(?:\.([0-9]+))?(?:\.([0-9]+))?(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/;
function hasLeadingZero(prerelease) {
	return prerelease.split(".").some((identifier) => /^0[0-9]+$/.test(identifier));
}
function compareNumbers(first, second) {
	if (first === second) return 0;
	return first < second ? -1 : 1;
}
/** A release is higher than its prereleases. */
function comparePrereleases(first, second) {
	if (first === second) return 0;
	if (first === "" || second === "") return first === "" ? 1 : -1;
	const [ofFirst, ofSecond] = [first.split("."), second.split(".")];
	for (let index = 0; index < Math.max(ofFirst.length, ofSecond.length); index++) {
		const order = compareIdentifiers(ofFirst[index] ?? "", ofSecond[index] ?? "");
		if (order !== 0) return order;
	}
	return 0;
}
/** Numbers are lower than words, and nothing is lower than both (`comparePrePart`). */
function compareIdentifiers(first, second) {
	if (first === second) return 0;
	if (first === "" || second === "") return first === "" ? -1 : 1;
	const [firstNumber, secondNumber] = [numberOf(first), numberOf(second)];
	if (firstNumber !== null && secondNumber !== null) return firstNumber > secondNumber ? 1 : -1;
	if (firstNumber === null && secondNumber === null) return first > second ? 1 : -1;
	return firstNumber === null ? 1 : -1;
}
function numberOf(identifier) {
	const number = /^[0-9]+$/.test(identifier) ? BigInt(identifier) : null;
	return number !== null && number <= maxNumber ? number : null;
}

// src/registry/constraint.ts
/**
* Parses a range of versions such as `^1.2.0`, `1.x` or `>= 1.0, < 2.0 || 3.1.4` as Helm, Argo CD and Flux do
* (github.com/Masterminds/semver/v3 `constraints.go`); `null` if it is none. Ranges of npm differ: here a comma joins
* comparisons, and `1.2` is a range.
*/
function parseConstraint(text) {
	if (text.length > maxConstraintLength) return null;
	const segments = withoutHyphens(text).split("||");
	if (segments.length > maxSegments) return null;
	const groups = segments.map(comparisonsIn);
	if (groups.some((group) => group === null)) return null;
	return (version) => groups.some((group) => satisfiesAll(group, version));
}
/** `MaxConstraintLen` and `MaxConstraintGroups`. */
const maxConstraintLength = 512;
const maxSegments = 32;
/** A prerelease is only in a range that names one. */
function satisfiesAll(group, version) {
	const namesPrerelease = group.some(({ bound }) => bound.prerelease !== "");
	if (version.prerelease !== "" && !namesPrerelease) return false;
	return group.every((comparison) => operators[comparison.operator](version, comparison));
}
/** `cvRegex`: the version of a comparison. */
const versionForm = String.raw`v?([0-9|xX*]+)(\.[0-9|xX*]+)?(\.[0-9|xX*]+)?` + String.raw`(-([0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*))?(\+([0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*))?`;
/** Go's `\s`. */
const space = String.raw`[\t\n\f\r ]`;
/** `1.2 - 1.4` is `>= 1.2, <= 1.4` (`rewriteRange`). */
function withoutHyphens(text) {
	const range = new RegExp(`${space}*(${versionForm})${space}+-${space}+(${versionForm})${space}*`, "g");
	return text.replace(range, (...parts) => `>= ${parts[1]}, <= ${parts[11]} `);
}
/** The comparisons that spaces or commas separate; `null` if the text is anything else. */
function comparisonsIn(segment) {
	const comparisons = [];
	const item = new RegExp(`${space}*([=!<>~^]*)${space}*(${versionForm})(${space}*)(,?)`, "y");
	let isSeparated = true;
	while (item.lastIndex < segment.length || comparisons.length === 0) {
		const match = isSeparated ? item.exec(segment) : null;
		const comparison = match && comparisonOf(match);
		if (!match || !comparison) return null;
		comparisons.push(comparison);
		const comma = match.at(-1) !== "";
		isSeparated = comma || match.at(-2) !== "";
		if (comma && item.lastIndex === segment.length) return null;
	}
	return comparisons;
}
/** `parseConstraint` of the library; groups 3 to 6 are the numbers and the prerelease. */
function comparisonOf([, operator = "", , major = "", minor = "", patch = "", prerelease = ""]) {
	if (!Object.hasOwn(operators, operator)) return null;
	const isOpen = isWildcard(major);
	const isMinorOpen = !isOpen && isWildcard(minor);
	const isPatchOpen = !isOpen && !isMinorOpen && isWildcard(patch);
	const numbers = isOpen ? "0.0.0" : isMinorOpen ? `${major}.0.0` : isPatchOpen ? `${major}${minor}.0` : null;
	const bound = parseVersion(`${numbers ?? `${major}${minor}${patch}`}${prerelease}`);
	if (!bound) return null;
	return {
		operator,
		bound,
		isOpen: isOpen || isMinorOpen || isPatchOpen,
		isMinorOpen,
		isPatchOpen
	};
}
function isWildcard(number) {
	return /^\.?[xX*]?$/.test(number);
}
const operators = {
	"": isTildeOrEqual,
	"=": isTildeOrEqual,
	"!=": isNotEqual,
	">": isGreater,
	"<": isLess,
	">=": isAtLeast,
	"=>": isAtLeast,
	"<=": isAtMost,
	"=<": isAtMost,
	"~": isTilde,
	"~>": isTilde,
	"^": isCaret
};
function isNotEqual(version, { bound, isOpen, isMinorOpen, isPatchOpen }) {
	if (!isOpen) return compareVersions(version, bound) !== 0;
	if (version.major !== bound.major) return true;
	if (isMinorOpen) return false;
	if (version.minor !== bound.minor) return true;
	if (isPatchOpen) return version.prerelease !== bound.prerelease;
	return version.patch !== bound.patch || compareVersions(version, bound) !== 0;
}
function isGreater(version, { bound, isOpen, isMinorOpen, isPatchOpen }) {
	if (!isOpen) return compareVersions(version, bound) > 0;
	if (version.major !== bound.major) return version.major > bound.major;
	if (isMinorOpen) return false;
	return isPatchOpen ? version.minor > bound.minor : compareVersions(version, bound) > 0;
}
function isLess(version, { bound }) {
	return compareVersions(version, bound) < 0;
}
function isAtLeast(version, { bound }) {
	return compareVersions(version, bound) >= 0;
}
function isAtMost(version, { bound, isOpen, isMinorOpen }) {
	if (!isOpen) return compareVersions(version, bound) <= 0;
	if (version.major > bound.major) return false;
	return version.major !== bound.major || version.minor <= bound.minor || isMinorOpen;
}
/** `~1.2.3` is `>= 1.2.3, < 1.3.0`, `~1` is `>= 1.0.0, < 2.0.0`. */
function isTilde(version, { bound, isMinorOpen, isPatchOpen }) {
	if (compareVersions(version, bound) < 0) return false;
	if (bound.major === 0n && bound.minor === 0n && bound.patch === 0n && !isMinorOpen && !isPatchOpen) return true;
	return version.major === bound.major && (version.minor === bound.minor || isMinorOpen);
}
function isTildeOrEqual(version, comparison) {
	return comparison.isOpen ? isTilde(version, comparison) : compareVersions(version, comparison.bound) === 0;
}
/** `^1.2.3` is `>= 1.2.3, < 2.0.0`; below 1.0.0 the first number that is not 0 has to be the same. */
function isCaret(version, { bound, isMinorOpen, isPatchOpen }) {
	if (compareVersions(version, bound) < 0) return false;
	if (bound.major > 0n || isMinorOpen) return version.major === bound.major;
	if (version.major > 0n) return false;
	if (bound.minor > 0n || isPatchOpen) return version.minor === bound.minor;
	return version.minor === 0n && version.patch === bound.patch;
}

// src/registry/chart-request.ts
const scheme = "oci://";
/** True for a chart in an OCI registry. */
function isOci({ repository }) {
	return repository.startsWith(scheme);
}
/**
* The request for a chart of a repository of any kind, as Chart.yaml and kustomizations name it. Credentials in an address
* are left out: the lock file must not show them.
*/
function chartOf(repository, name, version) {
	return {
		repository: withoutSlash(repository).replace(/^alias:/, "@").replace(/^([a-z]+:\/\/)[^/@]*@/i, "$1"),
		name,
		version: version.trim()
	};
}
/** The request for a chart whose whole address is one text: `oci://ghcr.io/org/charts/podinfo`. */
function chartAt(address, version) {
	const path = withoutSlash(address);
	const slash = path.lastIndexOf("/");
	return chartOf(path.slice(0, slash), path.slice(slash + 1), version);
}
/**
* The request of an Application with a `chart`. Argo CD takes an address without a scheme for a registry (argo-cd
* `util/helm/helm.go`, IsHelmOciRepo).
*/
function chartOfApplication(repository, name, version) {
	const address = /^[a-z][a-z\d+.-]*:\/\//i.test(repository) ? repository : `${scheme}${repository}`;
	return isOci({ repository: address }) ? chartAt(`${withoutSlash(address)}/${name}`, version) : chartOf(address, name, version);
}
/** The chart as a person writes it: `podinfo ^6.0.0 of oci://ghcr.io/org/charts`. */
function requestText({ repository, name, version }) {
	return `${version === "" ? name : `${name} ${version}`} of ${repository}`;
}
/** True if a chart of a version is what was asked for. Tags and digests are names and so are compared as such. */
function isSatisfied(request, version) {
	if (request === version) return true;
	const parsed = parseVersion(version);
	const isInRange = parseConstraint(request === "" ? "*" : request);
	return isInRange !== null && parsed !== null && isInRange(parsed);
}
/** True for a tag or digest: what it leads to only a registry can tell. */
function isTagOrDigest(request) {
	return request !== "" && parseConstraint(request) === null;
}
function withoutSlash(address) {
	return address.trim().replace(/\/+$/, "");
}

// src/registry/find-chart.ts
/**
* Looks a chart up: in the lock file of the tree, then among the charts of the cache that are mounted in the tree. It
* opens no connection. A release with the chart has `folder` as its `path`, and is rendered like one of a chart in the
* repository; nothing but this function tells where a chart of a registry is.
*/
function findChart(reader, request) {
	chartsAskedOf(reader).set(JSON.stringify(request), request);
	const lock = chartLockOf(reader);
	if (lock === null) return {
		status: "no-lock",
		reason: `is not in this repository; ${fetching}`
	};
	if ("problem" in lock) return {
		status: "broken-lock",
		reason: `cannot be looked up in \`${lockFile}\`: ${lock.problem}`
	};
	const locked = entryFor(lock.charts, request);
	if (locked) return mounted(reader, locked);
	const ofChart = entriesOf(lock.charts, request);
	if (ofChart.length > 0) return outOfRange(ofChart);
	return {
		status: "not-listed",
		reason: `is not in \`${lockFile}\`; ${fetching}`
	};
}
/**
* The entry of a lock file that satisfies a request: the one that it led to, else one of the same chart in a version that
* was asked for; `null` if there is none.
*/
function entryFor(charts, request) {
	const ofChart = entriesOf(charts, request);
	const locked = ofChart.find((chart) => isEntryOf(chart, request)) ?? ofChart.find(isInRange(request.version));
	return locked && isInRange(request.version)(locked) ? locked : null;
}
/**
* The charts that were looked up in a tree so far. `meshgate fetch` renders a tree to see which it needs, also those that only
* rendered objects name.
*/
const chartsAskedOf = oncePer(() => /* @__PURE__ */ new Map());
/** The folder where a locked chart is mounted: `meshgate.lock!ghcr.io/org/charts/podinfo-6.5.0`. */
function chartFolder({ repository, name, version }) {
	const place = repository.replace(/^[a-z]+:\/\//, "").replace(/[^\w./:@-]/g, "-");
	return joinPath("", `${mountPrefix}${place}/${name}-${version}`);
}
const fetching = "`meshgate fetch` gets it";
function entriesOf(charts, request) {
	return entriesByChart(charts).get(chartKey(request)) ?? [];
}
const entriesByChart = oncePer((charts) => groupBy(charts, chartKey));
function chartKey({ repository, name }) {
	return JSON.stringify([repository, name]);
}
/** A digest or tag counts as satisfied where it is what was asked for when the entry was written. */
function isInRange(version) {
	return (chart) => isSatisfied(version, chart.version) || isTagOrDigest(version) && chart.requested === version;
}
function outOfRange(charts) {
	const versions = [...new Set(charts.map(({ version }) => `\`${version}\``))].join(" and ");
	return {
		status: "out-of-range",
		reason: `is in \`${lockFile}\` only as ${versions}; \`meshgate fetch\` brings that up to date`
	};
}
function mounted({ tree }, locked) {
	const folder = chartFolder(locked);
	const refusal = refusalOf(tree, folder);
	if (refusal) return {
		status: "refused",
		reason: `cannot be used: ${refusal.reason}`,
		digest: locked.digest
	};
	if (tree.read(joinPath(folder, "Chart.yaml")) !== void 0) return {
		status: "found",
		folder,
		locked
	};
	return {
		status: "not-cached",
		reason: `is locked as ${locked.version} and not in the cache; ${fetching}`
	};
}

// src/host/registry/mounted-charts.ts
/**
* A tree with the charts of its lock file mounted, as far as the cache has their archives (see `findChart`). An archive
* that is not what the lock file says is not mounted, but listed in `refused`. The lock file and the cache are read when a
* chart or `refused` is first asked for, so that charts can be fetched before.
*/
function withCharts(tree, cache) {
	const charts = once(() => mountedCharts(tree, cache));
	return {
		get files() {
			return tree.files;
		},
		get links() {
			return tree.links;
		},
		get refused() {
			return charts().refused.length === 0 ? tree.refused : [...tree.refused, ...charts().refused];
		},
		get mounted() {
			return charts().paths;
		},
		read: (path) => isMounted(path) ? charts().files.get(path) : tree.read(path)
	};
}
/** A tree with another lock file, and with the charts that this names. */
function withLock(tree, lock, cache) {
	const data = new TextEncoder().encode(lock);
	return withCharts({
		files: [.../* @__PURE__ */ new Set([...tree.files, lockFile])].toSorted(),
		links: tree.links,
		refused: tree.refused.filter(({ file }) => !isMounted(file)),
		read: (path) => path === "meshgate.lock" ? data : tree.read(path)
	}, cache);
}
function mountedCharts(tree, cache) {
	const lock = chartLockOf(readerOf(tree));
	const files = /* @__PURE__ */ new Map();
	const refused = [];
	for (const chart of lock && "charts" in lock ? lock.charts : []) {
		const folder = chartFolder(chart);
		const unpacked = cache.files(chart.digest);
		if (unpacked === null) continue;
		const problem = "problem" in unpacked ? unpacked.problem : mismatch(unpacked, chart);
		if (problem !== null) refused.push({
			file: folder,
			reason: `its archive ${problem}`
		});
		else if (!("problem" in unpacked)) for (const { name, data } of unpacked) files.set(`${folder}/${name}`, data);
	}
	return {
		files,
		paths: [...files.keys()].toSorted(),
		refused
	};
}
/** How an archive differs from its entry in a lock file; `null` if it is the chart that the entry names. */
function mismatch(files, { name, version }) {
	const chart = chartMetadata(files);
	if (chart === null) return "contains no Chart.yaml";
	if (chart.name !== name) return `contains the chart \`${chart.name}\``;
	return chart.version === version ? null : `contains version \`${chart.version}\``;
}
/** The name and version in the Chart.yaml of a chart; `null` without one. */
function chartMetadata(files) {
	const file = files.find(({ name }) => name === "Chart.yaml");
	const root = file && parseDocuments(decodeText(file.data).text, "Chart.yaml")[0]?.root;
	if (!root) return null;
	const { name, version } = toData(root) ?? {};
	return {
		name: String(name),
		version: String(version)
	};
}

// src/host/open.ts
/**
* Opens a working folder as head and, if requested, a commit as base. The root is the top of the Git repository that
* contains the paths; outside Git the current folder, or the folder of a path outside of it.
* Throws `UsageError` for a path that does not exist or that Git ignores, and `GitError` for a base that is missing and
* cannot be fetched.
*/
function openFolder(request) {
	const { folder, paths, base, env, cacheFolder, gitTimeoutMs, asCommitted = false } = request;
	const named = paths.map((path) => existing(resolve(folder, path)));
	const git = openGit(named[0] ? folderOf(named[0]) : folder, env, gitTimeoutMs);
	const root = git?.top ?? rootFor(realpathSync(folder), named);
	if (!git && base !== null) throw new UsageError(`--base needs Git, and \`${root}\` is in no Git repository`);
	const inside = named.map((path) => pathUnder(root, path));
	const state = once(() => git ? workingState(git) : noWorkingState);
	const charts = openChartCache(cacheFolder ? resolve(folder, cacheFolder) : userChartCache(env));
	const head = withCharts(lazyTree(() => {
		const committed = asCommitted ? alteredPaths(state()) : [];
		return folderTree(root, git, {
			namedPaths: inside,
			committed: new Set(committed)
		});
	}), charts);
	for (const path of inside) checkExists(head, path);
	const openedBase = git && base !== null ? openBase(git, base, {
		charts,
		workingState: state
	}) : noBase;
	return {
		root,
		head,
		headCommit: () => cleanCommit(state(), asCommitted),
		workingState: state,
		repository: once(() => git ? repositoryOf(git) : unknownRepository),
		...openedBase,
		paths: inside,
		charts
	};
}
/** Throws for a named path without files in the tree: skipping it silently would look like success. */
function checkExists(head, path) {
	if (!hasPath(head, path)) throw new UsageError(`nothing to look at in \`${path}\`: it is empty, or Git ignores it`);
}
/** Opens the base for a revision, see `findBase`. */
function openBase(git, revision, head) {
	return openCommit(git, findBase(git, revision).commit, head);
}
/** Opens a commit as base, with the charts of its own lock file; its files are listed when they are first read. */
function openCommit(git, commit, { charts, workingState: state }) {
	return {
		base: withCharts(lazyTree(() => commitTree(git, commit)), charts),
		baseCommit: commit,
		difference: () => differenceFrom(git, commit, state())
	};
}
const noBase = {
	base: null,
	baseCommit: null,
	difference: () => null
};
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
function pathUnder(root, path) {
	const inside = pathInside(root, path);
	if (inside === void 0) throw new UsageError(`\`${path}\` is not in \`${root}\`, where the other paths are`);
	return inside;
}

// src/core/values-bound.ts
/** Maximum bytes of a values file. Helm needs more than thirty times as much memory. */
const maxValuesBytes = 16 * 2 ** 20;
/** Why a values file is not read, as the end of a sentence about it. */
const tooLargeForValues = `is larger than ${maxValuesBytes / 2 ** 20} MiB, the limit for a values file; split it`;

export { addedPaths as A, readerSharingFiles as B, lockText as C, unknownRepository as D, unpack as E, fetchedCommit as F, findBase as I, parents as L, commitTree as M, lazyTree as N, folderTree as O, commitOf as P, tryGit as R, lockFile as S, maxArchiveBytes as T, decodeText as V, isTagOrDigest as _, openFolder as a, parseVersion as b, withLock as c, findChart as d, chartAt as f, isSatisfied as g, isOci as h, openCommit as i, alteredPaths as j, pathInside as k, chartsAskedOf as l, chartOfApplication as m, tooLargeForValues as n, chartMetadata as o, chartOf as p, openBase as r, withCharts as s, maxValuesBytes as t, entryFor as u, requestText as v, digestOf as w, chartLockOf as x, compareVersions as y, readerOf as z };