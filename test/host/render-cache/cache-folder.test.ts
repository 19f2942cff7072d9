import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { cacheFolder } from '../../../src/host/render-cache/cache-folder.ts'
import { temporaryFolder, type Folder } from '../repository.ts'

let folder: Folder
let root: string
beforeEach(() => {
  folder = temporaryFolder()
  root = join(folder.path, 'repository')
  mkdirSync(root)
})
afterEach(() => folder.remove())

const folderFor = (named: string | false | undefined, env: Record<string, string> = {}): string | null =>
  cacheFolder({ named, root, env })

it('is the one that is named, else that of the user, else none', () => {
  expect(folderFor(join(folder.path, 'kept'))).toBe(join(folder.path, 'kept'))
  expect(folderFor(undefined, { XDG_CACHE_HOME: folder.path })).toBe(join(folder.path, 'meshgate/renders'))
  expect(folderFor(false)).toBeNull()
})

it('is not in the repository, also not by a link: the change under review could write there', () => {
  symlinkSync(root, join(folder.path, 'link'))
  for (const path of [root, join(root, 'a/b'), join(folder.path, 'link'), join(folder.path, 'link/a')])
    expect(() => folderFor(path)).toThrow('is in the repository')
  expect(folderFor(undefined, { XDG_CACHE_HOME: root })).toBeNull()
})

it.skipIf(process.platform === 'win32')('is none that other users may write to', () => {
  const shared = join(folder.path, 'meshgate/renders')
  mkdirSync(shared, { recursive: true })
  chmodSync(shared, 0o777)
  expect(() => folderFor(shared)).toThrow('may be written to by other users')
  expect(folderFor(undefined, { XDG_CACHE_HOME: folder.path })).toBeNull()
  chmodSync(shared, 0o750)
  expect(folderFor(shared)).toBe(shared)
})

it('is no file', () => {
  writeFileSync(join(folder.path, 'file'), '')
  expect(() => folderFor(join(folder.path, 'file'))).toThrow('is not a folder')
})
