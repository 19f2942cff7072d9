import { r as userState, t as replaceFile } from "./replace-file.js";
import { i as cachedEngine, n as encodeAnswer, t as decodeAnswer } from "./answer-file.js";
import { i as isPrivate, t as cacheFolder } from "./cache-folder.js";
import { n as readMaskKey } from "./mask-key.js";
import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

// src/host/render-cache/evict.ts
function evict(folder, { maxBytes, used }) {
	const files = answersIn(folder).flatMap((name) => fileNamed(folder, name));
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
function answersIn(folder) {
	return readdirSync(folder).filter((name) => /^[0-9a-f]{64}(\.[\da-f-]+)?$/.test(name));
}
function fileNamed(folder, name) {
	const stat = statSync(join(folder, name), { throwIfNoEntry: false });
	return stat?.isFile() ? [{
		name,
		size: stat.size,
		mtimeMs: stat.mtimeMs
	}] : [];
}

// src/host/render-cache/answer-cache.ts
const defaultMaxBytes = 2 ** 28;
function openAnswerCache(folder, options = {}) {
	const { isReadOnly = false, maxBytes = defaultMaxBytes, isTrusted = () => true, onUsed } = options;
	const used = /* @__PURE__ */ new Set();
	let isWritable = !isReadOnly;
	const write = boundedWriter(folder, maxBytes, used);
	function use(key, file) {
		used.add(key);
		onUsed?.(key, file);
	}
	return {
		isWritable: () => isWritable,
		read(key) {
			const file = fileAt(join(folder, key));
			if (!file || !isTrusted(key, file)) return null;
			const frames = decodeAnswer(key, file);
			if (frames) use(key, file);
			else if (isWritable) rmSync(join(folder, key), { force: true });
			return frames;
		},
		add(key, frames) {
			if (!isWritable) return;
			const file = encodeAnswer(key, frames);
			if (file.length > maxBytes / 4) return;
			try {
				write(key, file);
				use(key, file);
			} catch {
				isWritable = false;
			}
		}
	};
}
function boundedWriter(folder, maxBytes, used) {
	let bytesUntilEviction = 0;
	return (key, file) => {
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
		replaceFile(join(folder, key), file, 384);
	};
}
function fileAt(path) {
	try {
		return readFileSync(path);
	} catch {
		return null;
	}
}

// src/host/render-cache/seal-secret.ts
function readSealSecret({ root, env }) {
	const stated = readMaskKey(env);
	if (stated !== null || env["CI"]) return stated;
	try {
		const folder = userState(env);
		return isPrivate(folder, root) ? secretIn(join(folder, "cache-key")) : null;
	} catch {
		return null;
	}
}
function secretIn(file) {
	createSecret(file);
	const isOwn = process.getuid === void 0 || (statSync(file).mode & 63) === 0;
	const secret = readFileSync(file, "utf8");
	return isOwn && secret.length === secretLength ? secret : null;
}
const secretLength = 64;
function createSecret(file) {
	if (statSync(file, { throwIfNoEntry: false })) return;
	mkdirSync(dirname(file), {
		recursive: true,
		mode: 448
	});
	writeFileSync(file, randomBytes(secretLength / 2).toString("hex"), {
		flag: "wx",
		mode: 384
	});
}

// src/host/render-cache/open-cached-engine.ts
function openCachedEngine(engine, request) {
	const folder = cacheFolder(request);
	if (folder === null) return engine;
	const [digest, program] = readDigests(request.digest);
	return cachedEngine(engine, openAnswerCache(folder, request), {
		digest,
		program,
		sealSecret: readSealSecret(request)
	});
}
function readDigests(engineDigest) {
	const hashIn = (file) => readFileSync(file, "utf8").trim();
	return [hashIn(engineDigest), hashIn(new URL("program.sha256", engineDigest))];
}

export { answersIn as i, readDigests as n, openAnswerCache as r, openCachedEngine as t };