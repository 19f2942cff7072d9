import { sourceText } from '../../yaml/source-text.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { EditedTarget } from './types.ts'

/** The objects that differ before and after the edits, in both versions. */
export function changedObjects({ before, after }: Omit<EditedTarget, 'target'>): Manifest[] {
  const [oldContents, newContents] = [before, after].map((manifests) => new Set(manifests.map(contentOf)))
  return [
    ...before.filter((manifest) => !newContents!.has(contentOf(manifest))),
    ...after.filter((manifest) => !oldContents!.has(contentOf(manifest))),
  ]
}

function contentOf({ root: { yaml } }: Manifest): string {
  return yaml ? sourceText(yaml) : ''
}
