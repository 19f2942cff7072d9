import { oncePer } from '../../core/once-per.ts'
import { isWildcard, normalHost, serviceNamespace } from '../../istio/hosts/hosts.ts'
import { knownKind, type Mesh } from '../../model/mesh.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { YamlNode } from '../../yaml/node.ts'
import type { EditedTarget } from './types.ts'

/**
 * The ids of the targets whose findings may differ after edited targets render something else: the edited targets, and
 * those that share a host with them or name one of their objects. All targets if an object other than a VirtualService
 * or DestinationRule has changed, since it may affect its whole namespace or the mesh.
 */
export function affectedTargets(
  editedTargets: readonly EditedTarget[],
  meshes: readonly Mesh[],
): ReadonlySet<string> {
  if (!editedTargets.flatMap(changedObjects).every(isOfHosts))
    return new Set(meshes.flatMap((mesh) => mesh.targets.map(({ id }) => id)))
  const editedIds = new Set(editedTargets.map(({ target }) => target.id))
  const names = namesOf(editedTargets.flatMap(({ before, after }) => [...before, ...after]))
  const otherManifests = meshes.flatMap(({ manifests }) =>
    manifests.filter(({ target }) => !editedIds.has(target)),
  )
  const related = otherManifests.filter((manifest) => hasUnnamedEffects(manifest) || isNamed(manifest, names))
  const entries = meshes.flatMap((mesh) => mesh.entries.filter(({ target }) => !editedIds.has(target)))
  const inValues = entries.filter(
    ({ node: { yaml } }) => yaml && textsIn(yaml).some((text) => matchesName(text, names)),
  )
  return new Set([...editedIds, ...[...related, ...inValues].map(({ target }) => target)])
}

/** The objects that differ before and after the edits, in both versions. */
export function changedObjects({ before, after }: Omit<EditedTarget, 'target'>): Manifest[] {
  const [oldContents, newContents] = [before, after].map((manifests) => new Set(manifests.map(contentOf)))
  return [
    ...before.filter((manifest) => !newContents!.has(contentOf(manifest))),
    ...after.filter((manifest) => !oldContents!.has(contentOf(manifest))),
  ]
}

function contentOf({ root: { yaml } }: Manifest): string {
  return yaml ? yaml.source.text.slice(yaml.start, yaml.end) : ''
}

function isOfHosts(manifest: Manifest): boolean {
  const kind = knownKind(manifest)
  return kind === 'VirtualService' || kind === 'DestinationRule'
}

/** True for kinds that may affect objects without naming them. */
function hasUnnamedEffects(manifest: Manifest): boolean {
  const kind = knownKind(manifest)
  return kind === 'Sidecar' || kind === 'EnvoyFilter'
}

interface Names {
  /** In lower case: hosts, names of objects, and names used in references. */
  readonly exact: ReadonlySet<string>
  /** Names used in references (`host`, `gateways`, `delegate`). */
  readonly references: ReadonlySet<string>
  /** The suffixes after the `*` of wildcards. */
  readonly wildcardSuffixes: readonly string[]
}

function namesOf(manifests: readonly Manifest[]): Names {
  const hosts = manifests.flatMap(textsOf).filter((text) => text.includes('.') || isWildcard(text))
  const namedReferences = manifests.flatMap(({ root }) => (root.yaml ? referencesIn(root.yaml) : []))
  const references = [...namedReferences, ...hosts.flatMap(serviceNameIn)]
  const names = manifests.map(({ name }) => name)
  return {
    exact: new Set([...hosts, ...names, ...references].map(normalHost)),
    references: new Set(references.map(normalHost)),
    wildcardSuffixes: [...new Set(hosts.filter(isWildcard).map((host) => normalHost(host).slice(1)))],
  }
}

/** The values of keys that refer to objects: hosts, gateways and delegates. */
function referencesIn(node: YamlNode): string[] {
  if (node.kind === 'list') return node.items.flatMap(referencesIn)
  if (node.kind === 'scalar') return []
  return [...node.entries].flatMap(([key, { value }]) =>
    referenceKeys.has(key) ? textsIn(value) : referencesIn(value),
  )
}

const referenceKeys = new Set(['host', 'hosts', 'gateways', 'delegate'])

/** The name of the Service in a host: `orders` for `orders.shop.svc.cluster.local`. */
function serviceNameIn(host: string): string[] {
  return serviceNamespace(host) === undefined ? [] : host.split('.').slice(0, 1)
}

function isNamed(manifest: Manifest, names: Names): boolean {
  return (
    names.references.has(normalHost(manifest.name)) ||
    textsOf(manifest).some((text) => matchesName(text, names))
  )
}

function matchesName(text: string, { exact, wildcardSuffixes: wild }: Names): boolean {
  const name = normalHost(text)
  if (exact.has(name) || serviceNameIn(name).some((service) => exact.has(service))) return true
  if (wild.some((end) => name.endsWith(end))) return true
  return isWildcard(name) && [...exact].some((exactName) => exactName.endsWith(name.slice(1)))
}

/** All texts of an object that may name hosts or objects; not `exportTo`, which names namespaces. */
const textsOf = oncePer(({ root }: Manifest): readonly string[] =>
  root.yaml?.kind === 'map'
    ? [...root.yaml.entries].flatMap(([key, { value }]) => (ignoredKeys.has(key) ? [] : textsIn(value)))
    : [],
)

const ignoredKeys = new Set(['apiVersion', 'kind', 'metadata'])

/** The non-empty strings of a node; `namespace/name` gives two. */
function textsIn(node: YamlNode): string[] {
  if (node.kind === 'list') return node.items.flatMap(textsIn)
  if (node.kind === 'map')
    return [...node.entries].flatMap(([key, { value }]) => (key === 'exportTo' ? [] : textsIn(value)))
  return typeof node.value === 'string' && node.value !== '' ? node.value.split('/') : []
}
