import type { SchemaView } from '@vedette/model';

const CLR_TYPES: Readonly<Record<string, string>> = {
  bool: 'System.SByte',
  datetime: 'System.DateTime',
  decimal: 'System.Data.SqlTypes.SqlDecimal',
  dynamic: 'System.Object',
  guid: 'System.Guid',
  int: 'System.Int32',
  long: 'System.Int64',
  real: 'System.Double',
  string: 'System.String',
  timespan: 'System.TimeSpan',
};

/** Our catalogue in the shape of `.show schema as json`, which the language service reads. */
export function toShowSchema({ tables }: SchemaView) {
  return {
    Plugins: [],
    Databases: {
      default: {
        Name: 'default',
        MajorVersion: 1,
        MinorVersion: 0,
        Functions: {},
        EntityGroups: {},
        ExternalTables: {},
        MaterializedViews: {},
        DatabaseAccessMode: 'ReadOnly',
        Tables: Object.fromEntries(
          tables.map(({ name, columns }) => [
            name,
            {
              Name: name,
              OrderedColumns: columns.map((column) => ({
                Name: column.name,
                Type: CLR_TYPES[column.type] ?? 'System.String',
                CslType: column.type,
              })),
            },
          ]),
        ),
      },
    },
  };
}
