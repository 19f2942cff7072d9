import { groupBy } from '../../../core/group.ts'
import type { Target } from '../../../core/target.ts'
import type { Reader } from '../../../yaml/reader.ts'
import type { SourceOutcomes } from '../outcome.ts'
import type { RepositoryIdentity } from '../repository-identity.ts'
import type { Application } from './applications.ts'
import { sourceTarget, sourcesIn } from './sources.ts'

/** What Applications render. */
export interface ApplicationTargets {
  /** Their ids are unique. */
  readonly targets: readonly Target[]
  readonly outcomes: SourceOutcomes
}

/**
 * The targets that the sources of Applications are, as far as this tree shows them.
 *
 * @param taken the ids of other targets
 */
export function applicationTargets(
  reader: Reader,
  identity: RepositoryIdentity,
  applications: readonly Application[],
  taken: ReadonlySet<string> = new Set(),
): ApplicationTargets {
  const results = applications.flatMap((application) =>
    sourcesIn(application, identity, reader).map((source) => ({
      application,
      result: sourceTarget(source),
    })),
  )
  const targets = uniqueTargets(
    results.flatMap(({ result }) => ('target' in result ? result.target : [])),
    taken,
  )
  const byApplication = groupBy(results, ({ application }) => application)
  return {
    targets: [...targets.values()],
    outcomes: new Map(
      applications.map((application) => {
        const ofApplication = (byApplication.get(application) ?? []).map(({ result }) => result)
        return [
          application.manifest.root.yaml!,
          {
            renderedAs: ofApplication.flatMap((result) =>
              'target' in result ? targets.get(result.target)!.id : [],
            ),
            reason: reasonOf(ofApplication.flatMap((result) => ('reasons' in result ? result.reasons : []))),
          },
        ]
      }),
    ),
  }
}

/** Each target with an id that no other has. */
function uniqueTargets(targets: readonly Target[], taken: ReadonlySet<string>): Map<Target, Target> {
  const used = new Set(taken)
  const uses = new Map<string, number>()
  return new Map(
    targets.map((target) => {
      let { id } = target
      while (used.has(id)) {
        const use = (uses.get(target.id) ?? 1) + 1
        uses.set(target.id, use)
        id = `${target.id}#${use}`
      }
      used.add(id)
      return [target, id === target.id ? target : { ...target, id }]
    }),
  )
}

function reasonOf(reasons: readonly string[]): string {
  return [...new Set(reasons)].join('; ')
}
