import { r as oncePerName } from "./once-per.js";
import { y as readerOf } from "./find-chart.js";
import { l as resolveLinks, o as readResolved } from "./tree.js";
import { a as pathMatcher } from "./manifests.js";
import { s as configurationFiles } from "./config.js";
import { n as pathText, t as Node } from "./node.js";
import { t as quote } from "./quote.js";
import { n as isDataMap } from "./plain-data.js";
import { t as table } from "./table.js";
import { a as groupedDigits } from "./join-words.js";
import { t as quotedCode } from "./violation-message.js";
import { t as mapSubschemas } from "./subschemas.js";
import { n as patternsIn, r as withGoPatterns, t as goPatterns } from "./patterns.js";
import { c as fieldSchema, d as kindName, s as withMetadata, u as acceptsAnything } from "./rule.js";
import { a as valuesKind, i as matchesKind, r as isCustomRule } from "./custom-rule.js";
import { t as bundledKinds } from "./bundled-kinds.js";
import { n as servedKinds, t as istioShapeOf } from "./istio.js";
import { n as messageWithKey, r as schemaViolations } from "./validate.js";
import { t as jsonOf } from "./data2.js";
import { r as locationAt } from "./lines.js";
import { t as closestName } from "./suggest.js";
import { t as lint } from "./lint.js";
import { O as manifestsOf, _ as emptyMesh, b as emptyContext, h as createMesh } from "./one-line.js";

