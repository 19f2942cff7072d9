import type { MeshAccessAnswer } from '../../core/access-answer.ts'
import type { AccessComparison } from '../../effect/access/access-difference.ts'

/**
 * The verdict of a comparison.
 * @param because the reasons why the comparison may be incomplete
 */
export function verdictOnAccess(
  { changes }: Pick<AccessComparison, 'changes'>,
  because: readonly string[],
): MeshAccessAnswer['verdict'] {
  if (changes.some(({ head, base }) => head.verdict === 'allowed' && base.verdict === 'refused')) return 'new'
  if (because.length > 0) return 'unknown'
  return changes.every(({ head, base }) => head.verdict === base.verdict) ? 'equal' : 'nothing-new'
}
