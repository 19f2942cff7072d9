import { describe, expect, it } from 'vitest'
import { report } from '../run/scene.ts'
import { conflicts, inNamespace, needs, type Pair } from './pairs.ts'

/** The rules that report errors or warnings with the pair in two namespaces; `null` for a namespace that nothing states. */
async function rulesReporting(
  { first, second }: Pair,
  namespaces: readonly (string | null)[],
): Promise<string[]> {
  const { findings } = await report({
    'one.yaml': inNamespace(first, namespaces[0] ?? null),
    'other.yaml': inNamespace(second, namespaces[1] ?? null),
    // An object of the root namespace, so that its policies count as known.
    'root.yaml': '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a","namespace":"istio-system"}}',
    '.meshgate.yaml':
      'targets:\n  - {manifests: [one.yaml, root.yaml], environment: prod}\n  - {manifests: [other.yaml], environment: prod}\n',
  })
  return findings.filter(({ severity }) => severity !== 'info').map(({ rule }) => rule)
}

const unstated = [
  [null, null],
  ['shop', null],
  [null, 'shop'],
] as const

describe.each(needs)('$rule', (pair) => {
  it('reports if the needed object is in another namespace', async () => {
    expect(await rulesReporting(pair, ['shop', 'other'])).toContain(pair.rule)
  })

  it.each([['shop', 'shop'] as const, ...unstated])('is silent in %s and %s', async (first, second) => {
    expect(await rulesReporting(pair, [first, second])).not.toContain(pair.rule)
  })
})

describe.each(conflicts)('$rule', (pair) => {
  it('reports if both are in one namespace', async () => {
    expect(await rulesReporting(pair, ['shop', 'shop'])).toContain(pair.rule)
  })

  it.each([['shop', 'other'] as const, ...unstated])('is silent in %s and %s', async (first, second) => {
    expect(await rulesReporting(pair, [first, second])).not.toContain(pair.rule)
  })
})
