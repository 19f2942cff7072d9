import { afterEach, describe, expect, it } from 'vitest'
import { defaultLimits, openGithub } from '../../src/host/github/client.ts'
import { publishComment } from '../../src/host/github/comments.ts'
import { compareRuns, parseMarker } from '../../src/host/github/marker.ts'
import { fakeGithub, type FakeGithub } from './fake-github.ts'
import { actionsBot, type FakeState, type FakeUser } from './fake-state.ts'

let fake: FakeGithub
const waits: number[] = []

async function start(state: Partial<FakeState> = {}, prefix = '') {
  waits.length = 0
  fake = await fakeGithub(state, prefix)
}

afterEach(() => fake.close())

async function sleep(milliseconds: number): Promise<void> {
  waits.push(milliseconds)
}

async function publish(text: string, create = true) {
  const access = { token: 't', apiUrl: fake.url, repository: 'octo-org/mesh' }
  const github = await openGithub(access, { ...defaultLimits, sleep })
  return publishComment(github, { pull: 7, body: text, create })
}

function body(text: string, run = '812.1', key = 'default'): string {
  return `<!-- meshgate:${key} head=4f2c1d9e base=a81b0c37 run=${run} -->\n${text}`
}

function comment(id: number, text: string, user: FakeUser = actionsBot) {
  return { id, issue: 7, user, body: text }
}

function bodies(): [number, string][] {
  return fake.state.comments.map(({ id, body: text }) => [id, text])
}

describe('the comment', () => {
  it('is created where there is none', async () => {
    await start()
    expect(await publish(body('x'))).toEqual({
      status: 'created',
      id: 1001,
      url: 'https://github.example/octo-org/mesh/pull/7#issuecomment-1001',
    })
    expect(bodies()).toEqual([[1001, body('x')]])
  })

  it('is edited in place, found among hundreds', async () => {
    const otherComments = Array.from({ length: 250 }, (_, index) => comment(index + 1, `hello ${index}`))
    await start({ comments: [...otherComments, comment(300, body('old', '811.1'))] })
    expect(await publish(body('new'))).toMatchObject({ status: 'updated', id: 300 })
    expect(bodies().at(-1)).toEqual([300, body('new')])
    expect(fake.state.comments).toHaveLength(251)
  })

  it('is left alone where it says the same already', async () => {
    await start({ comments: [comment(1, body('same').replaceAll('\n', '\r\n'))] })
    expect(await publish(body('same'))).toMatchObject({ status: 'unchanged', id: 1 })
    expect(fake.operations).not.toContain('issues/update-comment')
  })

  it('is not created when nothing is to be said, but corrected when it stands there', async () => {
    await start()
    expect(await publish(body('clean'), false)).toEqual({ status: 'none' })
    expect(bodies()).toEqual([])
    fake.state.comments.push(comment(1, body('errors', '811.1')))
    expect(await publish(body('clean'), false)).toMatchObject({ status: 'updated', id: 1 })
  })

  it('is never taken for one that somebody else wrote, was quoted or has another key', async () => {
    const mallory: FakeUser = { login: 'mallory', id: 9, type: 'User' }
    const planted = [
      comment(1, body('planted'), mallory),
      comment(2, `> ${body('quoted')}`),
      comment(3, body('other job', '811.1', 'default.2')),
      comment(4, body('same name, no bot'), { ...actionsBot, type: 'User', login: 'github-actions' }),
    ]
    await start({ comments: planted.map((each) => ({ ...each })) })
    expect(await publish(body('mine'))).toMatchObject({ status: 'created', id: 1001 })
    expect(fake.state.comments.slice(0, 4)).toEqual(planted)
  })

  it('of another app and of a person is found by their own account', async () => {
    for (const login of ['gate-app[bot]', 'a-person']) {
      const viewer: FakeUser = { login, id: 5, type: login.endsWith(']') ? 'Bot' : 'User' }
      await start({
        viewer,
        comments: [comment(1, body('old', '1.1'), viewer), comment(2, body('not mine', '1.1'))],
      })
      expect(await publish(body('new'))).toMatchObject({ status: 'updated', id: 1 })
      if (login !== 'a-person') await fake.close()
    }
  })

  it('of GITHUB_TOKEN is found also where GraphQL does not answer', async () => {
    await start({ comments: [comment(1, body('old', '1.1'))] })
    fake.intercept({ operation: 'graphql', answer: { status: 403, body: { message: 'Forbidden' } } })
    expect(await publish(body('new'))).toMatchObject({ status: 'updated', id: 1 })
  })

  it('is written on a GitHub Enterprise Server as on github.com', async () => {
    const viewer: FakeUser = { login: 'gate-app[bot]', id: 5, type: 'Bot' }
    await start({ viewer, comments: [comment(1, body('old', '1.1'), viewer)] }, '/api/v3')
    fake.intercept({ operation: 'graphql', answer: { status: 502, body: { message: 'Server Error' } } })
    expect(await publish(body('new'))).toMatchObject({ status: 'updated', id: 1 })
  })

  it('of a later run stays', async () => {
    await start({ comments: [comment(1, body('later', '813.1'))] })
    expect(await publish(body('earlier', '812.9'))).toMatchObject({ status: 'outdated', id: 1 })
    expect(bodies()).toEqual([[1, body('later', '813.1')]])
  })
})

