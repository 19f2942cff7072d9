import type { Rule } from './rule.ts'

/**
 * A sentence on what `istioctl analyze` says of the same, `''` for a rule that has no counterpart there:
 * "`istioctl analyze` says IST0145 of it; where it reads files alone, it leaves that out."
 */
export function istioSentence({ istio = [] }: Rule): string {
  if (istio.length === 0) return ''
  const skipped = istio.filter((code) => !saidOfFiles.has(code))
  const which = skipped.length === istio.length ? 'that' : list(skipped)
  const offline = skipped.length === 0 ? '' : `; where it reads files alone, it leaves ${which} out`
  return `\`istioctl analyze\` says ${list(istio)} of it${offline}.`
}

function list(codes: readonly string[]): string {
  return codes.length < 2 ? codes.join('') : `${codes.slice(0, -1).join(', ')} and ${codes.at(-1)}`
}

/**
 * The codes that it says without a cluster, in some cases at least: it leaves out every analyzer that asks for a
 * Service, a Namespace, a Node, a Pod or a Secret (istio `pkg/config/analysis/local/istiod_analyze.go`).
 */
const saidOfFiles: ReadonlySet<string> = new Set([
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
