import type { Node } from '../../model/node.ts'

/** Where a listener listens, which decides with which others it conflicts. */
export interface ListenerPlace {
  readonly node: Node
  readonly port: number | undefined
  readonly protocol: string
  /** `''` for all hosts. */
  readonly hostname: string
}

/** Why a listener is refused, as its `Conflicted` condition says. */
export type ListenerConflict = 'ProtocolConflict' | 'HostnameConflict'

/**
 * The listeners of one Gateway and its ListenerSets that lose to an earlier one (istio
 * `pilot/pkg/config/kube/gatewaycommon/listener_conflict.go`). A listener that loses occupies nothing.
 *
 * @param listeners in the order of precedence
 */
export function listenerConflicts(listeners: readonly ListenerPlace[]): Map<Node, ListenerConflict> {
  const conflicts = new Map<Node, ListenerConflict>()
  const winners = new Map<string, string>()
  for (const listener of listeners.filter(({ port }) => port !== undefined)) {
    const occupant = winners.get(placeOf(listener)) ?? occupantOfOtherLayer(listener, winners)
    if (occupant === undefined) {
      winners.set(placeOf(listener), listener.protocol)
      winners.set(layerOf(listener), listener.protocol)
    } else {
      const isTransport = layerName(listener.protocol) === 'transport'
      const areEqual = occupant === listener.protocol && !isTransport
      conflicts.set(listener.node, areEqual ? 'HostnameConflict' : 'ProtocolConflict')
    }
  }
  return conflicts
}

/** TCP and UDP listeners have a port of their own; HTTP, HTTPS and TLS share one by hosts; others by protocols. */
function placeOf(listener: ListenerPlace): string {
  const { port, hostname, protocol } = listener
  const layer = layerName(protocol)
  const place = { application: hostname || '*', transport: '', other: protocol }[layer]
  return [port, layer, place].join('\0')
}

/** The protocol of a listener of TCP or UDP on a port of HTTP, HTTPS or TLS, or the reverse. */
function occupantOfOtherLayer(
  { port, protocol }: ListenerPlace,
  winners: ReadonlyMap<string, string>,
): string | undefined {
  const opposite = { application: 'transport', transport: 'application', other: undefined }[
    layerName(protocol)
  ]
  return opposite && winners.get(layerKey(port, opposite))
}

function layerOf({ port, protocol }: ListenerPlace): string {
  return layerKey(port, layerName(protocol))
}

function layerKey(port: number | undefined, layer: string): string {
  return [port, 'layer', layer].join('\0')
}

function layerName(protocol: string): 'application' | 'transport' | 'other' {
  if (['HTTP', 'HTTPS', 'TLS'].includes(protocol)) return 'application'
  return ['TCP', 'UDP'].includes(protocol) ? 'transport' : 'other'
}
