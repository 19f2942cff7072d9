import { existsSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { configMistakes } from '../../src/config.ts'
import type { ProposedSetup } from '../../src/core/proposed-setup.ts'
import { memoryTree } from '../../src/core/tree.ts'
import { setupFilesText, setupText } from '../../src/report/setup-text.ts'
import { proposeSetup, type SetupOptions } from '../../src/run/init/propose-setup.ts'
import { workflowTexts } from '../../src/run/init/workflow-texts.ts'
import { readerOf } from '../../src/yaml/reader.ts'
import { folderTexts } from '../charts/render.ts'
import { inputOf, outline, report, shortTimeout, type Files } from './scene.ts'

const now = Date.UTC(2026, 0, 1)

const setupOf = (
  files: Files,
  options: Partial<SetupOptions> = {},
  remote = 'https://github.com/acme/platform',
) =>
  proposeSetup(
    inputOf(files, null, {
      now,
      options: { repository: () => ({ urls: [remote], branches: ['topic'], mainBranch: 'trunk' }) },
    }),
    { isFree: (path) => !(path in files), forks: false, commit: null, ...options },
  )

const textOf = ({ files }: ProposedSetup, path: string): string | undefined =>
  files.find((file) => file.path === path)?.text

const withFiles = (files: Files, setup: ProposedSetup): Files => ({
  ...files,
  ...Object.fromEntries(setup.files.map(({ path, text }) => [path, text])),
})

/** Charts with values of two environments, a gateway with tokens, and a host that nothing reaches. */
const repository: Files = {
  ...folderTexts('charts/istio-jwt'),
  ...folderTexts('examples/secureauth', 'apps/edge'),
  'mesh/hidden.yaml': `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: hidden, namespace: edge }
spec:
  hosts: [hidden.example.org]
  exportTo: [nowhere]
  ports: [{ number: 443, name: tls, protocol: TLS }]
  resolution: DNS
`,
  'mesh/reached.yaml': `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: reached, namespace: edge }
spec:
  hosts: ['*.docs.example.net', api.example.com]
  ports: [{ number: 80, name: http, protocol: HTTP, targetPort: 8443 }]
  resolution: DNS
`,
  'b.yaml': shortTimeout('late'),
}

describe('a repository without a configuration', () => {
  let setup: ProposedSetup
  beforeAll(async () => {
    setup = await setupOf(repository)
  })

  it('gets a configuration, a workflow, a baseline and policy tests', () => {
    expect(setup.files.map(({ path }) => path)).toEqual([
      '.meshgate.yaml',
      '.github/workflows/meshgate.yml',
      '.meshgate-baseline.json',
      'proposed.meshgate-test.yaml',
    ])
    expect(setup.omitted).toEqual([])
  })

  it('gets what is reached and declared outside as its allow-list', () => {
    const [, list] = textOf(setup, '.meshgate.yaml')!.split('\negress-allowlist:\n')
    expect(list!.split('\n\n')[0]!.trimEnd().split('\n')).toEqual([
      '  - "*.docs.example.net:8443"',
      '  - api.example.com:8443',
      '  - hidden.example.org:443',
      '  - late.example.org:443',
    ])
  })

  it('is asked what its files do not tell, with answers that the configuration takes', async () => {
    const text = textOf(setup, '.meshgate.yaml')!
    expect(text).toContain('# Which version of Istio does the mesh run?')
    expect(text).toContain('# What do proxies do with hosts that nothing declares?')
    expect(text).toContain(
      '#   - { environment: prod, chart: apps/edge, values: [apps/edge/values-prod.yaml] }',
    )
    const answered = text.replace(/^# (?=(istio-version|mesh|targets):| {2})/gm, '')
    expect(answered).toContain('\ntargets:\n  - ')
    const tree = memoryTree({ ...repository, '.meshgate.yaml': answered })
    expect(await configMistakes(readerOf(tree), '.meshgate.yaml')).toEqual([])
  })

  it('passes its own check: what was wrong before is in the baseline', async () => {
    const { findings } = await report(withFiles(repository, setup), null, { now })
    expect(outline(findings.filter(({ waiver }) => !waiver?.isEffective))).toEqual([])
    expect(findings.length).toBeGreaterThan(0)
  })

  it('is told what to do next, in at most five lines', () => {
    const [, next] = setupText(setup).split('\nnext:\n')
    expect(next!.trimEnd().split('\n')).toEqual([
      '- answer the questions in .meshgate.yaml: an answer counts once its `#` is gone',
      '- read proposed.meshgate-test.yaml: it says what is decided today, not what is meant',
      '- commit the files, with the commit of meshgate that you have read for COMMIT in the workflow',
      '- make the job `meshgate` a required check of the branch',
      '- see on a branch what its pull request will be told: `meshgate check --base trunk`',
    ])
  })

  it('sees all of it before it is written', () => {
    const shown = setupFilesText(setup)
    for (const { path, text } of setup.files) expect(shown).toContain(`-- ${path} --\n${text}`)
  })
})

describe('what is there', () => {
  it('is left alone, and the rest follows it', async () => {
    const files = {
      ...repository,
      '.meshgate.yaml': 'exclude: [b.yaml, mesh]\n',
      '.github/workflows/meshgate.yml': 'jobs: {}\n',
      'tests/edge.meshgate-test.yaml': 'cases: [{ name: a, url: https://orders.example.com, expect: 403 }]\n',
    }
    const setup = await setupOf(files)
    expect(setup.files).toEqual([])
    expect(setup.omitted).toEqual([
      { path: '.meshgate.yaml', reason: 'it exists' },
      { path: '.github/workflows/meshgate.yml', reason: 'it exists' },
      { path: 'tests/edge.meshgate-test.yaml', reason: 'there are policy tests' },
    ])
    expect(setup.next).toEqual([
      'see on a branch what its pull request will be told: `meshgate check --base trunk`',
    ])
  })
})

describe('a repository of Argo CD', () => {
  const application = `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: pay }
spec:
  source: { repoURL: https://me:secret@git.example.com/platform.git, path: apps, targetRevision: HEAD }
  destination: { namespace: pay }
`
  const config = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n'

  it('is asked whether a URL means it, without the credentials in that', async () => {
    const setup = await setupOf({ 'argocd/pay.yaml': application, 'apps/a.yaml': config })
    expect(textOf(setup, '.meshgate.yaml')).toContain(
      '# repository:\n#   aliases: [git.example.com/platform]\n',
    )
  })

  it('is asked what applies files that no Application does', async () => {
    const setup = await setupOf(
      { 'argocd/pay.yaml': application, 'apps/a.yaml': config, 'samples/b.yaml': config },
      {},
      'https://git.example.com/platform',
    )
    expect(textOf(setup, '.meshgate.yaml')).toContain('# exclude:\n#   - samples/b.yaml\n')
    expect(setup.omitted).toContainEqual({
      path: '.github/workflows/meshgate.yml',
      reason: 'no remote is on GitHub',
    })
  })
})

describe('a repository without anything to check', () => {
  it('is asked what is applied from it', async () => {
    const setup = await setupOf({ 'README.md': 'words' })
    expect(textOf(setup, '.meshgate.yaml')).toContain('# What is applied from here?')
    expect(setup.files.map(({ path }) => path)).toEqual(['.meshgate.yaml', '.github/workflows/meshgate.yml'])
  })
})

describe('the workflows', () => {
  it.each([false, true])('are those of the examples, which actionlint checks (forks: %s)', (forks) => {
    for (const { name, text } of workflowTexts(forks, null))
      expect(text).toBe(readFileSync(`examples/workflows/${name}`, 'utf8'))
    expect(existsSync('engine/native-actionlint.ts')).toBe(true)
  })

  it('name the commit of meshgate that wrote them, where it is known', () => {
    const commit = 'c'.repeat(40)
    for (const { text } of workflowTexts(true, commit)) {
      expect(text).toContain(`uses: meshgate/meshgate@${commit} `)
      expect(text).not.toContain('COMMIT')
    }
  })
})
