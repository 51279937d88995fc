using Microsoft.Playwright;

namespace Playbooks.Browser.Tests.Looks;

/// <summary>What can be said of a page without looking at it; the code editor, which is not ours, left out.</summary>
internal static class Inspection
{
    /// <summary>What is wrong with its structure: landmarks, headings, labels, ids.</summary>
    public static Task<string[]> OfStructureAsync(IPage page) => page.EvaluateAsync<string[]>(
        """
        () => {
          const ours = (selector) => [...document.querySelectorAll(selector)].filter((one) => !one.closest('#monaco') && !one.closest('.monaco-aria-container'));
          const complaints = [];
          const complain = (what, elements) => elements.forEach((one) => complaints.push(`${what}: ${one.outerHTML.slice(0, 160)}`));
          for (const one of ['main', 'header.masthead', 'footer', 'nav[aria-label="Pages"]', 'h1']) {
            if (ours(one).length !== 1) {
              complaints.push(`${ours(one).length} of ${one}`);
            }
          }
          if (!document.title.endsWith('Playbooks') || document.documentElement.lang !== 'en') {
            complaints.push(`title ${document.title}, language ${document.documentElement.lang}`);
          }
          const named = (one) => one.textContent.trim() || one.getAttribute('aria-label');
          complain('no label', ours('input:not([type=hidden]),select,textarea').filter((field) => !field.labels?.length && !field.hidden));
          complain('no name', ours('a,button,summary').filter((one) => !named(one)));
          complain('id used twice', ours('[id]').filter((one) => document.getElementById(one.id) !== one));
          const refers = ['aria-labelledby', 'aria-describedby', 'aria-controls'];
          complain('refers to nothing', refers.flatMap((name) => ours(`[${name}]`).filter((one) => one.getAttribute(name).split(' ').some((id) => !document.getElementById(id)))));
          complain('anchor of nothing', ours('a[href^="#"]').filter((one) => !document.querySelector(one.getAttribute('href'))));
          const headings = ours('main h1,main h2,main h3,main h4');
          complain('heading out of order', headings.filter((one, place) => place > 0 && one.tagName[1] - headings[place - 1].tagName[1] > 1));
          complain('positive tabindex', ours('[tabindex]').filter((one) => one.tabIndex > 0));
          complain('can be scrolled by a mouse alone', ours('pre,div,ul').filter((one) => ['auto', 'scroll'].includes(getComputedStyle(one).overflowY) && one.tabIndex < 0));
          return complaints;
        }
        """);

    /// <summary>What is wrong with its looks as it is now: what sticks out, what is too faint, what is too small to be touched.</summary>
    public static Task<string[]> OfLooksAsync(IPage page) => page.EvaluateAsync<string[]>(
        """
        () => {
          const complaints = [];
          const root = document.documentElement;
          const say = (one) => `${one.tagName.toLowerCase()}.${one.className.baseVal ?? one.className} "${one.textContent.trim().slice(0, 40)}"`;
          if (root.scrollWidth > root.clientWidth) {
            const wide = [...document.querySelectorAll('main *,header *,footer *')].filter((one) => one.getBoundingClientRect().right > root.clientWidth + 1);
            complaints.push(`scrolls sideways, ${root.scrollWidth} for ${root.clientWidth}: ${wide.slice(0, 3).map(say)}`);
          }
          const parse = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);
          const over = (top, under) => top.slice(0, 3).map((part, i) => part * (top[3] ?? 1) + under[i] * (1 - (top[3] ?? 1)));
          const groundOf = (one) => {
            const layers = [];
            for (let at = one; at; at = at.parentElement) {
              layers.unshift(parse(getComputedStyle(at).backgroundColor));
            }
            return layers.reduce((under, layer) => over(layer, under), [255, 255, 255]);
          };
          const luminance = (colour) => colour.slice(0, 3).map((part) => part / 255)
            .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
            .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
          const contrast = (x, y) => (Math.max(luminance(x), luminance(y)) + 0.05) / (Math.min(luminance(x), luminance(y)) + 0.05);
          const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (words.nextNode()) {
            const one = words.currentNode.parentElement;
            if (!words.currentNode.nodeValue.trim() || one.closest('#monaco,svg,script,style,noscript,.sr,:disabled') || !one.checkVisibility()) {
              continue;
            }
            const style = getComputedStyle(one);
            const ground = groundOf(one);
            const reached = contrast(over(parse(style.color), ground), ground);
            const isLarge = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && style.fontWeight >= 700);
            if (reached < (isLarge ? 3 : 4.5)) {
              complaints.push(`contrast ${reached.toFixed(2)}: ${say(one)}`);
            }
          }
          // What is touched alone, outside of a line of words, is as large as WCAG 2.2 wants it.
          for (const one of document.querySelectorAll('button,.button,select,summary,input:not([type=hidden])')) {
            const { width, height } = one.getBoundingClientRect();
            if (one.checkVisibility() && !one.closest('#monaco,label') && (width < 24 || height < 24)) {
              complaints.push(`too small to be touched, ${width} by ${height}: ${say(one)}`);
            }
          }
          return [...new Set(complaints)].slice(0, 12);
        }
        """);
}
