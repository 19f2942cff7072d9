// Asks Istio's own code, and a real Envoy, what meshgate's tests rest on.
//
//   npm run oracle                        replays all records, compares random objects and meshes, checks Istio's samples
//   npm run oracle -- --objects 20000     compares that many
//   npm run oracle -- --seed 7            the same random objects as a run that printed this seed
//   npm run oracle -- --from FOLDER       makes random objects from the YAML files of a folder, too
//   npm run oracle -- --meshes 300        compares the proxies of that many random meshes
//   npm run oracle -- --asked 300         lets Envoy decide about 50 requests to each of that many random meshes
//   npm run oracle -- --record            writes the answers for all objects and meshes of test/oracle
//   npm run oracle -- --mesh NAME         is about this mesh alone, with --record as well
//   npm run oracle -- --istio 1.30        does all of that with that release, but for the samples
//
// Ends with 1 if a record or too much of the rest differs (see `isWithinBar` in admission-checks.ts). Ends
// with 77 where a part was skipped, since its programs cannot be built or got.
import { parseArgs } from 'node:util'
import { seedOfContent } from '../../scripts/seed-of-content.ts'
import type { Admission } from './admission.ts'
import { compareRandomObjects, recordAnswers, replayAnswers } from './admission-checks.ts'
import { oracleProgram, releases, type IstioRelease, type OracleProgram } from './build.ts'
import { envoyProgram } from './envoy/wheel.ts'
import { LineProcess } from './line-process.ts'
import { meshCases } from './mesh-case.ts'
import { compareModels } from './model-oracle.ts'
import { DiscoveryServers } from './discovery-servers.ts'
import { recordModels, replayModels } from './model-records.ts'
import { compareDecisions } from './random-case/compare-decisions.ts'
import { recordDecisionsOf, replayDecisions } from './replay-decisions.ts'
import { differingMessages, findingsInSamples } from './samples.ts'

type Outcome = 'passed' | 'failed' | 'skipped'

const { values: options } = parseArgs({
  options: {
    objects: { type: 'string', default: '2000' },
    meshes: { type: 'string', default: '300' },
    asked: { type: 'string', default: '300' },
    seed: { type: 'string' },
    from: { type: 'string', multiple: true },
    record: { type: 'boolean', default: false },
    mesh: { type: 'string', multiple: true },
    istio: { type: 'string' },
  },
})

/**
 * The seed of this run, the same for all that is random in it. In CI each content of the repository has a seed of its
 * own, so that a commit passes or fails whenever it is checked.
 */
const seed = Number(options.seed ?? (process.env['CI'] ? seedOfContent() : Date.now() % 1e6))

/** `undefined` for that of go.mod. */
const release = options.istio === undefined ? undefined : releaseNamed(options.istio)

const outcomes = [
  ...(options.mesh ? [] : [await checkAdmission(), await checkModels()]),
  ...(options.mesh || options.record || release ? [] : [checkSamples()]),
  await checkDecisions(),
]
process.exitCode = outcomes.includes('failed') ? 1 : outcomes.includes('skipped') ? 77 : 0

/** Single objects: the webhook, and the definitions of their kinds. */
async function checkAdmission(): Promise<Outcome> {
  const program = available('the webhook', () => built('admission'))
  if (program === undefined) return 'skipped'
  using admission: Admission = new LineProcess(program)
  if (options.record) {
    await recordAnswers(admission, release)
    return 'passed'
  }
  const isAsRecorded = await replayAnswers(admission, release)
  const objects = { seed, count: Number(options.objects), ...(options.from && { folders: options.from }) }
  const isAlike = await compareRandomObjects(admission, objects, release)
  return isAsRecorded && isAlike ? 'passed' : 'failed'
}

