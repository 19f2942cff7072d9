import fc from 'fast-check'
import { expect, it } from 'vitest'
import { memoryTree } from '../../src/core/tree.ts'
import { readerSharingFiles, readerOf } from '../../src/yaml/reader.ts'
import { chart, projectChart, report, shortTimeout, valuesUse, type Files } from './scene.ts'

const chartTexts = projectChart('istio-egress')

/** Ways that each of these files is, or is not, in a tree. */
const files: Readonly<Record<string, readonly (string | null)[]>> = {
  'charts/istio-egress/values-prod.yaml': [shortTimeout(), shortTimeout('pay', '20s'), 'a: [\n', null],
  'charts/istio-egress/values-stage.yaml': [
    shortTimeout('book'),
    `# of stage\n${shortTimeout('book')}`,
    null,
  ],
  'web/values.yaml': ['password: hunter2hunter2\nunused: 1\n', 'password: other2other2\n', null],
  'mesh/entry.yaml': [
    'apiVersion: v1\nkind: Service\nmetadata: {name: a, namespace: b}\n',
    'kind: [\n',
    null,
  ],
}

const template = `apiVersion: v1
kind: ConfigMap
metadata: {name: settings}
data: {level: {{ .Values.password | quote }}}
`

const tree = fc
  .record(Object.fromEntries(Object.entries(files).map(([path, texts]) => [path, fc.constantFrom(...texts)])))
  .map((chosen): Files => {
    const present = Object.entries(chosen).flatMap(([path, text]) =>
      text === null ? [] : [[path, text] as const],
    )
    return { ...chartTexts, ...chart('web', template), ...Object.fromEntries(present) }
  })

it('a run says the same whether base and head share what they have in common or not', async () => {
  await fc.assert(
    fc.asyncProperty(tree, tree, async (head, base) => {
      const separateTree = memoryTree(base)
      // A reader that is there already reads by itself.
      readerOf(separateTree)
      const [shared, separate] = [await reportOf(head, memoryTree(base)), await reportOf(head, separateTree)]
      expect(shared).toEqual(separate)
    }),
    { numRuns: 12 },
  )
}, 60_000)

function reportOf(head: Files, base: ReturnType<typeof memoryTree>) {
  return report(head, null, { base, baseCommit: 'b'.repeat(40), host: { valuesUse } })
}

it('a file that two trees have at the same path is read once', () => {
  const [first, second] = [
    { 'a.yaml': 'a: 1\n', 'b.yaml': 'b: 1\n' },
    { 'a.yaml': 'a: 1\n', 'b.yaml': 'b: 2\n' },
  ]
  const head = readerOf(memoryTree(first))
  const base = readerSharingFiles(memoryTree(second), head)
  expect(base.documents('a.yaml')).toBe(head.documents('a.yaml'))
  expect(base.documents('b.yaml')).not.toBe(head.documents('b.yaml'))
  expect([base.text('b.yaml'), base.text('c.yaml')]).toEqual(['b: 2\n', undefined])
})
