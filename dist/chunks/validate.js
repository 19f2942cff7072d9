import { r as __toESM } from "./rolldown-runtime.js";
import { n as oncePer } from "./once-per.js";
import { i as codeOfKeyword, t as inWords } from "./words.js";

// src/schema/validate.ts
/**
* What a JSON schema of meshgate's own (draft 4 to 2020-12, told by its `$schema`) refuses in some data. ajv is loaded
* on the first call only. Throws for a schema that cannot be used.
*/
async function schemaRefusals(schema, data) {
	return (await ownJudge(schema))(data);
}
const ownJudge = oncePer((schema) => schemaCheckFor(schema, (pattern, flags) => new RegExp(pattern, flags)));
/**
* Compiles a JSON schema; one without `$schema` is of draft 2020-12. Throws for one that cannot be used: not valid,
* or it refers to another file. A judge throws a RangeError where a `$ref` leads back to itself without end.
*/
async function schemaCheckFor(schema, regExp) {
	const validate = await compileSchema(schema, regExp);
	return (data) => validate(data) ? [] : leaves(validate.errors ?? []).map((error) => refusal(error, data));
}
function refusal(error, data) {
	return {
		path: pathOf(error, data),
		code: codeOfKeyword(error.keyword),
		message: inWords(error),
		about: JSON.stringify(error.params),
		...error.keyword === "required" && { isMissing: true }
	};
}
async function compileSchema(schema, regExp) {
	const draft = draftOf(schema);
	const { Ajv } = await drafts[draft]();
	const validateFormats = draft === "04" || draft === "07";
	const engine = Object.assign(regExp, { code: "new RegExp" });
	const ajv = new Ajv({
		...options,
		validateFormats,
		code: { regExp: engine }
	});
	if (validateFormats) (await import("./dist2.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1))).default.default(ajv);
	ajv.addFormat("regex", true);
	const { $schema: _, ...named } = schema;
	const { $id: __, ...anonymous } = named;
	return compile(ajv, named) ?? ajv.compile(anonymous);
}
const options = {
	allErrors: true,
	strict: false,
	verbose: true,
	logger: false
};
function compile(ajv, schema) {
	try {
		return ajv.compile(schema);
	} catch {
		return null;
	}
}
const drafts = {
	"04": async () => ({ Ajv: (await import("./dist.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1))).default.default }),
	"07": async () => ({ Ajv: (await import("./ajv2.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1))).default.default }),
	"2019": async () => ({ Ajv: (await import("./2019.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1))).default.default }),
	"2020": async () => ({ Ajv: (await import("./2020.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1))).default.default })
};
function draftOf(schema) {
	const name = "$schema" in schema ? String(schema.$schema) : "";
	if (name.includes("draft-04")) return "04";
	if (name.includes("draft-06") || name.includes("draft-07")) return "07";
	return name.includes("2019-09") ? "2019" : "2020";
}
/** Of nested errors the deepest ones: `anyOf` says nothing that its branches do not say better. */
function leaves(errors) {
	const kept = errors.filter((error) => error.keyword !== "if" && !(isChoice(error) && hasDeeper(errors, error)));
	const seen = /* @__PURE__ */ new Set();
	return kept.filter((error) => {
		const key = `${error.instancePath} ${inWords(error)}`;
		return !seen.has(key) && seen.add(key);
	});
}
function isChoice({ keyword }) {
	return keyword === "anyOf" || keyword === "oneOf";
}
function hasDeeper(errors, choice) {
	return errors.some((error) => error !== choice && error.schemaPath.startsWith(`${choice.schemaPath}/`));
}
/** The refused part: for a field that should not be there, the field itself. */
function pathOf(error, data) {
	const parts = error.instancePath.split("/").slice(1).map(unescape);
	const extra = extraField(error) ?? error.params.propertyName;
	return withIndexes(extra === void 0 ? parts : [...parts, String(extra)], data);
}
function extraField({ params }) {
	return params.additionalProperty ?? params.unevaluatedProperty;
}
function unescape(part) {
	return part.replaceAll("~1", "/").replaceAll("~0", "~");
}
function withIndexes(parts, data) {
	let current = data;
	return parts.map((part) => {
		const key = Array.isArray(current) ? Number(part) : part;
		current = current?.[key];
		return key;
	});
}

export { schemaRefusals as n, schemaCheckFor as t };