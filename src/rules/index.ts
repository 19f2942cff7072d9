// Made by `npm run generate` from the files of src/rules.
import { destinationRuleWithoutWaypoint } from './ambient/destination-rule-without-waypoint.ts'
import { egressPastWaypoint } from './ambient/egress-past-waypoint.ts'
import { entryVisibilityRule } from './ambient/entry-visibility.ts'
import { httpRule } from './ambient/http-rule.ts'
import { policyWithoutWaypoint } from './ambient/policy-without-waypoint.ts'
import { routeWithoutWaypoint } from './ambient/route-without-waypoint.ts'
import { sidecarIgnored } from './ambient/sidecar-ignored.ts'
import { unknownWaypoint } from './ambient/unknown-waypoint.ts'
import { waypointCanary } from './ambient/waypoint-canary.ts'
import { allowAll } from './authz/allow-all.ts'
import { conditionEmpty } from './authz/condition-empty.ts'
import { denyUnreachable } from './authz/deny-unreachable.ts'
import { emptyList } from './authz/empty-list.ts'
import { httpOnTcp } from './authz/http-on-tcp.ts'
import { mtls } from './authz/mtls.ts'
import { neverMatches } from './authz/never-matches.ts'
import { pathBypass } from './authz/path-bypass.ts'
import { peerAuthenticationWebhook } from './authz/peer-authentication-webhook.ts'
import { selectsNothing } from './authz/selects-nothing.ts'
import { servicePort } from './authz/service-port.ts'
import { authzWebhook } from './authz/webhook.ts'
import { accessChange } from './change/access.ts'
import { deletesChange } from './change/deletes.ts'
import { egressChange } from './change/egress.ts'
import { mtlsChange } from './change/mtls.ts'
import { tokensChange } from './change/tokens.ts'
import { trafficChange } from './change/traffic.ts'
import { clientCertIgnored } from './egress/client-cert-ignored.ts'
import { conflictingProtocol } from './egress/conflicting-protocol.ts'
import { doubleTls } from './egress/double-tls.ts'
import { exportedInVain } from './egress/exported-in-vain.ts'
import { gatewayChain } from './egress/gateway-chain.ts'
import { hostDuplicate } from './egress/host-duplicate.ts'
import { hostInvalid } from './egress/host-invalid.ts'
import { hostSpelling } from './egress/host-spelling.ts'
import { mediatedHostWildcard } from './egress/mediated-host-wildcard.ts'
import { mediatedTimeoutIneffective } from './egress/mediated-timeout-ineffective.ts'
import { meshCertificateOutside } from './egress/mesh-certificate-outside.ts'
import { meshHostAsExternal } from './egress/mesh-host-as-external.ts'
import { meshPolicyReplaced } from './egress/mesh-policy-replaced.ts'
import { notImported } from './egress/not-imported.ts'
import { outboundOpen } from './egress/outbound-open.ts'
import { outsideAllowlist } from './egress/outside-allowlist.ts'
import { plainHttpToTlsPort } from './egress/plain-http-to-tls-port.ts'
import { policyConflict } from './egress/policy-conflict.ts'
import { policyHostUnknown } from './egress/policy-host-unknown.ts'
import { policySelectorNamespace } from './egress/policy-selector-namespace.ts'
import { portPolicyReplaces } from './egress/port-policy-replaces.ts'
import { portProtocol } from './egress/port-protocol.ts'
import { sidecarConflict } from './egress/sidecar-conflict.ts'
import { staticEndpoint } from './egress/static-endpoint.ts'
import { staticNoEndpoints } from './egress/static-no-endpoints.ts'
import { subsetSelectsNothing } from './egress/subset-selects-nothing.ts'
import { tcpWithoutAddress } from './egress/tcp-without-address.ts'
import { tlsCredentialIgnored } from './egress/tls-credential-ignored.ts'
import { tlsDisabled } from './egress/tls-disabled.ts'
import { tlsFields } from './egress/tls-fields.ts'
import { tlsNameUnchecked } from './egress/tls-name-unchecked.ts'
import { tlsTcpUnnamed } from './egress/tls-tcp-unnamed.ts'
import { egressWebhook } from './egress/webhook.ts'
import { wildcardResolution } from './egress/wildcard-resolution.ts'
import { zeroLimitIgnored } from './egress/zero-limit-ignored.ts'
import { envoyFilter } from './extension/envoy-filter.ts'
import { patchMatch } from './extension/patch-match.ts'
import { patchOperation } from './extension/patch-operation.ts'
import { providerExists } from './extension/provider-exists.ts'
import { relativeOperation } from './extension/relative-operation.ts'
import { extensionSelectsNothing } from './extension/selects-nothing.ts'
import { telemetry } from './extension/telemetry.ts'
import { telemetryConflict } from './extension/telemetry-conflict.ts'
import { trafficExtension } from './extension/traffic-extension.ts'
import { wasmPlugin } from './extension/wasm-plugin.ts'
import { duplicateMatch } from './gateway-api/duplicate-match.ts'
import { notAccepted } from './gateway-api/not-accepted.ts'
import { retryTimeouts } from './gateway-api/retry-timeouts.ts'
import { unknownBackend } from './gateway-api/unknown-backend.ts'
import { unknownParent } from './gateway-api/unknown-parent.ts'
import { buildFailed } from './gitops/build-failed.ts'
import { deletes } from './gitops/deletes.ts'
import { duplicateObject } from './gitops/duplicate-object.ts'
import { environmentDrift } from './gitops/environment-drift.ts'
import { helmfileInvalid } from './gitops/helmfile-invalid.ts'
import { ignoredValues } from './gitops/ignored-values.ts'
import { notRendered } from './gitops/not-rendered.ts'
import { reference } from './gitops/reference.ts'
import { clusterDependent } from './helm/cluster-dependent.ts'
import { deadValue } from './helm/dead-value.ts'
import { nonDeterministic } from './helm/non-deterministic.ts'
import { placeholder } from './helm/placeholder.ts'
import { renderFailed } from './helm/render-failed.ts'
import { strayTemplate } from './helm/stray-template.ts'
import { undefinedValue } from './helm/undefined-value.ts'
import { valuesFit } from './helm/values-fit.ts'
import { valuesSchema } from './helm/values-schema.ts'
import { brokenInvariant } from './invariant/broken.ts'
import { unprovedInvariant } from './invariant/not-proved.ts'
import { audienceMissing } from './jwt/audience-missing.ts'
import { claimRoute } from './jwt/claim-route.ts'
import { duplicateIssuer } from './jwt/duplicate-issuer.ts'
import { emptyRules } from './jwt/empty-rules.ts'
import { issuerInvalid } from './jwt/issuer-invalid.ts'
import { jwksBoth } from './jwt/jwks-both.ts'
import { jwksEgress } from './jwt/jwks-egress.ts'
import { jwksFetchUnrestricted } from './jwt/jwks-fetch-unrestricted.ts'
import { jwksInline } from './jwt/jwks-inline.ts'
import { jwksUriHost } from './jwt/jwks-uri-host.ts'
import { jwksUriInvalid } from './jwt/jwks-uri-invalid.ts'
import { keyRotation } from './jwt/key-rotation.ts'
import { negativeOnly } from './jwt/negative-only.ts'
import { notEnforced } from './jwt/not-enforced.ts'
import { outputHeaders } from './jwt/output-headers.ts'
import { policyWithoutAuthentication } from './jwt/policy-without-authentication.ts'
import { principalNeverMatches } from './jwt/principal-never-matches.ts'
import { tokenForwarding } from './jwt/token-forwarding.ts'
import { tokenLocation } from './jwt/token-location.ts'
import { jwtWebhook } from './jwt/webhook.ts'
import { externalControlPlane } from './mesh/external-control-plane.ts'
import { gatewayApiVersion } from './mesh/gateway-api-version.ts'
import { ignoredMeshField } from './mesh/ignored-field.ts'
import { injectorOverlap } from './mesh/injector-overlap.ts'
import { meshNeedsIstio } from './mesh/needs-istio.ts'
import { allowlistEntry } from './meshgate/allowlist-entry.ts'
import { configWeakens } from './meshgate/config-weakens.ts'
import { customRuleInvalid } from './meshgate/custom-rule-invalid.ts'
import { notChecked } from './meshgate/not-checked.ts'
import { policyTest } from './meshgate/policy-test.ts'
import { unusedOverride } from './meshgate/unused-override.ts'
import { waiver } from './meshgate/waiver.ts'
import { backoffExceedsTimeout } from './routing/backoff-exceeds-timeout.ts'
import { delegate } from './routing/delegate.ts'
import { destinationKnown } from './routing/destination-known.ts'
import { destinationPort } from './routing/destination-port.ts'
import { duration } from './routing/duration.ts'
import { gatewayCertificate } from './routing/gateway-certificate.ts'
import { gatewayConflict } from './routing/gateway-conflict.ts'
import { gatewayExists } from './routing/gateway-exists.ts'
import { gatewayPort } from './routing/gateway-port.ts'
import { hostConflict } from './routing/host-conflict.ts'
import { hostInGateway } from './routing/host-in-gateway.ts'
import { meshRouteSkipped } from './routing/mesh-route-skipped.ts'
import { mtlsMismatch } from './routing/mtls-mismatch.ts'
import { perTryIneffective } from './routing/per-try-ineffective.ts'
import { portName } from './routing/port-name.ts'
import { retriesDisabled } from './routing/retries-disabled.ts'
import { retriesWithoutTimeout } from './routing/retries-without-timeout.ts'
import { retryOn } from './routing/retry-on.ts'
import { routeKind } from './routing/route-kind.ts'
import { sniHosts } from './routing/sni-hosts.ts'
import { subsetExists } from './routing/subset-exists.ts'
import { timeoutCoversRetries } from './routing/timeout-covers-retries.ts'
import { unreachableRoute } from './routing/unreachable-route.ts'
import { routingWebhook } from './routing/webhook.ts'
import { weights } from './routing/weights.ts'
import { alphaAnnotation } from './schema/alpha-annotation.ts'
import { ambiguousYaml } from './schema/ambiguous-yaml.ts'
import { configuredSchemaInvalid } from './schema/configured-schema-invalid.ts'
import { deprecated } from './schema/deprecated.ts'
import { duplicateKey } from './schema/duplicate-key.ts'
import { invalid } from './schema/invalid.ts'
import { istioAnnotation } from './schema/istio-annotation.ts'
import { needsIstio } from './schema/needs-istio.ts'
import { unknownField } from './schema/unknown-field.ts'
import { unknownKind } from './schema/unknown-kind.ts'
import { yamlInvalid } from './schema/yaml-invalid.ts'
import { applicationUid } from './workload/application-uid.ts'
import { imageAuto } from './workload/image-auto.ts'
import { injectedByDefault } from './workload/injected-by-default.ts'
import { injectionLabels } from './workload/injection-labels.ts'
import { notInjected } from './workload/not-injected.ts'
import { proxyConfig } from './workload/proxy-config.ts'
import { proxyImage } from './workload/proxy-image.ts'
import { servicePorts } from './workload/service-ports.ts'
import type { Rule } from './rule.ts'

