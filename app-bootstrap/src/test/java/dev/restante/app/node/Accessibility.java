package dev.restante.app.node;

/** Questions to a page about how it is used without eyes or mouse, as bodies of JavaScript functions. */
final class Accessibility {
    private static final String NAME =
            "const name = e => e.id || e.getAttribute('href') || e.dataset.thread || e.tagName.toLowerCase();";

    /** What can have the focus, in the order of the document. */
    static final String FOCUSABLE = NAME + """
            return [...document.querySelectorAll('a[href], input, select, textarea, button, summary, [tabindex="0"]')]
                .filter(e => e.checkVisibility() && !e.disabled).map(name).join(' ');
            """;

    static final String NAME_OF_FOCUS = NAME + "return name(document.activeElement);";

    static final String OUTLINE = "return getComputedStyle(document.activeElement).outlineStyle;";

    /** Texts that contrast too little with what is behind them (WCAG 2.2, 1.4.3), in a state and with an outcome. */
    static final String FAINT =
            """
                    document.body.dataset.state = arguments[0];
                    document.body.classList.toggle('stale', arguments[0] === 'UNKNOWN');
                    document.getElementById('send-outcome').className = 'outcome ' + arguments[1];
                    const parse = c => c.match(/[\\d.]+/g).map(Number);
                    const light = c => { const [r, g, b] = c.map(v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
                        return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
                    const behind = e => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor);
                        if (c.length === 3 || c[3] === 1) return c.slice(0, 3);
                        if (c[3] !== 0) throw new Error('half transparent: ' + e.outerHTML.slice(0, 80)); } return [255, 255, 255]; };
                    const faint = new Set();
                    for (const e of document.querySelectorAll('body *')) {
                        const own = [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
                        if (!(own || e.matches('input, textarea, select')) || !e.checkVisibility() || e.closest('.skip, .hidden, script, noscript')) continue;
                        const style = getComputedStyle(e);
                        const a = light(parse(e instanceof SVGElement ? style.fill : style.color).slice(0, 3)), b = light(behind(e));
                        const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
                        if (ratio < 4.5) faint.add(e.tagName + '.' + e.className + ' ' + e.textContent.slice(0, 30) + ' ' + ratio.toFixed(2));
                    }
                    return [...faint].join('; ');
                    """;

    /** What has no name, no label or no place of its own. */
    static final String UNNAMED =
            """
                    const wrong = [];
                    const check = (holds, what) => { if (!holds) wrong.push(what); };
                    check(document.documentElement.lang, 'html without lang');
                    for (const mark of ['h1', 'main', 'header', 'nav', 'footer'])
                        check(document.querySelectorAll(mark).length === 1, 'one ' + mark);
                    const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
                    check(new Set(ids).size === ids.length, 'an id twice');
                    for (const e of document.querySelectorAll('input, select, textarea'))
                        check([...e.labels].some(l => l.textContent.trim()), 'no label: ' + e.id);
                    for (const e of document.querySelectorAll('button, a'))
                        check(e.textContent.trim(), 'no words: ' + e.outerHTML);
                    for (const e of document.querySelectorAll('section, nav'))
                        check(e.getAttribute('aria-label') || document.getElementById(e.getAttribute('aria-labelledby')), 'no name: ' + e.id);
                    for (const e of document.querySelectorAll('table'))
                        check(e.caption || document.getElementById(e.getAttribute('aria-labelledby')), 'no caption: ' + e.outerHTML.slice(0, 60));
                    for (const e of document.querySelectorAll('svg'))
                        check(e.getAttribute('aria-hidden') === 'true' || e.getAttribute('aria-label'), 'no words for a drawing');
                    for (const e of document.querySelectorAll('th')) check(e.scope, 'th without scope');
                    for (const e of document.querySelectorAll('[aria-labelledby]'))
                        check(document.getElementById(e.getAttribute('aria-labelledby')), 'labelled by nothing');
                    const levels = [...document.querySelectorAll('h1, h2, h3')].map(h => +h.tagName[1]);
                    check(levels.every((l, i) => i === 0 || l <= levels[i - 1] + 1), 'a level left out: ' + levels);
                    check(document.querySelectorAll('[role=status][aria-live=polite]').length >= 3, 'live regions');
                    check(!document.querySelector('[tabindex]:not([tabindex="0"]):not([tabindex="-1"])'), 'an order of its own');
                    return wrong.join('; ');
                    """;

    private Accessibility() {}
}
