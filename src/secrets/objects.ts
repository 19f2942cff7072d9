/**
 * Fields of a Secret that describe it or its encryption by SOPS; all other fields, also misplaced ones, have values.
 */
export const descriptiveFields: ReadonlySet<string> = new Set([
  'apiVersion',
  'kind',
  'metadata',
  'type',
  'immutable',
  '$patch',
])

/** Annotations with a copy of the whole applied object, including the values of a Secret. */
export const copyAnnotations: ReadonlySet<string> = new Set([
  'kubectl.kubernetes.io/last-applied-configuration',
  'kapp.k14s.io/original',
  'objectset.rio.cattle.io/applied',
  'cloud.weave.works/applied',
  'banzaicloud.com/last-applied',
])
