import { existsSync } from 'node:fs'
import type {
  CodeAction,
  Diagnostic,
  Hover,
  Location,
  MarkupContent,
  TextEdit,
} from 'vscode-languageserver-protocol/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { temporaryRepository, type Repository } from '../host/repository.ts'
import { Editor } from '../lsp/editor.ts'
import { nodeProgram } from './cli.ts'

const template = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: pay}
spec:
  hosts: [pay.example.com]
  http:
    - timeout: {{ .Values.timeout }}
      retries: {attempts: 3, perTryTimeout: 3s, retryOn: 5xx}
      route: [{destination: {host: pay.example.com}}]
`
const [values, templateFile] = ['web/values.yaml', 'web/templates/all.yaml']
const isEmpty = (diagnostics: readonly Diagnostic[]): boolean => diagnostics.length === 0
const isThere = (diagnostics: readonly Diagnostic[]): boolean => diagnostics.length > 0

describe.skipIf(!existsSync('dist/cli.js'))('meshgate lsp', () => {
  let repository: Repository
  let editor: Editor
  beforeAll(async () => {
    repository = temporaryRepository()
    repository.commit({
      'web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
      [templateFile]: template,
      [values]: 'timeout: 5s\n',
      'remote/Chart.yaml':
        'apiVersion: v2\nname: remote\nversion: 1.0.0\ndependencies: [{name: far, version: 1.0.0, repository: https://charts.example.com}]\n',
      'remote/templates/all.yaml': 'kind: ConfigMap\napiVersion: v1\nmetadata: {name: remote}\n',
    })
    editor = new Editor(repository.path, [...nodeProgram, 'lsp', '--stdio', '--no-cache'])
    await editor.start()
  })
  afterAll(() => repository.remove())

  it('shows the findings of the folder, also of files that are not open', async () => {
    const [diagnostic] = await editor.diagnostics(values, isThere)
    expect(diagnostic).toMatchObject({
      range: { start: { line: 0, character: 9 }, end: { line: 0, character: 11 } },
      severity: 1,
      source: 'meshgate',
      code: 'routing/timeout-covers-retries/shorter-than-budget',
    })
    expect(diagnostic!.codeDescription!.href).toMatch(/routing\.md#routingtimeout-covers-retries$/)
    expect(diagnostic!.relatedInformation!.map(({ location }) => location.uri)).toContain(
      editor.uri(templateFile),
    )
  })

  it('says what is not rendered', async () => {
    const diagnostics = await editor.diagnostics('remote/Chart.yaml', isThere)
    expect(diagnostics.map(({ message }) => message).join('\n')).toContain('not rendered')
  })

  it('explains a finding, and how its field came to be', async () => {
    const { contents } = await editor.ask<Hover>('hover', values, 0)
    const { value } = contents as MarkupContent
    expect(value).toContain('*Why:*')
    expect(value).toContain('exact: editing this value changes the field')
    expect(value).toContain('web/values.yaml:1')
  })

  it('counts what is not saved, and repairs it', async () => {
    await editor.open(values, '# slow\n\ntimeout: 4s\n')
    await editor.diagnostics(values, ([first]) => first?.range.start.line === 2)
    const actions = await editor.ask<CodeAction[]>('codeAction', values, 2, { context: { diagnostics: [] } })
    expect(actions).toHaveLength(1)
    const [{ title, kind, isPreferred, edit }] = actions as [CodeAction]
    expect([title, kind, isPreferred]).toEqual([
      'set timeout to 12s (unsafe: decide whether it is meant)',
      'quickfix',
      false,
    ])
    const [change] = edit!.changes![editor.uri(values)] as [TextEdit]
    expect(change).toEqual({
      range: { start: { line: 2, character: 9 }, end: { line: 2, character: 11 } },
      newText: '12s',
    })
    await editor.change(values, '# slow\n\ntimeout: 12s\n')
    expect(await editor.diagnostics(values, isEmpty)).toEqual([])
  })

  it('goes from the line of a template to the values line, and back', async () => {
    const places = await editor.ask<Location[]>('definition', templateFile, 6)
    expect(places.map(({ uri, range }) => [uri, range.start.line])).toContainEqual([editor.uri(values), 2])
    const reads = await editor.ask<Location[]>('references', values, 2, {
      context: { includeDeclaration: false },
    })
    expect(reads.map(({ uri, range }) => [uri, range.start.line])).toEqual([[editor.uri(templateFile), 6]])
    const hover = await editor.ask<Hover>('hover', templateFile, 6)
    expect((hover.contents as MarkupContent).value).toContain('VirtualService pay  spec.http[0].timeout')
  })

  it('goes on after broken text, and after what editors ask of files that are not there', async () => {
    await editor.change(values, 'timeout: [\n')
    await editor.diagnostics(values, isThere)
    await editor.ask('hover', values, 0)
    expect(await editor.ask('definition', 'nowhere.yaml', 99)).toEqual([])
    await editor.change(values, 'timeout: 4s\n')
    await editor.diagnostics(values, ([first]) => String(first?.code).startsWith('routing/'))
    await editor.close(values)
    await editor.diagnostics(
      values,
      ([first]) => first?.range.start.line === 0 && String(first.message).includes('5s'),
    )
  })

  it('sees edits outside of the editor, and says where the configuration is wrong', async () => {
    repository.write({ [values]: 'timeout: 20s\n' })
    await editor.diagnostics(values, isEmpty)
    repository.write({ '.meshgate.yaml': 'extends: base.yaml\nrules: 5\n', 'base.yaml': '\nexlude: [a]\n' })
    const [problem] = await editor.diagnostics('.meshgate.yaml', isThere)
    expect(problem!.message).toBe(
      '`rules` must be a map, not a number: nothing is checked until this is repaired',
    )
    expect(problem!.range.start.line).toBe(1)
    const [ofPreset] = await editor.diagnostics('base.yaml', isThere)
    expect(ofPreset).toMatchObject({ range: { start: { line: 1, character: 0 }, end: { character: 6 } } })
    repository.write({ '.meshgate.yaml': '{}\n', 'base.yaml': null })
    await editor.diagnostics('.meshgate.yaml', isEmpty)
    await editor.diagnostics('base.yaml', isEmpty)
  })

  it('ends when the editor does', async () => {
    await editor.end()
    expect(await editor.exitCode).toBe(0)
  })
})
