/**
 * A React key that is another only when what a form begins with is another. With a row's version as the key, a change of
 * anything else of that row would empty the form of what is being written.
 */
export const contents = (...parts: unknown[]): string => JSON.stringify(parts);
