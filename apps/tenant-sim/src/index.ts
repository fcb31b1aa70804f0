export { type EstateFile, type EstateOptions, type EstateSummary, generateEstate } from './estate/generate-estate.ts';
export * from './scenario/cast.ts';
export {
  DEFAULT_SCENARIO,
  DEMO_CLIENT,
  type Scenario,
  startTenantSim,
  type TenantSim,
  type TenantSimOptions,
} from './start-tenant-sim.ts';
