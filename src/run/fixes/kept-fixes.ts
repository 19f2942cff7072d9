import type { Fix } from '../../core/report.ts'
import { inputKeys } from '../../inspect/input-keys.ts'
import { secretFinder } from '../../inspect/known-secrets.ts'
import type { LocatedFinding } from '../../inspect/locate.ts'
import type { InspectedTree } from '../../inspect/types.ts'
import { findingKey } from './finding-key.ts'
import type { Reader } from '../../yaml/reader.ts'
import { shownDiff } from './shown-diff.ts'
import type { FixInput } from './types.ts'

/** Groups of findings, each with its fix. */
type Fixes = readonly (Fix | null)[]

/** A fix without what is printed from its edits. */
type KeptFix = Omit<Fix, 'diff'>

/**
 * The fixes that an earlier run kept for groups of findings, else those that `find` returns, which are kept for later runs. A
 * fix is verified by all that is applied beside it, so it is kept by the inputs of all targets. Nothing is kept if the time
 * for fixes ran out, or if the fixes contain a secret.
 */
export async function keptFixes(
  groups: readonly (readonly LocatedFinding[])[],
  { head, config, host }: FixInput,
  find: () => Promise<Fixes>,
): Promise<Fixes> {
  const { kept, budget } = host
  const inputs = kept && groups.length > 0 ? inputKeys(head, host).ofMeshes(head.meshes.values()) : null
  if (!kept || inputs === null) return find()
  const question = JSON.stringify(['fixes', inputs, config, groups.map((group) => group.map(identityOf))])
  const text = kept.read(question)
  if (text !== null) {
    const fixes = JSON.parse(text) as readonly (KeptFix | null)[]
    return fixes.map((fix) => fix && withDiff(fix, head.sources.reader))
  }
  const fixes = await find()
  if (!budget.isSpent('repair') && !containsSecret(fixes, head))
    kept.add(question, JSON.stringify(fixes.map((fix) => fix && withoutDiff(fix))))
  return fixes
}

function identityOf({ lintFinding, at, cause, status }: LocatedFinding): unknown {
  return [findingKey(lintFinding), lintFinding.message, at, cause, status]
}

/** True if a fix changes a Secret, or if a secret of a target or of an edited file is anywhere in the fixes. */
function containsSecret(fixes: Fixes, { sources }: InspectedTree): boolean {
  const found = fixes.flatMap((fix) => fix ?? [])
  if (found.length === 0) return false
  if (found.some(({ also }) => also.some(({ object }) => object.kind === 'Secret'))) return true
  const files = found.flatMap(({ edits }) => edits.map(({ file }) => file))
  return secretFinder([sources], sources.targets.keys(), files)(JSON.stringify(found)).length > 0
}

/** The fields stand in the order of a fix that is found, so that reports are equal byte for byte. */
function withDiff({ title, edits, ...others }: KeptFix, reader: Reader): Fix {
  return { title, edits, diff: shownDiff(edits, reader), ...others }
}

function withoutDiff({ title, edits, verified, safety, also }: Fix): KeptFix {
  return { title, edits, verified, safety, also }
}
