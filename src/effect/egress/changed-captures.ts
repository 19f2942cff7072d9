import { captureDefaults, captureSettings, modeAnnotation } from '../../istio/workload/capture-settings.ts'
import { dataplaneOf } from '../../istio/workload/dataplane.ts'
import { injectionDifferences } from '../../istio/workload/injection-differences.ts'
import { isInjection } from '../../istio/workload/injection-settings.ts'
import { changedCapture, interfaceGaps } from '../../istio/workload/traffic-capture.ts'
import { allWorkloads, type Workload } from '../../istio/workload/workloads.ts'
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
  if (!base) return openCaptures(head).map(({ text }) => text)
  const ofInjection = injectionDifferences(head, base, 'outbound')
  return [
    ...changedAnnotations(head, base),
    ...ofInjection.map((text) => `${text}, by which calls of pods may go past their sidecar`),
  ]
}

/** A setting by which calls of pods go past their sidecar. */
export interface OpenCapture {
  /** That of the pods; `null` for the pods of all namespaces. */
  readonly namespace: string | null
  readonly text: string
}

/** The settings of a mesh by which calls go past sidecars: annotations of workloads, and defaults for all. */
export function openCaptures(mesh: Mesh): OpenCapture[] {
  const ofWorkloads = allWorkloads(mesh).flatMap((workload): OpenCapture[] =>
    settingsOf(mesh, workload).map((name): OpenCapture => {
      const text = `\`${name}\` of ${manifestTitle(workload.manifest)} is set, by which calls go past the sidecar`
      return { namespace: workload.namespace, text }
    }),
  )
  const ofAll = openSettings(mesh, undefined).map((name): OpenCapture => {
    return { namespace: null, text: `\`${name}\` is set, by which calls of pods go past their sidecars` }
  })
  return [...ofWorkloads, ...ofAll]
}

/** The annotations of pods that may have a sidecar. */
function settingsOf(mesh: Mesh, { manifest }: Workload): string[] {
  const plane = dataplaneOf(mesh, manifest)
  if (plane === 'none' || plane === 'ambient') return []
  const defaults = openSettings(mesh, undefined)
  const names = [...interfaceGaps(manifest).map(({ name }) => name), ...openSettings(mesh, manifest)]
  return names.filter((name) => !defaults.includes(name))
}

/** The settings of a workload, or of all, that let any call go past. */
function openSettings(mesh: Mesh, workload: Manifest | undefined): string[] {
  const defaults = captureDefaults(mesh)
  return Object.entries(capturingAll).flatMap(([annotation, values]) =>
    captureSettings(workload, annotation, defaults)
      .filter(({ value }) => !values.includes(value))
      .map(({ name }) => name),
  )
}

/** The values with which nothing goes past, by the annotation that states them. */
const capturingAll: Readonly<Record<string, readonly string[]>> = {
  [modeAnnotation]: ['REDIRECT', 'TPROXY'],
  'traffic.sidecar.istio.io/excludeOutboundIPRanges': [''],
  'traffic.sidecar.istio.io/excludeOutboundPorts': [''],
  'traffic.sidecar.istio.io/includeOutboundIPRanges': ['*'],
}

/** Workloads with other annotations about calls that go past their sidecar. */
function changedAnnotations(head: Mesh, base: Mesh): string[] {
  const [inHead, inBase] = [head, base].map(
    (mesh) => new Map(allWorkloads(mesh).map(({ manifest }) => [objectKey(manifest), manifest])),
  )
  return [...new Set([...inHead!.keys(), ...inBase!.keys()])].flatMap((key) => {
    const [after, before] = [inHead!.get(key), inBase!.get(key)]
    return changedCapture(after, before, 'outbound').map(
      (annotation) =>
        `\`${annotation}\` of ${manifestTitle((after ?? before)!)} differs, by which calls go past the sidecar`,
    )
  })
}
