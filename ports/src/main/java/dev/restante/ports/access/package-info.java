/** Who is asking. Outward: {@link dev.restante.ports.access.Authentication}, implemented by whatever knows credentials. */
@org.jspecify.annotations.NullMarked
package dev.restante.ports.access;
