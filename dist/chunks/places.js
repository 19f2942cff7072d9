import { a as withoutStandIns } from "./namespace.js";
import { F as locateFields } from "./run.js";
import { s as sourceLocation } from "./data4.js";

// src/run/meshes-by-name.ts
/** The meshes of a tree, by what the mesh of the same place in another tree has, too: its environment, or its targets. */
function meshesByName({ meshes }) {
	const named = /* @__PURE__ */ new Map();
	for (const mesh of meshes) {
		const { environment, targets } = mesh;
		const ids = targets.map(({ id }) => id).join();
		named.set(environment === null || named.has(environment) ? `\0${ids}` : environment, mesh);
	}
	return named;
}

// src/run/egress/places.ts
/** Each line of values is looked for by renders: of long tables those that render the objects are shown alone. */
const maxLocated = 40;
/**
* Returns how places are shown, with the values that cause their fields where there are few of them.
*
* @param places those that will be shown
*/
async function placesFor(places, { sources, renders }, host) {
	const fields = [...new Map(places.map((place) => [keyOf(place), place])).values()];
	const located = fields.length > maxLocated ? [] : await locateFields(fields.map(({ object, node }) => ({
		manifest: object,
		node
	})), {
		sources,
		renders
	}, host);
	const values = /* @__PURE__ */ new Map();
	for (const [index, { cause, at }] of located.entries()) if (cause !== "source" && cause !== "template") values.set(keyOf(fields[index]), {
		file: at.file,
		line: at.line
	});
	return (place) => {
		const { object, node } = place;
		const { file, line } = sourceLocation(node.location, sources);
		const value = values.get(keyOf(place));
		return {
			object: withoutStandIns(`${object.kind} ${object.namespace}/${object.name}`),
			path: node.path,
			file,
			line,
			...value && { value }
		};
	};
}
/** A field that is asked for twice has two nodes, and is written once. */
function keyOf({ node }) {
	return node.yaml ?? node;
}

export { meshesByName as n, placesFor as t };