// src/discover/named-files.ts
function namedFilesIn(reader, pattern) {
	const path = pattern.replace(/^\.\//, "");
	if (readResolved(reader.tree, path)) return [path];
	const matches = pathMatcher([pattern]);
	return reader.tree.files.filter((file) => /\.(ya?ml|json)$/.test(file) && matches(file));
}

// src/schema/definition-defects.ts
function isDefinitionSpec(spec) {
	if (!isDataMap(spec) || typeof spec["group"] !== "string" || !isDataMap(spec["names"])) return false;
	const { versions, names } = spec;
	return typeof names["kind"] === "string" && Array.isArray(versions) && versions.every(isVersion);
}
function isVersion(version) {
	if (!isDataMap(version) || typeof version["name"] !== "string") return false;
	const { schema } = version;
	if (schema === void 0) return true;
	return isDataMap(schema) && (schema["openAPIV3Schema"] === void 0 || isDataMap(schema["openAPIV3Schema"]));
}
function definitionDefect(schemas) {
	let count = 0;
	const queue = schemas.map((schema) => ({
		schema,
		path: []
	})).toReversed();
	for (let next = queue.pop(); next; next = queue.pop()) {
		const { schema, path } = next;
		if (!isDataMap(schema) || hasInvalidKeyword(schema)) {
			const about = path.join(".") || "openAPIV3Schema";
			return {
				code: "not-a-structural-schema",
				text: `cannot be used at ${quotedCode(about)}`,
				about
			};
		}
		if (path.length > maxLevels) return tooLarge(`is nested deeper than ${maxLevels} levels`);
		if (++count > maxSubschemas) return tooLarge(`has more than ${groupedDigits(maxSubschemas)} subschemas`);
		queue.push(...subschemasOf(schema, path).toReversed());
	}
	return null;
}
function tooLarge(text) {
	return {
		code: "schema-too-large",
		text
	};
}
const maxLevels = 100;
const maxSubschemas = 1e5;
function subschemasOf(schema, path) {
	const { items, additionalProperties: additional, not } = schema;
	return [
		...Object.entries(schema["properties"] ?? {}),
		...Object.entries({
			items,
			additionalProperties: additional,
			not
		}).filter(([, value]) => value !== void 0 && value !== null && typeof value !== "boolean"),
		...alternativeKeywords.flatMap((keyword) => (schema[keyword] ?? []).map((alternative) => [keyword, alternative]))
	].map(([name, subschema]) => ({
		schema: subschema,
		path: [...path, name]
	}));
}
const alternativeKeywords = [
	"allOf",
	"anyOf",
	"oneOf"
];
function hasInvalidKeyword(schema) {
	if (forbiddenKeywords.some((keyword) => Object.hasOwn(schema, keyword))) return true;
	return Object.entries(keywordChecks).some(([keyword, isValid]) => {
		const value = schema[keyword] ?? void 0;
		return value !== void 0 && !isValid(value);
	});
}
const forbiddenKeywords = [
	"$ref",
	"definitions",
	"dependencies",
	"patternProperties",
	"additionalItems"
];
const isString = (value) => typeof value === "string";
const isNumber = (value) => typeof value === "number" || typeof value === "bigint";
const isBoolean = (value) => typeof value === "boolean";
const keywordChecks = table({
	properties: isDataMap,
	...forKeywords([
		...alternativeKeywords,
		"required",
		"enum",
		"x-kubernetes-list-map-keys"
	], Array.isArray),
	...forKeywords([
		"type",
		"format",
		"pattern",
		"x-kubernetes-list-type"
	], isString),
	...forKeywords([
		"nullable",
		"exclusiveMinimum",
		"exclusiveMaximum",
		"x-kubernetes-int-or-string"
	], isBoolean),
	...forKeywords([
		"minimum",
		"maximum",
		"multipleOf",
		"minLength",
		"maxLength"
	], isNumber),
	...forKeywords([
		"minItems",
		"maxItems",
		"minProperties",
		"maxProperties"
	], isNumber),
	"x-kubernetes-validations": (value) => Array.isArray(value) && value.every(isValidationRule)
});
function isValidationRule(value) {
	return isDataMap(value) && typeof value["rule"] === "string";
}
function forKeywords(keywords, value) {
	return Object.fromEntries(keywords.map((keyword) => [keyword, value]));
}

// src/schema/definition.ts
function schemasOfDefinition(definition) {
	const { group, names, versions } = definition.spec;
	return versions.filter(({ served }) => served).flatMap(({ name, schema }) => schema?.openAPIV3Schema ? [{
		apiVersion: `${group}/${name}`,
		kind: names.kind,
		schema: objectSchema(schema.openAPIV3Schema)
	}] : []);
}
function objectSchema(schema) {
	const { properties, ...root } = normalised(schema);
	return {
		...root,
		properties: {
			...objectFields,
			...properties,
			...uncheckedFields
		}
	};
}
const anything$1 = { "x-kubernetes-preserve-unknown-fields": true };
const objectFields = {
	apiVersion: { type: "string" },
	kind: { type: "string" },
	metadata: anything$1
};
const uncheckedFields = {
	metadata: anything$1,
	status: anything$1
};
const ignoredKeywords = /* @__PURE__ */ new Set([
	"description",
	"title",
	"example",
	"externalDocs",
	"x-kubernetes-map-type"
]);
function normalised(schema) {
	const kept = Object.entries(schema).filter(([keyword, value]) => !ignoredKeywords.has(keyword) && value !== null);
	const withObjectFields = {
		...Object.fromEntries(kept),
		...schema["x-kubernetes-embedded-resource"] && { properties: {
			...objectFields,
			...schema.properties
		} }
	};
	return mapSubschemas(withObjectFields, normalised);
}

// src/schema/configured-kinds.ts
async function configuredKinds(data, names, validator) {
	if (!isDataMap(data)) return unusable({
		code: "no-schema",
		text: "contains no schema"
	});
	if (data["kind"] !== "CustomResourceDefinition") return schemaKinds(data, names, validator);
	const { shapes, problems } = kindsOfDefinition(data);
	const patternProblems = await patternDefects(shapes);
	return {
		shapes: await shapesWithGoPatterns(shapes),
		problems: () => [...problems(), ...patternProblems]
	};
}
function unusable(problem) {
	return {
		shapes: [],
		problems: () => [problem]
	};
}
function kindsOfDefinition(data) {
	const { apiVersion, spec } = data;
	if (apiVersion !== "apiextensions.k8s.io/v1") return unusable({
		code: "definition-version",
		text: "contains a definition that is not of `apiextensions.k8s.io/v1`; write it in that version"
	});
	if (!isDefinitionSpec(spec)) return unusable({
		code: "incomplete-definition",
		text: "contains a definition without `group`, `names.kind` or `versions`"
	});
	const defect = definitionDefect(spec.versions.map(({ schema }) => schema?.openAPIV3Schema ?? {}));
	if (defect) return unusable({
		...defect,
		text: `contains a definition whose schema ${defect.text}`
	});
	const shapes = schemasOfDefinition(data);
	if (shapes.length === 0) return unusable({
		code: "no-served-schema",
		text: "contains a definition in which no served version has a schema"
	});
	return {
		shapes,
		problems: () => []
	};
}
async function shapesWithGoPatterns(shapes) {
	if (!shapes.some(({ schema }) => patternsIn(schema).length > 0)) return [...shapes];
	const compile = await goPatterns();
	return shapes.map((shape) => ({
		...shape,
		schema: withGoPatterns(shape.schema, compile)
	}));
}
async function patternDefects(shapes) {
	const patterns = [...new Set(shapes.flatMap(({ schema }) => patternsIn(schema)))];
	const compile = patterns.length > 0 ? await goPatterns() : null;
	return patterns.flatMap((pattern) => {
		const compiled = compile(pattern);
		if (!("defect" in compiled)) return [];
		const reason = quotedCode(compiled.defect.replaceAll("`", ""));
		return [{
			code: "pattern-syntax",
			text: `has the pattern ${quotedCode(pattern)}, for which the API server refuses the definition: ${reason}`,
			about: pattern
		}];
	});
}
function schemaKinds(data, configured, validator) {
	const names = configured.length > 0 ? configured : namesIn(data);
	if (names.length === 0) return unusable({
		code: "no-kind-named",
		text: "is neither a CustomResourceDefinition nor a JSON schema that names its kind in `x-kubernetes-group-version-kind`"
	});
	const schema = jsonText(data);
	const schemaCheck = validator.validate(schema);
	if ("problem" in schemaCheck) return unusable(schemaCheck.problem);
	const problems = /* @__PURE__ */ new Map();
	const validate = (object) => {
		const validation = validator.validate(schema, jsonText(object));
		if (!("problem" in validation)) return validation.violations;
		problems.set(validation.problem.text, validation.problem);
		return [];
	};
	return {
		shapes: names.map((name) => shapeOf(name, validate)),
		problems: () => [...problems.values()]
	};
}
function shapeOf(kindReference, validate) {
	const { group, version, kind } = kindReference;
	return {
		apiVersion: group === "" ? version : `${group}/${version}`,
		kind,
		schema: anything,
		validate
	};
}
function jsonText(data) {
	return JSON.stringify(data, (_, value) => typeof value === "bigint" ? Number(value) : value);
}
const anything = {
	type: "object",
	"x-kubernetes-preserve-unknown-fields": true
};
function namesIn(data) {
	const names = data["x-kubernetes-group-version-kind"];
	return Array.isArray(names) ? names.filter(isReference) : [];
}
function isReference(name) {
	return isDataMap(name) && [
		"group",
		"version",
		"kind"
	].every((field) => typeof name[field] === "string");
}

// src/inspect/configured-schemas.ts
async function readConfiguredSchemas(reader, { schemas = [] }, { options: { configFile }, host: { validator } }) {
	const listNode = configurationFiles(reader, configFile).root?.get("schemas");
	const entries = await Promise.all(schemas.map(async (entry, index) => {
		const { shapes, problems } = await kindsOfEntry(entry, reader, validator);
		const node = problemNode(listNode?.item(index)) ?? {
			file: configFile,
			line: 1
		};
		return {
			shapes,
			problems: () => problems().map(({ code, text, about = "" }) => ({
				code,
				node,
				message: text,
				about
			}))
		};
	}));
	return {
		shapes: entries.flatMap(({ shapes }) => shapes),
		problems: () => entries.flatMap(({ problems }) => problems())
	};
}
function schemaFiles(reader, schemas) {
	return schemas.flatMap((entry) => namedFilesIn(reader, patternOf(entry)));
}
async function kindsBySchemaFile(reader, schemas, { host: { validator } }) {
	const kinds = schemas.flatMap((entry) => namedFilesIn(reader, patternOf(entry)).map((file) => ({
		file,
		entry
	}))).map(async ({ file, entry }) => {
		const { shapes } = await kindsOfFile(file, namesOf(entry), reader, validator);
		return [file, shapes.map(kindName)];
	});
	return new Map(await Promise.all(kinds));
}
function problemNode(entry) {
	return entry?.get("file").exists ? entry.get("file") : entry;
}
async function kindsOfEntry(entry, reader, validator) {
	const pattern = patternOf(entry);
	const files = namedFilesIn(reader, pattern);
	if (files.length === 0) return kindsWithProblem({
		code: "no-such-file",
		text: `no schema ${quote(pattern)} in this repository`
	});
	return joinedKinds(await Promise.all(files.map((file) => kindsOfFile(file, namesOf(entry), reader, validator))));
}
function patternOf(entry) {
	return typeof entry === "string" ? entry : entry.file;
}
function namesOf(entry) {
	return typeof entry === "string" ? [] : [{
		group: "",
		...entry
	}];
}
function kindsWithProblem(problem) {
	return {
		shapes: [],
		problems: () => [problem]
	};
}
function namesSchemaFile(schemas, file) {
	const patterns = schemas.map((entry) => patternOf(entry).replace(/^\.\//, ""));
	return patterns.includes(file) || pathMatcher(patterns)(file);
}
async function kindsOfFile(file, names, reader, validator) {
	const documents = reader.documents(resolveLinks(reader.tree, file) ?? file);
	const withFile = ({ code, text, about = "" }) => ({
		code,
		text: `${quote(file)} ${text}`,
		about: `${file} ${about}`.trim()
	});
	const syntaxErrors = documents.flatMap(({ root, problems }) => root ? [] : problems.slice(0, 1));
	if (syntaxErrors[0]) return kindsWithProblem(withFile({
		code: "not-yaml",
		text: `cannot be read: ${syntaxErrors[0].message}`
	}));
	const data = documents.flatMap(dataOf);
	const schemas = documents.length > 1 ? data.filter(isDefinition) : data;
	if (schemas.length === 0) return kindsWithProblem(withFile({
		code: "no-schema",
		text: "contains no schema"
	}));
	const { shapes, problems } = joinedKinds(await Promise.all(schemas.map((schema) => configuredKinds(schema, names, validator))));
	return {
		shapes,
		problems: () => problems().map(withFile)
	};
}
function dataOf({ root }) {
	return root ? [Node.of(root).data] : [];
}
function isDefinition(data) {
	return data?.kind === "CustomResourceDefinition";
}
function joinedKinds(kinds) {
	return {
		shapes: kinds.flatMap(({ shapes }) => shapes),
		problems: () => kinds.flatMap(({ problems }) => problems())
	};
}

// src/custom-rules/field-pattern.ts
function parseFieldPattern(text) {
	const steps = [];
	step.lastIndex = 0;
	const path = text.startsWith(".") || text.startsWith("[") ? text : `.${text}`;
	while (step.lastIndex < path.length) {
		const match = step.exec(path);
		if (!match) return null;
		const [, name, index, quoted] = match;
		steps.push(name ?? (quoted === void 0 ? indexOf(index) : quoted.slice(1, -1)));
	}
	return steps.length === 0 ? null : steps;
}
const step = /\.([\w$][\w$-]*)|\[(\d{1,9}|\*)\]|\[("[^"]+"|'[^']+')\]/y;
function indexOf(text) {
	return text === "*" ? null : Number(text);
}
function patternText(pattern) {
	return pattern.map((step) => step === null ? "[*]" : pathText([step])).map((text, index) => index === 0 || text.startsWith("[") ? text : `.${text}`).join("");
}

// src/schema/bundled-schemas.ts
async function bundledSchemas(names) {
	const wanted = new Set([...names].flatMap((name) => fileOf(name) ?? []));
	return (await Promise.all([...wanted].map(kindsInFile))).flat();
}
function fileOf(kind) {
	return Object.hasOwn(bundledKinds, kind) ? bundledKinds[kind] : void 0;
}
const loaders = {
	"argo-cd": () => import("./argo-cd.js"),
	flux: () => import("./flux.js"),
	"gateway-api": () => import("./gateway-api.js"),
	kubernetes: () => import("./kubernetes.js")
};
function kindsInFile(file) {
	const shapes = loadedFiles.get(file) ?? readKinds(file);
	loadedFiles.set(file, shapes);
	return shapes;
}
const loadedFiles = /* @__PURE__ */ new Map();
async function readKinds(file) {
	return resolveDefinitions((await loaders[file]()).default).map((shape) => ({
		...shape,
		isBuiltIn: file === "kubernetes"
	}));
}
function resolveDefinitions({ kinds, definitions }) {
	const resolved = /* @__PURE__ */ new Map();
	const resolve = (schema) => {
		if (schema.$ref === void 0) return mapSubschemas(schema, resolve);
		const definition = resolved.get(schema.$ref) ?? resolve(definitions[schema.$ref]);
		resolved.set(schema.$ref, definition);
		return definition;
	};
	return kinds.map((kind) => ({
		...kind,
		schema: resolve(kind.schema)
	}));
}

// src/custom-rules/kind-schemas.ts
async function schemasOfKinds(kinds, configured) {
	if (kinds.includes("*")) return null;
	const schemas = await Promise.all(kinds.map((kind) => schemasOfKind(kind, configured)));
	return schemas.some(({ length }) => length === 0) ? null : schemas.flat();
}
async function schemasOfKind(kind, configured) {
	const isMeant = ({ apiVersion, kind: name }) => matchesKind(kind, groupIn(apiVersion), name);
	const names = Object.keys(bundledKinds).filter((name) => isMeant(nameParts(name)));
	const bundled = names.length === 0 ? [] : await bundledSchemas(names);
	return [
		...Object.entries(servedKinds).filter(([name, { group }]) => matchesKind(kind, group, name)).flatMap(([name]) => istioShapeOf(name)?.schema ?? []),
		...bundled.filter((shape) => names.includes(kindName(shape))).map(({ schema }) => schema),
		...configured.filter(isMeant).map(({ schema }) => schema)
	];
}
function nameParts(name) {
	const slash = name.lastIndexOf("/");
	return {
		apiVersion: name.slice(0, slash),
		kind: name.slice(slash + 1)
	};
}
function groupIn(apiVersion) {
	return apiVersion.includes("/") ? apiVersion.slice(0, apiVersion.indexOf("/")) : "";
}

// schemas/custom-rules.schema.json
var custom_rules_schema_default = {
	$schema: "http://json-schema.org/draft-07/schema#",
	$id: "https://meshgate.dev/schemas/custom-rules.schema.json",
	title: "CustomRuleFile",
	description: "Rules of a repository, in a file that `custom-rules` of `.meshgate.yaml` names.",
	type: "object",
	additionalProperties: false,
	required: ["rules"],
	properties: { "rules": {
		"type": "array",
		"minItems": 1,
		"items": { "$ref": "#/definitions/StatedRule" }
	} },
	definitions: { "StatedRule": {
		"type": "object",
		"description": "A rule for objects of some kinds, in the Common Expression Language (CEL).",
		"additionalProperties": false,
		"required": [
			"id",
			"kinds",
			"expression",
			"message"
		],
		"properties": {
			"id": {
				"type": "string",
				"description": "`custom/NAME`, by which waivers, severities and reports name it.",
				"pattern": "^custom/[a-z0-9]+(-[a-z0-9]+)*$"
			},
			"kinds": {
				"type": "array",
				"description": "Kinds of the objects that it checks: `VirtualService`, `apps/Deployment` of one API group, `*` for every kind, or `values` for each values file by itself.",
				"minItems": 1,
				"items": {
					"type": "string",
					"pattern": "^(\\*|([a-z0-9.-]+/)?[A-Za-z][A-Za-z0-9]*)$"
				}
			},
			"severity": {
				"enum": [
					"error",
					"warning",
					"info"
				],
				"description": "How bad it is if the expression is false. Default: `error`."
			},
			"match": {
				"type": "string",
				"description": "CEL: the rule looks at an object only if this is true. Default: at each object of its kinds."
			},
			"field": {
				"type": "string",
				"description": "The field that is wrong, as in `spec.http[*].timeout`, where `[*]` means each item of a list or each value of a map: the rule is evaluated for each, with the value as `self`. Default: the object as a whole."
			},
			"expression": {
				"type": "string",
				"description": "CEL: what must be true."
			},
			"message": {
				"type": "string",
				"description": "What is wrong and what to write instead. `{{ EXPRESSION }}` is replaced by the value of a CEL expression.",
				"minLength": 1
			},
			"params": {
				"type": "object",
				"description": "Values that the expressions read as `params.NAME`, so that a limit is written once.",
				"propertyNames": { "pattern": "^[A-Za-z][A-Za-z0-9_]*$" }
			},
			"summary": {
				"type": "string",
				"description": "One sentence about the rule. Default: the message."
			},
			"why": {
				"type": "string",
				"description": "What happens because of it."
			},
			"fix": {
				"type": "string",
				"description": "What to do about it."
			},
			"docs": {
				"type": "string",
				"description": "Address of a page about the rule, which reports link to.",
				"pattern": "^https?://"
			}
		}
	} }
};

// src/custom-rules/rule-files.ts
function isExampleFile(path) {
	return /\.example\.ya?ml$/.test(path);
}
function ruleFiles(reader, patterns) {
	return filesOf(reader, patterns).filter((file) => !isExampleFile(file));
}
function exampleFiles(reader, patterns) {
	return filesOf(reader, patterns).filter(isExampleFile);
}
function filesOf(reader, patterns) {
	return [...new Set(patterns.flatMap((pattern) => namedFilesIn(reader, pattern)))];
}
function ruleEntries(reader, file) {
	return reader.documents(resolveLinks(reader.tree, file) ?? file).flatMap(({ root }) => root ? Node.of(root).items("rules") : []);
}
function ruleEntriesById(reader, patterns) {
	const entries = ruleFiles(reader, patterns).flatMap((file) => ruleEntries(reader, file));
	return new Map(entries.toReversed().map((entry) => [entry.get("id").text, entry]));
}

// src/custom-rules/read-rules.ts
async function readRuleFiles(reader, patterns) {
	const readings = await Promise.all(ruleFiles(reader, patterns).map((file) => readRuleFile(reader, file)));
	const rules = readings.flatMap((reading) => reading.rules);
	const firstById = new Map(rules.toReversed().map((read) => [read.rule.id, read]));
	const repeated = rules.filter((read) => firstById.get(read.rule.id) !== read);
	return {
		rules: rules.filter((read) => firstById.get(read.rule.id) === read),
		problems: [...readings.flatMap(({ problems }) => problems), ...repeated.map(({ rule: { id }, entry }) => duplicate(id, entry, firstById.get(id).entry))]
	};
}
function duplicate(id, entry, first) {
	const { file, line } = first.location;
	const message = `another rule is called ${quote(id)}, in ${quote(`${file}:${line}`)}, and counts: give this one a name of its own`;
	return {
		code: "duplicate-id",
		node: entry.get("id"),
		message,
		about: id
	};
}
async function readRuleFile(reader, file) {
	const documents = reader.documents(resolveLinks(reader.tree, file) ?? file);
	const broken = documents.find(({ root, problems }) => root === null && problems.length > 0);
	if (broken) {
		const [{ message, start, end }] = broken.problems;
		return {
			rules: [],
			problems: [{
				code: "not-yaml",
				node: locationAt(broken.source, start, end),
				message: `cannot be read: ${message}`,
				about: file
			}]
		};
	}
	const roots = documents.flatMap(({ root }) => root ? [Node.of(root)] : []);
	const readings = await Promise.all(roots.map(readDocument));
	return {
		rules: readings.flatMap(({ rules }) => rules),
		problems: readings.flatMap(({ problems }) => problems)
	};
}
async function readDocument(root) {
	const data = root.data;
	const violations = await schemaViolations(custom_rules_schema_default, data);
	const problems = violations.map((violation) => ({
		code: "shape",
		node: root.at(...violation.path).keyLocation,
		message: messageWithKey(violation),
		about: violation.about
	}));
	if (violations.some(({ path }) => path.length < 2)) return {
		rules: [],
		problems
	};
	const spoilt = new Set(violations.map(({ path }) => path[1]));
	const readings = data.rules.flatMap((stated, index) => {
		const entry = root.at("rules", index);
		return spoilt.has(index) ? [] : {
			stated,
			entry
		};
	}).map(({ stated, entry }) => readRule(stated, entry));
	return {
		rules: readings.flatMap((reading) => "rule" in reading ? reading : []),
		problems: [...problems, ...readings.flatMap((reading) => "rule" in reading ? [] : reading)]
	};
}
function readRule(stated, entry) {
	const { id, kinds, severity = "error", match = null, expression, message, params = {} } = stated;
	const { summary, why, fix, docs } = stated;
	const field = stated.field === void 0 ? null : parseFieldPattern(stated.field);
	if (stated.field !== void 0 && field === null) {
		const text = `${quote(stated.field)} is no path of fields; write it as in \`spec.http[*].timeout\` or \`metadata.labels["example.com/team"]\``;
		return {
			code: "shape",
			node: entry.get("field"),
			message: text,
			about: "field"
		};
	}
	const { location } = entry.get("id");
	return {
		rule: {
			id,
			kinds,
			severity,
			expressions: {
				match,
				field,
				expression,
				message,
				params: jsonOf(params)
			},
			summary: summary ?? message,
			why: why ?? `This repository requires it, in ${location.file}.`,
			fix: fix ?? `Change the object so that this is true: ${expression.trim()}`,
			...docs !== void 0 && { url: docs },
			at: location
		},
		entry
	};
}

// src/custom-rules/unknown-step.ts
function unknownStep(path, schemas) {
	const unknown = schemas.map((schema) => unknownIn(path, schema));
	if (unknown.includes(null)) return null;
	return unknown.reduce((first, second) => second.depth > first.depth ? second : first, unknown[0] ?? null);
}
function unknownIn(path, root) {
	let schema = root.properties && withMetadata(root);
	for (const [depth, step] of path.entries()) {
		if (!schema || acceptsAnything(schema)) return null;
		if (typeof step !== "string") schema = itemSchema(schema);
		else if (schema.items) return {
			depth,
			advice: `; \`${String(path[depth - 1] ?? "")}\` is a list: look at its items`
		};
		else if (!schema.properties) schema = fieldSchema(schema, step);
		else {
			const field = fieldSchema(schema, step);
			if (!field) return {
				depth,
				advice: adviceFor(step, Object.keys(schema.properties))
			};
			schema = field;
		}
	}
	return null;
}
function adviceFor(name, names) {
	const similar = closestName(name, names);
	return similar === void 0 ? "" : `; did you mean \`${similar}\`?`;
}
function itemSchema({ items, additionalProperties }) {
	return items ?? (typeof additionalProperties === "object" ? additionalProperties : void 0);
}

// src/yaml/scalar-offset.ts
function offsetInSource({ source: { text }, start, end, style, value }, offset) {
	const characters = String(value);
	let at = style === "single" || style === "double" ? start + 1 : start;
	for (let index = 0; index <= offset && at < end; index++) {
		while (at < end && !represents(text, at, characters[index], style)) at++;
		if (index < offset) at += sourceLength(text, at, style);
	}
	return Math.min(at, end);
}
function represents(text, at, character, style) {
	const written = text[at];
	if (character === void 0 || written === character) return true;
	if (style === "double" && written === "\\") return !/[\r\n]/.test(text[at + 1] ?? "");
	if (/\s/.test(character)) return written === "\n";
	return !/\s/.test(written ?? "") && !(style === "double" && text[at - 1] === "\\");
}
function sourceLength(text, at, style) {
	if (style === "single" && text[at] === "'") return 2;
	if (style !== "double" || text[at] !== "\\") return 1;
	return 2 + (escapeLengths[text[at + 1] ?? ""] ?? 0);
}
const escapeLengths = {
	x: 2,
	u: 4,
	U: 8
};

// src/inspect/custom-rules.ts
async function readCustomRules(reader, config, { options: { configFile }, host: { expressions } }, shapes) {
	const { root } = configurationFiles(reader, configFile);
	const named = namedRules(config);
	const { "custom-rules": patterns = [] } = config;
	if (patterns.length === 0 && named.length === 0) return {
		rules: [],
		problems: () => []
	};
	const read = await readRuleFiles(reader, patterns);
	const checked = await Promise.all(read.rules.map((rule) => checkRule(rule, expressions, shapes)));
	const ids = read.rules.map(({ rule }) => rule.id);
	const atConfig = (node) => node ?? {
		file: configFile,
		line: 1
	};
	const problems = [
		...patterns.flatMap((pattern, index) => namedFilesIn(reader, pattern).length > 0 ? [] : noSuchFile(pattern, atConfig(root?.get("custom-rules").item(index)))),
		...read.problems,
		...checked.flatMap((result) => result.problems),
		...named.flatMap(({ name, path }) => unknownRule(name, ids, atConfig(root?.at(...path).keyLocation)))
	];
	return {
		rules: checked.flatMap(({ rule }) => rule ?? []),
		problems: () => [...problems, ...read.rules.flatMap((rule) => stopped(rule, expressions))]
	};
}
function namedRules({ rules = {}, overrides = [] }) {
	const namesIn = (settings, path) => Object.keys(settings).filter(isCustomRule).map((name) => ({
		name,
		path: [...path, name]
	}));
	return [...namesIn(rules, ["rules"]), ...overrides.flatMap((override, index) => namesIn(override.rules ?? {}, [
		"overrides",
		index,
		"rules"
	]))];
}
async function checkRule({ rule, entry }, expressions, shapes) {
	const { errors, reads, ...read } = expressions.compile(rule.expressions);
	const isForValues = rule.kinds.includes(valuesKind);
	const problems = [
		...errors.map((error) => expressionProblem(error, entry)),
		...await unknownFields(rule, reads, entry, shapes),
		...read.readsOldObject && isForValues ? [noOldValues(entry)] : [],
		...read.readsValues && isForValues ? [noReleaseValues(entry)] : []
	];
	const isUsable = problems.length === 0 && expressions.stopOf(rule.expressions) === null;
	const usable = {
		...rule,
		...read,
		reads: reads.map(({ path }) => path)
	};
	return {
		rule: isUsable ? usable : null,
		problems
	};
}
function noOldValues(entry) {
	const message = `${quote("oldObject")} is about objects, and values files have none: leave out ${quote(valuesKind)}, or write a rule for what the charts render`;
	return {
		code: "shape",
		node: entry.get("kinds"),
		message,
		about: valuesKind
	};
}
function noReleaseValues(entry) {
	const message = `${quote("values")} are those of the release that renders an object, and a values file may be of several: read ${quote("object")}, or leave out ${quote(valuesKind)}`;
	return {
		code: "shape",
		node: entry.get("kinds"),
		message,
		about: valuesKind
	};
}
function expressionProblem({ part, start, end, message }, entry) {
	return {
		code: "expression",
		node: rangeIn(entry.get(part), start, end),
		message,
		about: message
	};
}
function rangeIn(text, start, end) {
	const { yaml } = text;
	if (yaml?.kind !== "scalar") return text;
	return locationAt(yaml.source, offsetInSource(yaml, start), offsetInSource(yaml, end));
}
async function unknownFields({ kinds, expressions: { field } }, reads, entry, shapes) {
	const schemas = await schemasOfKinds(kinds, shapes);
	if (!schemas) return [];
	const problemOf = (path, node) => {
		const unknown = unknownStep(path, schemas);
		if (!unknown) return [];
		const shown = patternText(path.slice(0, unknown.depth + 1));
		return [{
			code: "unknown-field",
			node,
			message: `${quote(shown)} is no field of ${kinds.map(quote).join(" or ")}${unknown.advice}`,
			about: shown
		}];
	};
	const ofField = field ? problemOf(field, entry.get("field")) : [];
	if (ofField.length > 0) return ofField;
	return reads.flatMap(({ part, path, start, end }) => problemOf(path, rangeIn(entry.get(part), start, end)));
}
function noSuchFile(pattern, node) {
	return [{
		code: "no-such-file",
		node,
		message: `no file ${quote(pattern)} in this repository`,
		about: pattern
	}];
}
function unknownRule(name, ids, node) {
	const id = name.split("/").slice(0, 2).join("/");
	if (ids.includes(id)) return [];
	const similar = closestName(id, ids);
	const advice = similar === void 0 ? "" : `; did you mean ${quote(similar)}?`;
	return [{
		code: "unknown-rule",
		node,
		message: `there is no rule ${quote(id)}${advice}`,
		about: id
	}];
}
function stopped({ rule, entry }, expressions) {
	const stop = expressions.stopOf(rule.expressions);
	if (!stop) return [];
	return [{
		code: stop.code,
		node: entry.get("expression"),
		message: `${quote(rule.id)} ${stop.text}`,
		about: rule.id
	}];
}

// src/inspect/example-results.ts
function exampleProblems(reader, patterns, customRules) {
	return exampleFiles(reader, patterns).flatMap((file) => exampleResults(reader, file, customRules)).flatMap(({ at, object, mismatches }) => mismatches.map(({ line, name, text }) => ({
		code: "example",
		node: {
			file: at.file,
			line
		},
		message: `in the example ${quote(object)} ${quote(name)} ${text}`,
		about: `${object} ${name}`
	})));
}
function exampleResults(reader, file, customRules) {
	const lines = (reader.text(file) ?? "").split(/\r\n?|\n/);
	const results = [];
	let before = noContext;
	for (const part of partsOf(reader.documents(file), file, lines)) {
		const { settings } = part;
		if (settings.isReleaseValues) before = {
			...before,
			values: part.root
		};
		else if (settings.isOldObject) before = {
			...before,
			oldObject: part.manifest
		};
		else {
			const mesh = settings.isValues ? meshOfValues(part, file, customRules) : meshOf(part, before, customRules);
			const { manifest } = part;
			const title = settings.isValues || !manifest ? "values" : `${manifest.kind}/${manifest.name}`;
			results.push(resultOf(part.root, title, lint(mesh, []), lines));
			before = noContext;
		}
	}
	return results;
}
const noContext = {
	oldObject: null,
	values: null
};
function partsOf(documents, file, lines) {
	return documents.flatMap((document) => {
		if (!document.root) return [];
		const root = Node.of(document.root);
		const settings = settingsAbove(root.location.line, lines);
		if (settings.isValues || settings.isReleaseValues) return [{
			root,
			document,
			manifest: null,
			settings
		}];
		return manifestsOf([document], file, null).map((manifest) => ({
			root: manifest.root,
			document,
			manifest,
			settings: settingsAbove(manifest.root.location.line, lines)
		}));
	});
}
function meshOfValues(examplePart, file, customRules) {
	const { document: read, settings } = examplePart;
	const document = {
		file,
		document: read,
		problems: read.problems,
		isValues: true
	};
	const context = {
		...emptyContext,
		customRules
	};
	return createMesh({
		...emptyMesh,
		environment: settings.environment,
		documents: [document],
		context
	});
}
function meshOf({ manifest, settings: { environment, release } }, { oldObject, values }, customRules) {
	if (!manifest) return createMesh(emptyMesh);
	const { target: id } = manifest;
	const targets = release === null ? [] : [{
		id,
		path: id,
		environment,
		missing: [],
		kind: "helm",
		release,
		namespace: null,
		values: []
	}];
	const context = {
		...emptyContext,
		customRules,
		baseObjects: { counterpartOf: () => oldObject }
	};
	const releaseValues = values ? [{
		target: id,
		values,
		isComplete: true
	}] : [];
	return createMesh({
		...emptyMesh,
		environment,
		targets,
		manifests: [manifest],
		releaseValues,
		context
	});
}
function settingsAbove(line, lines) {
	const above = lines.slice(0, line - 1);
	const start = above.findLastIndex((text) => !/^\s*(#|$)/.test(text)) + 1;
	const comments = above.slice(start);
	const isMarked = (key) => comments.some((text) => new RegExp(`^\\s*#\\s*${key}\\s*$`).test(text));
	const settingOf = (key) => {
		const pattern = new RegExp(`^\\s*#\\s*${key}:\\s*(\\S+)\\s*$`);
		return comments.flatMap((text) => pattern.exec(text)?.[1] ?? []).at(-1) ?? null;
	};
	return {
		environment: settingOf("environment"),
		release: settingOf("release"),
		isOldObject: isMarked("oldObject"),
		isValues: isMarked("values"),
		isReleaseValues: isMarked("releaseValues")
	};
}
function resultOf({ location }, object, findings, lines) {
	const expected = marksBetween(location.line, location.endLine, lines);
	const unmet = expected.filter(({ line, name }) => !findings.some((finding) => isNamed(finding, line, name)));
	const unexpected = findings.filter((finding) => !expected.some(({ line, name }) => isNamed(finding, line, name)));
	return {
		at: location,
		object,
		rules: [...new Set(findings.map(({ rule }) => rule))],
		mismatches: [...unmet.map(unmetMismatch), ...unexpected.map(unexpectedMismatch)]
	};
}
function unmetMismatch({ line, name }) {
	return {
		line,
		name,
		text: "is expected, and does not find it"
	};
}
function unexpectedMismatch({ at, rule, message }) {
	return {
		line: at.line,
		name: rule,
		text: `finds it, and is not expected: ${message}`
	};
}
function isNamed({ at, rule, code }, line, name) {
	return at.line === line && (name === rule || name === `${rule}/${code}`);
}
function marksBetween(first, last, lines) {
	return lines.slice(first - 1, last).flatMap((text, index) => {
		const [, names] = /#\s*expect:\s*(.*?)\s*$/.exec(text) ?? [];
		return names === void 0 ? [] : names.split(/,\s*/).map((name) => ({
			line: first + index,
			name
		}));
	});
}

// src/inspect/configured-checks.ts
async function configuredChecks(reader, config, scope, { checks }) {
	const own = await readChecks(reader, checks ? checks.own : config, scope);
	const used = checks ? await readChecks(readerOf(checks.tree), checks.config, scope) : own;
	const ownRules = sharedRulesOf(own.rules, scope);
	return {
		shapes: used.schemas.shapes,
		customRules: sharedRulesOf(used.rules, scope),
		problems: {
			schemaProblems: own.schemas.problems,
			customRuleProblems: own.rules.problems,
			exampleProblems: () => {
				if (own.rules.problems().length > 0) return [];
				return exampleProblems(reader, (checks ? checks.own : config)["custom-rules"] ?? [], ownRules);
			}
		}
	};
}
function sharedRulesOf({ rules }, { host }) {
	return rules.length === 0 ? null : sharedRules(host.expressions, JSON.stringify(rules));
}
async function readChecks(reader, config, scope) {
	const schemas = await readConfiguredSchemas(reader, config, scope);
	return {
		schemas,
		rules: await readCustomRules(reader, config, scope, schemas.shapes)
	};
}
const sharedRules = oncePerName((expressions, text) => ({
	rules: JSON.parse(text),
	expressions
}));

export { ruleEntriesById as a, namesSchemaFile as c, shapesWithGoPatterns as d, namedFilesIn as f, exampleFiles as i, schemaFiles as l, exampleResults as n, bundledSchemas as o, readRuleFiles as r, kindsBySchemaFile as s, configuredChecks as t, kindsOfDefinition as u };