package city.lastmile.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells the engine in whose name a REST call runs, for as long as it runs. */
class EngineIdentityFilter extends OncePerRequestFilter {

    private final EngineSession session;

    EngineIdentityFilter(EngineSession session) {
        this.session = session;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String officer = CurrentOfficer.id().orElseThrow();
        session.begin(officer);
        try {
            chain.doFilter(request, response);
        } finally {
            session.end();
        }
    }
}
