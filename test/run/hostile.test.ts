import { afterAll, describe, expect, it } from 'vitest'
import { releasesOf } from '../../src/inspect/render-targets.ts'
import { reportFormats } from '../../src/report/format-names.ts'
import { formatReport } from '../../src/report/formats.ts'
import { rules } from '../../src/rules/index.ts'
import type { Report } from '../../src/core/report.ts'
import { memoryTree, type Tree } from '../../src/core/tree.ts'
import { createWorkerPool } from '../../src/host/engine/worker-pool.ts'
import { chartLoader } from '../../src/render/chart-files.ts'
import type { EngineAnswer } from '../../src/render/engine.ts'
import type { EngineJob } from '../../src/render/engine-job.ts'
import { renderHelm } from '../../src/render/helm.ts'
import type { HostServices } from '../../src/inspect/types.ts'
import { module } from '../render/engine.ts'
import { chart, configMap, outline, report, shortTimeout } from './scene.ts'

type Contents = Readonly<Record<string, string | Uint8Array>>

/** What stands beside the hostile part, and must be checked whatever that holds: a chart and a file with a defect. */
const beside: Contents = {
  ...chart('sane', configMap, { 'values.yaml': 'level: low\n' }),
  'other.yaml': shortTimeout(),
}
const checkedBeside = 'new error other.yaml:4 routing/timeout-covers-retries'

/** The chart `web` with what is hostile, beside the rest. */
const scene = (hostile: Contents, template = configMap): Contents => ({
  ...chart('web', template),
  ...hostile,
  ...beside,
})

/** The findings in the hostile part, after asserting that the rest was checked. */
function saidOf(result: Report): string[] {
  const findings = outline(result.findings)
  expect(findings).toContain(checkedBeside)
  expect(result.targets).toContainEqual(expect.objectContaining({ id: 'sane', status: 'rendered' }))
  const skipped = result.skipped.map(({ file, reason }) => `skipped ${file}: ${reason}`)
  return [...findings.filter((line) => !line.includes(' other.yaml:')), ...skipped]
}

const inspected = async (files: Contents): Promise<string[]> => saidOf(await report(memoryTree(files)))

const messagesOf = ({ findings }: Report): string =>
  findings
    .filter(({ at }) => at.file !== 'other.yaml')
    .map(({ message }) => message)
    .join('\n')

