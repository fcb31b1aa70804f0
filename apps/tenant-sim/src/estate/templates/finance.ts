import type { Template } from './template.ts';

const BUSINESS_FILLER = [
  'The {vessel} discharged {small} units of {cargo} at {port} on {date}; the terminal confirmed the tally the same day.',
  'Payment is due thirty days after receipt. Please quote reference {reference} in all correspondence.',
  'Bunker prices in {port} moved by {percent} since the last call, which is within the agreed band.',
  '{colleague} will follow up with {supplier} about the open items before {date}.',
  'The budget for {costCentre} stands at {amount} EUR, of which {percent} has been used.',
  'Demurrage was avoided because the berth at {port} became free {small} hours early.',
  'Insurance cover for the {vessel} was renewed until {date} on unchanged terms.',
  'The survey of the cargo holds found no remarks. The report is filed under {reference}.',
];

/** What a finance department of a shipping company keeps. */
export const FINANCE_TEMPLATES: readonly Template[] = [
  {
    source: 'finance-share',
    folder: 'Invoices/{year}',
    name: 'Invoice {reference}',
    count: 42,
    formats: ['pdf', 'docx', 'pdf'],
    labels: [null, 'General', null, 'Finance', null],
    content: {
      kind: 'prose',
      title: 'Invoice {reference}',
      opening: [
        'From: {supplier}',
        'To: Halden Maritime, accounts payable',
        'Date: {date}',
        'Amount due: {amount} EUR for {cargo} handled at {port}.',
      ],
      fillerCount: 2,
      filler: BUSINESS_FILLER,
      sometimes: {
        probability: 0.4,
        lines: ['Please transfer to IBAN {iban}, SWIFT code {bic}, account holder {supplier}.'],
      },
      footer: '{supplier}, company register {port}',
    },
  },
  {
    source: 'finance-share',
    folder: 'Payroll/{year}',
    name: 'Salary run {isoDate}',
    count: 10,
    formats: ['xlsx'],
    labels: ['Payroll', 'Payroll', null, 'Finance'],
    content: {
      kind: 'tables',
      title: 'Salary run',
      sheets: [
        {
          name: 'Run',
          columns: [
            ['Employee', '{person}'],
            ['Social Security Number', '{ssn}'],
            ['IBAN', '{iban}'],
            ['Gross', '{number}'],
            ['Cost centre', '{costCentre}'],
          ],
          rows: [12, 60],
        },
        {
          name: 'Totals',
          columns: [
            ['Cost centre', '{costCentre}'],
            ['Total', '{number}'],
          ],
          rows: [4, 6],
        },
      ],
    },
  },
  {
    source: 'finance-share',
    folder: 'Exports',
    name: 'Supplier ledger {isoDate} {reference}',
    count: 18,
    formats: ['csv', 'json', 'xlsx'],
    labels: [null, 'Finance'],
    content: {
      kind: 'tables',
      title: 'Supplier ledger',
      sheets: [
        {
          name: 'Ledger',
          columns: [
            ['Document', '{reference}'],
            ['Supplier', '{supplier}'],
            ['Posting date', '{isoDate}'],
            ['Amount', '{number}'],
            ['Cost centre', '{costCentre}'],
          ],
          rows: [30, 160],
        },
      ],
    },
  },
  {
    source: 'finance-share',
    folder: 'Exports/Cards',
    name: 'Corporate card statement {isoDate} {reference}',
    count: 8,
    formats: ['csv', 'xlsx', 'json'],
    labels: [null, 'Confidential'],
    content: {
      kind: 'tables',
      title: 'Corporate card statement',
      sheets: [
        {
          name: 'Statement',
          columns: [
            ['Cardholder', '{person}'],
            ['Credit card number', '{card}'],
            ['Merchant', '{supplier}'],
            ['Amount', '{number}'],
          ],
          rows: [3, 24],
        },
      ],
    },
  },
  {
    source: 'finance-share',
    folder: 'Port calls/{year}',
    name: 'Port calls {port} {reference}',
    count: 30,
    formats: ['csv', 'xlsx', 'json', 'csv'],
    labels: [null, 'General', null],
    content: {
      kind: 'tables',
      title: 'Port calls',
      sheets: [
        {
          name: 'Calls',
          columns: [
            ['Vessel', '{vessel}'],
            ['Port', '{port}'],
            ['Arrived', '{isoDate}'],
            ['At', '{time}'],
            ['Cargo', '{cargo}'],
            ['Units', '{small}'],
            ['Agent', '{supplier}'],
          ],
          rows: [40, 200],
        },
      ],
    },
  },
  {
    source: 'finance-share',
    folder: 'Contracts',
    name: 'Agreement {supplier} {reference}',
    count: 20,
    formats: ['docx', 'pdf'],
    labels: ['Confidential', null, null, 'General', null],
    content: {
      kind: 'prose',
      title: 'Service agreement {reference}',
      opening: [
        'This agreement is made on {date} between Halden Maritime and {supplier}.',
        'The supplier provides handling of {cargo} at {port} for {amount} EUR a quarter.',
      ],
      fillerCount: 5,
      filler: [
        ...BUSINESS_FILLER,
        'Either party may end this agreement with {small} weeks notice in writing.',
        'Liability is limited to {amount} EUR for each event.',
      ],
      sometimes: { probability: 0.2, lines: ['Bank details of the supplier: IBAN {iban}.'] },
      footer: 'Agreement {reference}, page for signature on file',
    },
  },
  {
    source: 'finance-share',
    folder: 'Expenses/{year}',
    name: 'Expenses {person} {isoDate}',
    count: 16,
    formats: ['xlsx'],
    labels: [null, null, 'General'],
    content: {
      kind: 'tables',
      title: 'Expense report',
      sheets: [
        {
          name: 'Report',
          columns: [
            ['Date', '{isoDate}'],
            ['What', 'Taxi and meals in {port}'],
            ['Amount', '{small}'],
            ['Cost centre', '{costCentre}'],
          ],
          rows: [5, 25],
        },
      ],
    },
  },
  {
    source: 'finance-share',
    folder: 'Mail',
    name: 'Re {supplier} {reference}',
    count: 26,
    formats: ['eml'],
    labels: [null, 'General', null, 'Finance', null],
    content: {
      kind: 'prose',
      title: 'Re: {supplier}, {reference}',
      opening: ['Dear {person},', 'Thank you for your message about {cargo} at {port}.'],
      fillerCount: 3,
      filler: BUSINESS_FILLER,
      sometimes: {
        probability: 0.2,
        lines: [
          'Our new bank details are IBAN {iban}, BIC {bic}.',
          'For the hotel please charge the corporate credit card {card}, Visa or Mastercard as printed, expiry 11/28.',
        ],
      },
      footer: '{colleague}, Halden Maritime',
    },
  },
  {
    source: 'finance-share',
    folder: 'Board',
    name: 'Board pack {isoDate}',
    count: 10,
    formats: ['pptx'],
    labels: ['Highly Confidential', null, 'Confidential'],
    content: {
      kind: 'prose',
      title: 'Board pack {date}',
      opening: ['Revenue {amount} thousand EUR, {percent} above plan.', 'Fleet: {small} calls in the quarter.'],
      fillerCount: 6,
      filler: BUSINESS_FILLER,
      footer: 'Speaker: {colleague}',
    },
  },
  {
    source: 'finance-share',
    folder: 'Systems/logs',
    name: 'gateway-{isoDate}-{small}',
    count: 14,
    formats: ['txt'],
    labels: [null],
    content: {
      kind: 'prose',
      title: 'gateway log',
      opening: ['service started'],
      fillerCount: 40,
      filler: [
        '{isoDate}T{time}:07Z {level} request from {ip} for /orders/{reference} took {small} ms',
        '{isoDate}T{time}:41Z {level} batch {reference} posted {small} rows to ledger',
      ],
      footer: 'end of log',
    },
  },
  {
    source: 'finance-share',
    folder: 'Systems/config',
    name: 'deploy {reference}',
    count: 5,
    formats: ['txt', 'docx'],
    labels: [null],
    content: {
      kind: 'prose',
      title: 'Deployment notes {reference}',
      opening: ['Owner: {colleague}', 'The nightly export writes to the archive account.'],
      fillerCount: 2,
      filler: BUSINESS_FILLER,
      sometimes: {
        probability: 0.6,
        lines: [
          'DefaultEndpointsProtocol=https;AccountName=haldenarchive;AccountKey={storageKey};EndpointSuffix=core.windows.net',
        ],
      },
      footer: 'Rotate the secret every quarter.',
    },
  },
  {
    source: 'finance-share',
    folder: 'Meetings',
    name: 'Notes {isoDate} {reference}',
    count: 16,
    formats: ['docx', 'txt'],
    labels: [null, 'General', null, null],
    content: {
      kind: 'prose',
      title: 'Notes of {date}',
      opening: ['Present: {colleague}, {colleague}, {person}.'],
      fillerCount: 5,
      filler: BUSINESS_FILLER,
      footer: 'Next meeting {date}',
    },
  },
  {
    source: 'finance-share',
    folder: 'Archive',
    name: 'Quarter {isoDate} {reference}',
    count: 4,
    formats: ['zip'],
    labels: [null],
    content: {
      kind: 'tables',
      title: 'Closing',
      sheets: [
        {
          name: 'Closing',
          columns: [
            ['Account', '{reference}'],
            ['IBAN', '{iban}'],
            ['Balance', '{number}'],
          ],
          rows: [3, 12],
        },
      ],
    },
  },
];
