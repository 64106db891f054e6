// An identity provider that can be told to do wrong: each fault is one that a real one never has.
import { createHash, createHmac, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { listen } from './support.mjs';

const encoded = (value) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

function newKey(kind, id) {
  const pair =
    kind === 'ES256'
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
      : generateKeyPairSync('rsa', { modulusLength: kind === 'small' ? 1024 : 2048 });
  return { kind, id, ...pair };
}

function signature(kind, key, text) {
  if (kind === 'PS256') return sign('sha256', Buffer.from(text), { key, padding: 6, saltLength: 32 });
  if (kind === 'ES256') return sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' });
  return sign('sha256', Buffer.from(text), key);
}

export async function startIssuer(clientId) {
  const codes = new Map();
  let keys = [newKey('RS256', 'first')];
  const issuer = {
    claims: {}, // of the person who logs in
    fault: '', // what is wrong with the next tokens
    kind: 'RS256',
    discoveries: 0,
    keyReadings: 0,
    /** New keys, the old ones gone. */
    rotate: (kind, id) => {
      issuer.kind = kind;
      keys = [newKey(kind, id)];
    },
  };

  function token(asked) {
    const now = Math.floor(Date.now() / 1000);
    const fault = issuer.fault;
    const claims = { iss: issuer.url, aud: clientId, iat: now, exp: now + 300, nonce: asked.nonce, ...issuer.claims };
    if (fault === 'issuer') claims.iss = 'https://evil.example';
    if (fault === 'audience') claims.aud = 'another';
    if (fault === 'audiences') claims.aud = [clientId, 'another'];
    if (fault === 'party') claims.azp = 'another';
    if (fault === 'expired') Object.assign(claims, { iat: now - 600, exp: now - 300 });
    if (fault === 'old') Object.assign(claims, { iat: now - 3600, exp: now + 3600 });
    if (fault === 'future') Object.assign(claims, { iat: now + 600, exp: now + 900 });
    if (fault === 'nonce') claims.nonce = 'another';
    if (fault === 'no subject') delete claims.sub;
    if (fault === 'no expiry') delete claims.exp;
    const header = { alg: issuer.kind === 'small' ? 'RS256' : issuer.kind, kid: keys[0].id, typ: 'JWT' };
    if (fault === 'none') header.alg = 'none';
    if (fault === 'shared secret') header.alg = 'HS256';
    if (fault === 'critical') header.crit = ['exp'];
    const text = `${encoded(header)}.${encoded(claims)}`;
    if (fault === 'none') return `${text}.`;
    if (fault === 'shared secret') {
      // The public key taken for a secret: what a verifier falls for that lets the token choose.
      const pem = keys[0].publicKey.export({ type: 'spki', format: 'pem' });
      return `${text}.${createHmac('sha256', pem).update(text).digest('base64url')}`;
    }
    const by = fault === 'signature' ? newKey(issuer.kind, 'another').privateKey : keys[0].privateKey;
    const signed = `${text}.${signature(issuer.kind, by, text).toString('base64url')}`;
    if (fault === 'altered') {
      const [head, , tail] = signed.split('.');
      return `${head}.${encoded({ ...claims, sub: 'somebody else' })}.${tail}`;
    }
    return fault === 'no token' ? 'inte ett intyg' : signed;
  }

  async function body(request) {
    let text = '';
    for await (const piece of request) text += piece;
    return new URLSearchParams(text);
  }

  const { server, url } = await listen(async (request, response) => {
    const address = new URL(request.url, issuer.url);
    const json = (value, status = 200) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(value));
    };
    if (address.pathname === '/.well-known/openid-configuration') {
      issuer.discoveries += 1;
      return json({
        issuer: issuer.url,
        authorization_endpoint: `${issuer.url}/authorize`,
        token_endpoint: `${issuer.url}/token`,
        jwks_uri: `${issuer.url}/keys`,
      });
    }
    if (address.pathname === '/keys') {
      issuer.keyReadings += 1;
      return json({
        keys: keys.map((key) => ({ ...key.publicKey.export({ format: 'jwk' }), kid: key.id, use: 'sig' })),
      });
    }
    if (address.pathname === '/authorize') {
      const asked = Object.fromEntries(address.searchParams);
      issuer.asked = asked;
      const code = randomUUID();
      codes.set(code, asked);
      const back = new URL(asked.redirect_uri);
      back.searchParams.set('state', asked.state);
      if (issuer.fault === 'declined') back.searchParams.set('error', 'access_denied');
      else back.searchParams.set('code', code);
      if (issuer.fault === 'mixed up') back.searchParams.set('iss', 'https://evil.example');
      response.writeHead(302, { location: back.href });
      return response.end();
    }
    if (address.pathname === '/token') {
      const given = await body(request);
      const asked = codes.get(given.get('code'));
      codes.delete(given.get('code'));
      const challenge = createHash('sha256').update(given.get('code_verifier') ?? '').digest('base64url');
      if (!asked || challenge !== asked.code_challenge || given.get('redirect_uri') !== asked.redirect_uri)
        return json({ error: 'invalid_grant' }, 400);
      return json({ access_token: 'x', token_type: 'Bearer', id_token: token(asked) });
    }
    return json({ error: 'not_found' }, 404);
  });
  issuer.url = url;
  issuer.stop = () => new Promise((closed) => server.close(closed).closeAllConnections());
  return issuer;
}
