import type { Manifest } from '../../model/manifest.ts'
import type { DecidingPlace } from '../request/decision.ts'
import type { RequestFunction } from './diagram.ts'
import type { AccessOutcome, Outcomes } from './outcomes.ts'
import type { PolicyOrRuleFilter, PolicyOrRule } from './side-filters.ts'
import type { RequestSpace } from './request-space.ts'
import type { SidePolicies } from './side-policies.ts'

/** The decisions of one side, with all policies or without some of them. */
export interface SideDecisions {
  readonly policies: SidePolicies
  decision(isKept: PolicyOrRuleFilter): RequestFunction
  /** True for an object that the other side has, too. */
  isShared(object: Manifest): boolean
}

/** Limit on the elements of a proxy that are tried. */
const maxElements = 5000

/** Requests about which a side makes the same decision. */
export interface DecidedRequests {
  readonly space: RequestSpace
  readonly inBox: RequestFunction
  readonly verdict: AccessOutcome['verdict']
}

/**
 * The places of a smallest set of rules that makes the same decision about all of the requests. Rules are omitted as
 * long as the decision stays the same: first those that both sides have, several at once where possible. If the
 * requests are refused because no rule allows them, one ALLOW policy represents that. Empty beyond the limit.
 */
export function smallestRuleSet(
  side: SideDecisions,
  outcomes: Outcomes,
  { space: { diagram }, inBox, verdict }: DecidedRequests,
): DecidingPlace[] {
  const elements = elementsOf(side, verdict === 'allowed')
  if (elements.length > maxElements) return []
  const left = new Set<PolicyOrRule>()
  const isDecided = (): boolean => {
    const decision = diagram.within(
      inBox,
      side.decision((element) => !left.has(element)),
    )
    return diagram.valuesOf(decision).every((number) => outcomes.of(number).verdict === verdict)
  }
  const leaveOut = (group: readonly PolicyOrRule[]): void => {
    for (const element of group) left.add(element)
    if (group.length === 0 || isDecided()) return
    for (const element of group) left.delete(element)
    if (group.length === 1) return
    const half = group.length >> 1
    leaveOut(group.slice(0, half))
    leaveOut(group.slice(half))
  }
  leaveOut(elements)
  return elements.filter((element) => !left.has(element)).map(placeOf)
}

function elementsOf(
  { policies: { rules, allowing, tokens }, isShared }: SideDecisions,
  isAllowed: boolean,
): PolicyOrRule[] {
  const elements = [...(isAllowed ? [] : allowing), ...rules, ...tokens.flatMap((policy) => policy.rules)]
  const shared = elements.filter((element) => isShared(placeOf(element).object))
  return [...shared, ...elements.filter((element) => !isShared(placeOf(element).object))]
}

function placeOf(element: PolicyOrRule): DecidingPlace {
  if ('place' in element) return element.place
  if ('policy' in element) return { object: element.policy, node: element.policy.spec }
  return { object: element.object, node: element.node }
}
