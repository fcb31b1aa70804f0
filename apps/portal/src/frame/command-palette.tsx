export function CommandPalette(_: { readonly onClose: () => void }) {
  return null;
}
