import { lt as checkEnvironments, n as readableTree, ut as checkPaths } from "./masked-config.js";
import { H as readUsedConfig, U as renderIntoMeshes } from "./repaired-findings.js";
import { h as createMesh } from "./one-line.js";
import { h as createMask } from "./shapes.js";

// src/run/open-trees.ts
async function openTrees(input) {
	const { configFile, environments: requested, paths } = input.options;
	checkPaths(input.head, paths);
	const head = readableTree(input.head);
	const base = input.base ? readableTree(input.base) : null;
	const configurations = {
		...input,
		head,
		base: () => base,
		configFile
	};
	const config = await readUsedConfig(configurations, createMask(input.host.maskKey));
	return {
		head,
		base,
		config,
		async meshesOf(opened) {
			const tree = await renderIntoMeshes(opened, config, input, {});
			const environments = tree.rendered.allTargets.map(({ environment }) => environment);
			if (opened === head) checkEnvironments(environments, requested);
			return {
				tree,
				meshes: tree.meshInputs.map(createMesh),
				environments
			};
		}
	};
}

export { openTrees as t };