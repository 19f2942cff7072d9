import type { FilledPart } from '../../../core/embedded-values.ts'
import { sourceLineKey } from '../../../core/source-line.ts'
import type { KustomizationTarget, SourceLine, Target } from '../../../core/target.ts'
import { oncePer } from '../../../core/once-per.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Node } from '../../../model/node.ts'
import type { Reader } from '../../../yaml/reader.ts'
import { plainObjects } from '../../references/gitops-objects.ts'
import type { TextFiller } from '../filled-parts.ts'
import { placeInTree } from '../places.ts'

/** How Flux fills the texts of a build with variables that files define; `null` if the build substitutes none. */
export function variableFiller(build: Target, reader: Reader): TextFiller | null {
  if (build.kind !== 'kustomization' || !build.flux) return null
  const { isOpen } = build.flux
  const definitions = definitionsOf(build.flux, reader)
  return {
    placeholders: /\$\{[^{}]*\}/g,
    partOf(placeholder) {
      const [, name = '', sign, fallback = ''] = variable.exec(placeholder) ?? []
      const definition = definitions.get(name)
      if (name === '' || (!definition && isOpen)) return null
      const text = textOf(definition)
      const isUnset = !definition || (text === '' && sign?.startsWith(':') === true)
      return isUnset ? { text: fallback } : partAt(definition, text, reader)
    },
  }
}

/** A variable, perhaps with a default: `${A}`, `${A:-b}`, `${A:=b}`, `${A-b}`. */
const variable = /^\$\{(\w+)(?:(:?[=-])([^{}]*))?\}$/

/**
 * Flux removes line feeds from values (fluxcd `pkg/kustomize`, varSubstitution), so a text with line feeds differs from the
 * file.
 */
function partAt(definition: Node, text: string, reader: Reader): Omit<FilledPart, 'placeholder'> {
  const at = placeInTree(definition, reader)
  return at && !text.includes('\n') ? { text, at } : { text: text.replaceAll('\n', '') }
}

function textOf(definition: Node | undefined): string {
  return String(definition?.scalar ?? '')
}

type Build = NonNullable<KustomizationTarget['flux']>

/** The variables of a Flux Kustomization by name. A later ConfigMap overrides an earlier one, and the object overrides all. */
function definitionsOf({ at, object, configMaps }: Build, reader: Reader): ReadonlyMap<string, Node> {
  const objects = objectsByPlace(plainObjects(reader))
  const entriesAt = (place: SourceLine, ...path: string[]): (readonly [string, Node])[] =>
    objects
      .get(sourceLineKey(place))
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
    new Map(manifests.map((manifest) => [sourceLineKey(manifest.root.location), manifest])),
)
