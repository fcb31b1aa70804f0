import type * as kql from '@vedette/kql';
import {
  dynamicPathColumn,
  dynamicPathNumberColumn,
  dynamicPathNumberSql,
  dynamicPathSql,
  dynamicPathTextColumn,
  dynamicPathTextSql,
  INGESTED_AT_COLUMN,
  KUSTO_TYPES,
  termsColumn,
  termsSql,
} from '@vedette/kql';
import * as model from '@vedette/model';
import { describe, expect, expectTypeOf, test } from 'vitest';

describe('the nouns of the language and those of the platform', () => {
  test('are assignable both ways', () => {
    expectTypeOf<kql.KustoType>().toEqualTypeOf<model.KustoType>();
    expectTypeOf<kql.ColumnSchema>().toExtend<model.ColumnSchema>();
    expectTypeOf<model.ColumnSchema>().toExtend<kql.ColumnSchema>();
    expectTypeOf<kql.TableSchema>().toExtend<model.TableSchema>();
    expectTypeOf<model.TableSchema>().toExtend<kql.TableSchema>();
    expectTypeOf<kql.Span>().toExtend<model.Span>();
    expectTypeOf<model.Span>().toExtend<kql.Span>();
    expectTypeOf<kql.Problem>().toExtend<model.Problem>();
    expectTypeOf<model.Problem>().toExtend<kql.Problem>();
  });

  test('list the same types', () => {
    expect(KUSTO_TYPES).toEqual(model.KUSTO_TYPES);
  });

  test('call the physical columns the same', () => {
    const path = ['Actor', "a:b'c\\%"];
    expect(INGESTED_AT_COLUMN).toBe(model.INGESTED_AT_COLUMN);
    expect(dynamicPathColumn('Raw:Data', path)).toBe(model.dynamicPathColumn('Raw:Data', path));
    expect(dynamicPathSql('`d`', path)).toBe(model.dynamicPathSql('`d`', path));
    expect(dynamicPathTextColumn('Raw:Data', path)).toBe(model.dynamicPathTextColumn('Raw:Data', path));
    expect(dynamicPathTextSql('`d`')).toBe(model.dynamicPathTextSql('`d`'));
    expect(dynamicPathNumberColumn('Raw:Data', path)).toBe(model.dynamicPathNumberColumn('Raw:Data', path));
    expect(dynamicPathNumberSql('`d`', '`t`')).toBe(model.dynamicPathNumberSql('`d`', '`t`'));

    expect(termsColumn('Object:Name')).toBe(model.termsColumn('Object:Name'));
    expect(termsSql('`d`')).toBe(model.termsSql('`d`'));
  });
});
