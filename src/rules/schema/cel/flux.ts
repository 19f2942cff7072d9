import { table } from '../../../core/table.ts'
import { conflictViolation, fieldViolation, has, mapRule, type CelRule } from './rule.ts'

/**
 * The CEL rules of the CustomResourceDefinitions of Flux, by their exact expressions. `scripts/kinds` keeps only expressions
 * that have an entry here.
 */
export const fluxRules = table<CelRule>({
  '(has(self.chart) && !has(self.chartRef)) || (!has(self.chart) && has(self.chartRef))': mapRule((self) => {
    if (has(self, 'chart') && has(self, 'chartRef')) return conflictViolation('chartRef', 'chart')
    if (has(self, 'chart') || has(self, 'chartRef')) return null
    return { path: [], code: 'missing-choice', message: 'needs `chart` or `chartRef`', isMissing: true }
  }),

  'has(self.configMapRef) || has(self.secretRef)': mapRule((self) =>
    has(self, 'configMapRef') || has(self, 'secretRef')
      ? null
      : { path: [], code: 'missing-choice', message: 'needs `configMapRef` or `secretRef`', isMissing: true },
  ),

  '!has(self.configMapRef) || !has(self.secretRef)': mapRule((self) =>
    has(self, 'configMapRef') && has(self, 'secretRef')
      ? conflictViolation('secretRef', 'configMapRef')
      : null,
  ),

  "!has(self.retryInterval) || self.name != 'RemediateOnFailure'": mapRule((self) =>
    has(self, 'retryInterval') && self['name'] === 'RemediateOnFailure'
      ? retryViolation('is not allowed with `name: RemediateOnFailure`')
      : null,
  ),

  "!has(self.retryInterval) || self.name == 'RetryOnFailure'": mapRule((self) =>
    has(self, 'retryInterval') && self['name'] !== 'RetryOnFailure'
      ? retryViolation('is allowed only with `name: RetryOnFailure`')
      : null,
  ),
})

function retryViolation(message: string): ReturnType<CelRule> {
  return { ...fieldViolation('not-taken-here', 'retryInterval', message), conflictsWith: ['name'] }
}
