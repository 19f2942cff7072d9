import { TemplateError } from './template-error.ts'
import { Node } from '../../../../model/node.ts'
import type { Manifest } from '../../../../model/manifest.ts'
import type { YamlMap, YamlNode, YamlScalar } from '../../../../yaml/node.ts'
import { parseDocuments } from '../../../../yaml/parse.ts'
import type { Reader } from '../../../../yaml/reader.ts'
import type { RepositoryIdentity } from '../../repository-identity.ts'
import { mergePatch } from '../merge-patch.ts'
import { generatedParameters } from './generators.ts'
import { fillerOf, filledNode, type FillText, type Parameters } from './template.ts'

/** The Applications of an ApplicationSet, and why others are not known. */
export interface GeneratedApplications {
  readonly manifests: readonly Manifest[]
  readonly reasons: readonly string[]
}

/** Generates the Applications of a set (argo-cd `applicationset/controllers/template/template.go`). */
export function generatedApplications(
  set: Manifest,
  reader: Reader,
  identity: RepositoryIdentity,
): GeneratedApplications {
  const { spec } = set
  const fill = fillerOf(spec)
  const context = { reader, identity, fill, isNested: spec.get('goTemplate').scalar === true }
  const manifests: Manifest[] = []
  const reasons: string[] = []
  const attempt = (generate: () => void): void => {
    try {
      generate()
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error
      reasons.push(error.message)
    }
  }
  for (const generator of spec.items('generators')) {
    attempt(() => {
      const template = templateOf(spec, generator)
      for (const parameters of generatedParameters(generator, context))
        attempt(() => manifests.push(applicationOfTemplate(set, template, parameters, fill)))
    })
  }
  if (manifests.length === 0 && reasons.length === 0) reasons.push('its generators yield no Application')
  return { manifests, reasons }
}

/** The template of the set, with that of a generator over it. */
function templateOf(spec: Node, generator: Node): YamlNode {
  const template = spec.get('template').yaml
  if (!template) throw new TemplateError('it has no template')
  const [[, node] = []] = generator.entries().filter(([name]) => name !== 'selector')
  const own = node?.get('template').yaml
  return own ? mergePatch(template, own) : template
}

function applicationOfTemplate(
  set: Manifest,
  template: YamlNode,
  parameters: Parameters,
  fill: FillText,
): Manifest {
  const filled = filledNode(template, parameters, fill)
  const patch = set.spec.get('templatePatch').yaml
  const patched = patch?.kind === 'scalar' ? patchedBy(patch, filled, parameters, fill) : filled
  const root = Node.of(withNamespace(patched, set))
  const name = root.at('metadata', 'name').text
  if (name === '' || name.includes('{{'))
    throw new TemplateError('the name of an Application is not filled in')
  return {
    ...set,
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    name,
    root,
    spec: root.get('spec'),
  }
}

/** The Application is in the namespace of its set. */
function withNamespace(template: YamlNode, set: Manifest): YamlNode {
  const namespace = set.root.at('metadata', 'namespace').yaml
  const patch = namespace && mapOf('metadata', mapOf('namespace', namespace))
  return patch ? mergePatch(template, patch) : template
}

/** A patch is merged as `kubectl patch` does; the project cannot be changed. */
function patchedBy(patch: YamlScalar, template: YamlNode, parameters: Parameters, fill: FillText): YamlNode {
  const text = fill(String(patch.value ?? ''), parameters)
  const [document] = parseDocuments(text, patch.source.file)
  if (document?.isRefused) throw new TemplateError('its `templatePatch` is not YAML')
  if (!document?.root) return template
  if (text.includes('$patch')) throw new TemplateError('directives in its `templatePatch` are not evaluated')
  const project = Node.of(template).at('spec', 'project').yaml
  const merged = mergePatch(template, placedAt(document.root, patch))
  return project ? mergePatch(merged, mapOf('spec', mapOf('project', project))) : merged
}

/** A tree whose nodes stand where another node does. */
function placedAt(node: YamlNode, place: YamlNode): YamlNode {
  const { source, start, end } = place
  if (node.kind === 'scalar') return { ...node, source, start, end }
  if (node.kind === 'list')
    return { kind: 'list', source, start, end, items: node.items.map((item) => placedAt(item, place)) }
  const entries = [...node.entries].map(
    ([key, { key: written, value }]) =>
      [key, { key: { ...written, source, start, end }, value: placedAt(value, place) }] as const,
  )
  return { kind: 'map', source, start, end, entries: new Map(entries) }
}

/** A map with one entry, which stands where its value does. */
function mapOf(name: string, value: YamlNode): YamlMap {
  const { source, start, end } = value
  const key: YamlScalar = { kind: 'scalar', source, start, end, value: name, style: 'plain' }
  return { kind: 'map', source, start, end, entries: new Map([[name, { key, value }]]) }
}
