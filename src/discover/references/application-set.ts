import { distinctBy } from '../../core/distinct.ts'
import { joinPath } from '../../core/path.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'
import type { UnresolvedReference } from '../../model/unresolved-reference.ts'
import { isGlob } from '../../syntax/glob.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import type { SourceContext } from '../gitops/repository-identity.ts'
import { applicationReferences, plainText, type TextOf } from './application.ts'
import { treePaths } from './tree-paths.ts'

/**
 * The paths in the template of an ApplicationSet that do not exist, for each element if only list generators fill the
 * template, and the Git generators that match nothing. A patched template is not checked.
 */
export function applicationSetReferences(manifest: Manifest, context: SourceContext): UnresolvedReference[] {
  const { spec } = manifest
  const generators = spec.items('generators')
  return [
    ...(spec.get('templatePatch').exists ? [] : templateReferences(manifest, generators, context)),
    ...generators.flatMap((generator) => generatorReferences(generator, manifest, context)),
  ]
}

function templateReferences(
  manifest: Manifest,
  generators: readonly Node[],
  context: SourceContext,
): UnresolvedReference[] {
  const template = manifest.spec.at('template', 'spec')
  const elements = listedElements(generators)
  if (!elements) return applicationReferences(manifest, template, textWithoutTemplate, context)
  const references = elements.flatMap((element) =>
    applicationReferences(manifest, template, filledBy(element), context).map((reference) => ({
      ...reference,
      related: reference.name === reference.node.text ? [] : [{ node: element, note: 'for this element' }],
    })),
  )
  // An element does not change a text without a template.
  return distinctBy(references, keyOf)
}

function keyOf({ node, name }: UnresolvedReference): string {
  return JSON.stringify([node.path, name])
}

/** The elements of list generators; `undefined` if there are other generators, or elements with values that are not scalars. */
function listedElements(generators: readonly Node[]): Node[] | undefined {
  if (generators.length === 0) return undefined
  const lists = generators.map((generator) => generator.get('list'))
  const isListed = lists.every(
    (list) =>
      list.get('elements').kind === 'list' &&
      !list.get('elementsYaml').exists &&
      !list.get('template').exists,
  )
  return isListed ? lists.flatMap((list) => list.items('elements')) : undefined
}

/** Fills `{{name}}`, `{{ .name }}` and `{{ .values.name }}`; a text with any other template is unknown. */
function filledBy(element: Node): TextOf {
  return (node) => {
    const text = node.text.replace(
      /\{\{-?\s*\.?([\w-]+(?:\.[\w-]+)*)\s*-?\}\}/g,
      (template, keys: string) => {
        const { scalar } = element.at(...keys.split('.'))
        return scalar === undefined || scalar === null ? template : String(scalar)
      },
    )
    return isTemplate(text) ? null : text
  }
}

function textWithoutTemplate({ text }: Node): string | null {
  return isTemplate(text) ? null : text
}

/** True for a text with a template, also for one that does not parse. */
function isTemplate(text: string): boolean {
  return isUnfilled(text) || text.includes('{{')
}

/** Git generators, also within matrix and merge, whose folders or files do not exist. */
function generatorReferences(
  generator: Node,
  manifest: Manifest,
  context: SourceContext,
): UnresolvedReference[] {
  const nested = ['matrix', 'merge'].flatMap((kind) => generator.get(kind).items('generators'))
  const git = generator.get('git')
  const patterns = isOfThisTree(git, context)
    ? [...git.items('directories').map(folderPattern), ...git.items('files').map(filePattern)]
    : []
  return [
    ...patterns
      .filter((pattern) => matchesNothing(pattern, context))
      .map((pattern) => noMatch(pattern, manifest)),
    ...nested.flatMap((inner) => generatorReferences(inner, manifest, context)),
  ]
}

function isOfThisTree(git: Node, { identity }: SourceContext): boolean {
  const [repository, revision] = [plainText(git.get('repoURL')), plainText(git.get('revision'))]
  return repository !== null && revision !== null && identity.isThis(repository) && identity.shows(revision)
}

interface Pattern {
  readonly item: Node
  readonly kind: 'file' | 'folder'
}

function folderPattern(item: Node): Pattern {
  return { item, kind: 'folder' }
}

function filePattern(item: Node): Pattern {
  return { item, kind: 'file' }
}

/** Only file patterns of JSON and YAML are checked: `touchesNothing` relies on that. */
function matchesNothing({ item, kind }: Pattern, { reader }: SourceContext): boolean {
  const text = plainText(item.get('path'))
  if (text === null || text === '' || item.get('exclude').scalar === true) return false
  if (kind === 'file' && !/\.(ya?ml|json)$/.test(text)) return false
  const paths = treePaths(reader)
  const path = joinPath('', text)
  if (isGlob(path)) return !paths.hasMatch(path, kind)
  return !(kind === 'file' ? paths.hasFile(path) : paths.hasFolder(path)) && !paths.isUnknown(path)
}

function noMatch({ item, kind }: Pattern, manifest: Manifest): UnresolvedReference {
  const node = item.get('path')
  return {
    code: 'no-match',
    node,
    manifest,
    noun: kind === 'file' ? 'file pattern' : 'directory pattern',
    name: node.text,
    path: joinPath('', node.text),
    similar: null,
    mayExist: null,
    related: [],
  }
}
