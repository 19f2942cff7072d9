import { describe, expect, it } from 'vitest'
import { changedLines, fetchChangedLines, hunks } from '../../src/host/github/changed-lines.ts'
import { openGithub } from '../../src/host/github/client.ts'
import { fakeGithub } from './fake-github.ts'

describe('the hunks of a patch', () => {
  it.each([
    ['@@ -1,3 +1,4 @@\n a\n+b\n c\n d', [{ start: 1, end: 4 }]],
    ['@@ -0,0 +1 @@\n+only', [{ start: 1, end: 1 }]],
    ['@@ -7,2 +6,0 @@\n-a\n-b', []],
    [
      '@@ -1 +1 @@ key:\n-a\n+b\n@@ -20,2 +20,3 @@\n c\n+d\n e',
      [
        { start: 1, end: 1 },
        { start: 20, end: 22 },
      ],
    ],
    ['@@ -1,2 +1,2 @@\n-@@ -9,9 +9,9 @@\n+@@ -8,8 +8,8 @@\n x', [{ start: 1, end: 2 }]],
  ])('%j', (patch, expected) => {
    expect(hunks(patch)).toEqual(expected)
  })
})

describe('changed lines', () => {
  it('are the whole of a file without a patch, and none of a removed one', () => {
    const lines = changedLines([
      { filename: 'big.yaml', status: 'modified' },
      { filename: 'gone.yaml', status: 'removed', patch: '@@ -1,2 +0,0 @@\n-a\n-b' },
    ])
    expect(lines('big.yaml')).toEqual([{ start: 1, end: Number.MAX_SAFE_INTEGER }])
    expect(lines('gone.yaml')).toEqual([])
    expect(lines('other.yaml')).toEqual([])
  })

  it('are not known of files that GitHub no longer lists', () => {
    const files = Array.from({ length: 3000 }, (_, index) => ({
      filename: `${index}`,
      status: 'added',
      patch: '',
    }))
    expect(changedLines(files)('3000')).toBeNull()
    expect(changedLines(files.slice(1))('3000')).toEqual([])
  })

  it('are asked for page by page', async () => {
    const files = Array.from({ length: 230 }, (_, index) => ({
      filename: `apps/${index}/values.yaml`,
      patch: `@@ -1 +${index + 1} @@\n-a\n+b`,
    }))
    const fake = await fakeGithub({ files: { 7: files } })
    const github = await openGithub({ token: 't', apiUrl: fake.url, repository: 'octo-org/mesh' })
    const lines = await fetchChangedLines(github, 7)
    await fake.close()
    expect(lines('apps/229/values.yaml')).toEqual([{ start: 230, end: 230 }])
    expect(fake.operations).toHaveLength(3)
  })
})
