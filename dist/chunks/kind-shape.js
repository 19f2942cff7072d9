import { n as oncePer } from "./once-per.js";
import { r as isUnfilled } from "./unfilled.js";
import { C as Node } from "./egress-allowlist.js";
import { n as violationMessage, r as codeOfKeyword, t as quotedCode } from "./violation-message.js";
import { t as mapSubschemas } from "./subschemas.js";
import { n as isSameScalar, t as isMap } from "./data3.js";
import { t as hasStatedNamespace, x as groupOf } from "./presence.js";
import { t as quote } from "./quote.js";
import { n as shapeOf, t as servedKinds } from "./istio.js";

// src/rules/shared/namespace-of.ts
/** Names the namespace of an object in a message: `namespace \`shop\``, or `its namespace` where nothing states it. */
function namespaceOf(manifest) {
	return hasStatedNamespace(manifest) ? `namespace ${quote(manifest.namespace)}` : "its namespace";
}

// src/rules/message/location.ts
/** Returns where to report a node: a map or list at its key, a scalar at its value, an absent node where it would be added. */
function locationOf(locatable) {
	if (locatable instanceof Node) return locatable.kind === "map" || locatable.kind === "list" ? locatable.keyLocation : locatable.location;
	const { file, line, column = 1, endLine = line, endColumn = column } = locatable;
	return {
		file,
		line,
		column,
		endLine,
		endColumn
	};
}

// src/rules/message/one-line.ts
/** Shortens the output of another program to one line of a message: white space collapsed, at most 500 characters. */
function oneLine(text) {
	const line = text.replace(/\s+/g, " ").trim();
	return line.length > maxCharacters ? `${line.slice(0, maxCharacters)}…` : line;
}
/** Errors of Helm may quote whole templates. */
const maxCharacters = 500;

// src/rules/rule.ts
/** Lists the views of a rule, each once. */
function viewsOf({ on = {}, across = {} }) {
	return [.../* @__PURE__ */ new Set([...Object.keys(on), ...Object.keys(across)])];
}
/** Declares a rule and returns it as it is; it lets the compiler infer the codes and the types of the views. */
function defineRule(rule) {
	return rule;
}

// src/schema/string-formats.ts
/**
* The formats that are checked. `base64` is decoded by Go (encoding/base64), which skips line breaks; `byte` of
* a CustomResourceDefinition may not have any. `int32` and `int64` refuse no text.
*/
const stringFormats = {
	base64: {
		name: "base64",
		isValid: (text) => isBase64(text.replace(/[\r\n]/g, ""))
	},
	byte: {
		name: "base64",
		isValid: isBase64
	},
	ipv4: {
		name: "IPv4 address",
		isValid: isIpv4
	},
	ipv6: {
		name: "IPv6 address",
		isValid: (text) => text.includes(":") && URL.canParse(`http://[${text}]`)
	},
	int32: {
		name: "number",
		isValid: () => true
	},
	int64: {
		name: "number",
		isValid: () => true
	}
};
function isBase64(text) {
	return /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text);
}
function isIpv4(text) {
	const octets = text.split(".");
	return octets.length === 4 && octets.every((octet) => /^(0|[1-9]\d{0,2})$/.test(octet) && Number(octet) < 256);
}

