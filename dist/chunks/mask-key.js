import { v as UsageError } from "./shapes.js";

// src/host/mask-key.ts
const maskKeyVariable = "MESHGATE_MASK_KEY";
const minLength = 16;
function readMaskKey(env) {
	const key = env["MESHGATE_MASK_KEY"] ?? "";
	if (key === "") return null;
	if (key.length >= minLength) return key;
	throw new UsageError(`\`${maskKeyVariable}\` has fewer than ${minLength} characters: set a random key, such as the output of \`openssl rand -hex 32\``);
}

export { readMaskKey as n, maskKeyVariable as t };