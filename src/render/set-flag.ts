import { embeddedText } from '../yaml/embedded.ts'
import type { YamlNode } from '../yaml/node.ts'

/** The `--set` flag with the value of a scalar. */
export function flagText(key: string, node: YamlNode | null): string {
  return escapedFlag(key, embeddedText(node))
}

/**
 * The argument of `--set`, `KEY=VALUE`. A comma would begin the next value, so Argo CD escapes unescaped commas, except in a
 * list `{a,b}` (`util/helm/cmd.go`, cleanSetParameters).
 */
export function escapedFlag(key: string, value: string): string {
  const isList = value.startsWith('{') && value.endsWith('}')
  return `${key}=${isList ? value : value.replace(/(?<!\\),/g, '\\,')}`
}

/** The path that `--set` sets, from the text before its `=`: keys and indices of `a.b[0].c`; `\.` is a dot within a key. */
export function keysOfFlag(key: string): (string | number)[] {
  const segments = key.match(/\[\d+\]|(?:\\.|[^.[\\])+/g) ?? []
  return segments.map((segment) =>
    segment.startsWith('[') ? Number(segment.slice(1, -1)) : segment.replace(/\\(.)/g, '$1'),
  )
}
