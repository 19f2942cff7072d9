import { describe, expect, it } from 'vitest'
import type { Config } from '../../src/core/config.ts'
import { unknownRepository } from '../../src/core/repository.ts'
import { memoryTree, type Tree } from '../../src/core/tree.ts'
import { unresolvedReferences, type ReferenceOptions } from '../../src/discover/references/references.ts'
import { readerOf } from '../../src/yaml/reader.ts'
import { chart, evaluators } from './trees.ts'

/** References that lead nowhere, each as `file: name`. */
async function outline(
  tree: Tree,
  config: Config = {},
  options: Partial<ReferenceOptions> = {},
): Promise<string[]> {
  const all = {
    paths: [],
    environments: [],
    repository: () => unknownRepository,
    fillTemplates: evaluators.fillTemplates,
    targets: [],
    requested: [],
    ...options,
  }
  const references = await unresolvedReferences(readerOf(tree), config, all)
  return references.map(({ node, name }) => `${node.file}: ${name}`)
}

const broken = 'resources: [missing.yaml]\n'
const tree = memoryTree({ 'a/kustomization.yaml': broken, 'b/kustomization.yaml': broken })

describe('references', () => {
  it('are looked at in the paths that the person named', async () => {
    expect(await outline(tree)).toEqual([
      'a/kustomization.yaml: missing.yaml',
      'b/kustomization.yaml: missing.yaml',
    ])
    expect(await outline(tree, {}, { paths: ['b'] })).toEqual(['b/kustomization.yaml: missing.yaml'])
    expect(await outline(tree, {}, { environments: ['prod'] })).toEqual([])
  })

  it('are looked at in the files that the configuration does not leave out', async () => {
    const inA = ['a/kustomization.yaml: missing.yaml']
    expect(await outline(tree, { exclude: ['b'] })).toEqual(inA)
    expect(await outline(tree, { manifests: ['a/**'] })).toEqual(inA)
    expect(await outline(tree, { targets: [{ manifests: ['a/**'] }, { chart: 'b' }] })).toEqual(inA)
  })

  it('in templates of charts are not looked at', async () => {
    const files = { 'shop/Chart.yaml': chart('shop'), 'shop/templates/kustomization.yaml': broken }
    expect(await outline(memoryTree(files))).toEqual([])
  })

  it('follow links', async () => {
    const resources = 'resources: [link.yaml, ../linked, ../linked/b.yaml]\n'
    const files = { 'a/kustomization.yaml': resources, 'real/kustomization.yaml': '', 'real/b.yaml': '' }
    expect(await outline(memoryTree(files, { 'a/link.yaml': 'real/b.yaml', linked: 'real' }))).toEqual([])
  })

  it('to what is not read or outside of the tree are not checked', async () => {
    const files = { 'a/kustomization.yaml': 'resources: [../module/base, ../../outside, /absolute]\n' }
    const refused = [{ file: 'module', reason: 'a submodule' }]
    expect(await outline({ ...memoryTree(files), refused })).toEqual([])
  })

  it('to folders with nothing but Git LFS pointers are not checked', async () => {
    const files = {
      'a/kustomization.yaml': 'resources: [../pointers, ../none]\n',
      'base/kustomization.yaml': '',
    }
    const refused = [{ file: 'pointers/shop.yaml', reason: 'a Git LFS pointer' }]
    expect(await outline({ ...memoryTree(files), refused })).toEqual(['a/kustomization.yaml: ../none'])
  })

  it('ask for the repository only if an object may name it', async () => {
    const repository = () => {
      throw new Error('asked')
    }
    expect(await outline(tree, {}, { repository })).toHaveLength(2)
  })
})
