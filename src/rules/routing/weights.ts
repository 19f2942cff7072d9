import type { Node } from '../../model/node.ts'
import { isPresent } from '../message/is-present.ts'
import { quote } from '../message/quote.ts'
import { webhookProblem } from '../message/webhook-problem.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'

export const weights = defineRule({
  id: 'routing/weights',
  codes: ['negative', 'all-zero', 'sum-not-100'],
  severity: 'error',
  istio: ['IST0106'],
  summary: 'Weights of destinations that add up to 0, or to another number than 100.',
  why: 'Istio refuses a VirtualService with a negative weight, or with several destinations whose weights are all 0 or missing. Otherwise weights are proportions: 10 and 30 send a quarter and three quarters, which few readers expect.',
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
  const weightValues = nodes.map(weightOf)
  for (const [index, node] of nodes.entries()) {
    if ((weightValues[index] ?? 0) < 0) {
      yield webhookProblem('negative', node, `weight ${quote(node.data)} has to be at least 0`)
    }
  }
  // A single destination gets all the traffic, whatever its weight.
  if (weightValues.length < 2 || weightValues.some((weight) => weight === null || weight < 0)) return
  const total = weightValues.reduce<number>((sum, weight) => sum + (weight ?? 0), 0)
  if (total === 0) {
    const writtenNode = nodes.find(({ exists }) => exists) ?? route
    const message = `${weightValues.length} destinations whose weights add up to 0: a missing weight is 0; set the weights`
    yield webhookProblem('all-zero', writtenNode, message)
  } else if (total !== 100) {
    yield { code: 'sum-not-100', node: route, severity: 'info', message: sumMessage(weightValues, total) }
  }
}

/** The weight, 0 if absent; `null` for what is no number or has a placeholder. */
function weightOf(node: Node): number | null {
  if (!isPresent(node) && node.scalar !== '') return 0
  return node.isUnfilled ? null : (node.number ?? null)
}

function sumMessage(weightValues: readonly (number | null)[], total: number): string {
  const shares = weightValues.map((weight) => `${+(((weight ?? 0) * 100) / total).toFixed(1)} %`)
  const shown = shares.length > maxShown ? '' : `, as ${shares.join(', ')}`
  return `weights add up to ${total}, not 100: traffic is split in proportion${shown}`
}

const maxShown = 5
