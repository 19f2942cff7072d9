/**
 * True for one label of a DNS name as Istio takes it for names of ports, subsets and namespaces: letters of either
 * case, digits and inner dashes, at most 63 (istio `pkg/config/labels/validate.go`).
 */
export function isDnsLabel(text: string): boolean {
  return text.length <= longest && /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/i.test(text)
}

/** Why a text cannot be the key of a Kubernetes label, as the end of a sentence; `null` if it can. */
export function labelKeyDefect(key: string): string | null {
  if (key === '') return 'is empty'
  const slash = key.indexOf('/')
  const [prefix, name] = slash < 0 ? [null, key] : [key.slice(0, slash), key.slice(slash + 1)]
  if (prefix !== null && !isPrefix(prefix)) return 'has a prefix that is no DNS name'
  if (name.length > longest) return `has a name longer than ${longest} characters`
  return isName(name) ? null : 'is no key of a label'
}

/** Why a text cannot be the value of a Kubernetes label, as the end of a sentence; `null` if it can. */
export function labelValueDefect(value: string): string | null {
  if (value.length > longest) return `is longer than ${longest} characters`
  return value === '' || isName(value) ? null : 'is no value of a label'
}

/** RFC 1123. */
const longest = 63
const longestPrefix = 253

function isPrefix(text: string): boolean {
  return (
    text.length <= longestPrefix &&
    text.split('.').every((part) => /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(part))
  )
}

/** Letters, digits and inner `-`, `_` and `.`. */
function isName(text: string): boolean {
  return /^[a-z0-9]([-a-z0-9_.]*[a-z0-9])?$/i.test(text)
}
