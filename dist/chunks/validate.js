import { o as __toESM } from "./rolldown-runtime.js";
import { n as oncePer } from "./once-per.js";
import { n as violationMessage, r as codeOfKeyword } from "./violation-message.js";

// src/core/json-pointer.ts
function unescapePointer(segment) {
	return segment.replaceAll("~1", "/").replaceAll("~0", "~");
}

// src/schema/validate.ts
async function schemaViolations(schema, data) {
	return (await compiledCheck(schema))(data);
}
const compiledCheck = oncePer((schema) => compileSchemaCheck(schema, (pattern, flags) => new RegExp(pattern, flags)));
async function compileSchemaCheck(schema, regExp) {
	const validate = await compileSchema(schema, regExp);
	return (data) => validate(data) ? [] : deepestErrors(validate.errors ?? []).map((error) => violationOfError(error, data));
}
function messageWithKey({ path, message }) {
	const key = path.findLast((name) => typeof name === "string");
	if (key === void 0 || message.startsWith("`")) return message;
	return `${typeof path.at(-1) === "number" ? "an item of " : ""}\`${key}\` ${message}`;
}
function violationOfError(error, data) {
	return {
		path: pathOf(error, data),
		code: codeOfKeyword(error.keyword),
		message: violationMessage(error),
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
	if (validateFormats) (await import("./ajv-formats.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1))).default.default(ajv);
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
	"04": async () => ({ Ajv: (await import("./ajv-draft-04.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1))).default.default }),
	"07": async () => ({ Ajv: (await import("./ajv3.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1))).default.default }),
	"2019": async () => ({ Ajv: (await import("./ajv-2019.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1))).default.default }),
	"2020": async () => ({ Ajv: (await import("./ajv-2020.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1))).default.default })
};
function draftOf(schema) {
	const name = "$schema" in schema ? String(schema.$schema) : "";
	if (name.includes("draft-04")) return "04";
	if (name.includes("draft-06") || name.includes("draft-07")) return "07";
	return name.includes("2019-09") ? "2019" : "2020";
}
function deepestErrors(errors) {
	const wrongTypes = typesOfOtherBranches(errors);
	const candidates = errors.filter((error) => error.keyword !== "if" && !wrongTypes.has(error) && !(isChoice(error) && hasDeeper(errors, error)));
	const seen = /* @__PURE__ */ new Set();
	return candidates.filter((error) => {
		const key = `${error.instancePath} ${violationMessage(error)}`;
		return !seen.has(key) && seen.add(key);
	});
}
function typesOfOtherBranches(errors) {
	const ofBranches = errors.filter(isChoice).flatMap((choice) => {
		const isWrongType = ({ keyword, instancePath }) => keyword === "type" && instancePath === choice.instancePath;
		const branches = branchErrors(errors, choice);
		const wrong = branches.filter((branch) => branch.some(isWrongType));
		return wrong.length === branches.length ? [] : wrong.flat();
	});
	return new Set(ofBranches);
}
function isChoice({ keyword }) {
	return keyword === "anyOf" || keyword === "oneOf";
}
function hasDeeper(errors, choice) {
	return branchErrors(errors, choice).some((branch) => branch.length > 0);
}
function branchErrors(errors, choice) {
	const inValue = errors.filter((error) => error !== choice && `${error.instancePath}/`.startsWith(`${choice.instancePath}/`));
	return choice.schema.map(({ $ref }, index) => {
		const prefix = $ref?.startsWith("#/") ? `${$ref}/` : `${choice.schemaPath}/${index}/`;
		return inValue.filter(({ schemaPath }) => schemaPath.startsWith(prefix));
	});
}
function pathOf(error, data) {
	const segments = error.instancePath.split("/").slice(1).map(unescapePointer);
	const extra = extraField(error) ?? error.params.propertyName;
	return withIndexes(extra === void 0 ? segments : [...segments, String(extra)], data);
}
function extraField({ params }) {
	return params.additionalProperty ?? params.unevaluatedProperty;
}
function withIndexes(segments, data) {
	let current = data;
	return segments.map((segment) => {
		const key = Array.isArray(current) ? Number(segment) : segment;
		current = current?.[key];
		return key;
	});
}

export { unescapePointer as i, messageWithKey as n, schemaViolations as r, compileSchemaCheck as t };