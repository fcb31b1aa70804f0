/** The content of a document before it has a format. */
export type Body = Prose | Tables;

/** Letters, contracts, notes: shown as Word, PDF, slides, text or mail. */
export interface Prose {
  readonly kind: 'prose';
  readonly title: string;
  readonly author: string;
  readonly paragraphs: readonly string[];
  readonly footer: string;
}

/** Sheets and exports: shown as workbook, CSV or JSON. */
export interface Tables {
  readonly kind: 'tables';
  readonly title: string;
  readonly author: string;
  readonly sheets: readonly Sheet[];
}

export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  /** The first row holds the headers. */
  readonly rows: readonly (readonly string[])[];
}

export type EstateFormat = 'docx' | 'xlsx' | 'pptx' | 'pdf' | 'csv' | 'json' | 'txt' | 'eml' | 'zip';
