import type { Source, YamlNode, YamlScalar } from './node.ts'

/**
 * Returns a function that moves a tree of nodes into another text; shared nodes stay shared.
 *
 * @param move the offset in `source` for an offset in the text that the nodes were read from
 * @param textOf converts the text of a scalar or key; absent: texts stay the same
 */
export function nodeMover(
  source: Source,
  move: (offset: number) => number,
  textOf: (text: string) => string = (text) => text,
): (node: YamlNode) => YamlNode {
  const moved = new Map<YamlNode, YamlNode>()
  const range = ({ start, end }: { start: number; end: number }): { start: number; end: number } => ({
    start: move(start),
    end: move(end),
  })
  const placed = <Kind extends YamlNode>(node: Kind): Kind => ({
    ...node,
    source,
    ...range(node),
    ...(node.alias && { alias: range(node.alias) }),
  })
  const scalarOf = (scalar: YamlScalar): YamlScalar => {
    const { value } = scalar
    return { ...placed(scalar), value: typeof value === 'string' ? textOf(value) : value }
  }
  const contentsOf = (node: YamlNode): YamlNode => {
    if (node.kind === 'list') return { ...placed(node), items: node.items.map(moveTree) }
    if (node.kind === 'scalar') return scalarOf(node)
    const entries = [...node.entries].map(
      ([name, { key, value }]) => [textOf(name), { key: scalarOf(key), value: moveTree(value) }] as const,
    )
    return { ...placed(node), entries: new Map(entries) }
  }
  const moveTree = (node: YamlNode): YamlNode => {
    const result = moved.get(node) ?? contentsOf(node)
    moved.set(node, result)
    return result
  }
  return moveTree
}
