// Compares what meshgate decides about random requests to random meshes with what a real Envoy does.
import { isDeepStrictEqual } from 'node:util'
import { stringify } from 'yaml'
import type { IstioRelease } from '../build.ts'
import { Decider } from '../decide.ts'
import { comparable } from '../decision-difference.ts'
import { DiscoveryServers } from '../discovery-servers.ts'
import type { Decision, MeshRequest } from '../mesh-case.ts'
import { isMap, type Json, type JsonMap } from '../mutate.ts'
import { Random } from '../random.ts'
import { shrink } from '../shrink.ts'
import { simulate, type SimulatedDecision } from '../simulate.ts'
import { meshCaseOf, randomCase, type RandomCase } from './random-case.ts'

export interface DecisionComparison {
  /** Meshes that Istio or Envoy refuses. */
  readonly refused: number
  /** Requests that both decided. */
  readonly compared: number
  /** Requests of which meshgate says what files do not tell. */
  readonly depending: number
  /** Each request that is decided otherwise; of the first meshes one is made small. */
  readonly differing: readonly DecisionDifference[]
}

export interface DecisionDifference {
  readonly seed: number
  readonly request: MeshRequest
  readonly envoy: Decision
  readonly meshgate: Decision
  /** A case to add to `test/oracle/meshes`; of a few meshes one request has it. */
  readonly smallest?: string
}

interface ComparisonOptions {
  readonly seed: number
  readonly count: number
  /** To each mesh. */
  readonly requests: number
}

/** Istio's test server keeps a few megabytes of each mesh: a new one takes over now and then. */
const meshesPerProcess = 50

/** Compares random meshes of a release; the mesh of a seed is always the same. */
export async function compareDecisions(
  program: string,
  envoy: string,
  { seed, count, requests }: ComparisonOptions,
  release?: IstioRelease,
): Promise<DecisionComparison> {
  const total = { refused: 0, compared: 0, depending: 0, differing: [] as DecisionDifference[] }
  for (let first = 0; first < count; first += meshesPerProcess) {
    using proxies = new DiscoveryServers(program, release)
    using decider = new Decider(proxies, envoy)
    for (let index = first; index < Math.min(count, first + meshesPerProcess); index++) {
      const mesh = randomCase(new Random(seed + index), `random-${seed + index}`, requests)
      const isShrunk = total.differing.filter(({ smallest }) => smallest !== undefined).length < maxShrunk
      // oxlint-disable-next-line no-await-in-loop
      const outcome = await compareMesh(decider, mesh, { seed: seed + index, isShrunk })
      total.refused += outcome.refused
      total.compared += outcome.compared
      total.depending += outcome.depending
      total.differing.push(...outcome.differing)
    }
  }
  return total
}

/**
 * Compares the decisions on the requests to one mesh, but for mirrored requests over TLS of the client's own: Envoy's log is not
 * read for those, and only the log tells a copy from a try.
 */
async function compareMesh(
  decider: Decider,
  mesh: RandomCase,
  { seed, isShrunk }: { readonly seed: number; readonly isShrunk: boolean },
): Promise<DecisionComparison> {
  const decided = await decisionsOf(decider, mesh)
  if (decided === undefined) return { refused: 1, compared: 0, depending: 0, differing: [] }
  const simulated = simulate(meshCaseOf(mesh), decider.release)
  const shown = mesh.requests.filter(
    ({ name, sni }) => sni === undefined || simulated.get(name)!.decision.mirrors === undefined,
  )
  const certain = shown.filter(({ name }) => simulated.get(name)!.missing.length === 0)
  const differing = certain.filter(({ name }) => differ(decided[name]!, simulated.get(name)!))
  const [first] = differing
  const smallest = first && isShrunk ? await smallestCase(decider, mesh, first) : undefined
  return {
    refused: 0,
    compared: certain.length,
    depending: shown.length - certain.length,
    differing: differing.map((request) => ({
      seed,
      request,
      envoy: decided[request.name]!,
      meshgate: simulated.get(request.name)!.decision,
      ...(request === first && smallest !== undefined && { smallest }),
    })),
  }
}

/** What Envoy decides; `undefined` if Istio or Envoy refuses the mesh. */
async function decisionsOf(
  decider: Decider,
  mesh: RandomCase,
): Promise<Readonly<Record<string, Decision>> | undefined> {
  try {
    return await decider.decide(meshCaseOf(mesh))
  } catch {
    return undefined
  }
}

function differ(decided: Decision, { decision, missing }: SimulatedDecision): boolean {
  return missing.length === 0 && !isDeepStrictEqual(comparable(decided), comparable(decision))
}

/** Each try starts an Envoy, so that only a few meshes are made small. */
const maxShrunk = 3
const maxTries = 80

/** Takes away objects and fields that the difference does not need, as long as the budget lasts. */
async function smallestCase(decider: Decider, mesh: RandomCase, request: MeshRequest): Promise<string> {
  let tries = 0
  const caseOf = (objects: readonly JsonMap[]): RandomCase => ({ ...mesh, objects, requests: [request] })
  const isInteresting = async (variant: JsonMap): Promise<boolean> => {
    const objects = variant['objects']
    if (!Array.isArray(objects) || !objects.every(isNamed) || ++tries > maxTries) return false
    const decided = await decisionsOf(decider, caseOf(objects))
    if (decided === undefined) return false
    try {
      const simulated = simulate(meshCaseOf(caseOf(objects)), decider.release)
      return differ(decided[request.name]!, simulated.get(request.name)!)
    } catch {
      // The workload of the request is gone.
      return false
    }
  }
  const { objects } = await shrink({ objects: [...mesh.objects] }, isInteresting)
  return textOf(caseOf(objects as JsonMap[]))
}

function isNamed(value: Json): value is JsonMap {
  return isMap(value) && typeof value['metadata'] === 'object' && value['kind'] !== undefined
}

/** The text of a file of `test/oracle/meshes`. */
function textOf({ objects, meshConfig, keys, requests }: RandomCase): string {
  const questions = { meshConfig, keys, requests }
  return [questions, ...objects].map((document) => stringify(document)).join('---\n')
}
