import { r as withParts } from "./words.js";

// src/schema/patterns.ts
/**
* Loads a compiler for the patterns of schemas that a repository brings. The API server and Helm read them with Go's
* `regexp` (RE2): syntax that only Go has means what it means there, what Go refuses is refused, and the time of a
* match grows with the text alone, where V8 may go back and forth for ever. Loading takes 40 ms.
*/
async function goPatterns() {
	const { RE2JS, RE2JSException } = await import("./build.js");
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
/** The patterns in a schema, each once. */
function patternsIn(schema) {
	const found = /* @__PURE__ */ new Set();
	const look = (part) => {
		if (part.pattern !== void 0) found.add(part.pattern);
		return withParts(part, look);
	};
	look(schema);
	return [...found];
}
/**
* A schema whose patterns are matched as Go does; those that Go refuses are left out, since the API server takes no
* definition with them. A pattern is compiled when a text is first held against it.
*/
function withGoPatterns(schema, compile) {
	const { pattern, ...rest } = schema;
	const own = pattern === void 0 ? rest : {
		...schema,
		matches: lazyMatcher(pattern, compile)
	};
	return withParts(own, (part) => withGoPatterns(part, compile));
}
function lazyMatcher(pattern, compile) {
	let compiled;
	return (text) => {
		compiled ??= compile(pattern);
		return "defect" in compiled || compiled.matches(text);
	};
}

export { patternsIn as n, withGoPatterns as r, goPatterns as t };