/** The officers' own pages beside Tasklist: the whole of a case on one page. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies =
                {"access", "casework", "insight", "intake", "oversight", "register", "worktime", "platform"})
@NullMarked
package city.lastmile.terminal;

import org.jspecify.annotations.NullMarked;
