// Parts of the page that the service writes anew from the form as it is now, a moment after the last change.

/** Asks for a part again and again; each answer takes the place of the part's content. */
export function keepFresh({ editor, current }, address, part, settle, onFresh) {
  let waiting = 0;
  let asked = new AbortController();

  async function ask() {
    asked.abort();
    asked = new AbortController();
    const { signal } = asked;
    const version = editor.getModel().getVersionId();
    part.setAttribute('aria-busy', 'true');
    try {
      const answer = await fetch(address, { method: 'POST', body: current(), signal });
      const text = await answer.text();
      if (!answer.ok) {
        say(part, answer.status === 401 || answer.status === 403
          ? 'You are signed out. Keep this page open, sign in on another tab, and go on here.'
          : 'The service did not answer this. Your text is still here; save it to be sure.');
      } else if (version === editor.getModel().getVersionId()) {
        const fresh = document.createElement('template');
        fresh.innerHTML = text;
        part.replaceChildren(fresh.content);
        onFresh?.();
      }
      part.removeAttribute('aria-busy');
    } catch (stopped) {
      if (stopped.name !== 'AbortError') {
        say(part, 'The service cannot be reached. Your text is still here.');
        part.removeAttribute('aria-busy');
      }
    }
  }

  const soon = (delay) => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, delay);
  };
  editor.onDidChangeModelContent(() => soon(settle));
  return { soon };
}

function say(part, words) {
  const note = document.createElement('p');
  note.className = 'note';
  note.textContent = words;
  part.replaceChildren(note);
}
