import type { PlacedText, ReleaseParameter } from '../../../core/target.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Node } from '../../../model/node.ts'
import { jsonText } from '../../../yaml/data.ts'
import { placeInTree } from '../places.ts'
import { builtValues } from './built-values.ts'
import { isEncryptedSecret, placedData } from './data-values.ts'
import { objectsNamed, statedNamespace, type ReleaseContext } from './release-context.ts'

/** The values of a HelmRelease in the order of their strength, as far as the tree has them. */
export interface ReleaseValues {
  readonly values: readonly PlacedText[]
  /** Those with a `targetPath`. */
  readonly parameters: readonly ReleaseParameter[]
  /** What may hold further values: "Secret `web`". */
  readonly unknown: readonly string[]
}

/**
 * The values of a HelmRelease: those of `valuesFrom` in their order, then `values`; a reference with a `targetPath` sets one
 * value after that (fluxcd `pkg/chartutil`, ChartValuesFromReferences).
 */
export function valuesOfRelease(manifest: Manifest, context: ReleaseContext): ReleaseValues {
  const references = manifest.spec.items('valuesFrom').map((reference) => ({
    reference,
    data: dataOf(reference, manifest, context),
  }))
  const inline = context.build
    ? builtValues(manifest, context.reader)
    : writtenInObject(manifest.spec.get('values'), context)
  return {
    values: [
      ...references.flatMap(({ reference, data }) =>
        data && !('unknown' in data) && reference.get('targetPath').text === '' ? data : [],
      ),
      ...inline,
    ],
    parameters: references.flatMap(({ reference, data }) =>
      data && !('unknown' in data) ? parameterOf(reference, data) : [],
    ),
    unknown: references.flatMap(({ data }) => (data && 'unknown' in data ? data.unknown : [])),
  }
}

function writtenInObject(values: Node, { reader }: ReleaseContext): PlacedText[] {
  return values.yaml?.kind === 'map' ? [{ text: jsonText(values.yaml), at: placeInTree(values, reader) }] : []
}

/** What a reference gives: a text, nothing if it is optional and its object lacks the key, or what is not known. */
function dataOf(
  reference: Node,
  manifest: Manifest,
  context: ReleaseContext,
): PlacedText | { readonly unknown: string } | null {
  const [kind, name] = ['kind', 'name'].map((field) => reference.get(field).text) as [string, string]
  const unknown = { unknown: `${kind} \`${name}\`` }
  const objects = objectsNamed({ kind, name, namespace: statedNamespace(manifest) }, context)
  const [object] = objects
  // Of several, such as one of each cluster, nothing says which one it is.
  if (!object || objects.length > 1 || isEncryptedSecret(object)) return unknown
  const key = reference.get('valuesKey').text || 'values.yaml'
  const data = placedData(object, key, context)
  if (data) return data
  return reference.get('optional').scalar === true
    ? null
    : { unknown: `key \`${key}\` of ${unknown.unknown}` }
}

/** Like ReplacePathValue and ReplacePathLiteralValue of fluxcd `pkg/chartutil`: a quoted value is a string. */
function parameterOf(reference: Node, { text, at }: PlacedText): ReleaseParameter[] {
  const key = reference.get('targetPath').text
  if (key === '') return []
  if (reference.get('literal').scalar === true)
    return [{ flag: 'setString', key, value: { text: text.replace(/[\\,[\]{}]/g, '\\$&'), at: null } }]
  const [, , quoted] = /^(['"])(.*)\1$/s.exec(text) ?? []
  return quoted === undefined
    ? [{ flag: 'set', key, value: { text, at } }]
    : [{ flag: 'setString', key, value: { text: quoted, at: null } }]
}
