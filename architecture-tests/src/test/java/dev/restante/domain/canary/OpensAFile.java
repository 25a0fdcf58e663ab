package dev.restante.domain.canary;

import java.io.File;

/** Breaks: the domain has no I/O. */
public final class OpensAFile {
    public final File file = new File("x");
}
