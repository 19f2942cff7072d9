import type { Manifest } from './render.ts'

/** The blocks of a TrafficPolicy by name. */
export type Policy = Readonly<Record<string, unknown>>

interface PortPolicy extends Policy {
  readonly port: { readonly number: number }
}

/**
 * What a DestinationRule without subsets does to connections to a port: an entry of portLevelSettings replaces
 * the destination-level policy, it does not refine it (Istio, pilot/pkg/networking/util GetPortLevelTrafficPolicy).
 */
export function effectivePolicy(rule: Manifest, port: number): Policy {
  const { portLevelSettings, ...destinationLevel } = rule.spec['trafficPolicy'] as Policy
  const entries = (portLevelSettings ?? []) as readonly PortPolicy[]
  const { port: _, ...portLevel } = entries.find((entry) => entry.port.number === port) ?? { port: undefined }
  return _ === undefined ? destinationLevel : portLevel
}
