package dev.restante.app.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.app.foundation.Foundation;
import dev.restante.domain.serving.ServingState;
import dev.restante.domain.startup.Phase;
import dev.restante.domain.verification.Fault;
import dev.restante.domain.verification.Finding;
import dev.restante.websocket.ManagementListener;
import dev.restante.websocket.management.Operations;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The operator's page of a real node in a real browser. */
@WithBrowser
@Timeout(180)
class ConsolePageTest {
    private static final String HOSTILE =
            "<img src=x onerror=document.title='owned'><script>document.title='owned'</script>";
    private static final String TAB = "\uE004";
    private static final String ENTER = "\uE007";

    private static Browser browser;
    private StartedNode node;

    @BeforeAll
    static void openBrowser() throws Exception {
        browser = Browser.open();
    }

    @AfterAll
    static void closeBrowser() {
        browser.close();
    }

    @BeforeEach
    void start() throws Exception {
        node = StartedNode.with(Map.of(
                "RESTANTE_ENVIRONMENT", "testing", "RESTANTE_DRAIN_LAME_DUCK", "50s",
                "RESTANTE_DRAIN_TERMINATION_BUDGET", "120s"));
        assertEquals(ServingState.READY, node.decided());
        browser.size(1280, 1000);
        browser.prefer("light");
        browser.console();
        browser.visit(node.management("/console"));
        browser.await("document.body.dataset.state == 'READY'");
    }

    @AfterEach
    void stop() {
        node.close();
    }

    private static void submit(String form, String thread) {
        browser.run("document.getElementById(arguments[0] + '-thread').value = arguments[1];"
                + "document.getElementById(arguments[0] + '-form').requestSubmit()", form, thread);
    }

    @Test
    void page_loads_withoutAWordOfComplaint() throws Exception {
        browser.await("document.getElementById('figure-sends').innerText == '0'");
        assertEquals("READY", browser.shown("state-name"));
        assertEquals("READY · Restante", browser.run("return document.title"));
        assertEquals("[]", browser.console());
    }

    @Test
    void timeline_showsEveryPhase_andHowLongItsStepsTook() {
        browser.await("document.querySelectorAll('#startup-rows tr').length > 7");
        String rows = browser.shown("startup-rows");
        Stream.of(Phase.values()).forEach(phase -> assertTrue(rows.contains(phase.name()), rows));
        node.report().steps().forEach(entry -> assertTrue(rows.contains(entry.step().name()), rows));
        assertTrue(browser.shown("startup-verdict").startsWith("started, "), browser.shown("startup-verdict"));
        long ran = node.report().observed().size();
        assertEquals(Long.toString(ran),
                browser.run("return String(document.querySelectorAll('#startup rect').length)"));
    }

    @Test
    void send_showsItsTrueOutcome_andComesToWhoFollows() {
        submit("send", "demo");
        browser.await("document.getElementById('send-outcome').innerText.startsWith('queued')");
        assertTrue(browser.shown("send-outcome").contains("accepted and held"), browser.shown("send-outcome"));
        submit("follow", "demo");
        browser.await("document.querySelectorAll('#follow-log .message').length == 1");
        submit("send", "demo");
        browser.await("document.getElementById('send-outcome').innerText.startsWith('delivered')");
        browser.await("document.querySelectorAll('#follow-log .message').length == 2");
        assertTrue(browser.shown("follow-log").contains("#2"), browser.shown("follow-log"));
        assertTrue(browser.shown("follow-log").contains("{ \"hello\": \"world\" }"), browser.shown("follow-log"));
        browser.await("document.getElementById('figure-held').innerText == '2'");
        browser.await("document.getElementById('busiest').innerText.includes('demo')");
        browser.await("document.getElementById('ledger-verdict').innerText == 'balances'");
        submit("send", "not a name");
        browser.await("document.getElementById('send-outcome').innerText.startsWith('rejected')");
        assertTrue(browser.shown("send-outcome").contains("INVALID"), browser.shown("send-outcome"));
    }

    @Test
    void whatUsersSend_isNeverMarkup() throws Exception {
        submit("follow", "demo");
        browser.await("document.getElementById('follow-log').innerText.includes('following')");
        node.send("demo", "\"" + HOSTILE + "\"");
        browser.await("document.getElementById('follow-log').innerText.includes('onerror')");
        submit("send", HOSTILE);
        browser.await("document.getElementById('send-outcome').innerText.includes('onerror')");
        submit("follow", "demo"); // stops
        submit("follow", HOSTILE);
        browser.await("document.getElementById('follow-status').innerText.includes('onerror')");
        assertEquals("READY · Restante", browser.run("return document.title"));
        assertEquals("0", browser.run("return String(document.querySelectorAll('main img, main script').length)"));
    }

