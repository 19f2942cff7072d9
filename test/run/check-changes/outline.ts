import type { CheckChange } from '../../../src/core/report.ts'
import { memoryTree } from '../../../src/core/tree.ts'
import { checkChanges } from '../../../src/run/check-changes/check-changes.ts'
import { readerOf } from '../../../src/yaml/reader.ts'
import type { Files } from '../scene.ts'

/** What changes between two trees in how they are checked. */
export function changesOf(base: Files, head: Files, file = '.meshgate.yaml'): Promise<CheckChange[]> {
  return checkChanges(readerOf(memoryTree(base)), readerOf(memoryTree(head)), file)
}

/** In one line each: `effect file:line key: before → after`, with `(base)` after a place in base. */
export async function changesText(base: Files, head: Files, file?: string): Promise<string[]> {
  return (await changesOf(base, head, file)).map(
    ({ at, side, key, before, after, default: usual, effect, note }) => {
      const place = `${at.file}:${at.line}${side === 'base' ? ' (base)' : ''}`
      const values = before === undefined && after === undefined ? '' : `${before ?? '-'} → ${after ?? '-'}`
      const details = [values, usual && `default ${usual}`, note].filter(Boolean).join('; ')
      return `${effect} ${place} ${key}: ${details}`
    },
  )
}
