// Random sets of policies at one workload, in two versions.
import type { Random } from '../../oracle/random.ts'

/** Values of an attribute, or those that it must not have. */
export interface Condition {
  readonly attribute: Attribute
  readonly isNegative: boolean
  readonly values: readonly string[]
}

/** What conditions compare; `when` conditions are among them by their keys. */
export const attributes = [
  ...(['principals', 'namespaces', 'requestPrincipals', 'ipBlocks'] as const),
  ...(['hosts', 'ports', 'methods', 'paths'] as const),
  ...(['request.headers[x-tenant]', 'request.auth.claims[groups]'] as const),
] as const
export type Attribute = (typeof attributes)[number]

/** All conditions of a rule have to hold. */
export type Rule = readonly Condition[]

/** An AuthorizationPolicy; one without rules matches nothing. */
export interface Policy {
  readonly action: 'ALLOW' | 'DENY'
  readonly rules: readonly Rule[]
}

/** The issuer of a RequestAuthentication, and the audiences that it takes: none for any. */
export interface TrustedIssuer {
  readonly issuer: string
  readonly audiences: readonly string[]
}

/** The policies at a workload. */
export interface PolicySet {
  readonly policies: readonly Policy[]
  readonly issuers: readonly TrustedIssuer[]
}

export const issuerNames = ['https://one.example', 'https://two.example'] as const

/** The paths of more services, with ends such as `*.css`, are past the bound on conditions on paths. */
const maxServices = 60

/** Makes a set of so many policies: most allow, some deny. */
export function randomSet(random: Random, size: number): PolicySet {
  const services = Math.min(maxServices, Math.max(4, Math.floor(size / 4)))
  const count = random.below(3)
  const further = Math.min(0.12, 5 / size)
  return {
    policies: Array.from({ length: size }, () => randomPolicy(random, services, further)),
    issuers: issuerNames.slice(0, count).map((issuer) => ({
      issuer,
      audiences: random.isLikely(0.3) ? ['shop'] : [],
    })),
  }
}

function randomPolicy(random: Random, services: number, further: number): Policy {
  const action = random.isLikely(0.8) ? 'ALLOW' : 'DENY'
  const rules = Array.from({ length: 1 + random.below(2) }, () => randomRule(random, services, further))
  // Denying all but something, a large set would let nothing through.
  const isBroad = ([first]: Rule): boolean => action === 'DENY' && first!.isNegative
  return {
    action,
    rules: rules.map((rule) =>
      isBroad(rule) ? [{ ...rule[0]!, isNegative: false }, ...rule.slice(1)] : rule,
    ),
  }
}

/** @param further how likely a condition on each further attribute is: in large sets many are past the bound of a diagram */
function randomRule(random: Random, services: number, further: number): Rule {
  const service = random.below(services)
  const first = condition(random, random.pick(['paths', 'paths', 'paths', 'hosts'] as const), service)
  const others = attributes.filter((attribute) => attribute !== first.attribute && random.isLikely(further))
  return [first, ...others.map((attribute) => condition(random, attribute, service))]
}

function condition(random: Random, attribute: Attribute, service: number): Condition {
  const candidates = valuesFor(service)[attribute]
  const values = new Set(Array.from({ length: 1 + random.below(2) }, () => random.pick(candidates)))
  return { attribute, isNegative: random.isLikely(0.15), values: [...values] }
}

/** Those of more services are past the bound on conditions on paths, too. */
const patternServices = 8

function valuesFor(service: number): Readonly<Record<Attribute, readonly string[]>> {
  const [name, team] = [`s${service}`, `team-${service % 7}`]
  return {
    principals: [`cluster.local/ns/${team}/sa/app`, `cluster.local/ns/${team}/*`, '*/sa/app', '*'],
    namespaces: [team, 'team-*', '*-1'],
    requestPrincipals: ['*', ...issuerNames.flatMap((issuer) => [`${issuer}/*`, `${issuer}/ann`]), '*/ann'],
    ipBlocks: [`10.${service % 256}.0.0/16`, `10.${service % 256}.1.0/24`, '192.0.2.7'],
    hosts: [`${name}.example.com`, '*.example.com', `${name}.*`, `${name.toUpperCase()}.Example.com`],
    ports: ['8080', '8081'],
    methods: ['GET', 'POST', 'P*', 'HEAD', '*'],
    paths: [
      ...[`/${name}`, `/${name}/*`, `/${name}/admin/*`, `/${name}/a;b/*`, '*.css'],
      ...(service < patternServices ? [`/${name}/{*}/detail`, `/${name}/{**}`, `*/${name}`] : []),
    ],
    'request.headers[x-tenant]': ['blue', 'b*', '*en', '*'],
    'request.auth.claims[groups]': ['admin', 'buyer', 'a*'],
  }
}

