import { describe, expect, it } from 'vitest'
import { memoryTree } from '../../src/core/tree.ts'
import { plainMask } from '../../src/secrets/mask.ts'
import { excerptOf } from '../../src/inspect/excerpt.ts'
import { readerOf } from '../../src/yaml/reader.ts'
import { report } from './scene.ts'

function linesAt(line: number, text: string): readonly string[] | undefined {
  const place = { file: 'a.yaml', line, column: 1, endLine: line, endColumn: 2 }
  return excerptOf(place, readerOf(memoryTree({ 'a.yaml': text })), plainMask)?.lines
}

describe('an excerpt', () => {
  it('is the line and the two above it', () => {
    const text = 'a: 1\r\nb: 2\nc: 3\nd: 4\n'
    expect(linesAt(1, text)).toEqual(['a: 1'])
    expect(linesAt(4, text)).toEqual(['b: 2', 'c: 3', 'd: 4'])
  })

  it('cuts long lines', () => {
    expect(linesAt(1, `a: ${'x'.repeat(500)}\n`)?.[0]).toHaveLength(200)
  })

  it('is absent where there is no such file', () => {
    const place = { file: 'b.yaml', line: 1, column: 1, endLine: 1, endColumn: 2 }
    expect(excerptOf(place, readerOf(memoryTree({})), plainMask)).toBeUndefined()
  })
})

describe('what a Secret holds', () => {
  const secret = `apiVersion: v1
kind: Secret
metadata: {name: a}
stringData:
  password: hunter2 # it was hunter2
  key: |
    hunter2 line one

    hunter2 line two
data: {token: aHVudGVyMg==, other: "aHVudGVyMg=="}
`

  it('is not in an excerpt, comments included, and the lines keep their numbers', () => {
    expect(linesAt(6, secret)).toEqual(['stringData:', '  password: <masked> # <masked>', '  key: |'])
    expect(linesAt(9, secret)).toEqual(['    <masked>', '', '    <masked>'])
    expect(linesAt(10, secret)?.at(-1)).toBe('data: {token: <masked>, other: <masked>}')
    expect(linesAt(11, `${secret}type: Opaque\n`)?.at(-1)).toBe('type: Opaque')
  })

  it('is not in one either where it is in a list, or no map', () => {
    const list = `apiVersion: v1\nkind: List\nitems:\n  - kind: Secret\n    data:\n      a: hunter2\n`
    expect(linesAt(6, list)?.at(-1)).toBe('      a: <masked>')
    expect(linesAt(2, 'kind: Secret\nstringData: hunter2\n')).toEqual([
      'kind: Secret',
      'stringData: <masked>',
    ])
  })

  it('is not in one either where the file is no YAML, or a key stands there twice', () => {
    expect(linesAt(3, 'kind: Secret\nstringData:\n  a: hunter2\nb: [\n')?.at(-1)).toBe('  a: <masked>')
    expect(linesAt(2, 'kind: Secret\ndata: {a: hunter2}\ndata: {a: x}\n')?.at(-1)).toBe('data: {a: <masked>}')
  })

  it('is nowhere in a report', async () => {
    const bad =
      'apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata: {name: x}\nspec: {hosts: ["a b"]}\n'
    const inBase = secret.replace('password: hunter2', 'password: older hunter2')
    const duplicate = secret.replace('  key:', '  password: hunter2 again\n  key:')
    const { findings, ...withoutFindings } = await report(
      { 'a.yaml': `${duplicate}---\n${bad}` },
      { 'a.yaml': `${inBase}---\n${bad}` },
    )
    expect(findings.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['schema/duplicate-key', 'egress/host-invalid']),
    )
    expect(JSON.stringify({ findings, ...withoutFindings })).not.toMatch(/hunter2|aHVudGVyMg/)
  })
})
