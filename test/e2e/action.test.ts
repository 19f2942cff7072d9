import { existsSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { actionsBot } from '../github/fake-state.ts'
import { token } from '../github/fake-runner.ts'
import { openScene, pullEvent, type GateResult, type Scene } from './gate.ts'

const values = 'apps/payments/values-prod.yaml'

/** A mediated host whose timeout is shorter than its retries need. */
function payments(timeout: string): string {
  return `istio-egress:
  mediatedTls:
    card-processor:
      externalHost: api.cards.example.com
      timeout: ${timeout}
      retries:
        attempts: 3
        perTryTimeout: 3s
`
}

/** A release whose chart is in another place. */
const elsewhere =
  'targets:\n  - { chart: oci://charts.example.org/egress, values: [values.yaml], release: payments }\n'

/** What the four broken rules of examples/pull-request come to. */
const violations = [
  ['apps/gateway/values-prod.yaml', 4, 'jwt/issuer-invalid'],
  ['apps/gateway/values-prod.yaml', 5, 'jwt/jwks-uri-invalid'],
  ['apps/orders/values-prod.yaml', 13, 'egress/mediated-host-wildcard'],
  ['apps/payments/values-prod.yaml', 7, 'routing/timeout-covers-retries'],
]

describe.skipIf(!existsSync('dist/action.js'))('the action', () => {
  let scene: Scene
  afterEach(() => scene.close())

  it('annotates the lines to edit, comments, and blocks a pull request that breaks rules', async () => {
    scene = await openScene()
    const pull = scene.repository.lay('topic', 'pull-request')
    const result = await scene.run('topic')
    const annotated = result.annotations.filter(({ file }) => file)
    expect(annotated.map(({ file, line, title, level }) => [file, line, title, level])).toEqual(
      violations.map((violation) => [...violation, 'error']),
    )
    expect(result.lost).toEqual([])
    expect(result.annotations.at(-1)).toEqual({
      level: 'error',
      message: 'meshgate: 4 new errors block the merge',
    })
    const [comment] = scene.github.state.comments
    expect(scene.github.state.comments).toHaveLength(1)
    expect(comment?.body).toMatch(
      new RegExp(`^<!-- meshgate:default head=${pull.slice(0, 8)} base=\\w{8} run=812.1 -->\n`),
    )
    expect(comment?.body).toContain(`/octo-org/mesh/blob/${pull}/apps/payments/values-prod.yaml#L7`)
    expect(result.summary).toContain('4 new errors block the merge')
    expect(result).toMatchObject({
      exitCode: 1,
      outputs: { status: 'findings', errors: '4', 'new-errors': '4', changed: 'true', 'comment-id': '1001' },
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
    expect(before).toContain('4 new errors block the merge')
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
      report: { summary: { errors: 0, fixed: 4 } },
      annotations: [],
    })
  })

  it('does not blame a pull request for what was there before, unless told to', async () => {
    scene = await openScene()
    scene.repository.lay('main', 'pull-request')
    scene.repository.commit('topic', { 'README.md': 'new words\n' })
    const lenient = await scene.run('topic')
    expect(lenient).toMatchObject({
      exitCode: 0,
      outputs: { status: 'clean', errors: '4', 'new-errors': '0' },
    })
    const strict = await scene.run('topic', { inputs: { 'only-new': 'false' } })
    expect(strict).toMatchObject({
      exitCode: 1,
      outputs: { status: 'findings', errors: '4', 'new-errors': '0' },
    })
  })

  it('annotates lines outside the pull request only where told to, or where it cannot know', async () => {
    scene = await openScene()
    scene.repository.lay('main', 'pull-request')
    scene.repository.commit('topic', { 'README.md': 'new words\n' })
    const places = ({ annotations }: GateResult) =>
      annotations.flatMap(({ file, line }) => (file ? [[file, line]] : []))
    const expected = violations.map(([file, line]) => [file, line])
    const all = await scene.run('topic', { inputs: { 'only-new': 'false', annotate: 'all' } })
    expect(places(all)).toEqual(expected)
    const none = await scene.run('topic', { inputs: { 'only-new': 'false' } })
    expect(places(none)).toEqual([])
    scene.github.intercept({
      operation: 'pulls/list-files',
      answer: { status: 403, body: { message: 'Forbidden' } },
    })
    const unsure = await scene.run('topic', { inputs: { 'only-new': 'false' } })
    expect(places(unsure)).toEqual(expected)
    expect(unsure.annotations.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('not known (Forbidden'),
    )
  })

  it('is quiet about a pull request that changes nothing of ours', async () => {
    scene = await openScene()
    scene.repository.commit('topic', { 'docs/notes.md': 'words\n' })
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
      outputs: { status: 'findings', 'new-errors': '4', 'comment-id': '' },
    })
    expect(result.annotations.filter(({ level }) => level === 'error')).toHaveLength(5)
    const [notice] = result.annotations.filter(({ level }) => level === 'notice')
    expect(notice?.message).toContain('permissions:\n  contents: read\n  pull-requests: write')
    expect(result.summary).toContain('4 new errors')
  })

  it('writes a comment that GitHub takes, however much a pull request changes', async () => {
    scene = await openScene()
    const many = Array.from({ length: 900 }, (_, index) =>
      serviceEntry(`host-${index}`, `h${index}.example.org`),
    )
    scene.repository.commit('topic', { 'platform/many.yaml': many.join('---\n') })
    const result = await scene.run('topic')
    expect(result.report?.summary.changes.added).toBe(1800)
    expect(result.outputs['comment-id']).toBe('1001')
    const { body } = scene.github.state.comments[0]!
    expect(body.length).toBeGreaterThan(20_000)
    expect(body.length).toBeLessThanOrEqual(65_536)
    expect(result.annotations.filter(({ level }) => level === 'warning')).toEqual([])
  })

  it('loses no error of more than ten', async () => {
    scene = await openScene()
    const hosts = Array.from({ length: 12 }, (_, index) =>
      payments('1s').split('\n').slice(2).join('\n').replace('card-processor', `host-${index}`),
    )
    scene.repository.commit('topic', { [values]: `istio-egress:\n  mediatedTls:\n${hosts.join('')}` })
    const result = await scene.run('topic')
    expect(errorsOf(result)).toHaveLength(12)
    expect(result.annotations.filter(({ level, file }) => level === 'error' && file === values)).toHaveLength(
      10,
    )
    expect(result.lost).toEqual([])
    expect(result.exitCode).toBe(1)
    expect(result.lines).toContain('meshgate: 12 new errors block the merge')
  })

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
      'platform/own.yaml': serviceEntry('own', 'own.example.org'),
    })
    const baseSha = scene.repository.commit('main', { [values]: payments('10s') })
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

  it('in a full clone finds the merge base itself', async () => {
    scene = await openScene()
    const fork = scene.repository.shaOf('main')
    const headSha = scene.repository.commit('topic', {
      'platform/own.yaml': serviceEntry('own', 'own.example.org'),
    })
    scene.repository.commit('main', { [values]: payments('10s') })
    const result = await scene.run('topic', { sha: headSha, depth: 'full' })
    expect(result.report).toMatchObject({ head: headSha, base: fork })
    expect(scene.github.operations).not.toContain('repos/compare-commits-with-basehead')
  })

  it('of a branch that ends in a merge of main looks at the whole branch', async () => {
    scene = await openScene()
    scene.repository.commit('topic', { 'platform/own.yaml': serviceEntry('own', 'own.example.org') })
    const baseSha = scene.repository.commit('main', { [values]: payments('10s') })
    const headSha = scene.repository.merge('main', 'topic')
    const result = await scene.run('topic', { sha: headSha, depth: 'full' })
    expect(result.report).toMatchObject({ head: headSha, base: baseSha, summary: { new: { errors: 0 } } })
    expect(result.report?.summary.changes.added).toBeGreaterThan(0)
  })

  it('stops where it cannot find out what to compare with', async () => {
    scene = await openScene()
    const headSha = scene.repository.commit('topic', { [values]: payments('20s') })
    const result = await scene.run('topic', { sha: headSha, inputs: { 'github-token': '' } })
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'error' } })
    expect(result.annotations[0]?.message).toContain('`fetch-depth: 0`')
  })

  it('calls a run that strict mode refuses incomplete, and one that found nothing to check by its name', async () => {
    scene = await openScene({}, { 'README.md': 'words\n' })
    scene.repository.commit('topic', { 'README.md': 'more words\n' })
    const empty = await scene.run('topic')
    expect(empty).toMatchObject({ exitCode: 0, outputs: { status: 'clean' } })
    expect(empty.annotations.map(({ level, message }) => [level, message])).toEqual([
      ['warning', expect.stringContaining('nothing was checked')],
    ])
    scene.repository.commit('topic', { '.meshgate.yaml': elsewhere, 'values.yaml': payments('20s') })
    const strict = await scene.run('topic', { inputs: { strict: 'true' } })
    expect(strict).toMatchObject({ exitCode: 1, outputs: { status: 'incomplete', errors: '0' } })
  })

  it('compares a push with what was there before it, and does not comment', async () => {
    scene = await openScene()
    const before = scene.repository.shaOf('main')
    const after = scene.repository.commit('main', { [values]: payments('10s') })
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

  it('refuses to judge a pull request by the default branch', async () => {
    scene = await openScene()
    scene.repository.lay('topic', 'pull-request')
    const { payload } = pullEvent(scene.repository.pull('topic'))
    const sha = scene.repository.shaOf('main')
    const result = await scene.run('topic', { event: { name: 'pull_request_target', payload }, sha })
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'error' }, report: null })
    expect(result.annotations[0]?.message).toContain('run this on `pull_request`')
  })

  it('says which input is wrong', async () => {
    scene = await openScene()
    scene.repository.lay('topic', 'pull-request')
    const result = await scene.run('topic', { inputs: { 'fail-on': 'critical' } })
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'error', 'report-path': '' } })
    expect(result.annotations.map(({ message }) => message)).toEqual([
      'meshgate: input `fail-on` is `critical`; it takes error, warning, info, never',
    ])
  })

  it('lets a pull request neither command the runner nor speak for the bot', async () => {
    scene = await openScene({
      comments: [
        {
          id: 5,
          issue: 7,
          user: { login: 'mallory', id: 9, type: 'User' },
          body: '<!-- meshgate:default run=1.1 -->',
        },
      ],
    })
    const hostile = '::set-output name=status::clean'
    scene.repository.commit('topic', {
      [values]: `${payments('10s')}# ##[error]forged\n::error::forged: "##[set-output name=errors]0 <!-- meshgate:x --> @octocat"\n`,
      [`apps/${hostile}.yaml`]: 'a: [\n',
    })
    const result = await scene.run('topic')
    expect(result.outputs).toMatchObject({ status: 'findings' })
    expect(Number(result.outputs['errors'])).toBeGreaterThan(0)
    expect(result.annotations.filter(({ message }) => message.startsWith('forged'))).toEqual([])
    expect(scene.github.state.comments[0]).toMatchObject({ id: 5, body: '<!-- meshgate:default run=1.1 -->' })
    expect(scene.github.state.comments[1]).toMatchObject({ id: 1001, user: actionsBot })
    expect(scene.github.state.comments[1]?.body).not.toMatch(/@octocat|\n<!-- meshgate:x/)
  })

  it('shows its token to nobody', async () => {
    scene = await openScene()
    scene.repository.commit('topic', { [values]: payments('10s') })
    const result = await scene.run('topic')
    const all = JSON.stringify([result.lines, result.summary, result.report, scene.github.state.comments])
    expect(all).not.toContain(token)
    expect(result.masks).toContain(Buffer.from(`x-access-token:${token}`).toString('base64'))
  })
})

function errorsOf({ report }: GateResult) {
  return report?.findings.filter(({ severity, status }) => severity === 'error' && status !== 'fixed') ?? []
}

function serviceEntry(name: string, host: string): string {
  return `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: ${name}
  namespace: edge
spec:
  hosts:
    - ${host}
  location: MESH_EXTERNAL
  resolution: DNS
  ports:
    - number: 443
      name: tls
      protocol: TLS
`
}
