import type * as kql from '@vedette/kql';
import { KUSTO_TYPES } from '@vedette/kql';
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
});
