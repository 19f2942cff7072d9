import { describe, expect, it } from 'vitest'
import { memoryTree } from '../../src/core/tree.ts'
import { maxTextBytes } from '../../src/yaml/parse.ts'
import { readerOf } from '../../src/yaml/reader.ts'

const manifest = new TextEncoder().encode('apiVersion: v1\nkind: ConfigMap\nname: x\n# é')

/** A manifest with a comment that makes it as long as is asked for. */
function padded(length: number): Uint8Array {
  const bytes = new Uint8Array(length).fill(0x61)
  bytes.set(manifest)
  return bytes
}

describe('a file', () => {
  it('of the largest size is read', () => {
    const [document] = readerOf(memoryTree({ 'a.yaml': padded(maxTextBytes) })).documents('a.yaml')
    expect(document).toMatchObject({ root: { kind: 'map' }, problems: [] })
  })

  it('that is larger is refused, never read in part, and its beginning can be looked at', () => {
    const reader = readerOf(memoryTree({ 'a.yaml': padded(maxTextBytes + 1) }))
    expect(reader.documents('a.yaml')).toMatchObject([
      { root: null, problems: [{ code: 'bound', message: expect.stringMatching(/larger than 64 MiB/) }] },
    ])
    expect(reader.text('a.yaml')).toMatch(/^apiVersion: v1\n/)
  })
})
