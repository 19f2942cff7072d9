import { t as openConfig } from "./config-source.js";
import { t as openRun } from "./open-run.js";
import { n as encodeFrames, t as decodeFrames } from "./wire.js";
import { t as jsonOf } from "./data.js";
import { t as sourceKey } from "./source-key.js";
import { n as oncePer } from "./once-per.js";
import { m as lineSecrets, s as variantsOf } from "./masked-config.js";
import { n as shapeSecrets } from "./shapes.js";
import { t as UsageError } from "./errors.js";
import { a as pathInside, t as userCache } from "./user-cache.js";
import { r as startBudget, t as setRunFlags } from "./v8-flags.js";
import { t as run } from "./run.js";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, realpathSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";

// src/host/render-cache/answer-file.ts
/** Bytes of a SHA-256. */
const sumBytes = 32;
/** The file of an answer: a checksum of its key and its frames, then the frames. */
function encodeAnswer(key, frames) {
	const message = encodeFrames(frames);
	return Buffer.concat([checksum(key, message), message]);
}
/** The frames in the file of an answer; `null` for a file that is damaged, or that is the answer to another job. */
function decodeAnswer(key, file) {
	if (file.length < sumBytes) return null;
	const message = new Uint8Array(file.buffer, file.byteOffset + sumBytes, file.length - sumBytes);
	return checksum(key, message).equals(file.subarray(0, sumBytes)) ? decodeFrames(message) : null;
}
function checksum(key, message) {
	return createHash("sha256").update(key).update(message).digest();
}

// src/host/render-cache/evict.ts
/** Removes the files of a folder that were not used for the longest time, until the others have at most so many bytes. */
function evict(folder, { maxBytes, used }) {
	const files = readdirSync(folder).flatMap((name) => fileNamed(folder, name));
	let bytes = files.reduce((sum, { size }) => sum + size, 0);
	if (bytes <= maxBytes) return;
	const now = Date.now();
	const usedAt = ({ name, mtimeMs }) => used.has(name) ? now : mtimeMs;
	for (const { name } of files) if (used.has(name)) utimesSync(join(folder, name), now / 1e3, now / 1e3);
	for (const { name, size } of files.toSorted((first, second) => usedAt(first) - usedAt(second))) {
		if (bytes <= maxBytes) return;
		rmSync(join(folder, name), { force: true });
		bytes -= size;
	}
}
/** Another process may have removed the file meanwhile. */
function fileNamed(folder, name) {
	const stat = statSync(join(folder, name), { throwIfNoEntry: false });
	return stat?.isFile() ? [{
		name,
		size: stat.size,
		mtimeMs: stat.mtimeMs
	}] : [];
}

// src/host/render-cache/answer-cache.ts
/** About 15,000 renders of a chart with a dozen objects. */
const defaultMaxBytes = 2 ** 28;
/** Opens the cache in a folder, which is made for the first answer. Only the user may read the files. */
function openAnswerCache(folder, { isReadOnly = false, maxBytes = defaultMaxBytes } = {}) {
	const used = /* @__PURE__ */ new Set();
	let isWritable = !isReadOnly;
	let bytesUntilEviction = 0;
	function write(key, file) {
		mkdirSync(folder, {
			recursive: true,
			mode: 448
		});
		if (bytesUntilEviction < file.length) {
			evict(folder, {
				maxBytes: 3 * maxBytes / 4,
				used
			});
			bytesUntilEviction = maxBytes / 4;
		}
		bytesUntilEviction -= file.length;
		const temporary = join(folder, `${key}.${process.pid}`);
		writeFileSync(temporary, file, { mode: 384 });
		renameSync(temporary, join(folder, key));
	}
	return {
		isWritable: () => isWritable,
		read(key) {
			const file = fileAt(join(folder, key));
			const frames = file && decodeAnswer(key, file);
			if (frames) used.add(key);
			else if (file && isWritable) rmSync(join(folder, key), { force: true });
			return frames;
		},
		add(key, frames) {
			if (!isWritable) return;
			const file = encodeAnswer(key, frames);
			if (file.length > maxBytes / 4) return;
			try {
				write(key, file);
				used.add(key);
			} catch {
				isWritable = false;
			}
		}
	};
}
function fileAt(path) {
	try {
		return readFileSync(path);
	} catch {
		return null;
	}
}

