package city.lastmile.portal;

import city.lastmile.register.Category;
import city.lastmile.register.CategoryGroup;
import city.lastmile.register.CityRegister;
import city.lastmile.register.Organisation;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The register in the reader's language. Villages and grids have Chinese names only. */
@Component
class RegisterWords {

    private final CityRegister register;
    private final PortalProperties properties;

    RegisterWords(CityRegister register, PortalProperties properties) {
        this.register = register;
        this.properties = properties;
    }

    Choices choices(Locale locale) {
        return new Choices(register.categoryGroups().stream().map(group -> group(group, locale)).toList(),
                register.organisations().stream().map(organisation -> choice(organisation, locale)).toList(),
                towns().map(town -> choice(town, locale)).toList(), villages(locale), register.city(),
                properties.tiles());
    }

    private static Choices.Group group(CategoryGroup group, Locale locale) {
        return new Choices.Group(group.code(), chosen(locale, group.nameZh(), group.nameEn()),
                group.categories().stream().map(leaf -> new Choices.Choice(leaf.code(), name(leaf, locale),
                        isEmergency(leaf), leaf.confidential())).toList());
    }

    private static Choices.Choice choice(Organisation organisation, Locale locale) {
        return Choices.Choice.of(organisation.code(), chosen(locale, organisation.nameZh(), organisation.nameEn()));
    }

    private Stream<Organisation> towns() {
        return register.organisations().stream().filter(organisation -> organisation.kind() == Organisation.Kind.TOWN);
    }

    private List<Choices.Group> villages(Locale locale) {
        return towns().map(town -> new Choices.Group(town.code(), chosen(locale, town.nameZh(), town.nameEn()),
                        register.villages(town.code()).stream()
                                .map(village -> Choices.Choice.of(village.code(), village.name())).toList()))
                .filter(group -> !group.options().isEmpty()).toList();
    }

    String city(Locale locale) {
        return chosen(locale, register.city().nameZh(), register.city().nameEn());
    }

    String category(String code, Locale locale) {
        return register.category(code).map(category -> name(category, locale)).orElse(code);
    }

    boolean isEmergency(String category) {
        return register.category(category).filter(RegisterWords::isEmergency).isPresent();
    }

    private static boolean isEmergency(Category category) {
        return category.urgency() == Category.Urgency.EMERGENCY;
    }

    private static String name(Category category, Locale locale) {
        return chosen(locale, category.nameZh(), category.nameEn());
    }

    private static String chosen(Locale locale, String chinese, String english) {
        return Objects.equals(locale.getLanguage(), Locale.ENGLISH.getLanguage()) ? english : chinese;
    }
}
