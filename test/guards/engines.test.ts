import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { engines } from '../../src/core/engines.ts'

it('the report states the versions of the engines that are built', () => {
  const module = readFileSync('engine/go.mod', 'utf8')
  expect(/helm\.sh\/helm\/v4 v(\S+)/.exec(module)?.[1]).toBe(engines.helm)
  // kustomize 5.8.1 contains version 0.21.1 of its API; the oracle is compared with the engine byte for byte.
  expect(/sigs\.k8s\.io\/kustomize\/api v(\S+)/.exec(module)?.[1]).toBe('0.21.1')
  const oracle = readFileSync('engine/native-kustomize.ts', 'utf8')
  expect(/const VERSION = 'v(\S+)'/.exec(oracle)?.[1]).toBe(engines.kustomize)
})
