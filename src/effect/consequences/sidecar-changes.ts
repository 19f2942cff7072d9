import { shortNameList } from '../../core/join-words.ts'
import { inboundMtls } from '../../istio/policy/mtls.ts'
import { dataplaneOf } from '../../istio/workload/dataplane.ts'
import { workloadsIn, type Workload } from '../../istio/workload/workloads.ts'
import { podLabels } from '../../istio/workload/pod-templates.ts'
import type { ConsequenceIn } from '../../model/consequence.ts'
import type { Manifest } from '../../model/manifest.ts'
import { knownKind, type Mesh } from '../../model/mesh.ts'
import { objectKey } from '../../model/presence.ts'
import { workloadProxy } from '../request/registry/workloads.ts'
import { placeOfChange, shownVersion, type ChangedMesh, type ManifestChange } from './changed-objects.ts'

/** Pods that required mTLS and lose their sidecar: they then accept plain text, and no policy applies to them. */
export function sidecarChanges(changed: ChangedMesh): ConsequenceIn<'mtls'>[] {
  return changed.objects.flatMap((object) => {
    const exposed = workloadsOf(changed.head, object).filter((workload) => losesSidecar(changed, workload))
    if (exposed.length === 0) return []
    const who = shortNameList(exposed.map((workload) => workloadProxy(workload, 'sidecar').name))
    return [
      {
        area: 'mtls',
        code: 'weakened',
        sentence: `takes the sidecar from ${who}: clients needed mTLS (\`STRICT\`), now anybody in the network can call in plain text, and no policy of the mesh holds`,
        place: placeOfChange(object),
        about: JSON.stringify(['sidecar', who]),
        missing: [],
        namespaces: [...new Set(exposed.map(({ namespace }) => namespace))],
      },
    ]
  })
}

/** The workloads of head that an object is, or that are in the namespace that it declares. */
function workloadsOf(head: Mesh, object: ManifestChange): readonly Workload[] {
  const version = shownVersion(object)
  if (knownKind(version) === 'Namespace') return workloadsIn(head, version.name)
  if (!object.head || !podLabels(version)) return []
  return workloadsIn(head, version.namespace).filter(({ manifest }) => manifest === object.head)
}

function losesSidecar({ base, head }: ChangedMesh, { manifest, namespace }: Workload): boolean {
  if (dataplaneOf(head, manifest) !== 'none') return false
  const before = workloadsIn(base, namespace).find((workload) => isSame(workload.manifest, manifest))
  if (!before || dataplaneOf(base, before.manifest) !== 'sidecar') return false
  const { general } = inboundMtls(base, { type: 'sidecar', namespace, labels: before.labels })
  return general.mode === 'STRICT'
}

function isSame(base: Manifest, head: Manifest): boolean {
  return objectKey(base) === objectKey(head)
}
