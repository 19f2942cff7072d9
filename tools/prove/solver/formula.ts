// Sets of policies as formulas of SMT-LIB, made of what Istio writes into the filters of Envoy, with nothing of `src`:
// `model/generator.go` and `matcher/string.go` in `pilot/pkg/security/authz` of Istio.
import { issuerNames, type Attribute, type Condition, type Policy, type PolicySet } from './policy-set.ts'

/** How many segments a path has at most: more than any pattern of a set tells apart. */
const segmentCount = 4
const segmentNumbers = Array.from({ length: segmentCount }, (_, index) => index + 1)

/**
 * The parts of a request. A path is its segments, of which the last may be empty, an identity its namespace and service account,
 * a claim a list of up to three texts.
 */
export const constants = [
  ...segmentNumbers.map((number) => `segment${number}`),
  ...['segments', 'host', 'method', 'port', 'mtls', 'namespace', 'account', 'source', 'tenant', 'hastenant'],
  ...[
    'token',
    'sub',
    'groups1',
    'groups2',
    'groups3',
    'counts',
    'audience1',
    'audience2',
    'audience3',
    'counta',
  ],
]

/** Values of `token`; those of issuers follow. */
export const tokenNumbers = { none: 0, wrong: 1, firstIssuer: 2 } as const

const sorts: Readonly<Record<string, string>> = {
  segments: 'Int',
  port: 'Int',
  mtls: 'Bool',
  source: '(_ BitVec 32)',
  hastenant: 'Bool',
  token: 'Int',
  counts: 'Int',
  counta: 'Int',
}

/** Declares the parts of a request, and says which there are. */
export function requestScript(): string {
  const between = (name: string, least: number, most: number): string =>
    `(assert (and (<= ${least} ${name}) (<= ${name} ${most})))`
  return [
    ...constants.map((name) => `(declare-const ${name} ${sorts[name] ?? 'String'})`),
    between('segments', 1, segmentCount),
    between('port', 1, 65_535),
    between('token', 0, tokenNumbers.firstIssuer + issuerNames.length - 1),
    ...['counts', 'counta'].map((name) => between(name, 0, 3)),
    ...segmentNumbers.map((number) => `(assert (not (str.contains segment${number} "/")))`),
    ...['host', 'method', 'namespace', 'account'].map((name) => `(assert (not (= ${name} "")))`),
  ].join('\n')
}

/** A formula that is true for the requests that a set lets through. */
export function letThrough(policies: PolicySet): string {
  const [allowing, denying] = (['ALLOW', 'DENY'] as const).map((action) =>
    policies.policies.filter((policy) => policy.action === action),
  ) as [Policy[], Policy[]]
  const { isRefused, isVerified } = tokenFormulas(policies)
  const matches = (policy: Policy): string => policyFormula(policy, isVerified)
  return all([
    not(isRefused),
    not(any(denying.map(matches))),
    allowing.length === 0 ? 'true' : any(allowing.map(matches)),
  ])
}

function policyFormula({ rules }: Policy, isVerified: string): string {
  return any(rules.map((rule) => all(rule.map(conditionFormula(isVerified)))))
}

/** Follows from a difference, and has Z3 look at few policies first: one that only one set has matches, or tokens count otherwise. */
export function mayDiffer({ base, head }: { readonly base: PolicySet; readonly head: PolicySet }): string {
  const isAlike = JSON.stringify(base.issuers) === JSON.stringify(head.issuers)
  const hasAllowing = ({ policies }: PolicySet): boolean => policies.some(({ action }) => action === 'ALLOW')
  if (!isAlike || hasAllowing(base) !== hasAllowing(head)) return 'true'
  const { isVerified } = tokenFormulas(base)
  const own = (set: PolicySet, compared: PolicySet): Policy[] => {
    const texts = new Set(compared.policies.map((policy) => JSON.stringify(policy)))
    return set.policies.filter((policy) => !texts.has(JSON.stringify(policy)))
  }
  return any([...own(base, head), ...own(head, base)].map((policy) => policyFormula(policy, isVerified)))
}

/** Envoy's jwt_authn: what is no token of a trusted issuer is refused where tokens are looked for. */
function tokenFormulas({ issuers }: PolicySet): { readonly isRefused: string; readonly isVerified: string } {
  const accepted = any(
    issuers.map(({ issuer, audiences }) =>
      all([
        `(= token ${tokenNumber(issuer)})`,
        audiences.length === 0
          ? 'true'
          : any(audiences.map((audience) => hasItem('audience', 'counta', audienceItem(audience)))),
      ]),
    ),
  )
  if (issuers.length === 0) return { isRefused: 'false', isVerified: 'false' }
  return { isRefused: all([`(not (= token ${tokenNumbers.none}))`, not(accepted)]), isVerified: accepted }
}

/** `token` of an issuer. */
export function tokenNumber(issuer: string): number {
  return tokenNumbers.firstIssuer + issuerNames.findIndex((name) => name === issuer)
}

/** A scheme and a slash at the end of an audience do not count (jwt_verify_lib). */
function audienceItem(audience: string): (item: string) => string {
  const texts = ['', 'http://', 'https://'].flatMap((scheme) =>
    ['', '/'].map((end) => scheme + audience + end),
  )
  return (item) => any(texts.map((text) => `(= ${item} ${quoted(text)})`))
}

/** A formula for a condition of a rule. */
function conditionFormula(isVerified: string): (condition: Condition) => string {
  return ({ attribute, isNegative, values }) => {
    const positive = any(values.map((value) => valueFormulas[attribute](value, isVerified)))
    return isNegative ? not(positive) : positive
  }
}

