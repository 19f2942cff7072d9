import type { Mesh } from '../../model/mesh.ts'

/** The trust domains of a mesh. */
export interface TrustDomains {
  /** The trust domain, followed by its aliases. */
  readonly names: readonly [string, ...string[]]
  /** False if no file states the trust domain, so that Istio's default applies. */
  readonly isStated: boolean
}

/** The trust domain of a mesh and its aliases; `cluster.local` where no file states one. */
export function trustDomainsOf(mesh: Mesh): TrustDomains {
  const { trustDomain } = mesh.config
  const aliases = mesh.configSources.flatMap(({ config }) =>
    config.items('trustDomainAliases').map(({ text }) => text),
  )
  return {
    names: [trustDomain ?? defaultTrustDomain, ...new Set(aliases)],
    isStated: trustDomain !== undefined,
  }
}

/**
 * The principal of a service account as AuthorizationPolicies name it: `TRUST-DOMAIN/ns/NAMESPACE/sa/NAME` with the trust
 * domain of the mesh, which is `cluster.local` if no file states one.
 */
export function principalOf(mesh: Mesh, namespace: string, serviceAccount: string): string {
  const [trustDomain] = trustDomainsOf(mesh).names
  return `${trustDomain}/ns/${namespace}/sa/${serviceAccount}`
}

/**
 * The principals, also with `*`, into which Istio expands a value of `principals`. One with the trust domain of the mesh, an
 * alias or `cluster.local` becomes one with the trust domain and one with each alias; any other value remains alone (istio `pilot/pkg/security/trustdomain/bundle.go`, ReplaceTrustDomainAliases).
 */
export function principalsOfValue({ names }: TrustDomains, principal: string): readonly string[] {
  const [domain = '', ...path] = principal.split('/')
  // Istio compares the trust domain only in a complete identity, and a `*` alone stands for any.
  if (path.length !== 4 || domain === '*') return [principal]
  if (domain !== defaultTrustDomain && !names.some((name) => matchesTrustDomain(domain, name)))
    return [principal]
  const principals = names.map((name) => (endsWith(domain, name) ? principal : [name, ...path].join('/')))
  return [...new Set(principals)]
}

const defaultTrustDomain = 'cluster.local'

/** True if a trust domain in a policy, which may begin or end with `*`, means that of the mesh (stringMatch). */
function matchesTrustDomain(domain: string, name: string): boolean {
  return (
    domain === name ||
    endsWith(domain, name) ||
    (domain.endsWith('*') && name.startsWith(domain.slice(0, -1)))
  )
}

/** (suffixMatch) */
function endsWith(domain: string, name: string): boolean {
  return domain.startsWith('*') && name.endsWith(domain.slice(1))
}
