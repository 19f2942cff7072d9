// The chain of tools that a team would run on a pull request without meshgate.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ENVIRONMENTS, type Repository } from './repository.ts'
import type { Outcome, Run } from './measure.ts'
import type { Peers } from './peers.ts'

/** Processes at a time. */
const PARALLEL = 2

/**
 * Renders both sides of some releases, validates head and compares, two processes at a time. The checkout
 * of base is not counted.
 * @returns the number of renders, and of findings of kubeconform
 */
export async function runChain(
  run: Run,
  peers: Peers,
  repository: Repository,
  releases: string[],
): Promise<{ renders: number; findings: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'meshgate-chain-'))
  const places = releases.flatMap((release) => ENVIRONMENTS.map((environment) => ({ release, environment })))
  try {
    for (const side of ['base', 'head']) mkdirSync(join(folder, side))
    const jobs = ['base', 'head'].flatMap((side) => places.map((place) => ({ ...place, side })))
    await inParallel(jobs, (job) => render(run, peers, repository, folder, job))
    const findings = await validate(run, peers, join(folder, 'head'))
    await inParallel(places, (place) => compare(run, peers, folder, place))
    return { renders: jobs.length, findings }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function render(
  run: Run,
  { helm }: Peers,
  repository: Repository,
  folder: string,
  { side, release, environment }: { side: string; release: string; environment: string },
): Promise<void> {
  const source = join(side === 'base' ? repository.base : repository.head, 'releases', release)
  const values = join(source, `values-${environment}.yaml`)
  const namespace = `${release}-${environment}`
  const args = ['template', release, join(source, 'chart'), '-f', values, '-n', namespace]
  const { output } = await expectSuccess(run(helm, args, folder), 'helm')
  writeFileSync(join(folder, side, `${namespace}.yaml`), output)
}

async function validate(run: Run, { kubeconform, schemas }: Peers, manifests: string): Promise<number> {
  const location = join(schemas, '{{ .Group }}', '{{ .ResourceKind }}_{{ .ResourceAPIVersion }}.json')
  const format = ['-strict', '-summary', '-output', 'json']
  const args = ['-n', String(PARALLEL), ...format, '-schema-location', location, manifests]
  const { output } = await run(kubeconform, args, manifests)
  const { summary }: { summary: Record<string, number> } = JSON.parse(output)
  const { valid = 0, invalid = 0, errors = 0, skipped = 0 } = summary
  if (errors + skipped > 0 || valid === 0) throw new Error('kubeconform did not look at every manifest')
  return invalid
}

async function compare(
  run: Run,
  { dyff }: Peers,
  folder: string,
  { release, environment }: { release: string; environment: string },
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
