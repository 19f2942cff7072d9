import type { Target } from '../../../core/target.ts'
import { groupOf, type Manifest } from '../../../model/manifest.ts'
import type { YamlNode } from '../../../yaml/node.ts'
import type { Reader } from '../../../yaml/reader.ts'
import { fileRoles } from '../../parts/file-roles.ts'
import { anyKind } from '../../parts/patched-kinds.ts'
import { gitopsObjects } from '../../references/gitops-objects.ts'
import { kustomizationsByPath } from '../kustomizations.ts'
import type { NestedObjects } from '../nested.ts'
import type { SourceOutcome, SourceOutcomes } from '../outcome.ts'
import type { SourceContext } from '../repository-identity.ts'
import type { ReleaseContext } from './release-context.ts'
import { releaseTarget } from './release-target.ts'

/** What HelmReleases are, with what became of each by its root. */
export interface ReleaseTargets {
  /** Their ids are unique. */
  readonly targets: readonly Target[]
  readonly outcomes: SourceOutcomes
}

/**
 * The releases of the HelmReleases in files that are applied as they are written.
 *
 * @param builtFiles the files that Flux Kustomizations build
 */
export function helmReleaseTargets(
  context: SourceContext,
  isLeftOut: (path: string) => boolean,
  builtFiles: ReadonlySet<string>,
): ReleaseTargets {
  const { reader } = context
  const isApplied = asWrittenTest(reader, builtFiles)
  const releases = gitopsObjects(reader).filter(
    (manifest) => isHelmRelease(manifest) && !isLeftOut(manifest.target) && isApplied(manifest),
  )
  const collection = releaseCollection(new Set())
  for (const manifest of releases) collection.add(manifest, context)
  return collection
}

/** The releases of the HelmReleases that targets render. */
export function nestedReleases(context: SourceContext, known: readonly Target[]): NestedObjects {
  // What was inferred of the chart is replaced, so that its id becomes free.
  const taken = known.filter(({ kind, statedBy, listedAt }) => kind !== 'helm' || statedBy || listedAt)
  const collection = releaseCollection(new Set(taken.map(({ id }) => id)))
  return {
    add: (rendered) =>
      rendered.flatMap((build) =>
        build.manifests
          .filter(isHelmRelease)
          .flatMap((manifest) => collection.add(manifest, { ...context, build })),
      ),
    outcomes: collection.outcomes,
    cycles: [],
  }
}

/** True for a HelmRelease of Flux 2. */
export function isHelmRelease(manifest: Manifest): boolean {
  return manifest.kind === 'HelmRelease' && groupOf(manifest) === 'helm.toolkit.fluxcd.io'
}

/** Returns whether an object of a file is applied as it is written: nothing builds or changes it. */
function asWrittenTest(reader: Reader, builtFiles: ReadonlySet<string>): (manifest: Manifest) => boolean {
  const roleOf = fileRoles(reader)
  return ({ target: file, kind }) => {
    if (builtFiles.has(file) || kustomizationsByPath(reader).has(file)) return false
    const { use, effect } = roleOf(file)
    const isObject = use === 'objects' || use === 'unapplied'
    return isObject && !effect.kinds.has(kind) && !effect.kinds.has(anyKind)
  }
}

interface ReleaseCollection extends ReleaseTargets {
  /** Adds a HelmRelease. Returns its target, unless an equal one is there. */
  add(manifest: Manifest, context: ReleaseContext): readonly Target[]
}

/** Collects the releases of HelmReleases, each once however many targets render it. */
function releaseCollection(taken: ReadonlySet<string>): ReleaseCollection {
  const targets: Target[] = []
  const ids = new Set(taken)
  const idByContents = new Map<string, string>()
  const outcomes = new Map<YamlNode, SourceOutcome>()

  function uniqueId(id: string): string {
    let unique = id
    for (let use = 2; ids.has(unique); use++) unique = `${id}#${use}`
    ids.add(unique)
    return unique
  }

  return {
    targets,
    outcomes,
    add(manifest, context) {
      const { target, reason } = releaseTarget(manifest, context)
      const key = target && JSON.stringify({ ...target, id: null, statedBy: null, manager: null })
      const known = key === undefined ? undefined : idByContents.get(key)
      const id = known ?? (target && uniqueId(target.id))
      // Values alone are not what the object is rendered as.
      const renderedAs = id !== undefined && target?.kind === 'helm' ? [id] : []
      outcomes.set(manifest.root.yaml!, { renderedAs, reason })
      if (!target || id === undefined || known !== undefined) return []
      idByContents.set(key!, id)
      const added = { ...target, id }
      targets.push(added)
      return [added]
    },
  }
}
