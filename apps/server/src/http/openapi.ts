import { type Route, routes, SUBJECT_TABLES } from '@vedette/model';
import { z } from 'zod';

type Json = Record<string, unknown>;

const toSchema = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json;
  return rest;
};

function describeNeeds({ role, reads }: Route): string {
  const tables = reads ? SUBJECT_TABLES[reads].map((name) => ` and the table \`${name}\``) : [];
  return `Needs the role \`${role}\`${tables.join('')}.`;
}

/** OpenAPI 3.1 of Vedette's own routes, made of the same schemas that check the requests. */
export function makeOpenApi(version: string): Json {
  const paths: Record<string, Json> = {};
  for (const [operationId, route] of Object.entries(routes)) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    const parameters: Json[] = [...route.path.matchAll(/:(\w+)/g)].map((match) => ({
      name: match[1],
      in: 'path',
      required: true,
      schema: { type: 'string' },
    }));
    if ('query' in route && route.query) {
      const { properties, required } = toSchema(route.query, 'input') as {
        properties?: Record<string, Json>;
        required?: string[];
      };
      for (const [name, schema] of Object.entries(properties ?? {})) {
        parameters.push({ name, in: 'query', required: required?.includes(name) ?? false, schema });
      }
    }
    const operation: Json = {
      operationId,
      summary: route.summary,
      parameters,
      responses: {
        200: { description: 'OK', content: { 'application/json': { schema: toSchema(route.response, 'output') } } },
      },
      ...(route.role === null ? { security: [] } : { description: describeNeeds(route) }),
    };
    if ('body' in route && route.body) {
      operation.requestBody = {
        required: true,
        content: { 'application/json': { schema: toSchema(route.body, 'input') } },
      };
    }
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Vedette', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    security: [{ bearer: [] }],
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
    paths,
  };
}
