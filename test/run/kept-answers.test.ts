import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseIstioVersion } from '../../src/core/istio-version.ts'
import type { Report } from '../../src/core/report.ts'
import { openAnswerCache } from '../../src/host/render-cache/answer-cache.ts'
import { cachedEngine } from '../../src/host/render-cache/cached-engine.ts'
import type { ScopeOptions } from '../../src/inspect/types.ts'
import { run } from '../../src/run.ts'
import { temporaryFolder, type Folder } from '../host/repository.ts'
import { chart, engine, inputOf, report, type Files } from './scene.ts'

let folder: Folder
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

const route = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: pay}
spec:
  hosts: [{{ .Values.host }}]
  http:
    - route: [{ destination: { host: {{ .Values.host }} } }]
      timeout: {{ .Values.limit }}s
      retries: {attempts: {{ .Values.again }}, perTryTimeout: 3s, retryOn: reset}
`
const values = (limit: number, more = ''): string =>
  `host: pay.example.org\nlimit: ${limit}\nagain: 3\n${more}`
const releases = (web: string, shop: string): Files => ({
  ...chart('web', route, { 'values.yaml': web }),
  ...chart('shop', route.replace('name: pay', 'name: shop'), { 'values.yaml': shop }),
})
const base = releases(values(15), values(15))
const head = releases(values(5), values(7))

interface ProbedReport {
  readonly report: Report
  /** The ids of the targets whose causes were searched, with the number of renders. */
  readonly searched: Readonly<Record<string, number>>
  /** The number of renders of trees with edits. */
  readonly attempts: number
}

/** How answers are kept. */
const keptBy = { digest: 'engine', program: 'program', sealSecret: 'seal' }

/** How a check differs from that of `head`. */
interface Probed {
  readonly files?: Files
  readonly maxFixes?: number
  readonly options?: Partial<ScopeOptions>
}

/** A check with answers of earlier checks. */
async function probedReport(
  files: Files,
  overrides: { program?: string; now?: number; maxFixes?: number; options?: Partial<ScopeOptions> } = {},
): Promise<ProbedReport> {
  const { program = 'program', now = null, maxFixes, options } = overrides
  const kept = cachedEngine(engine, openAnswerCache(folder.path), { ...keptBy, program })
  const input = inputOf(files, base, {
    ...{ engine: kept, options: { all: false, ...options }, now },
    ...(maxFixes !== undefined && { maxFixes }),
  })
  const searched: Record<string, number> = {}
  const trees = new Set<unknown>()
  const provenance: typeof input.host.provenance = (tree, target, ...more) => {
    const found = input.host.provenance!(tree, target, ...more)
    const count = (): void => void (searched[target.path] = (searched[target.path] ?? 0) + 1)
    return {
      ...found,
      cause: (...field) => (count(), found.cause(...field)),
      shownValues: (fields) => (count(), found.shownValues(fields)),
      isRepeatable: true,
    }
  }
  const render: typeof input.host.render = (tree, targets) => {
    trees.add(tree)
    return input.host.render(tree, targets)
  }
  const result = await run({ ...input, host: { ...input.host, provenance, render } })
  return {
    report: result,
    searched,
    attempts: [...trees].filter((tree) => tree !== input.head && tree !== input.base).length,
  }
}

describe('causes and fixes', () => {
  it('are those of the earlier run, without a search, as long as nothing that they rest on differs', async () => {
    const expected = await report(head, base, { options: { all: false } })
    expect(expected.findings.filter(({ fix }) => fix?.verified)).toHaveLength(2)
    const cold = await probedReport(head)
    const warm = await probedReport(head)
    expect([cold.report, warm.report]).toEqual([expected, expected])
    expect(JSON.stringify(warm.report)).toBe(JSON.stringify(cold.report))
    expect([cold.attempts > 0, Object.keys(cold.searched).toSorted()]).toEqual([true, ['shop', 'web']])
    expect([warm.searched, warm.attempts]).toEqual([{}, 0])
  })

  it('are searched again by another program, and by one that finds them damaged', async () => {
    const cold = await probedReport(head)
    const byAnotherProgram = await probedReport(head, { program: 'another program' })
    expect([byAnotherProgram.report, byAnotherProgram.searched]).toEqual([cold.report, cold.searched])
    for (const name of readdirSync(folder.path)) writeFileSync(join(folder.path, name), 'nothing')
    const damaged = await probedReport(head)
    expect([damaged.report, damaged.searched]).toEqual([cold.report, cold.searched])
  })

  it('are searched again on another day, since objects beside them may have expired', async () => {
    const day = Date.UTC(2026, 0, 5, 12)
    await probedReport(head, { now: day })
    expect((await probedReport(head, { now: day + 3_600_000 })).searched).toEqual({})
    expect((await probedReport(head, { now: day + 86_400_000 })).attempts).toBeGreaterThan(0)
  })

  const gateway = (host: string): Files => ({
    'mesh/gateway.yaml': `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: {name: public, namespace: mesh}
