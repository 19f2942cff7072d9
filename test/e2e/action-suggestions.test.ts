import { existsSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { openScene, type Scene } from './gate.ts'

const values = (retryOn: string, timeout: string): string => `timeout: ${timeout}
retryOn: ${retryOn}
`

const files = {
  'web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
  'web/values.yaml': values('5xx,reset', '20s'),
  'web/templates/route.yaml': `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: web}
spec:
  hosts: [web.example.org]
  http:
    - timeout: {{ .Values.timeout }}
      retries: {attempts: 3, perTryTimeout: 3s, retryOn: {{ .Values.retryOn | quote }}}
      route: [{destination: {host: web.example.org}}]
`,
}

describe.skipIf(!existsSync('dist/action.js'))('suggestions of the action', () => {
  let scene: Scene
  afterEach(() => scene.close())

  /** Commits values to the branch, and lets GitHub list the files as it would. */
  function push(retryOn: string, timeout: string): void {
    const head = scene.repository.commit('topic', { 'web/values.yaml': values(retryOn, timeout) })
    const before = files['web/values.yaml'].trimEnd().replace(/^/gm, '-')
    const after = values(retryOn, timeout).trimEnd().replace(/^/gm, '+')
    const patch = `@@ -1,2 +1,2 @@\n${before}\n${after}`
    scene.github.state.files = { 7: [{ filename: 'web/values.yaml', patch }] }
    scene.github.state.pulls = [{ number: 7, headSha: head, baseSha: scene.repository.shaOf('main') }]
  }

  it('stand at the lines of safe fixes, once, and are resolved when they are followed', async () => {
    scene = await openScene({}, files)
    push('5xx, reset', '9s')
    await scene.run('topic')
    const [suggestion, ...others] = scene.github.state.reviewComments
    expect(others).toEqual([])
    expect(suggestion).toMatchObject({ path: 'web/values.yaml', line: 2 })
    expect(suggestion!.body).toMatch(/^<!-- meshgate-suggestion:default id=[\da-f]{16} -->\n\*\*/)
    expect(suggestion!.body).toContain('```suggestion\nretryOn: 5xx,reset\n```')
    await scene.run('topic', { runId: 813 })
    expect(scene.github.state.reviewComments).toHaveLength(1)
    push('5xx,reset', '9s')
    await scene.run('topic', { runId: 814 })
    expect(scene.github.state.reviewComments).toEqual([{ ...suggestion, isResolved: true }])
  })

  it('are those of unsafe fixes, too, where the workflow wants them, and none where it does not', async () => {
    scene = await openScene({}, files)
    push('5xx, reset', '9s')
    await scene.run('topic', { inputs: { suggestions: 'none' } })
    expect(scene.github.state.reviewComments).toEqual([])
    await scene.run('topic', { inputs: { suggestions: 'all' } })
    expect(scene.github.state.reviewComments.map(({ line }) => line).toSorted()).toEqual([1, 2])
  })

  it('are a notice where the token may not review', async () => {
    scene = await openScene({ canWrite: false }, files)
    push('5xx, reset', '20s')
    const { annotations, exitCode } = await scene.run('topic', { fork: true })
    expect(annotations.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('no suggestions on #7: the token may not review'),
    )
    expect([exitCode, scene.github.state.reviewComments]).toEqual([1, []])
  })

  it('are none where the page shows other lines than were checked', async () => {
    scene = await openScene({}, files)
    push('5xx, reset', '20s')
    const [file] = scene.github.state.files[7]!
    scene.github.state.files = { 7: [{ ...file!, patch: file!.patch!.replace('5xx, reset', 'other') }] }
    await scene.run('topic')
    expect(scene.github.state.reviewComments).toEqual([])
  })
})
