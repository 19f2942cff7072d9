import { isOver, subtractSizes, sizeOf, type SizeLimit } from '../budget.ts'

/** The diffs under one heading. */
export interface DiffGroup {
  readonly open: string
  readonly close: string
  readonly items: readonly DiffItem[]
}

/** The diff of one object, or of several with the same change, with context lines (`full`) and without (`lean`). */
export interface DiffItem {
  /** How many objects it stands for. */
  readonly objects: number
  readonly risk: number
  readonly full: string
  readonly lean: string
}

/**
 * As many diffs as fit, the riskiest first, and context lines only after all diffs. `omittedText` tells how many
 * objects were omitted. A group without diffs is omitted as a whole.
 */
export function fillDiffs(
  groups: readonly DiffGroup[],
  room: SizeLimit,
  omittedText: (omitted: number) => string,
): string {
  const items = groups.flatMap((group) => group.items.map((item) => ({ group, item })))
  const byRisk = items.toSorted((a, b) => b.item.risk - a.item.risk)
  const texts = new Map<DiffItem, string>()
  const opened = new Set<DiffGroup>()
  let remaining = subtractSizes(room, sizeOf(omittedText(objectsOf(items.map(({ item }) => item)))))
  for (const { group, item } of byRisk) {
    const frame = opened.has(group) ? '' : group.open + group.close
    const remainder = subtractSizes(remaining, sizeOf(frame + item.lean))
    if (isOver(remainder)) continue
    remaining = remainder
    opened.add(group)
    texts.set(item, item.lean)
  }
  for (const item of byRisk.map((entry) => entry.item).filter((shown) => texts.has(shown))) {
    const remainder = subtractSizes(remaining, subtractSizes(sizeOf(item.full), sizeOf(item.lean)))
    if (isOver(remainder)) continue
    remaining = remainder
    texts.set(item, item.full)
  }
  return (
    groups.map((group) => groupText(group, texts)).join('') +
    omittedText(objectsOf(items.map(({ item }) => item).filter((item) => !texts.has(item))))
  )
}

function objectsOf(items: readonly DiffItem[]): number {
  return items.reduce((sum, { objects }) => sum + objects, 0)
}

function groupText({ open, close, items }: DiffGroup, texts: ReadonlyMap<DiffItem, string>): string {
  const shown = items.flatMap((item) => texts.get(item) ?? [])
  return shown.length === 0 ? '' : open + shown.join('') + close
}
