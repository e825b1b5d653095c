package city.lastmile.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.camunda.bpm.webapp.impl.security.filter.headersec.provider.impl.ContentSecurityPolicyProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps the word that marks a page's own scripts with the request for that page. Camunda's filters hand it on from the
 * header to the page by an attribute of the whole application: a request that comes in between changes it, the browser then
 * finds scripts that nobody vouches for, runs none, and an officer looks at an empty page.
 */
class OwnNonce extends OncePerRequestFilter {

    private static final String NONCE = ContentSecurityPolicyProvider.ATTR_CSP_FILTER_NONCE;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ServletContext context = contextOf(request);
        chain.doFilter(new HttpServletRequestWrapper(request) {
            @Override
            public ServletContext getServletContext() {
                return context;
            }
        }, response);
    }

    /** @return the application's context, but for the nonce, which is the request's */
    private static ServletContext contextOf(HttpServletRequest request) {
        ServletContext shared = request.getServletContext();
        return (ServletContext) Proxy.newProxyInstance(ServletContext.class.getClassLoader(),
                new Class<?>[] {ServletContext.class}, (proxy, method, arguments) -> {
                    if (arguments != null && NONCE.equals(arguments[0])) {
                        return ofRequest(request, method, arguments);
                    }
                    return ofApplication(shared, method, arguments);
                });
    }

    private static @Nullable Object ofRequest(HttpServletRequest request, Method method, Object[] arguments) {
        if (method.getName().equals("getAttribute")) {
            return request.getAttribute(NONCE);
        }
        request.setAttribute(NONCE, arguments.length > 1 ? arguments[1] : null);
        return null;
    }

    private static @Nullable Object ofApplication(ServletContext shared, Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(shared, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
