import type { TargetChange } from '../../diff/merge.ts'
import type { RenderedTarget } from '../../diff/objects.ts'
import { objectRef } from '../../model/manifest.ts'
import { refKey } from './input-effects.ts'
import type { SourceChange, SourceChanges } from './source-changes.ts'
import type { CausesInput, ChangedTarget } from './types.ts'

/** The differences in the lines of an object that is applied as written; `null` for a rendered object. */
export function ownLines(
  change: TargetChange,
  { base: inBase, head: inHead }: ChangedTarget,
  { base, head }: CausesInput,
  changesOf: SourceChanges,
): SourceChange[] | null {
  if ((inHead ?? inBase)?.kind !== 'manifests') return null
  return change.type === 'removed'
    ? linesIn(base.rendered, 'base', change, changesOf)
    : linesIn(head.rendered, 'head', change, changesOf)
}

function linesIn(
  rendered: readonly RenderedTarget[],
  side: 'base' | 'head',
  { object, target }: TargetChange,
  changesOf: SourceChanges,
): SourceChange[] {
  const key = refKey(object)
  const manifests = rendered.find(({ id }) => id === target)?.manifests ?? []
  return manifests
    .filter((manifest) => refKey(objectRef(manifest)) === key)
    .flatMap(({ root: { location } }) =>
      changesOf(location.file).filter(({ lines }) => overlaps(lines, side, location.line, location.endLine)),
    )
}

/** True if a difference is in the 1-based lines of an object. For removed lines, the following line counts. */
function overlaps(lines: SourceChange['lines'], side: 'base' | 'head', first: number, last: number): boolean {
  if (!lines) return true
  const [start, end] = side === 'base' ? [lines.baseStart, lines.baseEnd] : [lines.headStart, lines.headEnd]
  return start < last && Math.max(end, start + 1) >= first
}
