import { t as quote } from "./quote.js";

// src/inspect/remote-schemas.ts
function skippedRemoteSchemas(renders) {
	const references = [...renders].flatMap((render) => render.status === "not-built" ? [] : render.remoteSchemas);
	return [...new Map(references.map((reference) => [JSON.stringify(reference), reference])).values()].map(({ file, address }) => ({
		file,
		reason: `refers to ${quote(address)}, which is not fetched: values are not held against that`
	}));
}

export { skippedRemoteSchemas as t };