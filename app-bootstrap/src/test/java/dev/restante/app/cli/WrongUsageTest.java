package dev.restante.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a command line is told before anything is sent, with an exit code of its own. */
class WrongUsageTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            send $probe-acceptance 1          | 2  | thread: $probe-acceptance (expected:
            send a/../b 1                     | 2  | thread: a/../b (expected:
            send t 1 --ttl=abc                | 2  | ttl: abc (expected:
            send t 1 --ttl=-1                 | 2  | ttl: -1 (expected:
            send t 1 --urgency=x              | 2  | urgency: x (expected:
            send t 1 --topic=a+b              | 2  | topic: a+b (expected:
            send t 1 --id=a/b                 | 2  | id: a/b (expected:
            send t 1 --json --text            | 2  | mutually exclusive
            send t                            | 2  | BODY
            send t 1 --url=ftp://x            | 2  | --url: ftp://x (expected: http://HOST:PORT
            send t 1 --url=http://u:p@x       | 2  | (expected: http://HOST:PORT
            send t 1 --url=http://x?y         | 2  | (expected: http://HOST:PORT
            send t 1 --url=http://127.0.0.1:1 | 69 | no connection (
            send t 1 --config=absent.conf     | 78 | RST-1001
            follow                            | 2  | THREAD
            follow t --from=yesterday         | 2  | from: yesterday (expected: unacknowledged, beginning, now or
            follow t --from=e.x               | 2  | from: e.x (expected:
            follow t --from=.1                | 2  | from: .1 (expected:
            follow t --ack=maybe              | 2  | --ack: maybe (expected: client, auto or never)
            follow t --count=0                | 2  | --count: 0 (expected: at least 1)
            follow t --count=-1               | 2  | --count: -1 (expected: at least 1)
            follow t --count=many             | 2  | --count
            follow t --url=http://127.0.0.1:1 | 69 | no connection (
            backup x --url=http://127.0.0.1:1 | 69 | no connection (
            backup                            | 2  | DIR
            config --config=absent.conf       | 78 | RST-1001
            check --what                      | 2  | --what
            """)
    void whatIsWrong_isToldInALine(String line, int code, String told) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int ended = CommandLines.restante(System.nanoTime())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(line.split(" "));
        assertEquals(code, ended, err.toString());
        assertTrue(err.toString().contains(told), err.toString());
        assertTrue(err.toString().lines().count() <= 3, err.toString());
    }
}
