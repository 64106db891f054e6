import { expect, test } from 'vitest';
import { unlessWritten } from './sent';

test('a field is emptied of what was sent, and of nothing else', () => {
  const received = unlessWritten('Det första', '');
  expect(received('Det första')).toBe('');
  expect(received('Det andra')).toBe('Det andra');
});
