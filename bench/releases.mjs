// What is linted together, release by release, and the places that objects of a shape can have in it.
import { isStatedNamespace, standInNamespace } from '../src/core/namespace.ts'
import { manifestsOf } from '../src/model/manifest.ts'
import { createMesh, emptyMesh } from '../src/model/mesh.ts'
import { emptyContext } from '../src/model/mesh-context.ts'
import { Node } from '../src/model/node.ts'
import { valuesEntries } from '../src/model/layouts.ts'
import { knownKinds } from '../src/inspect/known-kinds.ts'
import { parseDocuments } from '../src/yaml/parse.ts'
import { NAMESPACE } from './kind-objects.mjs'

/**
 * @typedef {object} Release
 * @property {string} target
 * @property {string | null} namespace `null` where nothing states it
 * @property {string} objects
 * @property {string} [values] what they are rendered from
 * @property {string} [file] a plain file that is no YAML
 */

/** The releases of so many objects, the first one of some index. @typedef {(count: number, start: number) => Release[]} Shape */

/** The text of the object of an index. @typedef {(index: number) => string} Maker */

/** Objects of one release where there are many: each of `groups` of the shapes fits in. */
const OF_RELEASE = 6

/**
 * All in one release, in one namespace.
 * @param {Maker} maker
 * @returns {Shape}
 */
export function together(maker) {
  return (count, start) => [{ target: 'bench', namespace: 'default', objects: texts(maker, count, start) }]
}

/**
 * Releases of one chart in namespaces of their own: objects have the same names in each.
 * @param {Maker} maker
 * @returns {Shape}
 */
export function inNamespaces(maker) {
  return released(maker, (number) => `shop-${number}`)
}

/**
 * Releases of one chart whose namespaces nothing states.
 * @param {Maker} maker
 * @returns {Shape}
 */
export function inUnstated(maker) {
  return released(maker, (number) => standInNamespace(`release${number}`))
}

/**
 * @param {Maker} maker
 * @param {(number: number) => string} namespaceOf
 * @returns {Shape}
 */
function released(maker, namespaceOf) {
  return (count, start) => {
    const first = Math.floor(start / OF_RELEASE)
    return Array.from({ length: Math.ceil(count / OF_RELEASE) }, (_, index) => {
      const namespace = namespaceOf(first + index)
      const objects = texts(maker, OF_RELEASE, (first + index) * OF_RELEASE)
        .replaceAll(new RegExp(`\\b${NAMESPACE}\\b`, 'g'), namespace)
        .replaceAll(/\bapp(\d+)\b/g, (_name, number) => `app${number % OF_RELEASE}`)
      return {
        target: `release${first + index}`,
        namespace: isStatedNamespace(namespace) ? namespace : null,
        objects,
      }
    })
  }
}

/** @param {Maker} maker @param {number} count @param {number} start */
function texts(maker, count, start) {
  return Array.from({ length: count }, (_, index) => maker(start + index)).join('')
}

/**
 * The mesh of some releases. The objects of releases whose namespaces nothing states are around it as well, as those
 * of plain files are.
 * @param {readonly Release[]} releases
 */
export async function meshOf(releases) {
  const manifests = releases.flatMap(({ target, namespace, objects }) =>
    manifestsOf(parseDocuments(objects, `${target}/manifests.yaml`), target, namespace),
  )
  const isUnstated = releases.every(({ namespace }) => namespace === null)
  return createMesh({
    ...emptyMesh,
    manifests,
    entries: releases.flatMap(entriesOf),
    documents: releases.flatMap(documentsOf),
    targets: releases.flatMap(targetsOf),
    context: { ...emptyContext, kinds: await knownKinds(manifests, []) },
    ...(isUnstated && { around: manifests }),
  })
}

/** @param {Release} release */
function entriesOf({ target, values }) {
  if (values === undefined) return []
  const [document] = parseDocuments(values, `${target}/values.yaml`)
  const root = Node.of(/** @type {import('../src/yaml/node.ts').YamlNode} */ (document?.root))
  return valuesEntries(root, target, root)
}

/** @param {Release} release */
function documentsOf({ target, file }) {
  if (file === undefined) return []
  return parseDocuments(file, `${target}/broken.yaml`).map((document) => ({
    file: `${target}/broken.yaml`,
    document,
    problems: document.problems,
  }))
}

/**
 * @param {Release} release
 * @returns {import('../src/core/target.ts').Target[]}
 */
function targetsOf({ target, namespace, file }) {
  const common = { id: target, path: target, environment: null, missing: [] }
  const ofFile = { ...common, id: `${target}/broken.yaml`, kind: /** @type {const} */ ('manifests') }
  return [
    { ...common, kind: 'helm', release: target, namespace, values: [`${target}/values.yaml`] },
    ...(file === undefined ? [] : [{ ...ofFile, files: [`${target}/broken.yaml`] }]),
  ]
}
