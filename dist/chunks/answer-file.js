import { t as jsonOf } from "./data2.js";
import { n as oncePer } from "./once-per.js";
import { t as sourceKey } from "./source-key.js";
import { a as pathInside, t as userCache } from "./user-cache.js";
import { n as UsageError } from "./errors.js";
import { f as secretName, n as shapeSecrets } from "./shapes.js";
import { n as encodeFrames, t as decodeFrames } from "./wire.js";
import { a as lineSecrets, i as variantsOf } from "./variants.js";
import { createHash } from "node:crypto";
import { realpathSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";

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
* docs/secrets.md calls a secret, one of a job whose flags set a secret, and one in which a secret of the values or files of
* the job appears. Such a job is done in every run.
*/
function isStorable({ source, options, files }, frames) {
	if (setsSecret(options)) return false;
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
/** True for options of a render with a flag that sets a secret, which may stand anywhere in the answer. */
function setsSecret({ set = [], setString = [], setJson = [], setFile = [], setLiteral = [] }) {
	return [
		...set,
		...setString,
		...setJson,
		...setFile,
		...setLiteral
	].some((flag) => keysOfFlag(flag).some((key) => secretName(key) !== null) || secretsOf(flag).length > 0);
}
/** The last keys of the paths that a flag sets: `password` of `db.password=x`. */
function keysOfFlag(flag) {
	return [...flag.matchAll(/([\w-]+)(?:\[\d+\])*=/g)].map(([, key]) => key);
}
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

// src/host/render-cache/summary-frame.ts
/** Begins the name of a summary's frame; the hash of the program that made it follows. */
const namePrefix = "summary ";
/**
* Takes the summary out of the frames of a kept answer. One of another program is left out: it may have read the objects
* otherwise.
*/
function splitSummary(frames, program) {
	return {
		frames: frames.filter(({ name }) => !name.startsWith(namePrefix)),
		summary: frames.find(({ name }) => name === namePrefix + program) ?? null
	};
}
/** Where the summary of a kept answer is read and written: in the file of the answer, under the checksum of that. */
function summaryPlace(cache, key, program, answer) {
	const isKept = answer.summary !== null;
	let summary = answer.summary;
	let frames = isKept || !cache.isWritable() ? null : answer.frames;
	return {
		isKept,
		read() {
			const text = summary && new TextDecoder().decode(summary.data);
			summary = null;
			return text;
		},
		write(text) {
			if (frames) cache.add(key, [...frames, {
				name: namePrefix + program,
				data: new TextEncoder().encode(text)
			}]);
			frames = null;
		}
	};
}

// src/host/render-cache/cached-engine.ts
/**
* An engine whose answers are kept: renders, builds, evaluations of helmfiles, and all probes of causes and fixes. A job
* that the cache answers reaches no worker.
*
* @param digest hash of the engine and of the code around it
* @param program hash of all code, which makes the summaries beside the answers; absent: none are kept
*/
function cachedEngine(engine, cache, digest, program) {
	const withSummary = (key, answer) => {
		if (answer.status === "ended") return answer;
		const split = splitSummary(answer.frames, program ?? "");
		const summary = program === void 0 ? null : summaryPlace(cache, key, program, split);
		return {
			...answer,
			frames: split.frames,
			...summary && { summary }
		};
	};
	return { render(job, group) {
		if (job.deadline && job.deadline.at <= performance.now()) return engine.render(job, group);
		const key = answerKey(digest, job);
		const frames = cache.read(key);
		if (frames) return withSummary(key, {
			status: "answered",
			frames,
			memory: 0
		});
		return answerTo(job, group, key);
	} };
	async function answerTo(job, group, key) {
		const answer = await engine.render(job, group);
		if (answer.status === "ended" || !cache.isWritable() || !isStorable(job, answer.frames)) return answer;
		cache.add(key, answer.frames);
		return withSummary(key, answer);
	}
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
/** Throws `UsageError` for a folder of renders in the repository, and for one that other users may write to. */
function checkFolder(folder, root) {
	const problem = problemOf(folder, root);
	if (problem !== null) throw new UsageError(`the folder \`${folder}\` ${problem}`);
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
/** The checksum in the file of an answer, as hexadecimal digits; what it says is not compared with the answer. */
function statedChecksum(file) {
	return Buffer.from(file.subarray(0, sumBytes)).toString("hex");
}
function checksum(key, message) {
	return createHash("sha256").update(key).update(message).digest();
}

export { checkFolder as a, cacheFolder as i, encodeAnswer as n, cachedEngine as o, statedChecksum as r, decodeAnswer as t };