import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { inputDefaults, listInputs } from '../../../src/run/check-changes/action-input-effects.ts'
import type { Files } from '../scene.ts'
import { changesText } from './outline.ts'

const file = '.github/workflows/gate.yml'
const step = (text: string): string => `      - ${text}\n`
const gate = step('uses: meshgate/meshgate@v0')
const job = (steps: string, keys = ''): string => `  gate:\n${keys}    steps:\n${steps}`
const workflow = (jobs: string, on = 'on: [pull_request, merge_group]\n'): Files => ({
  [file]: `${on}jobs:\n${jobs}`,
})
const inputs = (text: string): Files =>
  workflow(job(`${gate}        with:\n${text.replaceAll(/^/gm, '          ')}\n`))

/** Each change, without the file's name. */
const changed = async (before: Files, after: Files): Promise<string[]> =>
  (await changesText(before, after)).map((change) => change.replace(`${file}:`, ''))

const at = 'jobs.gate.steps[meshgate]'

describe('a workflow that uses meshgate', () => {
  it('is one by the action, an action or a workflow of the repository that uses it, or the command line', async () => {
    const composite = (uses: string): string =>
      `name: Gate\nruns: {using: composite, steps: [{uses: ${uses}}]}\n`
    const call = (uses: string): Files => ({ [file]: `on: push\njobs: {gate: {uses: ${uses}}}\n` })
    const users: Files[] = [
      workflow(job(gate)),
      workflow(job(step('uses: somebody/meshgate@0123abc'))),
      workflow(job(step('uses: docker://ghcr.io/somebody/meshgate:1.2'))),
      workflow(job(step('run: npx --yes meshgate@0.1.0 check --base main'))),
      workflow(
        job(
          step('run: |\n          cd deploy\n          ./node_modules/.bin/meshgate \\\n            check'),
        ),
      ),
      workflow(job(step('run: node meshgate/dist/cli.js diff'))),
      { ...workflow(job(step('uses: ./gate'))), 'gate/action.yml': composite('meshgate/meshgate@v0') },
      { ...workflow(job(step('uses: ./'))), 'action.yml': 'name: meshgate\nruns: {using: node24}\n' },
      call('somebody/workflows/.github/workflows/meshgate.yml@main'),
      { ...call('./.github/workflows/b.yml'), '.github/workflows/b.yml': `jobs:\n${job(gate)}` },
    ]
    for (const files of users) {
      const { [file]: _gone, ...otherFiles } = files
      const changes = await changed(files, otherFiles)
      expect(changes).toContainEqual(expect.stringMatching(/^loosens \d+ \(base\) jobs.gate: .+ → -$/))
    }
  })

  it.each([
    step('uses: actions/checkout@v5'),
    step('uses: somebody/meshgateway@v1'),
    step('run: "# npx meshgate check"'),
    step('run: echo my-meshgate check'),
    step('uses: ./gone'),
  ])('is not one by %j', async (commandLine) => {
    expect(await changed(workflow(job(commandLine)), {})).toEqual([])
  })

  it('is none by an action or a workflow that leads only to itself', async () => {
    const loop = {
      ...workflow(`${job(step('uses: ./a'))}  again: {uses: ./.github/workflows/gate.yml}\n`),
      'a/action.yml': 'runs: {using: composite, steps: [{uses: ./a}, {uses: ./a}]}\n',
    }
    expect(await changed(loop, {})).toEqual([])
  })

  it('says nothing of other jobs, of names, and of order where it has no meaning', async () => {
    const before = workflow(`${job(gate)}  other: {steps: [{run: a}]}\n`)
    const after = workflow(
      `  other: {steps: [{run: b}]}\n${job(step('name: Check\n        uses: meshgate/meshgate@v0'))}`,
      'name: New\non: [merge_group, pull_request]\n',
    )
    expect(await changed(before, after)).toEqual([])
  })
})

