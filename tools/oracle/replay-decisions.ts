// Lets a real Envoy decide again about each request of `test/oracle/meshes`.
import { isDeepStrictEqual } from 'node:util'
import { Decider, type Proxies } from './decide.ts'
import { recordDecisions, recordedDecisions, type MeshCase } from './mesh-case.ts'

/** Writes the decisions on some cases. */
export async function recordDecisionsOf(
  cases: readonly MeshCase[],
  proxies: Proxies,
  envoy: string,
): Promise<void> {
  using decider = new Decider(proxies, envoy)
  for (const meshCase of cases) {
    // oxlint-disable-next-line no-await-in-loop -- one Envoy at a time
    const decisions = await decider.decide(meshCase)
    recordDecisions(meshCase.name, decisions, proxies.release)
  }
}

/** Compares the decisions on some cases with the recorded ones; false if one differs. */
export async function replayDecisions(
  cases: readonly MeshCase[],
  proxies: Proxies,
  envoy: string,
): Promise<boolean> {
  using decider = new Decider(proxies, envoy)
  let [count, differing] = [0, 0]
  for (const meshCase of cases) {
    const recorded = recordedDecisions(meshCase.name, proxies.release)?.decisions ?? {}
    // oxlint-disable-next-line no-await-in-loop
    const decided = await decider.decide(meshCase)
    for (const [name, decision] of Object.entries(decided)) {
      count++
      if (isDeepStrictEqual(decision, recorded[name])) continue
      differing++
      console.error(`${meshCase.name}, ${name}`)
      console.error(`recorded: ${JSON.stringify(recorded[name])}\ndecided:  ${JSON.stringify(decision)}`)
    }
  }
  console.log(`${count} decisions of Envoy replayed, ${differing} differ`)
  return differing === 0
}
