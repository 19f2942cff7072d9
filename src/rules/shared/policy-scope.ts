import type { Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'
import { isPresent } from '../message/is-present.ts'
import { selectorCodes, selectorRefused } from './labels-refused.ts'
import { quote } from '../message/quote.ts'
import { webhookProblem } from '../message/webhook-problem.ts'
import type { Problem } from '../problem.ts'

/** The codes of problems with the fields that say which workloads a policy applies to. */
export const scopeCodes = [
  'several-scopes',
  'missing-target-name',
  'target-in-other-namespace',
  'target-kind',
  'target-group',
  ...selectorCodes,
] as const
export type ScopeCode = (typeof scopeCodes)[number]

/**
 * Reports what Istio's webhook refuses in the fields that say which workloads a policy applies to: `selector`,
 * `targetRefs` and the older `targetRef` (istio `pkg/config/validation/validation.go`, validateWorkloadSelector and
 * validatePolicyTargetReference).
 */
export function* scopeProblems({ spec }: Manifest): Generator<Problem<ScopeCode>> {
  yield* severalScopes(spec)
  yield* selectorRefused(spec.get('selector'), 'matchLabels')
  for (const ref of targetReferences(spec)) yield* referenceProblems(ref)
}

/** Reports two of `selector`, `targetRef` and `targetRefs` in one policy. */
function* severalScopes(spec: Node): Generator<Problem<'several-scopes'>> {
  const lists = spec.items('targetRefs').length > 0 ? [spec.get('targetRefs')] : []
  const maps = [spec.get('selector'), spec.get('targetRef')].filter(({ kind }) => kind === 'map')
  const [first, second] = [...maps, ...lists]
  if (!first || !second) return
  const message = `\`${nameOf(second)}\` beside \`${nameOf(first)}\`: a policy takes one of \`selector\`, \`targetRef\` and \`targetRefs\``
  const related = { node: first, note: 'already says where the policy applies' }
  yield webhookProblem('several-scopes', second, message, related)
}

function nameOf(node: Node): string {
  return String(node.pathKeys.at(-1))
}

function targetReferences(spec: Node): Node[] {
  return [spec.get('targetRef'), ...spec.items('targetRefs')].filter(({ kind }) => kind === 'map')
}

function* referenceProblems(ref: Node): Generator<Problem<ScopeCode>> {
  const [name, namespace] = [ref.get('name'), ref.get('namespace')]
  if (!isPresent(name))
    yield webhookProblem('missing-target-name', name, '`targetRef` names no object: set `name`')
  if (isPresent(namespace)) {
    const message = `the target is in namespace ${quote(namespace.data)}: a policy attaches only within its own namespace, so remove \`namespace\``
    yield webhookProblem('target-in-other-namespace', namespace, message)
  }
  yield* kindProblems(ref.get('group'), ref.get('kind'))
}

function* kindProblems(group: Node, kind: Node): Generator<Problem<'target-kind' | 'target-group'>> {
  const requiredGroup = attachable.get(kind.text)
  if (requiredGroup === undefined) {
    const message = `a policy cannot attach to ${quote(kind.data)}, only to a Gateway, GatewayClass, Service or ServiceEntry`
    yield webhookProblem('target-kind', kind, message)
  } else if ((group.text === 'core' ? '' : group.text) !== requiredGroup) {
    const message =
      requiredGroup === ''
        ? `a ${kind.text} has no group: remove ${quote(group.data)}`
        : `the group of a ${kind.text} is ${quote(requiredGroup)}, not ${quote(group.data)}`
    yield webhookProblem('target-group', group, message)
  }
}

/** The kinds that a policy may attach to, with their API groups. */
const attachable: ReadonlyMap<string, string> = new Map([
  ['Gateway', 'gateway.networking.k8s.io'],
  ['GatewayClass', 'gateway.networking.k8s.io'],
  ['Service', ''],
  ['ServiceEntry', 'networking.istio.io'],
])