// src/host/render-cache/answer-key.ts
/**
* A hash of everything that the answer to a job depends on: the engine, the files that it loads, the options, the files
* that these name, clock and seed. An engine has no files, network, environment or clock but those of the job. How long a
* job may take is left out: it decides whether there is an answer, not which.
*
* @param engine hash of the engine and of the code around it
*/
function answerKey(engine, { source, options, files, clockAndSeed }) {
	const settings = jsonOf([options, clockAndSeed]);
	const sum = createHash("sha256").update(`${engine}\n${sourceKey(source)}\n${settings.length}:${settings}`);
	for (const { name, data } of files) sum.update(`\n${name.length}:${name}${data.length}:`).update(data);
	return sum.digest("hex");
}

// src/host/render-cache/storable.ts
/**
* False for an answer that is not kept: one with an error, which may quote values, one with a Secret, one with what
* docs/secrets.md calls a secret, and one in which a secret of the values or files of the job appears. Such a job is done
* in every run.
*/
function isStorable({ source, files }, frames) {
	const texts = frames.filter(({ name }) => name !== lineNumbers).map(textOf);
	if (texts.some((text) => saysError.test(text) || secretKind.test(text) || secretsOf(text).length > 0)) return false;
	return ![...secretsOfSource(source), ...files.flatMap((file) => secretTexts(textOf(file)))].some((secret) => texts.some((text) => text.includes(secret)));
}
/** The frame with the lines that a render came from, as numbers. */
const lineNumbers = "origin.lines";
/** The header of an answer whose error is not empty. */
const saysError = /^\{"error":"[^"]/;
/** A Secret, in a list or in another object, too. */
const secretKind = /\bkind["']?\s*:\s*["']?Secret/;
/** The secrets in the values of a chart, or in the files of a tree. Those of a template are in what it renders. */
const secretsOfSource = oncePer(({ files }) => files.filter(({ name }) => !/(^|\/)templates\//.test(name)).flatMap((file) => secretTexts(textOf(file))));
/** How the secrets of a text may be written elsewhere. Words that are too short to be found are left out. */
function secretTexts(text) {
	return secretsOf(text).flatMap(({ value, isNamed }) => value.trim().length < minLength ? [] : [value.trim(), ...variantsOf(value, isNamed)]);
}
const minLength = 3;
function secretsOf(text) {
	return [...lineSecrets(text), ...shapeSecrets(text)];
}
function textOf({ data }) {
	return decoder.decode(data);
}
const decoder = new TextDecoder();

// src/host/render-cache/cached-engine.ts
/**
* An engine whose answers are kept: renders, builds, evaluations of helmfiles, and all probes of causes and fixes. A job
* that the cache answers reaches no worker.
*
* @param digest hash of the engine and of the code around it
*/
function cachedEngine(engine, cache, digest) {
	return { render(job, group) {
		if (job.deadline && job.deadline.at <= performance.now()) return engine.render(job, group);
		const key = answerKey(digest, job);
		const frames = cache.read(key);
		return frames ? {
			status: "answered",
			frames,
			memory: 0
		} : keptAnswer(engine, cache, key, job, group);
	} };
}
async function keptAnswer(engine, cache, key, job, group) {
	const answer = await engine.render(job, group);
	if (answer.status === "answered" && cache.isWritable() && isStorable(job, answer.frames)) cache.add(key, answer.frames);
	return answer;
}

// src/host/render-cache/cache-folder.ts
/**
* The folder in which renders are kept; `null` for none. A folder in the repository is none, since the change under
* review could bring answers there, and neither is one that other users may write to.
* Throws `UsageError` for such a folder that the user names.
*/
function cacheFolder({ named, root, env }) {
	if (named === false) return null;
	const folder = named ?? userCache(env, "renders");
	const problem = problemOf(folder, root);
	if (problem === null) return folder;
	if (named === void 0) return null;
	throw new UsageError(`the cache \`${named}\` ${problem}`);
}
function problemOf(folder, root) {
	if (pathInside(realpathSync(root), existingPart(folder)) !== void 0) return "is in the repository, where the change under review may write: name another folder";
	const stat = statSync(folder, { throwIfNoEntry: false });
	if (stat === void 0) return null;
	if (!stat.isDirectory()) return "is no folder";
	return isOfUser(stat) ? null : "may be written to by other users: name a folder of your own";
}
/** A path without links, as far as it exists; what does not exist yet is no link. */
function existingPart(path) {
	try {
		return realpathSync(path);
	} catch {
		return dirname(path) === path ? path : join(existingPart(dirname(path)), basename(path));
	}
}
/** On Windows the folder of the user is theirs by its access list, which Node does not show. */
function isOfUser({ uid, mode }) {
	return process.getuid === void 0 || uid === process.getuid() && (mode & 18) === 0;
}

// src/host/render-cache/open-cached-engine.ts
/** An engine that keeps its answers where the request says; the engine itself if they are not kept. */
function openCachedEngine(engine, request) {
	const folder = cacheFolder(request);
	if (folder === null) return engine;
	return cachedEngine(engine, openAnswerCache(folder, request), readFileSync(request.digest, "utf8").trim());
}

// src/cli/progress.ts
/** Milliseconds before anything is shown, since most runs are over by then, and between two lines. */
const [patienceMs, paceMs] = [1e3, 100];
/**
* Does the work of a run, and shows how far it is: how many of how many renders are there, then how many of how many causes.
*
* @param show `null` where nobody watches
*/
async function withProgress(input, show, work, patience = patienceMs) {
	if (!show) return work(input);
	try {
		return await work(countedInput(input, show, patience));
	} finally {
		show(null);
	}
}
function countedInput(input, show, patience) {
	const { host } = input;
	let next = performance.now() + patience;
	const [renders, causes] = [new Counter("rendering"), new Counter("looking for causes:")];
	const update = () => {
		const now = performance.now();
		if (now < next) return;
		next = now + paceMs;
		show([renders, causes].flatMap((counter) => counter.text ?? []).join(" · "));
	};
	const provenance = host.provenance;
	return {
		...input,
		host: {
			...host,
			render: (tree, targets) => renders.countAll(host.render(tree, targets), update),
			provenance: provenance && ((...target) => countedProvenance(provenance(...target), causes, update))
		}
	};
}
function countedProvenance(found, causes, update) {
	return {
		cause: (...field) => causes.countAll([found.cause(...field)], update)[0],
		layering: (...part) => found.layering(...part),
		get renders() {
			return found.renders;
		}
	};
}
/** Counts promises, and those of them that are settled. */
var Counter = class {
	#name;
	#done = 0;
	#all = 0;
	constructor(name) {
		this.#name = name;
	}
	/** `rendering 34 of 120`; `null` before there is anything to count. */
	get text() {
		return this.#all === 0 ? null : `${this.#name} ${this.#done} of ${this.#all}`;
	}
	countAll(promises, update) {
		this.#all += promises.length;
		const settle = () => {
			this.#done++;
			update();
		};
		for (const promise of promises) promise.then(settle, settle);
		return promises;
	}
};

// src/cli/session.ts
/** Runs on an opened workspace. */
async function runIn(workspace, options, terminal, engine, extent) {
	return withProgress(inputFor(workspace, options, terminal, engine, extent), terminal.showProgress, run);
}
/** The input of a run on an opened workspace. */
function inputFor(workspace, options, terminal, engine, extent) {
	const budget = startBudget(options.timeBudget);
	return openRun({
		...runSetup(workspace, options, terminal, engine, extent),
		workspace,
		budget
	});
}
/** What a run is asked for by the command line, besides its workspace and its time. */
function runSetup(workspace, options, { version, schemaWorker, engineDigest, folder, env }, engine, extent) {
	setRunFlags();
	const { configFile, configSource } = openConfig(options.configFrom, folder, options.config, workspace);
	const { root } = workspace;
	const named = typeof options.cache === "string" ? resolve(folder, options.cache) : options.cache;
	return {
		engine: openCachedEngine(engine, {
			named,
			root,
			env,
			digest: engineDigest
		}),
		schemaWorker,
		options: {
			environments: options.environment,
			all: options.all ?? true,
			together: options.together,
			configFile,
			istioVersion: options.istioVersion ?? null,
			egressAllowlist: options.egressAllow
		},
		configSource,
		approval: options.approveWeakening ? "approved by `--approve-weakening`" : null,
		version,
		...extent
	};
}

export { withProgress as i, runIn as n, runSetup as r, inputFor as t };