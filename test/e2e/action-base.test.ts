import { existsSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { errorsOf, payments, paymentsFile, serviceEntry } from './examples.ts'
import { usualFiles } from './attempts/attempt.ts'
import { openScene, pullEvent, type Scene } from './gate.ts'

describe.skipIf(!existsSync('dist/action.js'))('the action between base and head', () => {
  let scene: Scene
  afterEach(() => scene.close())

  it('reports a render that fails in head, and does not call its objects removed', async () => {
    scene = await openScene()
    scene.repository.commit('topic', { 'apps/payments/templates/broken.yaml': '{{ fail "not today" }}\n' })
    const result = await scene.run('topic')
    expect(result).toMatchObject({
      exitCode: 1,
      outputs: { status: 'findings' },
      report: { summary: { complete: false } },
    })
    expect(errorsOf(result).map(({ rule }) => rule)).toContain('helm/render-failed')
    expect(result.report?.changes.filter(({ type }) => type === 'removed')).toEqual([])
    expect(scene.github.state.comments[0]?.body).toContain('not today')
  })

  it('reports what only base could not render as repaired', async () => {
    scene = await openScene()
    const broken = 'apps/payments/templates/broken.yaml'
    scene.repository.commit('main', { [broken]: '{{ fail "not today" }}\n' })
    scene.repository.commit('topic', { [broken]: null })
    const result = await scene.run('topic')
    expect(result).toMatchObject({
      exitCode: 0,
      outputs: { status: 'clean' },
      report: { summary: { errors: 0 } },
    })
    expect(result.report?.findings.map(({ rule, status }) => [rule, status])).toContainEqual([
      'helm/render-failed',
      'fixed',
    ])
  })

  it('in a shallow clone of the branch alone asks GitHub for the merge base', async () => {
    scene = await openScene()
    const fork = scene.repository.shaOf('main')
    const headSha = scene.repository.commit('topic', {
      'platform/own.yaml': serviceEntry('own'),
    })
    const baseSha = scene.repository.commit('main', { [paymentsFile]: payments('10s') })
    scene.github.state.mergeBases[`${baseSha}...${headSha}`] = fork
    const result = await scene.run('topic', { sha: headSha })
    expect(result).toMatchObject({
      exitCode: 0,
      outputs: { status: 'clean' },
      report: { head: headSha, base: fork },
    })
    expect(new Set(result.report?.changes.map(({ type, object }) => `${type} ${object.name}`))).toEqual(
      new Set(['added own']),
    )
  })

  it('points at lines of the head of the pull request where the base branch has moved', async () => {
    const filler = '# one\n# two\n# three\n# four\n'
    const values = 'apps/payments/values-prod.yaml'
    scene = await openScene({}, { ...usualFiles, [values]: `${filler}timeout: 20s\n` })
    const head = scene.repository.commit('topic', { [values]: `${filler}timeout: 10s\n` })
    scene.repository.commit('main', { [values]: `# moved\n# moved\n${filler}timeout: 20s\n` })
    const result = await scene.run('topic')
    expect(errorsOf(result).map(({ at, headAt }) => [at.line, headAt?.line])).toEqual([[7, 5]])
    expect(result.annotations.map(({ file, line }) => `${file}:${line}`)).toContain(`${values}:5`)
    expect(scene.github.state.comments[0]?.body).toContain(`/blob/${head}/${values}#L5`)
  })

  it('in a full clone finds the merge base itself', async () => {
    scene = await openScene()
    const fork = scene.repository.shaOf('main')
    const headSha = scene.repository.commit('topic', {
      'platform/own.yaml': serviceEntry('own'),
    })
    scene.repository.commit('main', { [paymentsFile]: payments('10s') })
    const result = await scene.run('topic', { sha: headSha, depth: 'full' })
    expect(result.report).toMatchObject({ head: headSha, base: fork })
    expect(scene.github.operations).not.toContain('repos/compare-commits-with-basehead')
  })

  it('of a branch that ends in a merge of main looks at the whole branch', async () => {
    scene = await openScene()
    scene.repository.commit('topic', { 'platform/own.yaml': serviceEntry('own') })
    const baseSha = scene.repository.commit('main', { [paymentsFile]: payments('10s') })
    const headSha = scene.repository.merge('main', 'topic')
    const result = await scene.run('topic', { sha: headSha, depth: 'full' })
    expect(result.report).toMatchObject({ head: headSha, base: baseSha, summary: { new: { errors: 0 } } })
    expect(result.report?.summary.changes.added).toBeGreaterThan(0)
  })

  it('stops where it cannot find out what to compare with', async () => {
    scene = await openScene()
    const headSha = scene.repository.commit('topic', { [paymentsFile]: payments('20s') })
    const result = await scene.run('topic', { sha: headSha, inputs: { 'github-token': '' } })
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'error' } })
    expect(result.annotations[0]?.message).toContain('`fetch-depth: 0`')
  })

  it('compares a push with what was there before it, and does not comment', async () => {
    scene = await openScene()
    const before = scene.repository.shaOf('main')
    const after = scene.repository.commit('main', { [paymentsFile]: payments('10s') })
    scene.repository.commit('topic', {})
    const result = await scene.run('topic', {
      event: { name: 'push', payload: { before, after } },
      sha: after,
    })
    expect(result).toMatchObject({
      exitCode: 1,
      report: { base: before },
      outputs: { 'new-errors': '1', 'comment-id': '' },
    })
    expect(scene.github.operations).toEqual([])
  })

  it('refuses to check a pull request by the default branch', async () => {
    scene = await openScene()
    scene.repository.lay('topic', 'pull-request')
    const { payload } = pullEvent(scene.repository.pull('topic'))
    const sha = scene.repository.shaOf('main')
    const result = await scene.run('topic', { event: { name: 'pull_request_target', payload }, sha })
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'error' }, report: null })
    expect(result.annotations[0]?.message).toContain('run this on `pull_request`')
  })

  it.each([
    ['workflow_run', (head: string) => ({ workflow_run: { head_sha: head, pull_requests: [] } })],
    ['issue_comment', () => ({ issue: { number: 7, pull_request: {} } })],
  ])('gives no verdict on %s, which checks out the default branch', async (name, payloadOf) => {
    scene = await openScene()
    const head = scene.repository.lay('topic', 'pull-request')
    const sha = scene.repository.shaOf('main')
    const event = { name, payload: payloadOf(scene.repository.shaOf('topic') ?? head) }
    const result = await scene.run('topic', { event, sha })
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'error' }, report: null })
    expect(result.annotations[0]?.message).toContain('the default branch is checked out, not')
  })
})
