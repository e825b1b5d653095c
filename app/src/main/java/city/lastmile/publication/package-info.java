/** Guides, news and public notices: written by offices, approved by their heads, found and read by residents. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"casework", "intake", "register", "worktime", "platform"})
@NullMarked
package city.lastmile.publication;

import org.jspecify.annotations.NullMarked;
