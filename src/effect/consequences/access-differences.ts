import { objectKey } from '../../model/presence.ts'
import { compileMesh } from '../request/compiled-mesh.ts'
import { hostsOfOthers } from '../request/coverage/hosts-of-others.ts'
import { decideRequest } from '../request/hops/decide-request.ts'
import type { HopChain, RequestDecision } from '../request/hops/hop-chain.ts'
import type { AccessQuestion } from './access-questions.ts'
import { shownVersion, type ChangedMesh, type ManifestChange } from './changed-objects.ts'
import { fateOf, pathWith, type RequestFate } from './witness-path.ts'

/** A request that is decided otherwise, or that got through in base with a token alone. */
export interface DecidedDifference {
  readonly question: AccessQuestion
  readonly kind: 'opened' | 'closed' | 'served' | 'kept'
  readonly base: HopChain | null
  readonly head: HopChain | null
  readonly missing: readonly string[]
  /** What differs and decides it. */
  readonly origin: ManifestChange
}

type Decide = (question: AccessQuestion) => RequestDecision | null

/**
 * Decides requests on both sides. Services of other repositories are taken to be there: whether pods exist decides nothing
 * about who gets in.
 */
export function accessDifferences(
  { base, head, objects }: ChangedMesh,
  questions: readonly AccessQuestion[],
): DecidedDifference[] {
  const elsewhere = new Set([...hostsOfOthers(base), ...hostsOfOthers(head)])
  const [inBase, inHead] = [base, head].map((mesh): Decide => {
    const compiled = compileMesh(mesh, { elsewhere })
    return ({ asked }) => decideRequest(compiled, asked)
  }) as [Decide, Decide]
  const originOf = deciding(objects)
  return questions.flatMap((question) => {
    const change = changeOf(inBase(question), inHead(question))
    if (!change) return []
    const missing = [...new Set([...question.missing, ...change.missing])]
    return [{ ...change, question, origin: originOf(question, change), missing }]
  })
}

type PathChange = Pick<DecidedDifference, 'kind' | 'base' | 'head' | 'missing'>

function changeOf(before: RequestDecision | null, after: RequestDecision | null): PathChange | null {
  const missing = [...new Set([...(before?.missing ?? []), ...(after?.missing ?? [])])]
  const [hadRefusal, hasRefusal] = [hasFate(before, 'refused'), hasFate(after, 'refused')]
  const [wasAllowed, isAllowed] = [hasFate(before, 'allowed'), hasFate(after, 'allowed')]
  const paths = (base: RequestFate, head: RequestFate) => ({
    base: pathWith(before, base),
    head: pathWith(after, head),
    missing,
  })
  if (hadRefusal && !hasRefusal && isAllowed) return { kind: 'opened', ...paths('refused', 'allowed') }
  if (hasRefusal && !hadRefusal && wasAllowed) return { kind: 'closed', ...paths('allowed', 'refused') }
  if (!wasAllowed && !hadRefusal && isAllowed) return { kind: 'served', ...paths('unserved', 'allowed') }
  return wasAllowed && isAllowed ? { kind: 'kept', ...paths('allowed', 'allowed') } : null
}

function hasFate(decision: RequestDecision | null, fate: RequestFate): boolean {
  return decision !== null && decision.paths.some((path) => fateOf(path) === fate)
}

/** Returns what differs and decides a request: the policy that refuses it on a side, if it differs; else what it was asked for. */
function deciding(
  objects: readonly ManifestChange[],
): (question: AccessQuestion, change: PathChange) => ManifestChange {
  const byKey = new Map(objects.map((object) => [objectKey(shownVersion(object)), object]))
  return ({ origin }, { base, head }) => {
    const refusing = [base, head].flatMap((path) =>
      path && path.end.kind !== 'arrived' ? (path.end.by?.object ?? []) : [],
    )
    return refusing.flatMap((policy) => byKey.get(objectKey(policy)) ?? [])[0] ?? origin
  }
}
