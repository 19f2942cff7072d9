// src/run/meshes-by-name.ts
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