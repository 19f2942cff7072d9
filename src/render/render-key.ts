import { createHash } from 'node:crypto'
import { oncePer } from '../core/once-per.ts'
import type { HelmTarget } from '../core/target.ts'
import { resolveLinks } from '../core/tree.ts'
import type { ChartFiles, ChartLoader } from './chart-files.ts'
import { packedMark } from './engine.ts'

/**
 * A name for all that the render of a release depends on: releases of base and head that have the same one render
 * the same manifests, from the same lines of the same files.
 */
export function renderKey({ tree, find }: ChartLoader, target: HelmTarget): string {
  const chart = find(target.path)
  const sum = createHash('sha256').update(JSON.stringify(target))
  sum.update('problem' in chart ? `\0${chart.problem}` : chartKey(chart))
  for (const name of target.values) {
    const data = tree.read(resolveLinks(tree, name) ?? name)
    sum.update(`\0${data?.length ?? 'none'}\0`).update(data ?? '')
  }
  return sum.digest('hex')
}

/** The files of a chart, what they hold, and where they are in the tree. */
const chartKey = oncePer(({ source, treePath }: ChartFiles) => {
  const sum = createHash('sha256').update(source.kind)
  for (const { name, data } of source.files) {
    const place = treePath(name.replaceAll(packedMark, ''))
    sum.update(`\0${name}\0${place}\0${data.length}\0`).update(data)
  }
  return sum.digest('hex')
})
