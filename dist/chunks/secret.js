import { createHmac } from "node:crypto";

// src/secrets/mask.ts
function createMask(key) {
	return (value) => `<masked ${createHmac("sha256", key).update(value).digest("hex").slice(0, 8)}>`;
}
const plainMask = () => "<masked>";

// src/secrets/secret.ts
function mergeSecrets(text, secrets) {
	const merged = [];
	for (const secret of secrets.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
		const last = merged.at(-1);
		if (!last || secret.start >= last.end) merged.push(secret);
		else if (secret.end > last.end) {
			const { start } = last;
			merged[merged.length - 1] = {
				...last,
				end: secret.end,
				value: text.slice(start, secret.end)
			};
		}
	}
	return merged;
}
function conceal(text, secrets, mask) {
	if (secrets.length === 0) return text;
	const output = [];
	let at = 0;
	for (const { start, end, value } of secrets) {
		const masked = mask(value);
		output.push(text.slice(at, start), text.slice(start, end).replace(/[^\s].*/g, () => masked));
		at = end;
	}
	return output.join("") + text.slice(at);
}

export { plainMask as i, mergeSecrets as n, createMask as r, conceal as t };