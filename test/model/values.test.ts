import { describe, expect, test } from 'vitest'
import { Node } from '../../src/model/node.ts'
import { mergeValues } from '../../src/model/values.ts'
import { valuesEntries } from '../../src/model/layouts.ts'
import { parseDocuments } from '../../src/yaml/parse.ts'

describe('mergeValues', () => {
  test('maps are merged, lists and scalars replace', () => {
    const merged = mergeValues(
      [layer('values.yaml', 'x: { a: 1, b: 2, l: [1, 2] }\nz: { deep: true }')],
      [layer('values-prod.yaml', 'x: { b: 3, l: [9] }\nz: off')],
    )
    expect(merged.data).toEqual({ x: { a: 1, b: 3, l: [9] }, z: false })
  })

  test('null removes a default, and is a value if there is none', () => {
    const defaults = [layer('values.yaml', 'x: { a: 1, b: 2 }\nunset: null')]
    const merged = mergeValues(defaults, [layer('values-prod.yaml', 'x: { a: null, c: null }\nnew: null')])
    expect(merged.data).toEqual({ x: { b: 2, c: null }, new: null })
  })

  test('a map over the null of a weaker values file is merged with the defaults again', () => {
    const files = ['x: null', 'x: { b: 2 }'].map((text) => layer('values-prod.yaml', text))
    expect(mergeValues([layer('values.yaml', 'x: { a: 1 }')], files).data).toEqual({ x: { a: 1, b: 2 } })
  })

  test('each value is located in the file that sets it', () => {
    const merged = mergeValues([layer('a.yaml', 'x:\n  a: 1\n  b: 2')], [layer('b.yaml', 'x:\n  b: 3')])
    expect([merged.at('x', 'a').location.file, merged.at('x', 'b').location.file]).toEqual([
      'a.yaml',
      'b.yaml',
    ])
    expect(merged.get('x').keyLocation.file).toBe('b.yaml')
  })
})

describe('valuesEntries', () => {
  const found = (text: string) =>
    valuesEntries(layer('values.yaml', text), 'shop').map(({ layout, node }) => `${layout} ${node.path}`)

  test('layouts are found at the root and under subcharts, two levels down', () => {
    expect(found('mediatedTls: { pay: { externalHost: a.b } }')).toEqual(['mediatedTls mediatedTls.pay'])
    expect(found('egress: { istio: { passthroughTls: { pay: { externalHost: a.b } } } }')).toEqual([
      'passthroughTls egress.istio.passthroughTls.pay',
    ])
    expect(found('a: { b: { c: { mediatedTls: { pay: { externalHost: a.b } } } } }')).toEqual([])
  })

  test('services count only beside the values of istio-jwt', () => {
    const services = 'services: { orders: { hosts: [a.b], destination: { host: c } } }'
    expect(found(services)).toEqual([])
    expect(found(`jwt: { issuer: https://a.b }\n${services}`)).toEqual([
      'jwt jwt',
      'services services.orders',
    ])
  })

  test.each([
    'mediatedTls: true',
    'mediatedTls: { enabled: true }',
    'mediatedTls: [ { externalHost: a.b } ]',
    'passthroughTls: { host: a.b }',
    'jwt: { issuer: shop, secretName: key }',
    'jwt: { secret: key, expiresIn: 15m }',
    'jwt: https://login.example.com',
  ])('%s is something else', (text) => {
    expect(found(text)).toEqual([])
  })

  test('an overlay is recognized by the other files', () => {
    const base = layer('values.yaml', 'jwt: { issuer: https://a.b, jwksUri: https://a.b/keys }')
    const overlay = layer('values-prod.yaml', 'jwt: { egress: { enabled: true } }')
    const merged = mergeValues([base], [overlay])
    expect(valuesEntries(overlay, 'shop')).toEqual([])
    expect(valuesEntries(overlay, 'shop', merged).map(({ merged: all }) => all?.get('issuer').text)).toEqual([
      'https://a.b',
    ])
  })
})

function layer(file: string, text: string): Node {
  return Node.of(parseDocuments(text, file)[0]!.root!)
}
