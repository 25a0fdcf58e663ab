/** What the files under deploy promise, held against the settings. */
@org.jspecify.annotations.NullMarked
package dev.restante.app.deployment;
