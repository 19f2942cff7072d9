/**
 * Meshgate beside the chain of tools that a team wires up today, in turn on the same repositories.
 *
 *   npm run bench [-- --rounds 3] [--releases 30] [--changed 5] [--profile]
 *   npm run bench -- --causes
 *   npm run bench -- --yaml
 *   npm run bench -- --lint 10000 [--kind Gateway]
 *   npm run bench -- --targets 1800 [--changed 10]
 *   npm run bench -- --endurance 10000
 *   npm run bench -- --corpus
 *
 * `--profile` adds where the processor time of one check goes, stage by stage. The others measure one thing alone:
 * `--causes` what it adds to find the values line of findings, `--yaml` how fast YAML is read and what memory that
 * takes, `--lint` what each rule costs and how that grows, `--targets` what a check of so many targets costs and how
 * that grows, and what a README alone costs that is changed among them, `--endurance` whether the memory of one process
 * stays over so many renders, `--corpus` what is found in projects that many people use.
 */
import { rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { runChain } from './chain.ts'
import { requireDefects } from './defects.ts'
import { firstFinding } from './demo.ts'
import { measure, type Cost } from './measure.ts'
import { countRenders, reportOf, runMeshgate } from './meshgate.ts'
import { peers, type Peers } from './peers.ts'
import { printStages } from './profile.ts'
import { createRepository, type Repository } from './repository.ts'
import { printComparison } from './table.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    releases: { type: 'string', default: '30' },
    changed: { type: 'string' },
    profile: { type: 'boolean', default: false },
    causes: { type: 'boolean', default: false },
    yaml: { type: 'boolean', default: false },
    lint: { type: 'string' },
    kind: { type: 'string' },
    targets: { type: 'string' },
    endurance: { type: 'string' },
    corpus: { type: 'boolean', default: false },
  },
})
const rounds = Number(values.rounds)
const shape = { count: Number(values.releases), changed: Number(values.changed ?? 5) }

// What these measure is loaded by Node as it stands in src/, which takes Node 24.
if (values.causes)
  await import('./causes.ts').then(({ benchCauses }) => benchCauses(rounds, Number(values.releases)))
else if (values.yaml) await import('./yaml.ts').then(({ benchYaml }) => benchYaml())
else if (values.corpus) await import('./corpus.ts').then(({ benchCorpus }) => benchCorpus())
else if (values.lint)
  await import('./lint.ts').then(({ benchLint, inLargeHeap }) =>
    inLargeHeap(() => benchLint(Number(values.lint), rounds, values.kind)),
  )
else if (values.targets)
  await import('./targets.ts').then(({ benchTargets }) =>
    benchTargets(Number(values.targets), Number(values.changed ?? 10)),
  )
else if (values.endurance)
  await import('./endurance.ts').then(({ endure }) => endure(Number(values.endurance)))
else await compareAll()

async function compareAll(): Promise<void> {
  const tools = peers()
  console.log(`Node ${process.version}, ${availableParallelism()} processors, ${rounds} rounds, medians`)
  console.log(
    tools
      ? 'the chain: helm template of both sides, kubeconform -strict, dyff; two at a time; istioctl analyze is left out, since `go install` cannot build it'
      : 'Go is missing, and with it the chain of peers: only meshgate is measured',
  )
  await inRepository({ ...shape, everywhere: true }, async (repository) => {
    await compare('every chart changed, so nothing can be re-used', tools, repository, repository.releases)
  })
  await inRepository({ ...shape, everywhere: false }, async (repository) => {
    await compare(`${shape.changed} releases changed, all checked`, tools, repository, repository.releases)
    await compare(
      `${shape.changed} releases changed, only they checked`,
      tools,
      repository,
      repository.changed,
    )
    if (values.profile) printStages(repository)
  })
  console.log(`\nfirst finding of the demo: ${await firstFinding(rounds)} ms`)
}

async function inRepository(
  wanted: Parameters<typeof createRepository>[0],
  work: (repository: Repository) => Promise<void>,
): Promise<void> {
  const repository = createRepository(wanted)
  try {
    await work(repository)
  } finally {
    rmSync(repository.folder, { recursive: true })
  }
}

/** @param releases those that are looked at */
async function compare(
  title: string,
  tools: Peers | undefined,
  repository: Repository,
  releases: string[],
): Promise<void> {
  const renders = countRenders(repository, releases)
  const chain: Cost[] = []
  const meshgate: Cost[] = []
  const causes: Cost[] = []
  for (let round = 0; round < rounds; round++) {
    if (tools) chain.push(await measure((run) => runChain(run, tools, repository, releases)))
    for (const [costs, more] of [
      [meshgate, ['--no-causes']],
      [causes, []],
    ] as const) {
      const measured = await measure((run) => runMeshgate(run, repository, releases, more))
      requireDefects(reportOf(measured.result), repository)
      costs.push(measured)
    }
  }
  printComparison({ title, renders, chain, meshgate, causes })
}
