/**
 * A value of a dynamic column as the JSON text it came as. Ingest writes the text to the letter: no key is sorted, no null
 * dropped, no number printed anew.
 */
export class RawJson {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** So that a record with it inside still prints as what it stands for. */
  toJSON(): unknown {
    return JSON.parse(this.text);
  }
}
