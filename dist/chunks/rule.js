import { n as oncePer } from "./once-per.js";
import { i as isUnfilled } from "./unfilled.js";
import { t as Node } from "./node.js";
import { t as table } from "./table.js";
import { n as isDataMap } from "./plain-data.js";
import { m as isIPv4 } from "./egress-allowlist.js";
import { n as violationMessage, r as codeOfKeyword, t as quotedCode } from "./violation-message.js";
import { t as mapSubschemas } from "./subschemas.js";
import { T as groupOf, n as hasStatedNamespace } from "./one-line.js";
import { t as quote } from "./quote.js";
import { n as servedKinds, t as istioShapeOf } from "./istio.js";

// src/schema/kind-shape.ts
function kindName({ apiVersion, kind }) {
	return `${apiVersion}/${kind}`;
}

// src/schema/preserved-fields.ts
function acceptsAnything(schema) {
	return schema["x-kubernetes-preserve-unknown-fields"] === true || schema.additionalProperties === true;
}

// src/schema/data.ts
function isSameScalar(first, second) {
	return first === second || typeof first === "number" && typeof second === "bigint" && BigInt(Math.trunc(first)) === second;
}

// src/schema/string-formats.ts
const stringFormats = table({
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
		isValid: isIPv4
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
});
function isBase64(text) {
	return /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text);
}

// src/schema/keyword-violations.ts
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
function isTypeViolation({ keyword }) {
	return keyword === "type";
}
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
function typesOf(schema) {
	if (schema["x-kubernetes-int-or-string"]) return ["integer", "string"];
	if (schema.type !== void 0) return [schema.type];
	return isChoiceOfTypes(schema) ? schema.anyOf.map(({ type }) => type) : void 0;
}
function hasType(types, data) {
	const type = typeOf(data);
	return types.includes(type) || type === "integer" && types.includes("number");
}
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
function isMatch({ matches }, pattern, text) {
	return matches ? matches(text) : new RegExp(pattern).test(text);
}
function mapViolations(schema, data) {
	if (!schema.required || !isDataMap(data)) return none$2;
	return schema.required.filter((key) => !Object.hasOwn(data, key)).map((missingProperty) => ({
		keyword: "required",
		params: { missingProperty },
		data
	}));
}
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
	return isDataMap(data) ? {
		of: "map",
		size: Object.keys(data).length
	} : void 0;
}

// src/schema/field-choice.ts
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
const none$1 = [];
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
function collisionViolations(schema, data) {
	if (Array.isArray(data)) return repeatedItems(schema, data);
	if (!isDataMap(data) || !(schema.oneOf ?? schema.allOf)) return [];
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
function choicesOf({ oneOf, allOf = [] }) {
	return [...oneOf ? [oneOf] : [], ...allOf.map((alternative) => alternative.oneOf ?? [])].flatMap((alternatives) => fieldChoice(alternatives) ?? []);
}
function repeatedItems(schema, items) {
	const keys = schema["x-kubernetes-list-map-keys"];
	if (schema["x-kubernetes-list-type"] !== "map" || !keys) return [];
	const firstIndexes = /* @__PURE__ */ new Map();
	return items.flatMap((item, index) => {
		if (!isDataMap(item)) return [];
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
function violations(schema, written, cel) {
	if (written === null && schema.nullable) return none;
	if (typeof written === "string" && acceptsAnyString(schema)) return none;
	const data = isDataMap(written) ? withDefaults(schema, withoutNulls(schema, written)) : written;
	const keywordErrors = keywordViolations(schema, data);
	const ownViolations = keywordErrors.length > 0 ? keywordErrors.map(violationOf) : none;
	if (keywordErrors.some(isTypeViolation)) return ownViolations;
	const structuralViolations = concatenated(concatenated(ownViolations, choiceViolations(schema, data)), childViolations(schema, data, cel));
	return structuralViolations.length > 0 ? structuralViolations : celViolations(schema, data, cel);
}
const acceptsAnyString = oncePer((schema) => schema.type === "string" && Object.keys(schema).every((keyword) => /^(type|nullable|default)$/.test(keyword)));
const none = [];
function concatenated(first, second) {
	if (first.length === 0) return second;
	return second.length === 0 ? first : [...first, ...second];
}
function choiceViolations(schema, data) {
	if (!hasChoices(schema)) return none;
	const colliding = collisionViolations(schema, data);
	return colliding.length > 0 ? colliding : alternativeViolations(schema, (alternative) => violations(alternative, data, () => null));
}
const hasChoices = oncePer(({ oneOf, anyOf, allOf, not, ...schema }) => [
	oneOf,
	anyOf,
	allOf,
	not,
	schema["x-kubernetes-list-map-keys"]
].some((keyword) => keyword !== void 0));
function withoutNulls(schema, map) {
	if (!Object.values(map).includes(null)) return map;
	const isPruned = (key) => map[key] === null && fieldSchema(schema, key)?.nullable !== true;
	return Object.fromEntries(Object.entries(map).filter(([key]) => !isPruned(key)));
}
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
	} else if (isDataMap(data)) for (const key of Object.keys(data)) {
		const field = fieldSchema(schema, key);
		if (field) collected = concatenated(collected, underKey(key, violations(field, data[key], cel)));
	}
	return collected;
}
function underKey(key, inner) {
	if (inner.length === 0) return none;
	return inner.map((violation) => ({
		...violation,
		path: [key, ...violation.path],
		...violation.conflictsWith && { conflictsWith: [key, ...violation.conflictsWith] }
	}));
}
function fieldSchema(schema, key) {
	const { properties, additionalProperties: additional } = schema;
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
function inOtherCase({ params, data }) {
	if (typeof data !== "string") return void 0;
	return params.allowedValues.map(String).find((value) => value.toLowerCase() === data.toLowerCase());
}
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
function istioShape(manifest) {
	return (Object.hasOwn(servedKinds, manifest.kind) ? servedKinds[manifest.kind] : void 0)?.group === groupOf(manifest) ? istioShapeOf(manifest.kind) : void 0;
}
function fieldsOf(root, schema) {
	const fields = [];
	addFieldsBelow(root, "", [withMetadata(schema)], fields);
	return fields;
}
const withMetadata = oncePer((schema) => ({
	...schema,
	properties: {
		...schema.properties,
		metadata: metadataSchema
	}
}));
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

// src/rules/shared/namespace-of.ts
function namespaceOf(manifest) {
	return hasStatedNamespace(manifest) ? `namespace ${quote(manifest.namespace)}` : "its namespace";
}

// src/rules/message/location.ts
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

// src/rules/rule.ts
function viewsOf({ on = {}, across = {} }) {
	return [.../* @__PURE__ */ new Set([...Object.keys(on), ...Object.keys(across)])];
}
function defineRule(rule) {
	return rule;
}

export { fieldsOf as a, fieldSchema as c, kindName as d, namespaceOf as i, violations as l, viewsOf as n, istioShape as o, locationOf as r, withMetadata as s, defineRule as t, acceptsAnything as u };