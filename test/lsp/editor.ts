import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type ConfigurationParams,
  type Diagnostic,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver-protocol/node'
import { gitEnvironment } from '../host/repository.ts'

/** A program and its arguments. */
export type Program = readonly [string, ...string[]]

/** An editor with one folder and one language server. */
export class Editor {
  readonly #process: ChildProcess
  readonly #connection: ProtocolConnection
  readonly #folder: string
  readonly #diagnostics = new Map<string, readonly Diagnostic[]>()
  #wake: () => void = () => undefined
  #version = 0
  readonly exitCode: Promise<number | null>

  /** @param settings what the editor answers when the server asks for its settings, by section */
  constructor(folder: string, [program, ...args]: Program, settings: Readonly<Record<string, unknown>> = {}) {
    this.#folder = folder
    this.#process = spawn(program, args, {
      cwd: folder,
      env: gitEnvironment,
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    this.exitCode = new Promise((resolve) => this.#process.on('exit', resolve))
    this.#connection = createProtocolConnection(
      new StreamMessageReader(this.#process.stdout!),
      new StreamMessageWriter(this.#process.stdin!),
    )
    this.#connection.onNotification(
      'textDocument/publishDiagnostics',
      ({ uri, diagnostics }: PublishDiagnosticsParams) => {
        this.#diagnostics.set(uri, diagnostics)
        this.#wake()
      },
    )
    this.#connection.onRequest('workspace/configuration', ({ items }: ConfigurationParams) =>
      items.map(({ section }) => settings[section ?? ''] ?? null),
    )
    this.#connection.onRequest('client/registerCapability', () => null)
    this.#connection.listen()
  }

  uri(file: string): string {
    return pathToFileURL(join(this.#folder, file)).href
  }

  async start(): Promise<InitializeResult> {
    const uri = pathToFileURL(this.#folder).href
    const result = await this.#connection.sendRequest<InitializeResult>('initialize', {
      processId: process.pid,
      rootUri: uri,
      capabilities: { workspace: { configuration: true } },
      workspaceFolders: [{ uri, name: 'folder' }],
    })
    await this.#connection.sendNotification('initialized', {})
    return result
  }

  open(file: string, text: string): Promise<void> {
    const textDocument = { uri: this.uri(file), languageId: 'yaml', version: ++this.#version, text }
    return this.#connection.sendNotification('textDocument/didOpen', { textDocument })
  }

  change(file: string, text: string): Promise<void> {
    const textDocument = { uri: this.uri(file), version: ++this.#version }
    return this.#connection.sendNotification('textDocument/didChange', {
      textDocument,
      contentChanges: [{ text }],
    })
  }

  close(file: string): Promise<void> {
    return this.#connection.sendNotification('textDocument/didClose', {
      textDocument: { uri: this.uri(file) },
    })
  }

  /** Waits for diagnostics of a file that are as they are to be. */
  async diagnostics(file: string, isExpected: (diagnostics: readonly Diagnostic[]) => boolean) {
    for (;;) {
      const diagnostics = this.#diagnostics.get(this.uri(file)) ?? []
      if (isExpected(diagnostics)) return diagnostics
      await new Promise<void>((resolve) => (this.#wake = resolve))
    }
  }

  ask<Answer>(
    method: string,
    file: string,
    line: number,
    fields: object = {},
    character = 3,
  ): Promise<Answer> {
    const position = { line, character }
    const place = {
      textDocument: { uri: this.uri(file) },
      position,
      range: { start: position, end: position },
    }
    return this.#connection.sendRequest<Answer>(`textDocument/${method}`, { ...place, ...fields })
  }

  async end(): Promise<void> {
    await this.#connection.sendRequest('shutdown')
    await this.#connection.sendNotification('exit')
  }
}