// src/schema/keyword-violations.ts
/** What a schema refuses of a value itself, without its children. A value of the wrong type has this one violation. */
function keywordViolations(schema, data) {
	const { types, limits } = constraintsOf(schema);
	if (types && !hasType(types, data)) return [{
		keyword: "type",
		params: { type: types.length > 1 ? types : types[0] },
		data
	}];
	const violation = limitViolation(schema, limits, data) ?? valueViolation(schema, data);
	const missing = mapViolations(schema, data);
	return violation ? [violation, ...missing] : missing;
}
/** True for a violation about the type of a value; nothing else is checked then. */
function isTypeViolation({ keyword }) {
	return keyword === "type";
}
/** The types and size limits of a schema. */
const constraintsOf = oncePer((schema) => ({
	types: typesOf(schema),
	limits: sizeKeywords.flatMap((size) => {
		const limit = schema[size.keyword];
		return limit === void 0 ? [] : [{
			...size,
			limit
		}];
	})
}));
/** The types that a schema allows; `undefined` if it allows any. */
function typesOf(schema) {
	if (schema["x-kubernetes-int-or-string"]) return ["integer", "string"];
	if (schema.type !== void 0) return [schema.type];
	return isChoiceOfTypes(schema) ? schema.anyOf.map(({ type }) => type) : void 0;
}
/** True if data has one of the types; an integer is also a number. */
function hasType(types, data) {
	const type = typeOf(data);
	return types.includes(type) || type === "integer" && types.includes("number");
}
/** True for an `anyOf` whose alternatives are only types. */
function isChoiceOfTypes({ anyOf }) {
	return anyOf?.every((alternative) => alternative.type !== void 0 && Object.keys(alternative).length === 1) === true;
}
function typeOf(data) {
	if (data === null) return "null";
	if (Array.isArray(data)) return "array";
	if (typeof data === "bigint" || Number.isInteger(data)) return "integer";
	return typeof data;
}
function valueViolation(schema, data) {
	const { enum: allowedValues, pattern, format } = schema;
	if (allowedValues && !allowedValues.some((value) => isSameScalar(value, data))) return {
		keyword: "enum",
		params: { allowedValues },
		data
	};
	if (typeof data !== "string") return null;
	if (pattern !== void 0 && !isMatch(schema, pattern, data)) return {
		keyword: "pattern",
		params: { pattern },
		data
	};
	const stringFormat = format !== void 0 && Object.hasOwn(stringFormats, format) ? stringFormats[format] : void 0;
	return stringFormat && !stringFormat.isValid(data) ? {
		keyword: "format",
		params: { format: stringFormat.name },
		data
	} : null;
}
/** V8 matches the patterns of bundled schemas; `test/schema/patterns.test.ts` shows that none takes exponential time. */
function isMatch({ matches }, pattern, text) {
	return matches ? matches(text) : new RegExp(pattern).test(text);
}
function mapViolations(schema, data) {
	if (!schema.required || !isMap(data)) return none$2;
	return schema.required.filter((key) => !Object.hasOwn(data, key)).map((missingProperty) => ({
		keyword: "required",
		params: { missingProperty },
		data
	}));
}
/** One shared list, since nearly every value has no violation. */
const none$2 = [];
function limitViolation(schema, limits, data) {
	for (const { keyword, of, isLeast, limit } of limits) {
		const size = sizeOf(data);
		if (size?.of !== of) continue;
		if (isLeast ? size.size < limit : size.size > limit) return {
			keyword,
			params: { limit },
			data
		};
	}
	return typeof data === "number" ? formatViolation(schema, data) ?? numberViolation(schema, data) : null;
}
/** Checks a whole number against the range of its format, which the API server and Go's decoder both do. */
function formatViolation({ format, type }, data) {
	if (format !== "int32" || type !== "integer") return null;
	if (data > maxInt32) return {
		keyword: "maximum",
		params: { limit: maxInt32 },
		data
	};
	return data < -maxInt32 - 1 ? {
		keyword: "minimum",
		params: { limit: -maxInt32 - 1 },
		data
	} : null;
}
const maxInt32 = 2 ** 31 - 1;
/** Checks exclusive limits and multiples, with the messages that ajv has in draft 4. */
function numberViolation(schema, data) {
	const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
	const violation = (keyword, message) => ({
		keyword,
		params: {},
		data,
		message
	});
	if (exclusiveMinimum === true && data === minimum) return violation("exclusiveMinimum", `must be more than ${minimum}`);
	if (exclusiveMaximum === true && data === maximum) return violation("exclusiveMaximum", `must be less than ${maximum}`);
	return multipleOf === void 0 || isMultiple(data, multipleOf) ? null : violation("multipleOf", `must be a multiple of ${multipleOf}`);
}
/** True if the quotient is nearly whole: a multiple of 0.1 is not exact in floating point. */
function isMultiple(data, step) {
	const quotient = data / step;
	return Math.abs(quotient - Math.round(quotient)) < 1e-9 * Math.max(1, Math.abs(quotient));
}
const sizeKeywords = [
	{
		keyword: "minimum",
		of: "number",
		isLeast: true
	},
	{
		keyword: "maximum",
		of: "number",
		isLeast: false
	},
	{
		keyword: "minLength",
		of: "text",
		isLeast: true
	},
	{
		keyword: "maxLength",
		of: "text",
		isLeast: false
	},
	{
		keyword: "minItems",
		of: "list",
		isLeast: true
	},
	{
		keyword: "maxItems",
		of: "list",
		isLeast: false
	},
	{
		keyword: "minProperties",
		of: "map",
		isLeast: true
	},
	{
		keyword: "maxProperties",
		of: "map",
		isLeast: false
	}
];
/** The size that limits apply to; the length of a string in code points, as Go counts runes. */
function sizeOf(data) {
	if (typeof data === "number" || typeof data === "bigint") return {
		of: "number",
		size: data
	};
	if (typeof data === "string") return {
		of: "text",
		size: [...data].length
	};
	if (Array.isArray(data)) return {
		of: "list",
		size: data.length
	};
	return isMap(data) ? {
		of: "map",
		size: Object.keys(data).length
	} : void 0;
}

