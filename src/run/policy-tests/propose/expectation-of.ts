import type { TestExpectation } from '../../../core/policy-test-file.ts'
import type { RequestDecisionAnswer } from '../../../core/request-answer.ts'
import { answerFields, decidedBy } from '../answer-fields.ts'

/**
 * The expectation of a case that is true today: the status and policy of a refused request, otherwise the destination.
 */
export function expectationOf(answer: RequestDecisionAnswer): TestExpectation {
  const { verdict, status } = answer
  const { destination, timeout, location } = answerFields(answer)
  if (status === null) return verdict === 'refused' ? 'refused' : allowed(destination, timeout)
  if (verdict !== 'refused') return { status, ...(location[0] !== 'none' && { location: location[0]! }) }
  const { by, reason } = decidedBy(answer)
  // If no ALLOW rule matches, all ALLOW policies decide together.
  if (reason === 'rbac_access_denied_matched_policy[none]') return status
  // A name with a stand-in namespace is not exact.
  const isOfPolicy =
    by !== null && /^(AuthorizationPolicy|RequestAuthentication) [^<]+\/[^<]+$/.test(by.object)
  return isOfPolicy ? { status, policy: by.object } : status
}

function allowed(destination: readonly string[], timeout: readonly string[]): TestExpectation {
  if (destination.length !== 1 || destination[0] === 'none') return 'allowed'
  const [only] = timeout
  return {
    verdict: 'allowed',
    destination: destination[0]!,
    ...(timeout.length === 1 && only !== 'none' && { timeout: only! }),
  }
}
