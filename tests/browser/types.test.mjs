// The client compiles against the API's description as the program writes it now.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { root } from './support.mjs';

const run = promisify(execFile);
const web = join(root, 'web');

test('the client fits the API', { skip: !process.env.LEDSTANG_BINARY }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ledstang-types-'));
  try {
    const described = await run(process.env.LEDSTANG_BINARY, ['openapi'], { maxBuffer: 1 << 26 });
    const api = join(folder, 'openapi.json');
    await writeFile(api, described.stdout);
    for (const part of ['src', 'tsconfig.json', 'vite.config.ts', 'package.json']) {
      await cp(join(web, part), join(folder, part), { recursive: true });
    }
    await symlink(join(web, 'node_modules'), join(folder, 'node_modules'));
    const program = (name) => join(web, 'node_modules/.bin', name);
    await run(program('openapi-typescript'), [api, '-o', join(folder, 'src/api/types.ts')]);
    const compiled = await run(program('tsc'), ['--noEmit', '-p', folder]).catch((error) => error);
    assert.equal(compiled.stdout, '');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
