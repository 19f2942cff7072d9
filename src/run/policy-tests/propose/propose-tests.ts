import { withoutStandIns } from '../../../core/namespace.ts'
import { memoryTree } from '../../../core/tree.ts'
import type { TestExpectation } from '../../../core/policy-test-file.ts'
import { hostsOfOthers } from '../../../effect/request/coverage/hosts-of-others.ts'
import { itemKey, reachedItems, type CoverageItem } from '../../../effect/request/coverage/coverage-items.ts'
import type { RequestDecision } from '../../../effect/request/hops/hop-chain.ts'
import { readerOf } from '../../../yaml/reader.ts'
import type { MeshSimulator } from '../../request/mesh-simulator.ts'
import { decideTests, type TestedMeshes } from '../decide-tests.ts'
import { readTestFile } from '../read-test-file.ts'
import type { CoverageCollector } from '../test-coverage.ts'
import { draftRequest, type Draft } from './draft.ts'
import { expectationOf } from './expectation-of.ts'
import { itemDrafts } from './item-drafts.ts'
import { testFileText, type ProposedCase } from './test-file-text.ts'
import { tokenVariants } from './token-variants.ts'

/** Cases for items that no test reaches. */
export interface ProposedTests {
  /** A file of policy tests; `null` if nothing could be proposed. */
  readonly text: string | null
  readonly cases: number
  /** The number of items that neither a test nor a proposed case reaches. */
  readonly left: number
}

/**
 * Proposes a case for each item that no test reaches, with the current decision, and cases with invalid variants of
 * each valid token. Every case was run, and those that fail are left out. Items without a known request, or with requests that
 * depend on missing inputs, stay unreached.
 * @param tested the meshes in which the proposals are decided
 * @param coverage what tests reach; the requests of the proposals are added to it
 * @param now milliseconds since 1970
 */
export async function proposeTests(
  tested: TestedMeshes,
  coverage: CoverageCollector,
  now: number,
): Promise<ProposedTests> {
  const proposals = tested.meshes.flatMap((simulator) => proposalsIn(simulator, coverage, now))
  const cases = await holding(proposals, tested, now)
  const { total, reached } = coverage.result()
  return {
    text: cases.length === 0 ? null : testFileText(cases),
    cases: cases.length,
    left: total - reached,
  }
}

function proposalsIn(simulator: MeshSimulator, coverage: CoverageCollector, now: number): ProposedCase[] {
  const elsewhere = hostsOfOthers(simulator.mesh)
  const trial: Trial = { simulator, elsewhere, now }
  const proposals: ProposedCase[] = []
  const variants = new Set<string>()
  const reached = new Set<string>()
  for (const item of coverage.unreachedIn(simulator)) {
    if (reached.has(itemKey(item.place))) continue
    const found = firstReaching(trial, item)
    if (!found) continue
    const { draft, decision } = found
    coverage.observe(simulator, draftRequest(draft, now), decision)
    for (const key of reachedItems(simulator.mesh, draftRequest(draft, now), decision)) reached.add(key)
    proposals.push(caseOf(nameOf(item), found, trial))
    const variantKey = JSON.stringify([draft.url, draft.token?.issuer])
    if (draft.token === null || decision.verdict !== 'allowed' || variants.has(variantKey)) continue
    variants.add(variantKey)
    proposals.push(...variantCases(trial, draft))
  }
  return proposals
}

/** The meshes in which drafts are decided. */
interface Trial {
  readonly simulator: MeshSimulator
  readonly elsewhere: readonly string[]
  readonly now: number
}

interface DecidedDraft {
  readonly draft: Draft
  readonly decision: RequestDecision
}

function firstReaching(trial: Trial, item: CoverageItem): DecidedDraft | undefined {
  const key = itemKey(item.place)
  for (const draft of itemDrafts(trial.simulator.mesh, item)) {
    const decision = decided(trial, draft)
    if (decision && reachedItems(trial.simulator.mesh, draftRequest(draft, trial.now), decision).has(key))
      return { draft, decision }
  }
  return undefined
}

/** The decision about a draft; `null` if there is none, or it has missing inputs. */
function decided({ simulator, elsewhere, now }: Trial, draft: Draft): RequestDecision | null {
  const decision = simulator.decide(draftRequest(draft, now), elsewhere)
  return decision && simulator.answer(decision).verdict !== 'depends' ? decision : null
}

function variantCases(trial: Trial, draft: Draft): ProposedCase[] {
  return tokenVariants(draft.token!).flatMap(({ name, token }) => {
    const variant = { ...draft, token }
    const decision = decided(trial, variant)
    if (!decision) return []
    const host = new URL(draft.url).hostname
    return [caseOf(`${host} with ${name}`, { draft: variant, decision }, trial)]
  })
}

function nameOf({ place: { object, node }, value }: CoverageItem): string {
  const named = value === '' ? '' : ` ${value}`
  return withoutStandIns(`${object.kind} ${object.namespace}/${object.name} ${node.path}${named}`)
}

function caseOf(name: string, { draft, decision }: DecidedDraft, trial: Trial): ProposedCase {
  const { simulator, elsewhere } = trial
  const expect: TestExpectation = expectationOf(simulator.answer(decision))
  const sentTo = decision.paths.flatMap(({ hops }) =>
    hops.flatMap(({ outcome }) => (outcome.kind === 'forwarded' ? outcome.to.map(({ host }) => host) : [])),
  )
  const others = new Set(elsewhere)
  return {
    name,
    draft,
    expect,
    environments: simulator.environment === null ? [] : [simulator.environment],
    elsewhere: sentTo.filter((host) => others.has(host)),
  }
}

/**
 * The cases that pass when they are read and run like any others. A case for a mesh without a name may fail in another
 * mesh.
 */
async function holding(
  proposals: readonly ProposedCase[],
  tested: TestedMeshes,
  now: number,
): Promise<ProposedCase[]> {
  const cases = merged(proposals)
  if (cases.length === 0) return []
  const file = 'proposed.meshgate-test.yaml'
  const reader = readerOf(memoryTree({ [file]: testFileText(cases) }))
  const { tests, mistakes } = await readTestFile(reader, file, now)
  const { results } = await decideTests(tests, { ...tested, host: { ...tested.host, provenance: null } })
  const failing = new Set(results.flatMap(({ name, mismatches }) => (mismatches.length > 0 ? name : [])))
  const names = new Set(tests.map(({ name }) => name))
  return mistakes.length > 0
    ? cases.filter(({ name }) => names.has(name) && !failing.has(name))
    : cases.filter(({ name }) => !failing.has(name))
}

/** Merges equal cases of several environments, and numbers different cases with the same name. */
function merged(proposals: readonly ProposedCase[]): ProposedCase[] {
  const byRequest = new Map<string, ProposedCase>()
  for (const proposal of proposals) {
    const key = JSON.stringify([proposal.draft, proposal.expect])
    const first = byRequest.get(key)
    byRequest.set(
      key,
      first
        ? {
            ...first,
            environments: [...new Set([...first.environments, ...proposal.environments])],
            elsewhere: [...first.elsewhere, ...proposal.elsewhere],
          }
        : proposal,
    )
  }
  const uses = new Map<string, number>()
  return [...byRequest.values()].map((proposal) => {
    const use = (uses.get(proposal.name) ?? 0) + 1
    uses.set(proposal.name, use)
    return use === 1 ? proposal : { ...proposal, name: `${proposal.name} (${use})` }
  })
}
