import type { HelmTarget } from '../core/target.ts'
import { valuesLayers } from '../discover/layers.ts'
import { lint, locationOf, type LintFinding } from '../lint.ts'
import { valuesEntries } from '../model/layouts.ts'
import { createMesh, emptyMesh } from '../model/mesh.ts'
import { Node } from '../model/node.ts'
import { mergeValues } from '../model/values.ts'
import { rules } from '../rules/index.ts'
import type { Reader } from '../yaml/reader.ts'

/**
 * Moves a finding that several merged values cause together to the value of the stronger file that breaks the rule, if
 * the weaker files alone satisfy it (`Problem.nodeNote`). Any other finding is unchanged.
 */
export function atBreakingValue(finding: LintFinding, target: HelmTarget, reader: Reader): LintFinding {
  const { node, related, nodeNote } = finding
  if (nodeNote === null || finding.subject !== 'values' || !(node instanceof Node)) return finding
  const breaking = breakingValue(finding, node, target, reader)
  if (!breaking) return finding
  const others = related.filter((partner) => partner.node !== breaking)
  return { ...finding, at: locationOf(breaking), related: [{ node, note: nodeNote }, ...others] }
}

function breakingValue(
  finding: LintFinding,
  node: Node,
  target: HelmTarget,
  reader: Reader,
): Node | undefined {
  const { defaults, overrides } = valuesLayers(reader, target)
  const layers = [...defaults, ...overrides]
  const partners = finding.related.flatMap((partner) => (partner.node instanceof Node ? partner.node : []))
  const weakest = layers.findLastIndex((layer) => areAtOnePlace(layer.at(...node.pathKeys), node))
  if (weakest < 0) return undefined
  for (let index = layers.length - 1; index > weakest; index--) {
    const breaking = partners.find(({ pathKeys }) => layers[index]!.at(...pathKeys).exists)
    if (!breaking) continue
    const files = overrides.slice(0, Math.max(0, index - defaults.length))
    if (!isFoundIn(mergeValues(defaults.slice(0, index), files), finding, node, target)) return breaking
  }
  return undefined
}

/** True for two nodes of one place. A file that was read again has other nodes (`MapDocument`). */
function areAtOnePlace({ yaml: first }: Node, { yaml: second }: Node): boolean {
  return (
    first !== null &&
    second !== null &&
    first.start === second.start &&
    first.source.file === second.source.file
  )
}

/** True if the rule finds the same in other values. */
function isFoundIn(values: Node, { rule, code }: LintFinding, { path }: Node, { id }: HelmTarget): boolean {
  const mesh = createMesh({ ...emptyMesh, entries: valuesEntries(values, id, values) })
  const found = lint(
    mesh,
    rules.filter((candidate) => candidate.id === rule),
  )
  return found.some(
    (problem) => problem.code === code && problem.node instanceof Node && problem.node.path === path,
  )
}
