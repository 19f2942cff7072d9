import { isOver, minus, sizeOf, type Room } from '../budget.ts'

/** Diffs that stand under one heading. */
export interface DiffGroup {
  readonly open: string
  readonly close: string
  readonly items: readonly DiffItem[]
}

/** The diff of one object, with its context and without. */
export interface DiffItem {
  readonly risk: number
  readonly full: string
  readonly lean: string
}

/**
 * As many diffs as fit: the riskiest first, all of them before the context of any. `more` says how many objects
 * were left out; a group of which nothing fits is left out too.
 */
export function fillDiffs(groups: readonly DiffGroup[], room: Room, more: (left: number) => string): string {
  const items = groups.flatMap((group) => group.items.map((item) => ({ group, item })))
  const byRisk = items.toSorted((left, right) => right.item.risk - left.item.risk)
  const texts = new Map<DiffItem, string>()
  const opened = new Set<DiffGroup>()
  let left = minus(room, sizeOf(more(items.length)))
  for (const { group, item } of byRisk) {
    const frame = opened.has(group) ? '' : group.open + group.close
    const rest = minus(left, sizeOf(frame + item.lean))
    if (isOver(rest)) continue
    left = rest
    opened.add(group)
    texts.set(item, item.lean)
  }
  for (const item of byRisk.map((entry) => entry.item).filter((shown) => texts.has(shown))) {
    const rest = minus(left, minus(sizeOf(item.full), sizeOf(item.lean)))
    if (isOver(rest)) continue
    left = rest
    texts.set(item, item.full)
  }
  return groups.map((group) => groupText(group, texts)).join('') + more(items.length - texts.size)
}

function groupText({ open, close, items }: DiffGroup, texts: ReadonlyMap<DiffItem, string>): string {
  const shown = items.flatMap((item) => texts.get(item) ?? [])
  return shown.length === 0 ? '' : open + shown.join('') + close
}
