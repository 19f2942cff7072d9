import { clusterDomain } from '../../model/cluster-domain.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'

/**
 * Host names as Istio compares them: a wildcard is a plain suffix, so that `*.com` matches `a.b.com` while `*.b.com` does
 * not match `b.com` (istio `pkg/config/host/name.go`). Case and a dot at the end are ignored, since Envoy and DNS ignore
 * case; where Istio does not, egress/host-spelling and routing/host-in-gateway report the difference.
 */

/** True if `outer` matches every host that `inner` matches. */
export function hostCovers(outer: string, inner: string): boolean {
  const [wide, narrow] = [normalHost(outer), normalHost(inner)]
  if (!wide.startsWith('*')) return wide === narrow
  if (narrow.startsWith('*')) return narrow.slice(1).endsWith(wide.slice(1))
  return narrow.endsWith(wide.slice(1)) && narrow.length >= wide.length
}

/** True if some host matches both. */
export function hostsOverlap(first: string, second: string): boolean {
  return hostCovers(first, second) || hostCovers(second, first)
}

/** For two hosts of which one covers the other: true if it does so letter for letter, as istiod compares them. */
export function isWrittenAlike(first: string, second: string): boolean {
  const [narrow, wide] = compareSpecificity(first, second) < 0 ? [first, second] : [second, first]
  return wide.startsWith('*') ? narrow.endsWith(wide.slice(1)) : narrow === wide
}

/** Compares hosts, the more specific one first: an exact host before wildcards, then the longer wildcard. */
export function compareSpecificity(first: string, second: string): number {
  const wildcards = Number(isWildcard(first)) - Number(isWildcard(second))
  return wildcards || second.length - first.length
}

/** True for a host that begins with `*`: `*`, `*.example.com` and `*-a.example.com`. */
export function isWildcard(host: string): boolean {
  return host.startsWith('*')
}

/**
 * The full name of a host in an object of a namespace: a name without a dot is a Service of that namespace. A name with
 * a dot is not changed (`svc.ns` is not expanded), nor is one with a placeholder, which may become a name with dots.
 */
export function fullHost(host: string, namespace: string): string {
  if (host === '' || host.includes('.') || host.includes('*') || isUnfilled(host)) return normalHost(host)
  return `${host.toLowerCase()}.${namespace}.svc.${clusterDomain}`
}

/** The namespace in the full name of a Service; `undefined` for any other host. */
export function serviceNamespace(host: string): string | undefined {
  const suffix = `.svc.${clusterDomain}`
  const name = normalHost(host)
  if (!name.endsWith(suffix)) return undefined
  const [, namespace, ...furtherLabels] = name.slice(0, -suffix.length).split('.')
  return furtherLabels.length === 0 ? namespace : undefined
}

/**
 * A host in lower case without a trailing dot. A host with a placeholder and a capital letter is returned unchanged, with
 * its dot, since the placeholder would no longer be recognized in lower case.
 */
export function normalHost(host: string): string {
  const lower = host.toLowerCase()
  if (lower !== host && isUnfilled(host)) return host
  return lower.endsWith('.') ? lower.slice(0, -1) : lower
}
