import { l as resolveLinks } from "./tree.js";
import { t as Node } from "./node.js";

// src/discover/root.ts
function rootOf(reader, path) {
	const root = reader.documents(resolveLinks(reader.tree, path) ?? path)[0]?.root;
	return root ? Node.of(root) : null;
}

export { rootOf as t };