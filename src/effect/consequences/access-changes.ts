import { groupBy } from '../../core/group.ts'
import type { ConsequenceCodes, ConsequenceIn } from '../../model/consequence.ts'
import { objectKey } from '../../model/presence.ts'
import type { HopChain } from '../request/hops/hop-chain.ts'
import { namespacesOnPaths } from '../request/hops/namespaces-on-paths.ts'
import { actionOfPolicy } from '../request/policy/authorization.ts'
import { accessDifferences, type DecidedDifference } from './access-differences.ts'
import { accessQuestions } from './access-questions.ts'
import { accessSentence, askedWords } from './access-sentence.ts'
import { placeOfChange, shownVersion, type ChangedMesh } from './changed-objects.ts'
import { witnessPath } from './witness-path.ts'

/**
 * Who gets in that did not, and who no longer does: examples of requests that policies and routes which differ may decide
 * otherwise are decided on both sides. It is no proof: requests that no example stands for are not looked at.
 */
export function accessChanges(changed: ChangedMesh): ConsequenceIn<'access'>[] {
  const questions = accessQuestions(changed)
  if (questions.length === 0) return []
  const compared = accessDifferences(changed, questions)
  const differing = compared.filter((difference) => difference.kind !== 'kept' && !isOfTrust(difference))
  const withToken = compared.filter(({ question }) => question.token !== null)
  const facts = {
    tokenEnoughInBase: keysOfKinds(withToken, ['kept', 'closed']),
    tokenEnoughInHead: keysOfKinds(withToken, ['kept', 'opened']),
    closing: new Set(differing.flatMap(({ kind, origin }) => (kind === 'closed' ? origin : []))),
  }
  return [...groupBy(differing, groupKey).values()].map((group) => consequenceOf(group, facts))
}

/** What is known of all requests that were compared. */
interface ComparedFacts {
  /** The keys of requests that get through with a token, see `requestKey`. */
  readonly tokenEnoughInBase: ReadonlySet<string>
  readonly tokenEnoughInHead: ReadonlySet<string>
  /** What differs and refuses requests that got through. */
  readonly closing: ReadonlySet<DecidedDifference['origin']>
}

/** True for a token that only one side takes: whose tokens are taken is another consequence. */
function isOfTrust({ question, base, head }: DecidedDifference): boolean {
  return (
    question.token !== null &&
    [base, head].some(
      (path) => path && path.end.kind !== 'arrived' && path.end.by?.object.kind === 'RequestAuthentication',
    )
  )
}

function keysOfKinds(
  compared: readonly DecidedDifference[],
  kinds: readonly DecidedDifference['kind'][],
): ReadonlySet<string> {
  return new Set(
    compared.flatMap(({ kind, question }) => (kinds.includes(kind) ? [requestKey(question)] : [])),
  )
}

/** Equal for requests that differ in their token alone. */
function requestKey({ url, asked, caller }: DecidedDifference['question']): string {
  return JSON.stringify([asked.request.method, url, caller])
}

function groupKey({ kind, question, origin, base, missing }: DecidedDifference): string {
  const { host, caller, isOfAnyone } = question
  const ending = base?.end.kind === 'answered' ? base.end.status : base?.end.kind
  return JSON.stringify([kind, host, isOfAnyone || caller, objectKey(shownVersion(origin)), ending, missing])
}

function consequenceOf(group: readonly DecidedDifference[], facts: ComparedFacts): ConsequenceIn<'access'> {
  const code = codeOf(group, facts)
  const shown = group.find(({ question }) => question.token === null) ?? group[0]!
  const { question, base, head, origin, missing } = shown
  return {
    area: 'access',
    code,
    sentence: accessSentence(code, group, shown),
    place: placeOfChange(origin),
    about: JSON.stringify([code, question.host, question.caller]),
    missing,
    namespaces: namespacesOnPaths(group.flatMap(pathsOf)),
    witness: { request: askedWords(question), base: witnessPath(base), head: witnessPath(head) },
  }
}

function pathsOf({ base, head }: DecidedDifference): HopChain[] {
  return [base, head].filter((path) => path !== null)
}

function codeOf(
  group: readonly DecidedDifference[],
  { tokenEnoughInBase, tokenEnoughInHead, closing }: ComparedFacts,
): ConsequenceCodes['access'] {
  const { kind, question, base, origin } = group[0]!
  if (kind === 'served') return 'served'
  const withoutToken = group.filter((difference) => difference.question.token === null)
  const isIn = (keys: ReadonlySet<string>): boolean =>
    withoutToken.some((difference) => keys.has(requestKey(difference.question)))
  if (kind === 'closed') return isIn(tokenEnoughInHead) ? 'token-demanded' : 'closed'
  if (!question.isOfAnyone) return 'caller-allowed'
  if (withoutToken.length === 0) return 'opened-with-token'
  if (isIn(tokenEnoughInBase)) return 'token-lost'
  if (!isDenied(base) || !origin.head) return 'opened'
  return closing.has(origin) ? 'deny-inverted' : 'deny-narrowed'
}

function isDenied(path: HopChain | null): boolean {
  const by = path && path.end.kind !== 'arrived' ? path.end.by : undefined
  return by?.object.kind === 'AuthorizationPolicy' && actionOfPolicy(by.object) === 'DENY'
}
