import { severities } from '../../core/order.ts'
import { table } from '../../core/table.ts'
import type { Node } from '../../model/node.ts'
import { scalarText } from './value-text.ts'

/** The default severity of a rule; `undefined` for a single code, and for an unknown rule. */
export type DefaultSeverities = (id: string) => string | undefined

/** The rank of a severity, from 0 for `off` to 3 for `error`; `undefined` for an invalid one. */
export function severityRank(severity: string): number | undefined {
  return ranks[severity]
}

const ranks = table<number>({
  off: 0,
  ...Object.fromEntries(severities.map((severity, index) => [severity, severities.length - index])),
})

/**
 * The severity that a node sets, as it is written, also an invalid one; `''` for an absent node, map or list. `false` is `off`,
 * since Go's YAML parser reads `off` as a boolean.
 */
export function writtenSeverity(node: Node): string {
  return node.scalar === false ? 'off' : scalarText(node)
}
