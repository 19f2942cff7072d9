import { afterAll, describe, expect, it } from 'vitest'
import { releasesOf } from '../../src/inspect/render-targets.ts'
import { memoryTree } from '../../src/core/tree.ts'
import { createWorkerPool } from '../../src/host/engine/worker-pool.ts'
import { chartLoader } from '../../src/render/chart-files.ts'
import type { EngineAnswer } from '../../src/render/engine.ts'
import type { EngineJob } from '../../src/render/engine-job.ts'
import { renderHelm } from '../../src/render/helm.ts'
import type { HostServices } from '../../src/inspect/types.ts'
import { tgz } from '../render/archive.ts'
import { module } from '../render/engine.ts'
import { chart, configMap, outline, report, shortTimeout } from './scene.ts'

const script = new URL('../../src/worker.ts', import.meta.url)
const pool = createWorkerPool<EngineJob, EngineAnswer>({ script, start: { module }, size: 2, timeout: 5000 })
afterAll(() => pool.close())

/** In threads with a limit of time, as the program renders. */
const render: HostServices['render'] = (tree, targets) =>
  releasesOf(targets).map((target) => renderHelm(pool, chartLoader(tree), { target }))

/** What stands beside the hostile chart, and must be checked whatever that does. */
const beside = {
  ...chart('sane', configMap, { 'values.yaml': 'level: low\n' }),
  'other.yaml': shortTimeout(),
}

/** The findings in the chart `web`, after asserting that the rest was checked. */
async function saidOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<string[]> {
  const result = await report(memoryTree({ ...files, ...beside }), null, { host: { render } })
  // A limit of time depends on the machine and is a note; a limit of memory or of Helm's is an error.
  const errors = result.findings.filter(
    ({ severity, rule }) => severity === 'error' || rule === 'helm/render-failed',
  )
  expect(outline(errors)).toContain('new error other.yaml:4 routing/timeout-covers-retries')
  expect(result.targets).toContainEqual(expect.objectContaining({ id: 'sane', status: 'rendered' }))
  expect(result.summary.complete).toBe(false)
  return errors.filter(({ at }) => at.file !== 'other.yaml').map(({ rule, message }) => `${rule}: ${message}`)
}

const metadata = (name: string, extraText = ''): string =>
  `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n${extraText}`

describe('a chart that is larger than it looks', () => {
  it('as an archive that unpacks to more than Helm takes is one finding', async () => {
    const bomb = tgz({
      'sub/Chart.yaml': metadata('sub'),
      'sub/files/zeros': new Uint8Array(101 * 2 ** 20),
    })
    expect(bomb.length).toBeLessThan(2 ** 20)
    const umbrella = { 'Chart.yaml': metadata('web', 'dependencies: [{name: sub, version: 1.0.0}]\n') }
    const findings = await saidOf({ ...chart('web', configMap, umbrella), 'web/charts/sub-1.0.0.tgz': bomb })
    expect(findings).toEqual([
      expect.stringMatching(/^helm\/render-failed: .*decompressed .* is larger than the maximum size/),
    ])
  })

  it('by its files, read over and over, is one finding', async () => {
    const template =
      '{{ range until 50 }}{{ range $path, $data := $.Files.Glob "data/*" }}{{ $data | toString }}{{ end }}{{ end }}\n'
    const data = Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [`web/data/${index}`, 'a'.repeat(1_000_000)]),
    )
    expect(await saidOf({ ...chart('web', template), ...data })).toEqual([
      'helm/render-failed: web does not render: rendering needs more than 512 MiB of memory',
    ])
  })

  it('by what it renders is one finding', async () => {
    const template =
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n{{ range until 3000000 }}  k{{ . }}: v\n{{ end }}'
    expect(await saidOf(chart('web', template))).toEqual([
      expect.stringMatching(
        /^helm\/render-failed: web does not render: rendering (took longer than|needs more)/,
      ),
    ])
  })

  it('by its aliases or its depth, once rendered, is one finding', async () => {
    const deep = '{{ repeat 20000 "[" }}{{ repeat 20000 "]" }}'
    const aliases = Array.from(
      { length: 9 },
      (_, level) => `a${level + 1}: &a${level + 1} [${`*a${level}, `.repeat(9)}]`,
    ).join('\n')
    for (const template of [`a: ${deep}\n`, `a0: &a0 [${'x, '.repeat(9)}]\n${aliases}\n`])
      expect(await saidOf(chart('web', template))).toEqual([
        expect.stringMatching(/^helm\/render-failed: web does not render: YAML parse error on/),
      ])
  })
})
