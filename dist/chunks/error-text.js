import { n as UsageError } from "./errors.js";
import { i as plainMask, n as mergeSecrets, t as conceal } from "./secret.js";
import { n as shapeSecrets } from "./shapes.js";
import { t as GitError } from "./git.js";

// src/secrets/errors.ts
function withoutCredentials(text) {
	return conceal(text, mergeSecrets(text, shapeSecrets(text)), plainMask);
}

// src/host/error-text.ts
function errorText(error) {
	return withoutCredentials(`meshgate: ${messageOf(error)}`);
}
function messageOf(error) {
	if (error instanceof UsageError || error instanceof GitError) return error.message;
	return `internal error\n${error instanceof Error ? error.stack : String(error)}`;
}

export { withoutCredentials as n, errorText as t };