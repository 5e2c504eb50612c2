// The first script of a host's page: keeps what goes wrong on it, across reloads, for a test to read. Chromium's console
// can be read as well, those of other engines cannot.

window.faults = JSON.parse(sessionStorage.getItem('faults') ?? '[]');
{
    const keep = fault => {
        window.faults.push(fault);
        sessionStorage.setItem('faults', JSON.stringify(window.faults));
    };
    addEventListener('securitypolicyviolation', event => {
        // The browser asks for that itself, whatever the page does.
        if (event.blockedURI === `${location.origin}/favicon.ico`) return;
        keep(`policy: ${event.effectiveDirective} stopped ${event.blockedURI} ${event.sample} in ${event.sourceFile}`);
    });
    addEventListener('error', event => keep(`thrown: ${event.message} in ${event.filename}:${event.lineno}`));
    addEventListener('unhandledrejection', event => keep(`rejected: ${event.reason}`));
    const say = console.error;
    console.error = (...words) => {
        keep(`console: ${words.join(' ')}`);
        say.apply(console, words);
    };
}
