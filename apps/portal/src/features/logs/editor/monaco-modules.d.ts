/** Entry points of the editor that ship without types of their own. */
declare module 'monaco-editor/esm/vs/editor/editor.all.js';
