declare module 'punycode/punycode.js' {
  const punycode: { encode(text: string): string; decode(text: string): string };
  export default punycode;
}