// src/schema/field-choice.ts
/**
* Returns the choice between fields that alternatives express; `undefined` if they do more than require fields. The
* alternative for none of the fields (`not: {anyOf: ...}`, as Istio writes it) is ignored.
*/
function fieldChoice(alternatives) {
	const requiring = alternatives.filter((alternative) => !hasOnly(alternative, "not"));
	if (requiring.length < 2 || !requiring.every((alternative) => hasOnly(alternative, "required"))) return void 0;
	const lists = requiring.map(({ required }) => required);
	const common = lists[0].filter((name) => lists.every((list) => list.includes(name)));
	const names = lists.flatMap((list) => list.filter((name) => !common.includes(name)));
	return lists.every((list) => new Set(list).size === common.length + 1) && new Set(names).size === lists.length ? {
		names,
		common
	} : void 0;
}
function hasOnly(schema, keyword) {
	return schema[keyword] !== void 0 && Object.keys(schema).length === 1;
}

// src/schema/alternatives.ts
/** What `allOf`, `anyOf`, `oneOf` and `not` of a schema refuse in some data; `violationsBy` checks it by one schema. */
function alternativeViolations(schema, violationsBy) {
	const { allOf = [], anyOf, oneOf, not } = schema;
	if (!(allOf.length > 0 || anyOf || oneOf || not) || !canBeChecked(schema)) return none$1;
	const accepts = (alternative) => violationsBy(alternative).length === 0;
	return [
		...allOf.flatMap(violationsBy),
		...anyOf && !isChoiceOfTypes(schema) && !anyOf.some(accepts) ? [alternativeViolation("anyOf", anyOf)] : [],
		...oneOf && oneOf.filter(accepts).length !== 1 ? [alternativeViolation("oneOf", oneOf)] : [],
		...not && accepts(not) ? [alternativeViolation("not", [])] : []
	];
}
/** One shared list, since nearly every schema has no alternatives. */
const none$1 = [];
/** False with an unchecked format among the alternatives: it would accept anything, and `not` would refuse anything. */
const canBeChecked = oncePer((schema) => {
	const { allOf = [], anyOf = [], oneOf = [], not } = schema;
	return [
		...allOf,
		...anyOf,
		...oneOf,
		...not ? [not] : []
	].every(hasCheckedFormats);
});
function hasCheckedFormats(schema) {
	if (schema.format !== void 0 && !Object.hasOwn(stringFormats, schema.format)) return false;
	let isChecked = true;
	mapSubschemas(schema, (subschema) => {
		isChecked &&= hasCheckedFormats(subschema);
		return subschema;
	});
	return isChecked;
}
/** Names the missing fields where the alternatives only require fields. */
function alternativeViolation(keyword, alternatives) {
	const choice = fieldChoice(alternatives);
	if (!choice) return {
		path: [],
		code: codeOfKeyword(keyword),
		message: violationMessage({
			keyword,
			params: {}
		})
	};
	const [names, common] = [choice.names, choice.common].map((fields) => fields.map(quotedCode).join(", "));
	const about = [...choice.common, ...choice.names].join(" ");
	return {
		path: [],
		code: "missing-choice",
		message: `needs ${common === "" ? "" : `${common} and `}one of ${names}`,
		about,
		isMissing: true
	};
}

