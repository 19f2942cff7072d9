import { readFileSync } from 'node:fs'
import type { IstioVersion } from '../../../src/core/istio-version.ts'
import type { Mesh } from '../../../src/model/mesh.ts'
import { meshOf } from '../objects.ts'
import { isThere } from './cases.ts'

/** One of the cases of `istioctl analyze`: one analyzer, the files it looks at, and all that it says of them. */
export interface AnalyzerCase {
  readonly case: string
  readonly analyzer: string
  readonly files: readonly string[]
  readonly expected: readonly { readonly code: string; readonly object: string }[]
}

/** The rules that say what an analyzer says, by its codes. Analyzers that are missing are about something else. */
export const rulesOf: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'destinationrule.CaCertificateAnalyzer': { IST0128: [], IST0129: [] },
  'destinationrule.PodNotSelectedAnalyzer': {
    IST0173: ['egress/subset-selects-nothing'],
    IST0174: ['egress/policy-host-unknown'],
  },
  'envoyfilter.EnvoyPatchAnalyzer': {
    IST0152: ['extension/patch-operation'],
    IST0153: ['extension/patch-operation'],
    IST0154: ['extension/patch-operation'],
  },
  'gateway.CertificateAnalyzer': { IST0138: ['routing/gateway-certificate'] },
  'gateway.ConflictingGatewayAnalyzer': { IST0145: ['routing/gateway-conflict'] },
  'gateway.IngressGatewayPortAnalyzer': { IST0162: ['routing/gateway-port'] },
  'serviceentry.ConflictingServiceEntryProtocolAnalyzer': { IST0177: ['egress/conflicting-protocol'] },
  'serviceentry.ProtocolAddressesAnalyzer': { IST0134: ['egress/tcp-without-address'] },
  'schemaValidation.CollectionValidationAnalyzer(collections.VirtualService)': {
    IST0130: ['routing/unreachable-route'],
    IST0131: ['routing/unreachable-route'],
  },
  'sidecar.SelectorAnalyzer': {
    IST0101: ['egress/policy-selector-namespace'],
    IST0110: ['egress/sidecar-conflict'],
  },
  'telemetry.DefaultSelectorAnalyzer': { IST0160: ['extension/telemetry-conflict'] },
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
  'virtualservice.GatewayAnalyzer': { IST0165: ['routing/gateway-exists'] },
}

const systemCas =
  'no certificate is left unchecked: since 1.21, and without a way back since 1.24, the CAs of the system are used'
const secretCas =
  'the CA is in the Secret, which is not in the files; nor is anything that sends sidecars to the host'

/** Cases that their files alone do not decide, with what is missing in them. */
export const undecided: Readonly<Record<string, string>> = {
  'analyzer/destinationrule with no cacert, mutual at destinationlevel': systemCas,
  'analyzer/destinationrule with no cacert, simple at destinationlevel and mutual at port level': systemCas,
  'analyzer/destinationrule with credentialname, simple at destinationlevel, no workloadSelector': secretCas,
  'analyzer/destinationrule with credentialname, simple at portlevel, no workloadSelector': secretCas,
  'analyzer/DestinationRuleSubsetsNotSelectPods':
    'there is no workload at all in the files, so that all of them are elsewhere',
  'analyzer/gatewayNoWorkload':
    'the pods of a gateway are installed by somebody else: a selector without pods is usual',
  'analyzer/gatewayBadPort':
    'the Service of the ingress gateway is missing; the analyzer takes the ports of a default installation for it',
}

/** Cases that say what was right of an older release, with the newest one of which it was. */
const releases: Readonly<Record<string, IstioVersion>> = {
  // Since 1.25 Istio allocates addresses by itself.
  'analyzer/missing Addresses and Protocol in Service Entry': { major: 1, minor: 24 },
}

/** The objects of a case as a mesh of the release that it is about. */
export function meshOfCase(one: AnalyzerCase): Mesh {
  const mesh = meshOf(textOf(one))
  return { ...mesh, istioVersion: releases[one.case] ?? mesh.istioVersion }
}

/** The cases of the analyzers that rules of ours stand for. */
export function analyzerCases(): AnalyzerCase[] {
  if (!isThere) return []
  const all = JSON.parse(readFileSync(new URL('cases.json', folder), 'utf8')) as AnalyzerCase[]
  return all.filter((one) => Object.hasOwn(rulesOf, one.analyzer) && !Object.hasOwn(undecided, one.case))
}

/** The objects of a case. */
function textOf({ files }: AnalyzerCase): string {
  return files.map((file) => readFileSync(new URL(file, folder), 'utf8')).join('\n---\n')
}

const folder = new URL('../../../../shared/istio-cases/analyzer/', import.meta.url)
