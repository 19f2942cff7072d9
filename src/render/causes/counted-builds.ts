import { once } from '../../core/once-per.ts'
import type { KustomizationTarget } from '../../core/target.ts'
import { documentReader, type TemplateDocument } from '../probe/documents.ts'
import type { BuildProbe, BuiltManifest } from '../kustomize/probe.ts'

/** Builds a kustomization with edited files, within limits. */
export interface CountedBuilds {
  /** The build of the unedited files; `null` if it fails. */
  original(): Promise<BuiltDocuments | null>
  /** See `BuildProbe.build`; `null` if it fails, and beyond the limits. */
  build(texts: ReadonlyMap<string, string>, target?: KustomizationTarget): Promise<BuiltDocuments | null>
  count(): number
}

/** The objects of a build, and the file of each. */
export interface BuiltDocuments {
  readonly documents: readonly TemplateDocument[]
  readonly objectFiles: readonly string[]
}

/** Counts the builds of a kustomization and the text that they return; beyond the limits they fail. */
export function countedBuilds(probe: BuildProbe): CountedBuilds {
  let count = 0
  let characters = 0
  let isTooSlow = false
  const read = documentReader()
  const documentsOf = (built: BuiltManifest | null | 'ended'): BuiltDocuments | null => {
    if (built === 'ended') isTooSlow = true
    return built && built !== 'ended'
      ? { documents: read(built.manifest), objectFiles: built.objectFiles }
      : null
  }
  return {
    original: once(async () => documentsOf(await probe.original())),
    async build(texts, target) {
      if (count >= maxBuilds || characters >= maxCharacters || isTooSlow) return null
      count++
      const built = await probe.build(texts, target)
      if (built && built !== 'ended') characters += built.manifest.length
      return documentsOf(built)
    },
    count: () => count,
  }
}

/** Limit on the builds for one kustomization. */
const maxBuilds = 200

/** Limit on the text that these builds return: a megabyte takes about five seconds. */
const maxCharacters = 8 * 2 ** 20
