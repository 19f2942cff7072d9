import { guideBlocks, type GuideBlock } from './blocks.ts'

/** A command line of a guide. */
export interface GuideCommand {
  readonly line: string
  /** What the guide shows of its output, with `[exit code N]` at the end if it fails; empty where it shows nothing. */
  readonly shown: string
}

/** The commands of a page in their order: those of `sh` blocks, and lines of `text` blocks that begin with `$ `. */
export function guideCommands(page: string): GuideCommand[] {
  const blocks = guideBlocks(page)
  return blocks.flatMap((block, index) => {
    if (!hasCommands(block) || runElsewhere(page, block) !== null) return []
    return block.language === 'sh' ? shellCommands(block.text, blocks[index + 1]) : transcripts(block.text)
  })
}

/** True for a block with commands that a reader should run. */
export function hasCommands({ language, text }: GuideBlock): boolean {
  return language === 'sh' || (language === 'text' && text.startsWith('$ '))
}

/** What runs a block instead of the tests of this folder, or why nothing does; null for one that they run. */
export function runElsewhere(page: string, { text }: GuideBlock): string | null {
  const entry = elsewhere.find((candidate) => candidate.page === page && text.startsWith(candidate.begins))
  return entry?.reason ?? null
}

/** Blocks that the tests of this folder do not run. */
export const elsewhere = [
  { page: 'docs/custom-rules.md', begins: '$ meshgate', reason: 'test/run/guides.test.ts' },
  { page: 'docs/getting-started.md', begins: 'git clone', reason: 'needs a connection' },
  { page: 'docs/getting-started.md', begins: '$ ', reason: 'test/e2e/getting-started.test.ts' },
  { page: 'README.md', begins: 'npm run demo', reason: 'CI' },
  { page: 'README.md', begins: 'npm ci', reason: 'CI' },
  {
    page: 'README.md',
    begins: 'git clone',
    reason: 'needs a connection; test/e2e/getting-started.test.ts runs `meshgate init`',
  },
  {
    page: 'docs/editor.md',
    begins: 'meshgate check --watch',
    reason: 'test/e2e/cli-watch.test.ts: it ends with Ctrl-C',
  },
  {
    page: 'docs/editor.md',
    begins: 'error  timeout',
    reason: 'test/e2e/cli-watch.test.ts shows each edit',
  },
  { page: 'docs/editor.md', begins: 'meshgate check --staged', reason: 'test/e2e/cli-staged.test.ts' },
  {
    page: 'docs/editor.md',
    begins: '#!/bin/sh',
    reason: 'a file; test/e2e/cli-staged.test.ts runs what it runs',
  },
  {
    page: 'docs/jwt.md',
    begins: 'kubectl',
    reason: 'needs a cluster; test/run/guides.test.ts explains the log',
  },
  {
    page: 'docs/performance.md',
    begins: 'openssl',
    reason: 'test/e2e/action-cache.test.ts makes the keys with Node',
  },
  { page: 'docs/policy-tests.md', begins: '$ meshgate test', reason: 'test/run/guides.test.ts' },
  {
    page: 'docs/registries.md',
    begins: 'meshgate fetch',
    reason: 'test/e2e/cli-fetch.test.ts: it needs a registry',
  },
  {
    page: 'docs/shards.md',
    begins: 'meshgate check',
    reason: 'test/e2e/cli-shards.test.ts',
  },
  { page: 'docs/layouts.md', begins: 'apps/payments/Chart.yaml', reason: 'names of files' },
  { page: 'docs/requests.md', begins: 'meshgate request', reason: 'test/run/ask-request.test.ts' },
  { page: 'docs/why.md', begins: 'meshgate why FILE', reason: 'the form of the command' },
  { page: 'docs/why.md', begins: '$ meshgate why', reason: 'test/e2e/cli-why.test.ts' },
] as const

/** The commands of a block, of which the last one has the output of the block that follows. */
function shellCommands(text: string, next: GuideBlock | undefined): GuideCommand[] {
  const lines = text
    .replaceAll(/\\\n */g, '')
    .trim()
    .split('\n')
  const output = next?.language === 'text' && !hasCommands(next) ? next.text : ''
  return lines.map((line, index) => ({ line, shown: index === lines.length - 1 ? output : '' }))
}

function transcripts(text: string): GuideCommand[] {
  const [, ...parts] = text.split(/^\$ /m)
  return parts.map((part) => {
    const [line, ...shown] = part.split('\n')
    return { line: line!, shown: shown.join('\n') }
  })
}
