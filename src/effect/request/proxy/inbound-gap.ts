import { captureDefaults } from '../../../istio/workload/capture-settings.ts'
import type { Dataplane } from '../../../istio/workload/dataplane.ts'
import { inboundGaps, type CaptureGap } from '../../../istio/workload/traffic-capture.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Mesh } from '../../../model/mesh.ts'
import type { Connection } from '../request.ts'
import type { MeshProxy } from './proxy.ts'
import { isBoundPort } from './server-sidecar.ts'

/** Pods that get a connection. */
export interface CalledPods {
  readonly proxy: MeshProxy
  /** `undefined` if unknown. */
  readonly plane: Dataplane | undefined
  /** The Sidecar of their proxy. */
  readonly sidecar: Manifest | null
}

/**
 * The setting by which a connection to a port of pods goes past their sidecar or ztunnel: a certain one if there is one,
 * `undefined` if the proxy gets the connection.
 */
export function inboundGap(
  mesh: Mesh,
  { proxy, plane, sidecar }: CalledPods,
  port: number,
  transport: Connection['transport'],
): CaptureGap | undefined {
  // ztunnel takes tunnels at a port of its own, whatever else it captures.
  if (plane === 'ambient' && transport === 'mtls') return undefined
  const isBound = plane !== 'ambient' && isBoundPort(proxy, sidecar, port)
  const gaps = inboundGaps(proxy.workload ?? undefined, plane, { port, isBound }, captureDefaults(mesh))
  return gaps.find(({ isCertain }) => isCertain) ?? gaps[0]
}
