package io.klartext.consent.it.container.app;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.EnumSet;

/** Sets all traps. */
public final class TrapApplication implements ServletContextListener {

    @Override
    public void contextInitialized(ServletContextEvent event) {
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
}
