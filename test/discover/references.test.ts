import { describe, expect, it } from 'vitest'
import type { Config } from '../../src/core/config.ts'
import { unknownRepository } from '../../src/core/repository.ts'
import { memoryTree, type Tree } from '../../src/core/tree.ts'
import { unresolvedReferences, type ReferenceOptions } from '../../src/discover/references/references.ts'
import { readerOf } from '../../src/yaml/reader.ts'
import { chart } from './trees.ts'

/** References that lead nowhere, each as `file: name`. */
function outline(tree: Tree, config: Config = {}, options: Partial<ReferenceOptions> = {}): string[] {
  const all = { paths: [], environments: [], repository: () => unknownRepository, ...options }
  return unresolvedReferences(readerOf(tree), config, all).map(({ node, name }) => `${node.file}: ${name}`)
}

const broken = 'resources: [missing.yaml]\n'
const tree = memoryTree({ 'a/kustomization.yaml': broken, 'b/kustomization.yaml': broken })

describe('references', () => {
  it('are looked at in the paths that the person named', () => {
    expect(outline(tree)).toEqual([
      'a/kustomization.yaml: missing.yaml',
      'b/kustomization.yaml: missing.yaml',
    ])
    expect(outline(tree, {}, { paths: ['b'] })).toEqual(['b/kustomization.yaml: missing.yaml'])
    expect(outline(tree, {}, { environments: ['prod'] })).toEqual([])
  })

  it('are looked at in the files that the configuration does not leave out', () => {
    const inA = ['a/kustomization.yaml: missing.yaml']
    expect(outline(tree, { exclude: ['b'] })).toEqual(inA)
    expect(outline(tree, { manifests: ['a/**'] })).toEqual(inA)
    expect(outline(tree, { targets: [{ manifests: ['a/**'] }, { chart: 'b' }] })).toEqual(inA)
  })

  it('in templates of charts are not looked at', () => {
    const files = { 'shop/Chart.yaml': chart('shop'), 'shop/templates/kustomization.yaml': broken }
    expect(outline(memoryTree(files))).toEqual([])
  })

  it('follow links', () => {
    const resources = 'resources: [link.yaml, ../linked, ../linked/b.yaml]\n'
    const files = { 'a/kustomization.yaml': resources, 'real/kustomization.yaml': '', 'real/b.yaml': '' }
    expect(outline(memoryTree(files, { 'a/link.yaml': 'real/b.yaml', linked: 'real' }))).toEqual([])
  })

  it('to what is not read or outside of the tree are not judged', () => {
    const files = { 'a/kustomization.yaml': 'resources: [../module/base, ../../outside, /absolute]\n' }
    const refused = [{ file: 'module', reason: 'a submodule' }]
    expect(outline({ ...memoryTree(files), refused })).toEqual([])
  })

  it('ask for the repository only if an object may name it', () => {
    const repository = () => {
      throw new Error('asked')
    }
    expect(outline(tree, {}, { repository })).toHaveLength(2)
  })
})
