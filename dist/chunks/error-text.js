import { n as UsageError } from "./errors.js";
import { i as plainMask, n as mergeSecrets, t as conceal } from "./secret.js";
import { n as shapeSecrets } from "./shapes.js";
import { t as GitError } from "./git.js";

// src/secrets/errors.ts
/** The message of an error of Git or a server, without secrets of a known shape, such as credentials in a URL. */
function withoutCredentials(text) {
	return conceal(text, mergeSecrets(text, shapeSecrets(text)), plainMask);
}

// src/host/error-text.ts
/**
* The message of an error that ends the program, without credentials: a mistake of the user without a stack, an internal
* error with it.
*/
function errorText(error) {
	return withoutCredentials(`meshgate: ${messageOf(error)}`);
}
function messageOf(error) {
	if (error instanceof UsageError || error instanceof GitError) return error.message;
	return `internal error\n${error instanceof Error ? error.stack : String(error)}`;
}

export { withoutCredentials as n, errorText as t };