import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Report } from '../../src/core/report.ts'
import type { RunEngine } from '../../src/host/engine/renderer.ts'
import { openAnswerCache } from '../../src/host/render-cache/answer-cache.ts'
import { cachedEngine, type CachedEngineOptions } from '../../src/host/render-cache/cached-engine.ts'
import { temporaryFolder, type Folder } from '../host/repository.ts'
import { change, repositoryOf, team } from './random-repositories.ts'
import { chart, configMap, engine, report, type Files } from './scene.ts'

let folder: Folder
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

/** A report, and how many jobs the engine did for it. */
interface CountedReport {
  readonly report: Report
  readonly jobs: number
}

/** A run that keeps its renders in a folder. */
async function cachedReport(
  head: Files,
  base: Files | null,
  path: string,
  {
    program = 'program',
    sealSecret = null,
  }: Partial<Pick<CachedEngineOptions, 'program' | 'sealSecret'>> = {},
): Promise<CountedReport> {
  let jobs = 0
  const counted: RunEngine = {
    render(job) {
      jobs++
      return engine.render(job)
    },
  }
  const cached = cachedEngine(counted, openAnswerCache(path), { digest: 'engine', program, sealSecret })
  return { report: await report(head, base, { engine: cached, options: { all: false } }), jobs }
}

/** How a file of the cache may be damaged. */
const damages: readonly ((path: string, otherPath: string) => void)[] = [
  (path) => writeFileSync(path, ''),
  (path) => truncateSync(path, 40),
  (path) => {
    const data = readFileSync(path)
    data[Math.floor(data.length / 2)]! ^= 1
    writeFileSync(path, data)
  },
  (path, otherPath) => writeFileSync(path, readFileSync(otherPath)),
]

function damage(path: string, choices: readonly number[]): void {
  const names = readdirSync(path)
  for (const [index, name] of names.entries()) {
    const apply = damages[choices[index % choices.length]!]
    apply?.(join(path, name), join(path, names[(index + 1) % names.length]!))
  }
}

