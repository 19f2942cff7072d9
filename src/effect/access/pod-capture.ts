import { captureDefaults } from '../../istio/workload/capture-settings.ts'
import { podOf } from '../../istio/workload/pod.ts'
import {
  inboundSettingsText,
  namedInboundPorts,
  type CaptureGap,
} from '../../istio/workload/traffic-capture.ts'
import type { Dataplane } from '../../istio/workload/dataplane.ts'
import type { Mesh } from '../../model/mesh.ts'
import { statedProxies } from '../../model/sidecar-injector.ts'
import type { DecidingPlace } from '../request/decision.ts'
import { inboundGap } from '../request/proxy/inbound-gap.ts'
import { statedPorts } from '../request/proxy/server-sidecar.ts'
import { sidecarOf } from '../request/registry/scope.ts'
import { everyRequest, patternCondition, type SpaceCondition } from './conditions.ts'
import type { ProxySide } from './proxy-conditions.ts'
import type { SpaceDraft } from './space-draft.ts'

/** Which connections to pods their proxy gets, by the annotations of the pods and the defaults for sidecars. */
export interface PodCapture {
  /** The ports that the settings name. */
  readonly ports: readonly number[]
  /** The setting by which connections to a port go past the proxy: a certain one if there is one. */
  gapAt(port: number): CaptureGap | undefined
  /** The connections that a gap lets past. */
  passedBy(gap: CaptureGap): SpaceCondition
  /** The fields that state the setting by which connections to a port go past the proxy. */
  placesAt(port: number): readonly DecidingPlace[]
}

/**
 * What the proxy of pods gets (`arrivalsInPods`).
 * @param draft gets what files do not state about it
 */
export function podCapture(side: ProxySide, plane: Dataplane | undefined, draft: SpaceDraft): PodCapture {
  const { proxy } = side
  const { mesh } = side.side
  const workload = proxy.workload ?? undefined
  const defaults = captureDefaults(mesh)
  const { sidecar } = sidecarOf(mesh, proxy)
  const gapAt: PodCapture['gapAt'] = (port) => inboundGap(mesh, { proxy, plane, sidecar }, port, 'plain')
  const ports = plane === 'sidecar' || plane === undefined ? namedInboundPorts(workload, defaults) : []
  const stated = statedPorts(mesh, proxy, sidecar)
  const gaps = [...ports, ...stated, unnamedPort].flatMap((port) => gapAt(port) ?? [])
  const uncertain = gaps.filter(({ isCertain }) => !isCertain)
  const conditions = new Map(
    uncertain.map(({ name }) => [name, unknownCondition(side, plane, name, draft)] as const),
  )
  return {
    ports,
    gapAt,
    passedBy: ({ name, isCertain }) => (isCertain ? everyRequest : conditions.get(name)!),
    placesAt(port) {
      const name = gapAt(port)?.name
      if (name === undefined) return []
      const node = workload && podOf(workload).at('metadata', 'annotations', name)
      return node?.exists ? [{ object: workload!, node }] : defaultPlaces(mesh, name)
    },
  }
}

/** Represents all ports that neither a setting nor the files name. */
const unnamedPort = 0

/** Equal settings of base and head let the same connections past. */
function unknownCondition(
  side: ProxySide,
  plane: Dataplane | undefined,
  name: string,
  draft: SpaceDraft,
): SpaceCondition {
  const words = `whether \`${name}\` lets connections go past the proxy of ${side.proxy.name}`
  return patternCondition(draft.flag(`capture ${name} ${captureKey(side, plane)}`, words))
}

/** The objects that state a default for sidecars: injectors and operators by their values, and MeshConfigs. */
function defaultPlaces(mesh: Mesh, name: string): DecidingPlace[] {
  const key = name.replace(/^global\.proxy\./, '')
  if (key !== name)
    return statedProxies(mesh).flatMap(({ proxy, place }) => (place && proxy.get(key).exists ? place : []))
  return mesh.configSources.flatMap(({ owner, config }): DecidingPlace[] => {
    const node = config.at('defaultConfig', 'interceptionMode')
    return 'root' in owner && node.exists ? [{ object: owner, node }] : []
  })
}

/** A key of what decides which connections the proxy of pods gets. */
export function captureKey(
  { side: { mesh }, proxy: { workload } }: ProxySide,
  plane: Dataplane | undefined,
): string {
  return plane === 'none' ? '' : inboundSettingsText(workload ?? undefined, plane, captureDefaults(mesh))
}
