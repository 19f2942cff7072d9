import { expect, test } from 'vitest'
import type { LintFinding } from '../../src/lint.ts'
import type { LocatedFinding } from '../../src/inspect/locate.ts'
import { mergeFindings } from '../../src/run/merge-findings.ts'
import { blocks } from '../../src/report/verdict.ts'
import { finding, gate } from '../report/rich-report.ts'

const located = (fields: Partial<LocatedFinding>): LocatedFinding => ({
  ...finding(fields),
  lintFinding: { about: null } as LintFinding,
  namedFingerprint: 'v2:f',
  measure: null,
  isOfFile: false,
  statingFiles: [],
  subject: 'pay.example.org',
  ...fields,
})

test('findings with another gate are not merged, so that one that fails nothing hides none', () => {
  const gates = mergeFindings([located({ gate: { failOn: 'never' } }), located({})]).map((each) => each.gate)
  expect(gates).toHaveLength(2)
  expect(gates).toContain(undefined)
})

test('the same fact in several environments is one finding, with the worst severity', () => {
  const merged = mergeFindings([
    located({ severity: 'warning', environments: ['dev'], message: 'a little' }),
    located({ severity: 'error', environments: ['prod'], message: 'a lot' }),
  ])
  expect(merged.map(({ severity, environments, message }) => [severity, environments, message])).toEqual([
    ['error', ['dev', 'prod'], 'a lot'],
  ])
})

test('what is likely in one environment hides nothing that is certain in another', () => {
  const merged = mergeFindings([
    located({ severity: 'error', confidence: 'likely', environments: ['dev'] }),
    located({ severity: 'warning', environments: ['prod'] }),
  ])
  expect(merged.map(({ severity, confidence }) => [severity, confidence])).toEqual([
    ['error', 'likely'],
    ['warning', 'certain'],
  ])
  const blocking = merged.filter((finding) => blocks(finding, { ...gate, failOn: 'warning' }))
  expect(blocking.map(({ environments }) => environments)).toEqual([['prod']])
})

test('consequences at one line of a template name the objects of the others, and not what they are about', () => {
  const ofPolicy = (namespace: string): LocatedFinding =>
    located({
      cause: 'template',
      subject: `["token-lost","${namespace}"]`,
      object: {
        apiVersion: 'security.istio.io/v1',
        kind: 'AuthorizationPolicy',
        namespace,
        name: 'jwt',
        path: '',
      },
      message: 'requests without a token pass',
      lintFinding: { about: null, view: 'consequence' } as LintFinding,
    })
  const merged = mergeFindings([ofPolicy('a'), ofPolicy('b')])
  expect(merged.map(({ message }) => message)).toEqual(['requests without a token pass (likewise `b/jwt`)'])
})
