import { l as resolveLinks } from "./tree.js";
import { w as Node } from "./egress-allowlist.js";

// src/discover/root.ts
function rootOf(reader, path) {
	const root = reader.documents(resolveLinks(reader.tree, path) ?? path)[0]?.root;
	return root ? Node.of(root) : null;
}

export { rootOf as t };