package dev.restante.websocket;

import org.xnio.Xnio;

/**
 * XNIO registers itself, its workers, its pools and its servers with JMX. Nothing here reads that, and making the platform's MBean
 * server for it takes a sixth of a start, because that server asks every diagnostic command for its help.
 */
public final class XnioBeans {
    /** Names the class that makes MBean servers; XNIO goes without one when there is no such class. */
    private static final String BUILDER = "javax.management.builder.initial";
    /** Whether its thread pools register nothing; read when the first is made. */
    private static final String POOLS = "jboss.threads.eqe.disable-mbean";

    private XnioBeans() {}

    /**
     * Loads XNIO such that it registers nothing, for the life of the process. JMX itself works as ever: who attaches later
     * gets the JDK's own beans, and where an MBean server was made before, XNIO uses it. To be called by who owns the
     * process, before the first listener is made: meanwhile no other thread can make an MBean server.
     */
    public static void leaveOut() {
        if (System.getProperty(POOLS) == null) {
            System.setProperty(POOLS, "true");
        }
        String before = System.setProperty(BUILDER, "none");
        try {
            var unused = Xnio.getInstance();
        } finally {
            if (before == null) {
                System.clearProperty(BUILDER);
            } else {
                System.setProperty(BUILDER, before);
            }
        }
    }
}