// src/schema/collisions.ts
/** Reports what must not stand side by side: two fields of one `oneOf`, two items of a list with the same key. */
function collisionViolations(schema, data) {
	if (Array.isArray(data)) return repeatedItems(schema, data);
	if (!isMap(data) || !(schema.oneOf ?? schema.allOf)) return [];
	return choicesOf(schema).flatMap(({ names, common: besides }) => {
		const [first, second] = names.filter((name) => Object.hasOwn(data, name));
		if (first === void 0 || second === void 0) return [];
		if (!besides.every((name) => Object.hasOwn(data, name))) return [];
		const message = `stands beside ${quotedCode(first)}: set only one of ${names.map(quotedCode).join(", ")}`;
		return [{
			path: [second],
			code: "exclusive-fields",
			message,
			conflictsWith: [first]
		}];
	});
}
/** The choices between fields that a schema and its `allOf` have. */
function choicesOf({ oneOf, allOf = [] }) {
	return [...oneOf ? [oneOf] : [], ...allOf.map((alternative) => alternative.oneOf ?? [])].flatMap((alternatives) => fieldChoice(alternatives) ?? []);
}
function repeatedItems(schema, items) {
	const keys = schema["x-kubernetes-list-map-keys"];
	if (schema["x-kubernetes-list-type"] !== "map" || !keys) return [];
	const firstIndexes = /* @__PURE__ */ new Map();
	return items.flatMap((item, index) => {
		if (!isMap(item)) return [];
		const itemKey = JSON.stringify(keys.map((key) => isScalar(item[key]) ? String(item[key]) : index));
		const first = firstIndexes.get(itemKey);
		if (first === void 0) firstIndexes.set(itemKey, index);
		if (first === void 0) return [];
		const key = keys[0];
		const message = `is the same as in item ${first}: each item needs its own \`${key}\``;
		return [{
			path: [index, key],
			code: "repeated-item-key",
			message,
			conflictsWith: [first, key]
		}];
	});
}
function isScalar(data) {
	return data !== void 0 && typeof data !== "object";
}

