import { describe, expect, it } from 'vitest'
import { keepFiles } from '../../src/host/kept-files.ts'

/** A reader of files of a size, and the paths that were read from the disk. */
function diskOf(bytes: number): { read: (path: string) => Uint8Array; paths: string[] } {
  const paths: string[] = []
  const read = keepFiles((path) => {
    paths.push(path)
    return new Uint8Array(bytes)
  })
  return { read, paths }
}

describe('files of a working folder', () => {
  it('are read once, empty ones too', () => {
    for (const bytes of [0, 1000]) {
      const { read, paths } = diskOf(bytes)
      expect(read('a')).toBe(read('a'))
      read('b')
      expect(paths).toEqual(['a', 'b'])
    }
  })

  it('are read each time if they are large', () => {
    const { read, paths } = diskOf(2 ** 18 + 1)
    read('a')
    read('a')
    expect(paths).toEqual(['a', 'a'])
  })

  it('are read each time once many are kept', () => {
    const { read, paths } = diskOf(2 ** 18)
    for (let file = 0; file < 256; file++) read(`${file}`)
    read('more')
    read('more')
    read('0')
    expect(paths.slice(256)).toEqual(['more', 'more'])
  })
})
