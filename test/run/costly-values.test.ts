import { expect, it } from 'vitest'
import type { RunEngine } from '../../src/host/engine/renderer.ts'
import type { Report } from '../../src/core/report.ts'
import { chart, engine, report, valuesUse, type Files } from './scene.ts'

const configMap =
  'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings }\ndata: { level: {{ .Values.level }} }\n'

/** Releases with a value that nothing reads, each in its folder. */
function releases(names: readonly string[], level = 'a'): Files {
  const charts = names.map((name) =>
    chart(name, configMap, {
      'Chart.yaml': `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n`,
      'values.yaml': `level: ${level}\nlevle: b\n`,
    }),
  )
  return Object.assign({}, ...charts) as Files
}

/** The engine as it is shipped, with the stated processor time for each release in milliseconds. */
function timedEngine(times: Readonly<Record<string, number>>): RunEngine {
  return {
    render(job) {
      const answer = engine.render(job)
      const chartFile = job.source.files.find(({ name }) => name === 'Chart.yaml')
      const [, name = ''] = /^name: (\w+)$/m.exec(new TextDecoder().decode(chartFile?.data)) ?? []
      return answer.status === 'answered' ? { ...answer, processorMs: times[name] ?? 0 } : answer
    },
  }
}

/** The files with a value that is found unused, and what is skipped. */
async function unusedIn(
  times: Readonly<Record<string, number>>,
  base: Files | null = null,
  head: Files = releases(Object.keys(times)),
  all = true,
): Promise<{ files: string[]; skipped: Report['skipped'] }> {
  const overrides = { engine: timedEngine(times), host: { valuesUse }, options: { all } }
  const { findings, skipped } = await report(head, base, overrides)
  const unused = findings.filter(({ rule }) => rule === 'helm/dead-value')
  return { files: unused.map(({ at, status }) => `${status} ${at.file}`), skipped }
}

it('values of releases that render fast are searched, however many there are', async () => {
  const { files, skipped } = await unusedIn({ one: 499, two: 499, three: 499 })
  expect(files).toEqual(['new one/values.yaml', 'new three/values.yaml', 'new two/values.yaml'])
  expect(skipped).toEqual([])
})

it('values of releases that render slowly are searched from the cheapest on, and the others are said', async () => {
  const { files, skipped } = await unusedIn({ slow: 2600, slower: 2700, fast: 10, medium: 1000 })
  expect(files).toEqual(['new fast/values.yaml', 'new medium/values.yaml', 'new slow/values.yaml'])
  expect(skipped).toEqual([
    {
      file: 'slower',
      reason:
        'dead, undefined and varying values, and lines that a cluster decides, of slower: not searched: each of these releases takes more than half a second of processor time to render, and the search renders it several times',
    },
  ])
})

it('what is too costly to search in base is not searched in head, where it would count as new', async () => {
  const times = { removed: 1500, slow: 2000, slower: 2500 }
  const base = releases(['removed', 'slow', 'slower'], 'c')
  const { files, skipped } = await unusedIn(times, base, releases(['slow', 'slower']))
  expect(files).toEqual(['existing slow/values.yaml', 'fixed removed/values.yaml'])
  expect(skipped.map(({ file }) => file)).toContain('slower')
})

it('what both trees have in common leaves the time of the search to what a change alters', async () => {
  const base = releases(['one', 'two'])
  const head = { ...base, ...releases(['two'], 'c') }
  const { files } = await unusedIn({ one: 2600, two: 2700 }, base, head, false)
  expect(files).toEqual(['existing two/values.yaml'])
})

it('an unused value of base is not called fixed where head is too costly to search', async () => {
  const base = releases(['one', 'two'])
  const head = { ...base, ...releases(['two'], 'c'), ...releases(['three']) }
  const times = { one: 2600, two: 2700, three: 2500 }
  const { files, skipped } = await unusedIn(times, base, head)
  expect(files).toEqual(['new three/values.yaml'])
  expect(skipped.map(({ file }) => file)).toContain('two')
})

it('a value of a chart that one release does not read may be read by another one that is too costly', async () => {
  const files = chart('web', configMap.replace('.Values.level', 'tpl .Values.text .'), {
    'Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
    'values.yaml': 'level: a\nextra: b\n',
    'values-dev.yaml': 'text: "{{ .Values.level }}"\n',
    'values-prod.yaml': 'text: "{{ .Values.extra }}"\n',
  })
  const { 'web/values-prod.yaml': _, ...dev } = files
  expect((await unusedIn({ web: 2600 }, null, dev)).files).toEqual(['new web/values.yaml'])
  const { files: unused, skipped } = await unusedIn({ web: 2600 }, null, files)
  expect(skipped.map(({ reason }) => reason)).toEqual([expect.stringContaining('of web@prod')])
  expect(unused).toEqual([])
})
