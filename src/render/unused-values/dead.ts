import type { FieldPath } from '../../core/field-path.ts'
import type { DeadValue, SuggestedKey } from '../../core/values-use.ts'
import { releasePathsOf, type ValuesPathEntry } from './dead-entries.ts'
import type { UseProof } from './dead-proof.ts'
import {
  readKeysIn,
  similarName,
  candidatesBelow,
  unusedCandidates,
  type ChartFacts,
  type UnusedCandidate,
} from './dead-candidates.ts'
import type { EditableValue } from '../probe/editable-values.ts'
import type { PlacedRead } from './values-reads.ts'
import { isPrefix } from '../probe/values-paths.ts'

/** Returns the location of a read in the tree. */
export type ReadLocator = (read: PlacedRead) => SuggestedKey['readAt']

/**
 * The topmost keys of the values files that nothing reads. Candidates are keys that no text names. A candidate is dead
 * if altering it changes no render although the keys beside it do, or a similar name would. The search continues below
 * candidates that are in use.
 */
export async function deadValues(
  facts: ChartFacts,
  proof: UseProof,
  locationOfRead: ReadLocator,
): Promise<DeadValue[]> {
  const dead: UnusedCandidate[] = []
  let pending = unusedCandidates(facts)
  while (pending.length > 0) {
    const withoutEffect = new Set(await proof.withoutEffect(pending))
    dead.push(...withoutEffect)
    pending = pending
      .filter((candidate) => !withoutEffect.has(candidate))
      .flatMap(({ entry }) => candidatesBelow(facts, entry.valuesPath))
  }
  const results = await Promise.all(dead.map((candidate) => proveCandidate(candidate, facts, proof)))
  const proven = results.filter(({ isProven }) => isProven)
  const provenPaths = new Set(proven.map(({ entry }) => JSON.stringify(entry.valuesPath)))
  // A default of a subchart with aliases is one key, which is dead only if it is dead under all of them.
  const keys = new Map(proven.flatMap((result) => result.entry.keys.map((key) => [key, result])))
  return [...keys]
    .filter(([key]) => releasePathsOf(key).every((valuesPath) => provenPaths.has(JSON.stringify(valuesPath))))
    .map(([key, result]) => deadValueOf(result, key, facts, locationOfRead))
}

interface CandidateResult {
  readonly entry: ValuesPathEntry
  readonly isProven: boolean
  /** A similar name that templates read. */
  readonly similar: string | undefined
}

/**
 * Distinguishes a dead key from a free key, which no template names either: there is a similar name, or settings beside it
 * are used.
 */
async function proveCandidate(
  { entry, needsEvidence, needsSimilar }: UnusedCandidate,
  facts: ChartFacts,
  proof: UseProof,
): Promise<CandidateResult> {
  const similar = similarName(entry, facts)
  const isRead = similar !== undefined && (await proof.isNameRead(entry, similar))
  if (isRead || needsSimilar) return { entry, isProven: isRead, similar }
  if (!needsEvidence) return { entry, isProven: true, similar: undefined }
  const settings = facts.contents.isPacked ? [] : readKeysIn(facts.entries.mapOf(entry), facts.reads)
  return { entry, isProven: settings.length > 0 && (await proof.isInUse(settings)), similar: undefined }
}

function deadValueOf(
  { entry: { valuesPath, name }, similar }: CandidateResult,
  key: EditableValue,
  facts: ChartFacts,
  locationOfRead: ReadLocator,
): DeadValue {
  const suggestion =
    similar === undefined
      ? readElsewhere(valuesPath, name, facts)
      : { kind: 'similar' as const, valuesPath: [...valuesPath.slice(0, -1), similar] }
  const path = suggestion && pathIn(key, suggestion.valuesPath)
  return {
    file: key.source.file,
    path: key.path,
    valuesPath,
    suggestion:
      suggestion && path
        ? { ...suggestion, path, readAt: readAt(suggestion.valuesPath, facts, locationOfRead) }
        : null,
  }
}

/** The only path above or below at which templates read the name, if the key is indented too much or too little. */
function readElsewhere(
  valuesPath: FieldPath,
  name: string,
  { reads }: ChartFacts,
): Pick<SuggestedKey, 'kind' | 'valuesPath'> | null {
  const readPaths = reads.placed.flatMap((read) =>
    read.valuesPath.flatMap((key, index) => (key === name ? [read.valuesPath.slice(0, index + 1)] : [])),
  )
  const candidates = readPaths.filter(
    (candidate) =>
      !isPrefix(valuesPath, candidate) &&
      isAncestorOrDescendant(valuesPath.slice(0, -1), candidate.slice(0, -1)),
  )
  const encoded = new Set(candidates.map((candidate) => JSON.stringify(candidate)))
  const [only] = encoded
  return encoded.size === 1 ? { kind: 'elsewhere', valuesPath: JSON.parse(only!) as string[] } : null
}

function isAncestorOrDescendant(first: FieldPath, second: FieldPath): boolean {
  return isPrefix(first, second) || isPrefix(second, first)
}

/** The path within the key's file; `undefined` if the file cannot contain it. */
function pathIn({ source }: EditableValue, valuesPath: FieldPath): FieldPath | undefined {
  const prefix = source.prefixes.find((keys) => isPrefix(keys, valuesPath))
  return prefix && valuesPath.slice(prefix.length)
}

function readAt(
  valuesPath: FieldPath,
  { reads }: ChartFacts,
  locationOfRead: ReadLocator,
): SuggestedKey['readAt'] {
  const read = reads.placed.find((placed) => isPrefix(valuesPath, placed.valuesPath))
  return read ? locationOfRead(read) : null
}
