import type { Target, UnrenderedSource } from '../../../core/target.ts'
import { canonicalJson } from '../../../model/canonical-json.ts'
import { groupOf, type Manifest } from '../../../model/manifest.ts'
import type { UnresolvedReference } from '../../../model/unresolved-reference.ts'
import type { YamlNode } from '../../../yaml/node.ts'
import type { Reader } from '../../../yaml/reader.ts'
import { fileRoles } from '../../parts/file-roles.ts'
import { anyKind } from '../../parts/patched-kinds.ts'
import { gitopsObjects } from '../../references/gitops-objects.ts'
import { freeId, renderedContentsKey } from '../equal-targets.ts'
import { kustomizationsByPath } from '../kustomizations.ts'
import type { NestedObjects } from '../nested.ts'
import type { SourceOutcome } from '../outcome.ts'
import type { SourceContext } from '../repository-identity.ts'
import type { RequestedChart } from '../requested-chart.ts'
import { requestedChart } from './chart-reference.ts'
import { releaseTarget, type ReleaseResult } from './release-target.ts'

/** The targets of HelmReleases, with the outcome of each HelmRelease. */
export interface ReleaseTargets extends Omit<NestedObjects, 'add'> {
  /** Targets with unique ids. */
  readonly targets: readonly Target[]
}

/**
 * The releases of the HelmReleases in files that are applied as written.
 *
 * @param builtFiles the files that Flux Kustomizations build
 */
export function helmReleaseTargets(
  context: SourceContext,
  isLeftOut: (path: string) => boolean,
  builtFiles: ReadonlySet<string>,
): ReleaseTargets {
  const collection = releaseCollection(new Set())
  for (const manifest of writtenReleases(context.reader, builtFiles))
    if (!isLeftOut(manifest.target)) collection.add(manifest, context)
  return collection
}

/**
 * The HelmReleases in files that are applied as written: no kustomization lists or builds the file, and no patch changes the
 * HelmReleases in it.
 *
 * @param builtFiles the files that kustomizations build
 */
export function writtenReleases(reader: Reader, builtFiles: ReadonlySet<string>): Manifest[] {
  const releases = gitopsObjects(reader).filter(isHelmRelease)
  return releases.length === 0 ? [] : releases.filter(asWrittenTest(reader, builtFiles))
}

/** The releases of the HelmReleases that targets render. */
export function nestedReleases(context: SourceContext, existing: readonly Target[]): NestedObjects {
  // An inferred release of the chart is replaced, so its id becomes free.
  const taken = existing.filter(({ kind, statedBy, listedAt }) => kind !== 'helm' || statedBy || listedAt)
  const collection = releaseCollection(new Set(taken.map(({ id }) => id)))
  return {
    ...collection,
    add: (rendered) =>
      rendered.flatMap((build) =>
        build.manifests
          .filter(isHelmRelease)
          .flatMap((manifest) => collection.add(manifest, { ...context, build })),
      ),
    statedBy(manifest, build) {
      const { target } = isHelmRelease(manifest) ? releaseTarget(manifest, { ...context, build }) : {}
      return Promise.resolve(target ? [target] : [])
    },
  }
}

/** True for a HelmRelease of Flux 2. */
function isHelmRelease(manifest: Manifest): boolean {
  return manifest.kind === 'HelmRelease' && groupOf(manifest) === 'helm.toolkit.fluxcd.io'
}

/** Returns whether an object of a file is applied as written: nothing builds or changes it. */
function asWrittenTest(reader: Reader, builtFiles: ReadonlySet<string>): (manifest: Manifest) => boolean {
  const roleOf = fileRoles(reader)
  return ({ target: file, kind }) => {
    if (builtFiles.has(file) || kustomizationsByPath(reader).has(file)) return false
    const { use, effect } = roleOf(file)
    const isObject = use === 'objects' || use === 'unapplied'
    return isObject && !effect.kinds.has(kind) && !effect.kinds.has(anyKind)
  }
}

/** A HelmRelease that is not rendered, for the comparison with base. */
function unrenderedRelease(manifest: Manifest, { reason, valueTexts = [] }: ReleaseResult): UnrenderedSource {
  const { name, spec } = manifest
  return { name, reason, options: JSON.stringify([canonicalJson(spec), ...valueTexts]), values: [] }
}

interface ReleaseCollection extends ReleaseTargets {
  /** Adds a HelmRelease. Returns its target, unless an equal one exists. */
  add(manifest: Manifest, context: SourceContext): readonly Target[]
}

/** Collects the releases of HelmReleases, each once however many targets render it. */
function releaseCollection(taken: ReadonlySet<string>): ReleaseCollection {
  const targets: Target[] = []
  const ids = new Set(taken)
  const numbers = new Map<string, number>()
  const idByContents = new Map<string, string>()
  const outcomes = new Map<YamlNode, SourceOutcome>()
  const unresolved: UnresolvedReference[] = []
  const requested: RequestedChart[] = []

  return {
    targets,
    outcomes,
    unresolved,
    requested,
    add(manifest, context) {
      const result = releaseTarget(manifest, context)
      const { target, reason, missingKeys = [] } = result
      requested.push(...requestedChart(manifest, context))
      unresolved.push(...missingKeys)
      const key = target && renderedContentsKey(target)
      const existingId = key === undefined ? undefined : idByContents.get(key)
      const id = existingId ?? (target && freeId(target.id, ids, numbers))
      // A target with only values is not a render of the object.
      const renderedAs = id !== undefined && target?.kind === 'helm' ? [id] : []
      const unrendered = reason === '' ? [] : [unrenderedRelease(manifest, result)]
      outcomes.set(manifest.root.yaml!, { renderedAs, reason, unrendered })
      if (!target || id === undefined || existingId !== undefined) return []
      ids.add(id)
      idByContents.set(key!, id)
      const { build } = context
      const added = { ...target, id, ...(build && { renderedBy: build.target.id }) }
      targets.push(added)
      return [added]
    },
  }
}
