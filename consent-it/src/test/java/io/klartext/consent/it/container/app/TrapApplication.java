package io.klartext.consent.it.container.app;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.io.IOException;
import java.util.EnumSet;

/** Sets all traps. */
public final class TrapApplication implements ServletContextListener {

    @Override
    public void contextInitialized(ServletContextEvent event) {
        dieWithTheTests();
        ServletContext context = event.getServletContext();
        ConsentTraps.register(context);
        FilterRegistration.Dynamic adapting = context.addFilter("adapting", new AdaptingFilter());
        adapting.setAsyncSupported(true);
        adapting.addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), false, "/*");
        Traps traps = new Traps(context);
        AsyncTraps.set(traps);
        ConsentTraps.set(traps);
        CookieTraps.set(traps);
        FragmentTraps.set(traps);
        DispatchTraps.set(traps);
        FlushTraps.set(traps);
        HeaderTraps.set(traps);
        LengthTraps.set(traps);
        NonBlockingTraps.set(traps);
        ResetTraps.set(traps);
        TypeTraps.set(traps);
    }

    /** The tests hold the other end of this process's input: when they die, however they die, it closes. */
    private static void dieWithTheTests() {
        Thread watch = new Thread(
                () -> {
                    try {
                        while (System.in.read() >= 0) {
                            // nobody says anything
                        }
                    } catch (IOException e) {
                        System.err.println("The input broke: " + e.getClass().getName());
                    }
                    Runtime.getRuntime().halt(0);
                },
                "watches-the-tests");
        watch.setDaemon(true);
        watch.start();
    }
}
