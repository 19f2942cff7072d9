/** A piece of a message: text as it is, or an expression with its offset in the message. */
export type MessagePart = { readonly text: string } | { readonly expression: string; readonly start: number }

/** Splits a message at its expressions, which stand between `{{` and `}}`. */
export function messageParts(message: string): MessagePart[] {
  const parts: MessagePart[] = []
  let end = 0
  for (const { 0: written, 1: expression = '', index } of message.matchAll(/\{\{([^]*?)\}\}/g)) {
    if (index > end) parts.push({ text: message.slice(end, index) })
    parts.push({ expression, start: index + 2 })
    end = index + written.length
  }
  if (end < message.length) parts.push({ text: message.slice(end) })
  return parts
}
