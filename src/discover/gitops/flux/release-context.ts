import { groupBy } from '../../../core/group.ts'
import { isStatedNamespace } from '../../../core/namespace.ts'
import { oncePer } from '../../../core/once-per.ts'
import { groupOf, type Manifest } from '../../../model/manifest.ts'
import { plainObjects } from '../../references/gitops-objects.ts'
import type { SourceContext } from '../repository-identity.ts'

/** An object that a HelmRelease names. */
export interface NamedObject {
  readonly kind: string
  readonly name: string
  /** `''` if nothing states it. */
  readonly namespace: string
}

/**
 * The objects that a name may mean: those that are built with the HelmRelease, without one those in files. A file without
 * a namespace may be of any.
 */
export function objectsNamed(named: NamedObject, { reader, build }: SourceContext): readonly Manifest[] {
  const key = keyOf(named)
  const built = build ? (byName(build.manifests).get(key) ?? []) : []
  const ofNamespace = built.filter((manifest) => mayBeIn(named.namespace, manifest))
  if (ofNamespace.length > 0) return ofNamespace
  return (byName(plainObjects(reader)).get(key) ?? []).filter((manifest) =>
    mayBeIn(named.namespace, manifest),
  )
}

/** The namespace of an object; `''` if nothing states it. */
export function statedNamespace({ namespace }: Manifest): string {
  return isStatedNamespace(namespace) ? namespace : ''
}

function mayBeIn(namespace: string, manifest: Manifest): boolean {
  const stated = statedNamespace(manifest)
  return namespace === '' || stated === '' || stated === namespace
}

const byName = oncePer((manifests: readonly Manifest[]): ReadonlyMap<string, readonly Manifest[]> =>
  groupBy(manifests.filter(isNamed), keyOf),
)

/** Sources of Flux, and what holds values. */
function isNamed(manifest: Manifest): boolean {
  const group = groupOf(manifest)
  return group === '' || group === 'source.toolkit.fluxcd.io'
}

function keyOf({ kind, name }: Pick<NamedObject, 'kind' | 'name'>): string {
  return `${kind}/${name}`
}