const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'4d'.repeat(32)}\nsize 12345\n`

/** Nine to the ninth power of scalars. */
const aliasBomb = [
  'a0: &a0 [x, x, x, x, x, x, x, x, x]',
  ...Array.from({ length: 9 }, (_, level) => `a${level + 1}: &a${level + 1} [${`*a${level}, `.repeat(9)}]`),
].join('\n')

const fiftyMegabytes = new Uint8Array(50_000_000).fill(0x61)
fiftyMegabytes.set(new TextEncoder().encode('level: '))

describe('a values file', () => {
  it.each<[string, string | Uint8Array, number, RegExp]>([
    ['that is not YAML', 'level: low\nlist: [\n', 2, /did not find expected node content/],
    ['that is a list', '- level\n', 1, /cannot unmarshal array/],
    ['that is a word', 'level\n', 1, /cannot unmarshal string/],
    ['that is an alias bomb', aliasBomb, 4, /excessive aliasing/],
    ['nested without end', '['.repeat(20_000), 1, /exceeded max depth/],
    ['with a NUL', 'level: low\nother: \0\n', 2, /control characters/],
    ['that is a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0]), 1, /UTF-8/],
    ['of 50 MB', fiftyMegabytes, 1, /is larger than 16 MiB/],
    ['that is a Git LFS pointer', pointer, 1, /a Git LFS pointer without its file; run `git lfs pull`/],
  ])('%s is one finding at its place', async (_, text, line, words) => {
    for (const file of ['web/values-prod.yaml', 'web/values.yaml']) {
      const result = await report(memoryTree(scene({ [file]: text })))
      expect(saidOf(result)).toEqual([`new error ${file}:${line} helm/render-failed`])
      expect(messagesOf(result)).toMatch(words)
      expect(result.summary.complete).toBe(false)
    }
  })

  it.each(['', '# nothing yet\n', '---\n', '\uFEFF'])(
    'that says nothing, %j, changes nothing',
    async (text) => {
      expect(await inspected(scene({ 'web/values-prod.yaml': text }))).toEqual([])
      expect(await inspected(scene({ 'web/values.yaml': text }))).toEqual([])
    },
  )

  it.each(['values.yaml', 'values-prod.yaml', 'Chart.yaml'])(
    'that is a folder, %s, is said',
    async (name) => {
      const folder = `web/conf/${name}`
      expect(await inspected(scene({ [`${folder}/deep/inner.yaml`]: 'a: 1\n' }))).toEqual([
        `skipped ${folder}: a folder with the name of a file`,
      ])
    },
  )

  it('of another environment is checked beside one that cannot be read', async () => {
    const files = scene({ 'web/values-prod.yaml': pointer, 'web/values-stage.yaml': 'level: high\n' })
    const { targets } = await report(memoryTree(files))
    expect(targets.filter(({ path }) => path === 'web')).toMatchObject([
      { id: 'web@prod', status: 'failed' },
      { id: 'web@stage', status: 'rendered' },
    ])
  })

  it('that head can no longer read does not look as if its objects were removed', async () => {
    const base = chart('web', configMap, { 'values-prod.yaml': 'level: low\n' })
    const { changes, findings } = await report({ ...base, 'web/values-prod.yaml': pointer }, base)
    expect(changes).toEqual([])
    expect(outline(findings)).toEqual(['new error web/values-prod.yaml:1 helm/render-failed'])
  })
})

describe('a Git LFS pointer', () => {
  it.each(['templates/all.yaml', 'Chart.yaml', 'values.schema.json', 'charts/sub-1.0.0.tgz'])(
    'in place of %s is one finding',
    async (name) => {
      const inspection = await inspected(scene({ [`web/${name}`]: pointer }))
      expect(inspection).toEqual([`new error web/${name}:1 helm/render-failed`])
    },
  )

  it('in place of a plain manifest is said', async () => {
    expect(await inspected(scene({ 'mesh/gateway.yaml': pointer }))).toEqual([
      expect.stringMatching(/^skipped mesh\/gateway\.yaml: a Git LFS pointer/),
    ])
  })

  it('in place of a plain manifest does not look as if its objects were removed, or as if it were repaired', async () => {
    const gateway =
      'apiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata: {name: a, namespace: b}\nspec: {selector: 1}\n'
    const result = await report({ 'mesh/gateway.yaml': pointer }, { 'mesh/gateway.yaml': gateway })
    expect(result.changes).toEqual([])
    expect(result.findings.map(({ rule, code }) => `${rule}/${code}`)).toEqual([
      'meshgate/not-checked/no-targets',
    ])
    expect(result.summary.complete).toBe(false)
  })

  it('in place of a picture is nobody’s business', async () => {
    expect(await inspected(scene({ 'web/icon.png': pointer }))).toEqual([])
  })

  it('is told from a text that speaks of one', async () => {
    const text = `# ${pointer.replaceAll('\n', '\n# ')}\nlevel: low\n`
    expect(await inspected(scene({ 'web/values.yaml': text }))).toEqual([])
  })
})

describe('a plain manifest', () => {
  it('too large for memory is one finding at its place', async () => {
    const large = new Uint8Array(2 ** 26 + 1).fill(0x61)
    large.set(new TextEncoder().encode('apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n# '))
    expect(await inspected(scene({ 'mesh/large.yaml': large }))).toEqual([
      'new error mesh/large.yaml:1 schema/yaml-invalid',
    ])
  })
})

