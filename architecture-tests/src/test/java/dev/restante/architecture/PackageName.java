package dev.restante.architecture;

/** A package as an allow-list names it, alone or with all below it. */
record PackageName(String name, boolean withAllBelow) {

    static PackageName of(String text) {
        return text.endsWith("..")
                ? new PackageName(text.substring(0, text.length() - 2), true)
                : new PackageName(text, false);
    }

    boolean covers(String packageName) {
        return packageName.equals(name) || (withAllBelow && packageName.startsWith(name + "."));
    }
}
