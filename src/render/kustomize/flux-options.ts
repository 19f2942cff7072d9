import { itemsOfKey, textOfKey, valueOfKey } from '../../yaml/map-values.ts'
import type { KustomizationTarget, SourceLine } from '../../core/target.ts'
import { toData } from '../../yaml/data.ts'
import { locationAt } from '../../yaml/lines.ts'
import type { YamlMap, YamlNode } from '../../yaml/node.ts'
import { parseDocuments } from '../../yaml/parse.ts'
import type { Reader } from '../../yaml/reader.ts'
import type { FluxOptions } from '../engine-job.ts'

/**
 * The options of a build by Flux: the object and the variables of its ConfigMaps; `undefined` for `kustomize build`.
 *
 * @param texts other contents of files
 */
export function fluxOptionsOf(
  { flux }: KustomizationTarget,
  reader: Reader,
  texts: ReadonlyMap<string, string> = new Map(),
): FluxOptions | undefined {
  if (!flux) return undefined
  const objectAt = (place: SourceLine): YamlMap | undefined => objectAtLine(place, reader, texts)
  const written = objectAt(flux.at)
  const object = flux.object === undefined ? written && toData(written) : JSON.parse(flux.object)
  // A later ConfigMap overrides an earlier one (fluxcd `pkg/kustomize`, LoadVariables).
  const variables = flux.configMaps.flatMap((place) => {
    const data = valueOfKey(objectAt(place), 'data')
    return data?.kind === 'map' ? [...data.entries.keys()].map((key) => [key, textOfKey(data, key)]) : []
  })
  return {
    kustomization: (object ?? {}) as object,
    ownerLabels: ownerLabels((object ?? {}) as FluxObject),
    variables: Object.fromEntries(variables) as Record<string, string>,
    open: flux.isOpen,
  }
}

/** The fields of the object that are read. */
interface FluxObject {
  readonly metadata?: { readonly name?: string; readonly namespace?: string }
}

/** The labels that kustomize-controller sets on all objects that it applies (fluxcd `pkg/ssa`, SetOwnerLabels). */
function ownerLabels({ metadata: { name, namespace } = {} }: FluxObject): Record<string, string> {
  return {
    ...(typeof name === 'string' && { 'kustomize.toolkit.fluxcd.io/name': name }),
    ...(typeof namespace === 'string' && { 'kustomize.toolkit.fluxcd.io/namespace': namespace }),
  }
}

/** The object that begins at a line. */
export function objectAtLine(
  { file, line }: SourceLine,
  reader: Reader,
  texts: ReadonlyMap<string, string> = new Map(),
): YamlMap | undefined {
  const text = texts.get(file)
  const documents = text === undefined ? reader.documents(file) : parseDocuments(text, file)
  return documents
    .flatMap(({ root }) => (root ? itemsOfList(root) : []))
    .find(
      (node): node is YamlMap =>
        node.kind === 'map' && locationAt(node.source, node.start, node.start).line === line,
    )
}

/** The `items` of an object whose kind ends in `List`; `[root]` for any other object, and for one without such a list. */
export function itemsOfList(root: YamlNode): readonly YamlNode[] {
  const isList = textOfKey(root, 'kind').endsWith('List') && valueOfKey(root, 'items')?.kind === 'list'
  return isList ? itemsOfKey(root, 'items') : [root]
}
