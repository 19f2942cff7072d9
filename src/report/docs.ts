/** The page of all rules; a rule's anchor is appended. */
export const docsUrl = 'https://github.com/meshgate/meshgate/blob/main/docs/rules.md'
