import { readFileSync } from 'node:fs'
import { parser } from '@prometheus-io/lezer-promql'
import { describe, expect, it } from 'vitest'
import { only } from './only.ts'
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
