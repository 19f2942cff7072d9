import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import { lint } from '../../src/lint.ts'
import { createMesh } from '../../src/model/mesh.ts'
import { rules } from '../../src/rules/index.ts'
import { knownKinds } from '../../src/inspect/known-kinds.ts'
import { parseDocuments } from '../../src/yaml/parse.ts'
import { Node } from '../../src/model/node.ts'
import { loadCases } from './cases.ts'
import { meshOf } from './objects.ts'

/** Every object and values file of the cases, as data to be broken. */
const subjects = loadCases().flatMap(({ files }) =>
  Object.entries(files)
    .filter(([path]) => !path.includes('templates/') && path.endsWith('.yaml'))
    .flatMap(([path, text]) =>
      parseDocuments(text, path).flatMap(({ root }) =>
        root ? [{ isValues: path.includes('values'), data: Node.of(root).data }] : [],
      ),
    ),
)

/** The kinds of all of them, as a run knows them. */
const kinds = await knownKinds(
  subjects.flatMap(({ data }) => meshOf(stringify(data)).manifests),
  [],
)

/** What people and templates put where something else belongs. */
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
      fc.constantFrom(...subjects),
      fc.array(fc.tuple(fc.nat(), wrong), { minLength: 1, maxLength: 4 }),
      (subject, changes) => {
        const broken = changes.reduce(
          (data, [at, value]) => replaced(data, at % countOf(data), value),
          subject.data,
        )
        const text = stringify(broken)
        const mesh = subject.isValues ? meshOf('', text) : meshOf(text)
        const found = lint(createMesh({ ...mesh, context: { ...mesh.context, kinds } }), rules)
        expect(found.filter(({ rule }) => rule === 'internal/rule-failed')).toEqual([])
        for (const { message } of found) expect(message).toMatch(/^[^\p{Cc}\p{Cf}]+$/u)
      },
    ),
    { numRuns: 2000 },
  )
})

/** What would cost the square of its length if it were looked for twice. */
const longTexts = ['a.', '*', '/', ' ', '${', '{{', '<<', '1', '1h', '[', '(a+', '%', '5xx,', '<a'].map(
  (sign) => sign.repeat(1_000_000 / sign.length),
)

test('a text of a megabyte costs no more than reading it, and does not fill a message', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...subjects),
      fc.nat(),
      fc.constantFrom(...longTexts),
      ({ isValues, data }, at, long) => {
        const text = JSON.stringify(replaced(data, at % countOf(data), long))
        const found = lint(isValues ? meshOf('', text) : meshOf(text), rules)
        expect(found.filter(({ rule }) => rule === 'internal/rule-failed')).toEqual([])
        expect(found.filter(({ message }) => message.length > 2000)).toEqual([])
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
  let left = at - 1
  const entries = children(data).map(([key, child]) => {
    const size = countOf(child)
    const isHere = left >= 0 && left < size
    const next = isHere ? replaced(child, left, value) : child
    left -= size
    return [key, next] as const
  })
  return Array.isArray(data) ? entries.map(([, child]) => child) : Object.fromEntries(entries)
}

function children(data: unknown): [string, unknown][] {
  return typeof data === 'object' && data !== null ? Object.entries(data) : []
}
