import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  dataWithoutStandIns,
  containsStandIn,
  isStatedNamespace,
  standInNamespace,
  withoutStandIns,
} from '../../src/core/namespace.ts'

const id = fc.string()

describe('the stand-in for a namespace that nothing states', () => {
  it('is a name that Kubernetes takes, the same for one target and another for another', () => {
    fc.assert(
      fc.property(id, id, (first, second) => {
        expect(standInNamespace(first)).toMatch(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/)
        expect(standInNamespace(first) === standInNamespace(second)).toBe(first === second)
      }),
    )
  })

  it('is the only one that counts as unstated', () => {
    expect(isStatedNamespace(standInNamespace('charts/shop@prod'))).toBe(false)
    expect(
      ['default', 'release-ns', 'release-ns-shop', 'release-ns-0123456789'].map(isStatedNamespace),
    ).toEqual([true, true, true, true])
  })

  it('is recognized inside of other text', () => {
    const name = standInNamespace('shop')
    expect([`web.${name}.svc.cluster.local`, `cluster.local/ns/${name}/sa/web`].map(containsStandIn)).toEqual(
      [true, true],
    )
    expect(containsStandIn('web.default.svc.cluster.local')).toBe(false)
  })

  it.each([
    ['NS/gateway', 'gateway'],
    ['VirtualService NS/shop', 'VirtualService shop'],
    ['web.NS.svc.cluster.local', 'web.<namespace>.svc.cluster.local'],
    ['cluster.local/ns/NS/sa/web', 'cluster.local/ns/<namespace>/sa/web'],
    ['NS', '<namespace>'],
    ['shop/gateway', 'shop/gateway'],
  ])('in %s is shown as %s', (text, shown) => {
    expect(withoutStandIns(text.replace('NS', standInNamespace('shop')))).toBe(shown)
  })

  it('is in no data that is shown, which is otherwise the same', () => {
    const data = fc.jsonValue()
    fc.assert(
      fc.property(data, id, (plain, target) => {
        const name = standInNamespace(target)
        expect(dataWithoutStandIns(plain)).toEqual(plain)
        const shown = dataWithoutStandIns({ [name]: [plain, `a ${name} b`] })
        expect(shown).toEqual({ '<namespace>': [plain, 'a <namespace> b'] })
      }),
    )
  })
})
