/** Colours a text, as `styleText` of node:util does. */
export type Paint = (style: Style, text: string) => string

/** What the reports for terminals colour; names of node:util. */
export type Style = 'red' | 'yellow' | 'blue' | 'green' | 'cyan' | 'bold' | 'dim'

/** No colours. */
export const unpainted: Paint = (_style, text) => text
