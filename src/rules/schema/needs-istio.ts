import { newestIstio, parseIstioVersion, versionText } from '../../core/istio-version.ts'
import { atLeast } from '../../model/istio-version.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import { quote } from '../message/quote.ts'
import { defineRule, type Problem } from '../rule.ts'
import { fieldsOf, istioShape, type Field } from './helpers/istio-object.ts'
import { versionsSince } from './helpers/versions-since.ts'

export const needsIstio = defineRule({
  id: 'schema/needs-istio',
  codes: ['newer-kind', 'newer-version', 'newer-field', 'newer-value'],
  severity: 'error',
  summary: 'A field, a value or a version that is newer than the Istio of the mesh.',
  why: 'The API server drops a field that it does not know without a word, and refuses a value or a version.',
  fix: 'Upgrade Istio first, leave the field out, or correct `istio-version` in `.meshgate.yaml`.',
  parts: ['patch', 'base', 'unapplied'],
  across: {
    *manifest(manifest, mesh) {
      // Of what comes after the newest known release nobody knows.
      if (atLeast(mesh, newestIstio.major, newestIstio.minor)) return
      const shape = istioShape(manifest)
      if (!shape) return
      const { schema, since } = shape
      yield* ofKind(manifest, since.get(''), mesh)
      if (tooNew(mesh, since.get(''))) return
      yield* ofVersion(manifest, mesh)
      yield* ofFields(fieldsOf(manifest.root, schema), since, mesh)
    },
  },
})

function* ofKind(
  { kind, root }: Manifest,
  since: string | undefined,
  mesh: Mesh,
): Generator<Problem<'newer-kind'>> {
  const release = tooNew(mesh, since)
  if (release)
    yield { ...said('newer-kind', root.get('kind'), quote(kind), release, mesh), refusedBy: 'schema' }
}

function* ofVersion({ apiVersion, kind, root }: Manifest, mesh: Mesh): Generator<Problem<'newer-version'>> {
  const release = tooNew(mesh, versionsSince[`${apiVersion}/${kind}`] ?? versionsSince[apiVersion])
  if (release)
    yield {
      ...said('newer-version', root.get('apiVersion'), quote(apiVersion), release, mesh),
      refusedBy: 'schema',
    }
}

/** What stands below a field that is too new is not said again. */
function* ofFields(
  fields: readonly Field[],
  since: ReadonlyMap<string, string>,
  mesh: Mesh,
): Generator<Problem<'newer-field' | 'newer-value'>> {
  let below: string | null = null
  for (const { node, path } of fields) {
    if (below !== null && (path.startsWith(`${below}.`) || path.startsWith(`${below}[`))) continue
    const release = tooNew(mesh, since.get(path))
    below = release ? path : null
    if (release) {
      const problem = said('newer-field', node, quote(node.path), release, mesh)
      yield { ...problem, at: 'key', message: `${problem.message}, which drops it` }
    }
    const ofValue = release || node.text === '' ? null : tooNew(mesh, since.get(`${path}=${node.text}`))
    if (ofValue) {
      const name = `${node.path}: ${node.text}`
      yield { ...said('newer-value', node, quote(name), ofValue, mesh), refusedBy: 'schema' }
    }
  }
}

/** A release that the mesh does not run yet. */
function tooNew(mesh: Mesh, release: string | undefined): string | null {
  const version = release === undefined ? null : parseIstioVersion(release)
  return !version || atLeast(mesh, version.major, version.minor) ? null : release!
}

function said<const Code extends string>(
  code: Code,
  node: Problem['node'],
  name: string,
  release: string,
  { context }: Mesh,
): Problem<Code> {
  const message = `${name} needs Istio ${release}; this mesh runs ${versionText(context.istioVersion)}`
  return { code, node, message }
}
