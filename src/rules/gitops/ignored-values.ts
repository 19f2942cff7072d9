import { groupOf, type Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'
import { parseDocuments } from '../../yaml/parse.ts'
import { isSet } from '../message/empty-lists.ts'
import { defineRule } from '../rule.ts'

export const ignoredValues = defineRule({
  id: 'gitops/ignored-values',
  codes: ['not-a-map'],
  severity: 'error',
  summary: 'A HelmRelease whose `values` is no map.',
  why: 'The API server accepts any type there. helm-controller reads only a map: without a word it releases the chart with its defaults and with what `valuesFrom` names.',
  fix: 'Write the values as a map below `values`, without a `|` after it.',
  on: {
    *manifest(manifest) {
      if (!isHelmRelease(manifest)) return
      const values = manifest.spec.get('values')
      if (!isSet(values) || values.kind === 'map' || mayBeFilled(values)) return
      yield {
        code: 'not-a-map',
        node: values,
        at: 'key',
        message: `\`spec.values\` is ${values.kind === 'list' ? 'a list' : 'a scalar'}, not a map, so that Flux releases the chart without it: ${advice(values)}`,
      }
    },
  },
})

function isHelmRelease(manifest: Manifest): boolean {
  return manifest.kind === 'HelmRelease' && groupOf(manifest) === 'helm.toolkit.fluxcd.io'
}

/** True for a variable that may stand for a map. */
function mayBeFilled(values: Node): boolean {
  return values.isUnfilled && !isMapInText(values)
}

/** What to write instead, as the end of a sentence. */
function advice(values: Node): string {
  return isMapInText(values)
    ? 'its text is a map, so remove the `|` or the quotes around it'
    : 'write its keys below `values`'
}

function isMapInText({ kind, text }: Node): boolean {
  return kind === 'scalar' && parseDocuments(text, '').some(({ root }) => root?.kind === 'map')
}
