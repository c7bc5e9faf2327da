/**
 * The traps of adapting a shop's page, each provoked in Jetty 12, Tomcat 10.1 and Tomcat 11. Every container is a process
 * of its own; one suite speaks HTTP to them. The test names cite the number of the trap in the table of the HTML adapter.
 */
@NullMarked
package io.klartext.consent.it.container;

import org.jspecify.annotations.NullMarked;
