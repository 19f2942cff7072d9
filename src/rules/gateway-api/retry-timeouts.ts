import { usualAttempts } from '../../istio/gateway-api/http-retries.ts'
import type { Node } from '../../model/node.ts'
import { formatDuration, parseDuration } from '../../syntax/duration.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'
import { positiveDuration } from '../routing/helpers/retries.ts'

type Code = 'shorter-than-budget' | 'timed-out-tries' | 'no-time-limit'

export const retryTimeouts = defineRule({
  id: 'gateway-api/retry-timeouts',
  codes: ['shorter-than-budget', 'timed-out-tries', 'no-time-limit'],
  severity: 'warning',
  summary: 'The timeout of a request is shorter than all its tries together, or there is none.',
  why: "Istio makes `timeouts.request` the limit of all tries, and with `retry` it makes `timeouts.backendRequest` the limit of each. When the first expires, the client gets a 504 and no retry follows. A try that `timeouts.backendRequest` ends is not retried either: Istio retries errors of connections, gRPC's `unavailable` and `cancelled`, and the `codes` that upstreams answer. Without both, a hanging upstream keeps the request forever, since Istio sets no timeout by default, and no retry ever begins.",
  fix: 'Raise `timeouts.request` to at least (1 + attempts) × backendRequest, or lower one of the two.',
  on: {
    *HTTPRoute({ spec }) {
      for (const rule of spec.items('rules')) if (rule.get('retry').exists) yield* check(rule)
    },
  },
})

function* check(rule: Node): Generator<Problem<Code>> {
  const [request, backend] = [rule.at('timeouts', 'request'), rule.at('timeouts', 'backendRequest')]
  const attempts = rule.at('retry', 'attempts')
  const retries = attempts.exists ? attempts.number : usualAttempts
  const [timeout, perTry] = [positiveDuration(request), positiveDuration(backend)]
  if (retries === undefined || retries < 1) return
  if (isUnlimited(request) && isUnlimited(backend)) yield unlimited(rule)
  if (perTry === null) return
  const budget = BigInt(1 + retries) * perTry
  if (timeout !== null && timeout < budget) {
    yield {
      code: 'shorter-than-budget',
      node: request,
      message: `request timeout ${quote(request.text)} is shorter than the retry budget: (1 + ${retries}) × ${backend.text} = ${formatDuration(budget)}; set it to at least ${quote(formatDuration(budget))}`,
      related: [{ node: backend, note: 'the limit of each try, including the first' }],
    }
  } else if (!request.isUnfilled) {
    yield {
      code: 'timed-out-tries',
      node: backend,
      severity: 'info',
      message: `a try that ${quote(backend.text)} ends is not retried: the client gets a 504, whatever \`codes\` of \`retry\` say`,
      related: [{ node: rule.get('retry'), note: 'what is retried' }],
    }
  }
}

function unlimited(rule: Node): Problem<'no-time-limit'> {
  return {
    code: 'no-time-limit',
    node: rule.get('retry'),
    missing: rule.get('timeouts'),
    message:
      'retries without `timeouts.request` or `timeouts.backendRequest`: a hanging upstream blocks the request forever',
  }
}

/** True where no timeout is written, or one of 0. */
function isUnlimited(node: Node): boolean {
  const parsed = parseDuration(node.text)
  return !node.exists || node.isNull || ('value' in parsed && parsed.value === 0n)
}
