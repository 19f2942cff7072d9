// src/yaml/data.ts
function toData(node) {
	return toDataWith(node, ({ value }) => value);
}
function jsonText(node) {
	return jsonOf(node ? toData(node) : {});
}
function jsonOf(data) {
	try {
		return JSON.stringify(data);
	} catch {
		return JSON.stringify(data, (_, value) => typeof value === "bigint" ? Number(value) : value);
	}
}
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
	entries.forEach(({ value }, key) => void (data[key] = dataOf(value, conversion)));
	return data;
}
const Bare = function Bare() {};
Bare.prototype = Object.create(null);

export { toDataWith as i, jsonText as n, toData as r, jsonOf as t };