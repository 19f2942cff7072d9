import type { FillTemplates } from '../../../../core/evaluators.ts'
import { orThrow, TemplateError } from './template-error.ts'
import { Node } from '../../../../model/node.ts'
import type { Manifest } from '../../../../model/manifest.ts'
import type { YamlMap, YamlNode, YamlScalar } from '../../../../yaml/node.ts'
import { parseDocuments } from '../../../../yaml/parse.ts'
import type { SourceContext } from '../../repository-identity.ts'
import { mergePatch } from '../merge-patch.ts'
import { generatedParameters } from './generators.ts'
import type { FilledTemplate } from './filled-template.ts'
import type { ParameterSet } from './parameters.ts'
import { fillerOf, type Filler } from './template.ts'

/** The Applications of an ApplicationSet, and why others are not known. */
export interface GeneratedApplications {
  readonly applications: readonly GeneratedApplication[]
  readonly reasons: readonly string[]
}

/** An Application of a set. */
export interface GeneratedApplication {
  readonly manifest: Manifest
  /** Absent if the template was patched, so that it does not show what the Application is. */
  readonly template?: FilledTemplate
}

/** What ApplicationSets are evaluated with. */
export interface SetContext extends SourceContext {
  readonly fillTemplates: FillTemplates
}

/** Generates the Applications of a set (argo-cd `applicationset/controllers/template/template.go`). */
export async function generatedApplications(
  set: Manifest,
  context: SetContext,
): Promise<GeneratedApplications> {
  const { spec } = set
  const filler = fillerOf(spec, context.fillTemplates)
  const results = await Promise.all(
    spec.items('generators').map(async (generator) => {
      try {
        const template = templateOf(spec, generator)
        const sets = await generatedParameters(generator, { ...context, filler })
        return await applicationsOf(set, template, sets, filler)
      } catch (error) {
        if (error instanceof TemplateError) return [error]
        throw error
      }
    }),
  )
  const generated = results.flat()
  const applications = generated.flatMap((result) => (result instanceof TemplateError ? [] : result))
  const reasons = generated.flatMap((result) => (result instanceof TemplateError ? result.message : []))
  if (generated.length === 0) reasons.push('its generators yield no Application')
  return { applications, reasons }
}

/** The template of the set, with that of a generator over it. */
function templateOf(spec: Node, generator: Node): YamlNode {
  const template = spec.get('template').yaml
  if (!template) throw new TemplateError('it has no template')
  const [[, node] = []] = generator.entries().filter(([name]) => name !== 'selector')
  const own = node?.get('template').yaml
  return own ? mergePatch(template, own) : template
}

/** Fills the template and the patch, each with all sets of parameters. */
async function applicationsOf(
  set: Manifest,
  template: YamlNode,
  sets: readonly ParameterSet[],
  filler: Filler,
): Promise<(GeneratedApplication | TemplateError)[]> {
  const patch = set.spec.get('templatePatch').yaml
  const [templates, patches] = await Promise.all([
    filler.fill(template, sets),
    patch?.kind === 'scalar' ? filler.fill(patch, sets) : sets.map(() => null),
  ])
  const isShown = patch === null && template === set.spec.get('template').yaml
  return templates.map((filled, index) => {
    try {
      const manifest = applicationOfTemplate(set, orThrow(filled), orThrow(patches[index] ?? null))
      return { manifest, ...(isShown && { template: { set, places: sets[index]!.places } }) }
    } catch (error) {
      if (error instanceof TemplateError) return error
      throw error
    }
  })
}

function applicationOfTemplate(set: Manifest, filled: YamlNode, patch: YamlNode | null): Manifest {
  const patched = patch?.kind === 'scalar' ? patchedBy(patch, filled) : filled
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
function patchedBy(patch: YamlScalar, template: YamlNode): YamlNode {
  const text = String(patch.value ?? '')
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
