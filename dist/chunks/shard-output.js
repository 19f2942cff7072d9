import { v as UsageError } from "./shapes.js";
import { i as cachedEngine, n as encodeAnswer, r as statedChecksum, t as decodeAnswer } from "./answer-file.js";
import { n as systemErrorText } from "./error-text.js";
import { n as checkFolder } from "./cache-folder.js";
import { t as replaceFile } from "./replace-file.js";
import { r as versionText } from "./istio-version.js";
import { n as isDataMap } from "./plain-data.js";
import { r as shardText, t as parseShard } from "./shard.js";
import { createHash, createHmac } from "node:crypto";
import { closeSync, mkdirSync, openSync, readFileSync, readSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";

// src/host/shards/counted-engine.ts
function countedEngine(engine) {
	let jobs = 0;
	return {
		jobs: () => jobs,
		render(job, group) {
			jobs++;
			return engine.render(job, group);
		}
	};
}

// src/host/shards/answer-pack.ts
function createPack(path) {
	rmSync(path, { force: true });
	const file = openSync(path, "wx+", 384);
	const answers = /* @__PURE__ */ new Map();
	let end = 0;
	let failure = null;
	return {
		answers,
		bytes: () => end,
		cache: {
			isWritable: () => failure === null,
			read(key) {
				const packed = answers.get(key);
				return packed ? readPacked(file, key, packed) : null;
			},
			add(key, frames) {
				if (failure !== null || answers.has(key)) return;
				const answer = encodeAnswer(key, frames);
				try {
					writeSync(file, answer, 0, answer.length, end);
				} catch (error) {
					failure = error;
					return;
				}
				answers.set(key, [
					end,
					answer.length,
					statedChecksum(answer)
				]);
				end += answer.length;
			}
		},
		close() {
			closeSync(file);
			if (failure !== null) throw new UsageError(`\`${path}\` cannot be written: ${systemErrorText(failure)}`);
		}
	};
}
function openPack(path, answers) {
	const file = openSync(path, "r");
	return (key) => {
		const packed = answers.get(key);
		return packed ? readPacked(file, key, packed) : null;
	};
}
const maxAnswerBytes = 2 ** 30;
function readPacked(file, key, [offset, length, checksum]) {
	if (length > maxAnswerBytes) return null;
	const answer = new Uint8Array(length);
	if (readSync(file, answer, 0, length, offset) < length || statedChecksum(answer) !== checksum) return null;
	return decodeAnswer(key, answer);
}

// src/host/shards/run-identity.ts
function runIdentity({ version, headCommit, baseCommit, configSource, options }, engine) {
	const { environments, paths, egressAllowlist, istioVersion, configFile } = options;
	const from = typeof configSource === "object" ? `a text, ${shortHash(configSource.text)}` : configSource;
	return {
		version,
		engine: engine.slice(0, hashLength),
		commit: headCommit() ?? "none, or one with uncommitted changes",
		base: baseCommit ?? "none",
		configuration: `${configFile} of ${from}`,
		paths: listed(paths),
		environments: listed(environments),
		"version of Istio": istioVersion ? versionText(istioVersion) : "not stated",
		"egress allow-list": egressAllowlist.length === 0 ? "not stated" : listed(egressAllowlist),
		"loose manifests": options.together ? "together" : "each alone",
		"findings that count": options.all ? "all" : "of what the change reaches"
	};
}
const hashLength = 16;
function shortHash(text) {
	return createHash("sha256").update(text).digest("hex").slice(0, hashLength);
}
function listed(names) {
	return names.length === 0 ? "all" : names.join(", ");
}

// src/host/shards/shard-record.ts
function encodeRecord({ shard, run, answers }, key) {
	const record = JSON.stringify({
		format,
		shard: shardText(shard),
		run,
		key: key && fingerprint(key),
		answers: Object.fromEntries(answers)
	});
	return JSON.stringify({
		sum: sumOf(record, key),
		record
	});
}
const format = 1;
function decodeRecord(text, key) {
	const envelope = parsed(text);
	const record = isDataMap(envelope) && typeof envelope["record"] === "string" ? envelope["record"] : "";
	const content = parsed(record);
	if (!isDataMap(envelope) || !isDataMap(content) || content["format"] !== format) return "damaged";
	const keyProblem = keyProblemOf(content["key"], key);
	if (keyProblem) return keyProblem;
	const shard = parseShard(String(content["shard"]));
	const { run, answers } = content;
	return envelope["sum"] === sumOf(record, key) && shard && isIdentity(run) && isAnswers(answers) ? {
		shard,
		run,
		answers: new Map(Object.entries(answers))
	} : "damaged";
}
function keyProblemOf(stated, key) {
	if (stated === null) return key === null ? null : "lacks-key";
	if (key === null) return "has-key";
	return stated === fingerprint(key) ? null : "other-key";
}
function sumOf(record, key) {
	return (key === null ? createHash("sha256") : createHmac("sha256", key)).update(record).digest("hex");
}
function fingerprint(key) {
	return createHmac("sha256", key).update("fingerprint").digest("hex").slice(0, 16);
}
function parsed(text) {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
function isIdentity(value) {
	return isDataMap(value) && Object.values(value).every((text) => typeof text === "string");
}
function isAnswers(value) {
	return isDataMap(value) && Object.values(value).every(isPackedAnswer);
}
function isPackedAnswer(value) {
	if (!Array.isArray(value)) return false;
	const [offset, length, checksum] = value;
	return [offset, length].every((number) => Number.isSafeInteger(number) && number >= 0) && typeof checksum === "string";
}

// src/host/shards/shard-output.ts
const shardFiles = {
	record: "shard.json",
	answers: "answers"
};
function openShardOutput(engine, request) {
	const { folder, root } = request;
	checkFolder(folder, root);
	const pack = emptyShard(folder);
	const digest = readFileSync(request.engineDigest, "utf8").trim();
	const counted = countedEngine(engine);
	return {
		engine: cachedEngine(counted, pack.cache, {
			digest,
			sealSecret: null
		}),
		save(shard, input) {
			pack.close();
			const run = runIdentity(input, digest);
			const record = encodeRecord({
				shard,
				run,
				answers: pack.answers
			}, request.maskKey);
			replaceFile(join(folder, shardFiles.record), record, 384);
			const { size } = pack.answers;
			return {
				answers: size,
				bytes: pack.bytes(),
				leftOut: counted.jobs() - size
			};
		}
	};
}
function emptyShard(folder) {
	try {
		mkdirSync(folder, {
			recursive: true,
			mode: 448
		});
		rmSync(join(folder, shardFiles.record), { force: true });
		return createPack(join(folder, shardFiles.answers));
	} catch (error) {
		throw new UsageError(`the folder \`${folder}\` cannot be written: ${systemErrorText(error)}`);
	}
}

export { openPack as a, runIdentity as i, shardFiles as n, countedEngine as o, decodeRecord as r, openShardOutput as t };