import { describe, expect, it } from 'vitest'
import { report } from '../run/scene.ts'
import { conflicts, inNamespace, needs, type Pair } from './pairs.ts'

/** The rules that speak where the two are in these namespaces; `null` for one that nothing states. */
async function spokenWith({ one, other }: Pair, namespaces: readonly (string | null)[]): Promise<string[]> {
  const { findings } = await report({
    'one.yaml': inNamespace(one, namespaces[0] ?? null),
    'other.yaml': inNamespace(other, namespaces[1] ?? null),
    // So that policies of the root namespace are known.
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
  it('speaks where what is needed is in another namespace', async () => {
    expect(await spokenWith(pair, ['shop', 'other'])).toContain(pair.rule)
  })

  it.each([['shop', 'shop'] as const, ...unstated])('is silent in %s and %s', async (first, second) => {
    expect(await spokenWith(pair, [first, second])).not.toContain(pair.rule)
  })
})

describe.each(conflicts)('$rule', (pair) => {
  it('speaks where both are in one namespace', async () => {
    expect(await spokenWith(pair, ['shop', 'shop'])).toContain(pair.rule)
  })

  it.each([['shop', 'other'] as const, ...unstated])('is silent in %s and %s', async (first, second) => {
    expect(await spokenWith(pair, [first, second])).not.toContain(pair.rule)
  })
})
