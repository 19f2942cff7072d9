import { n as UsageError } from "./errors.js";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

// src/cli/flag-files.ts
function readFlagFiles(names, folder) {
	return new Map(names.map((name) => [name, read(name, folder)]));
}
function setFileNames(value) {
	return value.split(/(?<!\\),/).map((assignment) => assignment.slice(assignment.indexOf("=") + 1).replaceAll("\\,", ","));
}
function read(name, folder) {
	try {
		return readFileSync(resolve(folder, name));
	} catch {
		throw new UsageError(`there is no file \`${name}\``);
	}
}

export { setFileNames as n, readFlagFiles as t };