    @Test
    void changesOfState_areShown_withWhatFailed() {
        node.foundation().serving().verified(new Finding.Failed(Fault.HANGS, "no answer"));
        node.foundation().serving().verified(new Finding.Failed(Fault.HANGS, "no answer"));
        browser.await("document.getElementById('state-name').innerText == 'IMPAIRED'");
        assertTrue(browser.shown("state-reasons").contains("no answer"), browser.shown("state-reasons"));
        node.foundation().requests().drain();
        browser.await("document.getElementById('state-name').innerText == 'DRAINING'");
        assertTrue(browser.shown("state-meaning").startsWith("Leaving soon"), browser.shown("state-meaning"));
    }

    @Test
    void silenceOfTheNode_isToldAsSuch_untilSomebodyAnswersAgain() {
        URI page = node.management("/console");
        node.close();
        browser.await("document.getElementById('state-name').innerText == 'UNKNOWN'");
        assertTrue(browser.shown("state-meaning").startsWith("No answer from the node since "),
                browser.shown("state-meaning"));
        submit("send", "demo");
        browser.await("document.getElementById('send-outcome').innerText.startsWith('unknown')");
        Foundation left = node.foundation();
        ManagementListener again = new ManagementListener(page.getHost(), page.getPort(), new Operations(
                left.serving(), left.startup(), left.requests(), left.metrics(), left.inside(), left.backups(),
                Optional.empty()));
        again.open();
        try {
            browser.await("document.getElementById('state-name').innerText == 'STOPPED'");
        } finally {
            again.close();
        }
    }

    @Test
    void everything_isReachedByKeyboardAlone_inReadingOrder_andVisibly() throws Exception {
        String expected = browser.run(Accessibility.FOCUSABLE);
        StringBuilder reached = new StringBuilder();
        int count = Integer.parseInt(browser.run("return String(arguments[0].split(' ').length)", expected));
        for (int i = 0; i < count; i++) {
            browser.press(TAB);
            reached.append(i == 0 ? "" : " ").append(browser.run(Accessibility.NAME_OF_FOCUS));
            assertFalse("none".equals(browser.run(Accessibility.OUTLINE)), "no visible focus: " + reached);
        }
        assertEquals(expected, reached.toString());
    }

    @Test
    void send_needsNoMouse() throws Exception {
        while (!browser.run(Accessibility.NAME_OF_FOCUS).equals("send-thread")) {
            browser.press(TAB);
        }
        browser.type("by-hand");
        browser.press(ENTER);
        browser.await("document.getElementById('send-outcome').innerText.startsWith('queued')");
        assertEquals("by-hand", browser.run("return document.getElementById('send-thread').value"));
    }

    @Test
    void focus_stays_whileWhatItIsInChanges() throws Exception {
        node.send("chosen", "1");
        browser.await("document.querySelector('#fullest [data-thread=chosen]')");
        browser.run("document.querySelector('#fullest [data-thread=chosen]').focus()");
        node.send("chosen", "1");
        node.send("other", "1");
        browser.await("document.getElementById('fullest').innerText.includes('other')");
        assertEquals("chosen", browser.run("return document.activeElement.dataset.thread"));
        assertTrue(browser.shown("fullest").matches("(?s)chosen\\s+2.*"), browser.shown("fullest"));
        browser.press(ENTER);
        assertEquals("follow-thread chosen",
                browser.run("return document.activeElement.id + ' ' + document.activeElement.value"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void words_standOut_inEveryState(String scheme) throws Exception {
        browser.prefer(scheme);
        submit("send", "demo");
        submit("follow", "demo");
        browser.await("document.querySelectorAll('#follow-log .message').length == 1");
        for (String state : new String[] {"READY", "STARTING", "IMPAIRED", "DRAINING", "FAILED", "UNKNOWN"}) {
            for (String outcome : new String[] {"delivered", "queued", "rejected", "unknown"}) {
                assertEquals("", browser.run(Accessibility.FAINT, state, outcome), scheme + " " + state);
            }
        }
    }

    @Test
    void structure_isThereForThoseWhoListen() {
        assertEquals("", browser.run(Accessibility.UNNAMED));
    }

    @Test
    void narrowScreens_needNoScrollingSideways() throws Exception {
        browser.size(360, 800);
        browser.await("innerWidth == 360");
        assertEquals("0",
                browser.run("const e = document.documentElement; return String(e.scrollWidth - e.clientWidth)"));
    }
}
