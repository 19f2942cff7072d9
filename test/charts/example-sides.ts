import { parse } from 'yaml'
import { type Tree, memoryTree } from '../../src/core/tree.ts'
import { type Manifest, folderTexts, manifests, template } from './render.ts'

/** The sides of the example's pull request: which folders are laid over each other. */
const layers = {
  base: ['repository'],
  pull: ['repository', 'pull-request'],
  fixed: ['repository', 'pull-request', 'pull-request-fixed'],
}

export type Side = keyof typeof layers

/** An object of the example, with the environment that it is rendered for. */
export interface Rendered {
  readonly environment: string
  readonly object: Manifest
}

interface Target {
  readonly environment: string
  readonly chart?: string
  readonly namespace?: string
  readonly values?: readonly string[]
}

/** Everything that the charts of one side render. */
export async function renderSide(side: Side): Promise<Rendered[]> {
  const tree = treeOf(side)
  const rendered = await Promise.all(targetsOf(tree).map((target) => renderTarget(tree, target)))
  return rendered.flat()
}

/** A side as a repository. */
export function treeOf(side: Side): Tree {
  const texts = layers[side].map((layer) => folderTexts(`examples/${layer}`, ''))
  return memoryTree(Object.assign({}, ...texts, folderTexts('charts')))
}

/** The targets that a repository's .meshgate.yaml lists. */
export function targetsOf(tree: Tree): Target[] {
  return (parse(textOf(tree, '.meshgate.yaml')) as { targets: Target[] }).targets
}

async function renderTarget(tree: Tree, { environment, chart, ...rest }: Target): Promise<Rendered[]> {
  if (!chart) return []
  const { name } = parse(textOf(tree, `${chart}/Chart.yaml`)) as { name: string }
  const text = await template(tree, chart, { release: name, ...rest })
  return manifests(text).map((object) => ({ environment, object }))
}

function textOf(tree: Tree, path: string): string {
  return new TextDecoder().decode(tree.read(path))
}
