import { chmodSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { UsageError } from '../../../src/core/errors.ts'
import { readSealSecret } from '../../../src/host/render-cache/seal-secret.ts'
import { temporaryFolder, type Folder } from '../repository.ts'

let folder: Folder
let repository: Folder
beforeEach(() => {
  folder = temporaryFolder()
  repository = temporaryFolder()
})
afterEach(() => {
  folder.remove()
  repository.remove()
})

const read = (env: Readonly<Record<string, string>> = {}): string | null =>
  readSealSecret({ root: repository.path, env: { XDG_STATE_HOME: folder.path, ...env } })
const file = (): string => join(folder.path, 'meshgate/cache-key')

it('is a random text in a file of the user, which stays', () => {
  const secret = read()
  expect(secret).toMatch(/^[\da-f]{64}$/)
  expect([read(), readFileSync(file(), 'utf8'), statSync(file()).mode & 0o777]).toEqual([
    secret,
    secret,
    0o600,
  ])
})

it('is the key of masks where one is stated, and a short one is refused', () => {
  expect(read({ MESHGATE_MASK_KEY: 'k'.repeat(16), CI: 'true' })).toBe('k'.repeat(16))
  expect(() => read({ MESHGATE_MASK_KEY: 'short' })).toThrow(UsageError)
})

it('is none on machines of CI, in the repository, and in a file that others may read', () => {
  expect([read({ CI: 'true' }), read({ XDG_STATE_HOME: repository.path })]).toEqual([null, null])
  read()
  chmodSync(file(), 0o640)
  expect(read()).toBeNull()
})
