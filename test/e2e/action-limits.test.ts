import { existsSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { token } from '../github/fake-runner.ts'
import { actionsBot } from '../github/fake-state.ts'
import { errorsOf, mediatedHost, payments, paymentsFile, serviceEntry } from './examples.ts'
import { openScene, type Scene } from './gate.ts'

/** A release whose chart is in another place. */
const elsewhere =
  'targets:\n  - { chart: oci://charts.example.org/egress, values: [values.yaml], release: payments }\n'

describe.skipIf(!existsSync('dist/action.js'))('the action at its limits', () => {
  let scene: Scene
  afterEach(() => scene.close())

  it('writes a comment that GitHub takes, however much a pull request changes', async () => {
    scene = await openScene()
    const entries = Array.from({ length: 900 }, (_, index) => serviceEntry(`host-${index}`))
    scene.repository.commit('topic', { 'platform/many.yaml': entries.join('---\n') })
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
    const hosts = Array.from({ length: 12 }, (_, index) => mediatedHost(`host-${index}`, '1s'))
    scene.repository.commit('topic', { [paymentsFile]: `istio-egress:\n  mediatedTls:\n${hosts.join('')}` })
    const result = await scene.run('topic')
    expect(errorsOf(result)).toHaveLength(12)
    const annotated = result.annotations.filter(({ level }) => level === 'error')
    expect(annotated.map(({ file }) => file)).toEqual(Array(10).fill(paymentsFile))
    expect(result.lost).toEqual([])
    expect(result.exitCode).toBe(1)
    expect(result.lines).toContain('meshgate: 12 new errors block the merge')
  })

  it('calls a run that strict mode refuses incomplete, and one that found nothing to check by its name', async () => {
    scene = await openScene({}, { 'notes.txt': 'words\n' })
    scene.repository.commit('topic', { 'notes.txt': 'more words\n' })
    const empty = await scene.run('topic')
    expect(empty).toMatchObject({
      exitCode: 0,
      outputs: { status: 'incomplete', releases: '0', coverage: 'nothing was rendered or read' },
    })
    expect(empty.annotations.map(({ level, message }) => [level, message])).toEqual([
      ['warning', expect.stringContaining('nothing was checked')],
    ])
    scene.repository.commit('topic', { '.meshgate.yaml': elsewhere, 'values.yaml': payments('20s') })
    const strict = await scene.run('topic', { inputs: { strict: 'true' } })
    expect(strict).toMatchObject({ exitCode: 1, outputs: { status: 'incomplete', errors: '0' } })
  })

  it('says which inputs are wrong', async () => {
    scene = await openScene()
    scene.repository.lay('topic', 'pull-request')
    const result = await scene.run('topic', { inputs: { 'fail-on': 'critical', strict: 'maybe' } })
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'error', 'report-path': '' } })
    expect(result.annotations.map(({ message }) => message)).toEqual([
      expect.stringMatching(
        /^meshgate: input `fail-on` is `critical`; it takes error, warning, info, never\ninput `strict` is `maybe`; it takes /,
      ),
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
      [paymentsFile]: `${payments('10s')}# ##[error]forged\n::error::forged: "##[set-output name=errors]0 <!-- meshgate:x --> @octocat"\n`,
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
    scene.repository.commit('topic', { [paymentsFile]: payments('10s') })
    const result = await scene.run('topic')
    const everything = JSON.stringify([
      result.lines,
      result.summary,
      result.report,
      scene.github.state.comments,
    ])
    expect(everything).not.toContain(token)
    expect(result.masks).toContain(Buffer.from(`x-access-token:${token}`).toString('base64'))
  })
})
