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
//   npm run oracle -- --istio 1.30        compares recorded and random objects with that release, and nothing else
//
// Ends with 1 if a record or too much of the rest differs (see `isWithinBar`). Ends
// with 77 where a part was skipped, since its programs cannot be built or got.
import { execFileSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import {
  caseOf,
  compareAdmission,
  compareObjects,
  type Admission,
  type AdmissionComparison,
} from './admission.ts'
import { istioModule, oracleProgram, releases, type IstioRelease, type OracleProgram } from './build.ts'
import { envoyProgram } from './envoy/wheel.ts'
import { LineProcess } from './line-process.ts'
import { meshCases } from './mesh-case.ts'
import { compareModels } from './model-oracle.ts'
import { DiscoveryServers } from './discovery-servers.ts'
import { recordModels, replayModels } from './model-records.ts'
import { admissionRecords, nameOf, objectsOf, record, recordedKinds } from './records.ts'
import { compareDecisions } from './random-case/compare-decisions.ts'
import { recordDecisionsOf, replayDecisions } from './replay-decisions.ts'
import { findingsInSamples } from './samples.ts'
import type { Difference } from './verdict.ts'

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

const outcomes = options.istio
  ? [await checkRelease(options.istio)]
  : [
      ...(options.mesh ? [] : [await checkAdmission(), await checkModels(), checkSamples()]),
      await checkDecisions(),
    ]
process.exitCode = outcomes.includes('failed') ? 1 : outcomes.includes('skipped') ? 77 : 0

/** Single objects: the webhook, and the definitions of their kinds. */
async function checkAdmission(): Promise<Outcome> {
  const program = available('the webhook', () => built('admission'))
  if (program === undefined) return 'skipped'
  using admission: Admission = new LineProcess(program)
  if (options.record) {
    await recordAnswers(admission)
    return 'passed'
  }
  const isAsRecorded = await replayAnswers(admission)
  const comparison = await compareRandom(admission)
  return isAsRecorded && isWithinBar(comparison) ? 'passed' : 'failed'
}

/** Single objects in meshes of another release. */
async function checkRelease(asked: string): Promise<Outcome> {
  const release = releases.find((name) => name === asked)
  if (release === undefined) throw new Error(`the oracle has the releases ${releases.join(', ')}`)
  const program = available(`Istio ${release}`, () => built('admission', release))
  if (program === undefined) return 'skipped'
  using admission: Admission = new LineProcess(program)
  const objects = admissionRecords().flatMap((record) => record.objects)
  const recorded = await compareObjects(admission, objects, release)
  const random = await compareAdmission(admission, { seed, count: Number(options.objects) }, release)
  for (const difference of [...recorded.differing, ...random.differing])
    console.log(`---\n${caseOf(difference)}`)
  console.log(
    `Istio ${release} (${istioModule(release)}): ${recorded.differing.length} of ${recorded.count} recorded objects differ, ${random.differing.length} of ${random.count} random ones (--seed ${seed})`,
  )
  return isWithinBar(recorded) && isWithinBar(random) ? 'passed' : 'failed'
}

/** What the model says that the proxies of whole meshes get: no difference is allowed. */
async function checkModels(): Promise<Outcome> {
  const program = available('models of meshes', () => built('proxies'))
  if (program === undefined) return 'skipped'
  using proxies = new DiscoveryServers(program)
  if (options.record) {
    await recordModels(proxies)
    return 'passed'
  }
  const isAsRecorded = await replayModels(proxies)
  const count = Number(options.meshes)
  const { facts, refused, differing } = await compareModels(program, { seed, count })
  for (const { manifests, lines } of differing) console.log(`---\n${lines.join('\n')}\n${manifests}`)
  console.log(
    `${count - refused} random meshes (--seed ${seed}), ${facts} clusters, routes and ports, ${differing.length} differ, ${refused} meshes refused`,
  )
  return isAsRecorded && differing.length === 0 && areFewRefused(refused, count) ? 'passed' : 'failed'
}

/** Istio's own samples: no error and no warning that is not known to be true. */
function checkSamples(): Outcome {
  if (options.record) return 'passed'
  const wrong = available('samples', findingsInSamples)
  if (wrong === undefined) return 'skipped'
  for (const line of wrong) console.error(line)
  console.log(`Istio's samples: ${wrong.length} findings of error or warning that nothing confirms`)
  return wrong.length === 0 ? 'passed' : 'failed'
}

/** Requests through proxies of whole meshes. */
async function checkDecisions(): Promise<Outcome> {
  const programs = available('proxies', () => [built('proxies'), envoyProgram()] as const)
  if (programs === undefined) return 'skipped'
  const [program, envoy] = programs
  using proxies = new DiscoveryServers(program)
  const meshes = meshCases().filter(({ name }) => options.mesh?.includes(name) ?? true)
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
  const { refused, compared, depending, differing } = await compareDecisions(program, envoy, {
    seed,
    count,
    requests: 50,
  })
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

function built(name: OracleProgram, release?: IstioRelease): string {
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

/**
 * Random objects find what nobody thought of, and a change that has nothing to do with it must not fail for that: no
 * refusal may be wrong, and one object in 2000 may be missed, four at least: of 2000 objects, 0.05 % are more than four
 * in one run of 270.
 */
function isWithinBar({ count, differing }: AdmissionComparison): boolean {
  const countOf = (wanted: Difference): number =>
    differing.filter(({ difference }) => difference === wanted).length
  return countOf('wrong') === 0 && countOf('missed') <= Math.max(4, count / 2000)
}

/** A number below a million that is made from the hash of the tree of HEAD. */
function seedOfContent(): number {
  const hash = execFileSync('git', ['rev-parse', 'HEAD^{tree}'], { encoding: 'utf8' })
  return Number.parseInt(hash.slice(0, 8), 16) % 1e6
}

async function recordAnswers(admission: Admission): Promise<void> {
  for (const kind of recordedKinds()) {
    const objects = objectsOf(kind)
    // oxlint-disable-next-line no-await-in-loop
    record(kind, objects, await Promise.all(objects.map((object) => admission.ask(object))))
  }
}

/** Asks again about each recorded object; false if an answer differs. */
async function replayAnswers(admission: Admission): Promise<boolean> {
  let [count, differing] = [0, 0]
  for (const { kind, objects, answers } of admissionRecords())
    for (const [index, object] of objects.entries()) {
      // oxlint-disable-next-line no-await-in-loop
      const answer = JSON.stringify(await admission.ask(object))
      count++
      if (answer === JSON.stringify(answers[index])) continue
      differing++
      console.error(
        `${kind} ${nameOf(object)}\nrecorded: ${JSON.stringify(answers[index])}\nanswered: ${answer}`,
      )
    }
  console.log(`${count} answers of Istio ${istioModule()} replayed, ${differing} differ`)
  return differing === 0
}

async function compareRandom(admission: Admission): Promise<AdmissionComparison> {
  const comparison = await compareAdmission(admission, {
    seed,
    count: Number(options.objects),
    ...(options.from && { folders: options.from }),
  })
  const { count, refused, differing } = comparison
  for (const difference of differing) console.log(`---\n${caseOf(difference)}`)
  console.log(
    `${count} random objects (--seed ${seed}), ${refused} refused by Istio, ${differing.length} differ`,
  )
  return comparison
}
