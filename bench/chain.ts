// The chain of tools that a team would run on a pull request without meshgate.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ENVIRONMENTS, type Repository } from './repository.ts'
import { measure, type Cost, type Outcome, type Run } from './measure.ts'
import type { Peers } from './peers.ts'

/** Processes at a time. */
const PARALLEL = 2

/** The tools of the chain, in their order. */
export const CHAIN = ['helm template', 'kubeconform', 'dyff', 'istioctl analyze'] as const
export type ChainTool = (typeof CHAIN)[number]

/** What the chain costs. */
export interface ChainCosts {
  /** `istioctl analyze` is `null` where it cannot be compiled. */
  tools: Record<ChainTool, Cost | null>
  /** Without `istioctl analyze`. */
  total: Cost
  /** With it, over the rendered releases; `null` where it cannot be compiled. */
  withAnalyze: Cost | null
}

/**
 * Renders both sides of some releases, validates and analyzes head and compares, two processes at a time. The checkout
 * of base is not counted.
 */
export async function runChain(
  peers: Peers,
  repository: Repository,
  releases: string[],
): Promise<ChainCosts> {
  return inFolder(async (folder) => {
    const places = placesOf(releases)
    const jobs = (['base', 'head'] as const).flatMap((side) => places.map((place) => ({ ...place, side })))
    const renders = await measure((run) =>
      inParallel(jobs, (job) => render(run, peers, repository, folder, job)),
    )
    const kubeconform = await measure((run) => validate(run, peers, join(folder, 'head')))
    const dyff = await measure((run) => inParallel(places, (place) => compare(run, peers, folder, place)))
    const analyzed = await measureAnalyze(peers, join(folder, 'head'))
    const tools = { 'helm template': renders, kubeconform, dyff, 'istioctl analyze': analyzed }
    const total = sumOf([renders, kubeconform, dyff])
    return { tools, total, withAnalyze: analyzed && sumOf([total, analyzed]) }
  })
}

/**
 * Renders head of some releases, and analyzes all of them together, as the changed ones may refer to any other; `null`
 * where istioctl cannot be compiled.
 */
export async function runWholeAnalyze(
  peers: Peers,
  repository: Repository,
  releases: string[],
): Promise<Cost | null> {
  if (!peers.istioctl) return null
  return inFolder(async (folder) => {
    const jobs = placesOf(releases).map((place) => ({ ...place, side: 'head' as const }))
    const renders = await measure((run) =>
      inParallel(jobs, (job) => render(run, peers, repository, folder, job)),
    )
    const analyzed = await measureAnalyze(peers, join(folder, 'head'))
    return analyzed && sumOf([renders, analyzed])
  })
}

interface Place {
  release: string
  environment: string
}

function placesOf(releases: string[]): Place[] {
  return releases.flatMap((release) => ENVIRONMENTS.map((environment) => ({ release, environment })))
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'meshgate-chain-'))
  try {
    for (const side of ['base', 'head']) mkdirSync(join(folder, side))
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** What steps cost that run one after another. */
function sumOf(costs: readonly Cost[]): Cost {
  const cpu = costs.map((cost) => cost.cpu)
  const memory = costs.flatMap((cost) => cost.memory ?? [])
  return {
    wall: costs.reduce((sum, { wall }) => sum + wall, 0),
    cpu: cpu.includes(null) ? null : cpu.reduce((sum: number, time) => sum + time!, 0),
    memory: memory.length > 0 ? Math.max(...memory) : null,
  }
}

async function render(
  run: Run,
  { helm }: Peers,
  repository: Repository,
  folder: string,
  { side, release, environment }: Place & { side: 'base' | 'head' },
): Promise<void> {
  const source = join(repository[side], 'releases', release)
  const values = join(source, `values-${environment}.yaml`)
  const namespace = `${release}-${environment}`
  const args = ['template', release, join(source, 'chart'), '-f', values, '-n', namespace]
  const { output } = await expectSuccess(run(helm, args, folder), 'helm')
  writeFileSync(join(folder, side, `${namespace}.yaml`), output)
}

async function validate(run: Run, { kubeconform, schemas }: Peers, manifests: string): Promise<void> {
  const location = join(schemas, '{{ .Group }}', '{{ .ResourceKind }}_{{ .ResourceAPIVersion }}.json')
  const format = ['-strict', '-summary', '-output', 'json']
  const args = ['-n', String(PARALLEL), ...format, '-schema-location', location, manifests]
  const { output } = await run(kubeconform, args, manifests)
  const { summary }: { summary: Record<string, number> } = JSON.parse(output)
  const { valid = 0, errors = 0, skipped = 0 } = summary
  if (errors + skipped > 0 || valid === 0) throw new Error('kubeconform did not look at every manifest')
}

async function measureAnalyze({ istioctl }: Peers, manifests: string): Promise<Cost | null> {
  return istioctl === undefined ? null : measure((run) => analyze(run, istioctl, manifests))
}

/** Exit codes of `istioctl analyze` that read all files: without and with an error (istioctl/cmd/sysexits.go). */
const ANALYZED = [0, 79]

/** Analyzes files of all namespaces: without `--all-namespaces` only messages about `default` are printed. */
async function analyze(run: Run, istioctl: string, manifests: string): Promise<void> {
  const args = ['analyze', '--use-kube=false', '--all-namespaces', '--output', 'json', manifests]
  const { code } = await run(istioctl, args, manifests)
  if (!ANALYZED.includes(code!)) throw new Error(`istioctl analyze ended with exit code ${code}`)
}

async function compare(
  run: Run,
  { dyff }: Peers,
  folder: string,
  { release, environment }: Place,
): Promise<void> {
  const file = `${release}-${environment}.yaml`
  await expectSuccess(
    run(dyff, ['between', '--omit-header', join('base', file), join('head', file)], folder),
    'dyff',
  )
}

async function expectSuccess(running: Promise<Outcome>, name: string): Promise<Outcome> {
  const outcome = await running
  if (outcome.code !== 0) throw new Error(`${name} failed with exit code ${outcome.code}`)
  return outcome
}

async function inParallel<T>(items: T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items]
  const next = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item)
  }
  await Promise.all(Array.from({ length: PARALLEL }, next))
}
