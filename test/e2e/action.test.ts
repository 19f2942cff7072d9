import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { annotatedViolations, failingTests, violations } from './examples.ts'
import { openScene, type GateResult, type Scene } from './gate.ts'

describe.skipIf(!existsSync('dist/action.js'))('the action', () => {
  let scene: Scene
  afterEach(() => scene.close())

  it('annotates the lines to edit, comments, and blocks a pull request that breaks rules', async () => {
    scene = await openScene()
    const pull = scene.repository.lay('topic', 'pull-request')
    const result = await scene.run('topic')
    const annotated = result.annotations.filter(({ file }) => file)
    expect(annotated.map(({ file, line, title, level }) => [file, line, title, level])).toEqual(
      annotatedViolations.map((violation) => [...violation, 'error']),
    )
    expect(result.lost).toEqual([])
    const [comment] = scene.github.state.comments
    expect(scene.github.state.comments).toHaveLength(1)
    expect(comment?.body).toMatch(
      new RegExp(`^<!-- meshgate:default head=${pull.slice(0, 8)} base=\\w{8} run=812.1 -->\n`),
    )
    expect(comment?.body).toContain(`/octo-org/mesh/blob/${pull}/apps/payments/values-prod.yaml#L7`)
    expect(result.summary).toContain('11 new errors block the merge')
    const [firstBox = ''] = /> \[!CAUTION\][^]*?\n\n/.exec(comment?.body ?? '') ?? []
    expect(firstBox).toContain(
      'lets requests without a token reach all under `/docs/` of `orders.example.com`, which needed one',
    )
    expect(firstBox).toContain(
      'takes tokens of `accounts.example.com` in the place of those of `https://login.example.com`',
    )
    expect(firstBox).toMatch(
      /the invariant holds: requests without a token .* must never get in .*\(proved for prod and stage\)/,
    )
    expect(result).toMatchObject({
      exitCode: 1,
      outputs: {
        status: 'findings',
        errors: '11',
        'new-errors': '11',
        changed: 'true',
        'comment-id': '1001',
      },
      report: { head: scene.repository.shaOf('refs/pull/7/merge'), base: scene.repository.shaOf('main') },
    })
    expect(result.outputs['comment-url']).toMatch(/#issuecomment-1001$/)
  })

  it('edits its comment in place when a second push repairs the pull request', async () => {
    scene = await openScene()
    scene.repository.lay('topic', 'pull-request')
    await scene.run('topic', { runId: 812 })
    const before = scene.github.state.comments[0]!.body
    scene.repository.lay('topic', 'pull-request-fixed')
    const result = await scene.run('topic', { runId: 813 })
    expect(result).toMatchObject({
      exitCode: 0,
      annotations: [],
      outputs: { status: 'clean', 'comment-id': '1001' },
    })
    expect(scene.github.state.comments.map(({ id }) => id)).toEqual([1001])
    const after = scene.github.state.comments[0]!.body
    expect(before).toContain('11 new errors block the merge')
    expect(after).toContain('run=813.1')
    expect(after).not.toContain('new errors')
  })

  it('says what a pull request repairs', async () => {
    scene = await openScene()
    scene.repository.lay('main', 'pull-request')
    scene.repository.lay('topic', 'pull-request-fixed')
    const result = await scene.run('topic')
    expect(result).toMatchObject({
      exitCode: 0,
      report: { summary: { errors: 0, fixed: 9 } },
      annotations: [],
    })
  })

  it('does not blame a pull request for what was there before, unless told to', async () => {
    scene = await openScene()
    scene.repository.lay('main', 'pull-request')
    scene.repository.commit('topic', { 'notes.txt': 'new words\n' })
    const lenient = await scene.run('topic')
    // Those of policy tests: findings that base has in unchanged targets are not listed.
    expect(lenient).toMatchObject({
      exitCode: 0,
      outputs: { status: 'clean', errors: '5', 'new-errors': '0' },
    })
    const strict = await scene.run('topic', { inputs: { 'only-new': 'false' } })
    expect(strict).toMatchObject({
      exitCode: 1,
      outputs: { status: 'findings', errors: '9', 'new-errors': '0' },
    })
  })

  it('annotates lines outside the pull request only where told to', async () => {
    scene = await openScene()
    scene.repository.lay('main', 'pull-request')
    scene.repository.commit('topic', { 'notes.txt': 'new words\n' })
    const places = ({ annotations }: GateResult) =>
      annotations.flatMap(({ file, line }) => (file ? [[file, line]] : []))
    const expected = [
      ...violations.map(([file, line]) => [file, line]),
      ...failingTests.lines.map((line) => [failingTests.file, line]),
    ]
    const allFindings = await scene.run('topic', { inputs: { 'only-new': 'false', annotate: 'all' } })
    expect(places(allFindings)).toEqual(expected)
    const none = await scene.run('topic', { inputs: { 'only-new': 'false' } })
    expect(places(none)).toEqual([])
    expect(scene.github.operations).not.toContain('pulls/list-files')
  })

  it('has said and set all but the comment before it waits for GitHub', async () => {
    scene = await openScene()
    scene.repository.lay('topic', 'pull-request')
    const stalled = createServer(() => undefined).listen(0, '127.0.0.1')
    await once(stalled, 'listening')
    const apiUrl = `http://127.0.0.1:${(stalled.address() as AddressInfo).port}`
    const result = await scene.run('topic', { apiUrl, endAt: /meshgate: 11 new errors block the merge/ })
    stalled.close()
    expect(result).toMatchObject({
      exitCode: null,
      outputs: { status: 'findings', errors: '11', 'new-errors': '11', changed: 'true', 'comment-id': '' },
      report: { summary: { errors: 11 } },
    })
    expect(result.annotations.map(({ file, line }) => [file, line])).toEqual([
      ...annotatedViolations.map(([file, line]) => [file, line]),
    ])
  })

  it('is quiet about a pull request that changes nothing of ours', async () => {
    scene = await openScene()
    scene.repository.commit('topic', { 'notes.txt': 'words\n' })
    const result = await scene.run('topic')
    expect(result).toMatchObject({
      exitCode: 0,
      outputs: { status: 'clean', changed: 'false', 'comment-id': '' },
    })
    expect(result.annotations).toEqual([])
    expect(scene.github.state.comments).toEqual([])
    const always = await scene.run('topic', { inputs: { comment: 'always' } })
    expect(always.outputs['comment-id']).toBe('1001')
  })

  it('goes on without a comment where the token is read-only, as for a fork', async () => {
    scene = await openScene({ canWrite: false })
    scene.repository.lay('topic', 'pull-request')
    const result = await scene.run('topic', { fork: true })
    expect(result).toMatchObject({
      exitCode: 1,
      outputs: { status: 'findings', 'new-errors': '11', 'comment-id': '' },
    })
    expect(result.annotations.filter(({ level }) => level === 'error')).toHaveLength(10)
    const [notice] = result.annotations.filter(({ level }) => level === 'notice')
    expect(notice?.message).toContain('permissions:\n  contents: read\n  pull-requests: write')
    expect(result.summary).toContain('11 new errors')
  })
})
