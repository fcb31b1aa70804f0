export { type EstateFile, type EstateOptions, type EstateSummary, generateEstate } from './generate-estate.ts';
