import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { actionTables } from '../../scripts/generate/action-tables.ts'
import { inputNames, readInputs } from '../../src/action/inputs.ts'
import { outputNames } from '../../src/action/outputs.ts'

interface ActionFile {
  runs: { using: string; main: string }
  inputs: Record<string, { description: string; default?: string; required?: boolean }>
  outputs: Record<string, { description: string }>
}

const text = readFileSync('action.yml', 'utf8')
const action = parse(text) as ActionFile
const readme = readFileSync('README.md', 'utf8')

describe('action.yml', () => {
  it('lists the inputs that are read, and no other', () => {
    expect(Object.keys(action.inputs)).toEqual(inputNames)
  })

  it('lists no input that is read and then used for nothing', () => {
    const files = ['action.ts', ...readdirSync('src/action').map((file) => `action/${file}`)]
    const code = files
      .filter((file) => file !== 'action/inputs.ts')
      .map((file) => readFileSync(`src/${file}`, 'utf8'))
    const uses = (name: string) =>
      [`inputs.${name}`, `inputs['${name}']`].some((use) => code.join('\n').includes(use))
    expect(inputNames.filter((name) => !uses(name))).toEqual([])
  })

  it('lists the outputs that are written, and no other', () => {
    expect(Object.keys(action.outputs)).toEqual(outputNames)
  })

  it('has defaults that the code takes, all of them strings as the runner has it', () => {
    const defaults = Object.entries(action.inputs).map(([name, { default: value = '' }]) => {
      expect(value).toBeTypeOf('string')
      return [`INPUT_${name.toUpperCase()}`, value]
    })
    expect(() => readInputs(Object.fromEntries(defaults))).not.toThrow()
  })

  it('describes each input and output in a sentence', () => {
    for (const { description } of [...Object.values(action.inputs), ...Object.values(action.outputs)]) {
      expect(description).toMatch(/^[A-Z`].*\.$/)
    }
  })

  it('runs the bundle on Node 24', () => {
    expect(action.runs).toEqual({ using: 'node24', main: 'dist/action.js' })
  })
})

describe('the README', () => {
  it.each(['inputs', 'outputs'] as const)('has the %s of action.yml', (name) => {
    const section = readme.split(`<!-- ${name} -->`)[1]?.split(`<!-- /${name} -->`)[0]
    expect(section?.trim()).toBe(actionTables(text)[name].trim())
  })
})
