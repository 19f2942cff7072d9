import { o as UsageError } from "./namespace.js";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

// src/cli/given-files.ts
/**
* The contents of files that flags name, read from the disk: they need not be in the chart's repository. Names are
* relative to `folder`. Throws `UsageError` for one that cannot be read.
*/
function givenFiles(names, folder) {
	return new Map(names.map((name) => [name, read(name, folder)]));
}
/** The files in `a.b=FILE,c=FILE`; a comma that is part of a name is written `\,`. */
function filesOfSet(value) {
	return value.split(/(?<!\\),/).map((part) => part.slice(part.indexOf("=") + 1).replaceAll("\\,", ","));
}
function read(name, folder) {
	try {
		return readFileSync(resolve(folder, name));
	} catch {
		throw new UsageError(`no file \`${name}\``);
	}
}

export { givenFiles as n, filesOfSet as t };