import { describe, expect, it } from 'vitest'
import { effectiveTargets, type ReferencedValues } from '../../src/discover/gitops/flux/target-paths.ts'

const foo = { path: 'foo' }
const nested = { path: 'nest.foo' }
const map = { values: { nest: { x: 1 } } }

describe('a value with a target path', () => {
  // What ChartValuesFromReferences of github.com/fluxcd/pkg/chartutil v1.27.2 returns.
  it.each<[string, ReferencedValues[], unknown, boolean]>([
    ['is set where nothing states it', [foo], {}, true],
    ['is lost to a value at the root', [foo], { foo: 'old' }, false],
    ['is set in a map of the values', [nested], { nest: { foo: 'old' } }, true],
    ['is lost in a map that a reference before it has', [map, nested], { nest: { foo: 'old' } }, false],
    ['is set in a map that only a later reference has', [nested, map], { nest: { foo: 'old' } }, true],
    ['is set beside what the values state', [map, nested], { nest: { y: 1 } }, true],
    ['is set after what a reference states', [{ values: { foo: 1 } }, foo], {}, true],
    ['is lost to a later reference', [foo, { values: { foo: 1 } }], {}, false],
    ['has escaped dots in its keys', [{ path: String.raw`a\.b.c` }], { 'a.b': { c: 1 } }, true],
    ['is set at an index', [{ path: 'l[0].x' }], { l: [{ x: 1 }] }, true],
  ])('%s', (_, referenced, stated, isSet) => {
    const targets = referenced.filter((value) => 'path' in value)
    expect([...effectiveTargets(referenced, stated)]).toEqual(isSet ? targets : [])
  })
})
