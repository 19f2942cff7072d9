// src/core/errors.ts
/** The person used meshgate incorrectly: an unknown flag, an invalid value. Shown without a stack; exit code 2. */
var UsageError = class extends Error {
	name = "UsageError";
};

export { UsageError as t };