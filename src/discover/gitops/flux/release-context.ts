import { groupBy, groupPairs } from '../../../core/group.ts'
import { statedNamespace } from '../../../core/namespace.ts'
import { oncePer } from '../../../core/once-per.ts'
import { originOf } from '../../../core/render.ts'
import { resolveLinks } from '../../../core/tree.ts'
import { groupOf, type Manifest } from '../../../model/manifest.ts'
import { plainObjects } from '../../references/gitops-objects.ts'
import type { Reader } from '../../../yaml/reader.ts'
import type { SourceContext } from '../repository-identity.ts'

/** An object that a HelmRelease names. */
export interface NamedObject {
  readonly kind: string
  readonly name: string
  /** `''` if nothing states it. */
  readonly namespace: string
}

/**
 * The objects that a name may mean: objects that are built with the HelmRelease, or else objects in files, without those that
 * this build renames. An object without a namespace may be in any namespace.
 */
export function objectsNamed(named: NamedObject, { reader, build }: SourceContext): readonly Manifest[] {
  const key = keyOf(named)
  const built = build ? (byName(build.manifests).get(key) ?? []) : []
  const ofNamespace = built.filter((manifest) => mayBeIn(named.namespace, manifest))
  if (ofNamespace.length > 0) return ofNamespace
  const isRenamed = build ? renamedTest(build.manifests, reader) : () => false
  return (byName(plainObjects(reader)).get(key) ?? []).filter(
    (manifest) => mayBeIn(named.namespace, manifest) && !isRenamed(manifest),
  )
}

/**
 * Returns whether a build has an object of a file under another name only, after a `namePrefix` or `nameSuffix`. kustomize
 * changes no names in HelmReleases, so that a HelmRelease with the written name means no object of the cluster.
 */
function renamedTest(built: readonly Manifest[], reader: Reader): (written: Manifest) => boolean {
  const files = builtNames(built)
  return ({ kind, name, root }) => {
    const names = files.get(`${kind}/${resolveLinks(reader.tree, root.file) ?? root.file}`) ?? []
    return names.some((builtName) => builtName !== name && builtName.includes(name)) && !names.includes(name)
  }
}

/** The names in a build of the objects of a kind and file. */
const builtNames = oncePer((manifests: readonly Manifest[]): ReadonlyMap<string, readonly string[]> =>
  groupPairs(
    manifests.filter(isNamed).flatMap(({ kind, name, origins, root }): [string, string][] => {
      const file = origins && originOf(origins, root.at('metadata', 'name').location.line)?.file
      return file === undefined ? [] : [[`${kind}/${file}`, name]]
    }),
  ),
)

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
