import type { EmbeddedValues } from '../../../core/embedded-values.ts'
import type { PlacedText } from '../../../core/target.ts'
import { joinPath, resolveLinks } from '../../../core/tree.ts'
import { Node } from '../../../model/node.ts'
import type { Reader } from '../../../yaml/reader.ts'
import { isRefused } from '../../unreadable.ts'
import { placeInTree } from '../places.ts'
import type { Application } from './applications.ts'
import { mergePatch } from './merge-patch.ts'
import { elementValues, placeOfFilled } from './sets/filled-template.ts'

/** A source with the overrides of the files in its folder. */
export interface EffectiveSource {
  /** The root of the source. */
  readonly source: Node
  /** Where the tree contains a node of the source; `null` for a node that was merged, or that a tool made. */
  readonly placeOf: (node: Node) => EmbeddedValues | null
  /** The values below a node that elements of a generator are, stronger than the node. */
  readonly elementsOf: (node: Node) => readonly PlacedText[]
}

/**
 * Merges the override files in the folder of a source into it: one for all Applications, and one for that with the name
 * (argo-cd `reposerver/repository/repository.go`, mergeSourceParameters).
 *
 * @returns the path of the override file that is no YAML, if there is one
 */
export function effectiveSource(
  given: Node,
  folder: string,
  { name, template }: Pick<Application, 'name' | 'template'>,
  reader: Reader,
): EffectiveSource | { readonly broken: string } {
  const files = overrideFiles(name)
    .map((file) => joinPath(folder, file))
    .map((path) => resolveLinks(reader.tree, path) ?? path)
    .filter((path) => reader.tree.read(path) !== undefined)
  const broken = files.find((file) => isRefused(reader, file))
  if (broken !== undefined) return { broken }
  const layers = [given, ...files.flatMap((file) => overridesIn(file, reader))]
  const [first, ...overrides] = layers.map(({ yaml }) => yaml!)
  const inLayer = ({ pathKeys, yaml }: Node): Node | undefined =>
    layers.map((layer) => layer.at(...pathKeys)).find((node) => node.yaml === yaml)
  const isFilled = (node: Node): boolean => template !== undefined && node.root.yaml === given.root.yaml
  return {
    source: Node.of(overrides.reduce(mergePatch, first!)),
    placeOf(node) {
      const written = inLayer(node)
      if (!written) return null
      return isFilled(written) ? placeOfFilled(written, template!, reader) : placeInTree(written, reader)
    },
    elementsOf(node) {
      const written = inLayer(node)
      return written && isFilled(written) ? elementValues(written, template!, reader) : []
    },
  }
}

function overridesIn(file: string, reader: Reader): Node[] {
  const root = reader.documents(file)[0]?.root
  return root?.kind === 'map' ? [Node.of(root)] : []
}

function overrideFiles(name: string): string[] {
  return ['.argocd-source.yaml', ...(name === '' ? [] : [`.argocd-source-${name}.yaml`])]
}
