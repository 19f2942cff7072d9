/**
 * Meshgate beside the chain of tools that a team would run without it, in turn on the same repositories.
 *
 *   npm run bench [-- --rounds 3] [--releases 30] [--changed 5] [--profile]
 */
import { rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { runChain, type ChainCosts } from './chain.ts'
import { requireDefects } from './defects.ts'
import { firstFinding } from './demo.ts'
import { measure, type Cost } from './measure.ts'
import { countRenders, reportOf, runMeshgate } from './meshgate.ts'
import { peers, type Peers } from './peers.ts'
import { printStages } from './profile.ts'
import { createRepository, type Repository, type RepositoryShape } from './repository.ts'
import { printComparison } from './table.ts'

/** What is compared; with `profile` the stages of one check are printed as well. */
export interface ComparisonOptions {
  count: number
  changed: number
  rounds: number
  profile: boolean
}

/** Prints the costs of both for a change to every chart, and for a change to some releases. */
export async function benchChain({ count, changed, rounds, profile }: ComparisonOptions): Promise<void> {
  const tools = peers()
  console.log(`Node ${process.version}, ${availableParallelism()} processors, ${rounds} rounds, medians`)
  console.log(
    tools
      ? `the chain: helm template of both sides, kubeconform -strict, dyff; two at a time; ${tools.istioctl ? 'with istioctl: istioctl analyze --use-kube=false over head, too' : 'istioctl cannot be compiled, and is left out'}`
      : 'Go is missing, and with it the chain of peers: only meshgate is measured',
  )
  await inRepository({ count, changed, everywhere: true }, async (repository) => {
    await compare(
      'every chart changed, so nothing can be re-used',
      tools,
      repository,
      repository.releases,
      rounds,
    )
  })
  await inRepository({ count, changed, everywhere: false }, async (repository) => {
    await compare(`${changed} releases changed, all checked`, tools, repository, repository.releases, rounds)
    await compare(
      `${changed} releases changed, only they checked`,
      tools,
      repository,
      repository.changed,
      rounds,
    )
    if (profile) printStages(repository)
  })
  console.log(`\nfirst finding of the demo: ${await firstFinding(rounds)} ms`)
}

async function inRepository(
  shape: RepositoryShape,
  work: (repository: Repository) => Promise<void>,
): Promise<void> {
  const repository = createRepository(shape)
  try {
    await work(repository)
  } finally {
    rmSync(repository.folder, { recursive: true })
  }
}

/** @param releases those that are checked */
async function compare(
  title: string,
  tools: Peers | undefined,
  repository: Repository,
  releases: string[],
  rounds: number,
): Promise<void> {
  const renders = countRenders(repository, releases)
  const chain: ChainCosts[] = []
  const meshgate: Cost[] = []
  const causes: Cost[] = []
  for (let round = 0; round < rounds; round++) {
    if (tools) chain.push(await runChain(tools, repository, releases))
    for (const [costs, options] of [
      [meshgate, ['--no-causes']],
      [causes, []],
    ] as const) {
      const measured = await measure((run) => runMeshgate(run, repository, releases, options))
      requireDefects(reportOf(measured.result), repository)
      costs.push(measured)
    }
  }
  printComparison({ title, renders, chain, meshgate, causes })
}