spec:
  selector: {istio: ingressgateway}
  servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: [${host}]}]
`,
  })
  it.each<{ what: string; before?: Probed; after: Probed }>([
    { what: 'another version of Istio', after: { options: { istioVersion: parseIstioVersion('1.24') } } },
    { what: 'an allow-list', after: { options: { egressAllowlist: ['pay.example.org'] } } },
    { what: 'another configuration', after: { files: { '.meshgate.yaml': 'istio-version: "1.24"\n' } } },
    {
      what: 'other targets in scope',
      before: { options: { paths: ['web'] } },
      after: { options: { paths: ['web', 'shop'] } },
    },
    {
      what: 'another object in a file out of scope',
      before: { options: { paths: ['web'] }, files: gateway('a.example.org') },
      after: { options: { paths: ['web'] }, files: gateway('b.example.org') },
    },
    { what: 'a higher number of fixes', before: { maxFixes: 1 }, after: { maxFixes: 2 } },
  ])('are tried again with $what', async ({ before = {}, after }) => {
    const probed = ({ files, ...overrides }: Probed): Promise<ProbedReport> =>
      probedReport({ ...head, ...files }, overrides)
    await probed(before)
    expect((await probed(before)).attempts).toBe(0)
    const { report: found, attempts } = await probed(after)
    expect(attempts).toBeGreaterThan(0)
    const { files, options, ...more } = after
    const expected = await report({ ...head, ...files }, base, {
      ...more,
      options: { all: false, ...options },
    })
    expect(found).toEqual(expected)
  })

  it('are searched again where a value differs, and for findings that look at the mesh', async () => {
    await probedReport(head)
    const later = releases(values(5), values(8))
    const { report: found, searched } = await probedReport(later)
    expect(found).toEqual(await report(later, base, { options: { all: false } }))
    expect(searched['web']!).toBeLessThan(searched['shop']!)
  })

  it('are those of the tree in which the other files decide what a cluster serves', async () => {
    const template = `{{ if .Capabilities.APIVersions.Has "networking.istio.io/v1" }}
apiVersion: v1
kind: ConfigMap
metadata: {name: settings}
data: {level: {{ .Values.level | quote }}}
{{ end }}`
    const sidecar = (name: string): string =>
      `apiVersion: networking.istio.io/v1\nkind: Sidecar\nmetadata: {name: ${name}, namespace: shop}\nspec: {}\n`
    const before = chart('web', template, { 'values.yaml': 'level: low\n' })
    const after = {
      ...chart('web', template, { 'values.yaml': 'level: high\n' }),
      'web/templates/sidecar.yaml': sidecar('web'),
    }
    const meshFiles = { 'mesh/sidecar.yaml': sidecar('mesh') }
    const kept = cachedEngine(engine, openAnswerCache(folder.path), keptBy)
    await report({ ...after, ...meshFiles }, { ...before, ...meshFiles }, { engine: kept })
    const found = await report(after, before, { engine: kept })
    expect(found.changes).toEqual((await report(after, before)).changes)
    expect(found.changes.map(({ type, object }) => [type, object.name])).toEqual([
      ['added', 'settings'],
      ['added', 'web'],
    ])
  })

  it('are not kept where the time for them ran out', async () => {
    const kept = cachedEngine(engine, openAnswerCache(folder.path), keptBy)
    // The place of a finding in a manifest does not depend on the time.
    const settings: Readonly<Record<string, string>> = { host: 'pay.example.org', limit: '5', again: '3' }
    const written = {
      'pay.yaml': route.replaceAll(/\{\{ \.Values\.(\w+) \}\}/g, (_, key: string) => settings[key]!),
    }
    const { host, ...input } = inputOf(written, {}, { engine: kept })
    const budget: typeof host.budget = {
      ...host.budget,
      isSpent: (phase) => phase === 'repair' || host.budget.isSpent(phase),
    }
    const late = await run({ ...input, host: { ...host, budget } })
    expect(late.findings.filter(({ fix }) => fix)).toEqual([])
    const { findings } = await report(written, {}, { engine: kept })
    expect(findings.filter(({ fix }) => fix?.verified)).toHaveLength(1)
  })

  it('are not kept with a secret', async () => {
    const secret = 'k4Zs9pQ2vX7w'
    const template = `${route}---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: pay}\ndata: {limit: "{{ .Values.limit }} {{ .Values.password }}"}\n`
    const secretly = (limit: number): Files =>
      chart('web', template, { 'values.yaml': values(limit, `password: ${secret}\n`) })
    const kept = cachedEngine(engine, openAnswerCache(folder.path), keptBy)
    const options = { engine: kept, options: { all: false } }
    const { findings } = await report(secretly(5), secretly(15), options)
    expect(findings.some(({ fix }) => fix?.also.length === 1)).toBe(true)
    const stored = readdirSync(folder.path).map((name) => readFileSync(join(folder.path, name), 'latin1'))
    expect(stored.filter((text) => text.includes(secret))).toEqual([])
  })
})
