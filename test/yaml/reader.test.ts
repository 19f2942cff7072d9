import { describe, expect, it } from 'vitest'
import { memoryTree } from '../../src/core/tree.ts'
import { maxTextBytes } from '../../src/yaml/parse.ts'
import { openKeptLists } from '../../src/inspect/kept-lists.ts'
import { isMapDocument, keysOfDocument, MapDocument } from '../../src/yaml/map-document.ts'
import { readerKeepingKeys, readerOf, type Reader } from '../../src/yaml/reader.ts'

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

describe('a reader that keeps keys', () => {
  const texts = [
    'a: 1\nb: {c: [x]}\n',
    '{"1": x, a: y}\n',
    'a: 1\na: 2\n',
    'a: 1\n---\nb: 2\n',
    '- a\n',
    '# nothing\n',
    'a: {{ .b }}\n',
    'a: [\n',
    'base: &x {k: 1}\nover: {<<: *x}\n',
    '\uFEFFa: 1\n',
    'a: 1\n...\nrest',
    '',
  ]
  const tree = memoryTree(Object.fromEntries(texts.map((text, index) => [`${index}.yaml`, text])))
  const documentsBy = (reader: Reader) =>
    tree.files.map((file) =>
      reader.documents(file).map((document) => ({
        keys: keysOfDocument(document),
        isMap: isMapDocument(document),
        problems: document.problems,
        root: document.root,
      })),
    )

  it('reads the same, also in a later run and after nodes were dropped', () => {
    const expected = documentsBy(readerOf({ ...tree }))
    const lists = openKeptLists(null)
    const [first, later] = [readerKeepingKeys({ ...tree }, lists), readerKeepingKeys({ ...tree }, lists)]
    expect(documentsBy(first)).toEqual(expected)
    for (const file of tree.files)
      for (const document of first.documents(file)) if (document instanceof MapDocument) document.drop()
    expect([documentsBy(first), documentsBy(later)]).toEqual([expected, expected])
    const single = later.documents('0.yaml')[0]!
    expect([single, single.source.text]).toEqual([expect.any(MapDocument), texts[0]])
    expect(later.documents('2.yaml')[0]).not.toBeInstanceOf(MapDocument)
  })
})
