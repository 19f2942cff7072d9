import { t as __commonJSMin } from "./rolldown-runtime.js";

// node_modules/fastest-levenshtein/mod.js
var require_fastest_levenshtein = /* @__PURE__ */ __commonJSMin(((exports) => {
	exports.__esModule = true;
	exports.distance = exports.closest = void 0;
	var peq = /* @__PURE__ */ new Uint32Array(65536);
	var myers_32 = function(a, b) {
		var n = a.length;
		var m = b.length;
		var lst = 1 << n - 1;
		var pv = -1;
		var mv = 0;
		var sc = n;
		var i = n;
		while (i--) peq[a.charCodeAt(i)] |= 1 << i;
		for (i = 0; i < m; i++) {
			var eq = peq[b.charCodeAt(i)];
			var xv = eq | mv;
			eq |= (eq & pv) + pv ^ pv;
			mv |= ~(eq | pv);
			pv &= eq;
			if (mv & lst) sc++;
			if (pv & lst) sc--;
			mv = mv << 1 | 1;
			pv = pv << 1 | ~(xv | mv);
			mv &= xv;
		}
		i = n;
		while (i--) peq[a.charCodeAt(i)] = 0;
		return sc;
	};
	var myers_x = function(b, a) {
		var n = a.length;
		var m = b.length;
		var mhc = [];
		var phc = [];
		var hsize = Math.ceil(n / 32);
		var vsize = Math.ceil(m / 32);
		for (var i = 0; i < hsize; i++) {
			phc[i] = -1;
			mhc[i] = 0;
		}
		var j = 0;
		for (; j < vsize - 1; j++) {
			var mv_1 = 0;
			var pv_1 = -1;
			var start_1 = j * 32;
			var vlen_1 = Math.min(32, m) + start_1;
			for (var k = start_1; k < vlen_1; k++) peq[b.charCodeAt(k)] |= 1 << k;
			for (var i = 0; i < n; i++) {
				var eq = peq[a.charCodeAt(i)];
				var pb = phc[i / 32 | 0] >>> i & 1;
				var mb = mhc[i / 32 | 0] >>> i & 1;
				var xv = eq | mv_1;
				var xh = ((eq | mb) & pv_1) + pv_1 ^ pv_1 | eq | mb;
				var ph = mv_1 | ~(xh | pv_1);
				var mh = pv_1 & xh;
				if (ph >>> 31 ^ pb) phc[i / 32 | 0] ^= 1 << i;
				if (mh >>> 31 ^ mb) mhc[i / 32 | 0] ^= 1 << i;
				ph = ph << 1 | pb;
				mh = mh << 1 | mb;
				pv_1 = mh | ~(xv | ph);
				mv_1 = ph & xv;
			}
			for (var k = start_1; k < vlen_1; k++) peq[b.charCodeAt(k)] = 0;
		}
		var mv = 0;
		var pv = -1;
		var start = j * 32;
		var vlen = Math.min(32, m - start) + start;
		for (var k = start; k < vlen; k++) peq[b.charCodeAt(k)] |= 1 << k;
		var score = m;
		for (var i = 0; i < n; i++) {
			var eq = peq[a.charCodeAt(i)];
			var pb = phc[i / 32 | 0] >>> i & 1;
			var mb = mhc[i / 32 | 0] >>> i & 1;
			var xv = eq | mv;
			var xh = ((eq | mb) & pv) + pv ^ pv | eq | mb;
			var ph = mv | ~(xh | pv);
			var mh = pv & xh;
			score += ph >>> m - 1 & 1;
			score -= mh >>> m - 1 & 1;
			if (ph >>> 31 ^ pb) phc[i / 32 | 0] ^= 1 << i;
			if (mh >>> 31 ^ mb) mhc[i / 32 | 0] ^= 1 << i;
			ph = ph << 1 | pb;
			mh = mh << 1 | mb;
			pv = mh | ~(xv | ph);
			mv = ph & xv;
		}
		for (var k = start; k < vlen; k++) peq[b.charCodeAt(k)] = 0;
		return score;
	};
	var distance = function(a, b) {
		if (a.length < b.length) {
			var tmp = b;
			b = a;
			a = tmp;
		}
		if (b.length === 0) return a.length;
		if (a.length <= 32) return myers_32(a, b);
		return myers_x(a, b);
	};
	exports.distance = distance;
	var closest = function(str, arr) {
		var min_distance = Infinity;
		var min_index = 0;
		for (var i = 0; i < arr.length; i++) {
			var dist = distance(str, arr[i]);
			if (dist < min_distance) {
				min_distance = dist;
				min_index = i;
			}
		}
		return arr[min_index];
	};
	exports.closest = closest;
}));

// src/schema/suggest.ts
var import_fastest_levenshtein = require_fastest_levenshtein();
/**
* Returns the name that is most similar to `word`: equal but for case, or at most a third of its letters edited, and no
* more than `maxEdits`.
* Two swapped neighbours count as one edit. `undefined` if no name is that similar.
*/
function closest(word, names, maxEdits = Number.POSITIVE_INFINITY) {
	let best;
	for (const name of names) {
		const edits = editsBetween(word.toLowerCase(), name.toLowerCase());
		if (edits <= Math.min(maxEdits, Math.max(1, Math.floor(word.length / 3))) && (!best || edits < best.edits)) best = {
			name,
			edits
		};
	}
	return best?.name;
}
function editsBetween(word, name) {
	const edits = (0, import_fastest_levenshtein.distance)(word, name);
	return edits === 2 && isSwap(word, name) ? 1 : edits;
}
/** True if the words differ only in two swapped neighbours. */
function isSwap(word, name) {
	const first = word.split("").findIndex((letter, index) => letter !== name[index]);
	return word.slice(0, first) + word.charAt(first + 1) + word.charAt(first) + word.slice(first + 2) === name;
}

