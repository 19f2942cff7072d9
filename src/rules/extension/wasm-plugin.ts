import { scopeCodes, scopeProblems } from '../shared/policy-scope.ts'
import { dryRunUnsupported } from '../shared/dry-run.ts'
import { defineRule } from '../rule.ts'
import { moduleCodes, moduleProblems, portProblems } from './helpers/wasm-module.ts'

export const wasmPlugin = defineRule({
  id: 'extension/wasm-plugin',
  codes: [...moduleCodes, 'dry-run-unsupported', ...scopeCodes],
  severity: 'error',
  istio: ['IST0106'],
  summary: 'A WasmPlugin that Istio refuses.',
  why: 'The validating webhook of Istio refuses it: the proxies keep the previous plugin.',
  fix: 'Correct the field that the message names.',
  on: {
    *WasmPlugin(plugin) {
      yield* dryRunUnsupported(plugin)
      yield* scopeProblems(plugin)
      yield* moduleProblems(plugin.spec)
      for (const match of plugin.spec.items('match')) yield* portProblems(match)
    },
  },
})
