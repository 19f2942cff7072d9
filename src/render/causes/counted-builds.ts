import { documentReader, type TemplateDocument } from '../probe/documents.ts'
import type { BuildProbe } from '../kustomize/probe.ts'

/** Builds a kustomization with edited files, as often as the limit allows. */
export interface CountedBuilds {
  build(texts: ReadonlyMap<string, string>): Promise<BuiltDocuments | null>
  count(): number
}

/** The objects of a build, and the file of each. */
export interface BuiltDocuments {
  readonly documents: readonly TemplateDocument[]
  readonly objectFiles: readonly string[]
}

/** Counts the builds of a kustomization; past the limit they fail. */
export function countedBuilds(probe: BuildProbe): CountedBuilds {
  let count = 0
  const read = documentReader()
  return {
    async build(texts) {
      if (count >= maxBuilds) return null
      count++
      const built = await probe.build(texts)
      return built && { documents: read(built.manifest), objectFiles: built.objectFiles }
    },
    count: () => count,
  }
}

/** Limit on the builds for one kustomization. */
const maxBuilds = 200
