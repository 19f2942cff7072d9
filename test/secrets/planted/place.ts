import type { Files } from '../../run/scene.ts'

/** A place in which somebody writes a secret. */
export interface Place {
  readonly name: string
  /** A tree with a secret in this place. */
  readonly files: (secret: string) => Files
}

/** Ways to write a value under a key; `indent` is that of the key. Each text ends its last line. */
export const styles: Readonly<Record<string, (key: string, value: string, indent: number) => string>> = {
  plain: (key, value, indent) => `${pad(indent)}${key}: ${value}\n`,
  single: (key, value, indent) => `${pad(indent)}${key}: '${value}'\n`,
  double: (key, value, indent) => `${pad(indent)}"${key}": "${value}" # it was ${value}\n`,
  escaped: (key, value, indent) => `${pad(indent)}${key}: "\\x${hex(value[0]!)}${value.slice(1)}"\n`,
  literal: (key, value, indent) => `${pad(indent)}${key}: |\n${pad(indent + 2)}${value}\n`,
  folded: (key, value, indent) => `${pad(indent)}${key}: >-\n\n${pad(indent + 2)}${value}\n`,
  next: (key, value, indent) => `${pad(indent)}${key}:\n${pad(indent + 2)}${value}\n`,
  anchor: (key, value, indent) => `${pad(indent)}${key}: &secret ${value}\n`,
  tagged: (key, value, indent) => `${pad(indent)}${key}: !!str ${value}\n`,
  comment: (key, value, indent) => `${pad(indent)}level: info\n${pad(indent)}# ${key}: ${value}\n`,
}

/** Spaces. */
export function pad(indent: number): string {
  return ' '.repeat(indent)
}

/** A text with each line indented. */
export function indented(text: string, indent: number): string {
  return text.replace(/^(?=.)/gm, pad(indent))
}

/** A text in base64. */
export function base64(text: string): string {
  return Buffer.from(text).toString('base64')
}

function hex(character: string): string {
  return character.charCodeAt(0).toString(16).padStart(2, '0')
}

/** An object with an error on one line: the excerpt of its finding shows what stands right above. */
export const broken = `---
{apiVersion: networking.istio.io/v1, kind: ServiceEntry, metadata: {name: broken}, spec: {hosts: ["a b"], ports: [{number: 443, name: tls, protocol: TLS}]}}
`