describe('an input of meshgate', () => {
  it.each([
    ['fail-on: error', 'fail-on: never', 'loosens'],
    ['fail-on: error', 'fail-on: info', 'tightens'],
    ['fail-on: error', 'fail-on: ${{ vars.level }}', 'loosens'],
    ['fail-on: ${{ vars.level }}', 'fail-on: error', 'changes'],
    ['config: a.yaml', 'config: b.yaml', 'loosens'],
    ['config-from: head', 'config-from: base', 'tightens'],
    ['config-from: base', 'config-from: head', 'loosens'],
    ['approve-weakening: false', 'approve-weakening: true', 'loosens'],
    ['approve-label: reviewed', 'approve-label: bug', 'loosens'],
    ['cache-public-key: MCo1', 'cache-public-key: MCo2', 'loosens'],
    ['time-budget: 900', 'time-budget: 1', 'loosens'],
    ['base: main', 'base: topic', 'loosens'],
    ['only-new: true', 'only-new: false', 'tightens'],
    ['strict: TRUE', 'strict: false', 'loosens'],
    ['comment: auto', 'comment: never', 'changes'],
    ['istio-version: 1.27', 'istio-version: 1.28', 'changes'],
  ])('from %s to %s: %s', async (before, after, effect) => {
    const [name, baseValue, headValue] = [...before.split(': '), after.split(': ')[1]]
    expect(await changed(inputs(before), inputs(after))).toEqual([
      `${effect} 7 ${at}.with.${name}: ${baseValue} → ${headValue}`,
    ])
  })

  it('is compared with its default where it is not set', async () => {
    expect(await changed(workflow(job(gate)), inputs('fail-on: never'))).toEqual([
      `loosens 7 ${at}.with.fail-on: - → never; default error`,
    ])
    expect(await changed(inputs('strict: true'), workflow(job(gate)))).toEqual([
      `loosens 7 (base) ${at}.with.strict: true → -; default false`,
    ])
  })

  it.each([
    ['paths', '', 'apps', ['loosens - → apps']],
    ['paths', 'apps', '', ['tightens apps → -']],
    ['paths', 'apps\n  mesh', 'apps\n  envs', ['loosens mesh → -', 'tightens - → envs']],
    ['environments', 'prod', 'prod\n  stage', ['tightens - → stage']],
    ['egress-allowlist', 'a.example.org', 'a.example.org\n  *', ['loosens - → *']],
    ['egress-allowlist', '', '*', ['tightens - → *']],
    ['egress-allowlist', '*', '', ['loosens * → -']],
  ])('%s is a list: %j, %j', async (name, before, after, expected) => {
    const listed = (entries: string): Files =>
      entries === '' ? workflow(job(gate)) : inputs(`${name}: |\n  ${entries}`)
    const changes = await changed(listed(before), listed(after))
    expect(changes.map((change) => change.replace(/ \d.*: /, ' '))).toEqual(expected)
  })

  it('has the default of action.yml', () => {
    const action = parse(readFileSync('action.yml', 'utf8')) as {
      inputs: Record<string, { default?: string }>
    }
    const defaults = Object.entries(action.inputs).flatMap(([name, { default: usual }]) =>
      usual === undefined || name === 'github-token' ? [] : [[name, usual]],
    )
    expect(Object.fromEntries(defaults)).toEqual(inputDefaults)
    expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining([...listInputs]))
  })
})

describe('a job or step of meshgate', () => {
  const kept = workflow(job(gate))

  it.each([
    ['    needs: lint\n', 'loosens 4 jobs.gate.needs: - → lint'],
    ['    continue-on-error: true\n', 'loosens 4 jobs.gate.continue-on-error: - → true'],
    ['    continue-on-error: ${{ vars.a }}\n', 'changes 4 jobs.gate.continue-on-error: - → ${{ vars.a }}'],
    ['    if: false\n', 'loosens 4 jobs.gate.if: - → false'],
    ["    if: github.actor != 'bot'\n", "loosens 4 jobs.gate.if: - → github.actor != 'bot'"],
    ['    if: always()\n', 'changes 4 jobs.gate.if: - → always()'],
    ['    permissions: {}\n', 'changes 4 jobs.gate.permissions: - → {}'],
    ['    env: {A: b}\n', 'changes 4 jobs.gate.env.A: - → ***'],
    ['    env: {A: "${{ vars.a }}"}\n', 'changes 4 jobs.gate.env.A: - → ${{ vars.a }}'],
    ['    timeout-minutes: 5\n', undefined],
  ])('with %j is said', async (keys, change) => {
    expect(await changed(kept, workflow(job(gate, keys)))).toEqual(change === undefined ? [] : [change])
  })

  it('that goes loosens the checks, and one that comes tightens them', async () => {
    const otherStep = step('uses: actions/checkout@v5')
    const without = workflow(job(otherStep))
    const both = workflow(job(otherStep + gate))
    expect(await changed(both, without)).toEqual([
      'loosens 6 (base) jobs.gate.steps: meshgate/meshgate@v0 → -',
    ])
    expect(await changed(without, both)).toEqual(['tightens 6 jobs.gate.steps: - → meshgate/meshgate@v0'])
    expect(await changed({}, both)).toEqual([
      'tightens 1 on: - → pull_request',
      'tightens 1 on: - → merge_group',
      'tightens 3 jobs.gate: - → actions/checkout@v5, meshgate/meshgate@v0',
    ])
  })

  it('is said of with the steps around it, without what may be secret', async () => {
    const before = job(`${step('uses: actions/checkout@v4')}${step('run: make\n        id: build')}${gate}`)
    const after = job(
      step('run: rm -rf apps\n        id: build') +
        `${step('uses: actions/checkout@v5\n        with: {ref: main, token: ghp_0123}')}${gate}` +
        step('run: curl -H secret example.org'),
    )
    expect(await changed(workflow(before), workflow(after))).toEqual([
      'changes 4 jobs.gate.steps: in another order',
      'changes 5 jobs.gate.steps[build].run: another script',
      'changes 7 jobs.gate.steps[actions/checkout].uses: actions/checkout@v4 → actions/checkout@v5',
      'changes 8 jobs.gate.steps[actions/checkout].with.ref: - → main',
      'changes 8 jobs.gate.steps[actions/checkout].with.token: - → ***',
      'changes 10 jobs.gate.steps: - → a script',
    ])
  })

  it('is said of by its command', async () => {
    const script = (text: string): Files => workflow(job(step(`run: |\n          ${text}`)))
    expect(await changed(script('npx meshgate check'), script('npx meshgate check --fail-on never'))).toEqual(
      [`changes 5 ${at}.run: meshgate check → meshgate check --fail-on never`],
    )
    expect(await changed(script('npx meshgate check'), script('cd a\n          npx meshgate check'))).toEqual(
      [`changes 5 ${at}.run: another script`],
    )
    expect(await changed(script('npx meshgate check'), script('# npx meshgate check'))).toEqual([
      'loosens 5 (base) jobs.gate.steps: meshgate check → -',
      'changes 5 jobs.gate.steps: - → a script',
    ])
  })

  it('brings along the jobs that it needs', async () => {
    const needed = (flag: string): Files =>
      workflow(`  first: {steps: [{run: a, if: ${flag}}]}\n${job(gate, '    needs: first\n')}`)
    expect(await changed(needed('x'), needed('y'))).toEqual(['changes 3 jobs.first.steps[run].if: x → y'])
  })

  it('is said of in an action of the repository', async () => {
    const action = (failOn: string): Files => ({
      ...workflow(job(step('uses: ./gate'))),
      'gate/action.yml': `runs:\n  using: composite\n  steps:\n    - uses: meshgate/meshgate@v0\n      with: {fail-on: ${failOn}}\n`,
    })
    expect(await changesText(action('error'), action('never'))).toEqual([
      'loosens gate/action.yml:5 runs.steps[meshgate].with.fail-on: error → never',
    ])
  })
})

