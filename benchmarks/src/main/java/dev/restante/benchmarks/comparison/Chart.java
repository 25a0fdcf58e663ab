package dev.restante.benchmarks.comparison;

import dev.restante.benchmarks.Median;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Server CPU per delivery as bars, case by case; a line at each end tells the spread. Whole of it is text. */
final class Chart {
    private static final int NAME = 90;
    private static final int BAR = 560;
    private static final int WIDTH = NAME + BAR + 90;
    private static final int LINE = 18;
    private static final String STYLE = "<style>text{font:12px sans-serif}.t{font-weight:bold}.o{fill:#1f6feb}"
            + ".p{fill:#b8bec6}line{stroke:#333}</style>";

    private final StringBuilder body = new StringBuilder();
    private int y;

    private Chart() {}

    static String of(Collection<Table> tables) {
        Chart chart = new Chart();
        tables.forEach(chart::add);
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + WIDTH + "\" height=\"" + (chart.y + LINE)
                + "\"><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>" + STYLE + "\n" + chart.body + "</svg>\n";
    }

    private void add(Table table) {
        double[] most = {0};
        table.forEach((subject, rounds) -> most[0] = Math.max(most[0], last(Table.values(rounds, Row.CPU))));
        y += 2 * LINE;
        body.append("<text class=\"t\" x=\"8\" y=\"" + y + "\">" + table.of().title()
                + ": server CPU, µs/delivery</text>\n");
        table.forEach((subject, rounds) -> bar(subject, rounds, most[0]));
    }

    private void bar(String subject, List<Row> rounds, double most) {
        double[] values = Table.values(rounds, Row.CPU);
        double median = Median.of(values);
        y += LINE;
        body.append("<text x=\"8\" y=\"" + y + "\">" + subject + "</text><rect class=\""
                + (subject.startsWith("restante") ? "o" : "p") + "\" x=\"" + NAME + "\" y=\"" + (y - 11)
                + "\" height=\"13\" width=\"" + at(median, most) + "\"/>");
        body.append("<line x1=\"" + (NAME + at(values[0], most)) + "\" x2=\"" + (NAME + at(last(values), most))
                + "\" y1=\"" + (y - 5) + "\" y2=\"" + (y - 5) + "\"/>");
        body.append(String.format(Locale.ROOT, "<text x=\"%d\" y=\"%d\">%.2f</text>\n",
                NAME + at(last(values), most) + 6, y, median));
    }

    private static double last(double[] values) {
        return values[values.length - 1];
    }

    private static int at(double value, double most) {
        return (int) Math.round(BAR * value / most);
    }
}
