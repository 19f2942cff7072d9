import { readFileSync } from 'node:fs'
import { parser } from '@prometheus-io/lezer-promql'
import { describe, expect, it } from 'vitest'
import type { AlertChange, AlertingRule, PromqlQuestion } from '../../tools/promql/native-promql.ts'
import { only } from './only.ts'
import { scenes, type Scene } from './promql-scenes.ts'
import { answersOf } from './recorded-promql.ts'
import { render } from './render.ts'

const chart = 'istio-jwt'
const issuer = 'https://login.example.com'

/** The offsets at which the parser of Prometheus' own editor finds errors. */
function errorsIn(query: string): number[] {
  const errors: number[] = []
  parser.parse(query).iterate({
    enter({ type, from }) {
      if (type.isError) errors.push(from)
    },
  })
  return errors
}

/** The queries in the table of a section of a guide. */
function queriesIn(guide: string, section: string): string[] {
  const text = readFileSync(new URL(`../../docs/${guide}`, import.meta.url), 'utf8')
  const [, body = ''] = text.split(`\n## ${section}\n`)
  const [table = ''] = body.split('\n### ')
  const rows = table.split('\n').filter((row) => row.startsWith('| '))
  return rows.flatMap((row) => /\| `(.*)` +\|$/.exec(row)?.[1]?.replaceAll('\\|', '|') ?? [])
}

it('a query with a mistake is not parsed', () => {
  expect(errorsIn('sum(rate(istio_requests_total[5m]))')).toEqual([])
  expect(errorsIn('sum(rate(istio_requests_total[5m])')).not.toEqual([])
  expect(errorsIn('rate(istio_requests_total{code=401}[5m])')).not.toEqual([])
})

it('the queries of docs/jwt.md are PromQL', () => {
  const queries = queriesIn('jwt.md', 'Monitoring')
  expect(queries.length).toBe(4)
  for (const query of queries) expect({ query, errors: errorsIn(query) }).toEqual({ query, errors: [] })
})

describe('the rules of istio-jwt are PromQL', () => {
  it.each([
    ['gateway', {}],
    ['workload', {}],
    ['gateway', { jwks: { keys: [{ kid: 'new' }] } }],
  ])('for checks at the %s with %j', async (enforceAt, keys) => {
    const jwt = { issuer, enforceAt, ...keys }
    const rule = only(await render(chart, { jwt, monitoring: { enabled: true } }), 'PrometheusRule')
    const [{ rules }] = rule.spec['groups'] as [{ rules: { expr: string }[] }]
    expect(rules.length).toBeGreaterThan(1)
    for (const { expr } of rules) expect({ expr, errors: errorsIn(expr) }).toEqual({ expr, errors: [] })
  })
})

type Rule = Partial<AlertingRule> & { readonly expr: string; readonly record?: string }

/** The rules of a release of istio-jwt by the names of their alerts and records. */
async function rulesOf(enforceAt: 'gateway' | 'workload'): Promise<ReadonlyMap<string, Rule>> {
  const gateway = { namespace: 'istio-ingress' }
  const values = { jwt: { issuer, enforceAt }, gateway, monitoring: { enabled: true } }
  const rule = only(await render(chart, values), 'PrometheusRule')
  const [{ rules }] = rule.spec['groups'] as [{ rules: readonly Rule[] }]
  return new Map(rules.map((item) => [item.alert ?? item.record ?? '', item]))
}

const atGateway = await rulesOf('gateway')
const atWorkload = await rulesOf('workload')
const [, share, failed, fetched] = queriesIn('jwt.md', 'Monitoring')
const refused = 'istio_jwt:refused_requests:rate5m'