describe('a run with kept renders', () => {
  it('reports what a run without them reports, whatever the cache has', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(team, { minLength: 2, maxLength: 3 }),
        change,
        change,
        fc.array(fc.nat(damages.length), { minLength: 1, maxLength: 5 }),
        async (teams, first, second, choices) => {
          const base = repositoryOf(teams)
          const path = join(folder.path, 'renders')
          const [head, later] = [first(base), second(first(base))]
          const expected = await report(head, base, { options: { all: false } })
          const cold = await cachedReport(head, base, path)
          const warm = await cachedReport(head, base, path)
          expect([cold.report, warm.report]).toEqual([expected, expected])
          expect(warm.jobs).toBeLessThanOrEqual(cold.jobs)
          expect((await cachedReport(head, base, path, { program: 'another program' })).report).toEqual(
            expected,
          )
          damage(path, choices)
          expect((await cachedReport(head, base, path)).report).toEqual(expected)
          expect((await cachedReport(later, base, path)).report).toEqual(
            await report(later, base, { options: { all: false } }),
          )
        },
      ),
      { numRuns: 4 },
    )
  })

  it('keeps a summary of the objects of what the change leaves alone', async () => {
    const files = { ...chart('web', configMap), ...chart('shop', configMap) }
    const head = { ...files, 'web/values.yaml': 'level: high\n' }
    await cachedReport(head, files, folder.path)
    const kept = readdirSync(folder.path).map((name) => readFileSync(join(folder.path, name), 'latin1'))
    expect(kept.filter((text) => text.includes('summary program'))).toHaveLength(1)
  })

  it('asks the engine for nothing that it was asked before', async () => {
    const files = chart('web', 'kind: ConfigMap\napiVersion: v1\nmetadata: {name: web}\n')
    const cold = await cachedReport(files, null, folder.path)
    const warm = await cachedReport(files, null, folder.path)
    expect([cold.jobs > 0, warm.jobs]).toEqual([true, 0])
  })

  it('reports the same about Secrets, and renders none again whose values are kept encrypted', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(team, { minLength: 2, maxLength: 3 }),
        change,
        fc.array(fc.nat(damages.length), { minLength: 1, maxLength: 5 }),
        async (teams, edit, choices) => {
          const base = withSecrets(repositoryOf(teams))
          const head = withSecrets(edit(base))
          const path = join(folder.path, 'sealed')
          const options = { sealSecret: 'seal' }
          const expected = await report(head, base, { options: { all: false } })
          const cold = await cachedReport(head, base, path, options)
          const warm = await cachedReport(head, base, path, options)
          expect([cold.report, warm]).toEqual([expected, { report: expected, jobs: 0 }])
          const unsealed = await cachedReport(head, base, path, { sealSecret: 'another' })
          expect([unsealed.report, unsealed.jobs > 0]).toEqual([expected, true])
          damage(path, choices)
          expect((await cachedReport(head, base, path, options)).report).toEqual(expected)
          rmSync(path, { recursive: true })
        },
      ),
      { numRuns: 4 },
    )
  })

  it('keeps errors of templates encrypted', async () => {
    const files = chart('web', '{{ fail .Values.reason }}', { 'values.yaml': 'reason: k4Zs9pQ2vX7w\n' })
    const cold = await cachedReport(files, null, folder.path, { sealSecret: 'seal' })
    expect(cold.report.findings.map(({ rule }) => rule)).toContain('helm/render-failed')
    const warm = await cachedReport(files, null, folder.path, { sealSecret: 'seal' })
    expect(warm).toEqual({ report: cold.report, jobs: 0 })
    expect(storedIn(folder.path).filter((text) => text.includes('k4Zs9pQ2vX7w'))).toEqual([])
  })

  it.each([null, 'seal'])('writes no secret, its base64 or its hash, with the key %j', async (sealSecret) => {
    const secret = 'k4Zs9pQ2vX7w'
    const files = chart(
      'web',
      `apiVersion: v1
kind: Secret
metadata: {name: web}
stringData: {password: {{ .Values.password }}}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: web}
data: {args: "-x {{ .Values.password }}", timeout: "{{ .Values.timeout }}"}
`,
      {
        'values.yaml': `password: ${secret}\ntimeout: 3s\n`,
        'templates/pod.yaml':
          'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: [{name: web, args: [{{ .Values.password | b64enc }}]}]}\n',
        'templates/sum.yaml':
          'apiVersion: v1\nkind: Service\nmetadata: {name: web, annotations: {sum: {{ .Values.password | sha256sum }}}}\n',
      },
    )
    const { report: kept } = await cachedReport(files, null, folder.path, { sealSecret })
    expect(kept).toEqual(await report(files, null, { options: { all: false } }))
    const digest = createHash('sha256').update(secret).digest()
    const spellings = [
      ...[secret, Buffer.from(secret).toString('base64')],
      ...(['hex', 'base64', 'latin1'] as const).map((encoding) => digest.toString(encoding)),
    ]
    const stored = storedIn(folder.path)
    expect(stored.filter((text) => spellings.some((spelling) => text.includes(spelling)))).toEqual([])
  })
})

/** Adds to each chart a Secret with a value of its hosts, one of chance, and its hash in a ConfigMap. */
function withSecrets(files: Files): Files {
  const charts = Object.keys(files).flatMap((path) => /^(.*\/)hosts\.yaml$/.exec(path)?.[1] ?? [])
  return { ...files, ...Object.fromEntries(charts.map((path) => [`${path}secret.yaml`, secretTemplate])) }
}

const secretTemplate = `apiVersion: v1
kind: Secret
metadata: {name: {{ .Release.Name }}}
data:
  hosts: {{ toJson .Values.hosts | b64enc }}
  token: {{ randAlphaNum 20 | b64enc }}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: {{ .Release.Name }}, annotations: {checksum: {{ toJson .Values.hosts | sha256sum }}}}
`

/** The texts of all files of a cache, with their names. */
function storedIn(path: string): string[] {
  return readdirSync(path).map((name) => `${name} ${readFileSync(join(path, name), 'latin1')}`)
}
