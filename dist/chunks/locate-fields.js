import { a as objectSubject, d as findingOf } from "./nested-targets.js";
import { d as pointAtCauses, u as causesIn } from "./run.js";
import { o as locate } from "./masked-texts.js";

// src/inspect/locate-fields.ts
/**
* Where fields are to be edited, in their order: each is located as a finding about it would be, at the value that
* causes it, or else at the line of the template or file.
*/
async function locateFields(fields, { sources, renders }, { provenance, budget }) {
	const tree = {
		sources,
		renders,
		meshes: /* @__PURE__ */ new Map(),
		meshParts: /* @__PURE__ */ new Map()
	};
	const findings = fields.map(({ manifest, node }) => findingOf({
		id: "field",
		severity: "info"
	}, "manifest", objectSubject(manifest), {
		code: "field",
		node,
		message: ""
	}));
	return pointAtCauses(locate(findings, sources), tree, causesIn(tree, provenance), budget);
}

export { locateFields as t };