import { describe, expect, it } from 'vitest'
import { changedLines, fetchChangedLines, hunks } from '../../src/host/github/changed-lines.ts'
import { openGithub } from '../../src/host/github/client.ts'
import { fakeGithub } from './fake-github.ts'

describe('the hunks of a patch', () => {
  it.each([
    ['@@ -1,3 +1,4 @@\n a\n+b\n c\n d', [{ first: 1, last: 4 }]],
    ['@@ -0,0 +1 @@\n+only', [{ first: 1, last: 1 }]],
    ['@@ -7,2 +6,0 @@\n-a\n-b', []],
    [
      '@@ -1 +1 @@ key:\n-a\n+b\n@@ -20,2 +20,3 @@\n c\n+d\n e',
      [
        { first: 1, last: 1 },
        { first: 20, last: 22 },
      ],
    ],
    ['@@ -1,2 +1,2 @@\n-@@ -9,9 +9,9 @@\n+@@ -8,8 +8,8 @@\n x', [{ first: 1, last: 2 }]],
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
    expect([...lines]).toEqual([['big.yaml', [{ first: 1, last: Number.MAX_SAFE_INTEGER }]]])
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
    expect(lines.size).toBe(230)
    expect(lines.get('apps/229/values.yaml')).toEqual([{ first: 230, last: 230 }])
    expect(fake.operations).toHaveLength(3)
  })
})
