package city.lastmile.access;

import java.util.Set;

/**
 * Somebody who may sign on.
 *
 * @param id     sign-on name
 * @param name   the person's name
 * @param title  the position, in Chinese
 * @param groups ids of the groups the person is a member of
 */
record Person(String id, String name, String title, Set<String> groups) {
}
