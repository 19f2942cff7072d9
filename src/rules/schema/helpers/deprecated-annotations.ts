import { table } from '../../../core/table.ts'

/**
 * Annotations that Istio calls deprecated (istio.io/api, annotation/annotations.yaml), with what to write now: the
 * end of a sentence.
 */
export const deprecatedAnnotations = table<string>({
  'alpha.istio.io/canonical-serviceaccounts': 'a WorkloadEntry names its `serviceAccount`',
  'alpha.istio.io/kubernetes-serviceaccounts': 'a WorkloadEntry names its `serviceAccount`',
  'sidecar.istio.io/discoveryAddress': 'set `discoveryAddress` in `proxy.istio.io/config`',
  'sidecar.istio.io/extraStatTags': 'set `extraStatTags` in `proxy.istio.io/config`',
  'sidecar.istio.io/inject': 'write it as a label of the same name',
  'sidecar.istio.io/statsCompression': 'set `statsCompression` in `proxy.istio.io/config`',
  'sidecar.istio.io/statsInclusionPrefixes':
    'set `proxyStatsMatcher.inclusionPrefixes` in `proxy.istio.io/config`',
  'sidecar.istio.io/statsInclusionRegexps':
    'set `proxyStatsMatcher.inclusionRegexps` in `proxy.istio.io/config`',
  'sidecar.istio.io/statsInclusionSuffixes':
    'set `proxyStatsMatcher.inclusionSuffixes` in `proxy.istio.io/config`',
  'traffic.sidecar.istio.io/kubevirtInterfaces': 'use `istio.io/reroute-virtual-interfaces`',
})
