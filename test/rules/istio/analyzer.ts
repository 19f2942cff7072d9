import { readFileSync } from 'node:fs'
import type { IstioVersion } from '../../../src/core/istio-version.ts'
import type { Mesh } from '../../../src/model/mesh.ts'
import { createMesh } from '../../../src/model/mesh.ts'
import { meshOf } from '../objects.ts'
import { hasIstioCases } from './cases.ts'

/** A test case of `istioctl analyze`: an analyzer, the files that it reads, and all messages that it has for them. */
export interface AnalyzerCase {
  readonly case: string
  readonly analyzer: string
  readonly files: readonly string[]
  readonly meshConfig: unknown
  readonly expected: readonly { readonly code: string; readonly object: string }[]
}

/** The rules that report the same as an analyzer, by its codes. Each rule declares these codes (`Rule.istio`). */
export const rulesOf: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'annotations.K8sAnalyzer': {
    IST0107: ['schema/istio-annotation'],
    IST0108: ['schema/istio-annotation'],
    IST0125: ['schema/istio-annotation'],
    IST0135: ['schema/deprecated'],
  },
  'authn.BlockedCIDRsAnalyzer': { IST0175: ['jwt/jwks-fetch-unrestricted'] },
  'deployment.ApplicationUIDAnalyzer': { IST0144: ['workload/application-uid'] },
  'deployment.ServiceAssociationAnalyzer': {
    IST0116: ['workload/service-ports'],
    IST0137: ['workload/service-ports'],
  },
  'destinationrule.CaCertificateAnalyzer': {
    IST0128: ['egress/tls-name-unchecked'],
    IST0129: ['egress/tls-name-unchecked'],
  },
  'destinationrule.PodNotSelectedAnalyzer': {
    IST0173: ['egress/subset-selects-nothing'],
    IST0174: ['egress/policy-host-unknown'],
  },
  'envoyfilter.EnvoyPatchAnalyzer': {
    IST0152: ['extension/patch-operation'],
    IST0153: ['extension/patch-operation'],
    IST0154: ['extension/patch-operation'],
  },
  'externalcontrolplane.ExternalControlPlaneAnalyzer': {
    IST0163: ['mesh/external-control-plane'],
    IST0164: ['mesh/external-control-plane'],
  },
  'gateway.CertificateAnalyzer': { IST0138: ['routing/gateway-certificate'] },
  'gateway.ConflictingGatewayAnalyzer': { IST0145: ['routing/gateway-conflict'] },
  'gateway.IngressGatewayPortAnalyzer': { IST0162: ['routing/gateway-port'] },
  'injection.Analyzer': {
    IST0123: ['workload/injection-labels'],
    IST0148: ['workload/injected-by-default'],
  },
  'injection.ImageAnalyzer': { IST0158: ['workload/proxy-image'] },
  'k8sgateway.CRDVersionAnalyzer': { IST0176: ['mesh/gateway-api-version'] },
  'schemaValidation.CollectionValidationAnalyzer(collections.VirtualService)': {
    IST0130: ['routing/unreachable-route'],
    IST0131: ['routing/unreachable-route'],
  },
  'service.PortNameAnalyzer': { IST0118: ['routing/port-name'], IST0150: ['routing/port-name'] },
  'serviceentry.ConflictingServiceEntryProtocolAnalyzer': { IST0177: ['egress/conflicting-protocol'] },
  'serviceentry.ProtocolAddressesAnalyzer': { IST0134: ['egress/tcp-without-address'] },
  'sidecar.SelectorAnalyzer': {
    IST0101: ['egress/policy-selector-namespace'],
    IST0110: ['egress/sidecar-conflict'],
  },
  'telemetry.DefaultSelectorAnalyzer': { IST0160: ['extension/telemetry-conflict'] },
  'telemetry.ProviderAnalyzer': { IST0157: ['extension/provider-exists'] },
  'telemetry.SelectorAnalyzer': {
    IST0101: ['extension/selects-nothing'],
    IST0159: ['extension/telemetry-conflict'],
  },
  'virtualservice.DestinationHostAnalyzer': {
    IST0101: ['routing/destination-known', 'routing/destination-port'],
    IST0112: ['routing/destination-port'],
    IST0140: ['routing/mesh-route-skipped'],
  },
  'virtualservice.DestinationRuleAnalyzer': { IST0101: ['routing/subset-exists'] },
  'virtualservice.GatewayAnalyzer': {
    IST0101: ['routing/gateway-exists'],
    IST0165: ['routing/gateway-exists'],
  },
}

