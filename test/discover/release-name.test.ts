import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { releaseNameFor } from '../../src/discover/release-name.ts'
import { chart, found, outline } from './trees.ts'

describe('the name of a release that nobody names', () => {
  it.each([
    ['shop', 'apps/web', 'shop'],
    ['', 'apps/web', 'web'],
    ['<CHARTNAME>', 'starters/web', 'web'],
    ['{{ .Name }}', 'starters/web', 'web'],
    ['{{ .Name }}', '', 'release'],
    ['${NAME}', 'a/{{cookiecutter.slug}}', 'release'],
    ['My_Chart', 'apps/web', 'web'],
    ['My_Chart', '', 'my-chart'],
    ['shop.example', 'apps/Shop', 'shop-example'],
    ['3scale', '', 'scale'],
    ['x'.repeat(54), 'apps/web', 'web'],
    ['x'.repeat(60), 'Apps', 'x'.repeat(53)],
    [`${'x'.repeat(52)}-yyy`, '', 'x'.repeat(52)],
    ['---', '42', 'release'],
  ])('of chart `%s` in `%s` is `%s`', (name, path, expected) => {
    expect(releaseNameFor(name, path)).toBe(expected)
  })

  it('is always valid for Helm, and for a Service in Kubernetes', () => {
    const text = fc.string({ unit: fc.constantFrom(...'aZ09-._/<>{} é'), maxLength: 80 })
    fc.assert(
      fc.property(text, text, (name, path) => {
        const release = releaseNameFor(name, path)
        expect(release).toMatch(/^[a-z]([-a-z0-9]*[a-z0-9])?$/)
        expect(release.length).toBeLessThanOrEqual(53)
      }),
    )
  })

  it('is that of the folder where a configured chart has none', async () => {
    const files = {
      'charts/web/Chart.yaml': chart('"<CHARTNAME>"'),
      '.meshgate.yaml': 'targets: [{chart: charts/web}]\n',
    }
    expect((await found(files)).targets).toMatchObject([{ release: 'web' }])
  })

  it('is what the configuration says, right or wrong', async () => {
    const files = {
      'charts/web/Chart.yaml': chart('web'),
      '.meshgate.yaml': 'targets: [{chart: charts/web, release: Web_Shop}]\n',
    }
    expect((await found(files)).targets).toMatchObject([{ release: 'Web_Shop' }])
  })
})

const onlyItsTool = 'a template of a chart, which only its own tool can fill in, so the chart is not rendered'

it('a Chart.yaml that another tool fills in is named and no release', async () => {
  const { targets, skipped } = await found({
    'template/Chart.yaml': 'apiVersion: v2\nname: {{ .Name }}\nversion: 1.0.0\n',
    'template/values-prod.yaml': 'a: 1\n',
    'web/Chart.yaml': chart('web'),
  })
  expect(outline(targets)).toEqual(['helm web'])
  const files = ['template/Chart.yaml', 'template/values-prod.yaml']
  const standsFor = files.map((file) => ({ file, reason: onlyItsTool }))
  expect(skipped).toEqual([{ file: 'template/Chart.yaml', reason: onlyItsTool, standsFor }])
})

describe('values of a chart that are a template', () => {
  const files = (values: string) => ({
    'web/Chart.yaml': chart('web'),
    'web/values.yaml': values,
    'web/templates/a.yaml': 'a: 1\n',
  })

  it.each([
    ['of gomplate', 'a:\n  {{<- range .Values.more >}}\n  - {{< . | quote >}}\n  {{<- end >}}\n'],
    ['of Jinja', '{% if a %}\na: {{ b }}\n{% endif %}\n'],
    ['of ERB', 'a: 1\n<% if b %>\nb: [<%= b %>]\n<% end %>\n'],
    ['of a scaffolder', 'a: {{ cookiecutter.name }}\nb: "{{ .Release.Name }}"\n'],
    ['with a comment of many lines', '{{<- /* a:\n  b: [ */ ->}}\na: {{< .b >}}\n'],
    ['with brackets', 'a:\n  [[- if .b ]]\n  c: [[ .b ]]\n  [[- end ]]\n'],
  ])('%s are named, and the chart is no release', async (_, values) => {
    const { targets, skipped } = await found(files(values))
    expect(targets).toEqual([])
    const names = ['web/Chart.yaml', 'web/templates/a.yaml', 'web/values.yaml']
    const standsFor = names.map((file) => ({ file, reason: onlyItsTool }))
    expect(skipped).toEqual([{ file: 'web/values.yaml', reason: onlyItsTool, standsFor }])
  })

  it.each([
    ['a release name that Helm fills in only in templates', 'a: {{ .Release.Name }}\n'],
    ['an include', 'a: {{ include "web.name" . }}\n'],
    ['a mistake beside templates in quotes', 'a: "{{ b }}"\nb: [\n'],
    ['a mistake beside a test of a shell', 'a: |\n  if [[ -z $b ]]; then c; fi\nb: [\n'],
    ['templates in quotes', 'a: "{{ b }}"\n'],
  ])('but not %s', async (_, values) => {
    const { targets, skipped } = await found(files(values))
    expect(outline(targets)).toEqual(['helm web'])
    expect(skipped).toEqual([])
  })
})