describe('a chart', () => {
  const helpers = (depth: number): string =>
    Array.from(
      { length: depth },
      (_, at) => `{{ define "f${at}" }}{{ include "f${at + 1}" . }}{{ end }}`,
    ).join('')

  it('with includes a thousand deep renders as it does in Helm', async () => {
    const files = { 'web/templates/_h.tpl': `${helpers(1000)}{{ define "f1000" }}deep: true{{ end }}` }
    expect(await inspected(scene(files, '{{ include "f0" . }}\n'))).toEqual([])
  })

  it.each(['include', 'template'])('that calls itself by %s is one finding', async (verb) => {
    const files = { 'web/templates/_h.tpl': `{{ define "f" }}{{ ${verb} "f" . }}{{ end }}` }
    expect(await inspected(scene(files, `{{ ${verb} "f" . }}\n`))).toEqual([
      'new error web/templates/_h.tpl:1 helm/render-failed',
    ])
  })

  it('that allocates without end is one finding', async () => {
    const doubling = '{{ $x := "words" }}{{ range until 100 }}{{ $x = print $x $x }}{{ end }}\n'
    const result = await report(memoryTree(scene({}, doubling)))
    expect(saidOf(result)).toEqual(['new error web/Chart.yaml:1 helm/render-failed'])
    expect(messagesOf(result)).toBe('web does not render: rendering needs more than 512 MiB of memory')
  })

  const needing = (repository: string): ReturnType<typeof scene> => {
    const dependencies = `dependencies:\n  - name: sub\n    version: 1.0.0\n    repository: "${repository}"\n`
    return scene({ 'web/Chart.yaml': `apiVersion: v2\nname: web\nversion: 1.0.0\n${dependencies}` })
  }

  it.each(['file://../sub', 'file://../../../etc', ''])(
    'that needs a dependency from `%s`, which is not there, is one finding at its line',
    async (repository) => {
      const result = await report(memoryTree(needing(repository)))
      expect(saidOf(result)).toEqual(['new error web/Chart.yaml:5 helm/render-failed'])
      expect(messagesOf(result)).toMatch(/missing in charts\/ directory: sub$/)
    },
  )

  it('that also needs one of a registry has its finding at the one that is not there', async () => {
    const remote = '  - { name: more, version: 1.0.0, repository: "https://charts.example.org" }\n'
    const files = {
      'web/Chart.yaml': `apiVersion: v2\nname: web\nversion: 1.0.0\ndependencies:\n${remote}  - { name: sub, version: 1.0.0, repository: "file://../sub" }\n`,
    }
    const result = await report(memoryTree(scene(files)))
    expect(saidOf(result)).toEqual(['new error web/Chart.yaml:6 helm/render-failed'])
  })

  it.each(['https://charts.example.org', 'oci://registry.example.org/charts', '@mirror'])(
    'that needs a dependency from %s, which is not vendored, is rendered without it and said to be',
    async (repository) => {
      const files = { ...needing(repository), 'web/templates/broken.yaml': '{{ include "sub.name" . }}\n' }
      const result = await report(memoryTree(files))
      expect(saidOf(result)).toEqual([])
      expect(result.targets.find(({ id }) => id === 'web')).toMatchObject({
        status: 'not-rendered',
        reason:
          'rendered without the dependency `sub`, which `charts/` does not have; 1 template needs it; `meshgate fetch` gets charts of registries',
      })
    },
  )
})

describe('a chart with an endless loop', () => {
  const script = new URL('../../src/worker.ts', import.meta.url)
  const limits = { size: 2, timeout: 4000 }
  const pool = createWorkerPool<EngineJob, EngineAnswer>({ script, start: { module }, ...limits })
  afterAll(() => pool.close())

  it('is one finding, and an error only where base renders it: the limit depends on the machine', async () => {
    const render: HostServices['render'] = (tree, targets) =>
      releasesOf(targets).map((target) => renderHelm(pool, chartLoader(tree), { target }))
    const [open, end] = ['{{ range until 1000 }}'.repeat(5), '{{ end }}'.repeat(5)]
    const files = memoryTree(scene({}, `${open}${end}\n`))
    const result = await report(files, null, { host: { render } })
    expect(saidOf(result)).toEqual(['new info web/Chart.yaml:1 helm/render-failed'])
    expect(messagesOf(result)).toMatch(
      /^web does not render: rendering took longer than (4 s of processor time|8 s)$/,
    )
    expect(result.targets).toContainEqual(expect.objectContaining({ id: 'web', status: 'not-rendered' }))
    const { findings } = await report(files, chart('web', configMap), { host: { render } })
    expect(outline(findings)).toContain('new error web/Chart.yaml:1 helm/render-failed')
  })
})

