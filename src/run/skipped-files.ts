import type { SkippedFile } from '../core/report.ts'
import type { Skipped } from '../core/tree.ts'
import type { InspectedTree } from '../inspect/types.ts'
import { differsBetween } from './weakenings/differing-files.ts'

/** The files of head that were not checked, with what of them differs from base; `base` is `null` if nothing is compared. */
export function skippedFiles(head: InspectedTree, base: InspectedTree | null): SkippedFile[] {
  if (!base) return head.skipped.map(({ file, reason }) => ({ file, reason }))
  const differs = differsBetween([base, head].map(({ sources }) => sources.reader.tree))
  const inBase = new Map(base.skipped.map((entry) => [entry.file, entry]))
  return head.skipped.map((entry): SkippedFile => {
    const { file, reason } = entry
    const files = new Map([inBase.get(file), entry].flatMap((each) => (each ? reasonsByFile(each) : [])))
    const differing = [...files].filter(([name]) => differs(name))
    return {
      file,
      reason,
      ...(differing.length > 0 && { differing: differing.map(([name, why]) => ({ name, reason: why })) }),
    }
  })
}

function reasonsByFile(entry: Skipped): [string, string][] {
  return (entry.standsFor ?? [entry]).map(({ file, reason }) => [file, reason])
}
