import { r as listsExisting } from "./format-names.js";

// src/cli/run-extent.ts
function listsEverything({ onlyNew, all, strict, format, output }) {
	const formats = [format, ...output.map((file) => file.format)];
	return !onlyNew || all || strict || formats.some(listsExisting);
}

export { listsEverything as t };