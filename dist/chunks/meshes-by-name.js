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

export { meshesByName as t };