describe('the triggers of a workflow', () => {
  const on = (text: string): Files => workflow(job(gate), text)

  it.each([
    ['on: [push, pull_request]\n', 'on: push\n', 'loosens 1 (base) on: pull_request → -'],
    ['on: push\n', 'on: {push: , merge_group: }\n', 'tightens 1 on: - → merge_group'],
    [
      'on: {pull_request: }\n',
      'on: {pull_request: {paths: [apps]}}\n',
      'loosens 1 on.pull_request.paths: - → [apps]',
    ],
    [
      'on: {pull_request: {paths: [a]}}\n',
      'on: {pull_request: {paths: [a, b]}}\n',
      'tightens 1 on.pull_request.paths: - → b',
    ],
    [
      'on: {pull_request: {paths: [a]}}\n',
      'on: {pull_request: {paths: [a, "!b"]}}\n',
      'changes 1 on.pull_request.paths: - → !b',
    ],
    [
      'on: {pull_request: {paths-ignore: [a]}}\n',
      'on: {pull_request: {paths-ignore: [a, b]}}\n',
      'loosens 1 on.pull_request.paths-ignore: - → b',
    ],
    [
      'on: {pull_request: {}}\n',
      'on: {pull_request: {branches-ignore: [b]}}\n',
      'loosens 1 on.pull_request.branches-ignore: - → [b]',
    ],
    [
      'on: {pull_request: }\n',
      'on: {pull_request: {types: [opened]}}\n',
      'changes 1 on.pull_request.types: - → [opened]',
    ],
  ])('from %j to %j', async (before, after, change) => {
    expect(await changed(on(before), on(after))).toEqual([change])
  })
})

describe('a file of a workflow', () => {
  it('that is renamed is compared with what it was', async () => {
    const { [file]: text } = workflow(job(gate))
    expect(await changesText({ '.github/workflows/old.yaml': text! }, inputs('fail-on: never'))).toEqual([
      `loosens ${file}:7 ${at}.with.fail-on: - → never; default error`,
      `changes ${file}:1 : was \`.github/workflows/old.yaml\``,
    ])
  })

  it('that cannot be read is said, and checks nothing', async () => {
    const changes = await changed(workflow(job(gate)), { [file]: 'jobs: [meshgate\n' })
    expect(changes).toContainEqual('loosens 3 (base) jobs.gate: meshgate/meshgate@v0 → -')
    expect(changes).toContainEqual(expect.stringMatching(/^changes \d : cannot be read: /))
  })
})
