import { parseIstioVersion } from '../../core/istio-version.ts'
import { atLeast } from '../../model/istio-version.ts'
import { groupOf, type Manifest } from '../../model/manifest.ts'
import { derived } from '../../model/derived.ts'
import { meshOfAllFiles, type Mesh } from '../../model/mesh.ts'
import { servedKinds } from '../../schema/istio.ts'
import { closest } from '../../schema/suggest.ts'
import { quote } from '../message/quote.ts'
import { defineRule, type Problem } from '../rule.ts'
import { removedKinds } from './helpers/removed-kinds.ts'

export const unknownKind = defineRule({
  id: 'schema/unknown-kind',
  codes: ['removed-kind', 'other-group', 'unknown-version', 'not-served'],
  severity: 'error',
  summary: 'An object of a kind or version that Istio does not have.',
  why: 'The API server knows no such thing and refuses the object; `istioctl analyze` passes over it without a word.',
  fix: 'Correct `kind` and `apiVersion`; a kind that Istio removed has to be written as the one that took its place.',
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
 * True for a removed kind in a mesh that runs a release which has it, or whose definition the repository applies: an
 * old installation of Istio is whole in itself.
 */
function isServed(manifest: Manifest, mesh: Mesh): boolean {
  const until = parseIstioVersion(removalOf(manifest)?.until ?? '')
  if (!until) return false
  return !atLeast(mesh, until.major, until.minor + 1) || definesKind(mesh, manifest)
}

function definesKind(mesh: Mesh, manifest: Manifest): boolean {
  const name = definedName(groupOf(manifest), manifest.kind)
  return [mesh, meshOfAllFiles(mesh) ?? mesh].some((world) => definedNames(world).has(name))
}

const definedNames = derived(
  ['CustomResourceDefinition'],
  (mesh): ReadonlySet<string> =>
    new Set(
      mesh
        .ofKind('CustomResourceDefinition')
        .map(({ spec }) => definedName(spec.get('group').text, spec.at('names', 'kind').text)),
    ),
)

function definedName(group: string, kind: string): string {
  return `${group}/${kind}`
}

function removalOf(manifest: Manifest): (typeof removedKinds)[string] | undefined {
  const group = groupOf(manifest)
  return removedKinds[definedName(group, manifest.kind)] ?? removedKinds[`${group}/*`]
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
    const message = `${quote(kind)} of ${quote(group)} was removed after Istio ${removed.until}: use ${removed.instead}`
    return { code: 'removed-kind', node: root.get('kind'), message }
  }
  const served = Object.hasOwn(servedKinds, kind) ? servedKinds[kind] : undefined
  if (!isOfIstio(group)) return served ? strayGroup(manifest, served.group) : null
  return served?.group === group ? versionProblem(manifest, served.versions) : kindProblem(manifest)
}

/** Other groups of the project: what installs it, and the objects of its operator. */
function isOfIstio(group: string): boolean {
  return group.endsWith('.istio.io') && !['install.istio.io', 'operator.istio.io'].includes(group)
}

/** A group that is nearly Istio's; every other one may have a kind of that name. */
function strayGroup({ kind, root }: Manifest, group: string): Problem<'other-group'> | null {
  const written = root.get('apiVersion').text.replace(/\/.*$/, '')
  if (written === group || closest(written, [group]) === undefined || !/istio/i.test(written)) return null
  return {
    code: 'other-group',
    node: root.get('apiVersion'),
    message: `${quote(kind)} is of the group \`${group}\`, not ${quote(written)}`,
  }
}

function versionProblem(
  { kind, root }: Manifest,
  versions: readonly string[],
): Problem<'unknown-version'> | null {
  const node = root.get('apiVersion')
  const version = node.text.replace(/^[^/]*\//, '')
  if (versions.includes(version)) return null
  const known = versions.map((each) => `\`${each}\``).join(', ')
  const message = `${quote(kind)} has no version ${quote(version)}: Istio serves ${known}`
  return { code: 'unknown-version', node, message }
}

function kindProblem(manifest: Manifest): Problem<'other-group' | 'not-served'> {
  const { kind, root } = manifest
  const group = groupOf(manifest)
  const served = Object.hasOwn(servedKinds, kind) ? servedKinds[kind] : undefined
  if (served) {
    const message = `${quote(kind)} is of the group \`${served.group}\``
    return { code: 'other-group', node: root.get('apiVersion'), message }
  }
  const own = Object.keys(servedKinds).filter((each) => servedKinds[each]!.group === group)
  const meant = closest(kind, own)
  const known = own.length > 0 ? `; it has ${own.join(', ')}` : ''
  const advice = meant === undefined ? known : `; did you mean \`${meant}\`?`
  const message = `Istio has no kind ${quote(kind)} in ${quote(group)}${advice}`
  return { code: 'not-served', node: root.get('kind'), message }
}
