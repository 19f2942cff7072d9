import { describe, expect, it } from 'vitest'
import { UsageError } from '../../src/core/errors.ts'
import { memoryTree } from '../../src/core/tree.ts'
import { checkEnvironments, checkPaths, targetsInScope } from '../../src/discover/scope.ts'
import { chart, egress, egressChart, found, object } from './trees.ts'

const files = {
  ...egressChart('apps/web', 'web'),
  'apps/web/templates/a.yaml': object,
  ...egressChart('apps/webshop', 'webshop'),
  'apps/envs/prod.yaml': egress,
  'apps/envs/stage.yaml': egress,
  'mesh/a.yaml': object,
}

async function chosen(paths: readonly string[], environments: readonly string[] = []): Promise<string[]> {
  const { targets } = await found(files, { paths })
  return targetsInScope(targets, { paths, environments }).map(({ id }) => id)
}

describe('in scope is', () => {
  const all = ['apps/web@prod', 'apps/web@stage', 'apps/webshop@prod', 'apps/webshop@stage', 'mesh/a.yaml']

  it.each([
    [[], all],
    [[''], all],
    [['apps'], all.slice(0, 4)],
    [['apps/web'], all.slice(0, 2)],
    [['apps/web/templates'], all.slice(0, 2)],
    [['apps/web/templates/a.yaml'], all.slice(0, 2)],
    [['apps/envs/prod.yaml'], ['apps/web@prod', 'apps/webshop@prod']],
    [['mesh/a.yaml', 'apps/webshop'], all.slice(2)],
    [['docs'], []],
  ])('for the paths %j: %j', async (paths, expected) => {
    expect(await chosen(paths)).toEqual(expected)
  })

  it('only what belongs to a requested environment', async () => {
    expect(await chosen([], ['prod'])).toEqual(['apps/web@prod', 'apps/webshop@prod'])
    expect(await chosen(['apps/web'], ['prod', 'stage'])).toEqual(['apps/web@prod', 'apps/web@stage'])
  })

  it('for a chart at the root, everything in the repository', async () => {
    const { targets } = await found({ 'Chart.yaml': chart('web'), 'docs/a.md': '' })
    expect(targetsInScope(targets, { paths: ['docs'], environments: [] })).toHaveLength(1)
  })
})

describe('a typing mistake does not look like success', () => {
  const tree = memoryTree(files, { link: 'apps', 'only/link.yaml': 'mesh/a.yaml' })

  it('in a path', () => {
    expect(() => checkPaths(tree, ['', 'apps', 'apps/web', 'mesh/a.yaml', 'link', 'only'])).not.toThrow()
    expect(() => checkPaths(tree, ['apps', 'app'])).toThrow(
      new UsageError('there is no file or folder `app`'),
    )
  })

  it('in an environment', () => {
    expect(() => checkEnvironments(['prod', null, 'stage'], ['stage'])).not.toThrow()
    expect(() => checkEnvironments(['stage', null, 'prod', 'prod'], ['porp'])).toThrow(
      new UsageError('no target has the environment `porp`: the environments are `prod`, `stage`'),
    )
    expect(() => checkEnvironments([null], ['prod'])).toThrow(
      new UsageError('no target has the environment `prod`: no target has one, so leave the environment out'),
    )
  })
})
