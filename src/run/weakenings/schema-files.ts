import type { LocatedFinding } from '../../inspect/locate.ts'
import type { Weakening } from '../../model/check-problems.ts'
import type { SchemaFileDifference } from '../check-changes/schema-files.ts'
import { hiddenFinding, isNewError } from './hidden-findings.ts'

/**
 * A weakening for each schema file whose change leaves kinds without a schema, or may hide findings of head; each lists all of
 * `hidden`.
 *
 * @param hidden what only base's schemas find wrong in head
 */
export function schemaFileWeakenings(
  differences: readonly SchemaFileDifference[],
  hidden: readonly LocatedFinding[],
): Weakening[] {
  return differences.flatMap((difference) => {
    // A schema that is added hides a finding only if it describes the kind of another one.
    const code = codeOf(difference, hidden)
    if (code === null) return []
    const { file, change, lostKinds } = difference
    const what = lostKinds.length === 0 ? '' : `, no schema of ${lostKinds.join(', ')} is left`
    return [
      {
        code,
        node: { file, line: 1 },
        change: `schemas: ${file} ${change}${what}`,
        hidden: hidden.map(hiddenFinding),
      },
    ]
  })
}

function codeOf(
  { effect }: SchemaFileDifference,
  hidden: readonly LocatedFinding[],
): Weakening['code'] | null {
  if (effect === 'tightens') return null
  if (hidden.some(isNewError)) return 'hides-new'
  if (effect === 'loosens') return 'loosens'
  return hidden.length === 0 ? null : 'hides'
}
