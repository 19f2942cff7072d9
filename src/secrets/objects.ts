/** The fields of a Secret that say what it is or how SOPS encrypted it; all others hold its values, at the right place or the wrong one. */
export const described: ReadonlySet<string> = new Set([
  'apiVersion',
  'kind',
  'metadata',
  'type',
  'immutable',
  '$patch',
])

/** Annotations that repeat the whole object as it was applied, values of a Secret included. */
export const repeating: ReadonlySet<string> = new Set([
  'kubectl.kubernetes.io/last-applied-configuration',
  'kapp.k14s.io/original',
  'objectset.rio.cattle.io/applied',
  'cloud.weave.works/applied',
  'banzaicloud.com/last-applied',
])
