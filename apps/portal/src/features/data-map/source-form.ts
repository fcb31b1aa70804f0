export interface SourceForm {
  readonly name: string;
  readonly path: string;
  readonly sourceType: string;
  readonly region: string;
  readonly collection: string;
}

export const emptySource: SourceForm = { name: '', path: '', sourceType: 'File system', region: '', collection: '' };

const isAbsolute = (path: string): boolean => path.startsWith('/') || /^[A-Za-z]:[\\/]/.test(path);

/** What must be mended before the form can be sent, by field. */
export function problemsOf({ name, path, sourceType, region }: SourceForm): Partial<Record<keyof SourceForm, string>> {
  return {
    ...(name.trim() === '' ? { name: 'Give it a name.' } : {}),
    ...(path.trim() === ''
      ? { path: 'Say where the folder is.' }
      : isAbsolute(path)
        ? {}
        : { path: 'Start with / or a drive letter.' }),
    ...(sourceType.trim() === '' ? { sourceType: 'Say what kind of store it is.' } : {}),
    ...(region.trim() === '' ? { region: 'Say where the data is.' } : {}),
  };
}
