// What every page does more comfortably with a script. Without it the same is done by links and forms.

for (const button of document.querySelectorAll('button[data-copy]')) {
  button.hidden = false;
  button.addEventListener('click', () => copy(button));
}

for (const form of document.querySelectorAll('form[data-results]')) {
  searchWhileTyping(form);
}

for (const select of document.querySelectorAll('select[data-submits]')) {
  select.addEventListener('change', () => select.form.requestSubmit());
}

async function copy(button) {
  const text = document.getElementById(button.dataset.copy).textContent;
  const said = button.textContent;
  await navigator.clipboard.writeText(text);
  button.textContent = 'Copied';
  button.addEventListener('blur', () => { button.textContent = said; }, { once: true });
}

// The same address that the form leads to, asked for in the background; its results take the place of those shown.
function searchWhileTyping(form) {
  const field = form.querySelector('input[type=search]');
  let waiting = 0;
  let asked = new AbortController();
  field.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, 180);
  });

  async function search() {
    asked.abort();
    asked = new AbortController();
    const address = `${form.getAttribute('action')}?${new URLSearchParams(new FormData(form))}`;
    try {
      const answer = await fetch(address, { signal: asked.signal, headers: { Accept: 'text/html' } });
      if (answer.ok) {
        const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
        const results = page.getElementById(form.dataset.results);
        document.getElementById(form.dataset.results).replaceWith(document.adoptNode(results));
        history.replaceState(null, '', address);
      }
    } catch (stopped) {
      // A newer search took its place, or the service is away: the form itself still works, and says so.
      if (stopped.name !== 'AbortError' && !(stopped instanceof TypeError)) {
        throw stopped;
      }
    }
  }
}
