import { t as closestName } from "./suggest.js";

// src/schema/violation-codes.ts
const violationCodes = [
	"type-mismatch",
	"not-in-enum",
	"not-the-constant",
	"pattern-mismatch",
	"format-mismatch",
	"below-minimum",
	"above-maximum",
	"not-a-multiple",
	"too-short",
	"too-long",
	"too-few-items",
	"too-many-items",
	"missing-item",
	"repeated-item",
	"repeated-item-key",
	"too-few-fields",
	"too-many-fields",
	"missing-field",
	"missing-choice",
	"missing-companion",
	"exclusive-fields",
	"not-taken-here",
	"key-mismatch",
	"no-alternative-fits",
	"not-exactly-one-fits",
	"excluded",
	"not-allowed",
	"wildcard",
	"other-namespace"
];
function codeOfKeyword(keyword) {
	return byKeyword.get(keyword) ?? "not-allowed";
}
const byKeyword = /* @__PURE__ */ new Map([
	["type", "type-mismatch"],
	["enum", "not-in-enum"],
	["const", "not-the-constant"],
	["pattern", "pattern-mismatch"],
	["format", "format-mismatch"],
	["minimum", "below-minimum"],
	["exclusiveMinimum", "below-minimum"],
	["maximum", "above-maximum"],
	["exclusiveMaximum", "above-maximum"],
	["multipleOf", "not-a-multiple"],
	["minLength", "too-short"],
	["maxLength", "too-long"],
	["minItems", "too-few-items"],
	["maxItems", "too-many-items"],
	["additionalItems", "too-many-items"],
	["unevaluatedItems", "too-many-items"],
	["items", "too-many-items"],
	["contains", "missing-item"],
	["uniqueItems", "repeated-item"],
	["minProperties", "too-few-fields"],
	["maxProperties", "too-many-fields"],
	["required", "missing-field"],
	["dependencies", "missing-companion"],
	["dependentRequired", "missing-companion"],
	["propertyNames", "key-mismatch"],
	["additionalProperties", "unknown-field"],
	["unevaluatedProperties", "unknown-field"],
	["anyOf", "no-alternative-fits"],
	["oneOf", "not-exactly-one-fits"],
	["not", "excluded"],
	["false schema", "not-allowed"]
]);

