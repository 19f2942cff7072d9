import { changedCapture } from '../../istio/workload/traffic-capture.ts'
import { allWorkloads } from '../../istio/workload/workloads.ts'
import type { Mesh } from '../../model/mesh.ts'
import { objectKey } from '../../model/presence.ts'
import { injectorText } from '../../model/sidecar-injector.ts'
import { manifestTitle } from '../request/registry/age.ts'

/** What differs in the settings by which calls of pods go past their sidecar; without a base, the annotations that set some. */
export function changedCaptures(head: Mesh, base: Mesh | null): string[] {
  const isInjectorChanged = base !== null && injectorText(head) !== injectorText(base)
  return [
    ...changedAnnotations(head, base),
    ...(isInjectorChanged
      ? ['the ConfigMap of the sidecar injector differs, by which calls of pods may go past their sidecar']
      : []),
  ]
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
