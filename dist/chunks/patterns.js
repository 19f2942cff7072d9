import { t as mapSubschemas } from "./subschemas.js";

// src/schema/patterns.ts
async function goPatterns() {
	const { RE2JS, RE2JSException } = await import("./re2js.js");
	return (pattern) => {
		try {
			const compiled = RE2JS.compile(pattern);
			return { matches: (text) => compiled.test(text) };
		} catch (error) {
			if (!(error instanceof RE2JSException)) throw error;
			return { defect: error.message.replace(/^error parsing regexp: /, "") };
		}
	};
}
function patternsIn(schema) {
	const patterns = /* @__PURE__ */ new Set();
	const collect = (subschema) => {
		if (subschema.pattern !== void 0) patterns.add(subschema.pattern);
		return mapSubschemas(subschema, collect);
	};
	collect(schema);
	return [...patterns];
}
function withGoPatterns(schema, compile) {
	const { pattern, ...withoutPattern } = schema;
	const changed = pattern === void 0 ? withoutPattern : {
		...schema,
		matches: lazyMatcher(pattern, compile)
	};
	return mapSubschemas(changed, (subschema) => withGoPatterns(subschema, compile));
}
function lazyMatcher(pattern, compile) {
	let compiled;
	return (text) => {
		compiled ??= compile(pattern);
		return "defect" in compiled || compiled.matches(text);
	};
}

export { patternsIn as n, withGoPatterns as r, goPatterns as t };