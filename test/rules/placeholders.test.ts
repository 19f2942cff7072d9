import { describe, expect, it } from 'vitest'
import { lint, type LintFinding } from '../../src/lint.ts'
import type { Mesh } from '../../src/model/mesh.ts'
import { Node } from '../../src/model/node.ts'
import { isSubstitution } from '../../src/syntax/unfilled.ts'
import { rules } from '../../src/rules/index.ts'
import { parseDocuments } from '../../src/yaml/parse.ts'
import type { YamlScalar } from '../../src/yaml/node.ts'
import { loadCases, unmarked } from './cases.ts'
import { meshOf } from './objects.ts'

/** Placeholders as people write them. */
const spellings = [
  '${VAR}',
  '$(VAR)',
  '<x>',
  '<<x>>',
  '{{ x }}',
  '###X###',
  'PATCH_ME',
  'REPLACE_ME',
  'override_me',
  'HOST_PLACEHOLDER',
  '{host}',
  'SUBST_HOST',
  'INGRESS_HOST',
] as const

/** The bad cases of one file. */
const cases = loadCases()
  .filter(({ name, files }) => name.startsWith('bad') && Object.keys(files).length === 1)
  .map(({ rule, name, files }) => {
    const [[file, text]] = Object.entries(files) as [[string, string]]
    return { rule, name, text: unmarked(text), isValues: file.endsWith('.values.yaml') }
  })
  .filter(({ text }) => scalarsIn(text).length > 0)

const owners: ReadonlySet<string> = new Set(
  rules.filter(({ ownsPlaceholders }) => ownsPlaceholders).map(({ id }) => id),
)

it('the owners of placeholders are those of hosts and names, of issuers and of keys', () =>
  expect([...owners].toSorted()).toEqual(['helm/placeholder', 'jwt/issuer-invalid', 'jwt/jwks-uri-invalid']))

/** Findings of rules that are right although the original case does not have them, with the reason. */
const exceptions: readonly {
  readonly rules: readonly string[]
  readonly field: RegExp
  readonly reason: string
}[] = [
  {
    rules: [
      'egress/conflicting-protocol',
      'egress/host-duplicate',
      'egress/policy-conflict',
      'egress/sidecar-conflict',
      'extension/telemetry-conflict',
      'routing/gateway-conflict',
      'routing/host-conflict',
    ],
    field: /^metadata\.name(space)?$/,
    reason: 'the two documents clash as two objects: only with equal names they would be one object',
  },
  {
    rules: ['egress/host-invalid'],
    field: /^apiVersion$/,
    reason: 'the kind is known without `apiVersion`, and Istio refuses a DestinationRule without a host',
  },
  {
    rules: ['helm/placeholder'],
    field: /^spec\.jwtRules\[\d+\]\.issuer$/,
    reason: 'a second placeholder, which is one finding with that of the issuer only while both are equal',
  },
  {
    rules: ['jwt/token-location'],
    field: /\.from(Cookies|Params)\[\d+\]$/,
    reason: 'any name that is not empty is a location of a token',
  },
]

/** All rules, without yielding to one another. */
const independentRules = rules.map((rule) => ({ ...rule, yieldsTo: [], isGeneral: false }))

describe.each(cases)('$rule $name, with each value in turn not filled in', ({ text, isValues, rule }) => {
  const variants = scalarsIn(text).map((scalar, index) =>
    replaced(text, scalar, spellings[(index + rule.length) % spellings.length]!),
  )

  it('reports only the placeholder at that value, and nothing new elsewhere', { timeout }, () => {
    const originalFindings = lint(meshIn(text, isValues), independentRules)
    for (const variant of variants) {
      const findings = lint(meshIn(variant.changed, isValues), rules)
      const wrong = findings.filter((finding) =>
        standsAt(finding, variant.start)
          ? isSubstitution(variant.spelling) || !owners.has(finding.rule) || finding.code !== 'placeholder'
          : !isExcepted(finding, variant) &&
            !originalFindings.some((original) => isSameFinding(original, finding, variant)),
      )
      expect(
        wrong.map((finding) => `${finding.rule}: ${finding.message} (${variant.field} ${variant.spelling})`),
      ).toEqual([])
    }
  })
})

/** In milliseconds: a large case has many variants. */
const timeout = 60_000

function meshIn(text: string, isValues: boolean): Mesh {
  return isValues ? meshOf('', text) : meshOf(text)
}

/** True for a finding about the value at an offset. Findings about a key or an object do not depend on the value. */
function standsAt({ node, isOfKey, isOfObject }: LintFinding, start: number): boolean {
  return (
    !isOfKey && !isOfObject && node instanceof Node && node.kind === 'scalar' && node.yaml?.start === start
  )
}

function isExcepted({ rule }: LintFinding, { field }: Variant): boolean {
  return exceptions.some((exception) => exception.rules.includes(rule) && exception.field.test(field))
}

/** True for the same finding in the changed text: by the same rule, at the same field, or at a field above or below it. */
function isSameFinding(original: LintFinding, changed: LintFinding, { start, grown }: Variant): boolean {
  if (original.rule !== changed.rule || !(original.node instanceof Node) || !(changed.node instanceof Node))
    return false
  const roots = [original, changed].map(({ node }) => (node as Node).root.yaml!.start)
  if (roots[0] !== (roots[1]! > start ? roots[1]! - grown : roots[1])) return false
  const [originalPath, changedPath] = [original.node.path, changed.node.path]
  return originalPath.startsWith(changedPath) || changedPath.startsWith(originalPath)
}

/** A text with one value replaced. */
interface Variant {
  readonly spelling: string
  readonly changed: string
  /** Where the new value begins, and by how much the text has grown. */
  readonly start: number
  readonly grown: number
  /** The path of the value in its document. */
  readonly field: string
}

interface Scalar {
  readonly yaml: YamlScalar
  readonly field: string
}

/** The scalars of a text, each once, without those of a document inside a scalar. */
function scalarsIn(text: string): Scalar[] {
  const roots = parseDocuments(text, 'case.yaml').flatMap(({ root }) => (root ? [Node.of(root)] : []))
  const scalars = roots.flatMap(scalarsOf).filter(({ yaml }) => yaml.source.text === text)
  return [...new Map(scalars.map((scalar) => [scalar.yaml.start, scalar])).values()]
}

function scalarsOf(node: Node): Scalar[] {
  if (node.yaml?.kind === 'scalar') return [{ yaml: node.yaml, field: node.path }]
  return [...node.items(), ...node.entries().map(([, value]) => value)].flatMap(scalarsOf)
}

function replaced(text: string, { yaml, field }: Scalar, spelling: string): Variant {
  const { start, end, style } = yaml
  const isBlock = style === 'literal' || style === 'folded'
  const written = isBlock ? spelling : JSON.stringify(spelling)
  const space = style === 'empty' ? ' ' : ''
  const changed = `${text.slice(0, start)}${space}${written}${text.slice(end)}`
  return { spelling, changed, start: start + space.length, grown: changed.length - text.length, field }
}
