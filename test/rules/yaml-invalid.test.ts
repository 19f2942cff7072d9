import { describe, expect, it } from 'vitest'
import { chart, outline, report } from '../run/scene.ts'

const broken = 'mediatedTls:\n  pay: {\n'
const manifest = (spec: string) => `apiVersion: v1\nkind: Service\nspec:\n${spec}`

describe('a file that is not YAML is reported once', () => {
  it('as a finding for a plain file', async () => {
    const { findings, skipped } = await report({ 'mesh/a.yaml': manifest('  ports: [\n') })
    expect(outline(findings)).toEqual(['new error mesh/a.yaml:5 schema/yaml-invalid'])
    expect(skipped).toEqual([])
  })

  it('as skipped for a Go template', async () => {
    const { findings, skipped } = await report({ 'mesh/a.yaml': manifest('  {{ range }}\n') })
    expect(findings).toEqual([])
    expect(skipped.map(({ file }) => file)).toEqual(['mesh/a.yaml'])
  })

  it.each([
    ['values.yaml', 2],
    ['values-prod.yaml', 2],
  ])('as a failed render for %s of a release', async (name, line) => {
    const { findings, skipped } = await report(chart('web', 'a: {{ .Values.a }}\n', { [name]: broken }))
    expect(outline(findings)).toEqual([`new error web/${name}:${line} helm/render-failed`])
    expect(skipped).toEqual([])
  })
})
