import { isDeepStrictEqual } from 'node:util'
import type { EmbeddedValues } from '../../../core/embedded-values.ts'
import type { PlacedText } from '../../../core/target.ts'
import { joinPath } from '../../../core/path.ts'
import { resolveLinks } from '../../../core/tree.ts'
import { Node } from '../../../model/node.ts'
import { jsonText } from '../../../yaml/data.ts'
import type { Reader } from '../../../yaml/reader.ts'
import { isRefused } from '../../unreadable.ts'
import { builtValues } from '../built-values.ts'
import { mergedData } from '../merged-data.ts'
import { placeInTree } from '../places.ts'
import type { Application } from './applications.ts'
import { mergePatch } from './merge-patch.ts'
import { placeInTemplate } from './sets/filled-template.ts'

/** A source with the overrides of the files in its folder. */
export interface EffectiveSource {
  /** The root of the source. */
  readonly source: Node
  /** Where the tree contains a scalar of the source; `null` for a scalar that a tool generates. */
  readonly placeOf: (node: Node) => EmbeddedValues | null
  /** The layers of a map of values, or of a text with one, the weakest first. */
  readonly valuesAt: (node: Node) => readonly PlacedText[]
}

/** A layer of a source: the object or its template, or an override file. */
interface SourceLayer {
  readonly source: Node
  /** @param keys from the root of the source */
  readonly placeAt: (keys: readonly (string | number)[]) => EmbeddedValues | null
}

/**
 * Merges the override files in the folder of a source into it: the one for all Applications, and the one with the name of
 * the Application (argo-cd `reposerver/repository/repository.go`, mergeSourceParameters).
 *
 * @returns `broken`: the path of an override file that is not YAML
 */
export function effectiveSource(
  stated: Node,
  folder: string,
  application: Pick<Application, 'name' | 'template' | 'manifest'>,
  reader: Reader,
): EffectiveSource | { readonly broken: string } {
  const files = overrideFiles(application.name)
    .map((file) => joinPath(folder, file))
    .map((path) => resolveLinks(reader.tree, path) ?? path)
    .filter((path) => reader.tree.read(path) !== undefined)
  const broken = files.find((file) => isRefused(reader, file))
  if (broken !== undefined) return { broken }
  const overrides = files.flatMap((file) => overridesIn(file, reader))
  const layers = [
    ...statedLayers(stated, application, reader),
    ...overrides.map((node) => writtenLayer(node, reader)),
  ]
  return {
    source: Node.of(overrides.map(({ yaml }) => yaml!).reduce(mergePatch, stated.yaml!)),
    placeOf: ({ pathKeys }) => layersWith(pathKeys, layers).at(-1)?.placeAt(pathKeys) ?? null,
    valuesAt: (node) =>
      isBuilt(application) && overrides.length === 0 && node.kind === 'map'
        ? builtValues(application.manifest, [...stated.pathKeys, ...node.pathKeys], null, reader)
        : valuesIn(layersWith(node.pathKeys, layers), node),
  }
}

/** True for an Application that a chart or kustomization renders without an ApplicationSet. */
function isBuilt({ manifest, template }: Pick<Application, 'manifest' | 'template'>): boolean {
  return manifest.origins !== undefined && template === undefined
}

/** The source in the object, or in each template from which the object is generated. */
function statedLayers(
  stated: Node,
  { template }: Pick<Application, 'template'>,
  reader: Reader,
): readonly SourceLayer[] {
  const { pathKeys } = stated
  if (!template) return [writtenLayer(stated, reader)]
  return template.map((layer) => ({
    source: layer.filled.at(...pathKeys),
    placeAt: (keys) => placeInTemplate(layer, [...pathKeys, ...keys], reader),
  }))
}

function writtenLayer(source: Node, reader: Reader): SourceLayer {
  return { source, placeAt: (keys) => placeInTree(source.at(...keys), reader) }
}

function layersWith(keys: readonly (string | number)[], layers: readonly SourceLayer[]): SourceLayer[] {
  return layers.filter(({ source }) => source.at(...keys).exists)
}

/**
 * The texts of layers for a node. One text without a place if the layers, merged as Helm merges values, differ from the
 * node.
 */
function valuesIn(layers: readonly SourceLayer[], node: Node): PlacedText[] {
  const { pathKeys } = node
  if (node.kind !== 'map') return [{ text: node.text, at: layers.at(-1)?.placeAt(pathKeys) ?? null }]
  const texts = layers.map(({ source, placeAt }) => ({
    text: jsonText(source.at(...pathKeys).yaml),
    at: placeAt(pathKeys),
  }))
  const data = texts.map(({ text }) => JSON.parse(text) as unknown).reduce(mergedData, {})
  const text = jsonText(node.yaml)
  return isDeepStrictEqual(data, JSON.parse(text)) ? texts : [{ text, at: null }]
}

function overridesIn(file: string, reader: Reader): Node[] {
  const root = reader.documents(file)[0]?.root
  return root?.kind === 'map' ? [Node.of(root)] : []
}

function overrideFiles(name: string): string[] {
  return ['.argocd-source.yaml', ...(name === '' ? [] : [`.argocd-source-${name}.yaml`])]
}
