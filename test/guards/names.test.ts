import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { sourceFiles } from '../../scripts/generate/imports.ts'

/** A declaration that a module exports; what it hands on from another one is declared there. */
const declaration = /^export (?:async )?(?:function\*?|const|class|interface|type|enum) (\w+)/gm

it('no two modules export different things under one name', () => {
  const modules = new Map<string, string[]>()
  for (const file of sourceFiles())
    for (const [, name] of readFileSync(`src/${file}`, 'utf8').matchAll(declaration))
      modules.set(name!, [...(modules.get(name!) ?? []), file])
  expect(modules.size).toBeGreaterThan(1000)
  expect([...modules].filter(([, files]) => new Set(files).size > 1)).toEqual([])
})
