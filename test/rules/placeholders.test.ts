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

/** What people write for a value that is not there yet. */
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
] as const

/** Cases of one file in which a rule finds something. */
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

/** Where a finding about something else is right although the case did not have it, and why. */
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
    reason: 'two documents are two objects that clash: only an equal name would say that they are one',
  },
  {
    rules: ['egress/host-invalid'],
    field: /^apiVersion$/,
    reason: 'the kind says what it is, and a DestinationRule without a host is refused',
  },
  {
    rules: ['helm/placeholder'],
    field: /^spec\.jwtRules\[\d+\]\.issuer$/,
    reason: 'a placeholder of its own, which was told of the issuer as long as both had the same',
  },
  {
    rules: ['jwt/token-location'],
    field: /\.from(Cookies|Params)\[\d+\]$/,
    reason: 'an empty name is no place of a token, and any other is one',
  },
]

/** Rules as they speak where no other one is heard first. */
const unheard = rules.map((rule) => ({ ...rule, yieldsTo: [], isGeneral: false }))

describe.each(cases)('$rule $name, with each value in turn not filled in', ({ text, isValues, rule }) => {
  const variants = scalarsIn(text).map((scalar, index) =>
    replaced(text, scalar, spellings[(index + rule.length) % spellings.length]!),
  )

  it('finds nothing but what an owner says of that value, and nothing new elsewhere', { timeout }, () => {
    const before = lint(meshIn(text, isValues), unheard)
    for (const variant of variants) {
      const found = lint(meshIn(variant.changed, isValues), rules)
      const wrong = found.filter((finding) =>
        standsAt(finding, variant.start)
          ? isSubstitution(variant.spelling) || !owners.has(finding.rule) || finding.code !== 'placeholder'
          : !isExcepted(finding, variant) && !before.some((one) => isSame(one, finding, variant)),
      )
      expect(wrong.map((finding) => `${finding.rule}: ${finding.message} (${variant.field})`)).toEqual([])
    }
  })
})

/** Many variants of a large case, on a busy machine. */
const timeout = 60_000

function meshIn(text: string, isValues: boolean): Mesh {
  return isValues ? meshOf('', text) : meshOf(text)
}

/** True for what is said of the value there; a key is wrong whatever stands under it, an object whatever its name is. */
function standsAt({ node, isOfKey, isOfObject }: LintFinding, start: number): boolean {
  return (
    !isOfKey && !isOfObject && node instanceof Node && node.kind === 'scalar' && node.yaml?.start === start
  )
}

function isExcepted({ rule }: LintFinding, { field }: Variant): boolean {
  return exceptions.some((one) => one.rules.includes(rule) && one.field.test(field))
}

/** True for the same in another text: by the same rule of the same field, or of a part of what was said of a whole. */
function isSame(before: LintFinding, after: LintFinding, { start, grown }: Variant): boolean {
  if (before.rule !== after.rule || !(before.node instanceof Node) || !(after.node instanceof Node))
    return false
  const roots = [before, after].map(({ node }) => (node as Node).root.yaml!.start)
  if (roots[0] !== (roots[1]! > start ? roots[1]! - grown : roots[1])) return false
  const [one, other] = [before.node.path, after.node.path]
  return one.startsWith(other) || other.startsWith(one)
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

/** The scalars that a text writes, each once: none of a text that stands in a scalar. */
function scalarsIn(text: string): Scalar[] {
  const roots = parseDocuments(text, 'case.yaml').flatMap(({ root }) => (root ? [Node.of(root)] : []))
  const found = roots.flatMap(scalarsOf).filter(({ yaml }) => yaml.source.text === text)
  return [...new Map(found.map((scalar) => [scalar.yaml.start, scalar])).values()]
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
