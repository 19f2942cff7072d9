import { statedNamespace } from '../../../core/namespace.ts'
import type { SourceContext } from '../repository-identity.ts'
import type { PlacedText, ReleaseParameter } from '../../../core/target.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Node } from '../../../model/node.ts'
import type { UnresolvedReference } from '../../../model/unresolved-reference.ts'
import { jsonText, toData } from '../../../yaml/data.ts'
import { parseDocuments } from '../../../yaml/parse.ts'
import { placeInTree } from '../places.ts'
import { builtValues } from '../built-values.ts'
import { isEncryptedSecret, placedData } from './data-values.ts'
import { missingKeyOf } from './missing-keys.ts'
import { objectsNamed } from './release-context.ts'
import { effectiveTargets, type TargetedValue } from './target-paths.ts'
import { variableFiller } from './variables.ts'

/** The values of a HelmRelease, the weakest first, as far as the tree contains them. */
export interface ReleaseValues {
  readonly values: readonly PlacedText[]
  /** The values with a `targetPath`. */
  readonly parameters: readonly ReleaseParameter[]
  /** Sources of further values that the tree does not show: "Secret `web`". */
  readonly unknown: readonly string[]
  /** Keys that a ConfigMap or Secret lacks, see `missingKeyOf`. */
  readonly missingKeys: readonly UnresolvedReference[]
}

/**
 * The values of a HelmRelease: `values` has the maps of `valuesFrom` in their order and then `spec.values`, `parameters` the
 * references with a `targetPath`, which are set over them. A `targetPath` that `spec.values` overrides is left out, see
 * `effectiveTargets` (fluxcd `pkg/chartutil`, ChartValuesFromReferences).
 */
export function valuesOfRelease(manifest: Manifest, context: SourceContext): ReleaseValues {
  const results = manifest.spec.items('valuesFrom').map((reference) => dataOf(reference, manifest, context))
  const referenced = results.flatMap((result) => ('data' in result ? result : []))
  const values = manifest.spec.get('values')
  const targets = effectiveTargets(
    referenced.map(({ targeted, data }) => targeted ?? { values: dataOfText(data.text) }),
    values.data,
  )
  return {
    values: [
      ...referenced.flatMap(({ targeted, data }) => (targeted ? [] : data)),
      ...(context.build
        ? builtValues(
            manifest,
            ['spec', 'values'],
            variableFiller(context.build.target, context.reader),
            context.reader,
          )
        : writtenInObject(values, context)),
    ],
    parameters: referenced.flatMap(({ targeted, data, isLiteral }) =>
      targeted && targets.has(targeted) ? parameterOf(targeted.path, data, isLiteral) : [],
    ),
    unknown: results.flatMap((result) => ('unknown' in result ? result.unknown : [])),
    missingKeys: results.flatMap((result) => ('missingKey' in result ? (result.missingKey ?? []) : [])),
  }
}

function writtenInObject(values: Node, { reader }: SourceContext): PlacedText[] {
  return values.yaml?.kind === 'map' ? [{ text: jsonText(values.yaml), at: placeInTree(values, reader) }] : []
}

function dataOfText(text: string): unknown {
  const root = parseDocuments(text, '')[0]?.root
  return root ? toData(root) : null
}

/** The result of a reference: a text, nothing, or an unknown source. */
type ReferenceResult =
  | {
      readonly data: PlacedText
      /** Absent without a `targetPath`. */
      readonly targeted?: TargetedValue
      readonly isLiteral: boolean
    }
  | { readonly unknown: string; readonly missingKey?: UnresolvedReference }
  | { readonly optional: true }

function dataOf(reference: Node, manifest: Manifest, context: SourceContext): ReferenceResult {
  const [kind, name] = ['kind', 'name'].map((field) => reference.get(field).text) as [string, string]
  const unknown = `${kind} \`${name}\``
  const objects = objectsNamed({ kind, name, namespace: statedNamespace(manifest) }, context)
  const [object] = objects
  // If there are several, such as one for each cluster, it is unknown which one applies.
  if (!object || objects.length > 1 || isEncryptedSecret(object)) return { unknown }
  const key = reference.get('valuesKey').text || 'values.yaml'
  const data = placedData(object, key, context)
  const path = reference.get('targetPath').text
  const isLiteral = reference.get('literal').scalar === true
  if (data) return { data, isLiteral, ...(path !== '' && { targeted: { path } }) }
  if (reference.get('optional').scalar === true) return { optional: true }
  const missingKey = missingKeyOf(reference, object, manifest, context)
  return { unknown: `key \`${key}\` of ${unknown}`, ...(missingKey && { missingKey }) }
}

/** The flag that sets a value as ReplacePathValue and ReplacePathLiteralValue of fluxcd `pkg/chartutil` do. */
function parameterOf(key: string, { text, at }: PlacedText, isLiteral: boolean): ReleaseParameter {
  // A text without special characters of `--set` can be edited in its file.
  const place = /[\\,[\]{}]/.test(text) ? null : at
  if (isLiteral)
    return { flag: 'setString', key, value: { text: text.replace(/[\\,[\]{}]/g, '\\$&'), at: place } }
  const isQuoted = /^'(.*')?$|^"(.*")?$/s.test(text)
  if (isQuoted)
    return {
      flag: 'setString',
      key,
      value: { text: text.replace(/^['"]+|['"]+$/g, ''), at: null },
      isVerbatim: true,
    }
  return { flag: 'set', key, value: { text, at: place }, isVerbatim: true }
}
