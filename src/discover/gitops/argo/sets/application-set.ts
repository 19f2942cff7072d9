import type { FillTemplates } from '../../../../core/evaluators.ts'
import { filledOrThrow, RefusedTemplate, TemplateError } from './template-error.ts'
import { Node } from '../../../../model/node.ts'
import { manifestWith, type Manifest } from '../../../../model/manifest.ts'
import type { UnresolvedReference } from '../../../../model/unresolved-reference.ts'
import type { YamlMap, YamlNode, YamlScalar } from '../../../../yaml/node.ts'
import { parseDocuments } from '../../../../yaml/parse.ts'
import type { SourceContext } from '../../repository-identity.ts'
import { mergePatch } from '../merge-patch.ts'
import { generatedParameters } from './generators.ts'
import { filledTemplate, type FilledTemplate, type WrittenTemplate } from './filled-template.ts'
import { mergedTemplate } from './merged-template.ts'
import { parameterFiller } from './parameter-filler.ts'
import type { ParameterSet } from './parameters.ts'
import { fillerOf, type FilledNode, type Filler } from './template.ts'
import { refusedSets } from './refusals.ts'
import { plainNode } from './templated-node.ts'

/** The Applications of an ApplicationSet, and the reasons why others are unknown. */
export interface GeneratedApplications {
  readonly applications: readonly GeneratedApplication[]
  /** True if these are all its Applications. */
  readonly isWhole: boolean
  readonly reasons: readonly string[]
  /** See `refusedSets`. */
  readonly refusals: readonly UnresolvedReference[]
}

/** An Application of a set. */
export interface GeneratedApplication {
  readonly manifest: Manifest
  /** The templates from which it is generated. */
  readonly template?: FilledTemplate
}

/** The inputs for evaluating ApplicationSets. */
export interface ApplicationSetContext extends SourceContext {
  readonly fillTemplates: FillTemplates
}

/** Generates the Applications of a set (argo-cd `applicationset/controllers/template/template.go`). */
export async function generatedApplications(
  set: Manifest,
  context: ApplicationSetContext,
): Promise<GeneratedApplications> {
  const { spec } = set
  const filler = fillerOf(spec, context.fillTemplates)
  const results = await Promise.all(
    spec.items('generators').map(async (generator) => {
      try {
        const templates = templatesOf(spec, generator)
        const sets = await generatedParameters(plainNode(generator), { ...context, filler })
        return await applicationsOf(set, templates, sets, filler)
      } catch (error) {
        if (error instanceof TemplateError) return [error]
        throw error
      }
    }),
  )
  const generated = results.flat()
  const named = generated.flatMap((result) => (result instanceof TemplateError ? [] : result))
  const repeated = repeatedNames(named)
  const applications = named.filter(({ manifest }) => !repeated.has(manifest.name))
  const errors = [
    ...generated.filter((result) => result instanceof TemplateError),
    ...[...repeated].map(repeatedName),
  ]
  const reasons = generated.length === 0 ? [noApplication] : errors.map(({ message }) => message)
  return { applications, isWhole: errors.length === 0, reasons, refusals: refusedSets(set, errors) }
}

const noApplication = 'its generators return no Application'

/** The names of several Applications: Argo CD creates none of them (`validateGeneratedApplications`). */
function repeatedNames(applications: readonly GeneratedApplication[]): ReadonlySet<string> {
  const names = new Set<string>()
  return new Set(
    applications.flatMap(({ manifest: { name } }) => {
      if (names.has(name)) return name
      names.add(name)
      return []
    }),
  )
}

function repeatedName(name: string): RefusedTemplate {
  return new RefusedTemplate(
    `it generates several Applications with the name \`${name}\`, and Argo CD creates none of them`,
  )
}

/** The template of the set, and that of a generator, which is merged over it. */
function templatesOf(spec: Node, generator: Node): readonly Node[] {
  const template = spec.get('template')
  if (!template.exists) throw new TemplateError('it has no template')
  const [[, node] = []] = generator.entries().filter(([name]) => name !== 'selector')
  const own = node?.get('template')
  return own?.exists === true ? [template, own] : [template]
}

/** Fills the templates and the patch, each with all sets of parameters. */
async function applicationsOf(
  set: Manifest,
  templates: readonly Node[],
  sets: readonly ParameterSet[],
  filler: Filler,
): Promise<(GeneratedApplication | TemplateError)[]> {
  const patch = set.spec.get('templatePatch')
  const merged = templates.map(({ yaml }) => yaml!).reduce(mergedTemplate)
  const [filled, patches, ...layers] = await Promise.all([
    filler.fill(merged, sets),
    patch.kind === 'scalar' ? filler.fill(patch.yaml!, sets) : sets.map(() => null),
    ...(templates.length > 1 ? templates : []).map(({ yaml }) => filler.fill(yaml!, sets)),
  ])
  return filled.map((ofSet, index) => {
    try {
      const filledPatch = filledOrThrow(patches[index] ?? null)
      const manifest = applicationOfTemplate(set, filledOrThrow(ofSet), filledPatch)
      const written = writtenTemplates(templates, layers.length > 0 ? layers : [filled], index)
      const textFiller = parameterFiller(sets[index]!, filler.isNested)
      return { manifest, template: filledTemplate(written, { patch, filledPatch }, textFiller) }
    } catch (error) {
      if (error instanceof TemplateError) return error
      throw error
    }
  })
}

/** The templates that a set of parameters fills in. */
function writtenTemplates(
  templates: readonly Node[],
  filled: readonly (readonly FilledNode[])[],
  index: number,
): WrittenTemplate[] {
  return templates.flatMap((written, layer) => {
    const node = filled[layer]![index]!
    return node instanceof TemplateError ? [] : { written, filled: Node.of(node) }
  })
}

function applicationOfTemplate(set: Manifest, filled: YamlNode, patch: YamlNode | null): Manifest {
  const patched = patch?.kind === 'scalar' ? patchedBy(patch, filled) : filled
  const root = Node.of(withNamespace(patched, set))
  const name = root.at('metadata', 'name').text
  if (name === '' || name.includes('{{'))
    throw new TemplateError('the name of an Application is not filled in')
  const spec = root.get('spec')
  return manifestWith(set, { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', name, root, spec })
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
  if (document?.isRefused) throw new RefusedTemplate('its `templatePatch` is not YAML', patch)
  if (!document?.root) return template
  if (text.includes('$patch')) throw new TemplateError('directives in its `templatePatch` are not evaluated')
  const project = Node.of(template).at('spec', 'project').yaml
  const merged = mergePatch(template, placedAt(document.root, patch))
  return project ? mergePatch(merged, mapOf('spec', mapOf('project', project))) : merged
}

/** A tree whose nodes all have the location of another node. */
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

/** A map with one entry, with the location of its value. */
function mapOf(name: string, value: YamlNode): YamlMap {
  const { source, start, end } = value
  const key: YamlScalar = { kind: 'scalar', source, start, end, value: name, style: 'plain' }
  return { kind: 'map', source, start, end, entries: new Map([[name, { key, value }]]) }
}
