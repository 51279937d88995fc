// The editor of a document: Monaco in the place of the form's text field, which stays and is what is sent.

import { applyTheme, defineLanguages, languageOf } from './languages.js';
import { watchProblems } from './problems.js';
import { completeWords } from './words.js';
import { watchPreview } from './preview.js';

const form = document.getElementById('document');
if (form) {
  load(form.dataset.monaco).then((monaco) => start(monaco, form));
}

/** Loads Monaco by its own loader, which is a script of the old kind. */
function load(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = `${address}/loader.js`;
    script.onerror = reject;
    script.onload = () => {
      window.require.config({ paths: { vs: address } });
      window.require(['vs/editor/editor.main'], () => resolve(window.monaco), reject);
    };
    document.head.append(script);
  });
}

function start(monaco, form) {
  const field = form.elements.namedItem('text');
  const path = form.dataset.path;
  defineLanguages(monaco);
  applyTheme(monaco);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => applyTheme(monaco));

  const place = document.getElementById('monaco');
  place.hidden = false;
  const editor = monaco.editor.create(place, {
    value: field.value,
    language: languageOf(path),
    readOnly: field.readOnly,
    ariaLabel: field.labels[0].textContent,
    automaticLayout: true,
    autoSurround: 'never',
    fixedOverflowWidgets: true,
    fontFamily: getComputedStyle(document.documentElement).getPropertyValue('--mono'),
    fontSize: 14,
    lineNumbersMinChars: 3,
    links: false,
    minimap: { enabled: false },
    padding: { top: 10, bottom: 10 },
    quickSuggestions: { other: true, strings: true, comments: false },
    scrollBeyondLastLine: false,
    tabSize: 2,
    unicodeHighlight: { ambiguousCharacters: false, nonBasicASCII: false },
    wordBasedSuggestions: false,
    wordWrap: 'on',
    wrappingIndent: 'indent',
  });
  field.hidden = true;
  field.labels[0].htmlFor = '';
  editor.getModel().setEOL(monaco.editor.EndOfLineSequence.LF);

  const page = { monaco, editor, form, field, path, current: () => contentOf(form, editor) };
  bindKeys(page);
  keepUnsaved(page);
  keepPosition(page);
  watchProblems(page);
  completeWords(page);
  watchPreview(page);
  form.dataset.ready = 'true';
}

/** The form as it would be sent, with the text as it is now. */
function contentOf(form, editor) {
  form.elements.namedItem('text').value = editor.getValue();
  return new FormData(form);
}

function bindKeys({ monaco, editor, form }) {
  const save = form.querySelector('button[data-saves]');
  const act = () => save && !save.disabled && form.requestSubmit(save);
  editor.addCommand(monaco.KeyMod.CtrlCmd | monaco.KeyCode.KeyS, act);
  document.addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') {
      event.preventDefault();
      act();
    }
  });
  // Tab belongs to the text; Escape, once nothing is open in the editor, leads out of it.
  editor.addAction({
    id: 'playbooks.leave',
    label: 'Leave the editor',
    keybindings: [monaco.KeyCode.Escape],
    precondition: '!suggestWidgetVisible && !findWidgetVisible && !markersNavigationVisible && !codeActionMenuVisible && !parameterHintsVisible',
    run: () => (save ?? form.querySelector('a, button')).focus(),
  });
}

function keepUnsaved({ editor, form, field }) {
  const saved = field.defaultValue;
  const state = document.getElementById('unsaved');
  // A conflict's text is nowhere saved, however little it was touched since.
  const isDirty = () => form.dataset.unsaved === 'true' || editor.getValue() !== saved.replaceAll('\r\n', '\n');
  const show = () => { state.hidden = !isDirty(); };
  let isLeaving = false;
  form.addEventListener('submit', () => {
    field.value = editor.getValue();
    isLeaving = true;
  });
  editor.onDidChangeModelContent(show);
  window.addEventListener('beforeunload', (event) => {
    if (!isLeaving && isDirty()) {
      event.preventDefault();
    }
  });
  show();
}

// Saving is a form like any other, and the page comes back where it was.
function keepPosition({ editor, form, path }) {
  const key = `playbooks:${path}`;
  const kept = sessionStorage.getItem(key);
  sessionStorage.removeItem(key);
  if (kept) {
    editor.restoreViewState(JSON.parse(kept));
    editor.focus();
  }
  form.addEventListener('submit', () => sessionStorage.setItem(key, JSON.stringify(editor.saveViewState())));
  const line = Number(new URLSearchParams(location.search).get('line'));
  if (!kept && line > 0) {
    const column = Number(new URLSearchParams(location.search).get('column')) || 1;
    editor.setPosition({ lineNumber: line, column });
    editor.revealLineInCenter(line);
    editor.focus();
  }
}
