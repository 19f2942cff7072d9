/** The folder with a page of each family of rules. */
export const docsUrl = 'https://github.com/meshgate/meshgate/blob/main/docs/rules'
