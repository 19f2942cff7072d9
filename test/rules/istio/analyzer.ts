import { readFileSync } from 'node:fs'
import type { IstioVersion } from '../../../src/core/istio-version.ts'
import type { Mesh } from '../../../src/model/mesh.ts'
import { createMesh } from '../../../src/model/mesh.ts'
import { meshOf } from '../objects.ts'
import { isThere } from './cases.ts'

/** One of the cases of `istioctl analyze`: one analyzer, the files it looks at, and all that it says of them. */
export interface AnalyzerCase {
  readonly case: string
  readonly analyzer: string
  readonly files: readonly string[]
  readonly meshConfig: unknown
  readonly expected: readonly { readonly code: string; readonly object: string }[]
}

/** The rules that say what an analyzer says, by its codes. Each tells those codes of itself (`Rule.istio`). */
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

/** Analyzers of which no rule says what they say, with the reason. */
export const withoutRule: Readonly<Record<string, string>> = {
  'multicluster.MeshNetworksAnalyzer':
    'the registries that there are: each is a cluster that a Secret with its credentials stands for, which no repository should hold; nor are the networks in the files of the case',
}

const secretCa =
  'the CA is in the Secret, which is not in the files; nor is anything that sends sidecars to the host'

/** Cases that their files alone do not decide, with what is missing in them. */
export const undecided: Readonly<Record<string, string>> = {
  'analyzer/destinationrule with credentialname, simple at destinationlevel, no workloadSelector': secretCa,
  'analyzer/destinationrule with credentialname, simple at portlevel, no workloadSelector': secretCa,
  'analyzer/DestinationRuleSubsetsNotSelectPods':
    'there is no workload at all in the files, so that all of them are elsewhere',
  'analyzer/gatewayNoWorkload':
    'the pods of a gateway are installed by somebody else: a selector without pods is usual',
  'analyzer/gatewayBadPort':
    'the Service of the ingress gateway is missing; the analyzer takes the ports of a default installation for it',
}

/** What a case expects besides and its files do not decide, as `CODE OBJECT`, with what is missing in them. */
export const undecidedParts: Readonly<Record<string, string>> = {
  'IST0103 Pod default/noninjectedpod':
    'the pod as it runs: a file has it as it is before the injector adds the proxy, so that none is in it',
}

/** Cases that say what was right of an older release, with the newest one of which it was. */
const releases: Readonly<Record<string, IstioVersion>> = {
  // Since 1.21 the CAs of the system are used where none is named, without a way back since 1.24.
  'analyzer/destinationrule with no cacert, mutual at destinationlevel': { major: 1, minor: 20 },
  'analyzer/destinationrule with no cacert, simple at destinationlevel and mutual at port level': {
    major: 1,
    minor: 20,
  },
  // Since 1.25 Istio allocates addresses by itself.
  'analyzer/missing Addresses and Protocol in Service Entry': { major: 1, minor: 24 },
}

/** A case without a MeshConfig has the one of a default installation, which hands access logs to nobody. */
const defaultMesh = { defaultProviders: { accessLogging: [] } }

/** The objects of a case as a mesh of the release that it is about, with its MeshConfig as istiod reads it. */
export function meshOfCase(one: AnalyzerCase): Mesh {
  const texts = [textOf(one), ...(one.meshConfig === null ? [] : [configMapOf(one)])]
  // What names no namespace is in this one for istioctl.
  const mesh = meshOf(texts.join('\n---\n'), '', 'default')
  return createMesh({
    ...mesh,
    context: {
      ...mesh.context,
      istioVersion: releases[one.case] ?? mesh.context.istioVersion,
      meshConfig: one.meshConfig === null ? defaultMesh : null,
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
  if (!isThere) return []
  return JSON.parse(readFileSync(new URL('cases.json', folder), 'utf8')) as AnalyzerCase[]
}

/** The cases that files decide, in all or but for `undecidedParts`. */
export function decidedCases(): AnalyzerCase[] {
  return allCases().filter(isDecided)
}

/** True unless one of the tables says what is missing. A case of an analyzer that no table knows is decided: it fails. */
export function isDecided(one: AnalyzerCase): boolean {
  return !Object.hasOwn(withoutRule, one.analyzer) && !Object.hasOwn(undecided, one.case)
}

/** The objects of a case. */
function textOf({ files }: AnalyzerCase): string {
  return files.map((file) => readFileSync(new URL(file, folder), 'utf8')).join('\n---\n')
}

const folder = new URL('../../../../shared/istio-cases/analyzer/', import.meta.url)
