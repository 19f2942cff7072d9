import type { Node } from '../../model/node.ts'
import { isPresent } from '../message/is-present.ts'
import { webhookProblem } from '../message/webhook-problem.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'
import { scopeCodes, scopeProblems } from '../shared/policy-scope.ts'
import { moduleCodes, moduleProblems, portProblems } from './helpers/wasm-module.ts'

export const trafficExtension = defineRule({
  id: 'extension/traffic-extension',
  codes: [...moduleCodes, 'missing-code', ...scopeCodes],
  severity: 'error',
  istio: ['IST0106'],
  summary: 'A TrafficExtension that Istio refuses.',
  why: 'The validating webhook of Istio refuses it: the proxies keep the previous extension.',
  fix: 'Correct the field that the message names.',
  on: {
    *TrafficExtension(extension) {
      const { spec } = extension
      yield* scopeProblems(extension)
      if (spec.get('wasm').kind === 'map') yield* moduleProblems(spec.get('wasm'))
      if (spec.get('lua').kind === 'map') yield* codeProblems(spec.at('lua', 'inlineCode'))
      for (const match of spec.items('match')) yield* portProblems(match)
    },
  },
})

function* codeProblems(code: Node): Generator<Problem<'missing-code'>> {
  if (!isPresent(code))
    yield webhookProblem('missing-code', code, 'the extension has no Lua code: write `inlineCode`')
}
