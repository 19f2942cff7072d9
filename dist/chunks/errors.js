// src/core/errors.ts
var UsageError = class extends Error {
	name = "UsageError";
};
var ConfigurationError = class extends UsageError {
	mistakes;
	constructor(mistakes) {
		super(mistakes.map(({ at, message }) => `${locationText(at)} ${message}`).join("\n"));
		this.mistakes = mistakes;
	}
};
function locationText({ file, line, column }) {
	return `${file}:${line}:${column}`;
}

export { UsageError as n, ConfigurationError as t };