import { parseIstioVersion, versionText } from '../../core/istio-version.ts'
import { atLeast } from '../../model/istio-version.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'
import { fieldsOf, istioShape, type Field } from './helpers/istio-object.ts'
import { versionsSince } from './helpers/versions-since.ts'

export const needsIstio = defineRule({
  id: 'schema/needs-istio',
  codes: ['newer-kind', 'newer-version', 'newer-field', 'newer-value'],
  severity: 'error',
  summary: 'A field, a value or a version that is newer than the Istio of the mesh.',
  why: 'The API server silently drops a field that it does not know, and refuses an unknown value or version.',
  fix: 'Upgrade Istio first, remove the field, or correct `istio-version` in `.meshgate.yaml`.',
  parts: ['patch', 'base', 'unapplied'],
  across: {
    *manifest(manifest, mesh) {
      // A mesh whose release nothing states may run one that is newer than what is known.
      if (!mesh.context.isIstioVersionStated) return
      const shape = istioShape(manifest)
      if (!shape) return
      const { schema, since } = shape
      yield* kindProblems(manifest, since.get(''), mesh)
      if (releaseAboveMesh(mesh, since.get(''))) return
      yield* versionProblems(manifest, mesh)
      yield* fieldProblems(fieldsOf(manifest.root, schema), since, mesh)
      if (manifest.kind === 'Sidecar') yield* exclusionProblems(manifest, mesh)
    },
  },
})

function* kindProblems(
  { kind, root }: Manifest,
  since: string | undefined,
  mesh: Mesh,
): Generator<Problem<'newer-kind'>> {
  const release = releaseAboveMesh(mesh, since)
  if (release)
    yield { ...tooNew('newer-kind', root.get('kind'), quote(kind), release, mesh), refusedBy: 'schema' }
}

function* versionProblems(manifest: Manifest, mesh: Mesh): Generator<Problem<'newer-version'>> {
  const { apiVersion, kind, root } = manifest
  const release = releaseAboveMesh(mesh, versionsSince[`${apiVersion}/${kind}`] ?? versionsSince[apiVersion])
  if (release)
    yield {
      ...tooNew('newer-version', root.get('apiVersion'), quote(apiVersion), release, mesh),
      refusedBy: 'schema',
    }
}

/** Reports fields and values that are too new, but not again below a field that is too new. */
function* fieldProblems(
  fields: readonly Field[],
  since: ReadonlyMap<string, string>,
  mesh: Mesh,
): Generator<Problem<'newer-field' | 'newer-value'>> {
  let newPath: string | null = null
  for (const { node, path } of fields) {
    if (newPath !== null && (path.startsWith(`${newPath}.`) || path.startsWith(`${newPath}[`))) continue
    const release = releaseAboveMesh(mesh, since.get(path))
    newPath = release ? path : null
    if (release) {
      const problem = tooNew('newer-field', node, quote(node.path), release, mesh)
      yield { ...problem, at: 'key', message: `${problem.message}, which drops it` }
    }
    const valueRelease =
      release || node.text === '' ? null : releaseAboveMesh(mesh, since.get(`${path}=${node.text}`))
    if (valueRelease) {
      const name = `${node.path}: ${node.text}`
      yield { ...tooNew('newer-value', node, quote(name), valueRelease, mesh), refusedBy: 'schema' }
    }
  }
}

/** Before 1.31 only a `~` without a name was valid, for no namespace; the webhook refused it before a name. */
function* exclusionProblems({ spec }: Manifest, mesh: Mesh): Generator<Problem<'newer-value'>> {
  const release = releaseAboveMesh(mesh, '1.31')
  if (!release) return
  for (const host of spec.items('egress').flatMap((listener) => listener.items('hosts'))) {
    if (!/^~./.test(host.text) || host.text === '~/*') continue
    const problem = tooNew('newer-value', host, quote(host.text), release, mesh)
    yield host.text.startsWith('~/')
      ? { ...problem, message: `${problem.message}, where it excludes nothing` }
      : { ...problem, refusedBy: 'webhook' }
  }
}

/** Returns the release if it is newer than that of the mesh, else `null`. */
function releaseAboveMesh(mesh: Mesh, release: string | undefined): string | null {
  const version = release === undefined ? null : parseIstioVersion(release)
  return !version || atLeast(mesh, version.major, version.minor) ? null : release!
}

function tooNew<const Code extends string>(
  code: Code,
  node: Problem['node'],
  name: string,
  release: string,
  { context }: Mesh,
): Problem<Code> {
  const message = `${name} needs Istio ${release}; this mesh runs ${versionText(context.istioVersion)}`
  return { code, node, message }
}
