package city.lastmile.register;

import java.util.List;

/**
 * A group of categories as the resident's page shows it.
 *
 * @param code       unique, camelCase
 * @param nameZh     shown to residents and officers
 * @param nameEn     the same in English
 * @param categories its leaves in the order of the list; never empty
 */
public record CategoryGroup(String code, String nameZh, String nameEn, List<Category> categories) {
}
