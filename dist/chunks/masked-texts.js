// src/secrets/masked-texts.ts
function maskedTexts(value, mask) {
	return mapStrings(value, mask);
}
function mapStrings(value, mask) {
	if (typeof value === "string") return mask(value);
	if (Array.isArray(value)) return value.map((item) => mapStrings(item, mask));
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, isNameField(key, inner) ? inner : mapStrings(inner, mask)]));
}
function isNameField(key, value) {
	if (!nameFields.has(key)) return false;
	return key === "edits" || !Array.isArray(value) || value.every((item) => typeof item === "string");
}
const nameFields = /* @__PURE__ */ new Set([
	...[
		"at",
		"file",
		"path",
		"id",
		"target",
		"targets",
		"environment",
		"environments",
		"release",
		"partOf"
	],
	...[
		"object",
		"name",
		"namespace",
		"kind",
		"rule",
		"fingerprint",
		"url",
		"status",
		"severity",
		"code",
		"cause",
		"confidence"
	],
	...[
		"refusedBy",
		"type",
		"edits",
		"rendered",
		"key",
		"side",
		"effect",
		"tool",
		"head",
		"base",
		"insertion"
	]
]);

export { maskedTexts as t };