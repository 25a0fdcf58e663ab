/** The start as data: plan, progress, problems and report. Whoever runs the steps brings clock and threads. */
package dev.restante.domain.startup;
