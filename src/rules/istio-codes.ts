import { joinAnd } from '../core/join-words.ts'
import type { Rule } from './rule.ts'

/**
 * Names the codes under which `istioctl analyze` reports the same problem:
 * "`istioctl analyze` reports it as IST0145; it does not when it reads only files." Returns `''` for a rule without
 * a counterpart there.
 */
export function istioSentence({ istio = [] }: Rule): string {
  if (istio.length === 0) return ''
  if (istio.every((code) => unreported.has(code)))
    return `istioctl has the message ${joinAnd(istio)}, which none of its commands reports.`
  const skipped = istio.filter((code) => !reportedWithoutCluster.has(code))
  const skippedCodes = skipped.length === istio.length ? '' : ` report ${joinAnd(skipped)}`
  const offline = skipped.length === 0 ? '' : `; it does not${skippedCodes} when it reads only files`
  return `\`istioctl analyze\` reports it as ${joinAnd(istio)}${offline}.`
}

/** The messages of analyzers that istioctl does not run (istio `pkg/config/analysis/analyzers/all.go`). */
const unreported: ReadonlySet<string> = new Set(['IST0136'])

/**
 * The codes that istioctl can report without a cluster. It skips every analyzer that reads a Service, a Namespace,
 * a Node, a Pod or a Secret (istio `pkg/config/analysis/local/istiod_analyze.go`).
 */
const reportedWithoutCluster: ReadonlySet<string> = new Set([
  'IST0002',
  'IST0101',
  'IST0106',
  'IST0109',
  'IST0128',
  'IST0129',
  'IST0130',
  'IST0131',
  'IST0132',
  'IST0133',
  'IST0134',
  'IST0138',
  'IST0151',
  'IST0152',
  'IST0153',
  'IST0154',
  'IST0155',
  'IST0157',
  'IST0160',
  'IST0163',
  'IST0164',
  'IST0165',
  'IST0175',
  'IST0176',
  'IST0177',
])
