// The commands of meshgate that stay and answer edits.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type ProtocolConnection,
} from 'vscode-languageserver-protocol/node'
import { CLI } from './meshgate.ts'
import type { Repository } from './repository.ts'

/** A command that answers edits of a repository. */
export interface Watcher {
  pid: number
  /** Resolves after the first check. */
  ready: Promise<void>
  /**
   * Replaces the text of a file, and waits for the answer: of the server that of a question, which it answers after it has
   * sent the diagnostics of the edit.
   */
  edit(file: string, text: string): Promise<void>
  end(): Promise<void>
}

/** `check --watch`, which is answered by printing. */
export function openWatch({ head }: Repository): Watcher {
  const child = spawn(process.execPath, [CLI, 'check', '--watch', '--no-cache'], {
    cwd: head,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let printed = ''
  let wake = (): void => undefined
  child.stdout.on('data', (data: Buffer) => {
    printed += data.toString()
    wake()
  })
  const until = async (pattern: RegExp): Promise<void> => {
    while (!pattern.test(printed)) await new Promise<void>((resolve) => (wake = resolve))
  }
  return {
    pid: child.pid!,
    ready: until(/Ctrl-C ends\n/),
    edit(file, text) {
      printed = ''
      writeFileSync(join(head, file), text)
      return until(/; now .*\n/)
    },
    end: () => ended(child, () => child.kill('SIGINT')),
  }
}

/** `meshgate lsp`, with a client that holds the texts of the edited files open. */
export function openServer({ head }: Repository): Watcher {
  const child = spawn(process.execPath, [CLI, 'lsp', '--no-cache'], {
    cwd: head,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  )
  connection.listen()
  const setText = textSetter(connection)
  return {
    pid: child.pid!,
    ready: initialize(connection, pathToFileURL(head).href),
    async edit(file, text) {
      const uri = pathToFileURL(join(head, file)).href
      await setText(uri, text)
      await connection.sendRequest('textDocument/codeAction', {
        textDocument: { uri },
        range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
        context: { diagnostics: [] },
      })
    },
    async end() {
      await connection.sendRequest('shutdown')
      await ended(child, () => void connection.sendNotification('exit'))
    },
  }
}

/** Opens a folder, and waits for its first diagnostics. */
async function initialize(connection: ProtocolConnection, uri: string): Promise<void> {
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: uri,
    capabilities: {},
    workspaceFolders: [{ uri, name: 'bench' }],
  })
  const published = new Promise<void>((resolve) =>
    connection.onNotification('textDocument/publishDiagnostics', () => resolve()),
  )
  await connection.sendNotification('initialized', {})
  await published
}

/** Sends the text of an open document, which the first text opens. */
function textSetter(connection: ProtocolConnection): (uri: string, text: string) => Promise<void> {
  const opened: Set<string> = new Set()
  let version = 0
  return (uri, text) => {
    version += 1
    const isOpen = opened.has(uri)
    opened.add(uri)
    return isOpen
      ? connection.sendNotification('textDocument/didChange', {
          textDocument: { uri, version },
          contentChanges: [{ text }],
        })
      : connection.sendNotification('textDocument/didOpen', {
          textDocument: { uri, languageId: 'yaml', version, text },
        })
  }
}

async function ended(child: ChildProcess, end: () => void): Promise<void> {
  const exit = once(child, 'exit')
  end()
  await exit
}
