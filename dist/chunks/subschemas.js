// src/schema/subschemas.ts
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

export { mapSubschemas as t };