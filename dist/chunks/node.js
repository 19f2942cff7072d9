import { r as toData } from "./data2.js";
import { r as locationAt } from "./lines.js";
import { i as isUnfilled } from "./unfilled.js";

// src/model/node.ts
var Node = class Node {
	parent;
	step;
	yaml;
	anchor;
	constructor(parent, step, yaml, anchor) {
		this.parent = parent;
		this.step = step;
		this.yaml = yaml;
		this.anchor = anchor;
	}
	static of(yaml) {
		return new Node(null, "", yaml, null);
	}
	get root() {
		return this.parent ? this.parent.root : this;
	}
	get pathKeys() {
		return this.parent ? [...this.parent.pathKeys, this.step] : [];
	}
	get path() {
		return pathText(this.pathKeys);
	}
	get exists() {
		return this.yaml !== null;
	}
	get isNull() {
		return this.yaml?.kind === "scalar" && this.yaml.value === null;
	}
	get kind() {
		return this.yaml?.kind ?? "absent";
	}
	get scalar() {
		return this.yaml?.kind === "scalar" ? this.yaml.value : void 0;
	}
	get text() {
		const value = this.scalar;
		return typeof value === "string" ? value : "";
	}
	get isUnfilled() {
		return isUnfilled(this.text);
	}
	get number() {
		const value = this.scalar;
		return typeof value === "bigint" ? Number(value) : typeof value === "number" ? value : void 0;
	}
	get data() {
		return this.yaml ? toData(this.yaml) : void 0;
	}
	get range() {
		return this.nearest;
	}
	get file() {
		return this.nearest.source.file;
	}
	get location() {
		return locationAt(this.nearest.source, this.nearest.start, this.nearest.end);
	}
	get keyLocation() {
		const { source, start, end } = this.keyOrNearest;
		return locationAt(source, start, end);
	}
	get entryLocation() {
		const { endLine, endColumn } = this.location;
		return {
			...this.keyLocation,
			endLine,
			endColumn
		};
	}
	get aliasLocation() {
		const alias = this.yaml?.alias;
		return alias && locationAt(this.yaml.source, alias.start, alias.end);
	}
	get(key) {
		const entry = this.yaml?.kind === "map" ? this.yaml.entries.get(key) : void 0;
		if (entry) return this.below(key, entry);
		return new Node(this, key, null, this.keyOrNearest);
	}
	at(...keys) {
		return keys.reduce(childOf, this);
	}
	item(index) {
		const yaml = this.yaml?.kind === "list" ? this.yaml.items[index] : void 0;
		return yaml ? new Node(this, index, yaml, null) : new Node(this, index, null, this.keyOrNearest);
	}
	items(key) {
		if (key !== void 0) return this.get(key).items();
		if (this.yaml?.kind !== "list") return [];
		return this.yaml.items.map((_, index) => this.item(index));
	}
	entries(key) {
		if (key !== void 0) return this.get(key).entries();
		const entries = [];
		if (this.yaml?.kind === "map") this.yaml.entries.forEach((entry, name) => entries.push([name, this.below(name, entry)]));
		return entries;
	}
	below(name, { key, value }) {
		return new Node(this, name, value, key);
	}
	get nearest() {
		return this.yaml ?? this.anchor;
	}
	get keyOrNearest() {
		return this.anchor ?? this.yaml;
	}
};
function childOf(node, key) {
	return typeof key === "number" ? node.item(key) : node.get(key);
}
function pathText(keys) {
	return keys.map(segmentText).join("").replace(/^\./, "");
}
function segmentText(key) {
	if (typeof key === "number") return `[${key}]`;
	return /^[A-Za-z_][\w-]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}

export { pathText as n, Node as t };