/** What a query has to answer at minute 20: values by what sets the samples apart. */
const answers: readonly (readonly [
  name: string,
  query: string | undefined,
  scene: Scene,
  Readonly<Record<string, number>>,
])[] = [
  [refused, atGateway.get(refused)?.expr, 'a gateway that refuses 30 of 100', { 'ingress 401': 1 / 3, 'ingress 403': 1 / 6 }],
  [refused, atWorkload.get(refused)?.expr, 'a service that refuses 30 of 100', { 'orders 401': 1 / 3, 'orders 403': 1 / 6 }],
  ['JwtRequestsRefused', atGateway.get('JwtRequestsRefused')?.expr, 'a gateway that refuses 30 of 100', { ingress: 0.3 }],
  ['JwtRequestsRefused', atWorkload.get('JwtRequestsRefused')?.expr, 'a service that refuses 30 of 100', { orders: 0.3 }],
  ['JwtRequestsRefused', atGateway.get('JwtRequestsRefused')?.expr, 'a gateway that refuses 10 of 100', {}],
  ['JwtRequestsRefused', atGateway.get('JwtRequestsRefused')?.expr, 'no requests', {}],
  ['JwksFetchFails', atGateway.get('JwksFetchFails')?.expr, 'two istiods, of which one fetches no keys', { '': 15 }],
  ['JwksFetchFails', atGateway.get('JwksFetchFails')?.expr, 'fetches that failed long ago', {}],
  ['share', share, 'a gateway that refuses 10 of 100', { '': 0.1 }],
  ['failed fetches', failed, 'two istiods, of which one fetches no keys', { '': 15 }],
  ['fetches', fetched, 'two istiods, of which one fetches no keys', { '': 40 }],
]

const questions = answers.map(([, query, scene]): PromqlQuestion => ({ query: query!, series: scenes[scene], minute: 20 }))
const answersToQueries = answersOf(questions, 'promql-answers.json')

describe('what Prometheus answers', () => {
  it.each(answers.map((row, index) => [...row, index] as const))('%s', (_, _query, _scene, values, index) => {
    const { samples = [] } = answersToQueries[index]!
    const found = samples.map(({ labels, value }) => [
      Object.values(labels).toSorted().toReversed().join(' '),
      expect.closeTo(Number(value), 6) as number,
    ])
    expect(values).toEqual(Object.fromEntries(found))
  })
})

/**
 * When alerts begin to wait, fire and end, by minute. `for` is 10 minutes for requests and 15 for keys. Two minutes after the
 * last refusal two of the four minutes of a rate are quiet, which leaves 15 in 100; a failed fetch counts for 15 minutes, which
 * is not enough for an alert.
 */
const alerts: readonly (readonly [alert: string, scene: Scene, Readonly<Record<number, AlertChange['state']>>])[] = [
  [
    'JwtRequestsRefused',
    'a gateway that refuses 30 of 100 for 8 minutes',
    { 0: 'inactive', 1: 'pending', 10: 'inactive' },
  ],
  [
    'JwtRequestsRefused',
    'a gateway that refuses 30 of 100 for 20 minutes',
    { 0: 'inactive', 1: 'pending', 11: 'firing', 22: 'inactive' },
  ],
  ['JwtRequestsRefused', 'a gateway that refuses 10 of 100', { 0: 'inactive' }],
  ['JwksFetchFails', 'fetches that failed long ago', { 0: 'inactive', 1: 'pending', 16: 'inactive' }],
  [
    'JwksFetchFails',
    'fetches that fail for 20 minutes',
    { 0: 'inactive', 1: 'pending', 16: 'firing', 34: 'inactive' },
  ],
]
const isFiring = ({ state }: AlertChange): boolean => state === 'firing'
const askedAlerts = alerts.map(([name, scene]): PromqlQuestion => {
  const { alert = '', expr, ...rest } = atGateway.get(name)!
  return { alert: { alert, expr, ...rest }, series: scenes[scene], minute: 39 }
})
const answersToAlerts = answersOf(askedAlerts, 'alert-answers.json')

describe('what Prometheus makes of alerts over 40 minutes', () => {
  it.each(alerts.map((row, index) => [...row, index] as const))('%s: %s', (_name, _scene, states, index) => {
    const { changes = [] } = answersToAlerts[index]!
    expect(Object.fromEntries(changes.map(({ minute, state }) => [minute, state]))).toEqual(states)
  })

  it('says what is wrong', () => {
    const firing = answersToAlerts.flatMap(({ changes = [] }) => changes.filter(isFiring))
    const refusals = 'ingress refuses 30% of its requests for want of a valid token'
    const keys = 'istiod cannot fetch the keys of an issuer'
    expect(firing.map(({ annotations }) => annotations?.['summary'])).toEqual([refusals, keys])
  })
})
