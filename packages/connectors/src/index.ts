export * from './alert-sink.ts';
