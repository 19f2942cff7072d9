import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type {
  CompletionItem,
  CompletionList,
  Hover,
  MarkupContent,
} from 'vscode-languageserver-protocol/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { temporaryFolder, type Folder } from '../host/repository.ts'
import { Editor } from './editor.ts'

const guide = readFileSync('docs/editor.md', 'utf8')

/** A fenced block of the guide, by its language and a text in it. */
function block(language: string, text: string): string {
  const blocks = [...guide.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'gm'))]
  return blocks.map(([, body]) => body!).find((body) => body.includes(text))!
}

/** The settings of the guide, with the folder of this project for that of the clone. */
const { 'yaml.schemas': schemas } = JSON.parse(
  block('json', 'yaml.schemas').replaceAll('/path/to/meshgate', resolve('.').replaceAll('\\', '/')),
) as { 'yaml.schemas': Readonly<Record<string, unknown>> }

const labelsOf = (list: CompletionList): string[] => list.items.map(({ label }: CompletionItem) => label)
const textOf = ({ contents }: Hover): string => (contents as MarkupContent).value

describe('yaml-language-server with the settings of docs/editor.md', { timeout: 60_000 }, () => {
  let folder: Folder
  let editor: Editor
  beforeAll(async () => {
    folder = temporaryFolder()
    folder.write({
      'charts/istio-egress/values.schema.json': readFileSync(
        'charts/istio-egress/values.schema.json',
        'utf8',
      ),
      '.vscode/payments.schema.json': block('json', '"istio-egress"'),
    })
    const server = resolve('node_modules/yaml-language-server/bin/yaml-language-server')
    // Nothing is asked of the network.
    const yaml = { schemas, schemaStore: { enable: false }, validate: true, hover: true, completion: true }
    editor = new Editor(folder.path, [process.execPath, server, '--stdio'], { yaml })
    await editor.start()
  })
  afterAll(() => folder.remove())

  const messages = async (file: string, text: string): Promise<string[]> => {
    await editor.open(file, text)
    const found = await editor.diagnostics(file, (diagnostics) => diagnostics.length > 0)
    return found.map(({ message, range }) => `${range.start.line + 1}: ${message}`).toSorted()
  }

  it('finds wrong keys and values of the configuration', async () => {
    const text = 'exlude: [a]\nrules:\n  helm/dead-value: warn\noverrides:\n  - environment: [dev]\n'
    expect((await messages('.meshgate.yaml', text)).join('\n')).toMatch(
      /1: .*exlude.*\n3: .*"error".*"off".*\n5: .*environment/s,
    )
  })

  it('explains and completes its keys', async () => {
    await editor.open('.meshgate.yaml', 'istio-version: "1.27"\n\noverrides:\n  - \n')
    const hover = textOf(await editor.ask<Hover>('hover', '.meshgate.yaml', 0))
    expect(hover).toContain('Version of Istio that the mesh runs')
    const keys = labelsOf(await editor.ask('completion', '.meshgate.yaml', 1, {}, 0))
    expect(keys).toEqual(expect.arrayContaining(['extends', 'exclude', 'waivers']))
    const below = labelsOf(await editor.ask('completion', '.meshgate.yaml', 3, {}, 4))
    expect(below).toEqual(expect.arrayContaining(['paths', 'environments', 'fail-on']))
  })

  it('takes the schema from the first line of any other file, such as a preset', async () => {
    const [modeline] = /^# yaml-language-server: .*$/m.exec(guide)!
    const local = modeline.replace(/\$schema=\S+\//, `$schema=${resolve('schemas')}/`)
    expect(await messages('base.yaml', `${local}\nexlude: [a]\n`)).toEqual([
      expect.stringMatching(/^2: .*exlude/),
    ])
  })

  it('knows policy tests', async () => {
    expect(await messages('a.meshgate-test.yaml', 'cases:\n  - nmae: a\n    expect: 403\n')).toContainEqual(
      expect.stringMatching(/^2: .*nmae/),
    )
  })

  it('knows the values of a chart, and those below the key of a subchart', async () => {
    const values = 'mediatedTls:\n  pay:\n    externalHost: pay.example.com\n    timeuot: 10s\n'
    expect(await messages('charts/istio-egress/values-prod.yaml', values)).toEqual([
      expect.stringMatching(/^4: .*timeuot/),
    ])
    const below = `istio-egress:\n${values.replaceAll(/^/gm, '  ').trimEnd()}\n`
    expect(await messages('apps/payments/values-prod.yaml', below)).toEqual([
      expect.stringMatching(/^5: .*timeuot/),
    ])
    const hover = textOf(await editor.ask<Hover>('hover', 'apps/payments/values-prod.yaml', 3, {}, 8))
    expect(hover).toContain('The one exact host name that applications call')
  })

  it('ends when the editor does', async () => {
    await editor.end()
    expect(await editor.exitCode).toBe(0)
  })
})