// src/schema/structural.ts
/**
* Returns what the API server refuses in data by a structural schema (k8s.io/kube-openapi/pkg/validation/validate and
* k8s.io/apiextensions-apiserver). Fields that the schema lacks are no violations: the API server drops them. CEL
* rules are evaluated only where nothing else is refused, as in the API server.
*/
function violations(schema, written, cel) {
	if (written === null && schema.nullable) return none;
	if (typeof written === "string" && acceptsAnyString(schema)) return none;
	const data = isMap(written) ? withDefaults(schema, withoutNulls(schema, written)) : written;
	const keywordErrors = keywordViolations(schema, data);
	const ownViolations = keywordErrors.length > 0 ? keywordErrors.map(violationOf) : none;
	if (keywordErrors.some(isTypeViolation)) return ownViolations;
	const structuralViolations = concatenated(concatenated(ownViolations, choiceViolations(schema, data)), childViolations(schema, data, cel));
	return structuralViolations.length > 0 ? structuralViolations : celViolations(schema, data, cel);
}
/** True for a schema that accepts any string, as most schemas of strings do. */
const acceptsAnyString = oncePer((schema) => schema.type === "string" && Object.keys(schema).every((keyword) => /^(type|nullable|default)$/.test(keyword)));
/** One shared list, since nearly every value has no violation. */
const none = [];
function concatenated(first, second) {
	if (first.length === 0) return second;
	return second.length === 0 ? first : [...first, ...second];
}
/** Violations of alternatives. A conflict between fields is reported instead, since its message is clearer. */
function choiceViolations(schema, data) {
	if (!hasChoices(schema)) return none;
	const colliding = collisionViolations(schema, data);
	return colliding.length > 0 ? colliding : alternativeViolations(schema, (alternative) => violations(alternative, data, () => null));
}
/** True for a schema with keywords that `choiceViolations` checks. */
const hasChoices = oncePer(({ oneOf, anyOf, allOf, not, ...schema }) => [
	oneOf,
	anyOf,
	allOf,
	not,
	schema["x-kubernetes-list-map-keys"]
].some((keyword) => keyword !== void 0));
/** The API server removes a null from a map before any check, unless the field is nullable (prunenulls.go). */
function withoutNulls(schema, map) {
	if (!Object.values(map).includes(null)) return map;
	const isPruned = (key) => map[key] === null && fieldSchema(schema, key)?.nullable !== true;
	return Object.fromEntries(Object.entries(map).filter(([key]) => !isPruned(key)));
}
/** The API server adds default values before any check. */
function withDefaults(schema, map) {
	const absent = defaultsOf(schema).filter(([key]) => !Object.hasOwn(map, key));
	return absent.length === 0 ? map : {
		...map,
		...Object.fromEntries(absent)
	};
}
const defaultsOf = oncePer(({ properties = {} }) => Object.entries(properties).flatMap(([key, field]) => field.default === void 0 ? [] : [[key, field.default]]));
function childViolations(schema, data, cel) {
	let collected = none;
	if (Array.isArray(data)) {
		const { items } = schema;
		if (items) for (let index = 0; index < data.length; index++) collected = concatenated(collected, underKey(index, violations(items, data[index], cel)));
	} else if (isMap(data)) for (const key of Object.keys(data)) {
		const field = fieldSchema(schema, key);
		if (field) collected = concatenated(collected, underKey(key, violations(field, data[key], cel)));
	}
	return collected;
}
/** Puts a key in front of the paths of violations. */
function underKey(key, inner) {
	if (inner.length === 0) return none;
	return inner.map((violation) => ({
		...violation,
		path: [key, ...violation.path],
		...violation.conflictsWith && { conflictsWith: [key, ...violation.conflictsWith] }
	}));
}
/** Returns the schema of a field; `undefined` if the schema has none for it. */
function fieldSchema({ properties, additionalProperties: additional }, key) {
	if (properties && Object.hasOwn(properties, key)) return properties[key];
	return typeof additional === "object" ? additional : void 0;
}
function celViolations(schema, data, cel) {
	const rules = schema["x-kubernetes-validations"];
	return rules ? rules.flatMap(({ rule }) => cel(rule, data) ?? []) : none;
}
function violationOf(error) {
	const { missingProperty, pattern } = error.params;
	const about = missingProperty ?? pattern;
	const replacement = error.keyword === "enum" ? inOtherCase(error) : void 0;
	return {
		path: missingProperty === void 0 ? [] : [String(missingProperty)],
		code: codeOfKeyword(error.keyword),
		message: missingProperty === void 0 ? violationMessage(error) + quoteHint(error) : "is missing",
		...about !== void 0 && { about: String(about) },
		...missingProperty !== void 0 && { isMissing: true },
		...replacement !== void 0 && { replacement }
	};
}
/** The allowed value that differs only in case. */
function inOtherCase({ params, data }) {
	if (typeof data !== "string") return void 0;
	return params.allowedValues.map(String).find((value) => value.toLowerCase() === data.toLowerCase());
}
/** Suggests quotes, or no quotes, where they would give the value the right type. */
function quoteHint({ keyword, params, data }) {
	if (keyword !== "type" || data === null || typeof data === "object") return "";
	if (params.type === "string") return ": put it in quotes";
	const isUnquoted = params.type === "boolean" ? /^(true|false)$/ : /^\d{1,15}$/;
	return typeof data === "string" && isUnquoted.test(data) ? ": write it without quotes" : "";
}

