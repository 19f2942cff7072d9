import { readFileSync } from 'node:fs'
import { expect } from 'vitest'

/** A fenced block of a page. */
export interface GuideBlock {
  readonly language: string
  readonly text: string
}

/** The fenced blocks of a page, named from the root of the project, in their order. */
export function guideBlocks(page: string): GuideBlock[] {
  const text = readFileSync(page, 'utf8')
  return [...text.matchAll(/^```(\w*)\n([^]*?)^```$/gm)].map(([, language, body]) => ({
    language: language!,
    text: body!,
  }))
}

/** The texts of the blocks of one language. */
export function blocksIn(page: string, language: string): string[] {
  return guideBlocks(page)
    .filter((block) => block.language === language)
    .map(({ text }) => text)
}

/** Compares an output with what a guide shows, with or without the command; `...` is any number of lines. */
export function expectTranscript(actual: string, shown: string): void {
  const pieces = shown.replace(/^\$ .*\n/, '').split('...\n')
  let at = 0
  for (const piece of pieces) {
    const found = actual.indexOf(piece.trim(), at)
    expect(`${found >= 0}: ${piece}`).toBe(`true: ${piece}`)
    at = found + piece.trim().length
  }
}
