import { parseIstioVersion } from '../../core/istio-version.ts'
import { atLeast } from '../../model/istio-version.ts'
import { groupOf, type Manifest } from '../../model/manifest.ts'
import { derived } from '../../model/derived.ts'
import { meshOfOtherObjects, type Mesh } from '../../model/mesh.ts'
import { servedKinds } from '../../schema/istio.ts'
import { closestName } from '../../schema/suggest.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'
import { removedKinds } from './helpers/removed-kinds.ts'

export const unknownKind = defineRule({
  id: 'schema/unknown-kind',
  codes: ['removed-kind', 'other-group', 'unknown-version', 'not-served'],
  severity: 'error',
  summary: 'An object of a kind or version that Istio does not have.',
  why: 'The API server has no such kind or version and refuses the object; `istioctl analyze` silently skips it.',
  fix: 'Correct `kind` and `apiVersion`; replace a kind that Istio removed by its successor.',
  parts: ['patch', 'base', 'unapplied'],
  across: {
    *manifest(manifest, mesh) {
      if (isUnfilledKind(manifest) || isServed(manifest, mesh)) return
      const problem = problemOf(manifest)
      if (problem) yield { ...problem, refusedBy: 'schema' }
    },
  },
})

/**
 * True for a removed kind if the release of the mesh has it, or if the repository applies its definition, as an old
 * installation of Istio does.
 */
function isServed(manifest: Manifest, mesh: Mesh): boolean {
  const until = parseIstioVersion(removalOf(manifest)?.until ?? '')
  if (!until) return false
  return !atLeast(mesh, until.major, until.minor + 1) || definesKind(mesh, manifest)
}

function definesKind(mesh: Mesh, manifest: Manifest): boolean {
  const key = kindKey(groupOf(manifest), manifest.kind)
  return [mesh, meshOfOtherObjects(mesh) ?? mesh].some((candidate) => definedKinds(candidate).has(key))
}

const definedKinds = derived(
  ['CustomResourceDefinition'],
  (mesh): ReadonlySet<string> =>
    new Set(
      mesh
        .ofKind('CustomResourceDefinition')
        .map(({ spec }) => kindKey(spec.get('group').text, spec.at('names', 'kind').text)),
    ),
)

function kindKey(group: string, kind: string): string {
  return `${group}/${kind}`
}

function removalOf(manifest: Manifest): (typeof removedKinds)[string] | undefined {
  const group = groupOf(manifest)
  return removedKinds[kindKey(group, manifest.kind)] ?? removedKinds[`${group}/*`]
}

function isUnfilledKind({ apiVersion, kind }: Manifest): boolean {
  return /[${<]/.test(apiVersion + kind)
}

type Code = 'removed-kind' | 'other-group' | 'unknown-version' | 'not-served'

function problemOf(manifest: Manifest): Problem<Code> | null {
  const { kind, root } = manifest
  const group = groupOf(manifest)
  const removed = removalOf(manifest)
  if (removed) {
    const message = `${quote(kind)} of ${quote(group)} was removed after ${removed.release ?? `Istio ${removed.until}`}: use ${removed.instead}`
    return { code: 'removed-kind', node: root.get('kind'), message }
  }
  const served = Object.hasOwn(servedKinds, kind) ? servedKinds[kind] : undefined
  if (!isOfIstio(group)) return served ? misspelledGroup(manifest, served.group) : null
  return served?.group === group ? versionProblem(manifest, served.versions) : kindProblem(manifest)
}

/** True for a group of Istio's API; the groups of its installer and operator are not part of it. */
function isOfIstio(group: string): boolean {
  return group.endsWith('.istio.io') && !['install.istio.io', 'operator.istio.io'].includes(group)
}

/** Reports a group that is similar to Istio's; any other group may have a kind of that name. */
function misspelledGroup({ kind, root }: Manifest, group: string): Problem<'other-group'> | null {
  const writtenGroup = root.get('apiVersion').text.replace(/\/.*$/, '')
  if (
    writtenGroup === group ||
    closestName(writtenGroup, [group]) === undefined ||
    !/istio/i.test(writtenGroup)
  )
    return null
  return {
    code: 'other-group',
    node: root.get('apiVersion'),
    message: `${quote(kind)} belongs to the group \`${group}\`, not ${quote(writtenGroup)}`,
  }
}

function versionProblem(manifest: Manifest, versions: readonly string[]): Problem<'unknown-version'> | null {
  const { kind, root } = manifest
  const node = root.get('apiVersion')
  const version = node.text.replace(/^[^/]*\//, '')
  if (versions.includes(version)) return null
  const served = versions.map((candidate) => `\`${candidate}\``).join(', ')
  const message = `${quote(kind)} has no version ${quote(version)}: Istio serves ${served}`
  return { code: 'unknown-version', node, message }
}

function kindProblem(manifest: Manifest): Problem<'other-group' | 'not-served'> {
  const { kind, root } = manifest
  const group = groupOf(manifest)
  const served = Object.hasOwn(servedKinds, kind) ? servedKinds[kind] : undefined
  if (served) {
    const message = `${quote(kind)} belongs to the group \`${served.group}\`, not ${quote(group)}`
    return { code: 'other-group', node: root.get('apiVersion'), message }
  }
  const kindsOfGroup = Object.keys(servedKinds).filter((name) => servedKinds[name]!.group === group)
  const suggestion = closestName(kind, kindsOfGroup)
  const available = kindsOfGroup.length > 0 ? `; it has ${kindsOfGroup.join(', ')}` : ''
  const advice = suggestion === undefined ? available : `; did you mean \`${suggestion}\`?`
  const message = `Istio has no kind ${quote(kind)} in ${quote(group)}${advice}`
  return { code: 'not-served', node: root.get('kind'), message }
}