/** Another version of a set: changed in few places, or with other words for the same. */
export function changedSet(random: Random, set: PolicySet): PolicySet {
  const isReworded = random.isLikely(0.4)
  let changed = set
  for (let left = 1 + random.below(4); left > 0; left--)
    changed = random.pick(isReworded ? rewordings : [...rewordings, ...changes, ...changes])(random, changed)
  return changed
}

type Change = (random: Random, set: PolicySet) => PolicySet

/** What decides about no request otherwise. */
const rewordings: readonly Change[] = [
  splitRule,
  (random, set) => ({ ...set, policies: [...set.policies, narrowed(random, random.pick(set.policies))] }),
  (_, set) => ({ ...set, policies: set.policies.toReversed() }),
  (random, set) => withPolicy(random, set, ({ rules, action }) => ({ action, rules: rules.toReversed() })),
]

/** What may. */
const changes: readonly Change[] = [
  (random, set) => ({ ...set, policies: set.policies.toSpliced(random.below(set.policies.length), 1) }),
  (random, set) => withRule(random, set, (rule) => rule.toSpliced(random.below(rule.length), 1)),
  (random, set) => withCondition(random, set, (negated) => ({ ...negated, isNegative: !negated.isNegative })),
  (random, set) =>
    withCondition(random, set, ({ attribute, isNegative }) => ({
      ...condition(random, attribute, random.below(4)),
      isNegative,
    })),
  (random, set) =>
    withPolicy(random, set, ({ action, rules }) => ({
      action: action === 'ALLOW' ? 'DENY' : 'ALLOW',
      rules,
    })),
  (random, set) => ({ ...set, issuers: set.issuers.toSpliced(random.below(2), 1) }),
  // In large sets most of what is taken away is left to others.
  (random, set) => ({
    ...set,
    policies: [...set.policies, { ...randomPolicy(random, 4, 0), action: 'DENY' }],
  }),
]

function withPolicy(random: Random, set: PolicySet, edit: (policy: Policy) => Policy): PolicySet {
  if (set.policies.length === 0) return set
  const index = random.below(set.policies.length)
  return { ...set, policies: set.policies.with(index, edit(set.policies[index]!)) }
}

function withRule(random: Random, set: PolicySet, edit: (rule: Rule) => Rule): PolicySet {
  return withPolicy(random, set, (policy) => {
    const index = random.below(policy.rules.length)
    const rule = edit(policy.rules[index]!)
    return rule.length === 0 ? policy : { ...policy, rules: policy.rules.with(index, rule) }
  })
}

function withCondition(random: Random, set: PolicySet, edit: (one: Condition) => Condition): PolicySet {
  return withRule(random, set, (rule) => {
    const index = random.below(rule.length)
    return rule.with(index, edit(rule[index]!))
  })
}

/** One rule for each value of a condition. */
function splitRule(random: Random, set: PolicySet): PolicySet {
  return withPolicy(random, set, ({ action, rules }) => ({
    action,
    rules: rules.flatMap((rule) => {
      const index = rule.findIndex(({ isNegative, values }) => !isNegative && values.length > 1)
      if (index < 0) return [rule]
      const split = rule[index]!
      return split.values.map((value) => rule.with(index, { ...split, values: [value] }))
    }),
  }))
}

/** A policy of which each rule asks for more. */
function narrowed(random: Random, { action, rules }: Policy): Policy {
  const more = condition(random, 'methods', 0)
  const isFree = (rule: Rule): boolean => rule.every(({ attribute }) => attribute !== more.attribute)
  return { action, rules: rules.map((rule) => (isFree(rule) ? [...rule, more] : rule)) }
}
