import type { Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'
import { isPresent } from '../message/is-present.ts'
import { selectorCodes, selectorRefused } from './labels-refused.ts'
import { quote } from '../message/quote.ts'
import { refused } from '../message/refused.ts'
import type { Problem } from '../rule.ts'

/** What the webhook can refuse about where a policy holds. */
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
 * What Istio's webhook refuses about where a policy of the security group holds: its `selector`, its `targetRefs`
 * and the older `targetRef` (istio `pkg/config/validation/validation.go`, validateWorkloadSelector and
 * validatePolicyTargetReference).
 */
export function* scopeProblems({ spec }: Manifest): Generator<Problem<ScopeCode>> {
  yield* together(spec)
  yield* selectorRefused(spec.at('selector', 'matchLabels'))
  for (const ref of targetReferences(spec)) yield* referenceProblems(ref)
}

/** Three ways to say where; each excludes the others. */
function* together(spec: Node): Generator<Problem<'several-scopes'>> {
  const lists = spec.items('targetRefs').length > 0 ? [spec.get('targetRefs')] : []
  const maps = [spec.get('selector'), spec.get('targetRef')].filter(({ kind }) => kind === 'map')
  const [first, second] = [...maps, ...lists]
  if (!first || !second) return
  const message = `\`${nameOf(second)}\` beside \`${nameOf(first)}\`: a policy takes one of \`selector\`, \`targetRef\` and \`targetRefs\``
  const related = { node: first, note: 'says already where the policy holds' }
  yield refused('several-scopes', second, message, related)
}

function nameOf(node: Node): string {
  return String(node.pathKeys.at(-1))
}

function targetReferences(spec: Node): Node[] {
  return [spec.get('targetRef'), ...spec.items('targetRefs')].filter(({ kind }) => kind === 'map')
}

function* referenceProblems(ref: Node): Generator<Problem<ScopeCode>> {
  const [name, namespace] = [ref.get('name'), ref.get('namespace')]
  if (!isPresent(name)) yield refused('missing-target-name', name, '`targetRef` names no object')
  if (isPresent(namespace)) {
    const message = `the target is in namespace ${quote(namespace.data)}: a policy attaches within its own namespace, so leave it out`
    yield refused('target-in-other-namespace', namespace, message)
  }
  yield* kindProblems(ref.get('group'), ref.get('kind'))
}

function* kindProblems(group: Node, kind: Node): Generator<Problem<'target-kind' | 'target-group'>> {
  const wanted = attachable.get(kind.text)
  if (wanted === undefined) {
    const message = `a policy attaches to no ${quote(kind.data)}: only to a Gateway, GatewayClass, Service or ServiceEntry`
    yield refused('target-kind', kind, message)
  } else if ((group.text === 'core' ? '' : group.text) !== wanted) {
    const message =
      wanted === ''
        ? `a ${kind.text} has no group: leave ${quote(group.data)} out`
        : `the group of a ${kind.text} is ${quote(wanted)}, not ${quote(group.data)}`
    yield refused('target-group', group, message)
  }
}

/** What a policy may attach to, with its API group. */
const attachable: ReadonlyMap<string, string> = new Map([
  ['Gateway', 'gateway.networking.k8s.io'],
  ['GatewayClass', 'gateway.networking.k8s.io'],
  ['Service', ''],
  ['ServiceEntry', 'networking.istio.io'],
])
