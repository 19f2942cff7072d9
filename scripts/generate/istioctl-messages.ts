/** A message of `istioctl analyze` or `istioctl precheck`, with the reason why no rule says it. */
export interface IstioctlMessage {
  readonly code: string
  readonly name: string
  /** Absent where a rule says it. */
  readonly reason?: string
}

/** All messages of Istio 1.31 (istio `pkg/config/analysis/msg/messages.yaml`), which `npm run oracle` compares with it. */
export const istioctlMessages: readonly IstioctlMessage[] = [
  { code: 'IST0001', name: 'InternalError', reason: 'A fault of istioctl itself.' },
  { code: 'IST0002', name: 'Deprecated' },
  { code: 'IST0101', name: 'ReferencedResourceNotFound' },
  { code: 'IST0102', name: 'NamespaceNotInjected' },
  {
    code: 'IST0103',
    name: 'PodMissingProxy',
    reason:
      'A running pod without a sidecar: in files pods are as before injection. workload/not-injected says where nothing injects.',
  },
  { code: 'IST0106', name: 'SchemaValidationError' },
  { code: 'IST0107', name: 'MisplacedAnnotation' },
  { code: 'IST0108', name: 'UnknownAnnotation' },
  { code: 'IST0109', name: 'ConflictingMeshGatewayVirtualServiceHosts' },
  { code: 'IST0110', name: 'ConflictingSidecarWorkloadSelectors' },
  { code: 'IST0111', name: 'MultipleSidecarsWithoutWorkloadSelectors' },
  { code: 'IST0112', name: 'VirtualServiceDestinationPortSelectorRequired' },
  { code: 'IST0116', name: 'DeploymentAssociatedToMultipleServices' },
  { code: 'IST0118', name: 'PortNameIsNotUnderNamingConvention' },
  { code: 'IST0123', name: 'NamespaceMultipleInjectionLabels' },
  { code: 'IST0125', name: 'InvalidAnnotation' },
  {
    code: 'IST0126',
    name: 'UnknownMeshNetworksServiceRegistry',
    reason:
      'Its registries are clusters, each known by a Secret with credentials, which no repository should contain.',
  },
  { code: 'IST0127', name: 'NoMatchingWorkloadsFound' },
  { code: 'IST0128', name: 'NoServerCertificateVerificationDestinationLevel' },
  { code: 'IST0129', name: 'NoServerCertificateVerificationPortLevel' },
  { code: 'IST0130', name: 'VirtualServiceUnreachableRule' },
  { code: 'IST0131', name: 'VirtualServiceIneffectiveMatch' },
  { code: 'IST0132', name: 'VirtualServiceHostNotFoundInGateway' },
  { code: 'IST0133', name: 'SchemaWarning' },
  { code: 'IST0134', name: 'ServiceEntryAddressesRequired' },
  { code: 'IST0135', name: 'DeprecatedAnnotation' },
  { code: 'IST0136', name: 'AlphaAnnotation' },
  { code: 'IST0137', name: 'DeploymentConflictingPorts' },
  { code: 'IST0138', name: 'GatewayDuplicateCertificate' },
  { code: 'IST0139', name: 'InvalidWebhook' },
  { code: 'IST0140', name: 'IngressRouteRulesNotAffected' },
  { code: 'IST0141', name: 'InsufficientPermissions', reason: 'The permissions of whoever installs Istio.' },
  { code: 'IST0142', name: 'UnsupportedKubernetesVersion', reason: 'The version of a running cluster.' },
  {
    code: 'IST0143',
    name: 'LocalhostListener',
    reason: 'The addresses that a running process listens at. No analyzer reports it any more.',
  },
  { code: 'IST0144', name: 'InvalidApplicationUID' },
  { code: 'IST0145', name: 'ConflictingGateways' },
  { code: 'IST0146', name: 'ImageAutoWithoutInjectionWarning' },
  { code: 'IST0147', name: 'ImageAutoWithoutInjectionError' },
  { code: 'IST0148', name: 'NamespaceInjectionEnabledByDefault' },
  { code: 'IST0149', name: 'JwtClaimBasedRoutingWithoutRequestAuthN' },
  { code: 'IST0150', name: 'ExternalNameServiceTypeInvalidPortName' },
  { code: 'IST0151', name: 'EnvoyFilterUsesRelativeOperation' },
  { code: 'IST0152', name: 'EnvoyFilterUsesReplaceOperationIncorrectly' },
  { code: 'IST0153', name: 'EnvoyFilterUsesAddOperationIncorrectly' },
  { code: 'IST0154', name: 'EnvoyFilterUsesRemoveOperationIncorrectly' },
  { code: 'IST0155', name: 'EnvoyFilterUsesRelativeOperationWithProxyVersion' },
  {
    code: 'IST0156',
    name: 'UnsupportedGatewayAPIVersion',
    reason:
      '`istioctl precheck` reads the definitions of a running cluster; mesh/gateway-api-version says it of those in files.',
  },
  { code: 'IST0157', name: 'InvalidTelemetryProvider' },
  { code: 'IST0158', name: 'PodsIstioProxyImageMismatchInNamespace' },
  { code: 'IST0159', name: 'ConflictingTelemetryWorkloadSelectors' },
  { code: 'IST0160', name: 'MultipleTelemetriesWithoutWorkloadSelectors' },
  {
    code: 'IST0161',
    name: 'InvalidGatewayCredential',
    reason:
      'The certificate and key in a Secret, which meshgate does not read; routing/gateway-certificate says what is wrong with the fields that name it.',
  },
  { code: 'IST0162', name: 'GatewayPortNotDefinedOnService' },
  { code: 'IST0163', name: 'InvalidExternalControlPlaneConfig' },
  { code: 'IST0164', name: 'ExternalControlPlaneAddressIsNotAHostname' },
  { code: 'IST0165', name: 'ReferencedInternalGateway' },
  { code: 'IST0166', name: 'IneffectiveSelector' },
  { code: 'IST0167', name: 'IneffectivePolicy' },
  {
    code: 'IST0168',
    name: 'UnknownUpgradeCompatibility',
    reason:
      '`istioctl precheck` compares a running control plane with the next release; schema/needs-istio, schema/deprecated and mesh/needs-istio say what of it files decide.',
  },
  { code: 'IST0169', name: 'UpdateIncompatibility', reason: 'As IST0168.' },
  {
    code: 'IST0170',
    name: 'MultiClusterInconsistentService',
    reason:
      'A Service that differs between clusters of one mesh: it needs several clusters at once, and that files of two clusters belong to one mesh is not in them.',
  },
  {
    code: 'IST0171',
    name: 'NegativeConditionStatus',
    reason: 'The status that controllers write into objects.',
  },
  { code: 'IST0172', name: 'FutureUnsupportedGatewayAPIVersion', reason: 'As IST0156.' },
  { code: 'IST0173', name: 'DestinationRuleSubsetNotSelectPods' },
  { code: 'IST0174', name: 'UnknownDestinationRuleHost' },
  { code: 'IST0175', name: 'JwksUriFetchUnrestricted' },
  { code: 'IST0176', name: 'GatewayAPICRDVersionBelowMinimum' },
  { code: 'IST0177', name: 'ConflictingServiceEntryProtocol' },
]
