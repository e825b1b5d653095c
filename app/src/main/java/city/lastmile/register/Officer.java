package city.lastmile.register;

import java.util.Set;

/**
 * A person who serves the city.
 *
 * @param id           unique sign-on name, {@code [a-z0-9-]+}
 * @param name         the person's name; private, never shown to residents
 * @param tier         the terminal the person works at; desk and discipline staff are {@code DEPARTMENT}
 * @param organisation code of the organisation the person belongs to
 * @param title        the position, in Chinese; public
 * @param groups       ids of all the groups the person is a member of, see {@link GroupIds}
 */
public record Officer(String id, String name, Tier tier, String organisation, String title, Set<String> groups) {
}
