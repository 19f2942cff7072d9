import { createHash } from 'node:crypto'
import { oncePer, oncePerPair } from '../core/once-per.ts'
import { namedFiles, type HelmTarget, type KustomizationTarget } from '../core/target.ts'
import { resolveLinks, type Tree } from '../core/tree.ts'
import { lockFile } from '../registry/chart-lock.ts'
import type { ChartFiles, ChartLoader } from './chart-files.ts'
import { packedMark } from './engine-job.ts'
import { apisOfMesh } from './mesh-apis.ts'

/**
 * A hash of all inputs of a release's render. Releases of base and head with the same key render the same manifests from
 * the same lines of the same files.
 */
export const renderKey = oncePerPair(({ tree, find }: ChartLoader, target: HelmTarget): string => {
  const chart = find(target.path)
  const sum = createHash('sha256').update(JSON.stringify(target))
  // What a cluster is assumed to serve depends on the other files of the tree.
  sum.update(apisOfMesh(tree).length > 0 ? '\0mesh' : '')
  sum.update('problem' in chart ? `\0${chart.problem}` : chartKey(chart))
  // The values in an object are part of the contents of its file.
  for (const name of namedFiles(target)) {
    const data = tree.read(resolveLinks(tree, name) ?? name)
    sum.update(`\0${data?.length ?? 'none'}\0`).update(data ?? '')
  }
  return sum.digest('hex')
})

/**
 * A hash, in hex, of the target, of the contents of its `namedFiles` and of the lock file. A build may read further files that
 * kustomizations do not name: its caller compares these (`cachedBuilds`).
 */
export function buildKey(tree: Tree, target: KustomizationTarget): string {
  const sum = createHash('sha256').update(JSON.stringify(target))
  // The lock file decides which charts of registries a kustomization renders.
  for (const file of [...namedFiles(target), lockFile]) {
    const data = tree.read(file)
    sum.update(`\0${data?.length ?? 'none'}\0`).update(data ?? '')
  }
  return sum.digest('hex')
}

/** A hash of the files of a chart, their contents and their paths in the tree. */
const chartKey = oncePer(({ source, treePath }: ChartFiles) => {
  const sum = createHash('sha256').update(source.kind)
  for (const { name, data } of source.files) {
    const path = treePath(name.replaceAll(packedMark, ''))
    sum.update(`\0${name}\0${path}\0${data.length}\0`).update(data)
  }
  return sum.digest('hex')
})
