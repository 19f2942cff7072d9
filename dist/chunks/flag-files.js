import { v as UsageError } from "./shapes.js";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

// src/cli/flag-files.ts
function readFlagFiles(names, folder) {
	return new Map(names.map((name) => [name, read(name, folder)]));
}
function setFileNames(value) {
	return (value.match(/(?:[^,=]*=\{(?:\\.|[^}\\])*\}|(?:\\.|[^,\\])+)/gs) ?? []).flatMap((assignment) => {
		const named = assignment.slice(assignment.indexOf("=") + 1);
		const listed = /^\{(.*)\}$/s.exec(named)?.[1];
		return (listed === void 0 ? [named] : listed.split(/(?<!\\),/)).map((file) => file.replaceAll("\\,", ","));
	});
}
function read(name, folder) {
	try {
		return readFileSync(resolve(folder, name));
	} catch {
		throw new UsageError(`there is no file \`${name}\``);
	}
}

export { setFileNames as n, readFlagFiles as t };