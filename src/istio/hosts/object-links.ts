import { groupBy, groupByEach } from '../../core/group.ts'
import { oncePer } from '../../core/once-per.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'
import { objectKey } from '../../model/presence.ts'
import { hostIndex } from './host-index.ts'
import { fullHost, isWildcard, normalHost, serviceNamespace } from './hosts.ts'

/** Returns the objects of a list that share a host or a name with an object, or are another version of it. */
export type ObjectLinks = (object: Manifest) => readonly Manifest[]

/** Cached by list, since many differences are compared with the same objects. */
export const objectLinks = oncePer((objects: readonly Manifest[]): ObjectLinks => {
  const byName = objectsByName(objects)
  const users = usersByText(objects)
  const sameAs = sameObjects(objects)
  const byHost = hostIndex(objects, (object) => referencedNames(object).hosts)
  return (object) => {
    const { texts, hosts } = referencedNames(object)
    return [
      ...(users.get(nameOf(object)) ?? []),
      ...texts.flatMap((text) => byName.get(text) ?? []),
      ...hosts.flatMap(byHost.overlapping),
      ...sameAs(object),
    ]
  }
})

const objectsByName = oncePer((objects: readonly Manifest[]) => groupBy(objects, nameOf))

/**
 * Returns a function that returns the objects of a list with the same `objectKey` as an object: itself too if the list has it,
 * empty if there are none. One function for each list.
 */
export const sameObjects = oncePer((objects: readonly Manifest[]): ObjectLinks => {
  const byName = objectsByName(objects)
  const byNamespaces = new Map<string, ReadonlyMap<string, readonly Manifest[]>>()
  return (object) => {
    const name = nameOf(object)
    const byNamespace =
      byNamespaces.get(name) ?? groupBy(byName.get(name) ?? [], ({ namespace }) => namespace)
    byNamespaces.set(name, byNamespace)
    // Few objects have one name in one namespace; many have one name.
    const key = objectKey(object)
    return (byNamespace.get(object.namespace) ?? []).filter((candidate) => objectKey(candidate) === key)
  }
})

function usersByText(objects: readonly Manifest[]): ReadonlyMap<string, readonly Manifest[]> {
  return groupByEach(objects, (object) => referencedNames(object).texts)
}

function nameOf({ name }: Manifest): string {
  return name.toLowerCase()
}

/** The texts of an object, as hosts are compared. */
interface Names {
  /** All texts, since any of them may be the name of an object. */
  readonly texts: readonly string[]
  /** Those that may be hosts. */
  readonly hosts: readonly string[]
}

/** The texts below `spec`, except `exportTo`, which has namespaces of clients. */
export const referencedNames = oncePer(({ spec, namespace }: Manifest): Names => {
  const [texts, hosts] = [new Set<string>(), new Set<string>()]
  const add = (text: string, isReference: boolean): void => {
    const name = normalHost(text)
    texts.add(name)
    if (isReference || name.includes('.') || isWildcard(name)) hosts.add(name)
    // A wildcard of another object may cover the full name.
    if (isReference && !name.includes('.') && !isWildcard(name)) hosts.add(fullHost(name, namespace))
    // A short name and a full name may refer to the same Service.
    if (serviceNamespace(name) !== undefined) add(name.slice(0, name.indexOf('.')), true)
  }
  const visit = (node: NonNullable<Node['yaml']>, isReference: boolean): void => {
    if (node.kind === 'list') for (const item of node.items) visit(item, isReference)
    else if (node.kind === 'map') {
      for (const [key, { value }] of node.entries)
        if (key !== 'exportTo') visit(value, isReference || keysOfReferences.has(key))
    } else if (typeof node.value === 'string')
      for (const text of node.value.split('/')) if (text !== '') add(text, isReference)
  }
  if (spec.yaml) visit(spec.yaml, false)
  return { texts: [...texts], hosts: [...hosts] }
})

/** The keys of hosts without a dot and of names. */
const keysOfReferences: ReadonlySet<string> = new Set([
  'backendRefs',
  'delegate',
  'gateways',
  'host',
  'hosts',
  'parentRefs',
])