/** All rules, sorted by id. */
export const rules: readonly Rule[] = [
  destinationRuleWithoutWaypoint,
  egressPastWaypoint,
  entryVisibilityRule,
  httpRule,
  policyWithoutWaypoint,
  routeWithoutWaypoint,
  sidecarIgnored,
  unknownWaypoint,
  waypointCanary,
  allowAll,
  conditionEmpty,
  denyUnreachable,
  emptyList,
  httpOnTcp,
  mtls,
  neverMatches,
  pathBypass,
  peerAuthenticationWebhook,
  selectsNothing,
  servicePort,
  authzWebhook,
  accessChange,
  deletesChange,
  egressChange,
  mtlsChange,
  tokensChange,
  trafficChange,
  clientCertIgnored,
  conflictingProtocol,
  doubleTls,
  exportedInVain,
  gatewayChain,
  hostDuplicate,
  hostInvalid,
  hostSpelling,
  mediatedHostWildcard,
  mediatedTimeoutIneffective,
  meshCertificateOutside,
  meshHostAsExternal,
  meshPolicyReplaced,
  notImported,
  outboundOpen,
  outsideAllowlist,
  plainHttpToTlsPort,
  policyConflict,
  policyHostUnknown,
  policySelectorNamespace,
  portPolicyReplaces,
  portProtocol,
  sidecarConflict,
  staticEndpoint,
  staticNoEndpoints,
  subsetSelectsNothing,
  tcpWithoutAddress,
  tlsCredentialIgnored,
  tlsDisabled,
  tlsFields,
  tlsNameUnchecked,
  tlsTcpUnnamed,
  egressWebhook,
  wildcardResolution,
  zeroLimitIgnored,
  envoyFilter,
  patchMatch,
  patchOperation,
  providerExists,
  relativeOperation,
  extensionSelectsNothing,
  telemetry,
  telemetryConflict,
  trafficExtension,
  wasmPlugin,
  duplicateMatch,
  notAccepted,
  retryTimeouts,
  unknownBackend,
  unknownParent,
  buildFailed,
  deletes,
  duplicateObject,
  environmentDrift,
  helmfileInvalid,
  ignoredValues,
  notRendered,
  reference,
  clusterDependent,
  deadValue,
  nonDeterministic,
  placeholder,
  renderFailed,
  strayTemplate,
  undefinedValue,
  valuesFit,
  valuesSchema,
  brokenInvariant,
  unprovedInvariant,
  audienceMissing,
  claimRoute,
  duplicateIssuer,
  emptyRules,
  issuerInvalid,
  jwksBoth,
  jwksEgress,
  jwksFetchUnrestricted,
  jwksInline,
  jwksUriHost,
  jwksUriInvalid,
  keyRotation,
  negativeOnly,
  notEnforced,
  outputHeaders,
  policyWithoutAuthentication,
  principalNeverMatches,
  tokenForwarding,
  tokenLocation,
  jwtWebhook,
  externalControlPlane,
  gatewayApiVersion,
  ignoredMeshField,
  injectorOverlap,
  meshNeedsIstio,
  allowlistEntry,
  configWeakens,
  customRuleInvalid,
  notChecked,
  policyTest,
  unusedOverride,
  waiver,
  backoffExceedsTimeout,
  delegate,
  destinationKnown,
  destinationPort,
  duration,
  gatewayCertificate,
  gatewayConflict,
  gatewayExists,
  gatewayPort,
  hostConflict,
  hostInGateway,
  meshRouteSkipped,
  mtlsMismatch,
  perTryIneffective,
  portName,
  retriesDisabled,
  retriesWithoutTimeout,
  retryOn,
  routeKind,
  sniHosts,
  subsetExists,
  timeoutCoversRetries,
  unreachableRoute,
  routingWebhook,
  weights,
  alphaAnnotation,
  ambiguousYaml,
  configuredSchemaInvalid,
  deprecated,
  duplicateKey,
  invalid,
  istioAnnotation,
  needsIstio,
  unknownField,
  unknownKind,
  yamlInvalid,
  applicationUid,
  imageAuto,
  injectedByDefault,
  injectionLabels,
  notInjected,
  proxyConfig,
  proxyImage,
  servicePorts,
]
