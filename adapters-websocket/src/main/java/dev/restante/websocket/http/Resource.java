package dev.restante.websocket.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A path and its methods.
 *
 * @param segments of the path; {@code *} stands for the variable one
 * @param endpoints by method; HEAD is served wherever GET is
 */
public record Resource(List<String> segments, Map<String, Endpoint> endpoints) {
    private static final String VARIABLE = "*";

    /** {@code path} begins with a slash; {@code endpoints} by method. */
    public static Resource at(String path, Map<String, Endpoint> endpoints) {
        return new Resource(List.of(path.substring(1).split("/", -1)), Map.copyOf(endpoints));
    }

    /** The variable segment of a path that is this one's, empty where it has none; nothing for another path. */
    Optional<String> match(List<String> path) {
        if (path.size() != segments.size()) {
            return Optional.empty();
        }
        String name = "";
        for (int i = 0; i < path.size(); i++) {
            if (segments.get(i).equals(VARIABLE)) {
                name = path.get(i);
            } else if (!segments.get(i).equals(path.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(name);
    }

    Optional<Endpoint> endpoint(String method) {
        return Optional.ofNullable(endpoints.get(method.equals("HEAD") ? "GET" : method));
    }

    /** For the header {@code Allow}. */
    String allowed() {
        return endpoints.keySet()
                .stream()
                .flatMap(method -> method.equals("GET") ? List.of("GET", "HEAD").stream() : List.of(method).stream())
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
