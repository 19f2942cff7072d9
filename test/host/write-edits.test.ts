import { readFileSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { UsageError } from '../../src/core/errors.ts'
import type { Edit } from '../../src/core/report.ts'
import { writeEdits } from '../../src/host/write-edits.ts'
import { temporaryFolder, type Folder } from './repository.ts'

describe('edits of a folder', () => {
  let folder: Folder
  let outside: Folder
  beforeEach(() => {
    folder = temporaryFolder()
    outside = temporaryFolder()
    outside.write({ 'a.yaml': 'k: 1\n', 'sub/b.yaml': 'k: 1\n' })
    folder.write({ 'a.yaml': '\uFEFFk: 1\r\nl: 1', 'b.yaml': 'k: 1\n', 'link.yaml': { link: 'b.yaml' } })
  })
  afterEach(() => [folder, outside].forEach((each) => each.remove()))
  const text = (file: string, from = folder): string => readFileSync(join(from.path, file), 'utf8')

  it('are made at once in each file, and leave all else as it is', () => {
    writeEdits(folder.path, [edit('a.yaml', 1), edit('b.yaml', 1), edit('a.yaml', 2)])
    expect([text('a.yaml'), text('b.yaml')]).toEqual(['\uFEFFk: 2\r\nl: 2', 'k: 2\n'])
  })

  it('follow a link that stays inside', () => {
    writeEdits(folder.path, [edit('link.yaml', 1)])
    expect([text('b.yaml'), readlinkSync(join(folder.path, 'link.yaml'))]).toEqual(['k: 2\n', 'b.yaml'])
  })

  it.each([
    ['a link to a file outside', 'out.yaml', () => join(outside.path, 'a.yaml')],
    ['a file behind a link to a folder outside', 'out/b.yaml', () => join(outside.path, 'sub')],
    ['a path that climbs', '../x.yaml', null],
    ['a folder', '.', null],
    ['what is not there', 'none.yaml', null],
  ])('are refused for %s, and nothing is written', (_, file, link) => {
    if (link) folder.write({ [file.split('/')[0]!]: { link: link() } })
    expect(() => writeEdits(folder.path, [edit('b.yaml', 1), edit(file, 1)])).toThrow(UsageError)
    expect([text('b.yaml'), text('a.yaml', outside), text('sub/b.yaml', outside)]).toEqual(
      Array.from({ length: 3 }, () => 'k: 1\n'),
    )
  })

  it('are refused for what is no UTF-8', () => {
    folder.write({ 'c.yaml': new Uint8Array([0x6b, 0x3a, 0x20, 0x31, 0xff]) })
    expect(() => writeEdits(folder.path, [edit('c.yaml', 1)])).toThrow(UsageError)
    expect(readFileSync(join(folder.path, 'c.yaml'))).toHaveLength(5)
  })
})

/** Makes the `1` of a line `k: 1` a `2`. */
function edit(file: string, line: number): Edit {
  return { file, line, column: 4, endLine: line, endColumn: 5, text: '2' }
}
