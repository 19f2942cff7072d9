import type { Config } from '../core/config.ts'
import type { Tree } from '../core/tree.ts'
import { checkEnvironments, checkPaths } from '../discover/scope.ts'
import { renderIntoMeshes, type TreeOfMeshes } from '../inspect/tree-of-meshes.ts'
import { readableTree } from '../inspect/readable.ts'
import { createMesh, type Mesh } from '../model/mesh.ts'
import { createMask } from '../secrets/mask.ts'
import { readUsedConfig } from './configurations.ts'
import type { RunInput } from './run-input.ts'

/** The parts of a run's input that decide its meshes. */
export type MeshesInput = Pick<RunInput, 'head' | 'options' | 'host' | 'now' | 'configSource'> & {
  readonly base?: Tree | null
}

/** The readable parts of head and base, and the configuration for rendering both. */
export interface OpenedTrees {
  readonly head: Tree
  /** `null` without a base. */
  readonly base: Tree | null
  readonly config: Config
  /** Renders one of the trees into meshes. Throws `UsageError` for an environment that no target of head has. */
  meshesOf(tree: Tree): Promise<RenderedMeshes>
}

/** The meshes of a tree, and their sources. */
export interface RenderedMeshes {
  readonly tree: TreeOfMeshes
  readonly meshes: readonly Mesh[]
  /** The environments of all targets, in scope or not. */
  readonly environments: readonly (string | null)[]
}

/**
 * Opens the trees for commands that ask meshes. Throws `UsageError` for an invalid configuration and a path that head
 * lacks.
 */
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