// src/rules/schema/helpers/metadata.ts
const stringSchema = {
	type: "string",
	nullable: true
};
const stringMapSchema = {
	type: "object",
	nullable: true,
	additionalProperties: stringSchema
};
const anySchema = { "x-kubernetes-preserve-unknown-fields": true };
/**
* The schema of the metadata of every object (k8s.io/apimachinery, meta/v1 ObjectMeta), as Go decodes it: `null` is
* ignored, and fields that a cluster writes accept anything.
*/
const metadataSchema = {
	type: "object",
	properties: {
		name: stringSchema,
		generateName: stringSchema,
		namespace: stringSchema,
		labels: stringMapSchema,
		annotations: stringMapSchema,
		finalizers: {
			type: "array",
			nullable: true,
			items: stringSchema
		},
		ownerReferences: anySchema,
		managedFields: anySchema,
		creationTimestamp: anySchema,
		deletionTimestamp: anySchema,
		deletionGracePeriodSeconds: anySchema,
		generation: anySchema,
		resourceVersion: anySchema,
		selfLink: anySchema,
		uid: anySchema
	}
};

// src/rules/schema/helpers/istio-object.ts
/** Returns the schema of an object of one of Istio's kinds, whatever its version; `undefined` for any other object. */
function istioShape(manifest) {
	return (Object.hasOwn(servedKinds, manifest.kind) ? servedKinds[manifest.kind] : void 0)?.group === groupOf(manifest) ? shapeOf(manifest.kind) : void 0;
}
/**
* Lists the fields of an object, from the top down, but none below a field that the schema does not have, or that may
* have any value. Not listed either: directives of patches (`$patch`), the `sops` key of an encrypted object, and keys
* with a placeholder. The list is not cached: the lists of a large repository would take most of its memory.
*/
function fieldsOf(root, schema) {
	const fields = [];
	addFieldsBelow(root, "", [withMetadata(schema)], fields);
	return fields;
}
/** Adds the schema of metadata to that of an object. Cached, since other caches are keyed by the schema object. */
const withMetadata = oncePer((schema) => ({
	...schema,
	properties: {
		...schema.properties,
		metadata: metadataSchema
	}
}));
/** Adds the fields below a node; none if the node has another type than the schema, which schema/invalid reports. */
function addFieldsBelow(node, path, ancestors, fields) {
	const schema = ancestors.at(-1);
	if (node.kind === "list" && schema.type === "array") for (const item of node.items()) addField(item, `${path}[]`, ancestors, schema.items ?? null, fields);
	if (node.kind !== "map" || schema.type !== "object" || acceptsAnything(schema)) return;
	const hasFreeKeys = schema.properties === void 0;
	for (const [name, value] of node.entries()) {
		if (name.startsWith("$") || isUnfilled(name) || name === "sops" && path === "") continue;
		addField(value, hasFreeKeys ? `${path}{}` : `${path === "" ? "" : `${path}.`}${name}`, ancestors, fieldSchema(schema, name) ?? null, fields);
	}
}
function addField(node, path, ancestors, schema, fields) {
	fields.push({
		node,
		path,
		ancestors,
		schema
	});
	if (schema !== null && node.kind !== "scalar") addFieldsBelow(node, path, [...ancestors, schema], fields);
}
function acceptsAnything(schema) {
	return schema["x-kubernetes-preserve-unknown-fields"] === true || schema.additionalProperties === true;
}

// src/schema/kind-shape.ts
/** The name of a kind in one version: `apps/v1/Deployment`. */
function kindName({ apiVersion, kind }) {
	return `${apiVersion}/${kind}`;
}

export { fieldSchema as a, viewsOf as c, namespaceOf as d, withMetadata as i, oneLine as l, fieldsOf as n, violations as o, istioShape as r, defineRule as s, kindName as t, locationOf as u };