describe('what the tree does not hand out', () => {
  const submodule = 'another Git repository: its files are not in this one'
  const outside = 'links to `/etc/passwd`, outside the repository'
  const without = (refused: Tree['refused'], files = scene({})): Tree => ({ ...memoryTree(files), refused })

  it.each(['web/values-prod.yaml', 'web/values.yaml', 'web/templates/more.yaml', 'web/files/passwd'])(
    'is one finding where a release needs it: %s',
    async (file) => {
      const result = await report(without([{ file, reason: outside }]))
      expect(saidOf(result)).toEqual([`new error ${file}:1 helm/render-failed`])
      expect(messagesOf(result)).toBe(
        `web does not render: \`${file}\` cannot be read: ${outside}; commit what the link should lead to in its place, or run meshgate in the repository that has both`,
      )
    },
  )

  it.each([
    ['passwd.yaml', outside],
    ['vendor/charts', submodule],
  ])('is said where nobody needs it: %s', async (file, reason) => {
    expect(saidOf(await report(without([{ file, reason }])))).toEqual([`skipped ${file}: ${reason}`])
  })

  it('is one finding where a subchart or a dependency is a submodule', async () => {
    const dependencies = 'dependencies: [{name: sub, version: 1.0.0, repository: "file://../vendor/sub"}]\n'
    const metadata = { 'web/Chart.yaml': `apiVersion: v2\nname: web\nversion: 1.0.0\n${dependencies}` }
    for (const file of ['web/charts/sub', 'vendor/sub', 'vendor']) {
      const result = await report(without([{ file, reason: submodule }], scene(metadata)))
      expect(saidOf(result)).toEqual([`new error ${file}:1 helm/render-failed`])
    }
  })

  it('is one finding where a link or the configuration leads to it', async () => {
    const refused = [{ file: 'shared/prod.yaml', reason: outside }]
    const linked = { ...memoryTree(scene({}), { 'web/values-prod.yaml': 'shared/prod.yaml' }), refused }
    const listed = 'targets:\n  - {chart: web, values: [shared/prod.yaml]}\n  - {chart: sane}\n'
    const configured = without(refused, scene({ '.meshgate.yaml': `${listed}  - {values: [other.yaml]}\n` }))
    for (const tree of [linked, configured]) {
      expect(saidOf(await report(tree))).toEqual(['new error shared/prod.yaml:1 helm/render-failed'])
    }
  })
})

describe('a name', () => {
  const gate = {
    failOn: 'error',
    minConfidence: 'certain',
    onlyNew: true,
    strict: false,
    failOnDiff: false,
  } as const

  it.each(['a\nb', 'a\r\n::error::forged', '::error::forged', '`tick`', '\u202egnp', 'a\u2028b'])(
    'made to mislead, %j, is reported as it is and misleads in no format',
    async (name) => {
      const files = {
        [`web/values-${name}.yaml`]: shortTimeout(),
        [`${name}.yaml`]: 'mediatedTls: [\n',
        ...chart(`apps/${name}`, '{{ no }}\n'),
      }
      const result = await report(memoryTree(scene(files)))
      expect(
        saidOf(result)
          .filter((line) => line.startsWith('new error'))
          .toSorted(),
      ).toEqual(
        [
          `new error web/values-${name}.yaml:4 routing/timeout-covers-retries`,
          `new error ${name}.yaml:2 schema/yaml-invalid`,
          `new error apps/${name}/templates/all.yaml:1 helm/render-failed`,
        ].toSorted(),
      )
      for (const format of reportFormats.filter((each) => each !== 'github')) {
        const output = formatReport(result, format, { gate, rules })
        expect(output.split(/\r\n|\n|\r/).filter((line) => line.trimStart().startsWith('::'))).toEqual([])
        if (!['json', 'sarif', 'gitlab'].includes(format))
          expect(output).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u2028\r]/)
      }
      const commands = formatReport(result, 'github', { gate, rules }).trimEnd().split('\n')
      const folded = commands.findIndex((line) => line.startsWith('::group::'))
      const shown = folded < 0 ? commands : commands.slice(0, folded)
      expect(
        shown.filter((line) => !/^::(error|warning|notice) (title|file)=|^incomplete: /.test(line)),
      ).toEqual([])
      // What is folded is text, up to the last line.
      const inert = commands.slice(shown.length + 1, -1)
      expect(inert.filter((line) => /^\s*::|##\[/.test(line))).toEqual([])
      expect(folded < 0 || commands.at(-1) === '::endgroup::').toBe(true)
    },
  )

  it('that another one differs from only in case is another file', async () => {
    const files = {
      'web/values-prod.yaml': shortTimeout('pay'),
      'web/values-PROD.yaml': shortTimeout('mail'),
      'web/values.yaml': 'mediatedTls: {}\n',
      'web/Values.yaml': 'level: [\n',
      'web/chart.yaml': 'level: [\n',
    }
    expect(await inspected(scene(files))).toEqual([
      'new error web/values-PROD.yaml:4 routing/timeout-covers-retries',
      'new error web/values-prod.yaml:4 routing/timeout-covers-retries',
    ])
  })
})
