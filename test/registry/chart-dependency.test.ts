import { expect, it } from 'vitest'
import { dependencyRequest } from '../../src/registry/chart-dependency.ts'

const repository = 'https://charts.example.com'

it('a chart under two aliases takes the locked version that each of them accepts', () => {
  const locked = ['1.4.2', '2.0.1'].map((version) => ({ name: 'redis', repository, version }))
  const versions = ['^1.0.0', '^2.0.0', '^3.0.0'].map(
    (version) => dependencyRequest({ name: 'redis', repository, version }, locked)?.version,
  )
  expect(versions).toEqual(['1.4.2', '2.0.1', '^3.0.0'])
})
