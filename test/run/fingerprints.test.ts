import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import { chart, report, type Files } from './scene.ts'

/** An entry of `mediatedTls` with whatever mistakes chance gives it. */
const entry = fc.record({
  externalHost: fc.constantFrom('a.example.org', '*.example.org', 'not a host', 'b.example.org'),
  timeout: fc.constantFrom('1s', '20s', 'soon'),
  retries: fc.record({
    attempts: fc.integer({ min: 1, max: 4 }),
    perTryTimeout: fc.constantFrom('2s', '5s', 'later'),
  }),
})
const entries = fc.uniqueArray(fc.tuple(fc.constantFrom(...'abcdefgh'.split('')), entry), {
  selector: ([key]) => key,
  minLength: 1,
  maxLength: 5,
})

/** Lists of hosts in a plain ServiceEntry: some are no hosts. */
const hosts = fc.uniqueArray(
  fc.constantFrom('a.example.org', 'a b', 'x..y', '*', 'c.example.org', 'http://d'),
  { minLength: 1 },
)

const layouts = [
  'values-prod.yaml',
  'values.prod.yaml',
  'prod/values.yaml',
  'envs/prod.yaml',
  'environments/prod/values.yaml',
]

/** How the same configuration is written: which order, how far down, where. */
const writing = fc.record({
  seed: fc.nat(),
  lead: fc.constantFrom('', '# a comment\n', '\n\n\n'),
  layout: fc.constantFrom(...layouts),
  indent: fc.constantFrom(2, 4),
  folder: fc.constantFrom('mesh', 'platform/egress'),
})
type Writing = typeof writing extends fc.Arbitrary<infer Value> ? Value : never

function shuffled<Item>(items: readonly Item[], seed: number): Item[] {
  return items
    .map((item, index) => ({ item, rank: ((index + 1) * (seed + 7919) * 2654435761) % 1000003 }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ item }) => item)
}

function written(mediated: readonly [string, object][], names: readonly string[], how: Writing): Files {
  const values = { mediatedTls: Object.fromEntries(shuffled(mediated, how.seed)) }
  const metadata = { name: 'partners', namespace: 'shop' }
  const spec = {
    hosts: shuffled(names, how.seed),
    ports: [{ number: 443, name: 'tls', protocol: 'TLS' }],
    resolution: 'DNS',
  }
  const object = { apiVersion: 'networking.istio.io/v1', kind: 'ServiceEntry', metadata, spec }
  return {
    ...chart('web', 'kind: A\n'),
    [`web/${how.layout}`]: how.lead + stringify(values, { indent: how.indent }),
    [`${how.folder}/partners.yaml`]: how.lead + stringify(object, { indent: how.indent }),
  }
}

test('findings are the same whatever the order, the lines and the names of files', async () => {
  let seen = 0
  await fc.assert(
    fc.asyncProperty(entries, hosts, writing, writing, async (mediated, names, base, head) => {
      const { findings } = await report(written(mediated, names, head), written(mediated, names, base))
      seen += findings.length
      expect(findings.filter(({ status }) => status !== 'existing')).toEqual([])
    }),
    { numRuns: 60 },
  )
  expect(seen).toBeGreaterThan(60)
})

test('a mistake of its own is told apart from all others', async () => {
  await fc.assert(
    fc.asyncProperty(entries, hosts, writing, async (mediated, names, how) => {
      const added: [string, object] = ['fresh', { externalHost: '*.fresh.example.org' }]
      const { findings } = await report(
        written([...mediated, added], names, how),
        written(mediated, names, how),
      )
      const fresh = findings.filter(({ status }) => status === 'new')
      expect(fresh.map(({ rule }) => rule)).toContain('egress/mediated-host-wildcard')
      expect(fresh.every(({ message, at }) => message.includes('fresh') || at.file.startsWith('web/'))).toBe(
        true,
      )
      expect(findings.filter(({ status }) => status === 'fixed')).toEqual([])
    }),
    { numRuns: 30 },
  )
})
