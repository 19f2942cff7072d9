import { groupBy } from '../../../core/group.ts'
import { statedNamespace } from '../../../core/namespace.ts'
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
 * The objects that a name may mean: objects that are built with the HelmRelease, or else objects in files. An object
 * without a namespace may be in any namespace.
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

function mayBeIn(namespace: string, manifest: Manifest): boolean {
  const stated = statedNamespace(manifest)
  return namespace === '' || stated === '' || stated === namespace
}

const byName = oncePer((manifests: readonly Manifest[]): ReadonlyMap<string, readonly Manifest[]> =>
  groupBy(manifests.filter(isNamed), keyOf),
)

/** True for sources of Flux, and for ConfigMaps and Secrets. */
function isNamed(manifest: Manifest): boolean {
  const group = groupOf(manifest)
  return group === '' || group === 'source.toolkit.fluxcd.io'
}

function keyOf({ kind, name }: Pick<NamedObject, 'kind' | 'name'>): string {
  return `${kind}/${name}`
}
