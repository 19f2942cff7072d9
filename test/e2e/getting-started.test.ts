import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { folderTexts } from '../charts/render.ts'
import { runStep, type StepResult } from '../github/fake-runner.ts'
import { temporaryRepository, type Repository } from '../host/repository.ts'
import { pullEvent } from './gate.ts'
import { missingParts, runTranscript, sectionsOf } from './shell-transcript.ts'

/** Repositories by the section that they are for. */
const layouts: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'Plain charts': {
    ...folderTexts('charts/istio-egress'),
    ...folderTexts('examples/repository/apps/payments', 'apps/payments'),
  },
  'Argo CD': {
    ...folderTexts('charts/istio-jwt'),
    ...folderTexts('examples/secureauth', 'apps/edge'),
    'argocd/edge.yaml': `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: edge, namespace: argocd }
spec:
  project: default
  destination: { name: prod, namespace: shop }
  source:
    repoURL: https://github.com/acme/platform.git
    targetRevision: main
    path: apps/edge
    helm: { valueFiles: [values-prod.yaml] }
`,
  },
  Flux: {
    ...folderTexts('charts/istio-egress'),
    'clusters/prod/source.yaml': `apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: { name: flux-system, namespace: flux-system }
spec:
  interval: 1m
  url: https://github.com/acme/platform
  ref: { branch: main }
`,
    'clusters/prod/payments.yaml': `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: payments, namespace: payments }
spec:
  interval: 10m
  chart:
    spec:
      chart: ./charts/istio-egress
      sourceRef: { kind: GitRepository, name: flux-system, namespace: flux-system }
  values:
    mediatedTls:
      card-processor:
        externalHost: api.cards.example.com
        timeout: 15s
`,
  },
}

describe.skipIf(!existsSync('dist/cli.js'))('the guide for new users', () => {
  const sections = sectionsOf(readFileSync('docs/getting-started.md', 'utf8'))
  const repositories: Repository[] = []
  let printed: string[][] = []
  beforeAll(() => {
    printed = sections.map(({ title, transcripts }) => {
      const repository = temporaryRepository()
      repositories.push(repository)
      repository.commit(layouts[title])
      repository.git('remote', 'add', 'origin', 'https://github.com/acme/platform.git')
      return transcripts.map((transcript) => runTranscript(repository.path, transcript))
    })
  }, 300_000)
  afterAll(() => repositories.forEach((repository) => repository.remove()))

  it('is about each layout', () => {
    expect(sections.map(({ title }) => title)).toEqual(Object.keys(layouts))
  })

  it.each(sections.map(({ title }, index) => [title, index] as const))(
    'shows what its commands print: %s',
    (_, index) => {
      const { transcripts } = sections[index]!
      const missing = transcripts.flatMap((transcript, place) =>
        missingParts(transcript, printed[index]![place]!),
      )
      expect(missing).toEqual([])
      const commands = transcripts.flatMap((transcript) => transcript.match(/^\$ /gm) ?? [])
      // One more gets meshgate.
      expect(commands.length).toBeLessThanOrEqual(4)
      expect(printed[index]!.at(-1)).toMatch(
        /^\d errors?(?: and \d warnings?)? \(\d new\)[^]*\[exit code 1\]\n$/m,
      )
    },
  )

  it.each(sections.map(({ title }, index) => [title, index] as const))(
    'leads to a pull request that the action blocks at the same line: %s',
    async (_, index) => {
      const [, place] = /--> (\S+:\d+):\d+/.exec(sections[index]!.transcripts.at(-1)!)!
      const { exitCode, annotations } = await runPullRequest(repositories[index]!)
      expect(exitCode).toBe(1)
      expect(annotations.map(({ file, line }) => `${file}:${line}`)).toContain(place)
    },
  )
})

/** Commits what the guide edits, opens the pull request, and runs the built action on its merge commit. */
function runPullRequest(repository: Repository): Promise<StepResult> {
  const [baseSha, headSha] = [repository.git('rev-parse', 'main'), repository.commit()]
  repository.git('checkout', '--quiet', '--detach', 'main')
  repository.git('merge', '--quiet', '--no-ff', '--message', 'Merge', headSha)
  const mergeSha = repository.git('rev-parse', 'HEAD')
  return runStep({
    action: process.cwd(),
    workspace: repository.path,
    event: pullEvent({ baseSha, headSha, mergeSha }),
    sha: mergeSha,
    repository: 'acme/platform',
    inputs: { annotate: 'all', comment: 'never', suggestions: 'none' },
  })
}
