import { p as resolveLinks } from "./tree.js";
import { C as Node } from "./egress-allowlist.js";

// src/discover/root.ts
/** The root of a file's first document, links followed; `null` if there is no file, or Go refuses the document. */
function rootOf(reader, path) {
	const root = reader.documents(resolveLinks(reader.tree, path) ?? path)[0]?.root;
	return root ? Node.of(root) : null;
}

export { rootOf as t };