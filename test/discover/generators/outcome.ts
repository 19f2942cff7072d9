import { unknownRepository } from '../../../src/core/repository.ts'
import { memoryTree } from '../../../src/core/tree.ts'
import { generatedApplications } from '../../../src/discover/gitops/argo/sets/application-set.ts'
import { repositoryIdentity } from '../../../src/discover/gitops/repository-identity.ts'
import { gitopsObjects } from '../../../src/discover/references/gitops-objects.ts'
import { readerOf } from '../../../src/yaml/reader.ts'
import { evaluators } from '../trees.ts'

/** The Applications of an ApplicationSet, and why others are not generated. */
export interface Outcome {
  readonly applications: readonly {
    readonly name: string
    readonly labels?: object
    readonly spec: object
  }[]
  readonly error?: string
}

/** What the ApplicationSets in files generate, by their names. */
export async function outcomesOf(files: Readonly<Record<string, string>>): Promise<Record<string, Outcome>> {
  const reader = readerOf(memoryTree(files))
  const repository = { ...unknownRepository, urls: ['https://git.example/org/platform'], mainBranch: 'main' }
  const context = { reader, identity: repositoryIdentity(repository, {}), ...evaluators }
  const sets = gitopsObjects(reader).filter(({ kind }) => kind === 'ApplicationSet')
  const outcomes = sets.map(async (set): Promise<[string, Outcome]> => {
    const { applications, reasons } = await generatedApplications(set, context)
    return [
      set.name,
      {
        applications: applications.map(({ manifest: { name, root, spec } }) => {
          const labels = root.at('metadata', 'labels')
          return { name, spec: spec.data as object, ...(labels.exists && { labels: labels.data as object }) }
        }),
        ...(reasons.length > 0 && { error: reasons[0]! }),
      },
    ]
  })
  return Object.fromEntries(await Promise.all(outcomes))
}
