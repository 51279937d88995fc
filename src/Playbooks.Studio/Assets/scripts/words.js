// Completion: the service knows what can be written at a place.

export function completeWords({ monaco, editor, form, current }) {
  const kinds = {
    Key: monaco.languages.CompletionItemKind.Property,
    Fact: monaco.languages.CompletionItemKind.Field,
    Value: monaco.languages.CompletionItemKind.EnumMember,
    Name: monaco.languages.CompletionItemKind.Reference,
    Function: monaco.languages.CompletionItemKind.Function,
    Keyword: monaco.languages.CompletionItemKind.Keyword,
  };

  monaco.languages.registerCompletionItemProvider(editor.getModel().getLanguageId(), {
    triggerCharacters: ['"', '.', '|', ' ', '{', "'", ',', ';', ':'],
    async provideCompletionItems(model, position, context, token) {
      const body = current();
      body.set('line', position.lineNumber);
      body.set('column', position.column);
      const stop = new AbortController();
      token.onCancellationRequested(() => stop.abort());
      try {
        const answer = await fetch(form.dataset.words, { method: 'POST', body, signal: stop.signal });
        if (!answer.ok) {
          return { suggestions: [] };
        }
        const { from, to, words } = await answer.json();
        const range = new monaco.Range(position.lineNumber, from, position.lineNumber, to);
        return {
          suggestions: words.map((word, i) => ({
            label: word.text,
            insertText: word.written,
            filterText: word.written,
            kind: kinds[word.kind],
            documentation: word.meaning,
            sortText: String(i).padStart(5, '0'),
            range,
          })),
        };
      } catch (stopped) {
        // The next key asks again; the problems beside the editor say when the service is away.
        return { suggestions: [] };
      }
    },
  });
}
