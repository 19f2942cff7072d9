import { v as UsageError } from "./shapes.js";
import { t as once } from "./once-per.js";
import { t as unknownRepository } from "./repository.js";
import { n as hasPath, r as isMounted } from "./tree.js";
import { a as ignoredPaths, c as lazyTree, d as linkTarget, f as regularModes, i as folderTree, l as treeOfEntries, n as userCache, o as pathInside, p as neverRead, s as commitTree, t as replaceFile, u as linkMode } from "./replace-file.js";
import { a as GitTimeout, c as openGit, i as GitError, s as nulSeparatedEntries, u as whyNoGit } from "./error-text.js";
import { t as existingPaths } from "./named-paths.js";
import { a as chartLockOf, o as lockFile, t as chartFolder, w as decodeText, y as readerOf } from "./find-chart.js";
import { r as toData } from "./data2.js";
import { i as parseDocuments } from "./table.js";
import { gunzipSync } from "node:zlib";
import { createHash } from "node:crypto";
import { lstatSync, mkdirSync, readFileSync, readlinkSync, realpathSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

// src/registry/tar.ts
const maxChartBytes = 100 * 2 ** 20;
const maxChartFiles = 1e4;
function chartFilesOf(tar) {
	try {
		return filesIn(tar);
	} catch (error) {
		if (error instanceof Refusal) return { problem: error.message };
		throw error;
	}
}
var Refusal = class extends Error {};
function filesIn(tar) {
	const files = /* @__PURE__ */ new Map();
	let bytes = 0;
	for (const { name: path, data } of entriesOf(tar)) {
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
function nameInChart(path) {
	const [folder, ...segments] = path.replaceAll("\\", "/").replace(/^\.\//, "").split("/");
	const pathSegments = segments.filter((segment) => segment !== "" && segment !== ".");
	return folder !== "" && folder !== ".." && pathSegments.length > 0 && !pathSegments.includes("..") && !/^[a-z]:|[\0\n]/i.test(pathSegments.join("/")) ? pathSegments.join("/") : null;
}
const blockSize = 512;
function* entriesOf(tar) {
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
function nameOf(header) {
	const prefix = textAt(header, 257, 8).startsWith("ustar") && header[262] === 0 ? textAt(header, 345, 155) : "";
	const name = textAt(header, 0, 100);
	return prefix === "" ? name : `${prefix}/${name}`;
}
function hasValidChecksum(header) {
	const sum = header.reduce((total, byte, index) => total + (index >= 148 && index < 156 ? 32 : byte), 0);
	return numberAt(header, 148, 8) === sum;
}
function numberAt(header, start, length) {
	const field = header.subarray(start, start + length);
	if ((field[0] & 128) !== 0) return field.reduce((total, byte, index) => total * 256 + (index === 0 ? byte & 127 : byte), 0);
	const text = textAt(header, start, length).trim();
	return /^[0-7]*$/.test(text) ? Number.parseInt(text || "0", 8) : NaN;
}
function textAt(data, start, length) {
	const field = data.subarray(start, start + length);
	const end = field.indexOf(0);
	return decode(end < 0 ? field : field.subarray(0, end));
}
function decode(data) {
	return new TextDecoder("utf-8", { ignoreBOM: true }).decode(data);
}

// src/host/registry/chart-cache.ts
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
			replaceFile(path, archive);
			unpacked.delete(digestOf(archive));
		}
	};
}
function digestOf(data) {
	return `sha256:${createHash("sha256").update(data).digest("hex")}`;
}
const maxArchiveBytes = 64 * 2 ** 20;
function unpack(archive) {
	try {
		return chartFilesOf(gunzipSync(archive, { maxOutputLength: maxUnpackedBytes }));
	} catch (error) {
		return { problem: error.code === "ERR_BUFFER_TOO_LARGE" ? "is too large when it is unpacked" : "is not a gzip archive, or is damaged" };
	}
}
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

// src/host/registry/mounted-charts.ts
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
function mismatch(files, { name, version }) {
	const chart = chartMetadata(files);
	if (chart === null) return "contains no Chart.yaml";
	if (chart.name !== name) return `contains the chart \`${chart.name}\``;
	return chart.version === version ? null : `contains version \`${chart.version}\``;
}
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

// src/host/git/base.ts
function findBase(git, ref) {
	const [first, second] = parentsOfHead(git);
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
	if (mergeBase !== void 0) return {
		commit: mergeBase,
		how: `merge base with ${ref}`
	};
	return {
		commit,
		how: ref,
		notice: noMergeBase(git, ref)
	};
}
function noMergeBase(git, ref) {
	const compared = `compared with \`${ref}\` itself, so what only \`${ref}\` has counts as removed by this change`;
	return isShallow(git) ? `the merge base of \`${ref}\` and HEAD is not in this shallow clone: ${compared}; fetch the history, as with \`git fetch --unshallow\`` : `\`${ref}\` and HEAD have no commit in common: ${compared}`;
}
function mayBeAncestor(git, commit, revision) {
	const [ancestor, tip] = [commitOf(git, commit), commitOf(git, revision)];
	if (ancestor === void 0 || tip === void 0 || ancestor === tip) return true;
	return tryGit(git, [
		"merge-base",
		ancestor,
		tip
	]) === ancestor;
}
function commitOf(git, revision) {
	return tryGit(git, [
		"rev-parse",
		"--verify",
		"--quiet",
		"--end-of-options",
		`${revision}^{commit}`
	]);
}
function parentsOfHead(git) {
	const text = tryGit(git, [
		"cat-file",
		"-p",
		"HEAD"
	]) ?? "";
	return [...text.slice(0, text.indexOf("\n\n")).matchAll(/^parent ([0-9a-f]+)$/gm)].map((match) => match[1]);
}
function fetchedCommit(git, revision) {
	const found = commitOf(git, revision) ?? fetch(git, revision);
	if (found === void 0) throw new GitError(`\`${revision}\` names no commit: write a branch, a tag or the id of a commit, as in \`main\``);
	return found;
}
function fetch(git, revision) {
	if (!/^[^-+:][^:]*$/.test(revision)) return void 0;
	if (/[~^]|@\{/.test(revision)) throw new GitError(missingAncestor(git, revision));
	const depth = isShallow(git) ? ["--depth=1"] : [];
	try {
		const { name, ref } = remoteRef(git, revision);
		git([
			"fetch",
			"--quiet",
			"--no-tags",
			"--no-recurse-submodules",
			...depth,
			"--end-of-options",
			name,
			ref
		]);
	} catch (error) {
		if (!(error instanceof GitError)) throw error;
		const words = `\`${revision}\` is not in this clone and cannot be fetched: ${error.message}`;
		throw error instanceof GitTimeout ? new GitTimeout(words) : new GitError(words);
	}
	return commitOf(git, "FETCH_HEAD");
}
function missingAncestor(git, revision) {
	return isShallow(git) ? `\`${revision}\` is not in this shallow clone: fetch more of its history, as with \`git fetch --deepen=10\`` : `\`${revision}\` is not in the history of this clone`;
}
function isShallow(git) {
	return tryGit(git, ["rev-parse", "--is-shallow-repository"]) === "true";
}
function remoteRef(git, revision) {
	const remotes = (tryGit(git, ["remote"]) ?? "").split("\n").filter(Boolean);
	const named = remotes.find((remote) => revision.startsWith(`${remote}/`));
	if (named !== void 0) return {
		name: named,
		ref: revision.slice(named.length + 1)
	};
	const name = remotes.includes("origin") ? "origin" : remotes[0];
	if (name === void 0) throw new GitError("there is no remote");
	return {
		name,
		ref: revision
	};
}
function tryGit(git, args) {
	try {
		return git(args).toString().trim();
	} catch (error) {
		if (error instanceof GitError && !(error instanceof GitTimeout)) return void 0;
		throw error;
	}
}

// src/host/git/working-changes.ts
const noWorkingState = {
	commit: null,
	changes: []
};
function alteredPaths({ changes }) {
	return changes.flatMap(({ type, path }) => type === "added" ? [] : path);
}
function addedPaths({ changes }) {
	return changes.flatMap(({ type, path }) => type === "added" ? path : []);
}
function cleanCommit(state, asCommitted) {
	return addedPaths(state).length === 0 && (asCommitted || alteredPaths(state).length === 0) ? state.commit : null;
}
function workingState(git) {
	const lines = nulSeparatedEntries(git([
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
const absent = "000000";
const ordinaryFields = 8;
const conflictFields = 10;
function pathAfter(line, count) {
	return line.split(" ").slice(count).join(" ");
}
function untracked(path, top) {
	const isFile = lstatSync(join(top, path), { throwIfNoEntry: false })?.isFile() ?? false;
	return {
		path: path.replace(/\/$/, ""),
		type: "added",
		isFile
	};
}

// src/host/git/index-listing.ts
function indexListing(git) {
	const listing = once(() => git([
		"ls-files",
		"--stage",
		"-v",
		"-z"
	]));
	return {
		links: once(() => linksIn(listing(), git.top)),
		isCheckedOutAsStored: () => {
			const text = listing().toString("latin1");
			return !otherTag.test(text) && !attributes.test(text);
		}
	};
}
const otherTag = /(?:^|\0)(?!H )[^\0]/;
const attributes = /[\t/]\.gitattributes\0/;
function linksIn(listing, top) {
	const links = /* @__PURE__ */ new Map();
	for (let at = linkAt(listing, 0); at >= 0; at = linkAt(listing, at + 1)) {
		const entry = listing.toString("utf8", at, listing.indexOf(0, at));
		const path = entry.slice(entry.indexOf("	") + 1);
		const target = targetOnDisk(join(top, path));
		const resolved = target === void 0 ? void 0 : linkTarget(path, target);
		if (resolved !== void 0) links.set(path, resolved);
	}
	return links;
}
function linkAt(listing, from) {
	let at = listing.indexOf(` ${linkMode} `, from);
	while (at >= 0 && at !== 1 && listing[at - 2] !== 0) at = listing.indexOf(` ${linkMode} `, at + 1);
	return at;
}
function targetOnDisk(path) {
	return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ? readlinkSync(path) : void 0;
}

// src/host/git/difference.ts
function differenceFrom(git, base, state = workingState(git)) {
	const { commit, changes } = state;
	if (commit === null) return null;
	const index = indexListing(git);
	const isOnDisk = () => !state.isOfIndex && alteredPaths(state).length === 0 && index.isCheckedOutAsStored();
	return {
		changes: [...rawChanges(git, [
			"diff-tree",
			base,
			commit
		]), ...changes],
		headCommit: changes.length === 0 ? commit : null,
		isReadAsStored: () => state.isOfIndex === true || index.isCheckedOutAsStored(),
		inBoth: (paths) => pathsInBoth(git, [base, commit], paths),
		links: index.links,
		read: (path) => blobAt(git, `${commit}:${path}`),
		hasFileContaining: (texts, patterns) => isFound(git, isOnDisk() ? [] : [commit], texts, patterns)
	};
}
function rawChanges(git, [command = "", ...compared]) {
	const rawFields = nulSeparatedEntries(git([
		command,
		...[
			"-r",
			"-z",
			"--raw",
			"--no-renames",
			"--no-ext-diff",
			"--ignore-submodules=none"
		],
		...compared,
		"--"
	]));
	return rawFields.flatMap((field, index) => index % 2 === 0 ? rawChange(field, rawFields[index + 1] ?? "") : []);
}
function rawChange(raw, path) {
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
const foundLine = /^[0-9a-f]{40,64} \w+$/;
function pathsInBoth(git, [base, head], paths) {
	if (paths.length === 0) return /* @__PURE__ */ new Set();
	const answers = git(["cat-file", "--batch-check=%(objectname) %(objecttype)"], `${paths.flatMap((path) => [`${base}:${path}`, `${head}:${path}`]).join("\n")}\n`).toString().split("\n");
	const isThere = (line) => foundLine.test(answers[line] ?? "");
	return new Set(paths.filter((_, index) => isThere(2 * index) && isThere(2 * index + 1)));
}
function blobAt(git, name) {
	const output = git(["cat-file", "--batch"], `${name}\n`);
	const headEnd = output.indexOf("\n");
	const [, type, size] = / (\w+) (\d+)$/.exec(output.toString("utf8", 0, headEnd)) ?? [];
	return type === "blob" ? output.subarray(headEnd + 1, headEnd + 1 + Number(size)) : void 0;
}
function isFound(git, commits, texts, patterns) {
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
			...commits,
			"--",
			...files
		], `${texts.join("\n")}\n`);
		return true;
	} catch (error) {
		if (error instanceof GitError && error.exitCode === 1) return false;
		throw error;
	}
}

// src/host/git/index-tree.ts
function indexTree(git) {
	const entries = nulSeparatedEntries(git([
		"ls-files",
		"--stage",
		"-z"
	])).map(entryOf);
	const intended = entries.some(({ oid }) => emptyBlobs.has(oid)) ? intendedPaths(git) : null;
	return treeOfEntries(git, intended ? entries.filter(({ path }) => !intended.has(path)) : entries);
}
const emptyBlobs = /* @__PURE__ */ new Set(["e69de29bb2d1d6434b8b29ae775ad8c2e48c5391", "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813"]);
function intendedPaths(git) {
	return new Set(nulSeparatedEntries(git([
		"diff-files",
		...[
			"--ita-invisible-in-index",
			"--diff-filter=A",
			"--name-only",
			"--no-ext-diff",
			"-z"
		],
		"--"
	])));
}
function entryOf(line) {
	const tab = line.indexOf("	");
	const [mode = "", oid = "", stage = ""] = line.slice(0, tab).split(" ");
	const path = line.slice(tab + 1);
	if (stage !== "0") throw new UsageError(`\`${path}\` has conflicts: \`--staged\` checks what can be committed`);
	return {
		mode,
		oid,
		path,
		size: 0
	};
}
function stagedState(git) {
	const commit = tryGit(git, [
		"rev-parse",
		"--verify",
		"--quiet",
		"HEAD^{commit}"
	]) ?? null;
	return {
		commit,
		changes: commit === null ? [] : rawChanges(git, [
			"diff-index",
			"--cached",
			"--ita-invisible-in-index",
			commit
		]),
		isOfIndex: true
	};
}

// src/host/git/repository.ts
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
function openFolder(request) {
	const { folder, paths, base, env, cacheFolder, gitTimeoutMs, staged = false, asCommitted = false } = request;
	const named = existingPaths(folder, paths);
	const git = openGit(named[0] ? folderOf(named[0]) : folder, env, gitTimeoutMs);
	const root = git?.top ?? rootFor(realpathSync(folder), named);
	if (!git) refuseWithoutGit(request, root);
	const inside = named.map((path) => pathUnder(root, path));
	const state = once(() => git ? staged ? stagedState(git) : workingState(git) : noWorkingState);
	const charts = openChartCache(cacheFolder ? resolve(folder, cacheFolder) : userCache(env, "charts"));
	const files = lazyTree(() => {
		if (git && staged) return indexTree(git);
		const committed = asCommitted ? alteredPaths(state()) : [];
		return folderTree(root, git, {
			namedPaths: inside,
			committed: new Set(committed)
		});
	});
	const head = withCharts(files, charts);
	for (const path of inside) checkExists(head, path);
	const shared = {
		head,
		charts,
		workingState: state
	};
	return {
		root,
		...shared,
		headCommit: () => cleanCommit(state(), asCommitted),
		repository: once(() => git ? repositoryOf(git) : unknownRepository),
		ignored: once(() => git ? ignoredPaths(git) : neverRead),
		...git ? openedBaseOf(git, base, staged, shared) : noBase,
		paths: inside
	};
}
function refuseWithoutGit({ base, staged, env }, root) {
	const option = base !== null ? "--base" : staged ? "--staged" : null;
	if (option) throw new UsageError(`${option} needs Git, and ${whyNoGit(root, env)}`);
}
function checkExists(head, path) {
	if (!hasPath(head, path)) throw new UsageError(`no files in \`${path}\`: it is empty, or Git ignores it`);
}
function openedBaseOf(git, base, staged, head) {
	if (base !== null) return openBase(git, base, head);
	const { commit } = staged ? head.workingState() : { commit: null };
	return commit === null ? noBase : openCommit(git, commit, head);
}
function openBase(git, revision, head) {
	const { commit, notice } = findBase(git, revision);
	return {
		...openCommit(git, commit, head),
		...notice !== void 0 && { baseNotice: notice }
	};
}
function openCommit(git, commit, openedHead) {
	const { head, charts, workingState: state } = openedHead;
	const difference = once(() => differenceFrom(git, commit, state()));
	return {
		base: withCharts(lazyTree(() => commitTree(git, commit, commonFiles(head, difference()))), charts),
		baseCommit: commit,
		difference
	};
}
function commonFiles(head, difference) {
	if (!difference?.isReadAsStored()) return void 0;
	const changed = new Set(difference.changes.map(({ path }) => path));
	return {
		has: (path) => !changed.has(path),
		read: (path) => head.read(path)
	};
}
const noBase = {
	base: null,
	baseCommit: null,
	difference: () => null
};
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

export { digestOf as _, addedPaths as a, workingState as c, findBase as d, parentsOfHead as f, withLock as g, withCharts as h, repositoryOf as i, commitOf as l, chartMetadata as m, openCommit as n, alteredPaths as o, tryGit as p, openFolder as r, cleanCommit as s, openBase as t, fetchedCommit as u, maxArchiveBytes as v, unpack as y };