/** What every domain stands on: the database, the clock, the languages, the shape of an error. */
@org.springframework.modulith.ApplicationModule(type = org.springframework.modulith.ApplicationModule.Type.OPEN)
@NullMarked
package city.lastmile.platform;

import org.jspecify.annotations.NullMarked;
