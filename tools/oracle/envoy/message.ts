/** A message of Envoy's API as protojson writes it. */
export type Message = { [field: string]: unknown }

/** The message in a field; an empty one if the field holds none. Changes of it reach the field only if it is there. */
export function messageIn(parent: Message, field: string): Message {
  const value = parent[field]
  return isMessage(value) ? value : {}
}

/** The messages in a repeated field. */
export function messagesIn(parent: Message, field: string): Message[] {
  const value = parent[field]
  return Array.isArray(value) ? value.filter(isMessage) : []
}

export function textIn(parent: Message, field: string): string {
  const value = parent[field]
  return typeof value === 'string' ? value : ''
}

export function isMessage(value: unknown): value is Message {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The message itself and each one in it, at any depth. */
export function* messagesWithin(value: unknown): Generator<Message> {
  if (isMessage(value)) yield value
  if (typeof value === 'object' && value !== null)
    for (const part of Object.values(value)) yield* messagesWithin(part)
}
