import type { Config } from '../core/config.ts'
import type { Tree } from '../core/tree.ts'
import { checkEnvironments, checkPaths } from '../discover/scope.ts'
import { renderIntoMeshes, type TreeOfMeshes } from '../inspect/tree-of-meshes.ts'
import { readableTree } from '../inspect/readable.ts'
import { createMesh, type Mesh } from '../model/mesh.ts'
import { createMask } from '../secrets/mask.ts'
import { readUsedConfig } from './configurations.ts'
import type { RunInput } from './run-input.ts'

/** What of a run decides which meshes there are. */
export type MeshesInput = Pick<RunInput, 'head' | 'options' | 'host' | 'now' | 'configSource'> & {
  readonly base?: Tree | null
}

/** Head and base as far as they can be read, and the configuration by which both are rendered. */
export interface OpenedTrees {
  readonly head: Tree
  /** `null` without a base. */
  readonly base: Tree | null
  readonly config: Config
  /** Renders one of the trees into meshes. Throws `UsageError` for an environment that no target of head has. */
  meshesOf(tree: Tree): Promise<RenderedMeshes>
}

/** The meshes of a tree, and what they were rendered from. */
export interface RenderedMeshes {
  readonly tree: TreeOfMeshes
  readonly meshes: readonly Mesh[]
  /** Those of all targets, whether in scope or not. */
  readonly environments: readonly (string | null)[]
}

/** Opens the trees of a run that asks its meshes. Throws `UsageError` for an invalid configuration and a path that head lacks. */
export async function openTrees(input: MeshesInput): Promise<OpenedTrees> {
  const { configFile, environments: requested, paths } = input.options
  checkPaths(input.head, paths)
  const head = readableTree(input.head)
  const base = input.base ? readableTree(input.base) : null
  const configurations = { ...input, head, base: () => base, configFile }
  const config = await readUsedConfig(configurations, createMask(input.host.maskKey))
  return {
    head,
    base,
    config,
    async meshesOf(opened) {
      const tree = await renderIntoMeshes(opened, config, input, {})
      const environments = tree.rendered.allTargets.map(({ environment }) => environment)
      if (opened === head) checkEnvironments(environments, requested)
      return { tree, meshes: tree.meshInputs.map(createMesh), environments }
    },
  }
}
