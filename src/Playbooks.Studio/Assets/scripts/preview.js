// The preview of a template on a contact, written by the service from the text as it is now.

import { keepFresh } from './fragments.js';

export function watchPreview(page) {
  const part = document.getElementById('preview');
  if (!part) {
    return;
  }
  const fresh = keepFresh(page, page.form.dataset.preview, part, 400);
  const contact = page.form.elements.namedItem('contact');
  contact.addEventListener('change', () => fresh.soon(0));
  fresh.soon(0);
}
