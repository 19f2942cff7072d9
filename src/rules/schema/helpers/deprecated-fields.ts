/** A field or a value that Istio has replaced. */
export interface Deprecation {
  readonly kind: string
  /** `spec.http[].mirrorPercent`; a path in a traffic policy begins at the policy, with a dot. */
  readonly path: string
  /** The deprecated value; absent if the whole field is deprecated. */
  readonly value?: string
  /** What to write now: the end of a sentence. */
  readonly instead: string
  /** The value that replaces `value`, where both mean the same. */
  readonly becomes?: string
}

/** The fields and values that Istio's API marks as deprecated (istio.io/api, `deprecated = true` or in comments). */
export const deprecatedFields: readonly Deprecation[] = [
  {
    kind: 'VirtualService',
    path: 'spec.http[].mirrorPercent',
    instead: 'use `mirrorPercentage: {value: ...}`',
  },
  {
    kind: 'VirtualService',
    path: 'spec.http[].mirror_percent',
    instead: 'use `mirrorPercentage: {value: ...}`',
  },
  { kind: 'VirtualService', path: 'spec.http[].corsPolicy.allowOrigin', instead: 'use `allowOrigins`' },
  {
    kind: 'VirtualService',
    path: 'spec.http[].fault.delay.percent',
    instead: 'use `percentage: {value: ...}`',
  },
  {
    kind: 'DestinationRule',
    path: '.loadBalancer.simple',
    value: 'LEAST_CONN',
    instead: 'use `LEAST_REQUEST`, which means the same',
    becomes: 'LEAST_REQUEST',
  },
  {
    kind: 'DestinationRule',
    path: '.loadBalancer.consistentHash.minimumRingSize',
    instead: 'use `ringHash: {minimumRingSize: ...}`',
  },
  {
    kind: 'DestinationRule',
    path: '.outlierDetection.consecutiveErrors',
    instead: 'use `consecutive5xxErrors`',
  },
  {
    kind: 'DestinationRule',
    path: '.loadBalancer.warmupDurationSecs',
    instead: 'use `warmup: {duration: ...}`',
  },
  {
    kind: 'Sidecar',
    path: 'spec.outboundTrafficPolicy.egressProxy',
    instead: 'route to an egress gateway with a VirtualService',
  },
  { kind: 'RequestAuthentication', path: 'spec.jwtRules[].jwks_uri', instead: 'write `jwksUri`' },
  { kind: 'AuthorizationPolicy', path: 'spec.targetRef', instead: 'use the list `targetRefs`' },
  { kind: 'RequestAuthentication', path: 'spec.targetRef', instead: 'use the list `targetRefs`' },
  { kind: 'Telemetry', path: 'spec.targetRef', instead: 'use the list `targetRefs`' },
  { kind: 'WasmPlugin', path: 'spec.targetRef', instead: 'use the list `targetRefs`' },
]
