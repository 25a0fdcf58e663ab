/**
 * How a node is operated. Inward: {@link dev.restante.ports.operations.Gate}, {@link
 * dev.restante.ports.operations.ServingView}, {@link dev.restante.ports.operations.StartupView}, {@link
 * dev.restante.ports.operations.DrainControl}, implemented by the application and used by listeners. Outward: {@link
 * dev.restante.ports.operations.Connections} and {@link dev.restante.ports.operations.HandOverProbe}, implemented by whatever
 * holds sockets, and {@link dev.restante.ports.operations.Backups}, by whatever keeps messages.
 */
@org.jspecify.annotations.NullMarked
package dev.restante.ports.operations;
