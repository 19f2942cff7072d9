import type { Target } from '../core/target.ts'
import type { Skipped } from '../core/tree.ts'
import { placeAt } from '../yaml/lines.ts'
import type { Reader } from '../yaml/reader.ts'

/** Loose files that are no YAML: Helm says so of a release's own files, and nobody of these. */
export function unreadable(reader: Reader, targets: readonly Target[]): Skipped[] {
  return [...new Set(targets.flatMap(looseFiles))].flatMap((file) => {
    const reason = refusal(reader, file)
    return reason === undefined ? [] : [{ file, reason }]
  })
}

function looseFiles(target: Target): readonly string[] {
  if (target.kind === 'manifests') return target.files
  return target.kind === 'values' ? target.values : []
}

/** Why a file, or a document in it, cannot be read; `undefined` if all of it can. */
export function refusal(reader: Reader, file: string): string | undefined {
  for (const { source, root, problems } of reader.documents(file)) {
    const [problem] = root ? [] : problems
    if (problem) return `line ${placeAt(source, problem.start, problem.end).line}: ${problem.message}`
  }
  return undefined
}
