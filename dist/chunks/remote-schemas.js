import { t as quote } from "./quote.js";

// src/inspect/remote-schemas.ts
/** The schemas on the network that the values of releases should have been held against: none is ever fetched. */
function remoteSchemas(renders) {
	const known = [...renders].flatMap((render) => render.remoteSchemas);
	return [...new Map(known.map((remote) => [JSON.stringify(remote), remote])).values()].map(({ file, address }) => ({
		file,
		reason: `refers to ${quote(address)}, which is not fetched: values are not held against that`
	}));
}

export { remoteSchemas as t };