import { describe, expect, it } from 'vitest'
import { lint, type LintFinding } from '../../src/lint.ts'
import { Node } from '../../src/model/node.ts'
import { isSubstitution } from '../../src/model/unfilled.ts'
import { rules } from '../../src/rules/index.ts'
import { parseDocuments } from '../../src/yaml/parse.ts'
import type { YamlScalar } from '../../src/yaml/node.ts'
import { scalars } from '../yaml/walk.ts'
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

describe.each(cases)('$rule $name, with each value in turn not filled in', ({ text, isValues, rule }) => {
  const variants = scalarsIn(text).map((scalar, index) =>
    replaced(text, scalar, spellings[(index + rule.length) % spellings.length]!),
  )

  it('finds nothing wrong with that value, except for an owner', () => {
    for (const { spelling, changed, start } of variants) {
      const found = findingsIn(changed, isValues).filter((finding) => standsAt(finding, start))
      const allowed = isSubstitution(spelling) ? [] : [...owners]
      expect(found.map((finding) => finding.rule).filter((id) => !allowed.includes(id))).toEqual([])
    }
  })
})

function findingsIn(text: string, isValues: boolean): LintFinding[] {
  return lint(isValues ? meshOf('', text) : meshOf(text), rules)
}

/** True for what is said of the value there; a key is wrong whatever stands under it. */
function standsAt({ node, isOfKey }: LintFinding, start: number): boolean {
  return !isOfKey && node instanceof Node && node.kind === 'scalar' && node.yaml?.start === start
}

/** The scalars that a text writes, each once: none of a text that stands in a scalar. */
function scalarsIn(text: string): YamlScalar[] {
  const roots = parseDocuments(text, 'case.yaml').flatMap(({ root }) => (root ? [root] : []))
  const found = roots.flatMap((root) => [...scalars(root)]).filter(({ source }) => source.text === text)
  return [...new Map(found.map((scalar) => [scalar.start, scalar])).values()]
}

/** The text with a value replaced, and where the new one stands. */
function replaced(text: string, { start, end, style }: YamlScalar, spelling: string) {
  const isBlock = style === 'literal' || style === 'folded'
  const written = isBlock ? spelling : JSON.stringify(spelling)
  const space = style === 'empty' ? ' ' : ''
  const changed = `${text.slice(0, start)}${space}${written}${text.slice(end)}`
  return { spelling, changed, start: start + space.length }
}
