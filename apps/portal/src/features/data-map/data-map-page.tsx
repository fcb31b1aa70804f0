export function DataMapPage() {
  return null;
}
