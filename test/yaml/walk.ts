import type { YamlNode, YamlScalar } from '../../src/yaml/node.ts'

/** The node at the end of a chain of keys and indices; throws where there is none. */
export function at(node: YamlNode, ...path: (string | number)[]): YamlNode {
  const [step, ...rest] = path
  if (step === undefined) return node
  const next =
    node.kind === 'map'
      ? node.entries.get(String(step))?.value
      : node.kind === 'list'
        ? node.items[Number(step)]
        : undefined
  if (!next) throw new Error(`nothing at ${step}`)
  return at(next, ...rest)
}

/** The text of the value of a node. */
export function slice({ source, start, end }: YamlNode): string {
  return source.text.slice(start, end)
}

/** A node and all below it, keys included, each with the node it stands in. */
export function* walk(
  node: YamlNode,
  parent: YamlNode | null = null,
): Generator<[node: YamlNode, parent: YamlNode | null]> {
  yield [node, parent]
  if (node.kind === 'list') for (const item of node.items) yield* walk(item, node)
  if (node.kind !== 'map') return
  for (const { key, value } of node.entries.values()) {
    yield [key, node]
    yield* walk(value, node)
  }
}

/** The scalars below a node, keys left out. */
export function* scalars(node: YamlNode): Generator<YamlScalar> {
  if (node.kind === 'scalar') yield node
  if (node.kind === 'list') for (const item of node.items) yield* scalars(item)
  if (node.kind === 'map') for (const { value } of node.entries.values()) yield* scalars(value)
}
