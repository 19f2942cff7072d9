import { oncePer } from '../../core/once-per.ts'
import { isWildcard, normalHost, serviceNamespace } from '../../istio/hosts/hosts.ts'
import { knownKind, type Mesh } from '../../model/mesh.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { YamlNode } from '../../yaml/node.ts'
import type { Touched } from './types.ts'

/**
 * The ids of the targets in which something else may be found now that some targets render something else: these, and
 * those that have a host in common with them or name one of their objects. All of them where more than routes and
 * policies of hosts has changed: what else there is may matter to everything in its namespace or in the mesh.
 */
export function affectedTargets(touched: readonly Touched[], meshes: readonly Mesh[]): ReadonlySet<string> {
  if (!touched.flatMap(changedIn).every(isOfHosts))
    return new Set(meshes.flatMap((mesh) => mesh.targets.map(({ id }) => id)))
  const own = new Set(touched.map(({ target }) => target.id))
  const known = namesOf(touched.flatMap(({ before, after }) => [...before, ...after]))
  const others = meshes.flatMap(({ manifests }) => manifests.filter(({ target }) => !own.has(target)))
  const related = others.filter((manifest) => reachesFar(manifest) || isNamed(manifest, known))
  const entries = meshes.flatMap((mesh) => mesh.entries.filter(({ target }) => !own.has(target)))
  const inValues = entries.filter(
    ({ node: { yaml } }) => yaml && textsIn(yaml).some((text) => isOneOf(text, known)),
  )
  return new Set([...own, ...[...related, ...inValues].map(({ target }) => target)])
}

/** The objects that are not in both, as they were and as they are. */
export function changedIn({ before, after }: Omit<Touched, 'target'>): Manifest[] {
  const [old, now] = [before, after].map((manifests) => new Set(manifests.map(contentOf)))
  return [
    ...before.filter((manifest) => !now!.has(contentOf(manifest))),
    ...after.filter((manifest) => !old!.has(contentOf(manifest))),
  ]
}

function contentOf({ root: { yaml } }: Manifest): string {
  return yaml ? yaml.source.text.slice(yaml.start, yaml.end) : ''
}

function isOfHosts(manifest: Manifest): boolean {
  const kind = knownKind(manifest)
  return kind === 'VirtualService' || kind === 'DestinationRule'
}

/** What a sidecar imports, and what an EnvoyFilter patches, is not always named. */
function reachesFar(manifest: Manifest): boolean {
  const kind = knownKind(manifest)
  return kind === 'Sidecar' || kind === 'EnvoyFilter'
}

interface Names {
  /** In lower case: hosts, the names of objects, and the names that objects have for others. */
  readonly exact: ReadonlySet<string>
  /** Those that objects have for others. */
  readonly references: ReadonlySet<string>
  /** What follows the `*` of wildcards. */
  readonly wild: readonly string[]
}

function namesOf(manifests: readonly Manifest[]): Names {
  const hosts = manifests.flatMap(textsOf).filter((text) => text.includes('.') || isWildcard(text))
  const named = manifests.flatMap(({ root }) => (root.yaml ? referencesIn(root.yaml) : []))
  const references = [...named, ...hosts.flatMap(serviceIn)]
  const names = manifests.map(({ name }) => name)
  return {
    exact: new Set([...hosts, ...names, ...references].map(normalHost)),
    references: new Set(references.map(normalHost)),
    wild: [...new Set(hosts.filter(isWildcard).map((host) => normalHost(host).slice(1)))],
  }
}

/** Hosts without a dot, gateways and delegates are names of objects. */
function referencesIn(node: YamlNode): string[] {
  if (node.kind === 'list') return node.items.flatMap(referencesIn)
  if (node.kind === 'scalar') return []
  return [...node.entries].flatMap(([key, { value }]) =>
    naming.has(key) ? textsIn(value) : referencesIn(value),
  )
}

const naming = new Set(['host', 'hosts', 'gateways', 'delegate'])

/** `orders.shop.svc.cluster.local` is the Service `orders`. */
function serviceIn(host: string): string[] {
  return serviceNamespace(host) === undefined ? [] : host.split('.').slice(0, 1)
}

function isNamed(manifest: Manifest, known: Names): boolean {
  return (
    known.references.has(normalHost(manifest.name)) || textsOf(manifest).some((text) => isOneOf(text, known))
  )
}

function isOneOf(text: string, { exact, wild }: Names): boolean {
  const name = normalHost(text)
  if (exact.has(name) || serviceIn(name).some((service) => exact.has(service))) return true
  if (wild.some((end) => name.endsWith(end))) return true
  return isWildcard(name) && [...exact].some((each) => each.endsWith(name.slice(1)))
}

/** All texts of an object that may name something: `exportTo` names namespaces, which is not what routes are found by. */
const textsOf = oncePer(({ root }: Manifest): readonly string[] =>
  root.yaml?.kind === 'map'
    ? [...root.yaml.entries].flatMap(([key, { value }]) => (general.has(key) ? [] : textsIn(value)))
    : [],
)

const general = new Set(['apiVersion', 'kind', 'metadata'])

/** `namespace/name` names both. */
function textsIn(node: YamlNode): string[] {
  if (node.kind === 'list') return node.items.flatMap(textsIn)
  if (node.kind === 'map')
    return [...node.entries].flatMap(([key, { value }]) => (key === 'exportTo' ? [] : textsIn(value)))
  return typeof node.value === 'string' && node.value !== '' ? node.value.split('/') : []
}
