import type { Finding, Location } from '../../core/report.ts'
import type { ChangedMeshes } from '../../inspect/change/changed-meshes.ts'
import { excerptOf } from '../../inspect/excerpt.ts'
import type { LocatedFinding, Sources } from '../../inspect/locate.ts'
import { Node } from '../../model/node.ts'
import { locationOf } from '../../rules/message/location.ts'
import { lineMap } from '../page-lines.ts'
import { findingIdentity, type PlacedFinding } from './checked-tree.ts'

/** What is taken from the check before, and what has to be moved to its cause now. */
export interface CarriedFindings {
  readonly kept: readonly PlacedFinding[]
  readonly pending: readonly LocatedFinding[]
}

/** The findings of two checks of which the second looks for what an edit may alter. */
export interface FindingsOfEdit {
  /** All findings of the check before. */
  readonly last: readonly PlacedFinding[]
  /** Those of them that the edit may alter. */
  readonly before: readonly LocatedFinding[]
  /** What was found there now. */
  readonly found: readonly LocatedFinding[]
}

/** An edit, and what it may alter. */
export interface EditOfTree {
  readonly change: ChangedMeshes
  readonly before: Sources
  readonly after: Sources
}

/**
 * Keeps the findings that the edit cannot alter. A finding that is still there keeps its cause as well, unless an edited line
 * has a part in it. Where its target reads something else now, another line may be the cause: it counts as carried until it
 * is looked for again.
 */
export function carriedFindings({ last, before, found }: FindingsOfEdit, edit: EditOfTree): CarriedFindings {
  const move = placeAfter(edit)
  const alterable = new Set(before.map(findingIdentity))
  const kept = last.filter(({ located }) => !alterable.has(findingIdentity(located)))
  const byIdentity = new Map(
    last.flatMap((placed) => {
      const at = move(placed.located.at)
      return at ? [[findingIdentity({ ...placed.located, at }), placed] as const] : []
    }),
  )
  const pending: LocatedFinding[] = []
  for (const located of found) {
    const placed = byIdentity.get(findingIdentity(located))
    const carried = placed && carriedFinding(located, placed, edit, move)
    if (carried) kept.push(carried)
    else pending.push(located)
  }
  return { kept, pending }
}

/** Where a part of a file is after the edit; `null` if the edit touches its lines. */
type Move = <Part extends Location>(part: Part) => Part | null

function placeAfter({ before, after }: EditOfTree): Move {
  const map = lineMap(before.reader.tree, after.reader.tree)
  return (part) => {
    const [first, end] = [map(part.file, part.line), map(part.file, part.endLine)]
    const isWhole = first.isExact && end.isExact && end.line - first.line === part.endLine - part.line
    return isWhole ? { ...part, line: first.line, endLine: end.line } : null
  }
}

/** `null` for a finding that refers to something else than before, such as another object with the same host. */
function carriedFinding(
  located: LocatedFinding,
  { located: last, shown, isCarried = false }: PlacedFinding,
  { change, after }: EditOfTree,
  move: Move,
): PlacedFinding | null {
  if (referencesOf(located) !== referencesOf(last, move)) return null
  const at = move(shown.at)
  const fix = shown.fix && movedFix(shown.fix, move)
  if (!at || fix === null) return null
  const excerpt = excerptOf(at, after.reader, after.mask)
  const { target } = located.lintFinding
  return {
    located,
    shown: {
      ...located,
      cause: shown.cause,
      at,
      related: shown.related.flatMap((related) => {
        const place = move(related.at)
        return place ? { ...related, at: place } : []
      }),
      ...(excerpt && { excerpt }),
      ...(fix && { fix }),
    },
    isCarried: isCarried || (target !== null && !change.unchanged.has(target)),
  }
}

/** Equal for findings that refer to the same nodes, which `move` finds in the tree after the edit. */
function referencesOf({ lintFinding }: LocatedFinding, move: Move = (part) => part): string {
  return JSON.stringify(
    lintFinding.related.map(({ node, note }) => {
      const at = locationOf(node)
      return [move(at) ?? at, node instanceof Node ? node.path : null, note]
    }),
  )
}

/** A fix with the lines of its edits; `null` if one of them was edited. */
function movedFix(fix: NonNullable<Finding['fix']>, move: Move): NonNullable<Finding['fix']> | null {
  const edits = fix.edits.map(move)
  return edits.includes(null) ? null : { ...fix, edits: edits.flatMap((edit) => edit ?? []) }
}
