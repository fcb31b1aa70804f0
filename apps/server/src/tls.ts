import { webcrypto } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, writeFile } from 'node:fs/promises';
import path from 'node:path';
import 'reflect-metadata';
import * as x509 from '@peculiar/x509';
import { makeFolder } from '@vedette/model/make-folder';

export interface TlsFiles {
  readonly cert: string;
  readonly key: string;
}

/** PEM texts of `DIRECTORY/tls/`, made at first use: a P-256 certificate for localhost and `host`, good for 397 days. */
export async function loadSelfSigned(directory: string, host: string, now: Date): Promise<TlsFiles> {
  const folder = path.join(directory, 'tls');
  const [certFile, keyFile] = [path.join(folder, 'cert.pem'), path.join(folder, 'key.pem')];
  if (existsSync(certFile) && existsSync(keyFile)) {
    const cert = readFileSync(certFile, 'utf8');
    if (new x509.X509Certificate(cert).notAfter > now) return { cert, key: readFileSync(keyFile, 'utf8') };
  }
  const made = await makeSelfSigned(host, now);
  makeFolder(folder);
  await writeFile(certFile, made.cert);
  await writeFile(keyFile, made.key, { mode: 0o600 });
  await chmod(keyFile, 0o600);
  return made;
}

async function makeSelfSigned(host: string, now: Date): Promise<TlsFiles> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const isIp = /^[\d.]+$|:/.test(host);
  const names: x509.JsonGeneralName[] = [
    { type: 'dns', value: 'localhost' },
    { type: 'ip', value: '127.0.0.1' },
    { type: 'ip', value: '::1' },
  ];
  if (!['localhost', '127.0.0.1', '::1', '0.0.0.0'].includes(host))
    names.push({ type: isIp ? 'ip' : 'dns', value: host });
  const cert = await x509.X509CertificateGenerator.createSelfSigned(
    {
      name: 'CN=Vedette (self-signed)',
      notBefore: new Date(now.getTime() - 3_600_000),
      notAfter: new Date(now.getTime() + 397 * 86_400_000),
      signingAlgorithm: algorithm,
      keys,
      extensions: [
        new x509.SubjectAlternativeNameExtension(names),
        new x509.BasicConstraintsExtension(true, 0, true),
        new x509.ExtendedKeyUsageExtension(['1.3.6.1.5.5.7.3.1']),
      ],
    },
    webcrypto as never,
  );
  const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64');
  const body = pkcs8.match(/.{1,64}/g)?.join('\n') ?? '';
  return { cert: cert.toString('pem'), key: `-----BEGIN PRIVATE KEY-----\n${body}\n-----END PRIVATE KEY-----\n` };
}
