import type { LabelToApply } from '@vedette/documents';
import type { Prose } from '../body.ts';

export interface MailOptions {
  readonly from: string;
  readonly to: string;
  readonly sentAt: Date;
  readonly messageId: string;
  readonly label: LabelToApply | null;
  readonly attachment: { readonly name: string; readonly bytes: Uint8Array } | null;
}

const BOUNDARY = '----=_halden_part';

/** An Internet message; a label is one folded `MSIP_Labels` header. */
export function writeMail(body: Prose, options: MailOptions): string {
  const headers = [
    `From: ${options.from}`,
    `To: ${options.to}`,
    `Subject: ${body.title}`,
    `Date: ${options.sentAt.toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${options.messageId}@halden.example>`,
    'MIME-Version: 1.0',
    ...(options.label === null ? [] : [printLabelHeader(options.label)]),
  ];
  const text = [...body.paragraphs, '', body.footer].join('\r\n\r\n');
  if (options.attachment === null) {
    return [...headers, 'Content-Type: text/plain; charset=utf-8', '', text, ''].join('\r\n');
  }
  const { name, bytes } = options.attachment;
  const encoded = Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\r\n');
  return [
    ...headers,
    `Content-Type: multipart/mixed; boundary="${BOUNDARY}"`,
    '',
    `--${BOUNDARY}`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    text,
    `--${BOUNDARY}`,
    'Content-Type: application/octet-stream',
    'Content-Transfer-Encoding: base64',
    `Content-Disposition: attachment; filename="${name}"`,
    '',
    encoded,
    `--${BOUNDARY}--`,
    '',
  ].join('\r\n');
}

function printLabelHeader({ labelId, siteId, method, name, setDate, contentBits }: LabelToApply): string {
  const pairs = {
    Enabled: 'True',
    SiteId: siteId,
    SetDate: setDate,
    Name: name,
    ContentBits: contentBits ?? 0,
    Method: method,
  };
  const printed = Object.entries(pairs).flatMap(([attribute, value]) =>
    value === undefined ? [] : [`MSIP_Label_${labelId}_${attribute}=${value}`],
  );
  return `MSIP_Labels: ${printed.join(';\r\n ')};`;
}
