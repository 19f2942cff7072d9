/**
 * True for a DNS label as Istio accepts it in names of ports, subsets and namespaces: letters of either case, digits
 * and inner dashes, at most 63 characters (istio `pkg/config/labels/validate.go`).
 */
export function isDnsLabel(text: string): boolean {
  return text.length <= maxLabelLength && /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/i.test(text)
}

/** True for a DNS subdomain as Kubernetes has it in names of objects (k8s.io/apimachinery, IsDNS1123Subdomain). */
export function isObjectName(text: string): boolean {
  return (
    text.length <= maxObjectNameLength &&
    text.split('.').every((label) => /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(label))
  )
}

/** Why a text cannot be the key of a Kubernetes label, as the end of a sentence; `null` if it can. */
export function labelKeyDefect(key: string): string | null {
  if (key === '') return 'is empty'
  const slash = key.indexOf('/')
  const [prefix, name] = slash < 0 ? [null, key] : [key.slice(0, slash), key.slice(slash + 1)]
  if (prefix !== null && !isObjectName(prefix)) return 'has a prefix that is not a DNS name'
  if (name.length > maxLabelLength) return `has a name longer than ${maxLabelLength} characters`
  return isLabelText(name) ? null : 'has characters that the key of a label cannot have'
}

/** Why a text cannot be the value of a Kubernetes label, as the end of a sentence; `null` if it can. */
export function labelValueDefect(value: string): string | null {
  if (value.length > maxLabelLength) return `is longer than ${maxLabelLength} characters`
  return value === '' || isLabelText(value) ? null : 'has characters that the value of a label cannot have'
}

/** The most characters of a label of DNS, and of the name or value of a label of Kubernetes (RFC 1123). */
export const maxLabelLength = 63
const maxObjectNameLength = 253

/** True for letters of either case, digits and inner `-`, `_` and `.`, of any length but 0. */
export function isLabelText(text: string): boolean {
  return /^[a-z0-9]([-a-z0-9_.]*[a-z0-9])?$/i.test(text)
}
