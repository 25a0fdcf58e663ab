/**
 * The shape of the code base as rules. Each rule comes with canaries: classes that break it on purpose, in packages that
 * imitate the layers, so that a rule that has stopped looking is noticed.
 */
package dev.restante.architecture;
