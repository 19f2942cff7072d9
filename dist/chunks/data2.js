// src/yaml/data.ts
/**
* A node as plain JSON data. Maps have no prototype, so that `__proto__` is a key like any other. Data of a node that
* aliases share is shared as well: do not modify it.
*/
function toData(node) {
	return toDataWith(node, ({ value }) => value);
}
/** A node as JSON text, which is YAML as well; `{}` without a node. */
function jsonText(node) {
	return jsonOf(node ? toData(node) : {});
}
/** Plain data as JSON text; it may contain a `bigint`. */
function jsonOf(data) {
	return JSON.stringify(data, (_, value) => typeof value === "bigint" ? Number(value) : value);
}
/** Like `toData`, with scalars converted by `valueOf`. */
function toDataWith(node, valueOf) {
	return dataOf(node, {
		valueOf,
		converted: /* @__PURE__ */ new Map()
	});
}
function dataOf(node, conversion) {
	if (node.kind === "scalar") return conversion.valueOf(node);
	if (!node.source.isAliased) return collectionData(node, conversion);
	const contents = node.kind === "map" ? node.entries : node.items;
	const data = conversion.converted.get(contents) ?? collectionData(node, conversion);
	conversion.converted.set(contents, data);
	return data;
}
function collectionData(node, conversion) {
	return node.kind === "map" ? mapData(node.entries, conversion) : node.items.map((item) => dataOf(item, conversion));
}
function mapData(entries, conversion) {
	const data = new Bare();
	for (const [key, { value }] of entries) data[key] = dataOf(value, conversion);
	return data;
}
/**
* An object without inherited properties. `Object.create(null)` would behave the same, but V8 makes a hash table of
* it, which takes twice as long to fill and to read.
*/
const Bare = function Bare() {};
Bare.prototype = Object.create(null);

export { toDataWith as i, jsonText as n, toData as r, jsonOf as t };