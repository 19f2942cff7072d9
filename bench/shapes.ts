// All shapes that linting is measured on.
import { groupShapes } from './group-shapes.ts'
import { requestAuthentication } from './kind-objects.ts'
import { kindShapes, ownHost, ownLabels } from './kind-shapes.ts'
import { mixedManifests } from './mixed-manifests.ts'
import { inNamespaces, inUnstated, together, type Shape, type Maker } from './releases.ts'

/** Shapes of one kind that are measured in many namespaces, too. */
const spread = [
  'one host',
  'one host, not exported',
  'own hosts',
  'one selector',
  'own selectors',
  'no selector',
  'own keys',
  'one host, own keys',
  'one label',
  'one destination',
  'own targets',
]

/** By kind, and by what the objects have in common. */
export const shapes: Record<string, Record<string, Shape>> = {
  mixed: {
    'as teams have them': (count) => [
      { target: 'bench', namespace: 'default', objects: mixedManifests(count) },
    ],
  },
  ...Object.fromEntries(
    Object.entries(kindShapes).map(([kind, makers]) => [
      kind,
      placed(makers, (name) => spread.includes(name)),
    ]),
  ),
  'several kinds': placed(groupShapes, () => true),
  values: {
    tokens: released(
      (index) => `jwt: { issuer: "https://id${index % 2}.example.com" }`,
      (index) => requestAuthentication(index, ownLabels(index)),
    ),
    'own hosts': released((index) => mediated(index, ownHost(index))),
    'one host': released((index) => mediated(index, 'api.example.com')),
    'one file': (count, start) => [
      {
        target: 'bench',
        namespace: 'shop',
        objects: '',
        values: `mediatedTls:\n${Array.from({ length: count }, (_, index) => `  app${start + index}: { externalHost: ${ownHost(start + index)} }\n`).join('')}`,
      },
    ],
  },
  files: {
    'that are no YAML': (count, start) =>
      Array.from({ length: count }, (_, index) => ({
        target: `release${start + index}`,
        namespace: 'shop',
        objects: '',
        file: 'a: [b\n',
      })),
  },
}

function placed(makers: Record<string, Maker>, isSpread: (name: string) => boolean): { [k: string]: Shape } {
  return Object.fromEntries(
    Object.entries(makers).flatMap(([name, maker]) => [
      [name, together(maker)] as [string, Shape],
      ...(isSpread(name)
        ? [
            [`${name}, many namespaces`, inNamespaces(maker)] as [string, Shape],
            [`${name}, unstated namespaces`, inUnstated(maker)] as [string, Shape],
          ]
        : []),
    ]),
  )
}

function mediated(index: number, host: string): string {
  return `mediatedTls: { app${index}: { externalHost: ${host}, timeout: 15s } }\n`
}

/**
 * Releases with values of their own.
 * @param objectsOf the rendered manifests
 */
function released(
  valuesOf: (index: number) => string,
  objectsOf: (index: number) => string = () => '',
): Shape {
  return (count, start) =>
    Array.from({ length: count }, (_, index) => ({
      target: `release${start + index}`,
      namespace: `shop-${start + index}`,
      objects: objectsOf(start + index).replaceAll('namespace: shop', `namespace: shop-${start + index}`),
      values: valuesOf(start + index),
    }))
}
