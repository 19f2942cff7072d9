import { v as UsageError } from "./shapes.js";
import { n as hasPath } from "./tree.js";
import { n as systemErrorText } from "./error-text.js";
import { o as pathInside } from "./replace-file.js";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

// src/host/config-source.ts
function openConfig(from, folder, configFile, { root, head }) {
	if (from === "") return {
		configSource: "head",
		configFile
	};
	if (from === "head" || from === "base") return {
		configSource: from,
		configFile
	};
	if (isText(from)) return {
		configSource: { text: from },
		configFile: "config-from"
	};
	const path = resolve(folder, from);
	const inside = pathInside(root, path);
	if (inside !== void 0 && hasPath(head, inside)) throw new UsageError(`\`${from}\` is a file of the repository, which the change under review may write: name it with \`config\``);
	return {
		configSource: { text: readText(path, from) },
		configFile: from
	};
}
function isText(from) {
	return from.includes("\n") || /^\{|:( |$)/.test(from);
}
function readText(path, from) {
	try {
		return readFileSync(path, "utf8");
	} catch (error) {
		throw new UsageError(`the configuration \`${from}\` cannot be read: ${systemErrorText(error)}`);
	}
}

export { openConfig as t };