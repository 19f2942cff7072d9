import { existsSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { meshgate } from './cli.ts'
import { openScene, pullEvent, type Scene } from './gate.ts'

const workflow = (failOn: string): string => `on: [pull_request, merge_group]
jobs:
  meshgate:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - uses: meshgate/meshgate@v0
        with:
          fail-on: ${failOn}
`

const chart = (name: string): Record<string, string> => ({
  [`apps/${name}/Chart.yaml`]: `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n`,
  [`apps/${name}/templates/route.yaml`]: `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: ${name}}
spec:
  hosts: [${name}.example.org]
  http:
    - timeout: {{ .Values.timeout }}
      retries: {attempts: 3, perTryTimeout: 3s, retryOn: reset}
      route: [{destination: {host: ${name}.example.org}}]
`,
})

/** Two charts; the retries of `payments` need 12s. */
const files = {
  ...chart('payments'),
  'apps/payments/values-prod.yaml': 'timeout: 10s\n',
  ...chart('orders'),
  'apps/orders/values-prod.yaml': 'timeout: 20s\n',
  '.meshgate.yaml': 'exclude:\n  - attic\n',
  'attic/README.md': 'No longer applied.\n',
  '.github/workflows/meshgate.yml': workflow('error'),
}

/** The event of the pull request with what the payload says of labels; the first one is what `labeled` is about. */
function labelled(scene: Scene, { action, labels }: { action: string; labels: { name: string }[] }) {
  const event = pullEvent(scene.repository.pull('topic'))
  const payload = event.payload as { pull_request: object }
  return {
    ...event,
    payload: { ...payload, action, label: labels[0], pull_request: { ...payload.pull_request, labels } },
  }
}

describe.skipIf(!existsSync('dist/action.js'))('a pull request that changes what is checked', () => {
  let scene: Scene
  afterEach(() => scene.close())

  it('is blocked where it excludes something, of which nothing is fixed or removed', async () => {
    scene = await openScene({}, files)
    const head = scene.repository.commit('topic', {
      '.meshgate.yaml': 'exclude:\n  - attic\n  - apps/payments\n',
    })
    const result = await scene.run('topic')
    const [comment] = scene.github.state.comments
    expect(comment?.body).toContain('> [!IMPORTANT]\n> **This changes what is checked**\n')
    expect(comment?.body).toContain('**1 target is no longer checked**')
    expect(comment?.body).toMatch(/`apps\/payments@prod` \(1 error(, \d+ \w+)* in base\)/)
    expect(comment?.body).toContain(
      `**loosens** [.meshgate.yaml:3](https://github.example/octo-org/mesh/blob/${head}/.meshgate.yaml#L3) ` +
        '`exclude`: + `apps/payments`\n',
    )
    expect(comment?.body).toContain('lets later changes pass that are stopped today')
    expect(comment?.body).not.toMatch(/fixed|removes|removed/)
    expect(result.summary).toContain('**1 target is no longer checked**')
    expect(result.report).toMatchObject({
      summary: { errors: 1, fixed: 0, changes: { added: 0, removed: 0, changed: 0 } },
      changes: [],
      noLongerChecked: [{ id: 'apps/payments@prod', findings: { errors: 1 } }],
      checkChanges: [{ key: 'exclude', after: 'apps/payments', effect: 'loosens', side: 'head' }],
    })
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'findings', changed: 'false' } })
  })

  it('passes with the label that approves, and only if the label was set to its last commit', async () => {
    scene = await openScene({}, files)
    scene.repository.commit('topic', { '.meshgate.yaml': 'exclude: [attic, apps/payments]\n' })
    const inputs = { 'approve-label': 'checks-reviewed' }
    const labels = [{ name: 'checks-reviewed' }]
    const approved = await scene.run('topic', {
      inputs,
      event: labelled(scene, { action: 'labeled', labels }),
    })
    expect(approved).toMatchObject({
      exitCode: 0,
      outputs: { status: 'clean', errors: '1' },
      report: {
        findings: [{ waiver: { isEffective: true, reason: 'approved by the label `checks-reviewed`' } }],
        summary: { suppressed: 1 },
      },
    })
    const [comment] = scene.github.state.comments
    expect(comment?.body).toContain('| waived error |')
    const pushed = await scene.run('topic', {
      inputs,
      event: labelled(scene, { action: 'synchronize', labels }),
    })
    expect(pushed).toMatchObject({ exitCode: 1, outputs: { status: 'findings' } })
    expect(pushed.annotations.map(({ message }) => message).join('\n')).toContain(
      'the label `checks-reviewed` approves nothing in this run',
    )
  })

  it('is not blamed for what base has wrong in what it checks again', async () => {
    scene = await openScene({}, { ...files, '.meshgate.yaml': 'exclude: [apps/payments]\n' })
    scene.repository.commit('topic', { '.meshgate.yaml': null })
    const result = await scene.run('topic')
    expect(result).toMatchObject({
      exitCode: 0,
      outputs: { status: 'clean', errors: '1', 'new-errors': '0', changed: 'false' },
      report: { newlyChecked: [{ id: 'apps/payments@prod' }], checkChanges: [{ effect: 'tightens' }] },
    })
    const [comment] = scene.github.state.comments
    expect(comment?.body).toContain('1 target is newly checked: `apps/payments@prod`')
    const allFindings = await scene.run('topic', { inputs: { 'only-new': 'false' } })
    expect(allFindings).toMatchObject({ exitCode: 1, outputs: { status: 'findings' } })
  })

  it('is told what it changes in the workflow, in rules and in .helmignore, whatever it writes there', async () => {
    scene = await openScene({}, files)
    const trap = "'<!-- -->\\`\\` | @octocat](https://evil.example) ::error::x'"
    scene.repository.commit('topic', {
      '.github/workflows/meshgate.yml': workflow('never'),
      '.meshgate.yaml': `exclude:\n  - attic\n  - ${trap}\nrules:\n  routing/timeout-covers-retries: off\n`,
      'apps/orders/.helmignore': 'templates/route.yaml\n',
    })
    const result = await scene.run('topic')
    const [comment] = scene.github.state.comments
    const section = comment?.body.split('**This changes what is checked**')[1]?.split('\n\n')[0] ?? ''
    expect(
      section
        .split('\n')
        .filter(Boolean)
        .map((line) => line.replaceAll(/\[[^\]]+\]\([^)]+\) /g, '')),
    ).toEqual([
      '> - **loosens** `jobs.meshgate.steps[meshgate].with.fail-on`: `error` → `never`',
      expect.stringMatching(/^> - \*\*loosens\*\* `exclude`: \+ <code>.*<\/code>$/),
      '> - **loosens** `rules.routing/timeout-covers-retries`: `error` (default) → `off`',
      '> - **loosens** `.helmignore`: + `templates/route.yaml`',
    ])
    expect(section).not.toMatch(/@octocat|https:\/\/evil|<!--/)
    expect(result.annotations.filter(({ message }) => message === 'x')).toEqual([])
    // Helm installs the object no longer: it is removed.
    expect(comment?.body).toContain('1 removed')
    expect(result.report?.noLongerChecked).toEqual([])
  })

  it('is told in the terminal, too', async () => {
    scene = await openScene({}, files)
    scene.repository.commit('topic', { '.meshgate.yaml': 'exclude: [attic, apps/payments]\n' })
    const folder = scene.repository.checkout(scene.repository.shaOf('topic'), 'full')
    const { stdout, exitCode } = meshgate(folder, 'check', '--base', 'origin/main')
    expect(exitCode).toBe(1)
    expect(meshgate(folder, 'check', '--base', 'origin/main', '--approve-weakening').exitCode).toBe(0)
    expect(stdout).toContain('this changes what is checked:\n')
    expect(stdout).toContain('  loosens   .meshgate.yaml:1  exclude: + apps/payments\n')
    expect(stdout).toMatch(/^1 target is no longer checked: apps\/payments@prod \(1 error/m)
    expect(stdout).not.toMatch(/fixed/)
    expect(meshgate(folder, 'diff', '--base', 'origin/main').stdout).toMatch(
      /^1 target is no longer checked: .*\n\nno changes\n$/,
    )
  })
})
