import { clusterDomain } from '../../model/cluster-domain.ts'
import { isKnownNamespace, isUnfilled } from '../../syntax/unfilled.ts'

/**
 * Host names as Istio compares them: case does not matter, and a wildcard is a plain suffix, so that `*.com`
 * matches `a.b.com` while `*.b.com` does not match `b.com` (istio `pkg/config/host/name.go`).
 */

/** True if every host that `inner` stands for is one that `outer` stands for. */
export function hostCovers(outer: string, inner: string): boolean {
  const [wide, narrow] = [normalHost(outer), normalHost(inner)]
  if (!wide.startsWith('*')) return wide === narrow
  if (narrow.startsWith('*')) return narrow.slice(1).endsWith(wide.slice(1))
  return narrow.endsWith(wide.slice(1)) && narrow.length >= wide.length
}

/** True if some host is meant by both. */
export function hostsOverlap(one: string, other: string): boolean {
  return hostCovers(one, other) || hostCovers(other, one)
}

/**
 * True if a host is one that `outer` stands for, or would be if the namespaces that nothing states were the right
 * ones: the short names of two releases may mean one Service.
 */
export function hostMayCover(outer: string, inner: string): boolean {
  if (hostCovers(outer, inner)) return true
  const [wide, narrow] = [serviceNamespace(outer), serviceNamespace(inner)]
  if (wide === undefined || narrow === undefined) return false
  if (isKnownNamespace(wide) && isKnownNamespace(narrow)) return false
  return hostCovers(outer.split('.')[0]!, inner.split('.')[0]!)
}

/** Sorts the more specific host first: an exact one before wildcards, then the longer wildcard. */
export function bySpecificity(one: string, other: string): number {
  const wildcards = Number(isWildcard(one)) - Number(isWildcard(other))
  return wildcards || other.length - one.length
}

/** True for `*`, `*.example.com` and `*-a.example.com`. */
export function isWildcard(host: string): boolean {
  return host.startsWith('*')
}

/**
 * The full name that a host means in an object of a namespace: a name without a dot is a Service of that
 * namespace; any name with a dot stands for itself (`svc.ns` is not expanded), and what is not filled in yet may get one.
 */
export function fullHost(host: string, namespace: string): string {
  if (host === '' || host.includes('.') || host.includes('*') || isUnfilled(host)) return normalHost(host)
  return `${host.toLowerCase()}.${namespace}.svc.${clusterDomain}`
}

/** The namespace that the full name of a Service holds; `undefined` for any other host. */
export function serviceNamespace(host: string): string | undefined {
  const suffix = `.svc.${clusterDomain}`
  const name = normalHost(host)
  if (!name.endsWith(suffix)) return undefined
  const [, namespace, ...rest] = name.slice(0, -suffix.length).split('.')
  return rest.length === 0 ? namespace : undefined
}

/**
 * Lower case, without the dot that ends a name written from the root. What is not filled in yet stays as it is: in
 * small letters it would be a name.
 */
export function normalHost(host: string): string {
  const lower = host.toLowerCase()
  if (lower !== host && isUnfilled(host)) return host
  return lower.endsWith('.') ? lower.slice(0, -1) : lower
}
