import { _ as plainMask, b as conceal, x as mergeSecrets, y as shapeSecrets } from "./escape.js";

// src/secrets/errors.ts
/** The words of an error, of Git or of a server, without what has the shape of a secret: credentials in an address. */
function withoutCredentials(text) {
	return conceal(text, mergeSecrets(text, shapeSecrets(text)), plainMask);
}

export { withoutCredentials as t };