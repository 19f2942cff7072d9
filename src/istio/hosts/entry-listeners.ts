import { compareText } from '../../core/order.ts'
import { oncePer } from '../../core/once-per.ts'
import { canonicalJson } from '../../model/canonical-json.ts'
import type { Manifest } from '../../model/manifest.ts'
import { knownKind } from '../../model/mesh.ts'
import { isKnownNamespace } from '../../syntax/unfilled.ts'
import { exportedTo } from './export.ts'

/**
 * A key that is equal for ServiceEntries of the same age that need the same listeners at the same proxies. The first of
 * them by name decides how proxies handle a shared listener (istio `pilot/pkg/networking/core/listener.go`,
 * buildSidecarOutboundListeners). `''` for any other object.
 */
export const entryListeners = oncePer((object: Manifest): string => {
  if (knownKind(object) !== 'ServiceEntry') return ''
  const { root, spec, namespace } = object
  return JSON.stringify([
    root.at('metadata', 'creationTimestamp').text,
    // The labels of a Namespace may decide which proxies see its ServiceEntries.
    isKnownNamespace(namespace) ? namespace : '',
    exportedTo(object),
    spec.items('addresses').length > 0,
    canonicalJson(spec.get('ports')),
  ])
})

/** Compares objects of one age as istiod ranks them (istio `pilot/pkg/model/config.go`, configCompareByCreationTime). */
export function compareNames(first: Manifest, second: Manifest): number {
  return compareText(first.name, second.name) || compareText(first.namespace, second.namespace)
}
