import type { Finding, Location } from '../../core/report.ts'
import { hasPath } from '../../core/tree.ts'
import type { ChangedMeshes } from '../../inspect/change/changed-meshes.ts'
import { excerptOf } from '../../inspect/excerpt.ts'
import type { LocatedFinding, Sources } from '../../inspect/locate.ts'
import { Node } from '../../model/node.ts'
import { locationOf } from '../../rules/message/location.ts'
import { lineMap } from '../page-lines.ts'
import { findingIdentity, type PlacedFinding } from './checked-tree.ts'

/** The findings that are kept from the previous check, and those whose cause has to be found now. */
export interface CarriedFindings {
  readonly kept: readonly PlacedFinding[]
  readonly pending: readonly LocatedFinding[]
}

/** The findings of two checks. The second one only searches what the edit may affect. */
export interface FindingsOfEdit {
  /** All findings of the previous check. */
  readonly last: readonly PlacedFinding[]
  /** Those of them that the edit may affect. */
  readonly before: readonly LocatedFinding[]
  /** The findings of the second check. */
  readonly found: readonly LocatedFinding[]
}

/** An edit, and what it may affect. */
export interface EditOfTree {
  readonly change: ChangedMeshes
  readonly before: Sources
  readonly after: Sources
}

/**
 * Keeps the findings that the edit cannot affect. A remaining finding also keeps its cause, unless an edited line is
 * involved. If its target reads changed files, the cause may differ: it counts as carried until it is searched again.
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

/**
 * Findings of a previous check at their lines after the edit, or at the nearest ones if it touches them, without those in files
 * that are gone.
 */
export function movedFindings(
  findings: readonly LocatedFinding[],
  { before, after }: Pick<EditOfTree, 'before' | 'after'>,
): LocatedFinding[] {
  const map = lineMap(before.reader.tree, after.reader.tree)
  return findings
    .filter(({ at }) => hasPath(after.reader.tree, at.file))
    .map((finding): LocatedFinding => {
      const { file, line, endLine } = finding.at
      const first = map(file, line).line
      const at = { ...finding.at, line: first, endLine: first + endLine - line }
      const excerpt = excerptOf(at, after.reader, after.mask)
      return { ...finding, at, ...(excerpt && { excerpt }) }
    })
}

/** The location of a part of a file after the edit; `null` if the edit touches its lines. */
type Move = <Part extends Location>(part: Part) => Part | null

function placeAfter({ before, after }: EditOfTree): Move {
  const map = lineMap(before.reader.tree, after.reader.tree)
  return (part) => {
    const [first, end] = [map(part.file, part.line), map(part.file, part.endLine)]
    const isWhole = first.isExact && end.isExact && end.line - first.line === part.endLine - part.line
    return isWhole ? { ...part, line: first.line, endLine: end.line } : null
  }
}

/** `null` if the finding now refers to something else, such as another object with the same host. */
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

/** A key of the nodes that a finding refers to, which `move` finds in the tree after the edit. */
function referencesOf({ lintFinding }: LocatedFinding, move: Move = (part) => part): string {
  return JSON.stringify(
    lintFinding.related.map(({ node, note }) => {
      const at = locationOf(node)
      return [move(at) ?? at, node instanceof Node ? node.path : null, note]
    }),
  )
}

/** A fix with moved lines; `null` if one of its lines was edited. */
function movedFix(fix: NonNullable<Finding['fix']>, move: Move): NonNullable<Finding['fix']> | null {
  const edits = fix.edits.map(move)
  return edits.includes(null) ? null : { ...fix, edits: edits.flatMap((edit) => edit ?? []) }
}
