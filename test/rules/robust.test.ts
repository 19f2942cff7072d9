import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import { lint } from '../../src/lint.ts'
import { createMesh } from '../../src/model/mesh.ts'
import { rules } from '../../src/rules/index.ts'
import { loadKnownKinds } from '../../src/inspect/known-kinds.ts'
import { parseDocuments } from '../../src/yaml/parse.ts'
import { Node } from '../../src/model/node.ts'
import { loadCases } from './cases.ts'
import { meshOf } from './objects.ts'

/** Every object and values file of the cases, as data. */
const documents = loadCases().flatMap(({ files }) =>
  Object.entries(files)
    .filter(([path]) => !path.includes('templates/') && path.endsWith('.yaml'))
    .flatMap(([path, text]) =>
      parseDocuments(text, path).flatMap(({ root }) =>
        root ? [{ isValues: path.includes('values'), data: Node.of(root).data }] : [],
      ),
    ),
)

/** The definitions of the kinds of all documents, as a run knows them. */
const kinds = await loadKnownKinds(
  documents.flatMap(({ data }) => meshOf(stringify(data)).manifests),
  [],
  () => true,
)

/** Values that people and templates write in place of other types. */
const wrong = fc.constantFrom<unknown>(
  null,
  [],
  {},
  '',
  '*',
  0,
  -1,
  1e300,
  true,
  [null],
  [[]],
  { a: null },
  '`\n::error::\u202e',
  '\ud800',
)

test('a broken object or values file never breaks a rule', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...documents),
      fc.array(fc.tuple(fc.nat(), wrong), { minLength: 1, maxLength: 4 }),
      (subject, changes) => {
        const broken = changes.reduce(
          (data, [at, value]) => replaced(data, at % countOf(data), value),
          subject.data,
        )
        const text = stringify(broken)
        const mesh = subject.isValues ? meshOf('', text) : meshOf(text)
        const findings = lint(createMesh({ ...mesh, context: { ...mesh.context, kinds } }), rules)
        expect(findings.filter(({ rule }) => rule === 'internal/rule-failed')).toEqual([])
        for (const { message } of findings) expect(message).toMatch(/^[^\p{Cc}\p{Cf}]+$/u)
      },
    ),
    { numRuns: 2000 },
  )
})

/** Long texts for which a search in quadratic time would show. */
const longTexts = ['a.', '*', '/', ' ', '${', '{{', '<<', '1', '1h', '[', '(a+', '%', '5xx,', '<a'].map(
  (sign) => sign.repeat(1_000_000 / sign.length),
)

test('a text of a megabyte costs no more than reading it, and does not fill a message', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...documents),
      fc.nat(),
      fc.constantFrom(...longTexts),
      ({ isValues, data }, at, long) => {
        const text = JSON.stringify(replaced(data, at % countOf(data), long))
        const findings = lint(isValues ? meshOf('', text) : meshOf(text), rules)
        expect(findings.filter(({ rule }) => rule === 'internal/rule-failed')).toEqual([])
        expect(findings.filter(({ message }) => message.length > 2000)).toEqual([])
      },
    ),
    { numRuns: 150 },
  )
})

/** Nodes of a tree of data, itself included. */
function countOf(data: unknown): number {
  return 1 + children(data).reduce<number>((sum, [, child]) => sum + countOf(child), 0)
}

/** The data with its node number `at`, counted depth first, replaced. */
function replaced(data: unknown, at: number, value: unknown): unknown {
  if (at === 0) return value
  let remaining = at - 1
  const entries = children(data).map(([key, child]) => {
    const size = countOf(child)
    const isWithin = remaining >= 0 && remaining < size
    const next = isWithin ? replaced(child, remaining, value) : child
    remaining -= size
    return [key, next] as const
  })
  return Array.isArray(data) ? entries.map(([, child]) => child) : Object.fromEntries(entries)
}

function children(data: unknown): [string, unknown][] {
  return typeof data === 'object' && data !== null ? Object.entries(data) : []
}
