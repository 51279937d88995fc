// How documents of a workspace look in the editor: their own small grammars, and themes made of the style sheet's tokens.

const cellWords = /\b(?:not|to under|to|within|in more than|in the last|more than|ago|starts|ends|contains|has none of|has|is not known|is known|is empty|days?|business days?|hours?|weeks?|months?|years?)\b/;

const json = {
  tokenizer: {
    root: [
      [/"(?:title|description|because|example|label|maintainer|asks|note)"(?=\s*:)/, 'key', '@prose'],
      [/"(?:[^"\\]|\\.)*"(?=\s*:)/, 'key'],
      [/"/, 'string', '@text'],
      [/-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/, 'number'],
      [/\b(?:true|false|null)\b/, 'keyword'],
      [/[{}[\],:]/, 'delimiter'],
    ],
    prose: [
      [/\s*:\s*/, 'delimiter'],
      [/"/, 'string', '@words'],
      [/./, { token: '@rematch', next: '@pop' }],
    ],
    words: [
      [/\{\{/, 'code', '@code'],
      [/\\./, 'escape'],
      [/[^"\\{]+|\{/, 'string'],
      [/"/, 'string', '@popall'],
    ],
    text: [
      [/\{\{/, 'code', '@code'],
      [cellWords, 'word'],
      [/\\./, 'escape'],
      [/[^"\\{\w]+|\w+|\{/, 'string'],
      [/"/, 'string', '@pop'],
    ],
    code: [
      [/\}\}/, 'code', '@pop'],
      [/"/, 'string', '@popall'],
      [/[^}"]+|\}/, 'code'],
    ],
  },
};

const scriban = {
  keywords: ['if', 'else', 'end', 'for', 'in', 'while', 'case', 'when', 'capture', 'with', 'wrap', 'func', 'include', 'ret', 'break', 'continue', 'true', 'false', 'null'],
  tokenizer: {
    root: [
      [/^---\s*$/, 'delimiter', '@front'],
      [/\{\{[-~]?/, 'code', '@code'],
      [/[^{]+|\{/, ''],
    ],
    front: [
      [/^---\s*$/, 'delimiter', '@body'],
      [/^[a-z]+(?=:)/, 'key'],
      [/\{\{[-~]?/, 'code', '@code'],
      [/[^{]|\{/, 'string'],
    ],
    body: [
      [/\{\{[-~]?/, 'code', '@code'],
      [/[^{]+|\{/, ''],
    ],
    code: [
      [/[-~]?\}\}/, 'code', '@pop'],
      [/#.*?(?=[-~]?\}\})/, 'comment'],
      [/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/, 'string'],
      [/\d+(?:\.\d+)?/, 'number'],
      [/[a-zA-Z_]\w*(?:\.\w+)*/, { cases: { '@keywords': 'keyword', '@default': 'name' } }],
      [/[|?:=<>!+*/%&.,()[\]-]/, 'delimiter'],
    ],
  },
};

const csv = {
  tokenizer: {
    root: [
      [/"(?:[^"]|"")*"?/, 'string'],
      [/[,;]/, 'delimiter'],
      [/\|/, 'keyword'],
      [cellWords, 'word'],
      [/\w[\w.-]*/, ''],
    ],
  },
};

const brackets = [['{', '}'], ['[', ']'], ['(', ')']];

/** Tells Monaco of the languages; returns the one of a document. */
export function defineLanguages(monaco) {
  for (const [id, grammar] of Object.entries({ 'playbook-json': json, 'playbook-template': scriban, 'playbook-table': csv })) {
    monaco.languages.register({ id });
    monaco.languages.setMonarchTokensProvider(id, grammar);
    monaco.languages.setLanguageConfiguration(id, {
      brackets,
      autoClosingPairs: [...brackets, ['"', '"']].map(([open, close]) => ({ open, close, notIn: id === 'playbook-json' ? ['string'] : [] })),
      wordPattern: /[\w.'-]+/,
    });
  }
}

/** The language of a document, by its path. */
export function languageOf(path) {
  return path.endsWith('.scriban') ? 'playbook-template' : path.endsWith('.csv') ? 'playbook-table' : path.endsWith('.json') ? 'playbook-json' : 'plaintext';
}

/** Makes the theme anew from the tokens as they are now, light or dark. */
export function applyTheme(monaco) {
  const styles = getComputedStyle(document.documentElement);
  const token = (name) => styles.getPropertyValue(`--${name}`).trim();
  const ink = (name) => token(name).slice(1);
  const isDark = matchMedia('(prefers-color-scheme: dark)').matches;
  monaco.editor.defineTheme('playbooks', {
    base: isDark ? 'vs-dark' : 'vs',
    inherit: true,
    rules: [
      { token: '', foreground: ink('ink') },
      { token: 'key', foreground: ink('accent') },
      { token: 'string', foreground: ink('ink') },
      { token: 'word', foreground: ink('trapped') },
      { token: 'number', foreground: ink('accessible') },
      { token: 'keyword', foreground: ink('accessible') },
      { token: 'code', foreground: ink('loyal') },
      { token: 'name', foreground: ink('loyal') },
      { token: 'escape', foreground: ink('quiet') },
      { token: 'comment', foreground: ink('quiet'), fontStyle: 'italic' },
      { token: 'delimiter', foreground: ink('quiet') },
    ],
    colors: {
      'editor.background': token('card'),
      'editor.foreground': token('ink'),
      'editor.lineHighlightBackground': token('sunken'),
      'editor.selectionBackground': token('accessible-wash'),
      'editorLineNumber.foreground': token('quiet'),
      'editorLineNumber.activeForeground': token('ink'),
      'editorCursor.foreground': token('accent'),
      'editorError.foreground': token('risk'),
      'editorWarning.foreground': token('trapped'),
      'editorWidget.background': token('card'),
      'editorWidget.border': token('strong-line'),
      'editorSuggestWidget.background': token('card'),
      'editorSuggestWidget.foreground': token('ink'),
      'editorSuggestWidget.selectedBackground': token('accent'),
      'editorSuggestWidget.selectedForeground': token('accent-ink'),
      'editorSuggestWidget.highlightForeground': token('accent'),
      'editorSuggestWidget.focusHighlightForeground': token('accent-ink'),
      'editorHoverWidget.background': token('card'),
      'editorHoverWidget.border': token('strong-line'),
      'list.hoverBackground': token('sunken'),
      'menu.background': token('card'),
      'menu.foreground': token('ink'),
      'menu.selectionBackground': token('accent'),
      'menu.selectionForeground': token('accent-ink'),
      focusBorder: token('focus'),
    },
  });
  monaco.editor.setTheme('playbooks');
}
