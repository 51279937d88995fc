// Problems of the text as it is now: underlined in the editor, listed beside it, with repairs in both places.

import { keepFresh } from './fragments.js';

export function watchProblems(page) {
  const { monaco, editor, form } = page;
  const part = document.getElementById('problems');
  const severities = { error: monaco.MarkerSeverity.Error, warning: monaco.MarkerSeverity.Warning, information: monaco.MarkerSeverity.Info };
  let problems = [];

  function mark() {
    problems = [...part.querySelectorAll('[data-line]')].map(read);
    monaco.editor.setModelMarkers(editor.getModel(), 'playbooks', problems.map((problem) => ({
      ...problem.range,
      severity: severities[problem.severity],
      code: problem.code,
      message: problem.help ? `${problem.message}\n${problem.help}` : problem.message,
    })));
  }

  function read(item) {
    const { line, column, length, code, severity, message, help, replacement } = item.dataset;
    const start = { lineNumber: Number(line), column: Number(column) };
    const model = editor.getModel();
    const end = model.getPositionAt(model.getOffsetAt(start) + Math.max(1, Number(length)));
    return { code, severity, message, help, replacement, range: monaco.Range.fromPositions(start, end) };
  }

  function repair(problem) {
    editor.pushUndoStop();
    editor.executeEdits('repair', [{ range: problem.range, text: problem.replacement }]);
    editor.pushUndoStop();
    editor.setPosition(editor.getModel().getPositionAt(editor.getModel().getOffsetAt(problem.range.getStartPosition()) + problem.replacement.length));
    editor.focus();
    fresh.soon(0);
  }

  // The same buttons that send the form without a script act on the editor here.
  part.addEventListener('click', (event) => {
    const item = event.target.closest('[data-line]');
    const button = event.target.closest('button, a');
    if (!item || !button) {
      return;
    }
    event.preventDefault();
    const problem = read(item);
    if (button.matches('[data-repairs]')) {
      repair(problem);
    } else {
      editor.setSelection(problem.range);
      editor.revealRangeInCenterIfOutsideViewport(problem.range);
      editor.focus();
    }
  });

  monaco.languages.registerCodeActionProvider(editor.getModel().getLanguageId(), {
    provideCodeActions(model, range) {
      const actions = problems
        .filter((problem) => problem.replacement !== undefined && monaco.Range.areIntersectingOrTouching(problem.range, range))
        .map((problem) => {
          const textEdit = { range: problem.range, text: problem.replacement };
          return {
            title: `Replace with ${problem.replacement}`,
            kind: 'quickfix',
            isPreferred: true,
            edit: { edits: [{ resource: model.uri, edit: textEdit, textEdit, versionId: model.getVersionId() }] },
          };
        });
      return { actions, dispose() {} };
    },
  });

  const fresh = keepFresh(page, form.dataset.problems, part, 300, mark);
  mark();
}
