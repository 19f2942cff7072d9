// The waypoints that ztunnels know, as istiod says it and as meshgate's model does, in the form of `mesh-facts.ts`.
import { servingWaypoints, waypointOfPods } from '../../src/istio/ambient/serving-waypoints.ts'
import { fullHost } from '../../src/istio/hosts/hosts.ts'
import type { NamedWaypoint } from '../../src/istio/policy/waypoint-label.ts'
import { allWorkloads } from '../../src/istio/workload/workloads.ts'
import type { Manifest } from '../../src/model/manifest.ts'
import type { Mesh } from '../../src/model/mesh.ts'
import { messageIn, messagesIn, textIn, type Message } from './envoy/message.ts'
import type { ProxyFacts } from './mesh-facts.ts'

type Waypoints = NonNullable<ProxyFacts['waypoints']>

/** What istiod says: `addresses` are those of `proxies/main.go`. */
export function istiodWaypoints(addresses: readonly Message[]): Waypoints {
  return listed(
    addresses.map((address): [string, string[]] => {
      const [service, workload] = [messageIn(address, 'service'), messageIn(address, 'workload')]
      if (textIn(workload, 'uid') !== '')
        return [podsKey(workload), waypointsIn(messageIn(workload, 'waypoint'))]
      const weighted = messagesIn(service, 'weightedWaypoints').flatMap((share) =>
        waypointsIn(messageIn(share, 'destination'), Number(share['weight'] ?? 0)),
      )
      const key = `${textIn(service, 'namespace')} ${textIn(service, 'hostname')}`
      return [key, weighted.length > 0 ? weighted : waypointsIn(messageIn(service, 'waypoint'))]
    }),
  )
}

/** `Kubernetes//Pod/NAMESPACE/NAME`. */
function podsKey(workload: Message): string {
  return textIn(workload, 'uid').split('/').slice(-2).join('/')
}

/** The address of a waypoint is `NAME.NAMESPACE.svc.cluster.local`. */
function waypointsIn(address: Message, percent = 100): string[] {
  const [name = '', namespace = ''] = textIn(messageIn(address, 'hostname'), 'hostname').split('.')
  return name === '' ? [] : [`${namespace}/${name} ${percent}`]
}

/** What the model says of a mesh of which all objects are there. */
export function modelWaypoints(mesh: Mesh): Waypoints {
  const targets = [...mesh.ofKind('Service'), ...mesh.ofKind('ServiceEntry')]
  return listed([
    ...targets.flatMap((target) =>
      hostsOf(target).map((host): [string, string[]] => [
        `${target.namespace} ${host}`,
        ofTarget(mesh, target),
      ]),
    ),
    ...allWorkloads(mesh).map(({ manifest, labels, namespace }): [string, string[]] => {
      const waypoint = waypointOfPods(mesh, labels, namespace)
      return [
        `${namespace}/${manifest.name}`,
        waypoint && exists(mesh, waypoint) ? [shareText(waypoint, 100)] : [],
      ]
    }),
  ])
}

/** What is in no file does not exist: a waypoint, and the labels of a Namespace. */
function ofTarget(mesh: Mesh, target: Manifest): string[] {
  const [first, second] = servingWaypoints(mesh, target) ?? []
  if (!first || !exists(mesh, first)) return []
  const isShared = second !== undefined && exists(mesh, second)
  return isShared
    ? [first, second].map((waypoint) => shareText(waypoint, waypoint.percent))
    : [shareText(first, 100)]
}

function exists(mesh: Mesh, { namespace, name }: NamedWaypoint): boolean {
  return mesh.find('KubernetesGateway', namespace, name) !== undefined
}

function shareText({ namespace, name }: NamedWaypoint, percent: number | undefined): string {
  return `${namespace}/${name} ${percent}`
}

function hostsOf({ kind, name, namespace, spec }: Manifest): string[] {
  return kind === 'Service' ? [fullHost(name, namespace)] : spec.items('hosts').map(({ text }) => text)
}

/** Without what has no waypoint, by name. */
function listed(entries: readonly [string, string[]][]): Waypoints {
  const present = entries.filter(([, waypoints]) => waypoints.length > 0)
  return Object.fromEntries(present.toSorted(([first], [second]) => (first < second ? -1 : 1)))
}
