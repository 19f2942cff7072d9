import { n as UsageError } from "./errors.js";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

// src/cli/flag-files.ts
/**
* Reads the files that flags name from the disk, since they may be outside the repository. Names are relative to
* `folder`. Throws `UsageError` for a file that cannot be read.
*/
function readFlagFiles(names, folder) {
	return new Map(names.map((name) => [name, read(name, folder)]));
}
/** The file names in a value of `--set-file`, `a.b=FILE,c=FILE`; `\,` is a comma within a name. */
function setFileNames(value) {
	return value.split(/(?<!\\),/).map((assignment) => assignment.slice(assignment.indexOf("=") + 1).replaceAll("\\,", ","));
}
function read(name, folder) {
	try {
		return readFileSync(resolve(folder, name));
	} catch {
		throw new UsageError(`no file \`${name}\``);
	}
}

export { setFileNames as n, readFlagFiles as t };