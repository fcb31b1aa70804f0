import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

export interface TokenClaims {
  readonly aud: string;
  readonly tid: string;
  readonly appid: string;
  readonly roles: readonly string[];
  readonly iat: number;
  readonly exp: number;
}

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Access tokens of this tenant: JWTs whose signature only this process can make. */
export class TokenIssuer {
  readonly #key = randomBytes(32);
  /** Tokens issued before this second are no longer taken. */
  #validFrom = 0;

  issue(claims: TokenClaims): string {
    const body = `${encode({ typ: 'JWT', alg: 'HS256' })}.${encode(claims)}`;
    return `${body}.${this.#sign(body)}`;
  }

  /** The claims of a token that is ours and alive, else why it is refused. */
  verify(token: string, nowSeconds: number): TokenClaims | 'malformed' | 'expired' {
    const end = token.lastIndexOf('.');
    const body = token.slice(0, end);
    const expected = Buffer.from(this.#sign(body));
    const found = Buffer.from(token.slice(end + 1));
    if (end < 0 || expected.length !== found.length || !timingSafeEqual(expected, found)) return 'malformed';
    const claims = JSON.parse(Buffer.from(body.split('.')[1] ?? '', 'base64url').toString()) as TokenClaims;
    return claims.exp <= nowSeconds || claims.iat < this.#validFrom ? 'expired' : claims;
  }

  /** Refuses every token issued so far. */
  expireAll(nowSeconds: number): void {
    this.#validFrom = nowSeconds + 1;
  }

  #sign(body: string): string {
    return createHmac('sha256', this.#key).update(body).digest('base64url');
  }
}
