import { oncePer } from '../../core/once-per.ts'
import { manifestsOf, type Manifest } from '../../model/manifest.ts'
import type { Reader } from '../../yaml/reader.ts'
import { chartTemplateTest } from '../gitops/chart-templates.ts'

/**
 * The objects of all YAML and JSON files that mention an API group of Argo CD or Flux, also objects of other groups in them;
 * without templates of charts. The `target` of each is the path of its file. Computed once for each reader.
 */
export const gitopsObjects = oncePer((reader: Reader): readonly Manifest[] => objectsIn(reader, groups))

/** All objects in the files of a tree, without those in templates of charts. */
export const plainObjects = oncePer((reader: Reader): readonly Manifest[] => objectsIn(reader, /^/))

const groups = /argoproj\.io|fluxcd\.io|fluxcd\.controlplane\.io/

function objectsIn(reader: Reader, text: RegExp): Manifest[] {
  const isInChart = chartTemplateTest(reader.tree)
  return reader.tree.files
    .filter((file) => /\.(ya?ml|json)$/.test(file) && !isInChart(file) && text.test(reader.text(file) ?? ''))
    .flatMap((file) => manifestsOf(reader.documents(file), file, ''))
}
