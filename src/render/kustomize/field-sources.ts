import { textOfKey, valueOfKey } from '../../yaml/map-values.ts'
import { oncePer } from '../../core/once-per.ts'
import type { YamlList, YamlNode } from '../../yaml/node.ts'
import type { ObjectSources, SourceNode } from './object-sources.ts'

/** Nodes of sources that may have become a node of a built object, the strongest first. */
export interface FieldSources {
  readonly nodes: readonly SourceNode[]
  /** The JSON pointer of the node. */
  readonly pointer: string
}

/** The sources of the root of a built object: the roots of all its source objects, the strongest first. */
export function rootSources({ roots }: ObjectSources): FieldSources {
  return { nodes: roots, pointer: '' }
}

/**
 * The sources of the value of a key in a map: patch operations on it, then the entries of the parent's sources with the key.
 * `nodes` is empty if no source has it.
 */
export function sourcesOfKey(parent: FieldSources, key: string, sources: ObjectSources): FieldSources {
  const pointer = `${parent.pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
  const inherited = parent.nodes.flatMap(({ node, fragment }): SourceNode[] => {
    const entry = node.kind === 'map' ? node.entries.get(key) : undefined
    return entry ? [{ node: entry.value, key: entry.key, fragment }] : []
  })
  return { nodes: [...(sources.operations.get(pointer) ?? []), ...inherited], pointer }
}

/** The sources of an item of `list`, a list of the built object. */
export function sourcesOfItem(
  parent: FieldSources,
  list: YamlList,
  index: number,
  sources: ObjectSources,
): FieldSources {
  const pointer = `${parent.pointer}/${index}`
  const item = list.items[index]!
  const added = (sources.operations.get(`${parent.pointer}/-`) ?? []).filter(({ node }) =>
    isAlike(node, item),
  )
  const inherited = parent.nodes.flatMap(({ node, fragment }): SourceNode[] => {
    const source = node.kind === 'list' ? itemLike(node, list, index) : undefined
    return source ? [{ node: source, key: source, fragment }] : []
  })
  return { nodes: [...(sources.operations.get(pointer) ?? []), ...added, ...inherited], pointer }
}

/**
 * The item of a source with the same identity as an item of the built list. An item without an identity is found by its index,
 * and so is an item whose identity a variable or a replacement changed.
 */
function itemLike(list: YamlList, built: YamlList, index: number): YamlNode | undefined {
  const atIndex = list.items[index]
  const item = built.items[index]!
  if (!hasIdentity(item)) return atIndex
  // Most lists are not reordered, which avoids a search in quadratic time.
  if (atIndex && isAlike(atIndex, item)) return atIndex
  const hasVanished =
    atIndex !== undefined && !identitiesOf(atIndex).some((text) => builtIdentities(built).has(text))
  return list.items.find((candidate) => isAlike(candidate, item)) ?? (hasVanished ? atIndex : undefined)
}

const builtIdentities = oncePer(
  (list: YamlList): ReadonlySet<string> => new Set(list.items.flatMap(identitiesOf)),
)

/** The text of a scalar, and each identity key of a map with its text. */
function identitiesOf(item: YamlNode): string[] {
  if (item.kind === 'scalar') return [String(item.value ?? '')]
  return identityKeys.flatMap((key) => (valueOfKey(item, key) ? `${key}\0${textOfKey(item, key)}` : []))
}

function hasIdentity(item: YamlNode): boolean {
  return item.kind === 'scalar' || identityKeys.some((key) => textOfKey(item, key) !== '')
}

/** True for scalars with one text, and for maps that agree in the first key of `identityKeys` that both have. */
function isAlike(first: YamlNode, second: YamlNode): boolean {
  if (first.kind === 'scalar' || second.kind === 'scalar')
    return first.kind === 'scalar' && second.kind === 'scalar' && String(first.value) === String(second.value)
  const key = identityKeys.find((name) => valueOfKey(first, name) && valueOfKey(second, name))
  return key === undefined ? first.kind === second.kind : textOfKey(first, key) === textOfKey(second, key)
}

/** Keys by which strategic merge patches of Kubernetes find items (`patchMergeKey`), and names in lists of Istio. */
const identityKeys = [
  'name',
  'containerPort',
  'port',
  'mountPath',
  'ip',
  'topologyKey',
  'type',
  'host',
  'issuer',
]
