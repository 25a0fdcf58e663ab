package dev.restante.benchmarks.comparison;

import java.util.Collection;

/** Every figure of every round. */
final class Csv {
    private Csv() {}

    static String of(Collection<Table> tables) {
        StringBuilder text = new StringBuilder("case,subject,round,figure,value\n");
        for (Table table : tables) {
            table.forEach((subject, rounds) -> {
                for (int round = 0; round < rounds.size(); round++) {
                    String place = table.of().name() + ',' + subject + ',' + (round + 1) + ",\"";
                    rounds.get(round)
                            .figures()
                            .forEach((figure, value) -> text.append(place)
                                    .append(figure)
                                    .append("\",")
                                    .append(value)
                                    .append('\n'));
                }
            });
        }
        return text.toString();
    }
}
