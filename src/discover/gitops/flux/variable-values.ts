import type { FilledScalar } from '../../../core/embedded-values.ts'
import type { KustomizationTarget, PlacedText, SourceLine, Target } from '../../../core/target.ts'
import { oncePer } from '../../../core/once-per.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Node } from '../../../model/node.ts'
import { valuesText } from '../../../yaml/embedded.ts'
import type { Reader } from '../../../yaml/reader.ts'
import { plainObjects } from '../../references/gitops-objects.ts'
import { placeInTree } from '../places.ts'

/** A scalar that Flux filled in, with its keys in the values of the release. */
export interface FilledValue {
  readonly keys: readonly string[]
  readonly scalar: FilledScalar
}

/**
 * The values that are variables of Flux and nothing else, where the variables are defined: an edit of the definition changes
 * them. They are stronger than the values of the HelmRelease.
 *
 * @param build what builds the HelmRelease
 */
export function variableValues(filled: readonly FilledValue[], build: Target, reader: Reader): PlacedText[] {
  if (build.kind !== 'kustomization' || !build.flux || filled.length === 0) return []
  const definitions = definitionsOf(build.flux, reader)
  return filled.flatMap(({ keys, scalar: { written, value } }) => {
    const definition = definitions.get(onlyVariable(written) ?? '')
    const at = definition?.scalar === value && definition ? placeInTree(definition, reader) : null
    return at && definition ? { text: valuesText(definition.yaml, keys), at: { ...at, under: keys } } : []
  })
}

/** The name in a text that is one variable, perhaps with a default. */
function onlyVariable(text: string): string | undefined {
  return /^\$\{(\w+)(?::?[=-][^{}]*)?\}$/.exec(text)?.[1]
}

type Build = NonNullable<KustomizationTarget['flux']>

/** The variables of a Flux Kustomization by their names: a later ConfigMap wins, and those of the object before all. */
function definitionsOf({ at, object, configMaps }: Build, reader: Reader): ReadonlyMap<string, Node> {
  const objects = objectsByPlace(plainObjects(reader))
  const entriesAt = (place: SourceLine, ...path: string[]): (readonly [string, Node])[] =>
    objects
      .get(placeKey(place))
      ?.root.at(...path)
      .entries() ?? []
  return new Map([
    ...configMaps.flatMap((place) => entriesAt(place, 'data')),
    // An outer Kustomization may have changed the object.
    ...(object === undefined ? entriesAt(at, 'spec', 'postBuild', 'substitute') : []),
  ])
}

const objectsByPlace = oncePer(
  (manifests: readonly Manifest[]) =>
    new Map(manifests.map((manifest) => [placeKey(manifest.root.location), manifest])),
)

function placeKey({ file, line }: SourceLine): string {
  return `${file}:${line}`
}
