// src/core/errors.ts
/** The person used meshgate incorrectly: an unknown flag, an invalid value. Shown without a stack; exit code 2. */
var UsageError = class extends Error {
	name = "UsageError";
};
/** A configuration is wrong. The message has one line for each mistake, which begins with its location. */
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