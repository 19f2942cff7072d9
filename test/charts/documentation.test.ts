import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { render } from './render.ts'
import { type FieldSchema, fieldsOf, valuesTable } from './values-table.ts'

describe.each(['istio-egress', 'istio-jwt'])('%s', (chart) => {
  const schema = JSON.parse(read(chart, 'values.schema.json')) as FieldSchema
  const fields = fieldsOf(schema)

  it('says of every field what it is for', () => {
    expect(fields.length).toBeGreaterThan(20)
    expect(fields.filter(({ schema: field }) => !field.description?.trim()).map(({ key }) => key)).toEqual([])
  })

  it('lists exactly these fields in its README', () => {
    const [, table] = /<!-- values -->\n+([^]*?)\n+<!-- \/values -->/.exec(read(chart, 'README.md'))!
    expect(unpadded(table!)).toBe(unpadded(valuesTable(schema)))
  })

  it('has the defaults that its schema tells', () => {
    const values = parse(read(chart, 'values.yaml')) as Record<string, unknown>
    const documented = fields.filter(({ key, schema: field }) => field.default !== undefined && !key.includes('['))
    expect(documented.map(({ key }) => [key, at(values, key)])).toEqual(
      documented.map(({ key, schema: field }) => [key, field.default]),
    )
  })

  it('shows values that it takes', async () => {
    const shown = [...inReadme(read(chart, 'README.md')), ...inComments(read(chart, 'values.yaml'))]
    expect(shown.length).toBeGreaterThan(1)
    const rendered = await Promise.all(shown.map((text) => render(chart, parse(text) as object)))
    expect(rendered.flat().length).toBeGreaterThan(3)
  })

  it('refuses keys that nobody reads, wherever the shape is its own', () => {
    const istio = /trafficPolicy\.(\w+|portLevelSettings\[\])$|jwks$|^global$/
    const open = fields.filter(
      ({ key, schema: field }) =>
        [field.type].flat().includes('object') &&
        field.additionalProperties === undefined &&
        !istio.test(key),
    )
    expect(open.map(({ key }) => key)).toEqual([])
  })
})

/** A Markdown table without the padding that the formatter adds. */
function unpadded(table: string): string {
  return table.replaceAll(/ *\| */g, '|').replaceAll(/-{3,}/g, '---')
}

/** The YAML blocks of a Markdown text. */
function inReadme(text: string): string[] {
  return [...text.matchAll(/^```yaml\n([^]*?)^```$/gm)].map(([, block]) => block!)
}

/** Values that stand in comments: from `# key:` to the end of the comment. */
function inComments(text: string): string[] {
  return [...text.matchAll(/^# \w+:\n(?:#.*\n)+/gm)].map(([block]) => block.replaceAll(/^# ?/gm, ''))
}

function at(values: unknown, key: string): unknown {
  return key
    .split('.')
    .reduce((value, name) => (value as Record<string, unknown> | undefined)?.[name], values)
}

function read(chart: string, file: string): string {
  return readFileSync(`charts/${chart}/${file}`, 'utf8')
}
