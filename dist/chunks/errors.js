// src/core/errors.ts
/** The person used meshgate in a way it does not understand. Shown without a stack; exit code 2. */
var UsageError = class extends Error {
	name = "UsageError";
};

export { UsageError as t };