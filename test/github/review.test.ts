import { afterEach, describe, expect, it } from 'vitest'
import { defaultLimits, openGithub } from '../../src/host/github/client.ts'
import { publishReview, type ReviewComment } from '../../src/host/github/review.ts'
import { fakeGithub, type FakeGithub } from './fake-github.ts'
import type { FakeState } from './fake-state.ts'

let fake: FakeGithub
afterEach(() => fake.close())

const patch = '@@ -1,3 +1,4 @@\n a\n-b\n+c\n+d\n e\n@@ -20,1 +21,1 @@\n-x\n+y'

async function start(state: Partial<FakeState> = {}) {
  const pulls = [{ number: 7, headSha: 'a'.repeat(40), baseSha: 'b'.repeat(40) }]
  fake = await fakeGithub({ pulls, files: { 7: [{ filename: 'v.yaml', patch }] }, ...state })
}

function comment(id: string, firstLine = 2, lastLine = firstLine): ReviewComment {
  return { file: 'v.yaml', firstLine, lastLine, id, body: `text ${id}` }
}

async function publish(comments: ReviewComment[], key = 'default') {
  const github = await openGithub(
    { token: 't', apiUrl: fake.url, repository: 'octo-org/mesh' },
    { ...defaultLimits, sleep: async () => undefined },
  )
  return publishReview(github, {
    pull: 7,
    commit: 'a'.repeat(40),
    key,
    comments,
    bodyFor: (number) => `${number} of them`,
  })
}

function threads() {
  return fake.state.reviewComments.map(({ body, isResolved }) => [body.split('\n')[1], isResolved])
}

describe('a review', () => {
  it('has all comments at once, at one line or several', async () => {
    await start()
    expect(await publish([comment('aa'), comment('bb', 2, 3)])).toEqual({
      status: 'done',
      posted: 2,
      resolved: 0,
    })
    expect(fake.state.reviewComments.map(({ startLine, line }) => [startLine, line])).toEqual([
      [undefined, 2],
      [2, 3],
    ])
    expect(fake.operations.filter((operation) => operation === 'pulls/create-review')).toHaveLength(1)
  })

  it('says nothing twice, and resolves what no longer applies', async () => {
    await start()
    await publish([comment('aa'), comment('bb', 3)])
    expect(await publish([comment('aa'), comment('cc', 3)])).toEqual({
      status: 'done',
      posted: 1,
      resolved: 1,
    })
    expect(threads()).toEqual([
      ['text aa', false],
      ['text bb', true],
      ['text cc', false],
    ])
    expect(await publish([comment('aa'), comment('cc', 3)])).toEqual({
      status: 'done',
      posted: 0,
      resolved: 0,
    })
  })

  it('leaves a thread as it is that a person has resolved', async () => {
    await start()
    await publish([comment('aa')])
    fake.state.reviewComments[0]!.isResolved = true
    expect(await publish([comment('aa')])).toEqual({ status: 'done', posted: 0, resolved: 0 })
  })

  it('is made anew where its lines have changed', async () => {
    await start()
    await publish([comment('aa')])
    fake.state.reviewComments[0]!.isOutdated = true
    expect(await publish([comment('aa')])).toEqual({ status: 'done', posted: 1, resolved: 1 })
    expect(threads()).toEqual([
      ['text aa', true],
      ['text aa', false],
    ])
  })

  it('touches no thread of others or of another key, also among hundreds', async () => {
    await start()
    await publish([comment('aa')], 'other')
    const [own] = fake.state.reviewComments
    const mallory = { login: 'mallory', id: 9, type: 'User' } as const
    const planted = Array.from({ length: 150 }, (_, index) => ({ ...own!, id: 2000 + index, user: mallory }))
    fake.state.reviewComments.unshift(...planted)
    expect(await publish([], 'default')).toEqual({ status: 'done', posted: 0, resolved: 0 })
    expect(await publish([], 'other')).toEqual({ status: 'done', posted: 0, resolved: 1 })
  })

  it('folds a comment whose thread the token may not resolve', async () => {
    await start({ canResolve: false })
    await publish([comment('aa')])
    expect(await publish([])).toEqual({ status: 'done', posted: 0, resolved: 1 })
    expect(fake.state.reviewComments[0]).toMatchObject({ isResolved: false, isMinimized: true })
  })

  it('that the token may not write is a value', async () => {
    await start({ canWrite: false })
    const reason = expect.stringContaining('Resource not accessible by integration')
    expect(await publish([comment('aa')])).toEqual({ status: 'denied', reason })
  })

  it.each([
    ['at a line that the page does not show', comment('aa', 9)],
    ['over two hunks', comment('aa', 4, 21)],
  ])('%s is refused as a whole, which is a value', async (_, refused) => {
    await start()
    expect(await publish([comment('bb'), refused])).toMatchObject({ status: 'failed' })
    expect(fake.state.reviewComments).toEqual([])
  })
})
