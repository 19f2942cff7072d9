import { r as listsExisting } from "./format-names.js";

// src/cli/run-extent.ts
/** True if an option or a format asks for findings of what the change does not touch. */
function listsEverything({ onlyNew, all, strict, format, output }) {
	const formats = [format, ...output.map((file) => file.format)];
	return !onlyNew || all || strict || formats.some(listsExisting);
}

export { listsEverything as t };