import { shortNameList } from '../../core/join-words.ts'
import { fullHost } from '../../istio/hosts/hosts.ts'
import { canonicalHost } from '../../istio/hosts/services.ts'
import { gatewayKeysOf } from '../../istio/routing/gateways.ts'
import type { ConsequenceIn } from '../../model/consequence.ts'
import type { MeshKind } from '../../model/kinds.ts'
import type { Manifest } from '../../model/manifest.ts'
import { knownKind, type Mesh } from '../../model/mesh.ts'
import { servicesByHost } from '../request/registry/registry.ts'
import { hostsRoutedTo } from '../request/registry/routed-services.ts'
import { virtualServicesWithHosts } from '../request/registry/virtual-services.ts'
import { placeOfChange, changesOfKinds, type ChangedMesh } from './changed-objects.ts'

/** The objects that head removes although its routes still name them: Gateways, delegates, Services, ServiceEntries. */
export function neededObjects({ head, objects }: ChangedMesh): ConsequenceIn<'deletes'>[] {
  const removed = changesOfKinds(objects, neededKinds).filter((object) => !object.head)
  return removed.flatMap((object) => {
    const { kind, namespace, name } = object.base!
    const users = usersIn(head, object.base!)
    if (users.length === 0) return []
    const names = users.map((user) => `${user.kind} \`${user.namespace}/${user.name}\``)
    return [
      {
        area: 'deletes',
        code: 'needed',
        sentence: `removes ${kind} \`${namespace}/${name}\`, which ${shortNameList(names)} still ${users.length === 1 ? 'needs' : 'need'}`,
        place: placeOfChange(object),
        about: `${kind} ${namespace}/${name}`,
        missing: [],
      },
    ]
  })
}

/** Returns the objects of a mesh that name a removed object. */
type FindUsers = (mesh: Mesh, gone: Manifest) => readonly Manifest[]

const finders: Readonly<Partial<Record<MeshKind, FindUsers>>> = {
  Gateway: (mesh, { namespace, name }) =>
    written(
      virtualServicesWithHosts(mesh).filter((route) => gatewayKeysOf(route).includes(`${namespace}/${name}`)),
    ),
  KubernetesGateway: routesAt,
  VirtualService: rootsOf,
  Service: (mesh, { namespace, name }) => routesTo(mesh, [fullHost(name, namespace)]),
  ServiceEntry: (mesh, { spec }) =>
    routesTo(
      mesh,
      spec.items('hosts').map(({ text }) => text),
    ),
}

const neededKinds = Object.keys(finders) as MeshKind[]

function usersIn(mesh: Mesh, gone: Manifest): readonly Manifest[] {
  const kind = knownKind(gone)!
  return mesh.find(kind, gone.namespace, gone.name) ? [] : finders[kind]!(mesh, gone)
}

/** The VirtualServices, written or converted, that send to hosts of removed objects. */
function routesTo(mesh: Mesh, hosts: readonly string[]): readonly Manifest[] {
  const gone = new Set(
    hosts.map((host) => canonicalHost(mesh, host)).filter((host) => !servicesByHost(mesh).has(host)),
  )
  if (gone.size === 0) return []
  return written(
    virtualServicesWithHosts(mesh).filter((route) =>
      hostsRoutedTo(mesh, route).some((host) => gone.has(host)),
    ),
  )
}

/** The originals of converted routes. */
function written(routes: readonly Manifest[]): Manifest[] {
  return [...new Set(routes.flatMap((route) => route.originals?.slice(0, 1) ?? [route]))]
}

const routeKinds = ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute'] as const

function routesAt(mesh: Mesh, { namespace, name }: Manifest): readonly Manifest[] {
  return routeKinds
    .flatMap((kind) => mesh.ofKind(kind))
    .filter((route) =>
      route.spec.items('parentRefs').some((ref) => {
        const isGateway = ['', 'Gateway'].includes(ref.get('kind').text)
        return (
          isGateway &&
          ref.get('name').text === name &&
          (ref.get('namespace').text || route.namespace) === namespace
        )
      }),
    )
}

/** The VirtualServices that delegate to another one. */
function rootsOf(mesh: Mesh, { namespace, name }: Manifest): readonly Manifest[] {
  return mesh.ofKind('VirtualService').filter((root) =>
    root.spec.items('http').some((route) => {
      const delegate = route.get('delegate')
      return (
        delegate.get('name').text === name && (delegate.get('namespace').text || root.namespace) === namespace
      )
    }),
  )
}
