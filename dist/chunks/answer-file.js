import { t as jsonOf } from "./data2.js";
import { n as oncePer } from "./once-per.js";
import { t as sourceKey } from "./source-key.js";
import { f as secretName, n as shapeSecrets } from "./shapes.js";
import { i as framesIn, n as encodeFrames } from "./wire.js";
import { i as variantsOf, o as mayHoldSecretObject, u as lineSecrets } from "./variants.js";
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";

// src/host/render-cache/answer-key.ts
function answerKey(engineDigest, { source, options, files, clockAndSeed }) {
	const settings = jsonOf([options, clockAndSeed]);
	const sum = createHash("sha256").update(`${engineDigest}\n${sourceKey(source)}\n${settings.length}:${settings}`);
	for (const { name, data } of files) sum.update(`\n${name.length}:${name}${data.length}:`).update(data);
	return sum.digest("hex");
}

// src/host/render-cache/storable.ts
function storageOf({ source, options, files }, frames) {
	if (setsSecret(options)) return "none";
	const texts = frames.filter(({ name }) => name !== lineNumbers).map(textOf);
	if (texts.some((text) => saysError.test(text) || containsSecret(text))) return "sealed";
	const secrets = [...secretsOfSource(source), ...files.flatMap((file) => secretTexts(textOf(file)))];
	if (secrets.length === 0) return "plain";
	const mayTellSecret = (text) => digest.test(text) || secrets.some((secret) => text.includes(secret));
	return texts.some(mayTellSecret) ? "sealed" : "plain";
}
const digest = /(?<![\da-f:])[\da-f]{32,}/i;
function containsSecret(text) {
	return mayHoldSecretObject(text) || secretsOf(text).length > 0;
}
const lineNumbers = "origin.lines";
const saysError = /^\{"error":"[^"]/;
function setsSecret({ set = [], setString = [], setJson = [], setFile = [], setLiteral = [] }) {
	return [
		...set,
		...setString,
		...setJson,
		...setFile,
		...setLiteral
	].some((flag) => keysOfFlag(flag).some((key) => secretName(key) !== null) || secretsOf(flag).length > 0);
}
function keysOfFlag(flag) {
	return [...flag.matchAll(/([\w-]+)(?:\[\d+\])*=/g)].map(([, key]) => key);
}
const secretsOfSource = oncePer(({ files }) => files.filter(({ name }) => !/(^|\/)templates\//.test(name)).flatMap((file) => secretTexts(textOf(file))));
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

// src/host/render-cache/kept-answers.ts
function keptAnswers(cache, digest, program) {
	const keyOf = (question) => createHash("sha256").update(`${digest}\n${program}\n${frameName$2}\n${question}`).digest("hex");
	return {
		read(question) {
			const frames = cache.read(keyOf(question));
			return frames?.[0]?.name === frameName$2 ? new TextDecoder().decode(frames[0].data) : null;
		},
		add(question, answer) {
			if (!cache.isWritable() || containsSecret(answer)) return;
			cache.add(keyOf(question), [{
				name: frameName$2,
				data: new TextEncoder().encode(answer)
			}]);
		}
	};
}
const frameName$2 = "answer";

// src/host/render-cache/sealed-cache.ts
function sealedCache(cache, secret) {
	const derived = (key, purpose) => Buffer.from(hkdfSync("sha256", key, secret, purpose, 32));
	const nameOf = (key) => derived(key, "name").toString("hex");
	return {
		isWritable: () => cache.isWritable(),
		read(key) {
			const frames = cache.read(nameOf(key));
			return frames && decrypt(frames, derived(key, "encryption"));
		},
		add(key, frames) {
			cache.add(nameOf(key), [encrypt(frames, derived(key, "encryption"))]);
		}
	};
}
const cipher = "aes-256-gcm";
const frameName$1 = "sealed";
const nonceBytes = 12;
function encrypt(frames, key) {
	const nonce = randomBytes(nonceBytes);
	const sealing = createCipheriv(cipher, key, nonce);
	const text = Buffer.concat([sealing.update(encodeFrames(frames)), sealing.final()]);
	return {
		name: frameName$1,
		data: Buffer.concat([
			nonce,
			sealing.getAuthTag(),
			text
		])
	};
}
function decrypt([frame], key) {
	if (frame?.name !== frameName$1 || frame.data.length < 28) return null;
	const opening = createDecipheriv(cipher, key, frame.data.subarray(0, nonceBytes));
	opening.setAuthTag(frame.data.subarray(nonceBytes, 28));
	try {
		const text = Buffer.concat([opening.update(frame.data.subarray(28)), opening.final()]);
		return framesIn(text);
	} catch {
		return null;
	}
}

// src/host/render-cache/summary-frame.ts
const namePrefix = "summary ";
function splitSummary(frames, program) {
	return {
		frames: frames.filter(({ name }) => !name.startsWith(namePrefix)),
		summary: frames.find(({ name }) => name === namePrefix + program) ?? null
	};
}
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

// src/host/render-cache/time-frame.ts
const frameName = "processor time";
function framesWithTime({ frames, processorMs }) {
	if (processorMs === void 0) return frames;
	return [...frames, {
		name: frameName,
		data: new TextEncoder().encode(String(processorMs))
	}];
}
function splitTime(frames) {
	const time = frames.find(({ name }) => name === frameName);
	if (!time) return { frames };
	return {
		frames: frames.filter((frame) => frame !== time),
		processorMs: Number(new TextDecoder().decode(time.data))
	};
}

// src/host/render-cache/cached-engine.ts
function cachedEngine(engine, cache, options) {
	const { digest, program, sealSecret } = options;
	const caches = {
		plain: cache,
		sealed: sealSecret === null ? null : sealedCache(cache, sealSecret),
		none: null
	};
	const withSummary = (key, answer, from) => {
		const split = splitSummary(answer.frames, program ?? "");
		const summary = program === void 0 ? null : summaryPlace(from, key, program, split);
		return {
			...answer,
			...splitTime(split.frames),
			...summary && { summary }
		};
	};
	return {
		...program !== void 0 && { kept: keptAnswers(cache, digest, program) },
		render(job, group) {
			if (job.deadline && job.deadline.at <= performance.now()) return engine.render(job, group);
			const key = answerKey(digest, job);
			for (const from of [caches.plain, caches.sealed]) {
				const frames = from?.read(key);
				if (from && frames) return withSummary(key, {
					status: "answered",
					frames,
					memory: 0
				}, from);
			}
			return answerTo(job, group, key);
		}
	};
	async function answerTo(job, group, key) {
		const answer = await engine.render(job, group);
		if (answer.status === "ended" || !cache.isWritable()) return answer;
		const into = caches[storageOf(job, answer.frames)];
		if (!into) return answer;
		const frames = framesWithTime(answer);
		into.add(key, frames);
		return withSummary(key, {
			...answer,
			frames
		}, into);
	}
}

// src/host/render-cache/answer-file.ts
const sumBytes = 32;
function encodeAnswer(key, frames) {
	const message = encodeFrames(frames);
	return Buffer.concat([checksum(key, message), message]);
}
function decodeAnswer(key, file) {
	if (file.length < sumBytes) return null;
	const message = new Uint8Array(file.buffer, file.byteOffset + sumBytes, file.length - sumBytes);
	return checksum(key, message).equals(file.subarray(0, sumBytes)) ? framesIn(message) : null;
}
function statedChecksum(file) {
	return Buffer.from(file.subarray(0, sumBytes)).toString("hex");
}
function checksum(key, message) {
	return createHash("sha256").update(key).update(message).digest();
}

export { cachedEngine as i, encodeAnswer as n, statedChecksum as r, decodeAnswer as t };