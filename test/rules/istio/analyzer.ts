import { readFileSync } from 'node:fs'
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
  'gateway.CertificateAnalyzer': { IST0138: ['routing/gateway-certificate'] },
  'gateway.ConflictingGatewayAnalyzer': { IST0145: ['routing/gateway-conflict'] },
  'gateway.IngressGatewayPortAnalyzer': { IST0162: ['routing/gateway-port'] },
  'schemaValidation.CollectionValidationAnalyzer(collections.VirtualService)': {
    IST0130: ['routing/unreachable-route'],
    IST0131: ['routing/unreachable-route'],
  },
  'virtualservice.DestinationHostAnalyzer': {
    IST0101: ['routing/destination-known', 'routing/destination-port'],
    IST0112: ['routing/destination-port'],
    IST0140: ['routing/mesh-route-skipped'],
  },
  'virtualservice.DestinationRuleAnalyzer': { IST0101: ['routing/subset-exists'] },
  'virtualservice.GatewayAnalyzer': { IST0165: ['routing/gateway-exists'] },
}

/** Cases that their files alone do not decide, with what is missing in them. */
export const undecided: Readonly<Record<string, string>> = {
  'analyzer/gatewayNoWorkload':
    'the pods of a gateway are installed by somebody else: a selector without pods is usual',
  'analyzer/gatewayBadPort':
    'the Service of the ingress gateway is missing; the analyzer takes the ports of a default installation for it',
}

/** The cases of the analyzers that rules of ours stand for. */
export function analyzerCases(): AnalyzerCase[] {
  if (!isThere) return []
  const all = JSON.parse(readFileSync(new URL('cases.json', folder), 'utf8')) as AnalyzerCase[]
  return all.filter((one) => Object.hasOwn(rulesOf, one.analyzer) && !Object.hasOwn(undecided, one.case))
}

/** The objects of a case. */
export function textOf({ files }: AnalyzerCase): string {
  return files.map((file) => readFileSync(new URL(file, folder), 'utf8')).join('\n---\n')
}

const folder = new URL('../../../../shared/istio-cases/analyzer/', import.meta.url)
