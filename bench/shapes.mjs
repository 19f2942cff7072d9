// All shapes that linting is measured on.
import { groupShapes } from './group-shapes.mjs'
import { requestAuthentication } from './kind-objects.mjs'
import { kindShapes, ownHost, ownLabels } from './kind-shapes.mjs'
import { mixedManifests } from './mixed-manifests.mjs'
import { inNamespaces, inUnstated, together } from './releases.mjs'

/** @typedef {import('./releases.mjs').Shape} Shape */

/** Shapes that are measured in many namespaces too, beside those of several kinds. */
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

/** By kind, and by what the objects have in common. @type {Record<string, Record<string, Shape>>} */
export const shapes = {
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

/**
 * @param {Record<string, import('./releases.mjs').Maker>} makers
 * @param {(name: string) => boolean} isSpread
 */
function placed(makers, isSpread) {
  return Object.fromEntries(
    Object.entries(makers).flatMap(([name, maker]) => [
      /** @type {[string, Shape]} */ ([name, together(maker)]),
      ...(isSpread(name)
        ? [
            /** @type {[string, Shape]} */ ([`${name}, many namespaces`, inNamespaces(maker)]),
            /** @type {[string, Shape]} */ ([`${name}, unstated namespaces`, inUnstated(maker)]),
          ]
        : []),
    ]),
  )
}

/** @param {number} index @param {string} host */
function mediated(index, host) {
  return `mediatedTls: { app${index}: { externalHost: ${host}, timeout: 15s } }\n`
}

/**
 * Releases with values of their own.
 * @param {(index: number) => string} valuesOf
 * @param {(index: number) => string} objectsOf what they render
 * @returns {Shape}
 */
function released(valuesOf, objectsOf = () => '') {
  return (count, start) =>
    Array.from({ length: count }, (_, index) => ({
      target: `release${start + index}`,
      namespace: `shop-${start + index}`,
      objects: objectsOf(start + index).replaceAll('namespace: shop', `namespace: shop-${start + index}`),
      values: valuesOf(start + index),
    }))
}