// src/schema/violation-message.ts
function violationMessage(error) {
	return (sentences[error.keyword] ?? fallback)(error);
}
const sentences = {
	required: ({ params }) => `\`${params.missingProperty}\` is missing`,
	dependentRequired: ({ params }) => `\`${params.property}\` needs \`${params.missingProperty}\` beside it`,
	additionalProperties: (error) => unknownField(error, error.params.additionalProperty),
	unevaluatedProperties: (error) => unknownField(error, error.params.unevaluatedProperty),
	type: ({ params, data }) => `must be ${typeList([params.type].flat().map(typeName))}, not ${typeName(typeOf(data))}${listAdvice(params.type, data)}`,
	enum: ({ params, data }) => enumMessage(params.allowedValues, data),
	const: ({ params }) => `must be ${quotedCode(params.allowedValue)}`,
	pattern: ({ params, data }) => `${quotedCode(data)} ${patterns[params.pattern] ?? `does not match \`${params.pattern}\``}`,
	format: ({ params, data }) => `${quotedCode(data)} is not ${params.format === "base64" ? "" : "a valid "}${params.format}`,
	minimum: (error) => boundMessage(error, "less"),
	maximum: (error) => boundMessage(error, "more"),
	minLength: ({ params, data }) => data === "" ? "must not be empty" : `needs at least ${counted(params.limit, "character")}`,
	maxLength: ({ params }) => `must not be longer than ${counted(params.limit, "character")}`,
	minItems: ({ params }) => `needs at least ${counted(params.limit, "item")}`,
	maxItems: ({ params }) => `must not have more than ${counted(params.limit, "item")}`,
	minProperties: ({ params }) => `needs at least ${counted(params.limit, "field")}`,
	maxProperties: ({ params }) => `must not have more than ${counted(params.limit, "field")}`,
	uniqueItems: () => "has the same item twice",
	anyOf: () => "has none of the shapes that are allowed here",
	oneOf: () => "must have exactly one of the shapes that are allowed here",
	not: () => "has a shape that is not allowed here",
	"false schema": () => "is not allowed here"
};
function listAdvice(type, data) {
	return type === "array" && ["string", "number"].includes(typeof data) ? ": put it in `[ ]`" : "";
}
function counted(limit, name) {
	return `${String(limit)} ${name}${limit === 1 ? "" : "s"}`;
}
function boundMessage(error, relation) {
	const { comparison, limit } = error.params;
	if (comparison === ">" || comparison === "<") return fallback(error);
	return `${quotedCode(error.data)} is ${relation} than \`${limit}\``;
}
const patterns = {
	"^$|^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$": "is not a group of an API, such as `gateway.networking.k8s.io`",
	"^[a-zA-Z]([-a-zA-Z0-9]*[a-zA-Z0-9])?$": "is not a kind of object, such as `Service`",
	"(^$|^[a-f0-9]{64}$)": "is not a SHA-256 sum: 64 hexadecimal digits in lower case",
	"^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$": "is not a quantity, such as `512Mi` or `500m`",
	"^(allowed|refused|depends)$": "is not a verdict: `allowed`, `refused` or `depends`",
	"^[+-]\\d+[smhd]?$": "is not a time: write `+5m` or `-1h`, or seconds since 1970",
	"^[-_A-Za-z0-9]+$": "may contain only letters, digits, `-` and `_`"
};
function fallback(error) {
	return error.message ?? `breaks \`${error.keyword}\``;
}
function unknownField({ parentSchema }, name) {
	const fields = Object.keys(parentSchema?.["properties"] ?? {});
	const guess = closestName(name, fields);
	return `\`${name}\` is not a known field${guess ? `; did you mean \`${guess}\`?` : fields.length > 0 && fields.length <= maxFields ? `; write one of ${fields.map(quotedCode).join(", ")}` : ""}`;
}
const maxFields = 16;
function enumMessage(allowed, data) {
	const names = allowed.filter((value) => typeof value === "string");
	const suggestion = typeof data === "string" ? closestName(data, names) ?? completed(data, names) : void 0;
	const values = `${quotedCode(data)} is not one of ${allowed.map(quotedCode).join(", ")}`;
	return suggestion ? `${values}; did you mean \`${suggestion}\`?` : values;
}
function completed(word, names) {
	const [name, ...others] = names.filter((each) => each.startsWith(word));
	return word.length > 2 && others.length === 0 ? name : void 0;
}
function quotedCode(value) {
	return `\`${shortened(typeof value === "string" ? value : jsonText(value)).replace(/[`\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, escapeUnsafe)}\``;
}
function jsonText(value) {
	return JSON.stringify(value, (_, item) => typeof item === "bigint" ? `${item}` : item) ?? "nothing";
}
function shortened(text) {
	return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
function escapeUnsafe(character) {
	return character === "`" ? "'" : `\\u${character.codePointAt(0).toString(16).padStart(4, "0")}`;
}
function typeOf(data) {
	if (data === null) return "null";
	if (typeof data === "bigint") return "integer";
	return Array.isArray(data) ? "array" : typeof data;
}
const typeNames = {
	object: "a map",
	array: "a list",
	string: "a string",
	integer: "a whole number",
	number: "a number",
	boolean: "true or false",
	null: "null"
};
function typeName(type) {
	return typeNames[type] ?? type;
}
function typeList(names) {
	return names.length > 1 ? `${names.slice(0, -1).join(", ")} or ${names.at(-1)}` : names.join("");
}

export { violationCodes as i, violationMessage as n, codeOfKeyword as r, quotedCode as t };