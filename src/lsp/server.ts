import { fileURLToPath } from 'node:url'
import {
  CodeActionKind,
  createConnection,
  MarkupKind,
  ProposedFeatures,
  TextDocuments,
  TextDocumentSyncKind,
  type Connection,
  type InitializeParams,
  type InitializeResult,
  type Position,
} from 'vscode-languageserver/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import type { Desk, DeskEvents } from './desk.ts'
import { pointRange } from './ranges.ts'

/** The options of a server. */
export interface ServerOptions {
  readonly version: string
  /** Opens a folder of the editor, given as an absolute path. Throws `UsageError`. */
  readonly open: (folder: string, events: DeskEvents) => Promise<Desk>
}

/** Serves an editor over the standard streams until it ends the connection. */
export function startServer({ version, open }: ServerOptions): Promise<void> {
  const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout)
  const desks = new Map<string, Desk>()
  const documents = new TextDocuments(TextDocument)
  let folders: readonly string[] = []
  connection.onInitialize((params) => {
    folders = foldersOf(params)
    return initializeResult(version)
  })
  connection.onInitialized(() => {
    for (const folder of folders) void openDesk(folder)
  })

  async function openDesk(folder: string): Promise<void> {
    try {
      const desk = await open(folder, eventsOf(connection))
      // Two folders of one repository are checked together.
      if (desks.has(desk.root)) return void desk.close()
      desks.set(desk.root, desk)
      for (const document of documents.all()) desk.setText(document.uri, document.getText())
    } catch (error) {
      showError(connection, error)
    }
  }

  const deskOf = (uri: string): Desk | undefined =>
    [...desks.values()].find((desk) => desk.pathOf(uri) !== undefined)
  documents.onDidChangeContent(({ document }) =>
    deskOf(document.uri)?.setText(document.uri, document.getText()),
  )
  documents.onDidClose(({ document }) => deskOf(document.uri)?.setText(document.uri, null))
  documents.listen(connection)
  answerQuestions(connection, deskOf)
  return new Promise((resolve) => {
    connection.onShutdown(() => closeAll([...desks.values()]))
    connection.onExit(resolve)
    connection.listen()
  })
}

function showError({ window }: Connection, error: unknown): void {
  window.showErrorMessage(`meshgate: ${error instanceof Error ? error.message : String(error)}`)
}

async function closeAll(desks: readonly Desk[]): Promise<void> {
  await Promise.all(desks.map((desk) => desk.close()))
}

/** Answers requests of the editor about positions in files. */
function answerQuestions(connection: Connection, deskOf: (uri: string) => Desk | undefined): void {
  interface Place {
    readonly textDocument: { readonly uri: string }
    readonly position: Position
  }
  const at = <Answer>(ask: (desk: Desk, place: Place) => Promise<Answer>) => {
    return async (place: Place): Promise<Answer | null> => {
      const desk = deskOf(place.textDocument.uri)
      return desk ? ask(desk, place) : null
    }
  }
  connection.onHover(
    at(async (desk, { textDocument, position }) => {
      const value = await desk.hover(textDocument.uri, pointRange(position))
      return value === null ? null : { contents: { kind: MarkupKind.Markdown, value } }
    }),
  )
  connection.onDefinition(
    at((desk, { textDocument, position }) => desk.definition(textDocument.uri, pointRange(position))),
  )
  connection.onReferences(
    at((desk, { textDocument, position }) => desk.references(textDocument.uri, pointRange(position))),
  )
  connection.onCodeAction(async ({ textDocument, range }) => {
    return (await deskOf(textDocument.uri)?.codeActions(textDocument.uri, range)) ?? []
  })
}

function eventsOf(connection: Connection): DeskEvents {
  return {
    publish: (uri, diagnostics) => void connection.sendDiagnostics({ uri, diagnostics: [...diagnostics] }),
    log: (message) => connection.console.warn(message),
  }
}

function foldersOf({ workspaceFolders, rootUri }: InitializeParams): string[] {
  const uris = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : [])
  return uris.filter((uri) => uri.startsWith('file:')).map((uri) => fileURLToPath(uri))
}

function initializeResult(version: string): InitializeResult {
  return {
    serverInfo: { name: 'meshgate', version },
    capabilities: {
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
      hoverProvider: true,
      definitionProvider: true,
      referencesProvider: true,
      codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
    },
  }
}