const valueFormulas: Readonly<Record<Attribute, (value: string, isVerified: string) => string>> = {
  principals: (value) => all(['mtls', principalFormula(value)]),
  // `.*/ns/NAMESPACE/.*`
  namespaces: (value) => all(['mtls', withStar('namespace', value)]),
  requestPrincipals: (value, isVerified) => {
    const [issuer, subject] = principalParts(value)
    const issued = issuerNames.filter((name) => issuer === '*' || name === issuer)
    const isIssued = any(issued.map((name) => `(= token ${tokenNumber(name)})`))
    return all([isVerified, isIssued, subject === '*' ? '(not (= sub ""))' : `(= sub ${quoted(subject)})`])
  },
  ipBlocks: (value) => {
    const [address = '', length = '32'] = value.split('/')
    const bits = address
      .split('.')
      .map((octet) => Number(octet).toString(2).padStart(8, '0'))
      .join('')
    const count = Number(length)
    return `(= ((_ extract 31 ${32 - count}) source) #b${bits.slice(0, count)})`
  },
  hosts: (value) => withStar('host', value.toLowerCase()),
  ports: (value) => `(= port ${value})`,
  // A presence match: a method is always there.
  methods: (value) => (value === '*' ? 'true' : withStar('method', value)),
  paths: pathFormula,
  'request.headers[x-tenant]': (value) =>
    all(['hastenant', value === '*' ? 'true' : withStar('tenant', value)]),
  'request.auth.claims[groups]': (value, isVerified) =>
    all([isVerified, hasItem('groups', 'counts', (item) => withStar(item, value))]),
}

/** The issuer and the subject of a request principal, either of which may be `*`. */
function principalParts(value: string): [issuer: string, subject: string] {
  if (value === '*') return ['*', '*']
  const slash = value.lastIndexOf('/')
  return [value.slice(0, slash), value.slice(slash + 1)]
}

/** One of the texts of a claim. */
function hasItem(name: string, count: string, formula: (item: string) => string): string {
  return any([1, 2, 3].map((number) => all([`(<= ${number} ${count})`, formula(`${name}${number}`)])))
}

/** The identity of a pod is `spiffe://cluster.local/ns/NAMESPACE/sa/ACCOUNT`. */
export function principalFormula(value: string): string {
  if (value === '*') return 'true'
  const [, account] = /^\*\/sa\/([^*]+)$/.exec(value) ?? []
  if (account !== undefined) return `(= account ${quoted(account)})`
  const [, namespace = '', rest = ''] = /^cluster\.local\/ns\/([^/*]+)\/(.+)$/.exec(value)!
  const isNamespace = `(= namespace ${quoted(namespace)})`
  return rest === '*' ? isNamespace : all([isNamespace, `(= account ${quoted(rest.replace('sa/', ''))})`])
}

/** The paths of a value: one, those below a folder, those with some end, or those of a template. */
export function pathFormula(value: string): string {
  if (value.startsWith('*')) return endFormula(value.slice(1))
  const parts = value.slice(1).split('/')
  const last = parts.at(-1)!
  const isOpen = last === '*' || last === '{**}'
  const fixed = isOpen ? parts.slice(0, -1) : parts
  const formulas = fixed.map((part, index) =>
    part === '{*}' ? literalSegment(index + 1) : `(= segment${index + 1} ${quoted(part)})`,
  )
  const isLong = `(${isOpen ? '>' : '='} segments ${fixed.length})`
  const behind = last === '{**}' ? segmentNumbers.slice(fixed.length).map(templateSegment) : []
  return all([isLong, ...formulas, ...behind])
}

/** `{*}` is one segment that is not empty, of characters of Envoy's `kLiteral`, to which the star does not belong. */
function literalSegment(number: number): string {
  return all([`(not (= segment${number} ""))`, `(not (str.contains segment${number} "*"))`])
}

/** `{**}` is any segments of such characters. */
function templateSegment(number: number): string {
  return any([`(< segments ${number})`, `(not (str.contains segment${number} "*"))`])
}

/** An end without a slash is one of the last segment, an end that begins with one is the last segment. */
function endFormula(end: string): string {
  const isEnd = (number: number): string =>
    end.startsWith('/')
      ? `(= segment${number} ${quoted(end.slice(1))})`
      : `(str.suffixof ${quoted(end)} segment${number})`
  return any(segmentNumbers.map((number) => all([`(= segments ${number})`, isEnd(number)])))
}

/** StringMatcherWithPrefix. */
function withStar(name: string, value: string): string {
  if (value === '*') return `(not (= ${name} ""))`
  if (value.startsWith('*')) return `(str.suffixof ${quoted(value.slice(1))} ${name})`
  if (value.endsWith('*')) return `(str.prefixof ${quoted(value.slice(0, -1))} ${name})`
  return `(= ${name} ${quoted(value)})`
}

/** A text as a literal. */
export function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}

/** A formula that holds if all do. */
export function all(formulas: readonly string[]): string {
  return formulas.length < 2 ? (formulas[0] ?? 'true') : `(and ${formulas.join(' ')})`
}

/** A formula that holds if one does. */
export function any(formulas: readonly string[]): string {
  return formulas.length < 2 ? (formulas[0] ?? 'false') : `(or ${formulas.join(' ')})`
}

export function not(formula: string): string {
  return `(not ${formula})`
}
