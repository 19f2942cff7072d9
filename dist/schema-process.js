import { t as goPatterns } from "./chunks/patterns.js";
import { t as compileSchemaCheck } from "./chunks/validate.js";
import { t as quotedCode } from "./chunks/violation-message.js";

// src/schema/json-schemas.ts
function jsonSchemas() {
	const checks = /* @__PURE__ */ new Map();
	function compileOnce(schema) {
		const check = checks.get(schema) ?? compile(schema);
		checks.set(schema, check);
		return check;
	}
	return { async validate(schema, data) {
		try {
			const check = await compileOnce(schema);
			return { violations: data === void 0 ? [] : check(JSON.parse(data)) };
		} catch (error) {
			return { problem: problemOf(error) };
		}
	} };
}
async function compile(schema) {
	return compileSchemaCheck(JSON.parse(schema), regExpFactory(await goPatterns()));
}
function regExpFactory(compilePattern) {
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
		text: "refers to itself by `$ref` without end, or is nested too deeply"
	};
	if (error.missingRef !== void 0) return {
		code: "reference-elsewhere",
		text: `refers to ${quotedCode(error.missingRef)}, which is not in this file: meshgate reads and fetches no other schemas`
	};
	return {
		code: "not-a-json-schema",
		text: `is not a valid JSON schema: ${quotedCode(error.message)}`
	};
}

// src/schema-process.ts
const schemas = jsonSchemas();
const texts = /* @__PURE__ */ new Map();
process.on("message", async ({ schema, text, data }) => {
	if (text !== void 0) texts.set(schema, text);
	send(await schemas.validate(texts.get(schema), data));
});
send("up");
function send(message) {
	process.send?.(message);
}

export {  };