import { apiGroups } from '../../model/kinds.ts'
import type { Manifest } from '../../model/manifest.ts'
import { Node } from '../../model/node.ts'
import type { YamlMap, YamlNode } from '../../yaml/node.ts'
import type { ConversionContext } from './context.ts'
import { listAt, mapAt, scalarAt, writtenValue } from '../../model/placed-yaml.ts'
import { convertedObject, type ConvertedObject } from './converted-object.ts'
import { internalName } from './converted-names.ts'
import { type Parent } from './parents.ts'
import { hostnamesOf } from './listener-refusals.ts'
import { entriesMeant, referenceKinds } from './references.ts'
import type { Refusal } from './refusal.ts'

/** Where routes of one host are merged: at a gateway, or in a namespace of the mesh and at a port. */
export function mergePlace(route: Manifest, parent: Parent): string {
  if (parent.listener) return internalName(parent)
  return parent.port === undefined ? route.namespace : `${route.namespace}/${parent.port}`
}

/**
 * A copy of an HTTP route of a VirtualService that also matches the port of a parent: in each of its matches, or in a new
 * match if it has none. The `parentRef` has to state a port.
 */
export function withPort(route: YamlMap, { reference }: Parent): YamlMap {
  const node = Node.of(route)
  const port = reference.node.get('port')
  const matches = node
    .items('match')
    .map((match) => mapAt(match, { ...fieldsOf(match), port: writtenValue(port) }))
  const list = matches.length > 0 ? matches : [mapAt(port, { port: writtenValue(port) })]
  return mapAt(node, { ...fieldsOf(node), match: listAt(port, list) })
}

function fieldsOf(map: Node): Record<string, YamlNode> {
  return Object.fromEntries(map.entries().map(([name, value]) => [name, value.yaml!]))
}

/** A host of a VirtualService. */
export interface NamedHost {
  readonly text: string
  readonly yaml: YamlNode
}

/** The hosts of a route at a parent: its hostnames at a gateway, and in the mesh those of its Service or ServiceEntry. */
export function hostsAt({ mesh }: ConversionContext, route: Manifest, parent: Parent): NamedHost[] {
  const { reference, listener } = parent
  const hostnames = route.spec.get('hostnames')
  if (listener) return hostnamesOf(route).map((text, index) => hostAt(hostnames.item(index), text))
  const { kind, name, namespace, node } = reference
  if (kind === referenceKinds.service)
    return [hostAt(node.get('name'), `${name}.${namespace}.svc.${mesh.clusterDomain}`)]
  return entriesMeant(mesh, reference).flatMap(({ spec }) =>
    spec.items('hosts').map(({ text }) => hostAt(node.get('name'), text)),
  )
}

/** A host with a text, located at a node. */
export function hostAt(place: Node, text: string): NamedHost {
  return { text, yaml: scalarAt(place, text) }
}

/**
 * Creates the VirtualService for routes of one host at one parent, in the namespace of the first route.
 *
 * @param routes at least one
 * @param fields the fields of `spec` besides `hosts` and `gateways`; undefined ones are left out
 */
export function virtualService(
  name: string,
  [route, ...furtherRoutes]: readonly Manifest[],
  {
    host,
    parent,
    fields,
  }: { host: YamlNode; parent: Parent; fields: Readonly<Record<string, YamlNode | undefined>> },
): ConvertedObject {
  const { node } = parent.reference
  const spec = mapAt(route!.spec, {
    hosts: listAt(route!.spec.get('hostnames'), [host]),
    gateways: listAt(node, [scalarAt(node, internalName(parent))]),
    ...fields,
  })
  return convertedObject('VirtualService', apiGroups.VirtualService, name, [route!, ...furtherRoutes], spec)
}

/** The VirtualServices that routes become, and what istiod refuses of the routes. */
export interface ConvertedRoutes {
  readonly virtualServices: readonly ConvertedObject[]
  readonly refusals: readonly Refusal[]
}

/**
 * The rules of a route for sidecars and for gateways. Only gateways need ReferenceGrants. `of` takes one of `parents`.
 * `refusals` are those of the rules for gateways, which include those for sidecars; without a gateway those for sidecars;
 * empty without parents.
 *
 * @param convert called once for each side that `parents` have; `isMesh` is true for sidecars (a parent without a listener)
 */
export function rulesBySide<Rules extends { readonly refusals: readonly Refusal[] }>(
  parents: readonly Parent[],
  convert: (isMesh: boolean) => Rules,
): { of(parent: Parent): Rules; readonly refusals: readonly Refusal[] } {
  const sides = new Set(parents.map(({ listener }) => listener === null))
  const rules = new Map([...sides].map((isMesh) => [isMesh, convert(isMesh)]))
  // A gateway refuses everything that sidecars refuse, and references without a grant.
  return {
    of: ({ listener }) => rules.get(listener === null)!,
    refusals: (rules.get(false) ?? rules.get(true))?.refusals ?? [],
  }
}
