import { captureDefaults, modeAnnotation } from '../../istio/workload/capture-settings.ts'
import { injectionDifferences, isInjection } from '../../istio/workload/injection-settings.ts'
import { changedCapture } from '../../istio/workload/traffic-capture.ts'
import { allWorkloads } from '../../istio/workload/workloads.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import { objectKey } from '../../model/presence.ts'
import { manifestTitle } from '../request/registry/age.ts'

/** True for an object that may decide which calls go past sidecars, for all pods. */
export function mayChangeCaptures(object: Manifest): boolean {
  return isInjection(object)
}

/** What differs in the settings by which calls of pods go past their sidecar; without a base, the settings that let some. */
export function changedCaptures(head: Mesh, base: Mesh | null): string[] {
  const ofInjection = base
    ? injectionDifferences(head, base, 'outbound').map(
        (text) => `${text}, by which calls of pods may go past their sidecar`,
      )
    : openDefaults(head)
  return [...changedAnnotations(head, base), ...ofInjection]
}

/** The defaults by which calls of all pods go past their sidecars. */
function openDefaults(mesh: Mesh): string[] {
  const defaults = captureDefaults(mesh)
  const settings = Object.entries(capturingAll).flatMap(([annotation, values]) =>
    (defaults.get(annotation) ?? []).filter(({ value }) => !values.includes(value)),
  )
  return settings.map(({ name }) => `\`${name}\` is set, by which calls of pods go past their sidecars`)
}

/** The values with which nothing goes past, by the annotation that overrides the default. */
const capturingAll: Readonly<Record<string, readonly string[]>> = {
  [modeAnnotation]: ['REDIRECT', 'TPROXY'],
  'traffic.sidecar.istio.io/excludeOutboundIPRanges': [''],
  'traffic.sidecar.istio.io/excludeOutboundPorts': [''],
  'traffic.sidecar.istio.io/includeOutboundIPRanges': ['*'],
}

/** Workloads with other annotations about calls that go past their sidecar; without a base, all that have some. */
function changedAnnotations(head: Mesh, base: Mesh | null): string[] {
  const [inHead, inBase] = [head, base].map(
    (mesh) =>
      new Map((mesh ? allWorkloads(mesh) : []).map(({ manifest }) => [objectKey(manifest), manifest])),
  )
  return [...new Set([...inHead!.keys(), ...inBase!.keys()])].flatMap((key) => {
    const [after, before] = [inHead!.get(key), inBase!.get(key)]
    return changedCapture(after, before, 'outbound').map(
      (annotation) =>
        `\`${annotation}\` of ${manifestTitle((after ?? before)!)} ${base ? 'differs' : 'is set'}, by which calls go past the sidecar`,
    )
  })
}