describe('two runs at the same time', () => {
  it.each([
    ['the later one', '811.1', body('mine'), 'created'],
    ['the earlier one', '813.1', body('theirs', '813.1'), 'outdated'],
  ])('leave the oldest comment with the latest words, seen from %s', async (_, theirs, kept, status) => {
    await start()
    const before = (state: FakeState) => state.comments.push(comment(900, body('theirs', theirs)))
    fake.intercept({ operation: 'issues/create-comment', before: (state) => void before(state) })
    expect(await publish(body('mine'))).toMatchObject({ status, id: 900 })
    expect(bodies()).toEqual([[900, kept]])
  })

  it('do not mind that the other one has removed the double', async () => {
    await start({ comments: [comment(1, body('a', '1.1')), comment(2, body('b', '2.1'))] })
    fake.intercept({ operation: 'issues/delete-comment', before: (state) => void state.comments.pop() })
    expect(await publish(body('c'))).toMatchObject({ status: 'updated', id: 1 })
    expect(bodies()).toEqual([[1, body('c')]])
  })
})

describe('a comment that is deleted before it is edited', () => {
  const remove = (state: FakeState) => void state.comments.shift()

  it('is made anew', async () => {
    await start({ comments: [comment(1, body('old', '811.1'))] })
    fake.intercept({ operation: 'issues/update-comment', before: remove })
    expect(await publish(body('new'))).toMatchObject({ status: 'created', id: 1001 })
    expect(bodies()).toEqual([[1001, body('new')]])
  })

  it('leaves its words to another one of the same key', async () => {
    await start({ comments: [comment(1, body('old', '811.1')), comment(2, body('double', '810.1'))] })
    fake.intercept({ operation: 'issues/update-comment', before: remove })
    expect(await publish(body('new'))).toMatchObject({ status: 'updated', id: 2 })
    expect(bodies()).toEqual([[2, body('new')]])
  })

  it('is not missed where nothing is to be said', async () => {
    await start({ comments: [comment(1, body('errors', '811.1'))] })
    fake.intercept({ operation: 'issues/update-comment', before: remove })
    expect(await publish(body('clean'), false)).toEqual({ status: 'none' })
    expect(bodies()).toEqual([])
  })

  it('is told from one that the token may not edit', async () => {
    await start({ comments: [comment(1, body('old', '811.1'))] })
    const answer = { status: 404, body: { message: 'Not Found' } }
    fake.intercept({ operation: 'issues/update-comment', answer })
    expect(await publish(body('new'))).toMatchObject({ status: 'denied' })
    expect(bodies()).toEqual([[1, body('old', '811.1')]])
  })
})

describe('trouble', () => {
  it('with permissions is a value', async () => {
    await start({ canWrite: false })
    const reason = expect.stringContaining('Resource not accessible by integration')
    expect(await publish(body('x'))).toEqual({ status: 'denied', reason })
  })

  it('with a body that GitHub refuses is a value', async () => {
    await start()
    const reason = expect.stringContaining('Body is too long')
    expect(await publish(body('x'.repeat(70_000)))).toEqual({ status: 'failed', reason })
  })

  it('with a rate limit is waited for', async () => {
    await start()
    const answer = { status: 429, headers: { 'retry-after': '3' }, body: { message: 'slow down' } }
    fake.intercept({ operation: 'issues/create-comment', answer })
    expect(await publish(body('x'))).toMatchObject({ status: 'created' })
    expect(waits).toEqual([3000])
  })

  it('with a rate limit that lasts is a value', async () => {
    await start()
    const answer = { status: 429, headers: { 'retry-after': '3600' }, body: { message: 'slow down' } }
    fake.intercept({ operation: 'issues/list-comments', answer })
    expect(await publish(body('x'))).toMatchObject({
      status: 'failed',
      reason: expect.stringContaining('slow down'),
    })
    expect(waits).toEqual([])
  })

  const lost = { status: 502, body: { message: 'Server Error' } }

  it('with an answer that got lost makes no second comment', async () => {
    await start()
    const before = (state: FakeState) => void state.comments.push(comment(950, body('x')))
    fake.intercept({ operation: 'issues/create-comment', before, answer: lost })
    expect(await publish(body('x'))).toMatchObject({ status: 'created', id: 950 })
    expect(fake.operations.filter((operation) => operation === 'issues/create-comment')).toHaveLength(1)
    expect(bodies()).toEqual([[950, body('x')]])
  })

  it('with a server that was down for a moment is tried again', async () => {
    await start()
    for (const operation of ['graphql', 'issues/list-comments', 'issues/create-comment']) {
      fake.intercept({ operation, answer: lost })
    }
    expect(await publish(body('x'))).toMatchObject({ status: 'created', id: 1001 })
    expect(waits).toEqual([1000, 1000])
  })
})

describe('a marker', () => {
  it.each([
    [body('x', '812.3', 'prod-eu'), { key: 'prod-eu', run: [812, 3] }],
    ['<!-- meshgate:default -->\n', { key: 'default', run: [0, 0] }],
    [' <!-- meshgate:default run=1.1 -->', null],
    ['<!-- meshgate:default run=1.1', null],
    ['<!-- other:default run=1.1 -->', null],
  ])('%j', (text, expected) => {
    expect(parseMarker(text)).toEqual(expected)
  })

  it('orders runs by number, then attempt', () => {
    expect(compareRuns([9, 1], [10, 1])).toBeLessThan(0)
    expect(compareRuns([10, 2], [10, 1])).toBeGreaterThan(0)
    expect(compareRuns([10, 1], [10, 1])).toBe(0)
  })
})
