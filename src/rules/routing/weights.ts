import type { Node } from '../../model/node.ts'
import { isPresent } from '../message/is-present.ts'
import { quote } from '../message/quote.ts'
import { refused } from '../message/refused.ts'
import { defineRule, type Problem } from '../rule.ts'

export const weights = defineRule({
  id: 'routing/weights',
  codes: ['negative', 'all-zero', 'sum-not-100'],
  severity: 'error',
  istio: ['IST0106'],
  summary: 'Weights of destinations that add up to nothing, or to something else than 100.',
  why: 'Istio refuses a VirtualService with a negative weight, or with several destinations that all have the weight 0, which a missing weight is. Other sums are only shares: 10 and 30 send a quarter and three quarters, which few readers expect.',
  fix: 'Give each of several destinations a weight, as percentages of 100.',
  on: {
    *VirtualService({ spec }) {
      for (const protocol of ['http', 'tls', 'tcp']) {
        for (const route of spec.items(protocol)) yield* check(route.get('route'))
      }
    },
  },
})

function* check(route: Node): Generator<Problem<'negative' | 'all-zero' | 'sum-not-100'>> {
  const nodes = route.items().map((entry) => entry.get('weight'))
  const known = nodes.map(weightOf)
  for (const [index, node] of nodes.entries()) {
    if ((known[index] ?? 0) < 0) {
      yield refused('negative', node, `weight ${quote(node.data)} has to be at least 0`)
    }
  }
  // A single destination has all the traffic, whatever its weight.
  if (known.length < 2 || known.some((weight) => weight === null || weight < 0)) return
  const total = known.reduce<number>((sum, weight) => sum + (weight ?? 0), 0)
  if (total === 0) {
    const written = nodes.find(({ exists }) => exists) ?? route
    const message = `${known.length} destinations whose weights add up to 0: a missing weight is 0`
    yield refused('all-zero', written, message)
  } else if (total !== 100) {
    yield { code: 'sum-not-100', node: route, severity: 'info', message: sumMessage(known, total) }
  }
}

/** An absent weight is 0; `null` for what is no weight, or filled in later. */
function weightOf(node: Node): number | null {
  if (!isPresent(node) && node.scalar !== '') return 0
  return node.isUnfilled ? null : (node.number ?? null)
}

function sumMessage(known: readonly (number | null)[], total: number): string {
  const shares = known.map((weight) => `${+(((weight ?? 0) * 100) / total).toFixed(1)} %`)
  const shown = shares.length > mostShown ? '' : `, as shares ${shares.join(', ')}`
  return `weights add up to ${total}, not 100: they count in relation to each other${shown}`
}

const mostShown = 5
