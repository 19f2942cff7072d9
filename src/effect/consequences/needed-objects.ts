import { fullHost } from '../../istio/hosts/hosts.ts'
import { canonicalHost } from '../../istio/hosts/services.ts'
import { gatewayKeysOf } from '../../istio/routing/gateways.ts'
import type { ConsequenceIn } from '../../model/consequence.ts'
import type { Manifest } from '../../model/manifest.ts'
import { knownKind, type Mesh } from '../../model/mesh.ts'
import { servicesByHost } from '../request/registry/registry.ts'
import { hostsRoutedTo } from '../request/registry/routed-services.ts'
import { routingServices } from '../request/registry/virtual-services.ts'
import { placeOfChange, ofKinds, type ChangedMesh } from './changed-objects.ts'
import { someOf } from './words.ts'

/** Gateways, Services and ServiceEntries that only base has, and that VirtualServices of head still name. */
export function neededObjects({ head, objects }: ChangedMesh): ConsequenceIn<'deletes'>[] {
  const removed = ofKinds(objects, ['Gateway', 'Service', 'ServiceEntry']).filter((object) => !object.head)
  return removed.flatMap((object) => {
    const { kind, namespace, name } = object.base!
    const users = usersIn(head, object.base!)
    if (users.length === 0) return []
    const names = users.map((user) => `\`${user.namespace}/${user.name}\``)
    return [
      {
        area: 'deletes',
        code: 'needed',
        sentence: `takes away ${kind} \`${namespace}/${name}\`, which VirtualService${users.length === 1 ? '' : 's'} ${someOf(names)} still ${users.length === 1 ? 'needs' : 'need'}`,
        place: placeOfChange(object),
        about: `${kind} ${namespace}/${name}`,
        missing: [],
      },
    ]
  })
}

function usersIn(mesh: Mesh, object: Manifest): Manifest[] {
  const routes = routingServices(mesh)
  const { namespace, name, spec } = object
  const kind = knownKind(object)
  if (kind === 'Gateway') {
    if (mesh.find('Gateway', namespace, name)) return []
    return routes.filter((route) => gatewayKeysOf(route).includes(`${namespace}/${name}`))
  }
  const names = kind === 'Service' ? [fullHost(name, namespace)] : spec.items('hosts').map(({ text }) => text)
  const gone = new Set(
    names.map((host) => canonicalHost(mesh, host)).filter((host) => !servicesByHost(mesh).has(host)),
  )
  return gone.size === 0
    ? []
    : routes.filter((route) => hostsRoutedTo(mesh, route).some((host) => gone.has(host)))
}
