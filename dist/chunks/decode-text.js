import { u as UsageError } from "./namespace.js";
import { t as once } from "./once-per.js";
import { a as openGit, n as GitTimeout, r as fields, t as GitError } from "./git.js";
import { D as resolveLinks, S as joinPath, T as refusalOf, b as hasPath, y as folderOf$1 } from "./quote.js";
import { existsSync, lstatSync, readFileSync, readdirSync, readlinkSync, realpathSync, statSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";

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
/**
* The commit of HEAD if the working folder equals it; `null` if a tracked file differs, an untracked file exists, or
* there is no commit yet.
*/
function cleanCommit(git) {
	const lines = fields(git(["status", ...[
		"--porcelain=v2",
		"--branch",
		"--no-ahead-behind",
		"-z",
		"--untracked-files=normal"
	]]));
	const [, commit] = /^# branch\.oid ([0-9a-f]+)$/m.exec(lines.join("\n")) ?? [];
	return commit !== void 0 && lines.every((line) => line.startsWith("# ")) ? commit : null;
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

// src/host/folder-tree.ts
/**
* The tree of a working folder: with Git the tracked files and the untracked ones that are not ignored, else all files.
* Without Git and with more than `maxFiles` files (a home folder, the root of a disk), only the files in the folders of
* `namedPaths`, which are paths under `root`.
*/
function folderTree(root, git, namedPaths = [], maxFiles = defaultMaxFiles) {
	const listing = {
		files: [],
		links: /* @__PURE__ */ new Map(),
		refused: []
	};
	const paths = git ? gitFiles(git) : walkedFiles(root, namedPaths, maxFiles, listing.refused);
	const isBeyondLink = linkDetector(root);
	for (const path of paths) if (!isBeyondLink(path)) add(root, path, listing);
	const files = listing.files.toSorted();
	const fileSet = new Set(files);
	const read = (path) => fileSet.has(path) ? readFileSync(join(root, path)) : void 0;
	return refuseDeadLinks({
		...listing,
		files,
		read
	}, (path) => !git && existsSync(join(root, path)));
}
/** The files that Git lists: a file with merge conflicts is listed several times, a nested repository with a slash. */
function gitFiles(git) {
	return new Set(fields(git([
		"ls-files",
		"-z",
		"-co",
		"--exclude-standard"
	])).map((path) => path.replace(/\/$/, "")));
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
	for (const entry of entriesOf(root, folder, refused)) {
		const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
		if (ignored.has(entry.name)) continue;
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
/** A path of the disk as a path in the tree under `root`; `undefined` if it is outside. */
function pathInside(root, path) {
	const relativePath = relative(root, path);
	const inside = relativePath.split(sep).join("/");
	return inside === ".." || inside.startsWith("../") || isAbsolute(relativePath) ? void 0 : inside;
}

// src/core/repository.ts
/** The repository of a tree of which the host knows nothing. */
const unknownRepository = {
	urls: [],
	branches: [],
	mainBranch: null
};

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
	return fields(git([
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
/** Compares the working folder with HEAD by `git status --porcelain=v2` (git-status(1)). */
function workingState(git) {
	const lines = fields(git([
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

// src/host/git/difference.ts
/**
* The difference between a commit and the working folder. Git compares the two commits by the hashes of their trees, so
* that the cost grows with the change, and the working folder with HEAD by its index. `null` before the first commit.
* Throws `GitError`; so do the functions of the result.
*/
function differenceFrom(git, base) {
	const { commit, changes } = workingState(git);
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
	const rawFields = fields(git([
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

// src/host/open.ts
/**
* Opens a working folder as head and, if requested, a commit as base. The root is the top of the Git repository that
* contains the paths; outside Git the current folder, or the folder of a path outside of it.
* Throws `UsageError` for a path that does not exist or that Git ignores, and `GitError` for a base that is missing and
* cannot be fetched.
*/
function openFolder({ folder, paths, base, env, gitTimeoutMs }) {
	const named = paths.map((path) => existing(resolve(folder, path)));
	const git = openGit(named[0] ? folderOf(named[0]) : folder, env, gitTimeoutMs);
	const root = git?.top ?? rootFor(realpathSync(folder), named);
	if (!git && base !== null) throw new UsageError(`--base needs Git, and \`${root}\` is in no Git repository`);
	const inside = named.map((path) => pathUnder(root, path));
	const head = lazyTree(() => folderTree(root, git, inside));
	for (const path of inside) checkExists(head, path);
	const openedBase = git && base !== null ? openBase(git, base) : noBase;
	return {
		root,
		head,
		headCommit: () => git && cleanCommit(git),
		repository: once(() => git ? repositoryOf(git) : unknownRepository),
		...openedBase,
		paths: inside
	};
}
/** Throws for a named path without files in the tree: skipping it silently would look like success. */
function checkExists(head, path) {
	if (!hasPath(head, path)) throw new UsageError(`nothing to look at in \`${path}\`: it is empty, or Git ignores it`);
}
/** Opens the base for a revision, see `findBase`. */
function openBase(git, revision) {
	return openCommit(git, findBase(git, revision).commit);
}
/** Opens a commit as base; its files are listed when they are first read. */
function openCommit(git, commit) {
	return {
		base: lazyTree(() => commitTree(git, commit)),
		baseCommit: commit,
		difference: () => differenceFrom(git, commit)
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

export { openCommit as a, folderTree as c, fetchedCommit as d, parents as f, openBase as i, pathInside as l, maxValuesBytes as n, openFolder as o, tooLargeForValues as r, unknownRepository as s, decodeText as t, commitOf as u };