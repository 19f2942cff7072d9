import { oncePer } from '../../core/once-per.ts'
import { manifestsOf, type Manifest } from '../../model/manifest.ts'
import type { Reader } from '../../yaml/reader.ts'
import { chartTemplateTest } from '../gitops/chart-templates.ts'

/** The objects of Argo CD and Flux in the files of a tree, without those in templates of charts. `target` is the file. */
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
