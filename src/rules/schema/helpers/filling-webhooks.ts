import { derived } from '../../../model/derived.ts'
import { groupOf, type Manifest } from '../../../model/manifest.ts'
import { meshOfOtherObjects, type Mesh } from '../../../model/mesh.ts'

/**
 * A MutatingWebhookConfiguration of the repository whose webhooks see an object, by its group. It may fill in required
 * fields, since the API server calls it before it validates (kubernetes.io, "Admission Controllers").
 */
export function fillingWebhook(manifest: Manifest, mesh: Mesh): Manifest | undefined {
  const group = groupOf(manifest)
  return webhooksByGroup(mesh).get(group) ?? webhooksByGroup(meshOfOtherObjects(mesh) ?? mesh).get(group)
}

/** The configurations by the groups that their rules name; `*` names none in particular, such as that of a sidecar. */
const webhooksByGroup = derived(['MutatingWebhookConfiguration'], (mesh): ReadonlyMap<string, Manifest> => {
  const pairs = mesh.ofKind('MutatingWebhookConfiguration').flatMap((configuration) =>
    configuration.root
      .items('webhooks')
      .flatMap((webhook) => webhook.items('rules'))
      .flatMap((rule) => rule.items('apiGroups').map(({ text }) => [text, configuration] as const)),
  )
  return new Map(pairs.toReversed())
})
