import { createAgingMap, type AgingMap } from '../../core/aging-map.ts'
import type { KustomizationTarget } from '../../core/target.ts'
import type { Tree } from '../../core/tree.ts'
import { buildKey } from '../render-key.ts'
import type { KustomizationRender } from './render.ts'

/** Builds kustomizations of trees. */
export type Build = (tree: Tree, target: KustomizationTarget) => Promise<KustomizationRender>

/** A build, and its tree. */
export interface CachedBuild {
  readonly tree: Tree
  readonly result: Promise<KustomizationRender>
}

/**
 * Builds a kustomization once for trees in which it is equal, which are mostly head and base. Kustomizations do not name
 * all files that a build reads, so the files that the first build read are compared as well.
 */
export function cachedBuilds(build: Build, builds: AgingMap<CachedBuild> = createAgingMap()): Build {
  return async (tree, target) => {
    const key = buildKey(tree, target)
    const earlier = builds.get(key)
    if (earlier && haveEqualFiles((await earlier.result).files, earlier.tree, tree)) {
      // Keep the latest tree, so that a long-lived process releases earlier ones.
      builds.set(key, { ...earlier, tree })
      return earlier.result
    }
    const result = build(tree, target)
    builds.set(key, { tree, result })
    return result
  }
}

function haveEqualFiles(files: readonly string[], tree: Tree, otherTree: Tree): boolean {
  return files.every((file) => {
    const [data, otherData] = [tree.read(file), otherTree.read(file)]
    return data !== undefined && otherData !== undefined && Buffer.compare(data, otherData) === 0
  })
}
