import { t as goPatterns } from "./chunks/patterns.js";
import { t as schemaCheckFor } from "./chunks/validate.js";
import { n as quotedCode } from "./chunks/words.js";
import { workerData } from "node:worker_threads";

// src/schema/json-schemas.ts
/** Each schema is compiled once. */
function jsonSchemas() {
	const compiled = /* @__PURE__ */ new Map();
	function compileOnce(schema) {
		const known = compiled.get(schema) ?? compile(schema);
		compiled.set(schema, known);
		return known;
	}
	return { async validate(schema, data) {
		try {
			const judge = await compileOnce(schema);
			return { refusals: data === void 0 ? [] : judge(JSON.parse(data)) };
		} catch (error) {
			return { problem: problemOf(error) };
		}
	} };
}
async function compile(schema) {
	return schemaCheckFor(JSON.parse(schema), regExpOf(await goPatterns()));
}
/** Patterns mean what they mean to Go: tools that hold objects against JSON schemas are written in it. */
function regExpOf(compilePattern) {
	return (pattern) => {
		const compiled = compilePattern(pattern);
		if ("defect" in compiled) throw new RefusedPattern(pattern, compiled.defect);
		return {
			test: compiled.matches,
			toString: () => pattern
		};
	};
}
var RefusedPattern = class extends Error {
	name = "RefusedPattern";
	constructor(pattern, defect) {
		super(`has the pattern ${quotedCode(pattern)}, which Go refuses: ${quotedCode(defect.replaceAll("`", ""))}`);
	}
};
function problemOf(error) {
	if (error instanceof RefusedPattern) return {
		code: "pattern-syntax",
		text: error.message
	};
	if (error instanceof RangeError) return {
		code: "endless-reference",
		text: "leads back to itself by `$ref` without end, or is nested too deeply"
	};
	if (error.missingRef !== void 0) return {
		code: "reference-elsewhere",
		text: `refers to ${quotedCode(error.missingRef)}, which does not stand in it: other schemas are not read or fetched`
	};
	return {
		code: "not-a-json-schema",
		text: `is no JSON schema that can be used: ${quotedCode(error.message)}`
	};
}

// src/schema-worker.ts
const { port, answers } = workerData;
const schemas = jsonSchemas();
const texts = /* @__PURE__ */ new Map();
port.on("message", async ({ schema, text, data }) => {
	if (text !== void 0) texts.set(schema, text);
	answer(await schemas.validate(texts.get(schema), data));
});
answer("up");
function answer(message) {
	port.postMessage(message);
	Atomics.add(answers, 0, 1);
	Atomics.notify(answers, 0);
}

export {  };