/** Analyzers without a rule that reports the same, with the reason. */
export const withoutRule: Readonly<Record<string, string>> = {
  'multicluster.MeshNetworksAnalyzer':
    'the analyzer needs the registries of the mesh: each is a cluster, by a Secret with its credentials, which no repository should contain; the files of the case do not have the networks either',
}

const secretCa =
  'the CA is in a Secret that is not in the files, and nothing in the files routes sidecars to the host'

/** Cases that their files do not decide, with what the files lack. */
export const undecided: Readonly<Record<string, string>> = {
  'analyzer/destinationrule with credentialname, simple at destinationlevel, no workloadSelector': secretCa,
  'analyzer/destinationrule with credentialname, simple at portlevel, no workloadSelector': secretCa,
  'analyzer/DestinationRuleSubsetsNotSelectPods':
    'the files contain no workload at all, so all workloads may be elsewhere',
  'analyzer/gatewayNoWorkload':
    'the pods of the gateway are not in the files: they often come from another repository',
  'analyzer/gatewayBadPort':
    'the Service of the ingress gateway is missing; the analyzer uses the ports of a default installation instead',
}

/** Single messages that the files of a case do not decide, as `CODE OBJECT`, with what the files lack. */
export const undecidedParts: Readonly<Record<string, string>> = {
  'IST0103 Pod default/noninjectedpod':
    'the pod at run time: in a file it is as before injection, so it contains no proxy',
}

/** Cases that only hold for an older release, with the newest release for which they hold. */
const releases: Readonly<Record<string, IstioVersion>> = {
  // Since 1.21 Istio uses the CAs of the system if none is named; since 1.24 this cannot be switched off.
  'analyzer/destinationrule with no cacert, mutual at destinationlevel': { major: 1, minor: 20 },
  'analyzer/destinationrule with no cacert, simple at destinationlevel and mutual at port level': {
    major: 1,
    minor: 20,
  },
  // Since 1.25 Istio allocates addresses by default.
  'analyzer/missing Addresses and Protocol in Service Entry': { major: 1, minor: 24 },
}

/** The MeshConfig of cases without one: that of a default installation, which has no provider for access logs. */
const defaultMesh = { defaultProviders: { accessLogging: [] } }

/** The mesh of a case, with the release for which the case holds, and its MeshConfig in the ConfigMap of istiod. */
export function meshOfCase(analyzerCase: AnalyzerCase): Mesh {
  const texts = [
    textOf(analyzerCase),
    ...(analyzerCase.meshConfig === null ? [] : [configMapOf(analyzerCase)]),
  ]
  // istioctl puts objects without a namespace into `default`.
  const mesh = meshOf(texts.join('\n---\n'), '', 'default')
  return createMesh({
    ...mesh,
    context: {
      ...mesh.context,
      istioVersion: releases[analyzerCase.case] ?? mesh.context.istioVersion,
      meshConfig: analyzerCase.meshConfig === null ? defaultMesh : null,
    },
  })
}

function configMapOf({ meshConfig }: AnalyzerCase): string {
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'istio', namespace: 'istio-system' },
    data: { mesh: typeof meshConfig === 'string' ? meshConfig : JSON.stringify(meshConfig) },
  })
}

/** All cases. */
export function allCases(): AnalyzerCase[] {
  if (!hasIstioCases) return []
  return JSON.parse(readFileSync(new URL('cases.json', folder), 'utf8')) as AnalyzerCase[]
}

/** The cases that their files decide, except for the messages in `undecidedParts`. */
export function decidedCases(): AnalyzerCase[] {
  return allCases().filter(isDecided)
}

/** True unless a table says what the files lack. A case of an analyzer in no table counts as decided, so that it fails. */
export function isDecided(analyzerCase: AnalyzerCase): boolean {
  return !Object.hasOwn(withoutRule, analyzerCase.analyzer) && !Object.hasOwn(undecided, analyzerCase.case)
}

/** The objects of a case. */
function textOf({ files }: AnalyzerCase): string {
  return files.map((file) => readFileSync(new URL(file, folder), 'utf8')).join('\n---\n')
}

const folder = new URL('../../../../shared/istio-cases/analyzer/', import.meta.url)
