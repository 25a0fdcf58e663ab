package dev.restante.app.foundation;

/** Which build this is. */
public final class Build {
    private Build() {}

    /** Name and version, as the jar's manifest says. */
    public static String name() {
        String version = Build.class.getPackage().getImplementationVersion();
        return "Restante " + (version == null ? "(not packaged)" : version);
    }
}