// src/schema/violation-codes.ts
/** Codes of what a schema, or a CEL rule in it (`x-kubernetes-validations`), refuses; independent of the message. */
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
/** Returns the code for violations of a keyword of JSON schema. */
function codeOfKeyword(keyword) {
	return byKeyword.get(keyword) ?? "not-allowed";
}
/** The keywords of all drafts that can refuse data; `test/schema/violation-codes.test.ts` compares them with ajv's. */
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

// src/schema/subschemas.ts
/** Returns a schema with `change` applied to every schema directly in it. */
function mapSubschemas(schema, change) {
	const { properties, items, additionalProperties: additional, allOf, anyOf, oneOf, not } = schema;
	return {
		...schema,
		...properties && { properties: mapProperties(properties, change) },
		...items && { items: change(items) },
		...typeof additional === "object" && { additionalProperties: change(additional) },
		...allOf && { allOf: allOf.map(change) },
		...anyOf && { anyOf: anyOf.map(change) },
		...oneOf && { oneOf: oneOf.map(change) },
		...not && { not: change(not) }
	};
}
function mapProperties(properties, change) {
	return Object.fromEntries(Object.entries(properties).map(([name, subschema]) => [name, change(subschema)]));
}

// src/schema/violation-message.ts
/** Returns one plain sentence about a violation, for the person who wrote the data. */
function violationMessage(error) {
	return (sentences[error.keyword] ?? fallback)(error);
}
const sentences = {
	required: ({ params }) => `\`${params.missingProperty}\` is missing`,
	dependentRequired: ({ params }) => `\`${params.property}\` needs \`${params.missingProperty}\` beside it`,
	additionalProperties: (error) => unknownField(error, error.params.additionalProperty),
	unevaluatedProperties: (error) => unknownField(error, error.params.unevaluatedProperty),
	type: ({ params, data }) => `must be ${typeList([params.type].flat().map(typeName))}, not ${typeName(typeOf(data))}`,
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
/** `1 item`, `2 items`. */
function counted(limit, name) {
	return `${String(limit)} ${name}${limit === 1 ? "" : "s"}`;
}
/** In draft 4 a bound may be exclusive; then the message of ajv is used. */
function boundMessage(error, relation) {
	const { comparison, limit } = error.params;
	if (comparison === ">" || comparison === "<") return fallback(error);
	return `${quotedCode(error.data)} is ${relation} than \`${limit}\``;
}
/** Messages for the patterns in Istio's definitions and in meshgate's own schemas. */
const patterns = {
	"^$|^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$": "is no group of an API, such as `gateway.networking.k8s.io`",
	"^[a-zA-Z]([-a-zA-Z0-9]*[a-zA-Z0-9])?$": "is no kind of object, such as `Service`",
	"(^$|^[a-f0-9]{64}$)": "is no SHA-256 sum: 64 hexadecimal digits in lower case",
	"^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$": "is no quantity, such as `512Mi` or `500m`",
	"^(allowed|refused|depends)$": "is no verdict: `allowed`, `refused` or `depends`",
	"^[+-]\\d+[smhd]?$": "is no time: write `+5m` or `-1h`, or seconds since 1970",
	"^[-_A-Za-z0-9]+$": "may contain only letters, digits, `-` and `_`"
};
function fallback(error) {
	return error.message ?? `breaks \`${error.keyword}\``;
}
function unknownField({ parentSchema }, name) {
	const guess = closest(name, Object.keys(parentSchema?.["properties"] ?? {}));
	return `\`${name}\` is not a known field${guess ? `; did you mean \`${guess}\`?` : ""}`;
}
function enumMessage(allowed, data) {
	const suggestion = typeof data === "string" ? closest(data, allowed.filter((value) => typeof value === "string")) : void 0;
	const values = `${quotedCode(data)} is not one of ${allowed.map(quotedCode).join(", ")}`;
	return suggestion ? `${values}; did you mean \`${suggestion}\`?` : values;
}
/** Quotes a value in backticks, shortened to 80 characters; characters that could end the backticks are escaped. */
function quotedCode(value) {
	return `\`${shortened(typeof value === "string" ? value : jsonText(value)).replace(/[`\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, escapeUnsafe)}\``;
}
function jsonText(value) {
	return JSON.stringify(value, (_, item) => typeof item === "bigint" ? `${item}` : item) ?? "nothing";
}
function shortened(text) {
	return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
/** Values come from pull requests: they must not end the backticks or change how a line reads. */
function escapeUnsafe(character) {
	return character === "`" ? "'" : `\\u${character.codePointAt(0).toString(16).padStart(4, "0")}`;
}
function typeOf(data) {
	if (data === null) return "null";
	if (typeof data === "bigint") return "integer";
	return Array.isArray(data) ? "array" : typeof data;
}
/** JSON schema uses object and array; authors of YAML use map and list. */
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

export { violationCodes as a, codeOfKeyword as i, violationMessage as n, closest as o, mapSubschemas as r, quotedCode as t };