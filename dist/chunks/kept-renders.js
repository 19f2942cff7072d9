import { v as UsageError } from "./shapes.js";
import { i as cachedEngine, r as statedChecksum } from "./answer-file.js";
import { t as cacheFolder } from "./cache-folder.js";
import { i as answersIn, n as readDigests, r as openAnswerCache } from "./open-cached-engine.js";
import { t as replaceFile } from "./replace-file.js";
import { t as restoredCache } from "./restored-cache.js";
import { createPrivateKey, createPublicKey, sign, verify } from "node:crypto";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

// src/host/render-cache/signed-cache.ts
const listFile = "answers";
const signatureFile = "answers.sig";
function openSignedCache(folder, { publicKey, privateKey }) {
	const signed = signedList(folder, publicKey);
	const used = /* @__PURE__ */ new Map();
	return {
		...openAnswerCache(folder, {
			isReadOnly: privateKey === null,
			isTrusted: (key, file) => [signed.get(key), used.get(key)].includes(statedChecksum(file)),
			onUsed: (key, file) => used.set(key, statedChecksum(file))
		}),
		save() {
			if (privateKey !== null && used.size > 0) saveList(folder, used, privateKey);
		}
	};
}
function saveList(folder, used, privateKey) {
	const list = Buffer.from([...used].map(([key, checksum]) => `${key} ${checksum}\n`).toSorted().join(""));
	try {
		for (const name of answersIn(folder)) if (!used.has(name)) rmSync(join(folder, name), { force: true });
		replaceFile(join(folder, listFile), list, 384);
		replaceFile(join(folder, signatureFile), sign(null, list, privateKey), 384);
	} catch {}
}
function signedList(folder, publicKey) {
	try {
		const list = readFileSync(join(folder, listFile));
		const lines = verify(null, list, publicKey, readFileSync(join(folder, signatureFile))) ? list.toString().split("\n").filter(Boolean) : [];
		return new Map(lines.map((line) => line.split(" ")));
	} catch {
		return /* @__PURE__ */ new Map();
	}
}

// src/host/render-cache/signing-keys.ts
function readSigningKeys(publicText, privateText) {
	const publicKey = keyOf("cache-public-key", () => createPublicKey({
		key: der(publicText),
		format: "der",
		type: "spki"
	}));
	if (privateText === null) return {
		publicKey,
		privateKey: null
	};
	const privateKey = keyOf("cache-private-key", () => createPrivateKey({
		key: der(privateText),
		format: "der",
		type: "pkcs8"
	}));
	if (!createPublicKey(privateKey).equals(publicKey)) throw new UsageError("input `cache-private-key` is not the key of `cache-public-key`");
	return {
		publicKey,
		privateKey
	};
}
function keyOf(input, read) {
	const problem = new UsageError(`input \`${input}\` is not an Ed25519 key: docs/performance.md describes how to create a pair`);
	try {
		const key = read();
		if (key.asymmetricKeyType === "ed25519") return key;
	} catch {}
	throw problem;
}
function der(text) {
	return Buffer.from(text.replace(/-----[^-]+-----/g, ""), "base64");
}

// src/action/kept-renders.ts
function openKeptRenders(engine, request) {
	const { inputs, event, env, engineDigest, root, maskKey } = request;
	if (inputs.cache === "") return {
		engine,
		save: () => void 0
	};
	const publicKey = inputs["cache-public-key"];
	if (publicKey === "") throw new UsageError("input `cache` needs `cache-public-key`: without it a pull request could bring renders of its own");
	const privateKey = inputs["cache-private-key"];
	const keys = readSigningKeys(publicKey, event.isOfDefaultBranch && privateKey !== "" ? privateKey : null);
	const cache = openSignedCache(cacheFolder(restoredCache(inputs, env, root)), keys);
	const [digest, program] = readDigests(engineDigest);
	return {
		engine: cachedEngine(engine, cache, {
			digest,
			program,
			sealSecret: maskKey
		}),
		save: () => cache.save()
	};
}

export { openKeptRenders };