import { readFileSync, writeFileSync } from 'node:fs'
import { parser } from '@prometheus-io/lezer-promql'
import { describe, expect, it } from 'vitest'
import { answersOfPrometheus, type PromqlAnswer, type PromqlQuestion } from '../../tools/promql/native-promql.ts'
import { only } from './only.ts'
import { scenes, type Scene } from './promql-scenes.ts'
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

interface AlertRule {
  readonly alert?: string
  readonly record?: string
  readonly expr: string
}

/** The expressions of a release of istio-jwt by the names of its alerts and records. */
async function rulesOf(enforceAt: 'gateway' | 'workload'): Promise<ReadonlyMap<string, string>> {
  const gateway = { namespace: 'istio-ingress' }
  const values = { jwt: { issuer, enforceAt }, gateway, monitoring: { enabled: true } }
  const rule = only(await render(chart, values), 'PrometheusRule')
  const [{ rules }] = rule.spec['groups'] as [{ rules: readonly AlertRule[] }]
  return new Map(rules.map(({ alert, record, expr }) => [alert ?? record ?? '', expr]))
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
  [refused, atGateway.get(refused), 'a gateway that refuses 30 of 100', { 'ingress 401': 1 / 3, 'ingress 403': 1 / 6 }],
  [refused, atWorkload.get(refused), 'a service that refuses 30 of 100', { 'orders 401': 1 / 3, 'orders 403': 1 / 6 }],
  ['JwtRequestsRefused', atGateway.get('JwtRequestsRefused'), 'a gateway that refuses 30 of 100', { ingress: 0.3 }],
  ['JwtRequestsRefused', atWorkload.get('JwtRequestsRefused'), 'a service that refuses 30 of 100', { orders: 0.3 }],
  ['JwtRequestsRefused', atGateway.get('JwtRequestsRefused'), 'a gateway that refuses 10 of 100', {}],
  ['JwtRequestsRefused', atGateway.get('JwtRequestsRefused'), 'no requests', {}],
  ['JwksFetchFails', atGateway.get('JwksFetchFails'), 'two istiods, of which one fetches no keys', { '': 15 }],
  ['JwksFetchFails', atGateway.get('JwksFetchFails'), 'fetches that failed long ago', {}],
  ['share', share, 'a gateway that refuses 10 of 100', { '': 0.1 }],
  ['failed fetches', failed, 'two istiods, of which one fetches no keys', { '': 15 }],
  ['fetches', fetched, 'two istiods, of which one fetches no keys', { '': 40 }],
]

/** What Prometheus answered when it was recorded: see tools/promql/native-promql.ts. */
const recording = new URL('promql-answers.json', import.meta.url)
const isRecording = process.env['RECORD_PROMQL'] === '1'
const questions = answers.map(([, query, scene]): PromqlQuestion => ({ query: query!, series: scenes[scene], minute: 20 }))
const recorded: readonly (PromqlQuestion & { readonly answer: PromqlAnswer })[] = isRecording
  ? answersOfPrometheus(questions).map((answer, index) => ({ ...questions[index]!, answer }))
  : JSON.parse(readFileSync(recording, 'utf8'))

describe('what Prometheus answers', () => {
  it.each(answers)('%s', (_, query, scene, values) => {
    const asked = JSON.stringify([query, scenes[scene]])
    const { answer } = recorded.find((entry) => JSON.stringify([entry.query, entry.series]) === asked) ?? {}
    // A query or scene that changes has to be asked again: RECORD_PROMQL=1 npx vitest run test/charts/promql.test.ts
    expect(answer).toBeDefined()
    expect(answer!.error).toBeUndefined()
    const samples = (answer!.samples ?? []).map(({ labels, value }) => [
      Object.values(labels).toSorted().toReversed().join(' '),
      expect.closeTo(Number(value), 6) as number,
    ])
    expect(values).toEqual(Object.fromEntries(samples))
  })

  it.runIf(isRecording)('is recorded', () => {
    writeFileSync(recording, `${JSON.stringify(recorded, null, 2)}\n`)
  })
})
