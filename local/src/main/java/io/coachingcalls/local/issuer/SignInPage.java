package io.coachingcalls.local.issuer;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.coachingcalls.events.EventJson;

/** The issuer's page on which a browser becomes one of the demo people: a form for each, and nothing to type. */
final class SignInPage {

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>Sign in · Coaching Calls demo</title>
            <style>
            :root { --bg: #faf9f6; --surface: #fff; --text: #1c1b19; --muted: #5c5953; --border: #85807a;
              --soft: #e0f0ec; --on-soft: #0b4f44; --focus: #1a5fd0 }
            @media (prefers-color-scheme: dark) { :root { --bg: #141513; --surface: #1d1f1c; --text: #f1efea;
              --muted: #aba79f; --border: #7c7a73; --soft: #16352e; --on-soft: #a6e6d8; --focus: #8ab8ff } }
            body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--bg);
              color: var(--text); font: 1rem/1.6 system-ui, sans-serif }
            main { width: min(26rem, calc(100vw - 2rem)); padding: 2rem 0 }
            h1 { font-size: 1.75rem; line-height: 1.2; font-weight: 650; margin: 0 0 .5rem }
            p { margin: 0 0 1.5rem; color: var(--muted) }
            form { margin: 0 0 .75rem }
            button { display: flex; gap: 1rem; align-items: center; width: 100%; padding: .75rem 1rem; font: inherit;
              text-align: left; color: inherit; background: var(--surface); border: 1px solid var(--border);
              border-radius: 14px; cursor: pointer }
            button:hover { border-color: var(--text) }
            button:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px }
            .initial { flex: none; width: 2.5rem; height: 2.5rem; border-radius: 50%; display: grid;
              place-items: center; background: var(--soft); color: var(--on-soft); font-weight: 650 }
            .who { display: block; color: var(--muted); font-size: .9375rem; line-height: 1.4 }
            </style>
            </head>
            <body>
            <main>
            <h1>Who would you like to be?</h1>
            <p>This is a demo: these people exist on this machine only, and need no password.</p>
            PEOPLE
            </main>
            </body>
            </html>
            """;

    private SignInPage() {}

    /** The page as HTML; the issuer takes {@code username} and {@code claims} from its forms. */
    static String html() {
        String people = Stream.of(DemoPerson.values())
                .filter(DemoPerson::isPerson)
                .map(SignInPage::form)
                .collect(Collectors.joining("\n"));
        return PAGE.replace("PEOPLE", people);
    }

    private static String form(DemoPerson person) {
        return """
                <form method="post">
                <input type="hidden" name="username" value="%s">
                <input type="hidden" name="claims" value="%s">
                <button><span class="initial" aria-hidden="true">%s</span>
                <span>%s <span class="who">%s</span></span></button>
                </form>""".formatted(
                        person.userId(),
                        claims(person).replace("\"", "&quot;"),
                        person.displayName().charAt(0),
                        person.displayName(),
                        person.who());
    }

    private static String claims(DemoPerson person) {
        try {
            return EventJson.MAPPER.writeValueAsString(person.claims());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
