/**
 * What a field holds once what it held has been received: `empty`, unless something else has been written into it since. The answer
 * comes after all that is shown has been read anew, and by then somebody may have gone on writing.
 */
export const unlessWritten = <Value>(sent: Value, empty: Value) => (now: Value): Value => (now === sent ? empty : now);