/** What the model says that the proxies of whole meshes get: no difference is allowed. */
async function checkModels(): Promise<Outcome> {
  const program = available('models of meshes', () => built('proxies'))
  if (program === undefined) return 'skipped'
  using proxies = new DiscoveryServers(program, release)
  if (options.record) {
    await recordModels(proxies)
    return 'passed'
  }
  const isAsRecorded = await replayModels(proxies)
  const count = Number(options.meshes)
  const { facts, refused, differing } = await compareModels(program, { seed, count }, release)
  for (const { manifests, lines } of differing) console.log(`---\n${lines.join('\n')}\n${manifests}`)
  console.log(
    `${count - refused} random meshes (--seed ${seed}), ${facts} clusters, routes and ports, ${differing.length} differ, ${refused} meshes refused`,
  )
  return isAsRecorded && differing.length === 0 && areFewRefused(refused, count) ? 'passed' : 'failed'
}

/** Istio's own samples: no error and no warning that is not known to be true. And that docs name all messages of istioctl. */
function checkSamples(): Outcome {
  const wrong = available('samples', findingsInSamples)
  const messages = available('the messages of istioctl', differingMessages)
  if (wrong === undefined || messages === undefined) return 'skipped'
  for (const line of wrong) console.error(line)
  for (const message of messages)
    console.error(`${message}: not both in istioctl and in scripts/generate/istioctl-messages.ts`)
  console.log(`Istio's samples: ${wrong.length} findings of error or warning that nothing confirms`)
  return wrong.length === 0 && messages.length === 0 ? 'passed' : 'failed'
}

/** Requests through proxies of whole meshes. */
async function checkDecisions(): Promise<Outcome> {
  const programs = available('proxies', () => [built('proxies'), envoyProgram()] as const)
  if (programs === undefined) return 'skipped'
  const [program, envoy] = programs
  using proxies = new DiscoveryServers(program, release)
  const meshes = meshCases(release).filter(({ name }) => options.mesh?.includes(name) ?? true)
  if (options.record) {
    await recordDecisionsOf(meshes, proxies, envoy)
    return 'passed'
  }
  const isAsRecorded = await replayDecisions(meshes, proxies, envoy)
  const isAlike = options.mesh !== undefined || (await compareRandomRequests(program, envoy))
  return isAsRecorded && isAlike ? 'passed' : 'failed'
}

/** Random requests to random meshes; false if meshgate decides about one otherwise than Envoy. */
async function compareRandomRequests(program: string, envoy: string): Promise<boolean> {
  const count = Number(options.asked)
  const generated = { seed, count, requests: 50 }
  const { refused, compared, depending, differing } = await compareDecisions(
    program,
    envoy,
    generated,
    release,
  )
  for (const { seed: ofMesh, request, envoy: decided, meshgate, smallest } of differing) {
    console.log(`---\nseed ${ofMesh}: ${JSON.stringify(request)}`)
    console.log(`envoy:    ${JSON.stringify(decided)}\nmeshgate: ${JSON.stringify(meshgate)}`)
    if (smallest !== undefined) console.log(smallest)
  }
  console.log(
    `${compared} random requests to ${count - refused} random meshes (--seed ${seed}), ${differing.length} decided otherwise, ${depending} depend on more than files, ${refused} meshes refused`,
  )
  return differing.length === 0 && areFewRefused(refused, count)
}

/**
 * Whether about as many random meshes are refused as always, 2 to 6 in 100: what is refused is not compared, so that a rise hides
 * differences.
 */
function areFewRefused(refused: number, count: number): boolean {
  const most = 3 + 0.08 * count
  if (refused > most) console.error(`${refused} of ${count} meshes are refused, more than ${most}`)
  return refused <= most
}

function releaseNamed(name: string): IstioRelease | undefined {
  const named = releases.find((release) => release === name)
  if (named === undefined) throw new Error(`the oracle has the releases ${releases.join(', ')}`)
  return named === releases[0] ? undefined : named
}

function built(name: OracleProgram): string {
  const program = oracleProgram(name, release)
  if (program === undefined) throw new Error('Go is not installed')
  return program
}

/** What `get` returns; `undefined`, with the reason on the terminal, if it throws. */
function available<Result>(part: string, get: () => Result): Result | undefined {
  try {
    return get()
  } catch (error) {
    console.error(`SKIPPED: the oracle of ${part}: ${String(error)}`)
    return undefined
  }
}
